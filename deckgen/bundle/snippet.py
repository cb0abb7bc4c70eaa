"""The tag that shows a deck inside another page: ``Bundle`` + its address -> HTML.

The frame is a sandbox without an origin: the deck's scripts run, and reach nothing of the
page around it, no storage and no network. It may open a window, for its links.
"""

from __future__ import annotations

from html import escape

from deckgen.geometry import Size
from deckgen.model import Bundle

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


def snippet(bundle: Bundle, address: str) -> str:
    """The ``<iframe>`` of a deck that lies at ``address``, as wide as there is room."""
    size = bundle.viewport or Size(16, 9)
    width, height = f"{size.width:g}", f"{size.height:g}"
    style = f"width: 100%; height: auto; aspect-ratio: {width} / {height}; border: 0"
    said = {
        "src": f"{address}?embed",
        "title": bundle.title,
        "width": width,
        "height": height,
        "style": style,
        "loading": "lazy",
        "allow": "fullscreen",
        "sandbox": SANDBOX,
    }
    attributes = " ".join(f'{name}="{escape(value)}"' for name, value in said.items())
    return f"<iframe {attributes}></iframe>"

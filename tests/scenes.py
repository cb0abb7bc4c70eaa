"""Scenes, themes and assets made by hand, for tests of what comes after placing."""

from __future__ import annotations

from typing import Any

from deckgen.diagnostics import Span
from deckgen.geometry import Box, Size
from deckgen.model import (
    Annotation,
    Asset,
    Camera,
    Deck,
    Frame,
    Meta,
    Placement,
    Route,
    Scene,
    Step,
    Theme,
)

SPAN = Span("talk.md", 1, 1, 1, 1)
TEMPLATE = """<!doctype html>
<html lang="{{ page.lang }}">
<head>
<meta charset="utf-8">
<!--deckgen:policy-->
<!--deckgen:styles
{{ page.shared_styles }}-->
</head>
<body>{% for frame in page.frames %}<section>{{ frame.body }}</section>{% endfor %}
<!--deckgen:scripts-->
</body>
</html>
"""


def a_frame(name: str = "lego", **more: Any) -> Frame:
    said: dict[str, Any] = {
        "title": name.title(),
        "heading": name.title(),
        "body": f"<p>About {name}</p>",
        "notes": "",
        "annotation": Annotation(),
        "span": SPAN,
    }
    return Frame(name, **{**said, **more})


def a_placement(name: str, **more: Any) -> Placement:
    return Placement(name, **{"box": Box(0, 0, 1600, 900), "size": Size(1600, 900), **more})


def a_scene(*frames: Frame, meta: Meta | None = None, **more: Any) -> Scene:
    """The frames one on another, each a stop of the main route."""
    deck_parts = {key: more.pop(key) for key in ("art", "assets", "styles") if key in more}
    deck = Deck(meta or Meta(title="A talk"), frames, **deck_parts)
    camera = Camera(0, 0, 1600)
    said: dict[str, Any] = {
        "viewport": Size(1600, 900),
        "placements": {frame.id: a_placement(frame.id) for frame in frames},
        "routes": (Route("main", tuple(Step(f.id, f.id, camera) for f in frames)),),
        "bounds": Box(0, 0, 1600, 900),
        "whole": camera,
    }
    return Scene(deck, **{**said, **more})


def a_theme(**more: Any) -> Theme:
    said: dict[str, Any] = {
        "name": "plain",
        "templates": {"deck.html.jinja": TEMPLATE},
        "styles": "",
        "assets": {},
    }
    return Theme(**{**said, **more})


def an_image(data: bytes = b"pixels", **more: Any) -> Asset:
    said: dict[str, Any] = {"name": "a.png", "mime": "image/png", "width": 40.0, "height": 30.0}
    return Asset(data=data, **{**said, **more})

"""The same wall as two pages: deckgen's, and one that impress.js drives by itself."""

from __future__ import annotations

from pathlib import Path

from deckgen.bundle import bundle
from deckgen.bundle.runtime import IMPRESS, RUNTIME
from deckgen.model import Frame, Options, Scene, Theme
from deckgen.render import render
from deckgen.theme import load_theme

# As large and as plain as a frame of ours, so that both sides have the same to paint.
_STYLE = """
body { margin: 0; font-family: Georgia, serif; background: #f2ede4; }
.step {
  position: relative; box-sizing: border-box; width: 1600px; height: 900px; padding: 72px 96px;
  font-size: 44px; line-height: 1.35; color: #222; background: #fffdf8;
  border: 2px solid #ccc; border-radius: 24px;
}
.step#overview { width: 0; height: 0; padding: 0; border: 0; }
.step h1 { margin: 0 0 24px; font-size: 78px; line-height: 1.1; }
"""


def deckgen_page(scene: Scene) -> str:
    """The page that ``deckgen build`` makes."""
    look: Theme = load_theme("atelier", Path())
    made = bundle(render(scene, look, (), Options()), scene, look, (), Options())
    return made.files["index.html"].decode()


def impress_page(scene: Scene) -> str:
    """The page that impress.js's own manual asks for: every step by its ``data-`` attributes."""
    steps = "\n".join(_step(scene, frame) for frame in scene.deck.frames)
    whole = scene.whole
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A wall</title><style>{_STYLE}</style></head>
<body><div id="impress" data-width="1920" data-height="1080" data-max-scale="3" data-min-scale="0">
{steps}
<div id="overview" class="step" data-x="{whole.x:g}" data-y="{whole.y:g}"
 data-scale="{whole.width / scene.viewport.width:g}"></div>
</div>
<script>{(RUNTIME / IMPRESS).read_text(encoding="utf-8")}</script>
<script>impress().init();</script>
</body></html>
"""


def _step(scene: Scene, frame: Frame) -> str:
    at = scene.placements[frame.id]
    return (
        f'<div id="{frame.id}" class="step" data-x="{at.box.x:g}" data-y="{at.box.y:g}"'
        f' data-scale="{at.scale:g}" data-rotate="{at.rotate:g}">'
        f"<h1>{frame.heading}</h1>{frame.body}</div>"
    )

"""A talk as PDF: a page a stop, exactly what the camera sees there, as words and lines."""

from __future__ import annotations

import base64
from importlib.resources import files
from urllib.parse import quote

from deckgen.export.finish import finish
from deckgen.export.page import Page
from deckgen.export.task import Task
from deckgen.geometry import Size

_PIXELS_AN_INCH = 96
_WIDTH = 1920  # pixels of the page where no size is asked for, those of most projectors


def export(task: Task) -> None:
    """Print the stops of ``task`` into its file."""
    size = task.choices.size or _size_of(task.scene.viewport)
    task.progress.stage("opening")
    page = task.studio.open(task.bundle, size, f"?export&route={quote(task.route.name)}")
    page.run("() => deckgen.deck.ready")
    task.progress.stage("printing", len(task.stops))
    page.define(files("deckgen.export").joinpath("print.js").read_text(encoding="utf-8"))
    sheets = [{"step": stop.index, "substep": None} for stop in task.stops]
    plan = {"width": size.width, "height": size.height, "sheets": sheets}
    page.run("(plan) => printOut(plan)", plan)
    made = printed(page, size)
    task.progress.stage("finishing")
    meta, frames = task.scene.deck.meta, task.scene.deck.frames
    title = meta.title or (frames[0].title if frames else "")
    task.file.write_bytes(finish(made, meta, title))


def printed(page: Page, size: Size) -> bytes:
    """What the page prints on sheets of ``size`` pixels."""
    answer = page.call(
        "Page.printToPDF",
        paperWidth=size.width / _PIXELS_AN_INCH,
        paperHeight=size.height / _PIXELS_AN_INCH,
        **dict.fromkeys(("marginTop", "marginBottom", "marginLeft", "marginRight"), 0),
        printBackground=True,
        generateTaggedPDF=True,
    )
    return base64.b64decode(answer["data"])


def _size_of(viewport: Size) -> Size:
    return Size(_WIDTH, round(_WIDTH / viewport.aspect))

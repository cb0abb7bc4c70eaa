"""A talk as PNG: a picture a stop, the whole canvas, or a card for those who link to it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence

from deckgen import __version__
from deckgen.diagnostics import Diagnostic, ExportError
from deckgen.export.gallery import Gallery
from deckgen.export.page import Page
from deckgen.export.steady import opened
from deckgen.export.task import Stop, Task
from deckgen.geometry import Size

_WIDTHS = {"stops": 1920, "canvas": 3840}
CARD = Size(1200, 630)  # what Open Graph, and those who read it, show whole
_HEAD_BYTES = 33  # PNG's signature, and its first chunk
_NAME = re.compile(r"[^\w-]+")
_LONGEST = 60  # characters of a frame's id in a file's name


def export(task: Task) -> None:
    """Write a picture, or several beside each other, named by number and frame."""
    view = task.choices.view
    size = task.choices.size or _size_of(task, view)
    if view == "canvas":
        task.progress.stage("opening")
        page = opened(task.studio, task.bundle, task.route.name, size)
        page.run("() => stillWhole()")
        task.file.write_bytes(taken(page))
        return
    stops = task.stops if view == "stops" else _title(task)
    gallery = Gallery(task, stops, size, task.choices.substeps)
    names = _names(task, gallery.stops)

    def take(page: Page, number: int) -> None:
        (task.folder / names[number]).write_bytes(taken(page))

    gallery.draw(take)


def taken(page: Page) -> bytes:
    """What the page shows, as PNG with a word in it on what made it (PNG, 11.3.4.3)."""
    picture = page.picture(format="png")
    said = b"tEXt" + b"Software\0" + f"deckgen {__version__}".encode("latin-1")
    chunk = struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
    return picture[:_HEAD_BYTES] + chunk + picture[_HEAD_BYTES:]


def _names(task: Task, stops: Sequence[Stop]) -> list[str]:
    """The file of each picture."""
    count = len(stops)
    if count == 1:
        return [task.name]
    digits, stem = len(str(count)), task.name.removesuffix(".png")
    return [
        f"{stem}-{number:0{digits}}-{file_part(stop.step.id)}.png"
        for number, stop in enumerate(stops, 1)
    ]


def file_part(id: str) -> str:
    """A frame's id as a part of a file's name, on every system and in one folder."""
    return _NAME.sub("-", id)[:_LONGEST].strip("-") or "frame"


def _title(task: Task) -> tuple[Stop, ...]:
    """The first stop that shows a frame, which says what the talk is. Raises ExportError."""
    for stop in task.stops:
        if stop.frame is not None:
            return (stop,)
    message = "a card shows the first frame of the route, and there is none"
    raise ExportError(Diagnostic("no-frame", message))


def _size_of(task: Task, view: str) -> Size:
    if view == "card":
        return CARD
    width = _WIDTHS[view]
    return Size(width, round(width / task.scene.viewport.aspect))

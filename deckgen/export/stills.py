"""A talk as PNG: a picture a stop, the whole canvas, or a card for those who link to it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from deckgen import __version__
from deckgen.diagnostics import Diagnostic, ExportError
from deckgen.export.crew import Labour, crew, share
from deckgen.export.page import Page, Studio
from deckgen.export.steady import FLAGS, known_of, opened
from deckgen.export.task import Stop, Task
from deckgen.geometry import Size

_WIDTHS = {"stops": 1920, "canvas": 3840}
CARD = Size(1200, 630)  # what Open Graph, and those who read it, show whole
_HEAD_BYTES = 33  # PNG's signature, and its first chunk
_WORTH_ONE = 4  # stops: to draw as many takes as long as to start another browser
_NAME = re.compile(r"[^\w-]+")
_LONGEST = 60  # characters of a frame's id in a file's name


class _Shot(NamedTuple):
    """The pictures of a stop, which has that number on the route: a file's name each, and how
    many substeps it shows.
    """

    step: int
    pictures: tuple[tuple[str, int], ...]


def export(task: Task) -> None:
    """Write a picture, or several beside each other, named by number and frame."""
    view = task.choices.view
    size = task.choices.size or _size_of(task, view)
    task.progress.stage("opening")
    first = opened(task.studio, task.bundle, task.route.name, size)
    if view == "canvas":
        first.run("() => stillWhole()")
        _take(first, task.file)
        return
    stops = task.stops if view == "stops" else _title(task)
    shots = _shots(task, stops, known_of(first, stops))

    def work(studio: Studio) -> Labour[_Shot]:
        if studio is task.studio:
            return partial(_drawn, task.folder, first)
        page = opened(studio, task.bundle, task.route.name, size)
        known_of(page, stops)  # it has been everywhere, as the first has
        return partial(_drawn, task.folder, page)

    task.progress.stage("drawing", sum(len(shot.pictures) for shot in shots))
    share(shots, crew(task.studio, FLAGS, work, len(shots) // _WORTH_ONE), task.step)


def _drawn(folder: Path, page: Page, wanted: Iterator[_Shot]) -> Generator[int, None, None]:
    """Put pictures into the folder; gives 1 for each."""
    fresh, seen = True, 0
    for shot in wanted:
        past = [[step, 0] for step in range(seen, shot.step)]
        page.run("(at) => filmBegin(at)", {"fresh": fresh, "past": past, "step": shot.step})
        fresh, seen = False, shot.step
        for name, substep in shot.pictures:
            page.run("(substep) => stillShow(substep)", substep)
            _take(page, folder / name)
            yield 1


def _take(page: Page, file: Path) -> None:
    file.write_bytes(signed(page.picture(format="png")))


def _shots(task: Task, stops: Sequence[Stop], known: Sequence[dict[str, Any]]) -> list[_Shot]:
    parts = [_substeps(task, facts) for facts in known]
    count = sum(map(len, parts))
    digits = len(str(count))
    numbers = iter(range(1, count + 1))
    stem = task.name.removesuffix(".png")

    def name(stop: Stop) -> str:
        number = next(numbers)
        if count == 1:
            return task.name
        return f"{stem}-{number:0{digits}}-{file_part(stop.step.id)}.png"

    return [
        _Shot(stop.index, tuple((name(stop), substep) for substep in substeps))
        for stop, substeps in zip(stops, parts, strict=True)
    ]


def _substeps(task: Task, facts: dict[str, Any]) -> range:
    first, last = facts["shown"], facts["shown"] + facts["substeps"]
    return range(first if task.choices.substeps == "all" else last, last + 1)


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


def signed(picture: bytes) -> bytes:
    """The picture with a word in it on what made it (PNG, 11.3.4.3)."""
    said = b"tEXt" + b"Software\0" + f"deckgen {__version__}".encode("latin-1")
    chunk = struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
    return picture[:_HEAD_BYTES] + chunk + picture[_HEAD_BYTES:]

"""A talk as PNG: a picture a stop, the whole canvas, or a card for those who link to it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from deckgen import __version__
from deckgen.diagnostics import Diagnostic, ExportError
from deckgen.export.steady import opened
from deckgen.export.task import Stop, Task
from deckgen.geometry import Size

_WIDTHS = {"stops": 1920, "canvas": 3840}
CARD = Size(1200, 630)  # what Open Graph, and those who read it, show whole
_HEAD_BYTES = 33  # PNG's signature, and its first chunk
_NAME = re.compile(r"[^\w-]+")
_LONGEST = 60  # characters of a frame's id in a file's name


class _Still(NamedTuple):
    """A picture: its file's name, the stop's number on the route, and how much of it is shown."""

    name: str
    step: int
    substep: int


def export(task: Task) -> None:
    """Write a picture, or several beside each other, named by number and frame."""
    view = task.choices.view
    size = task.choices.size or _size_of(task, view)
    task.progress.stage("opening")
    page = opened(task.studio, task.bundle, task.route.name, size)

    def take(name: str) -> None:
        picture = page.picture(format="png")
        (task.folder / name).write_bytes(signed(picture))

    if view == "canvas":
        page.run("() => stillWhole()")
        take(task.name)
        return
    stops = task.stops if view == "stops" else _title(task)
    known = page.run("(steps) => filmPlan(steps)", [stop.index for stop in stops])
    stills = list(_stills(task, stops, known))
    task.progress.stage("drawing", len(stills))
    page.run("() => filmBegin({ fresh: true, past: [], step: 0 })")
    seen = 0
    for number, still in enumerate(stills, 1):
        past = [[step, 0] for step in range(seen, still.step)]
        page.run("(at) => filmBegin(at)", {"fresh": False, "past": past, "step": still.step})
        page.run("(substep) => stillShow(substep)", still.substep)
        take(still.name)
        seen = still.step
        task.progress.step(number)


def _stills(task: Task, stops: Sequence[Stop], known: Sequence[dict[str, Any]]) -> Iterator[_Still]:
    found = [
        (stop, substep)
        for stop, facts in zip(stops, known, strict=True)
        for substep in _substeps(task, facts)
    ]
    digits = len(str(len(found)))
    stem = task.name.removesuffix(".png")
    for number, (stop, substep) in enumerate(found, 1):
        name = f"{stem}-{number:0{digits}}-{file_part(stop.step.id)}.png"
        yield _Still(name if len(found) > 1 else task.name, stop.index, substep)


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

"""One talk through the line and into another format, and what came of it told."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from deckgen.cli.compile import (
    Outcome,
    Request,
    inputs_of,
    readable,
    source_of,
    status_of,
    tell,
)
from deckgen.cli.console import Console
from deckgen.cli.exits import Exit, Stop
from deckgen.cli.find import STANDARD
from deckgen.cli.progress import Meter
from deckgen.diagnostics import DeckError, Diagnostic
from deckgen.export.browser import Browser, NoBrowser, remedy
from deckgen.export.deadline import Deadline
from deckgen.export.deliver import deliver, draft_of, left_over, must_be_ours
from deckgen.export.formats import FORMATS
from deckgen.export.page import Studio
from deckgen.export.stops import NoSuchStop, stops_of
from deckgen.export.task import Choices, Task
from deckgen.inputs import inputs_around
from deckgen.model import Bundle, Route

if TYPE_CHECKING:
    from deckgen.build import Compiled

TIMEOUT_S = 120.0  # where the user names none
_NAMED = 3  # files that are told by their names


class Wanted(NamedTuple):
    """What was asked of an export, besides the talk and the place for it."""

    format: str
    frames: str | None
    choices: Choices
    timeout_s: float | None
    browser: str | None


def convert_one(wanted: Wanted, request: Request, out: Console) -> Outcome:
    """Export one talk, say how it went, and answer with what came of it."""
    start, job, texts = time.perf_counter(), request.job, dict[str, str]()
    try:
        with _ended_properly():
            made, size, left = _convert(wanted, request, out, texts)
    except DeckError as error:
        tell(out, job, error.diagnostics, {**texts, **error.texts}, size=None)
        return Outcome(status_of(error), inputs_of(error, request))
    except NoBrowser as error:
        for refusal in error.refused:
            out.log(f"{refusal.candidate.file} ({refusal.candidate.origin}): {refusal.reason}")
        raise Stop(Exit.BROWSER, "no browser starts here", f"this mends it: {remedy()}") from error
    except NoSuchStop as error:  # under -w, the next save may have it
        tell(out, job, (Diagnostic("no-stop", str(error), hint=error.hint),), {}, size=None)
        return Outcome(Exit.USAGE, inputs_around(Path(job.deck), request.theme))
    tell(out, job, made.warnings, texts, size=size)
    if job.output != STANDARD and not out.json:
        took = f"{readable(size)}, {time.perf_counter() - start:.2f} s"
        out.log(f"{out.styled('wrote', 'good')} {_shown(Path(job.output))} ({took})")
    if left:
        more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
        out.log(f"there from an earlier export: {', '.join(left[:_NAMED])}{more}")
    return Outcome(Exit.GOOD, made.inputs)


def _convert(
    wanted: Wanted, request: Request, out: Console, texts: dict[str, str]
) -> tuple[Bundle, int, Sequence[str]]:
    """What was exported, how many bytes were written, what lies there from earlier exports."""
    made = FORMATS[wanted.format]
    job, place = request.job, _place_of(request.job.output, wanted.format)
    if job.output != STANDARD:
        must_be_ours(place, force=request.force)  # before the work, and again after it
    deadline = Deadline(wanted.timeout_s or TIMEOUT_S, fixed=wanted.timeout_s is not None)
    studio = Studio(browser=wanted.browser, deadline=deadline, flags=made.flags)
    drawn = studio if made.drawn else contextlib.nullcontext()
    with Meter(out, job.output) as meter, drawn, draft_of(place) as folder:
        meter.stage("compiling")
        with _uninterrupted():  # and while the browser starts
            from deckgen.build import compile_talk

            export = made.exporter()
        source = source_of(job.deck)
        texts.update(source.texts)
        compiled = compile_talk(source, options=request.options, theme=request.theme)
        route = _route_of(compiled, request.options.route)
        task = Task(
            scene=compiled.scene,
            bundle=compiled.bundle,
            assets=compiled.assets,
            format=wanted.format,
            route=route,
            stops=stops_of(compiled.scene, route, wanted.frames),
            choices=wanted.choices,
            studio=studio,
            progress=meter,
            folder=folder,
            name=place.name,
        )
        if made.drawn:
            _tell_browser(studio.browser, out)
        export(task)
        if job.output == STANDARD:
            if not _is_one_file(folder, task.file):
                raise Stop(Exit.USAGE, "several files cannot go to standard output", "write -o OUT")
            return compiled.bundle, _to_standard_output(task.file), ()
        left = left_over(folder, place)
        return compiled.bundle, deliver(folder, place, force=request.force), left


def _shown(place: Path) -> str:
    """What was written: the file, or several that are named after it."""
    return str(place if place.exists() else place.with_name(f"{place.stem}-*{place.suffix}"))


def _tell_browser(browser: Browser, out: Console) -> None:
    out.detail(f"browser: {browser.file} ({browser.origin}), {browser.version}")
    if browser.flags:
        out.log("the browser's sandbox is off: this is root, or a container")


def _place_of(output: str, format_name: str) -> Path:
    """Where the main file goes; for standard output, a name for its draft."""
    if output == STANDARD:
        return Path(tempfile.gettempdir()) / f"talk.{format_name}"
    return Path(output)


def _route_of(compiled: Compiled, name: str | None) -> Route:
    routes = compiled.scene.routes
    return next((route for route in routes if route.name == name), routes[0])


def _is_one_file(folder: Path, file: Path) -> bool:
    """Whether all that was made is in that file; captions are in the film too."""
    others = (each for each in folder.rglob("*") if each.is_file() and each != file)
    return file.exists() and all(each.suffix == ".vtt" for each in others)


def _to_standard_output(file: Path) -> int:
    with file.open("rb") as stream:
        shutil.copyfileobj(stream, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return file.stat().st_size


@contextlib.contextmanager
def _ended_properly() -> Iterator[None]:
    """Told to end, we do so as on Ctrl-C, and leave no browser and no draft behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits for the end of the block: it aborts some libraries while they load."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

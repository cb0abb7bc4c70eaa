"""One talk through the line, and what came of it told."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from deckgen.bundle import PAGE, snippet, write
from deckgen.cli.console import Console
from deckgen.cli.exits import Exit, Stop
from deckgen.cli.find import STANDARD, Job
from deckgen.diagnostics import DeckError, Diagnostic, ExportError, OutputError, as_json
from deckgen.inputs import inputs_around
from deckgen.model import Bundle, Options, Source
from deckgen.read import decode, read, read_text

# Faults of the file that the command line names, not of the talk in it.
_NOT_A_TALK = frozenset({"missing-file", "not-a-file", "unreadable"})


class Request(NamedTuple):
    """One deck that was asked for."""

    job: Job
    options: Options
    theme: str | None
    force: bool
    embed_snippet: bool = False


class Outcome(NamedTuple):
    """The status for a deck, and the files of which a change makes it stale."""

    status: Exit
    inputs: frozenset[Path]


def compile_one(request: Request, out: Console) -> Outcome:
    """Build one talk, say how it went, and answer with what came of it."""
    from deckgen.build import compile_deck  # here, so that an export has its browser start first

    start = time.perf_counter()
    job, texts = request.job, dict[str, str]()
    inputs = frozenset[Path]()
    try:
        source = source_of(job.deck)
        texts.update(source.texts)
        bundle = compile_deck(source, options=request.options, theme=request.theme)
        inputs = bundle.inputs
        size = _deliver(bundle, request)
    except DeckError as error:
        tell(out, job, error.diagnostics, {**texts, **error.texts}, size=None)
        return Outcome(status_of(error), inputs or inputs_of(error, request))
    tell(out, job, bundle.warnings, texts, size=size)
    if job.output != STANDARD and not out.json:
        took = f"{readable(size)}, {time.perf_counter() - start:.2f} s"
        out.log(f"{out.styled('wrote', 'good')} {job.output} ({took})")
    if request.embed_snippet:
        out.data(snippet(bundle, _address(request)))
    return Outcome(Exit.GOOD, inputs)


def inputs_of(error: DeckError, request: Request) -> frozenset[Path]:
    """The files of which one may mend what went wrong."""
    return error.inputs or inputs_around(Path(request.job.deck), request.theme)


def source_of(deck: str) -> Source:
    """The talk of that name, ``-`` being standard input. Raises ParseError."""
    if deck != STANDARD:
        return read(Path(deck))
    text, doubts = decode(sys.stdin.buffer.read(), STANDARD)
    source = read_text(text, file=STANDARD, folder=Path.cwd())
    return replace(source, warnings=(*doubts, *source.warnings))


def _address(request: Request) -> str:
    """Where the deck lies, seen from a page beside it."""
    name = quote(Path(request.job.output).name)
    return f"{name}/{PAGE}" if request.options.folder else name


def _deliver(bundle: Bundle, request: Request) -> int:
    """Put the bundle where it goes; the answer is its size in bytes."""
    job = request.job
    if job.output == STANDARD:
        _to_standard_output(bundle.files["index.html"])
    else:
        write(bundle, Path(job.output), folder=request.options.folder, force=request.force)
    return sum(map(len, bundle.files.values()))


def _to_standard_output(page: bytes) -> None:
    try:
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Stop(Exit.OUTPUT, f"standard output cannot be written: {reason}") from error


def tell(
    out: Console,
    job: Job,
    diagnostics: tuple[Diagnostic, ...],
    texts: Mapping[str, str],
    *,
    size: int | None,
) -> None:
    """Say what is wrong or doubtful with one talk; under ``--json`` as its one record."""
    if not out.json:
        out.report(diagnostics, texts)
        return
    record = {
        "deck": job.deck,
        "output": job.output if size is not None else None,
        "bytes": size,
        "diagnostics": [as_json(diagnostic) for diagnostic in diagnostics],
    }
    # The deck itself has standard output where it was asked for there.
    out.record(record, sys.stderr if job.output == STANDARD else sys.stdout)


def status_of(error: DeckError) -> Exit:
    """The status to leave with after ``error``."""
    if isinstance(error, OutputError):
        return Exit.OUTPUT
    if isinstance(error, ExportError):
        return Exit.EXPORT
    if all(d.span is None and d.code in _NOT_A_TALK for d in error.diagnostics):
        return Exit.USAGE
    return Exit.DECK


def readable(size: int) -> str:
    """A number of bytes as a person reads it."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"

"""What went wrong, and where: values first, exceptions only to carry them.

A stage gathers every ``Diagnostic`` it can find and raises one ``DeckError`` at its
end; warnings ride on the stage's result. Nothing here prints.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file. Lines and columns count from 1, in characters.

    ``end_column`` is the column just after the last character.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault (``error``) or doubt (``warning``), and what to write instead.

    ``code`` is stable and short (``unknown-frame``); ``hint`` is shown at the caret.
    """

    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    severity: Severity = "error"


class DeckError(Exception):
    """A talk cannot be built; ``diagnostics`` says every reason, in file order."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=_place_in_file))
        super().__init__("\n".join(d.message for d in self.diagnostics))


class ParseError(DeckError):
    """The talk's text or front matter is not a talk."""


class PlaceError(DeckError):
    """The talk asks for places or routes that cannot be had."""


class ThemeError(DeckError):
    """A theme is missing or broken."""


class ExportError(DeckError):
    """A deck could not be turned into another format."""


class OutputError(DeckError):
    """The output cannot be written, or a file that is not ours stands in its place."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that ``word`` was probably meant to be, if any is near."""
    from difflib import get_close_matches  # only ever needed on the way to an error

    return next(iter(get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known word, or None if nothing is near."""
    found = nearest(word, known)
    return f'did you mean "{found}"?' if found else None


def as_text(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
    """The message as a person reads it: place, the line itself, a caret, the hint.

    ``texts`` maps the file names used in spans to their whole text.
    """
    span = diagnostic.span
    if span is None:
        hint = f"\n      {diagnostic.hint}" if diagnostic.hint else ""
        return f"{diagnostic.severity}: {diagnostic.message}{hint}"
    head = f"{span.file}:{span.line}:{span.column}: {diagnostic.severity}: {diagnostic.message}"
    lines = texts.get(span.file, "").split("\n")
    if not 1 <= span.line <= len(lines):
        return f"{head}\n      {diagnostic.hint}" if diagnostic.hint else head
    line = lines[span.line - 1].rstrip("\r")
    number = f"{span.line:5} | "
    before, marked = _caret_columns(line, span)
    hint = f" {diagnostic.hint}" if diagnostic.hint else ""
    shown = line.replace("\t", " ")
    return f"{head}\n{number}{shown}\n      | {' ' * before}{'^' * marked}{hint}"


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """The same record for a machine."""
    return asdict(diagnostic)


def _caret_columns(line: str, span: Span) -> tuple[int, int]:
    """How many terminal cells stand before the span, and how many it takes."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return _cells(line[:start]), max(1, _cells(line[start:end]))


def _cells(text: str) -> int:
    """Width of ``text`` on a terminal; wide characters take two cells, marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _place_in_file(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.file, span.line, span.column) if span else ("", 0, 0)

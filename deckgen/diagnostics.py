"""What went wrong, and where: values first, exceptions only to carry them.

A stage gathers every ``Diagnostic`` it can find and raises one ``DeckError`` at its
end; warnings ride on the stage's result. Nothing here prints.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
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
    """A talk cannot be built; ``diagnostics`` says every reason, in file order.

    ``texts`` has the whole text of the files that the spans name, as far as known, and
    ``inputs`` the files (absolute paths) of which one may mend it.
    """

    inputs: frozenset[Path] = frozenset()

    def __init__(self, *diagnostics: Diagnostic, texts: Mapping[str, str] | None = None) -> None:
        self.diagnostics = in_file_order(diagnostics)
        self.texts: Mapping[str, str] = texts or {}
        super().__init__("\n".join(d.message for d in self.diagnostics))


class ParseError(DeckError):
    """The talk's text or front matter is not a talk.

    ``so_far`` is the deck as far as it was understood, for later stages to look at too
    (their faults are told in the same run), or None.
    """

    so_far: object | None = None


class PlaceError(DeckError):
    """The talk asks for places or routes that cannot be had."""


class ThemeError(DeckError):
    """A theme is missing or broken."""


class ExportError(DeckError):
    """A deck could not be turned into another format."""


class OutputError(DeckError):
    """The output cannot be written, or a file that is not ours stands in its place."""


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """``diagnostics`` by their places, those without a place first."""
    return tuple(sorted(diagnostics, key=_place_in_file))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that ``word`` was probably meant to be, if any is near."""
    from difflib import get_close_matches  # only ever needed on the way to an error

    spelled = {name.casefold(): name for name in known}
    found = get_close_matches(word[:80].casefold(), list(spelled), n=1, cutoff=0.6)
    return spelled[found[0]] if found else None


def nearest_file(name: str, names: Iterable[str]) -> str | None:
    """A hint that names the file meant by ``name``; endings count for less than names."""
    by_stem = {other.rpartition(".")[0] or other: other for other in sorted(names)}
    found = nearest(name.rpartition(".")[0] or name, by_stem)
    return f'did you mean "{by_stem[found]}"?' if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known word, or None if nothing is near."""
    found = nearest(word, known)
    return f'did you mean "{found}"?' if found else None


def as_text(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
    """The message as a person reads it: place, the line itself, a caret, the hint.

    ``texts`` maps the file names used in spans to their whole text. Nothing in a talk
    can move the cursor or colour the terminal: control characters are shown as such.
    """
    span = diagnostic.span
    place = f"{span.file}:{span.line}:{span.column}: " if span else ""
    head = _harmless(f"{place}{diagnostic.severity}: {diagnostic.message}")
    hint = _harmless(diagnostic.hint or "")
    line = _line_of(texts.get(span.file, ""), span.line) if span else None
    if span is None or line is None:
        return f"{head}\n      {hint}" if hint else head
    shown, before, marked = _excerpt(line, span)
    caret = f"{' ' * before}{'^' * marked} {hint}".rstrip()
    return f"{head}\n{span.line:5} | {shown}".rstrip() + f"\n      | {caret}"


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """The same record for a machine."""
    return asdict(diagnostic)


WIDEST_LINE = 160  # characters of a line that are shown; more is no help at a caret
_LEAD = 60  # of those, how many may stand before the caret of a line that was cut


def _line_of(text: str, number: int) -> str | None:
    lines = text.split("\n")
    return lines[number - 1].rstrip("\r") if 1 <= number <= len(lines) else None


def _excerpt(line: str, span: Span) -> tuple[str, int, int]:
    """The line as shown, the terminal cells before the caret, and the caret's own."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, start - _LEAD) if len(line) > WIDEST_LINE else 0
    last = min(len(line), first + WIDEST_LINE)
    lead, tail = "…" if first else "", "…" if last < len(line) else ""
    before = _cells(lead) + _cells(line[first:start])
    marked = max(1, _cells(line[start : min(end, last)]))
    return lead + _harmless(line[first:last]) + tail, before, marked


def _harmless(text: str) -> str:
    """``text`` without control or direction characters; a tab becomes one blank."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    kind = unicodedata.category(character)
    hidden = kind in ("Cc", "Cs", "Zl", "Zp") or character in _DIRECTIONS
    return "\ufffd" if hidden else character


_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _cells(text: str) -> int:
    """Width of ``text`` on a terminal; wide characters take two cells, marks none."""
    return len(text) if text.isascii() else sum(_width(c) for c in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") and character not in _DIRECTIONS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _place_in_file(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.file, span.line, span.column) if span else ("", 0, 0)

"""What the rules share while one talk is parsed: its lines, and what they have found.

Everything that a rule reports or collects goes here; nothing outlives one ``parse``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from markdown_it.utils import EnvType

from deckgen.diagnostics import Diagnostic, Span
from deckgen.model import AssetKind, AssetUse, Meta, Source

Opens = Literal["headings", "rules", "both"]
KEY = "deckgen"  # where markdown-it's environment carries the context


@dataclass(slots=True)
class Context:
    """One talk being parsed. Lines and columns given to it count from 0."""

    source: Source
    meta: Meta
    trust_html: bool = False
    foreign: bool = False
    opens: Opens = "headings"
    lines: list[str] = field(init=False)
    found: list[Diagnostic] = field(default_factory=list)
    styles: dict[str, str] = field(default_factory=dict)
    ids: dict[str, Span] = field(default_factory=dict)
    frames: set[str] = field(default_factory=set)  # those of the ids that are frames'
    links: list[tuple[str, Span]] = field(default_factory=list)
    passed: dict[str, Span] = field(default_factory=dict)
    removed: dict[str, Span] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)  # languages, footnotes: each told once
    title: str = ""
    _uses: dict[tuple[AssetKind, str], tuple[int, list[Span]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines = self.source.text.split("\n")

    # ---- places --------------------------------------------------------------------

    def span(self, line: int, column: int, length: int) -> Span:
        """The stretch of ``length`` characters at a place of the joined text."""
        file, number = self.source.locate(line + 1)
        return Span(file, number, column + 1, number, column + 1 + length)

    def line_span(self, line: int) -> Span:
        """A whole line without the blanks around it."""
        text = self.lines[line] if line < len(self.lines) else ""
        shown = text.strip()
        return self.span(line, len(text) - len(text.lstrip()), max(1, len(shown)))

    # ---- reports -------------------------------------------------------------------

    def error(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """Something is wrong with the talk."""
        self.found.append(Diagnostic(code, message, span, hint))

    def warn(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """Something about the talk is doubtful."""
        self.found.append(Diagnostic(code, message, span, hint, "warning"))

    def doubt(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """An error, but in a deck written for another tool only a warning."""
        severity: Literal["error", "warning"] = "warning" if self.foreign else "error"
        self.found.append(Diagnostic(code, message, span, hint, severity))

    def pass_over(self, name: str, span: Span) -> None:
        """Leave out what another tool means by ``name``; one summary says so."""
        self.passed.setdefault(name, span)

    def summary(self) -> Iterable[Diagnostic]:
        """The one warning about all that was passed over."""
        if self.passed:
            names = ", ".join(self.passed)
            span = next(iter(self.passed.values()))
            message = f"passed over, as of another tool: {names}"
            yield Diagnostic("foreign-marks", message, span, severity="warning")
        for tag, span in self.removed.items():
            message = f"<{tag}> is left out of the talk's own HTML"
            hint = "--trust-html lets it through"
            yield Diagnostic("removed-html", message, span, hint, "warning")

    # ---- what the page needs -------------------------------------------------------

    def asset(self, kind: AssetKind, name: str, span: Span) -> int:
        """The index of an asset, the same for every use of it."""
        number, spans = self._uses.setdefault((kind, name), (len(self._uses), []))
        spans.append(span)
        return number

    def assets(self) -> tuple[AssetUse, ...]:
        """Every asset, in the order of their indices."""
        return tuple(
            AssetUse(kind, name, spans[0], tuple(spans[1:]))
            for (kind, name), (_, spans) in self._uses.items()
        )

    def style(self, name: str, rules: str) -> str:
        """The class ``name``, whose rules go into the deck's style sheet."""
        self.styles.setdefault(name, rules)
        return name


class Spot(NamedTuple):
    """A block's text, and the line of the talk that it starts on.

    The text has lost its indentation; a place in it is found again in the line itself.
    """

    context: Context
    line: int
    text: str

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the talk."""
        begin = self.text.rfind("\n", 0, start) + 1
        stop = self.text.find("\n", start)
        piece = self.text[begin : stop if stop >= 0 else None]
        line = self.line + self.text.count("\n", 0, start)
        lines = self.context.lines
        column = lines[line].find(piece.strip()) if line < len(lines) else -1
        shift = len(piece) - len(piece.lstrip())
        return self.context.span(line, max(column, 0) + start - begin - shift, max(1, end - start))


def context_of(env: EnvType) -> Context:
    """The context that markdown-it carries through its rules."""
    context: Context = env[KEY]
    return context

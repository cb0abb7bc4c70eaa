"""What a section gave -> the same at its place in the talk: lines, numbers, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from deckgen.diagnostics import Span
from deckgen.model import Annotation, Art, Frame, Noted, Source

_NUMBERED = re.compile(r'(data-asset="|data-diagram=")(\d{1,6})"')


class Move(NamedTuple):
    """Where a section stands: after so many ``lines`` of ``source``.

    ``numbers`` are those of its assets in the whole talk.
    """

    source: Source
    lines: int
    numbers: Sequence[int]

    def span(self, span: Span) -> Span:
        """The stretch of the talk's files that ``span`` is in the section."""
        file, line = self.source.locate(span.line + self.lines)
        end = line + span.end_line - span.line
        return Span(file, line, span.column, end, span.end_column)

    def frame(
        self, frame: Frame, id_: str, level: int, parent: str | None, *, titled: bool
    ) -> Frame:
        """``frame`` under its id in the talk, and in its family there."""
        return replace(
            frame,
            id=id_,
            title=frame.title if titled else id_,
            heading=self._numbered(frame.heading),
            body=self._numbered(frame.body),
            notes=self._numbered(frame.notes),
            annotation=self._annotation(frame.annotation),
            span=self.span(frame.span),
            level=level,
            parent=parent,
        )

    def art(self, art: Art) -> Art:
        """``art`` as it is in the talk."""
        return replace(art, body=self._numbered(art.body), span=self.span(art.span))

    def _annotation(self, said: Annotation) -> Annotation:
        if said.span is None:
            return said
        moved: dict[str, Any] = {"span": self.span(said.span)}
        for field in fields(said):
            value = getattr(said, field.name)
            if isinstance(value, Noted):
                moved[field.name] = Noted(value.value, self.span(value.span))
        return replace(said, **moved)

    def _numbered(self, html: str) -> str:
        if not self.numbers or "data-" not in html:
            return html
        return _NUMBERED.sub(lambda found: f'{found[1]}{self.numbers[int(found[2])]}"', html)

"""Where a talk's front matter ends and its text begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from deckgen.diagnostics import Diagnostic, Span

# A line such as ``title: x``. "Note:" opens the notes of a slide for reveal.js, so a
# document whose first slide has them must not be taken for front matter.
_KEY = re.compile(r"""\s*(?!notes?\s*:)(?:[\w.+-]+|"[^"]+"|'[^']+')\s*:(?:\s|$)""", re.I)
_MARKER = re.compile(r"---[ \t]*$")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*$")


class Front(NamedTuple):
    """``body`` is the text's lines after the front matter, which takes ``blank`` lines."""

    text: str
    body: list[str]
    blank: int
    fault: Diagnostic | None = None


def split_front(text: str, file: str) -> Front:
    """Split ``text`` behind its front matter, if it opens with one.

    A first line ``---`` may also be the rule before a first slide. It is front matter
    if the paragraph below has a line that looks like ``key: value``.
    """
    lines = text.split("\n")
    if not _MARKER.match(lines[0]):
        return Front("", lines, 0)
    end = next((n for n, line in enumerate(lines[1:], 1) if _CLOSING.match(line)), None)
    block = lines[1:end]
    if not _is_front(block, closed=end is not None):
        return Front("", lines, 0)
    if end is not None:
        return Front("\n".join(block), lines[end + 1 :], end + 1)
    hint = "close it with another line --- below its last key"
    message = "the front matter that opens here has no end"
    fault = Diagnostic("open-front-matter", message, Span(file, 1, 1, 1, 4), hint)
    return Front("", [], len(lines), fault)


def _is_front(block: list[str], *, closed: bool) -> bool:
    written = [line for line in block if line.strip()]
    if not written:
        return closed
    heading = written[0].startswith("#") and block.index(written[0]) + 1 < len(block)
    if heading and not block[block.index(written[0]) + 1].strip():
        return False  # a heading with a blank line below it, rather than a comment
    return any(_KEY.match(line) for line in _first_paragraph(block))


def _first_paragraph(block: list[str]) -> list[str]:
    found: list[str] = []
    for line in block:
        if not line.strip() and any(not seen.lstrip().startswith("#") for seen in found):
            break
        if line.strip():
            found.append(line)
    return found

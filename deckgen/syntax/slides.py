"""What decks written for other tools put between slides.

``---`` with front matter of one slide under it (Slidev), ``::right::`` slots (Slidev)
and a ``% Title`` block at the top (Pandoc).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from deckgen.syntax.context import context_of

LONGEST = 60  # lines of one slide's front matter

_RULE = re.compile(r"-{3,}[ \t]*$")
_FIRST = re.compile(r"[a-zA-Z][\w-]*:(?:[ \t]|$)")
_LATER = re.compile(r"[ \t]|[a-zA-Z][\w-]*:(?:[ \t]|$)|- |#|[\]}]")
_SLOT = re.compile(r"::([a-z][\w-]*)::[ \t]*$")


def slides(md: MarkdownIt) -> None:
    """Add the rules."""
    md.block.ruler.before("table", "slide_matter", _slide_matter)
    md.block.ruler.before("fence", "slot", _slot, {"alt": ["paragraph", "list"]})
    md.block.ruler.before("table", "title_block", _title_block)


def _slide_matter(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if state.level or state.src[state.bMarks[start] : state.bMarks[start] + 3] != "---":
        return False
    context = context_of(state.env)
    lines = context.lines[start : min(end, start + LONGEST)]
    if len(lines) < 3 or not _RULE.match(lines[0]):
        return False
    first = next((at for at, text in enumerate(lines) if at and not text.startswith("#")), 0)
    close = next((at for at, text in enumerate(lines) if at and not _LATER.match(text)), 0)
    if not close or not _FIRST.match(lines[first]) or context.meta.frames == "headings":
        return False
    metadata = lines[close].rstrip() == "..."  # Pandoc's: it opens no slide
    if not metadata and (first > 1 or not _RULE.match(lines[close])):
        return False
    if silent:
        return True
    context.foreign = True
    if metadata:
        state.line = start + close + 1
        return True
    token = state.push("hr", "hr", 0)
    token.map = [start, start + 1]
    token.markup = "---"
    token.meta = {"matter": [(at, text) for at, text in enumerate(lines[1:close], start + 1)]}
    state.line = start + close + 1
    return True


def _slot(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("::", at) or state.src[at + 2 : at + 3] in ("", ":"):
        return False
    found = _SLOT.match(state.src[at : state.eMarks[start]])
    if found is None or state.level:
        return False
    if not silent:
        token = state.push("slot", "", 0)
        token.info = found[1]
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _title_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if state.tokens or state.level or not state.src.startswith("% ", state.bMarks[start]):
        return False
    context = context_of(state.env)
    if silent or context.source.front:
        return False
    line = start
    while line < end and context.lines[line].startswith(("%", " ")):
        line += 1
    context.title = context.lines[start][1:].strip()
    context.foreign = True
    state.line = line
    return True

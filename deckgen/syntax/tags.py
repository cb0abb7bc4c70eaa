"""HTML with a meaning of its own: Slidev's clicks, reveal.js's notes.

``<v-clicks>`` and ``<v-click>`` on lines of their own reveal what is between them, and
``<aside class="notes">`` holds speaker notes, which must not be shown as HTML would be.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from deckgen.syntax.context import context_of

DEEPEST = 8  # of these in each other
_TAG = re.compile(r"<(v-clicks?|aside)\b([^<>]*)>[ \t]*(.*)$", re.IGNORECASE)
_NOTES = re.compile(r"""class\s*=\s*["']?[^"'>]*\bnotes\b""", re.IGNORECASE)
_NEXT = re.compile(r"-{3,}[ \t]*$|#{1,2}[ \t]")  # opens another slide
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_MEANING = {"aside": "notes", "v-clicks": "substeps", "v-click": "substep"}
_DEPTH = "deckgen-tags"  # how many are open
_LAST = "deckgen-last-tags"  # where each one's last end stands


class _End(NamedTuple):
    """The line of an end; whether what stands ``inside`` goes on to it; the line after."""

    line: int
    inside: bool
    after: int


def tags(md: MarkdownIt) -> None:
    """Add the rule."""
    alt = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("html_block", "tags", _tags, {"alt": alt})


def _tags(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("<v", "<a", "<A"), at) or state.is_code_block(start):
        return False
    found = _TAG.match(state.src[at : state.eMarks[start]])
    if found is None:
        return False
    name, rest = found[1].lower(), found[3]
    if (name == "aside" and not _NOTES.search(found[2])) or (name != "aside" and rest):
        return False
    if silent:
        return True
    found_end = None if state.env.get(_DEPTH, 0) >= DEEPEST else _end_of(state, name, start, end)
    if found_end is None:
        return _unclosed(state, name, start)
    _hold(state, _MEANING[name], start, found_end, rest)
    return True


def _unclosed(state: StateBlock, name: str, line: int) -> bool:
    """Notes without an end would be shown to the room; the others are too deep: only HTML."""
    if name == "aside":
        context = context_of(state.env)
        message, hint = "these notes are not closed", "write </aside> where they end"
        context.error("unclosed-container", message, context.line_span(line), hint)
    return False


def _end_of(state: StateBlock, name: str, start: int, end: int) -> _End | None:
    """Where the tag ends: with its slide, at the latest. Notes must have an end of their own."""
    close, notes = f"</{name}>", name == "aside"
    last = state.env.setdefault(_LAST, {})
    if name not in last:
        last[name] = state.src.lower().rfind(close)
    if notes and state.bMarks[start] > last[name]:
        return None
    fence = ""
    for line in range(start, end):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        if close in text.lower():
            return _End(line, inside=not text.strip().startswith("</"), after=line + 1)
        mark = _FENCE.match(text)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not (notes or fence) and _NEXT.match(text):
            return _End(line, inside=False, after=line)
    return None if notes else _End(end, inside=False, after=end)


def _hold(state: StateBlock, name: str, start: int, close: _End, rest: str) -> None:
    """A container around what stands between the tags."""
    token = state.push("container_open", "div", 1)
    token.map = [start, close.after]
    token.meta["name"] = name
    if rest:
        _paragraph(state, re.sub(r"</aside>\s*$", "", rest, flags=re.IGNORECASE), start)
    inner_end = close.line + close.inside
    if inner_end > start + 1:
        outer = state.parentType, state.lineMax
        state.parentType, state.lineMax = "container", inner_end
        state.env[_DEPTH] = state.env.get(_DEPTH, 0) + 1
        state.md.block.tokenize(state, start + 1, inner_end)
        state.env[_DEPTH] -= 1
        state.parentType, state.lineMax = outer
    state.push("container_close", "div", -1)
    state.line = close.after


def _paragraph(state: StateBlock, text: str, line: int) -> None:
    """Words that follow the opening tag on its line."""
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text.strip(), [line, line + 1], []
    state.push("paragraph_close", "p", -1)

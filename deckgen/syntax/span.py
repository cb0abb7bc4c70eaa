"""``[words]{.class}``: a span of words with an annotation."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from deckgen.syntax.braces import read_braces

_LAST = "deckgen-last-span"  # the text last looked at, and where its last "]{" stands


def span(md: MarkdownIt) -> None:
    """Add the rule; links come first."""
    md.inline.ruler.after("link", "span", _span)


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 markdown-it's own signature
    start, end = state.pos, state.posMax
    if state.src[start] != "[" or start >= _last(state):
        return False
    label = state.md.helpers.parseLinkLabel(state, start)
    if label < 0 or state.src[label + 1 : label + 2] != "{" or label + 1 >= end:
        return False
    braces = read_braces(state.src, label + 1)
    if braces is None or braces.weak or braces.end > end:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, label
        token = state.push("span_open", "span", 1)
        state.md.inline.tokenize(state)
        token.meta = {"braces": [braces]}
        state.push("span_close", "span", -1)
    state.pos, state.posMax = braces.end, end
    return True


def _last(state: StateInline) -> int:
    """Where the last ``]{`` of this text stands; it is looked for once."""
    known = state.env.get(_LAST)
    if known is None or known[0] is not state.src:
        known = state.env[_LAST] = (state.src, state.src.rfind("]{"))
    last: int = known[1]
    return last

"""``{…}`` right behind a picture, a link or code: said of it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from deckgen.syntax.braces import read_braces

_BEFORE = ("image", "code_inline", "link_close", "span_close")


def behind(md: MarkdownIt) -> None:
    """Add the rule."""
    md.inline.ruler.push("behind", _behind)


def _behind(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 markdown-it's own signature
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    if state.tokens[-1].type not in _BEFORE:
        return False
    braces = read_braces(state.src, state.pos)
    if braces is None or braces.end > state.posMax:
        return False
    said_of = _opening(state.tokens)
    if braces.weak and said_of.type != "image":
        return False
    said_of.meta.setdefault("braces", []).append(braces)
    state.pos = braces.end
    return True


def _opening(tokens: list[Token]) -> Token:
    """The token that opens what the last one closes."""
    depth = 0
    for token in reversed(tokens):
        depth += token.nesting
        if depth == 0:
            return token
    return tokens[-1]

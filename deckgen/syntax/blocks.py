"""Block tokens -> blocks with what their annotations say, and their inline text read.

One pass over the tokens: an annotation line goes to its block, ``words {.class}`` at a
block's end too, a task's box is found, the inline rules run, pictures that stand alone
become figures, and the text is typeset.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from deckgen.syntax.attach import arrive, container_said, lines_said, lost, owner_of, trailing
from deckgen.syntax.context import context_of
from deckgen.syntax.reveal import add_class
from deckgen.syntax.typography import typeset, typography_of

DEEPEST = 50  # brackets in each other

_FRAGMENT = re.compile(r"<!--\s*\.element:.*?\bclass\s*=\s*[\"'][^\"']*\bfragment\b")
_BRACKETS = re.compile(r"[\[\]]")


def blocks(md: MarkdownIt) -> None:
    """Put the pass where markdown-it reads inline text."""
    md.core.ruler.at("inline", _blocks)


def _blocks(state: StateCore) -> None:
    context = context_of(state.env)
    typography = typography_of(context.meta.lang)
    tokens = state.tokens
    plain = state.md.inline.terminator_re
    waiting: list[int] = []
    for at, token in enumerate(tokens):
        if token.type == "annotation":
            lines_said(context, tokens, at, waiting)
            continue
        if waiting and token.type != "void":
            arrive(context, tokens, at, waiting)
        if token.type == "container_open":
            container_said(context, tokens, at)
        elif token.type == "inline":
            children = token.children = []
            content = trailing(context, tokens, at)
            if plain.search(content) is None or _too_deep(content):
                text = Token("text", "", 0)
                text.content = content
                children.append(text)
            else:
                state.md.inline.parse(content, state.md, state.env, children)
                _special(tokens, at, children)
            if typography.needed.search(content):
                typeset(children, typography)
    lost(context, tokens, waiting)


def _too_deep(text: str) -> bool:
    """Whether brackets are nested as no writing is: then they are text, and quickly so."""
    if text.count("[") <= DEEPEST:
        return False
    depth = deepest = 0
    for mark in _BRACKETS.findall(text):
        depth = depth + 1 if mark == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest > DEEPEST


def _special(tokens: list[Token], at: int, children: list[Token]) -> None:
    """What the inline tokens say about the block that they stand in."""
    first = children[0] if children else None
    if first is None:
        return
    if first.type == "image" and tokens[at - 1].type == "paragraph_open":
        rest = children[1:]
        if all(not child.content.strip() and child.type == "text" for child in rest):
            first.meta["alone"] = True
            tokens[at - 1].hidden = tokens[at + 1].hidden = True
            first.meta["classes"] = tokens[at - 1].attrs.pop("class", "")
            del children[1:]
        elif _are_pictures(children):
            add_class(tokens[at - 1], "pictures")
    last = children[-1]
    if last.type == "html_inline" and _FRAGMENT.match(last.content):
        add_class(owner_of(tokens, at), "substep")


def _are_pictures(children: list[Token]) -> bool:
    """Whether there is nothing but pictures, with blanks or ends of lines between them."""
    between = (child for child in children if child.type not in ("image", "softbreak"))
    return all(child.type == "text" and not child.content.strip() for child in between)

"""What opens a frame in this talk: headings, ``---`` lines, or both.

A talk that has ``---`` between its blocks was cut there by its author. One with many
more headings than such lines was written for Pandoc, where either opens a slide.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from deckgen.syntax.container import close_all
from deckgen.syntax.context import Opens, context_of

# Front matter that only Pandoc and Quarto read; there, headings and lines open slides.
_PANDOC = re.compile(
    r"^(?:slide-level|header-includes|revealjs-url|title-slide-attributes|bibliography|csl|nocite"
    r"|link-citations?|format|aspectratio|institute)[ \t]*:",
    re.MULTILINE,
)
MANY = 3  # top headings in one slide, on the average; no one writes that on purpose


def opens(md: MarkdownIt) -> None:
    """Add the rule, after the blocks and before their text."""
    md.core.ruler.after("block", "opens", _opens)


def _opens(state: StateCore) -> None:
    context = context_of(state.env)
    close_all(context, state.env)
    if context.meta.frames is not None:
        context.opens = context.meta.frames
        context.foreign = context.foreign or context.opens == "rules"
        return
    depth = rules = headings = 0
    for token in state.tokens:
        if not depth and token.type == "hr":
            rules += is_cut(token.markup)
        elif not depth and token.type == "heading_open":
            headings += token.tag in ("h1", "h2")
        depth += token.nesting
    pandoc = bool(context.title or _PANDOC.search(context.source.front))
    context.opens = _guess(rules, headings, pandoc=pandoc)
    context.foreign = context.foreign or context.opens != "headings"


def _guess(rules: int, headings: int, *, pandoc: bool) -> Opens:
    if not rules:
        return "headings"
    return "both" if pandoc or headings > MANY * (rules + 1) else "rules"


def is_cut(markup: str) -> bool:
    """Whether a thematic break is one of hyphens; others are content."""
    return markup.startswith("-")

"""``[^1]`` with its ``[^1]: …``, and ``^[…]``: footnotes at the end of their frame."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref

_LABEL = re.compile(r"\[\^[^\s\[\]^]{1,60}\]")


def is_label(text: str) -> bool:
    """Whether a reference to ``text`` is known as one where nothing defines it."""
    return _LABEL.fullmatch(f"[^{text}]") is not None


def footnotes(md: MarkdownIt) -> None:
    """Add the rules. Definitions stay in their place; the frames collect them."""
    alt = ["paragraph", "reference"]
    md.block.ruler.before("reference", "footnote_def", _definition, {"alt": alt})
    md.inline.ruler.after("image", "footnote_inline", footnote_inline)
    md.inline.ruler.after("footnote_inline", "footnote_ref", _reference)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """The library's rule, asked only where there may be a definition."""
    at = state.bMarks[start] + state.tShift[start]
    return state.src.startswith("[^", at) and footnote_def(state, start, end, silent)


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """The library's rule; a reference to no footnote stays text, and the renderer says so."""
    if not state.src.startswith("[^", state.pos):
        return False
    if footnote_ref(state, silent):
        return True
    found = _LABEL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("footnote_missing", "", 0)
        token.content = found[0]
    state.pos = found.end()
    return True

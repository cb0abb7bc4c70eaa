"""``[^1]`` with its ``[^1]: …``, and ``^[…]``: footnotes at the end of their frame."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref


def footnotes(md: MarkdownIt) -> None:
    """Add the rules. Definitions stay in their place; the frames collect them."""
    alt = ["paragraph", "reference"]
    md.block.ruler.before("reference", "footnote_def", _definition, {"alt": alt})
    md.inline.ruler.after("image", "footnote_inline", footnote_inline)
    md.inline.ruler.after("footnote_inline", "footnote_ref", footnote_ref)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """The library's rule, asked only where there may be a definition."""
    at = state.bMarks[start] + state.tShift[start]
    return state.src.startswith("[^", at) and footnote_def(state, start, end, silent)

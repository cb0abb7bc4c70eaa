"""``[^1]`` with its ``[^1]: …``, and ``^[…]``: footnotes at the end of their frame."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref


def footnotes(md: MarkdownIt) -> None:
    """Add the rules. Definitions stay in their place; the frames collect them."""
    alt = ["paragraph", "reference"]
    md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": alt})
    md.inline.ruler.after("image", "footnote_inline", footnote_inline)
    md.inline.ruler.after("footnote_inline", "footnote_ref", footnote_ref)

"""``{.class key=value}`` alone on a line: said of the block above or below it.

It is said of the block that it touches, the one above before the one below.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from deckgen.syntax.braces import read_braces
from deckgen.syntax.values import WORDS


def line(md: MarkdownIt) -> None:
    """Add the rule."""
    alt = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "annotation", _line, {"alt": alt})


def _line(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:  # noqa: FBT001
    start = state.bMarks[start_line] + state.tShift[start_line]
    end = state.eMarks[start_line]
    if start >= end or state.src[start] != "{" or state.is_code_block(start_line):
        return False
    text = state.src[start:end].rstrip()
    if text[-1] != "}":
        return False
    braces = read_braces(text, 0)
    if braces is None or braces.end != len(text):
        return False
    if braces.weak and not all(part.name in WORDS for part in braces.parts):
        return False  # prose, or another tool's placeholder
    if silent:
        return True
    token = state.push("annotation", "", 0)
    token.map = [start_line, start_line + 1]
    token.content = text
    token.meta = {"braces": braces}
    token.hidden = True
    state.line = start_line + 1
    return True

"""``$…$`` and ``$$…$$``: TeX -> MathML, made here, so that the page runs nothing.

Where a dollar is a dollar is decided as Pandoc does: no blank inside the dollars, no
digit outside. The converter is compiled code that recurses, so what it is given is
measured first: nothing in a talk may take the process down.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath.index import math_block_dollar, math_inline_dollar

from deckgen.syntax.context import Context, Spot

if TYPE_CHECKING:
    from math_core import LatexToMathML

LONGEST = 20_000  # characters of one formula
_LAST = "deckgen-last-tex"  # where each environment's last end stands
TALLEST = 200  # lines of one formula without dollars
DEEPEST = 60  # of what TeX nests; half of what a thread's smallest stack carries
EXPANSIONS = 20  # of the author's own commands in one formula

_DOTS = {
    "dotsc": r"\ldots", "dotso": r"\ldots",
    "dotsb": r"\cdots", "dotsm": r"\cdots", "dotsi": r"\cdots",
}  # fmt: skip
_LOGOS = {"TeX": r"\text{TeX}", "LaTeX": r"\text{LaTeX}", "KaTeX": r"\text{KaTeX}"}
_PRICE = re.compile(r"\$\d[\d.,]*\s+[^\W\d_]{2,}\s")  # "$10 or 20$" is no formula
_NESTING = re.compile(r"\\(?:[A-Za-z]+|.)|[{}^_]|[^\s{}^_\\]", re.DOTALL)
_LIT = re.compile(
    r"\A[ \t]*\{(?:\d|all\b|none\b|\*)[\d\s,*|alno-]*\}[^\S\n]*(?:\{[^{}\n]*\}[ \t]*)?\n"
)
_BEGIN = re.compile(r"\\begin\{((?:align|equation|gather|multline|eqnarray)\*?)\}")
_ERROR = re.compile(r"(\d+):\s*(.*)", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%.*")
_STYLE = re.compile(r' style="([^"<>]*)"')
_SAFE_STYLE = re.compile(r"[a-z0-9 :;.%#-]*", re.IGNORECASE)
_block = math_block_dollar(allow_labels=False, allow_blank_lines=False)
_inline = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)


def maths(md: MarkdownIt) -> None:
    """Add the rules."""
    md.block.ruler.before("fence", "math_block", _block_dollars, {"alt": ["paragraph"]})
    md.block.ruler.before("fence", "tex_environment", _environment, {"alt": ["paragraph"]})
    md.inline.ruler.before("escape", "math_inline", _dollars)


def _block_dollars(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """The library's rule, asked only where there may be a formula."""
    at = state.bMarks[start] + state.tShift[start]
    return state.src.startswith("$$", at) and _block(state, start, end, silent)


def _environment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A TeX environment without dollars, as Pandoc takes it, up to its end."""
    at = state.bMarks[start] + state.tShift[start]
    found = state.src.startswith("\\begin{", at) and _BEGIN.match(state.src, at)
    if not found or state.is_code_block(start):
        return False
    closing = f"\\end{{{found[1]}}}"
    last = state.env.setdefault(_LAST, {})
    if closing not in last:
        last[closing] = state.src.rfind(closing)
    if at > last[closing]:
        return False
    for line in range(start, min(end, start + TALLEST)):
        text = state.src[state.bMarks[line] : state.eMarks[line]].rstrip()
        if not text:
            return False
        if text.endswith(closing):
            break
    else:
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content = state.getLines(start, line + 1, state.blkIndent, False)  # noqa: FBT003
        token.map = [start, line + 1]
        state.line = line + 1
    return True


def _dollars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 markdown-it's own signature
    start = state.pos
    if state.src[start] != "$" or _PRICE.match(state.src, start) or not _inline(state, True):  # noqa: FBT003
        return False
    if state.pos > state.posMax:  # the library looks past the end of a link's text
        state.pos = start
        return False
    if not silent:
        state.pos = start
        _inline(state, False)  # noqa: FBT003
        token = state.tokens[-1]
        token.meta = {"at": start + len(token.markup)}
    return True


def without_lit_lines(tex: str) -> str:
    """A formula without ``{1|3|all}``, with which Slidev lights its lines in turn."""
    return _LIT.sub("", tex, count=1)


def mathml(tex: str, *, display: bool, spot: Spot, at: int) -> str:
    """The formula as MathML; ``at`` is where it starts in the spot, for its errors."""
    context = spot.context
    fault = _unfit(tex)
    if fault is None:
        from math_core import LatexError

        try:
            html = _converter().convert_with_local_state(tex, displaystyle=display)
            made = _STYLE.sub(lambda found: _as_class(context, found[1]), html)
            # For whoever cannot read MathML: the formula itself, in a line.
            said = escape(" ".join(_COMMENT.sub("", tex).split()))
            return made.replace("<math", f'<math alttext="{said}"', 1)
        except LatexError as error:
            read = _ERROR.fullmatch(str(error))
            fault = (int(read[1]), read[2]) if read else (0, str(error))
    offset, message = fault
    first = _character(tex, offset)
    word = re.match(r"\\(?:[A-Za-z]+|.)|.", tex[first:])
    span = spot.span(at + first, at + first + (len(word[0]) if word else 1))
    hint = "write \\$ where a dollar is meant" if not display else None
    context.doubt("bad-maths", f"TeX: {message.strip().rstrip('.')}", span, hint)
    return f"<code>{escape(tex)}</code>"


def _unfit(tex: str) -> tuple[int, str] | None:
    """Why a formula must not reach the converter, and where."""
    if len(tex) > LONGEST:
        return 0, f"a formula of more than {LONGEST} characters"
    outer: list[int] = []
    run = depth = 0
    for found in _NESTING.finditer(tex):
        word = found[0]
        if word == "{" or word in ("\\left", "\\begin"):
            outer.append(run + 1)
            depth += run + 1
            run = 0
        elif word == "}" or word in ("\\right", "\\end"):
            depth -= outer.pop() if outer else 0
            run = 0
        elif len(word) > 1 or word in "^_":
            run += 1
        else:
            run = 0
        if depth + run > DEEPEST:
            return found.start(), f"this is nested more than {DEEPEST} deep"
    return None


def _character(tex: str, byte: int) -> int:
    """The converter counts bytes; how many characters that is."""
    return len(tex.encode()[:byte].decode(errors="ignore"))


def _as_class(context: Context, style: str) -> str:
    """A class in the place of a style attribute, which the page's policy forbids."""
    if not _SAFE_STYLE.fullmatch(style):
        return ""
    rules = style.strip().rstrip(";")
    known = [name for name, text in context.styles.items() if text.endswith("{" + rules + "}")]
    name = known[0] if known else f"math-{len(context.styles)}"
    return f' class="{context.style(name, f".{name}{{{rules}}}")}"'


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML

    return LatexToMathML(
        fancy_error=False, max_expansions=EXPANSIONS, id_prefix="tex-", macros=_LOGOS | _DOTS
    )

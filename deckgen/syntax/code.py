"""Fenced code: coloured by Pygments at build time, its lines lit as substeps.

``{2-3|5}`` behind the language lights lines 2 and 3 at once and line 5 at the next
substep; ``all`` lights every line. Slidev's and reveal.js's notations are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from deckgen.diagnostics import did_you_mean
from deckgen.syntax.braces import Braces, read_braces
from deckgen.syntax.context import Context, Spot
from deckgen.syntax.keys import Attributes, settle

if TYPE_CHECKING:
    from pygments.lexer import Lexer

DIAGRAMS = {"dot": "dot", "graphviz": "dot", "mermaid": "mermaid"}
LONGEST = 20_000  # characters that are coloured: many lexers take the square of a text's time
_INFO = re.compile(r"\s*(?P<lang>[^\s{\[]*)")
_LIT = re.compile(r"[{\[]\s*(?P<states>(?:\d|\*|all\b|none\b)[^{}\[\]=:\n]*)[}\]]")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*")
_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_PLAIN = ("", "text", "txt", "plain", "plaintext", "none", "ascii", "output", "csv", "tsv", "log")


@dataclass(slots=True)
class Info:
    """What stands behind the opening fence."""

    lang: str
    lang_at: int
    states: str | None
    states_at: int
    braces: Braces | None


def info_of(text: str, *, start: int) -> Info:
    """The info string ``text[start:]`` of a fence, cut apart."""
    found = _INFO.match(text, start)
    assert found is not None  # it matches nothing too
    lang, at = found["lang"], found.end()
    states, states_at, braces = None, 0, None
    for opening in re.finditer(r"[{\[]", text[at:]):
        place = at + opening.start()
        if (lit := _LIT.match(text, place)) and states is None:
            states, states_at = lit["states"], lit.start("states")
        elif text[place] == "{" and braces is None:
            braces = read_braces(text, place)
    return Info(lang, found.start("lang"), states, states_at, braces)


def last_of(token: Token) -> Token | None:
    """The last fence of a fence that holds several: where Slidev's magic move ends."""
    last, opened, mark = (0, 0, ""), 0, ""
    lines = token.content.split("\n")
    for number, line in enumerate(lines):
        fence = _FENCE.fullmatch(line.rstrip())
        if fence and not mark:
            opened, mark = number, fence[1]
        elif mark and line.rstrip() == mark:
            last, mark = (opened, number, mark), ""
    if not last[1] or token.map is None:
        return None
    first, end, mark = last
    code = "".join(f"{line}\n" for line in lines[first + 1 : end])
    place = token.map[0] + 1
    return Token(
        "fence", "code", 0, content=code, markup=mark, map=[place + first, place + end + 1]
    )


def code_html(
    context: Context, token: Token, info: Info, spot: Spot, said: list[tuple[Braces, Spot]]
) -> tuple[str, Attributes]:
    """A fence as HTML, and what its annotations, ``said`` included, give it."""
    given = settle(info.braces, spot, "code") if info.braces else Attributes()
    for braces, place in said:
        more = settle(braces, place, "code")
        given.classes += more.classes
        given.id = given.id or more.id
    lang = unescapeAll(info.lang).lstrip(".").lower()
    if not lang and given.classes and _lexer(given.classes[0].lower()):
        lang = given.classes.pop(0).lower()  # Pandoc: ``` {.python}
    lines = _lines(context, token.content, lang, spot, info)
    states = _states(context, info, len(lines), spot)
    on = [_on(states, number) for number in range(1, len(lines) + 1)]
    shown = "\n".join(
        f'<span class="line"{lit}>{line}</span>' for line, lit in zip(lines, on, strict=True)
    )
    attributes = f' data-lang="{escape(lang)}"' if lang else ""
    if len(states) > 1 or states[:1] not in ([], [frozenset(range(1, len(lines) + 1))]):
        attributes += f' data-states="{len(states)}"'
    markers = "".join(
        f'<span class="substep code-step" data-state="{state}"></span>'
        for state in range(1, len(states))
    )
    given.classes.insert(0, "code")
    opening = "".join(f' {key}="{escape(str(value))}"' for key, value in given.html().items())
    return f"<pre{opening}{attributes}><code>{shown}</code></pre>{markers}\n", given


def _lines(context: Context, code: str, lang: str, spot: Spot, info: Info) -> list[str]:
    """The code's lines as HTML."""
    text = code.removesuffix("\n")
    lexer = None if lang in _PLAIN else _lexer(lang)
    if lexer and len(text) > LONGEST:
        span = spot.span(info.lang_at, info.lang_at + len(info.lang))
        message = f"code of more than {LONGEST:,} characters is shown without colours"
        context.warn("long-code", message, span)
        lang, lexer = "", None
    if lexer is None:
        if lang not in _PLAIN and lang not in DIAGRAMS:
            _unknown_language(context, lang, spot, info)
        return [escape(line, quote=False) for line in text.split("\n")]
    lines: list[list[str]] = [[]]
    for kind, value in lexer.get_tokens(text):
        name = _class(kind)
        for number, piece in enumerate(value.split("\n")):
            if number:
                lines.append([])
            if piece:
                shown = escape(piece, quote=False)
                lines[-1].append(f'<span class="hl-{name}">{shown}</span>' if name else shown)
    count = text.count("\n") + 1
    return ["".join(line) for line in lines[:count]] + [""] * (count - len(lines))


def _unknown_language(context: Context, lang: str, spot: Spot, info: Info) -> None:
    if lang in context.unknown:
        return
    context.unknown.add(lang)
    from pygments.lexers import get_all_lexers

    names = [name for _, aliases, _, _ in get_all_lexers() for name in aliases]
    span = spot.span(info.lang_at, info.lang_at + len(info.lang))
    hint = did_you_mean(lang, names) or "the code is shown without colours; text says so"
    context.warn("unknown-language", f'no language is called "{lang}"', span, hint)


@cache
def _lexer(lang: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(lang, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@cache
def _class(kind: object) -> str:
    """The short name that style sheets for Pygments use."""
    from pygments.token import STANDARD_TYPES, Whitespace

    if kind is Whitespace:
        return ""
    while kind not in STANDARD_TYPES:
        kind = kind.parent  # type: ignore[attr-defined]  # a token type, which is a tuple
    return STANDARD_TYPES[kind]  # type: ignore[index]


def _states(context: Context, info: Info, count: int, spot: Spot) -> list[frozenset[int]]:
    """The lines that are lit in each state; none where nothing is."""
    if info.states is None or not info.states.strip():
        return []
    states = []
    at = info.states_at
    for written in info.states.split("|"):
        states.append(_lit(context, written, count, spot, at))
        at += len(written) + 1
    return states


def _lit(context: Context, written: str, count: int, spot: Spot, at: int) -> frozenset[int]:
    word = written.strip()
    if word in ("all", "*"):
        return frozenset(range(1, count + 1))
    if word in ("", "none", "0"):
        return frozenset()
    lit: set[int] = set()
    for piece in re.finditer(r"[^,\s]+", written):
        found = _RANGE.fullmatch(piece[0])
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        span = spot.span(at + piece.start(), at + piece.end())
        if found is None or first > last or not first:
            hint = "write line numbers as {2-3|5}"
            context.doubt("wrong-lines", f'"{piece[0]}" is no stretch of lines', span, hint)
        elif last > count:
            lines = "one line" if count == 1 else f"{count} lines"
            context.doubt("wrong-lines", f"there is no line {last}: the code has {lines}", span)
        else:
            lit.update(range(first, last + 1))
    return frozenset(lit)


def _on(states: list[frozenset[int]], number: int) -> str:
    on = " ".join(str(state) for state, lit in enumerate(states) if number in lit)
    return f' data-on="{on}"' if on else ""

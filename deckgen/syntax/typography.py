"""Quotes, apostrophes, ellipses and French spaces, in the text only.

Code, maths, addresses and attribute values are other tokens and stay as written; what
is already typed right stays so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.token import Token

NARROW = "\u202f"  # narrow no-break space

_PAIRS = {
    "cs": "„“‚‘",
    "da": "”“’‘",
    "de": "„“‚‘",
    "el": "«»“”",
    "en": "“”‘’",
    "es": "«»“”",
    "fi": "””’’",
    "fr": "«»“”",
    "hu": "„”»«",
    "it": "«»“”",
    "nb": "«»‘’",
    "nl": "“”‘’",
    "nn": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sl": "„“‚‘",
    "sv": "””’’",
    "uk": "«»„“",
}
_NOTHING = re.compile(r"(?!)")
_PLAIN = re.compile(r"""["']|\.\.\.""")
_FRENCH = re.compile(r"""["'«»;:!?]|\.\.\.""")
_OPENING = frozenset(" \t\n\u00a0\u202f([{«“„‘‚—–-/")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S+", re.IGNORECASE)

# A blank already typed before the sign, or a sign right behind a word.
_SPACED = re.compile(r"(?<=[^\s([{])[ \u00a0\u202f]+(?=[;!?:](?![)(\-dDpP*/\w])|»)")
_TIGHT = re.compile(r"(?<=[^\W_\d])(?=:(?:\s|$))|(?<=[\w)\]»”’…%€])(?=[;!?]+(?:[\s»”)\],.]|$))")
_CLOSES = re.compile(r"(?<=[^\W_])'(?!\w)|(?<=[.,!?…])'(?!\w)")  # where a single quotation may end
_INSIDE = re.compile(r"«[ \u00a0\u202f]*(?=[^\s\u202f]|$)")
_CLOSING = re.compile(r"(?<=[^\s\u202f«])(?=»)")


class Typography(NamedTuple):
    """The habits of one language."""

    language: str
    quotes: str
    needed: re.Pattern[str]


@dataclass(slots=True)
class Open:
    """How many quotations of each kind are open in a block."""

    double: int = 0
    single: int = 0


def typography_of(lang: str) -> Typography:
    """How ``lang``, a language tag, is typeset; a language we do not know stays as written."""
    language = lang.lower().partition("-")[0]
    if lang.lower() == "de-ch" or lang.lower() == "fr-ch":
        return Typography(language, "«»‹›", _FRENCH if language == "fr" else _PLAIN)
    if language not in _PAIRS:
        return Typography(language, "", _NOTHING)
    return Typography(language, _PAIRS[language], _FRENCH if language == "fr" else _PLAIN)


def typeset(tokens: Sequence[Token], typography: Typography) -> None:
    """Improve the text among the inline ``tokens`` of one block, in place."""
    before = " "
    open_quotes = Open()
    links = 0
    for number, token in enumerate(tokens):
        if token.type == "text" and token.content:
            if not links:
                after = _first_character(tokens, number + 1)
                token.content = _text(token.content, typography, before, after, open_quotes)
            before = token.content[-1]
        elif token.type == "link_open":
            links += token.info == "auto"
        elif token.type == "link_close":
            links -= token.info == "auto"
        elif token.type in ("softbreak", "hardbreak"):
            before = " "
        elif token.nesting == 0:
            before = token.content[-1:] or "x"


def _first_character(tokens: Sequence[Token], start: int) -> str:
    """The character that follows, beyond the marks of emphasis and links."""
    for token in tokens[start : start + 4]:
        if token.type in ("softbreak", "hardbreak"):
            return " "
        if token.content or token.nesting == 0:
            return token.content[:1] or "x"
    return " "


def _text(text: str, typography: Typography, before: str, after: str, open_quotes: Open) -> str:
    if not typography.needed.search(text):
        return text
    kept = [(found.start(), found[0]) for found in _ADDRESS.finditer(text)]
    if not kept:
        return _piece(text, typography, before, after, open_quotes)
    done, at = [], 0
    for start, address in [*kept, (len(text), "")]:
        piece = text[at:start]
        following = address[:1] or after
        done += [
            _piece(piece, typography, before, following, open_quotes) if piece else "",
            address,
        ]
        at = start + len(address)
        before = text[at - 1] if at else before
    return "".join(done)


def _piece(text: str, typography: Typography, before: str, after: str, open_quotes: Open) -> str:
    if "..." in text:
        text = re.sub(r"(?<!\.)\.\.\.(?!\.)", "…", text)
    if '"' in text or "'" in text:
        text = _quotes(text, typography, before, after, open_quotes)
    if typography.language == "fr":
        text = _french(text, before)
    return text


def _quotes(text: str, typography: Typography, before: str, after: str, open_quotes: Open) -> str:
    around = before + text + after
    last = max((found.start() for found in _CLOSES.finditer(around)), default=0)
    done = []
    for at, mark in enumerate(text, start=1):
        if mark == '"':
            done.append(_double(typography, around, at, open_quotes))
        elif mark == "'":
            done.append(_single(typography, around, at, open_quotes, last))
        else:
            done.append(mark)
    return "".join(done)


def _double(typography: Typography, around: str, at: int, open_quotes: Open) -> str:
    opens = around[at - 1] in _OPENING and not around[at + 1].isspace()
    inner = open_quotes.double > (0 if opens else 1)
    open_quotes.double = max(0, open_quotes.double + (1 if opens else -1))
    return typography.quotes[2 * inner + (not opens)]


def _single(typography: Typography, around: str, at: int, open_quotes: Open, last: int) -> str:
    """An apostrophe, unless the mark opens or closes a quotation."""
    opens = around[at - 1] in _OPENING and around[at + 1].isalpha()
    if opens and last > at and typography.language != "fr":
        open_quotes.single += 1
        return typography.quotes[2]
    if open_quotes.single and not around[at + 1].isalnum():
        open_quotes.single -= 1
        return typography.quotes[3]
    return "’"


def _french(text: str, before: str) -> str:
    """A narrow no-break space before ``; : ! ?`` and inside guillemets."""
    around = before + text
    around = _SPACED.sub(NARROW, around)
    around = _TIGHT.sub(NARROW, around)
    around = _INSIDE.sub(f"«{NARROW}", around)
    around = _CLOSING.sub(NARROW, around)
    return around[1:] if around[:1] == before else around

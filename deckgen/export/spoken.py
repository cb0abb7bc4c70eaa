"""Notes as they are spoken: their HTML -> paragraphs of plain text, and how many words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# What begins a line of its own: everything but what HTML calls phrasing content.
_WITHIN = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd")
) | frozenset(
    ("label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr")
)
_UNSPOKEN = frozenset(("script", "style", "math", "svg", "template", "head"))
# Scripts that put no blanks between words: a character is about two thirds of a word.
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_WORD = re.compile(r"\w[\w'’·.-]*")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")  # but those that French has before ! and ?


def paragraphs(html: str) -> tuple[str, ...]:
    """What is said, a paragraph or an item of a list each; formulas in the words of TeX."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    texts = (_BLANKS.sub(" ", text).strip() for text in "".join(reader.said).split("\n"))
    return tuple(text for text in texts if text)


def count_words(text: str) -> int:
    """How many words are spoken."""
    signs = len(_IDEOGRAPH.findall(text))
    return len(_WORD.findall(_IDEOGRAPH.sub(" ", text))) + -(-2 * signs // 3)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSPOKEN:
            if tag == "math" and not self.silent:
                self.said.append(" ".join((dict(attrs).get("alttext") or "").split()))
            self.silent += 1
        elif not self.silent and tag not in _WITHIN:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSPOKEN:
            self.silent = max(0, self.silent - 1)
        elif not self.silent and tag not in _WITHIN:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data.replace("\n", " "))

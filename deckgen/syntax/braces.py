"""The annotation ``{#id .class key=value word}``, cut into parts with their places.

Braces that no one would call an annotation (``{{ … }}``, ``{% … %}``, TeX, prose) are
not one, and stay text. Where the first part is one and a later part is not, the fault
is kept so that it can be reported at its place.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["id", "class", "key", "word"]

_PART = re.compile(
    r"""\#(?P<id>[^\s{}\#.="'<>]+)
      | \.(?P<cls>[^\s{}\#.="'<>]+)
      | (?P<key>[A-Za-z_:@][\w:@.-]*)
        (?P<eq>=(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s{}"']*)))?
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(r"\s*")
_JUNK = re.compile(r"[^\s{}]+")


class Part(NamedTuple):
    """One part; ``at`` is where its name starts, the value is ``value_at`` to ``end``."""

    kind: Kind
    name: str
    value: str
    at: int
    value_at: int
    end: int


class Braces(NamedTuple):
    """An annotation at ``text[start:end]``; ``fault`` is the stretch that is no part."""

    start: int
    end: int
    parts: tuple[Part, ...]
    fault: tuple[int, int] | None = None

    @property
    def weak(self) -> bool:
        """Whether it is words only, so that it may as well be prose."""
        return self.fault is None and all(part.kind == "word" for part in self.parts)


def read_braces(text: str, start: int) -> Braces | None:
    """The annotation that opens at ``text[start]``, a brace, or None if it is none."""
    if text[start + 1 : start + 2] == "{" or (start and text[start - 1] in "{\\"):
        return None
    parts: list[Part] = []
    at = start + 1
    while True:
        at = _BLANKS.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
        if text[at : at + 1] == "}":
            return Braces(start, at + 1, tuple(parts)) if parts else None
        part = _part(text, at)
        if part is None:
            return _faulty(text, start, at, parts)
        parts.append(part)
        at = part.end + _quoted(text, part)


def _part(text: str, at: int) -> Part | None:
    found = _PART.match(text, at)
    if found is None or not _ends(text, found.end(), found):
        return None
    if (name := found["id"]) is not None:
        return Part("id", name, name, at, at + 1, found.end())
    if (name := found["cls"]) is not None:
        return Part("class", name, name, at, at + 1, found.end())
    if found["eq"] is None:
        return Part("word", found["key"], found["key"], at, at, found.end())
    for group in ("double", "single", "bare"):
        if (value := found[group]) is not None:
            return Part("key", found["key"], value, at, found.start(group), found.end(group))
    return None


def _ends(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether a part may end here: names may follow each other as in ``#id.class``."""
    after = text[at : at + 1]
    named = found["id"] is not None or found["cls"] is not None
    return after.isspace() or after == "}" or (named and after in (".", "#") and after != "")


def _quoted(text: str, part: Part) -> int:
    """1 where the part's value is followed by its closing quote."""
    return int(part.kind == "key" and text[part.value_at - 1] in "\"'")


def _faulty(text: str, start: int, at: int, parts: list[Part]) -> Braces | None:
    if all(part.kind == "word" for part in parts):
        return None
    close = text.find("}", at)
    junk = _JUNK.match(text, at)
    if close < 0 or junk is None or "\n" in text[at:close] or "{" in text[at:close]:
        return None
    return Braces(start, close + 1, tuple(parts), (at, junk.end()))


def brackets_of(text: str) -> Braces | None:
    """The parts of ``text``, which stands without braces, at its own offsets."""
    read = read_braces("{" + text + "}", 0)
    if read is None or read.end != len(text) + 2:
        return None
    parts = tuple(
        Part(p.kind, p.name, p.value, p.at - 1, p.value_at - 1, p.end - 1) for p in read.parts
    )
    fault = (read.fault[0] - 1, read.fault[1] - 1) if read.fault else None
    return Braces(0, len(text), parts, fault)

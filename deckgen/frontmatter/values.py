"""YAML nodes -> the values of ``Meta``: one reader for each kind of value.

A reader takes the node as written and returns None where the value is wrong, after it
has reported every reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from deckgen.diagnostics import Diagnostic, Span, did_you_mean
from deckgen.geometry import Size
from deckgen.model import Flight
from deckgen.units import DURATION_HINT, MAX_SIDE, MIN_SIDE, number, seconds

if TYPE_CHECKING:
    from yaml import Node

RATIO_HEIGHT = 900.0  # the height of a frame whose size is given as a ratio

_PAIR = re.compile(r"([0-9.]+)(?:\s+|\s*[x×,]\s*)([0-9.]+)", re.I)
_RATIO = re.compile(r"([0-9.]+)\s*[:/]\s*([0-9.]+)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LEVELS = re.compile(r"([1-6])(?:\s*-\s*([1-6]))?")
_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


@dataclass(slots=True)
class Reading:
    """One front matter being read: its text, where it stands, what is wrong with it."""

    file: str
    text: str
    first_line: int
    found: list[Diagnostic] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")

    def span(self, node: Node) -> Span:
        """Where ``node`` stands in the file; to the end of its line if it has several."""
        start, end = node.start_mark, node.end_mark
        column = end.column if end.line == start.line else len(self.lines[start.line])
        line = start.line + self.first_line
        return Span(self.file, line, start.column + 1, line, max(column, start.column) + 1)

    def fault(self, node: Node, code: str, message: str, hint: str | None = None) -> None:
        """Report something wrong with ``node``."""
        self.found.append(Diagnostic(code, message, self.span(node), hint))

    def fault_at(
        self, line: int, column: int, code: str, message: str, hint: str | None = None
    ) -> None:
        """Report something wrong at a place of the YAML text, counted from 0."""
        line += self.first_line
        span = Span(self.file, line, column + 1, line, column + 2)
        self.found.append(Diagnostic(code, message, span, hint))


Reader = Callable[[Reading, "Node"], Any]


def kind(node: Node) -> str:
    """``scalar``, ``sequence`` or ``mapping``."""
    return str(node.id)  # type: ignore[attr-defined]  # the stubs leave it out


def scalar(reading: Reading, node: Node, what: str) -> str | None:
    """The text of ``node`` on one line; ``what`` it should be names it in the fault."""
    if kind(node) != "scalar":
        given = "a list" if kind(node) == "sequence" else "keys and values"
        reading.fault(node, "wrong-value", f"this is {what}, not {given}")
        return None
    return " ".join(node.value.split())


def items(node: Node) -> list[Node]:
    """The items of a list; a single value is a list of one."""
    return list(node.value) if kind(node) == "sequence" else [node]


def fields(node: Node) -> dict[str, Node]:
    """The values of a mapping by their keys; none where it is no mapping."""
    return {key.value: value for key, value in node.value} if kind(node) == "mapping" else {}


def text(reading: Reading, node: Node) -> str | None:
    """A line of text."""
    return scalar(reading, node, "a line of text")


def people(reading: Reading, node: Node) -> str | None:
    """A name, a list of names, or a list of ``name: …`` as other tools write it."""
    found = []
    for item in items(node):
        name = fields(item).get("name", item)
        if (read := scalar(reading, name, "a name, or a list of names")) is None:
            return None
        found.append(read)
    return ", ".join(found)


def words(reading: Reading, node: Node) -> tuple[str, ...] | None:
    """A list of words, or one line of them with commas."""
    found = [scalar(reading, item, "a list of words") for item in items(node)]
    if None in found:
        return None
    split = [word.strip() for line in found if line for word in line.split(",")]
    return tuple(word for word in split if word)


def one_of(*known: str) -> Reader:
    """A reader of one of the ``known`` words."""

    def read(reading: Reading, node: Node) -> str | None:
        word = scalar(reading, node, _either(known))
        if word is None or word in known:
            return word
        hint = did_you_mean(word, known)
        reading.fault(node, "wrong-value", f'this is {_either(known)}, not "{word}"', hint)
        return None

    return read


def _either(known: tuple[str, ...]) -> str:
    return " or ".join([", ".join(known[:-1]), known[-1]])


def yes_no(reading: Reading, node: Node) -> bool | None:
    """True or false."""
    word = scalar(reading, node, "true or false")
    if word is None or word.lower() in _YES + _NO:
        return word.lower() in _YES if word is not None else None
    reading.fault(node, "wrong-value", f'this is true or false, not "{word}"')
    return None


def language(reading: Reading, node: Node) -> str | None:
    """A language tag such as ``fr`` or ``pt-BR``."""
    tag = scalar(reading, node, "a language")
    if tag is None or _LANGUAGE.fullmatch(tag.replace("_", "-")):
        return tag.replace("_", "-") if tag else None
    hint = "write its tag, such as fr or pt-BR"
    reading.fault(node, "wrong-value", f'"{tag}" is no language', hint)
    return None


def theme_name(reading: Reading, node: Node) -> str | None:
    """A theme's name, or a path of its folder inside the talk's own."""
    name = scalar(reading, node, "a theme's name")
    if not name:
        return None
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        message = f'a talk can only name a theme inside its own folder, not "{name}"'
        reading.fault(node, "outside-folder", message, "copy the theme's folder beside the talk")
        return None
    return name


def size(reading: Reading, node: Node) -> Size | None:
    """``1600 900``, ``1600x900``, ``[1600, 900]``, or a ratio such as ``4:3``."""
    if kind(node) == "sequence" and all(kind(item) == "scalar" for item in node.value):
        written: str | None = " ".join(item.value for item in node.value)
    else:
        written = scalar(reading, node, "a width and a height")
    if written is None:
        return None
    found = _size_of(written.removesuffix("px"))
    if found is None:
        hint = "write 1600 900, or a ratio such as 16:9"
        reading.fault(node, "wrong-value", f'"{written}" is no width and height', hint)
        return None
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in (found.width, found.height)):
        message = f"a frame's sides are {MIN_SIDE:g} to {MAX_SIDE:g} pixels"
        reading.fault(node, "wrong-value", message)
        return None
    return found


def _size_of(written: str) -> Size | None:
    pair, ratio = _PAIR.fullmatch(written), _RATIO.fullmatch(written)
    found = pair or ratio
    if not found:
        return None
    first, second = number(found[1]), number(found[2])
    if not first or not second:
        return None
    return (
        Size(first, second)
        if pair
        else Size(float(round(RATIO_HEIGHT * first / second)), RATIO_HEIGHT)
    )


def duration(reading: Reading, node: Node) -> float | None:
    """A duration, in seconds."""
    written = scalar(reading, node, "a duration")
    if written is None:
        return None
    value = seconds(written)
    if value is None:
        reading.fault(node, "wrong-value", f'"{written}" is no duration', DURATION_HINT)
    return value


def flight(reading: Reading, node: Node) -> Flight | None:
    """How the camera flies: ``normal``, ``calm``, ``cut``, or for how long."""
    written = scalar(reading, node, "normal, calm, cut or a duration")
    if written is None:
        return None
    if written in ("normal", "calm", "cut"):
        return Flight(written)  # type: ignore[arg-type]
    value = seconds(written)
    if value is None:
        hint = "write normal, calm, cut, or a duration such as 1.5s"
        reading.fault(node, "wrong-value", f'there is no flight "{written}"', hint)
        return None
    return Flight(duration_s=value)


def levels(reading: Reading, node: Node) -> tuple[int, int] | None:
    """``1-3``, or ``2`` for 1 to 2: the heading levels that open frames."""
    written = scalar(reading, node, "heading levels")
    if written is None:
        return None
    found = _LEVELS.fullmatch(written)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if found and not found[2]:
        first = 1
    if first > last:
        hint = "write 1-3, from the upper to the lower of the levels 1 to 6"
        reading.fault(node, "wrong-value", f'"{written}" is no range of heading levels', hint)
        return None
    return first, last


def ends(reading: Reading, node: Node) -> frozenset[str] | None:
    """``start``, ``end``, or both: where a talk shows its whole canvas."""
    found: set[str] = set()
    before = len(reading.found)
    for item in items(node):
        written = scalar(reading, item, "start, end, or both")
        for word in (written or "").replace(",", " ").split():
            if word in ("start", "end"):
                found.add(word)
            elif word not in (*_NO, "none"):
                hint = "write start, end, or start end"
                reading.fault(item, "wrong-value", f'there is no overview at "{word}"', hint)
    return frozenset(found) if len(reading.found) == before else None

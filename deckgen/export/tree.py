"""HTML of a talk -> a tree of what an export may hold: clean, of allowed elements only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from deckgen.syntax.sanitise import clean

VOID = frozenset(("br", "col", "hr", "img", "wbr"))
# What stands in a line of text; all else is a block.
_TEXT = """
    a abbr b bdi bdo br cite code data del dfn em i img input ins kbd mark math q rp rt ruby s
    samp small span strong sub sup time u var wbr
"""
INLINE = frozenset(_TEXT.split())
DEEPEST = 60  # of elements in each other; those below are opened into the one above


class Element(NamedTuple):
    """An element with its attributes and what stands in it."""

    tag: str
    said: Mapping[str, str]
    inside: Sequence[Node]

    def with_inside(self, inside: Sequence[Node]) -> Element:
        """The same element around something else."""
        return self._replace(inside=inside)

    def has_class(self, name: str) -> bool:
        """Whether it is of this class."""
        return name in self.said.get("class", "").split()


Node = Element | str


def tree_of(html: str) -> list[Node]:
    """What stands in ``html``: only tags and attributes that a talk's own HTML may have."""
    reader = _Reader()
    reader.feed(clean(html))
    reader.close()
    return reader.top


def is_inline(node: Node) -> bool:
    """Whether something stands in a line of text."""
    return isinstance(node, str) or (
        node.tag in INLINE and not (node.tag == "math" and "display" in node.said)
    )


def is_blank(node: Node) -> bool:
    """Whether something is nothing but blanks."""
    return isinstance(node, str) and not node.strip()


def text_of(nodes: Sequence[Node]) -> str:
    """The words of some nodes."""
    return "".join(node if isinstance(node, str) else text_of(node.inside) for node in nodes)


def elements(nodes: Sequence[Node]) -> Iterator[Element]:
    """Every element in some nodes, the outer before the inner."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.inside)


class _Reader(HTMLParser):
    """Reads HTML in which every element is closed, as the cleaner leaves it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top: list[Node] = []
        self._open: list[tuple[str, list[Node]]] = [("", self.top)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside: list[Node] = []
        at = self._open[-1][1]
        if len(self._open) <= DEEPEST:
            at.append(Element(tag, {name: value or "" for name, value in attrs}, inside))
        else:
            inside = at
        if tag not in VOID:
            self._open.append((tag, inside))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # of MathML's <mspace/>, which has an end
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1][1].append(data)

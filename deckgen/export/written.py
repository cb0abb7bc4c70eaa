"""Notes, and frames, as they are written: HTML -> lines of text with marks of lists, and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from deckgen.export.tree import Element, Node, is_blank, is_inline, text_of, tree_of

_DEEPER = "    "  # before what stands in an item


class Run(NamedTuple):
    """Some words, and the address on the web that they lead to, if any."""

    text: str
    link: str | None = None


Line = tuple[Run, ...]


def lines_of(html: str) -> list[Line]:
    """What it says, a line for each paragraph, item, row of a table or line of code."""
    return list(_lines(tree_of(html), ""))


def plain(html: str) -> str:
    """The same as text alone."""
    return "\n".join("".join(run.text for run in line) for line in lines_of(html))


def _lines(nodes: Sequence[Node], before: str) -> Iterator[Line]:
    """The lines of some nodes; ``before`` stands before each."""
    for inline, group in groupby((n for n in nodes if not is_blank(n)), is_inline):
        if inline:
            yield from _line(list(group), before)
            continue
        for block in group:
            if isinstance(block, Element):
                yield from _block(block, before)


def _block(block: Element, before: str) -> Iterator[Line]:
    match block.tag:
        case "ul" | "ol":
            items = [each for each in block.inside if isinstance(each, Element)]
            for number, item in enumerate(items, 1):
                yield from _item("• " if block.tag == "ul" else f"{number}. ", item, before)
        case "pre":
            for text in text_of(block.inside).rstrip("\n").split("\n"):
                yield (Run(f"{before}{text}"),)
        case "tr":
            cells = [each for each in block.inside if isinstance(each, Element)]
            yield (Run(before + " | ".join(" ".join(text_of([c]).split()) for c in cells)),)
        case "video" | "audio":
            if name := block.said.get("aria-label"):
                yield (Run(before + name),)
        case _:
            yield from _lines(block.inside, before)


def _item(mark: str, item: Element, before: str) -> Iterator[Line]:
    """An item: its mark stands before its first line."""
    for number, line in enumerate(_lines(item.inside, before + _DEEPER)):
        first, *rest = line
        text = first.text if number else before + mark + first.text.removeprefix(before + _DEEPER)
        yield (first._replace(text=text), *rest)


def _line(nodes: Sequence[Node], before: str) -> Iterator[Line]:
    """One line, or several where breaks are forced."""
    for is_break, group in groupby(nodes, lambda n: isinstance(n, Element) and n.tag == "br"):
        runs = [] if is_break else list(_runs(list(group), None))
        if not "".join(run.text for run in runs).strip():
            continue
        runs[0] = runs[0]._replace(text=before + runs[0].text.lstrip())
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip())
        yield tuple(run for run in runs if run.text)


def _runs(nodes: Sequence[Node], link: str | None) -> Iterator[Run]:
    for node in nodes:
        if isinstance(node, str):
            start, end = node[:1].isspace(), node[-1:].isspace()
            words = " ".join(node.split())
            yield Run(f"{' ' * start}{words}{' ' * (end and bool(words))}", link)
        elif node.tag == "img":
            yield Run(node.said.get("alt", ""), link)
        elif node.tag == "math":
            yield Run(node.said.get("alttext", "") or text_of([node]), link)
        elif node.tag == "a":
            to = node.said.get("href", "")
            yield from _runs(node.inside, to if to and not to.startswith("#") else link)
        else:
            yield from _runs(node.inside, link)

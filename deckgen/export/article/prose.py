"""What stands in a frame, or is said there -> what an article says of it.

The deck's own marks become plain HTML: a box that is ticked, code without colours. What the
picture of the stop shows already, its pictures and drawings, is not shown a second time: their
alternative texts are the picture's. Films and sounds stay, since no picture plays them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote

from deckgen.export.tree import Element, Node, elements, is_blank, is_inline, tree_of

# Attributes that mean the same outside a deck.
_KEPT: Mapping[str, frozenset[str]] = {
    "*": frozenset(("dir", "id", "lang")),
    "a": frozenset(("href", "title")),
    "abbr": frozenset(("title",)),
    "details": frozenset(("open",)),
    "img": frozenset(("alt", "src", "title", "width", "height")),
    "li": frozenset(("value",)),
    "ol": frozenset(("reversed", "start", "type")),
    "td": frozenset(("align", "colspan", "rowspan")),
    "th": frozenset(("align", "colspan", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
_OPENED = frozenset(("address", "article", "aside", "data", "div", "footer", "header", "section"))
_ALIGNS = ("left", "center", "right")
FOOTNOTE, FOOTNOTE_BACK = "#fn-", "#fnref-"  # begin the address of a footnote, and of its place
_HOLDERS = frozenset(("blockquote", "dd", "details", "li", "td", "th"))


class File(NamedTuple):
    """A file of the talk where the article has it: its address, and its size in pixels or 0."""

    address: str
    width: float = 0
    height: float = 0


class Place(NamedTuple):
    """Where prose stands: below a heading of ``level``, in a picture's sight or not.

    ``anchor`` gives the id in the article for one of the talk, ``file`` where an asset is, by
    its number; None where there is none.
    """

    level: int
    frame_level: int
    in_picture: bool
    anchor: Callable[[str], str | None]
    file: Callable[[int], File | None]


class Prose(NamedTuple):
    """Blocks of an article, and the alternative texts of what only the picture shows."""

    blocks: list[Node]
    shown: tuple[str, ...] = ()


def prose(html: str, place: Place) -> Prose:
    """The HTML of a frame, or of its notes, as an article has it."""
    given = tree_of(html)
    shown = _shown(given) if place.in_picture else ()
    return Prose(list(in_blocks(_each(given, place))), shown)


def in_blocks(nodes: Sequence[Node]) -> Iterator[Node]:
    """Blocks alone: what stands in a line becomes a paragraph."""
    for inline, group in groupby(nodes, is_inline):
        if not inline:
            yield from group
            continue
        line = list(group)
        if not all(map(is_blank, line)):
            yield Element("p", {}, line)


def _shown(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The alternative texts of what stands in figures."""
    figures = [each for each in elements(nodes) if each.tag == "figure"]
    images = [each for figure in figures for each in elements(figure.inside) if each.tag == "img"]
    return tuple(dict.fromkeys(each.said["alt"] for each in images if each.said.get("alt")))


def _each(nodes: Sequence[Node], place: Place) -> list[Node]:
    return [made for node in nodes for made in _made(node, place)]


def _made(node: Node, place: Place) -> list[Node]:
    """What becomes of one node: nothing, itself, something else, or what stands in it."""
    if isinstance(node, str):
        return [node]
    match node.tag:
        case "math":
            return [node.with_inside(_bare(node.inside))._replace(said=_formula(node))]
        case "pre":
            lang = node.said.get("data-lang", "")
            code = Element("code", {"class": f"language-{lang}"} if lang else {}, [_code(node)])
            return [Element("pre", {}, [code])]
        case "figure":
            return _figure(node, place)
        case "img":
            return _image(node, place)
        case "video" | "audio":
            return _player(node, place)
        case "span" if node.has_class("task-box"):
            said = {
                "type": "checkbox",
                "disabled": "",
                "aria-label": node.said.get("aria-label", ""),
            }
            done = {"checked": ""} if "data-done" in node.said else {}
            return [Element("input", said | done, [])]
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            level = place.level + max(1, int(node.tag[1]) - place.frame_level)
            return [node.with_inside(_each(node.inside, place))._replace(tag=f"h{min(level, 6)}")]
        case "a":
            return _link(node, place)
        case "section" if node.has_class("footnotes"):
            return [Element("section", {"class": "footnotes"}, _each(node.inside, place))]
    if node.tag in _OPENED or (node.tag == "span" and not {"dir", "lang"} & node.said.keys()):
        inside = _each(node.inside, place)
        return list(in_blocks(inside)) if node.tag != "span" else inside
    return [_plain(node, place)]


def _plain(node: Element, place: Place) -> Element:
    """An element with the attributes that it keeps."""
    kept = _KEPT["*"] | _KEPT.get(node.tag, frozenset())
    said = {name: value for name, value in node.said.items() if name in kept}
    if node.tag in ("td", "th"):
        aligned = [side for side in _ALIGNS if node.has_class(f"align-{side}")]
        said |= {"align": aligned[0]} if aligned else {}
    inside = _each(node.inside, place)
    if node.tag in _HOLDERS and not all(map(is_inline, inside)):
        inside = list(in_blocks(inside))
    return Element(node.tag, said, inside)


def _link(node: Element, place: Place) -> list[Node]:
    """A link; its words alone where it leads to what the article does not have."""
    to = node.said.get("href", "")
    inside = _each(node.inside, place)
    if not to:
        return inside
    kept = ("id", "title", "aria-label")
    said = {name: node.said[name] for name in kept if node.said.get(name)}
    if to.startswith("#") and not to.startswith((FOOTNOTE, FOOTNOTE_BACK)):
        anchor = place.anchor(unquote(to.removeprefix("#").removeprefix("/")))
        if anchor is None:
            return inside
        to = f"#{anchor}"
    return [Element("a", {"href": to, **said}, inside)]


def _figure(node: Element, place: Place) -> list[Node]:
    """A film, a picture or a drawing, with its caption."""
    clips = [each for each in elements(node.inside) if each.tag in ("video", "audio")]
    captions = [
        Element("figcaption", {}, _each(each.inside, place))
        for each in elements(node.inside)
        if each.tag == "figcaption"
    ]
    if clips:
        return [Element("figure", {}, [*_each(clips, place), *captions])]
    drawn, sources = _drawn(node, place)
    if sources:
        return _each(sources, place)
    if place.in_picture:
        return [Element("p", {}, [Element("em", {}, each.inside)]) for each in captions]
    return [Element("figure", {}, [*drawn, *captions])] if drawn else []


def _drawn(node: Element, place: Place) -> tuple[list[Node], list[Element]]:
    """The pictures of a figure; the source of a diagram that could not be drawn."""
    images = [each for each in elements(node.inside) if each.tag == "img"]
    missing = [each for each in images if place.file(_number(each)) is None]
    if "data-diagram" in node.said and (missing or not images):
        return [], [each for each in elements(node.inside) if each.tag == "pre"]
    return _each(images, place._replace(in_picture=False)), []


def _image(node: Element, place: Place) -> list[Node]:
    """A picture in a line of text, or its alternative text where there is none."""
    alt = node.said.get("alt", "")
    if node.has_class("background") and place.in_picture:
        return []
    file = place.file(_number(node))
    if file is None:
        return [alt] if alt else []
    size = {"width": file.width, "height": file.height} if file.width and file.height else {}
    title = {"title": node.said["title"]} if node.said.get("title") else {}
    sides = {side: str(round(pixels)) for side, pixels in size.items()}
    return [Element("img", {"src": file.address, "alt": alt, **title, **sides}, [])]


def _player(node: Element, place: Place) -> list[Node]:
    file = place.file(_number(node))
    if file is None:
        return []
    named = {"aria-label": node.said["aria-label"]} if node.said.get("aria-label") else {}
    return [
        Element(
            node.tag,
            {"src": file.address, "controls": "", "preload": "metadata", **named},
            [Element("a", {"href": file.address}, [named.get("aria-label") or file.address])],
        )
    ]


def _number(node: Element) -> int:
    """The number of the asset that an element shows; -1 of none."""
    return int(node.said.get("data-asset", "-1"))


def _code(node: Element) -> str:
    """The text of some code."""
    return "".join(each if isinstance(each, str) else _code(each) for each in node.inside)


def _formula(node: Element) -> dict[str, str]:
    return {name: node.said[name] for name in ("alttext", "display") if name in node.said}


def _bare(nodes: Sequence[Node]) -> list[Node]:
    """A formula without the deck's classes."""
    return [
        node
        if isinstance(node, str)
        else Element(
            node.tag,
            {name: value for name, value in node.said.items() if name not in ("class", "id")},
            _bare(node.inside),
        )
        for node in nodes
    ]

"""Blocks of an article -> HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from deckgen.export.tree import VOID, Element, Node, is_blank, is_inline

_TOGETHER = frozenset(("p", "pre", "math", "td", "th", "dt", "summary", "figcaption"))


def html_of(nodes: Sequence[Node]) -> str:
    """The nodes as HTML, each block on lines of its own."""
    if all(map(is_inline, nodes)):
        return "".join(map(_line, nodes))
    return "\n".join(_block(node) for node in nodes if not is_blank(node))


def _block(node: Node) -> str:
    if isinstance(node, str) or is_inline(node) or node.tag in _TOGETHER:
        return _line(node)
    if node.tag in VOID:
        return _open(node)
    inside = html_of(node.inside)
    gap = "\n" if inside and not all(map(is_inline, node.inside)) else ""
    return f"{_open(node)}{gap}{inside}{gap}</{node.tag}>"


def _line(node: Node) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    if node.tag in VOID or node.tag == "input":
        return _open(node)
    return f"{_open(node)}{''.join(map(_line, node.inside))}</{node.tag}>"


def _open(node: Element) -> str:
    said = {**node.said}
    if side := said.pop("align", ""):
        said["style"] = f"text-align: {side}"
    words = (
        f' {name}="{escape(value)}"' if value or name == "alt" else f" {name}"
        for name, value in said.items()
    )
    return f"<{node.tag}{''.join(words)}>"

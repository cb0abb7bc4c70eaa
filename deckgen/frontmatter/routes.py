"""Front matter that names frames: the routes of ``paths``, the arrows of ``connect``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckgen.frontmatter.tree import entries
from deckgen.frontmatter.values import Reading, duration, items, kind, scalar
from deckgen.model import Connection, Noted, RoutePlan

if TYPE_CHECKING:
    from yaml import MappingNode, Node

MAIN = "main"
_ROUTE_NAME = re.compile(r"\w[\w.-]*")


def routes(reading: Reading, node: Node) -> tuple[RoutePlan, ...] | None:
    """Routes by name, each a list of stops or ``{stops: […], duration: 10min}``."""
    if kind(node) != "mapping":
        hint = "write name: [first, second] below it, indented"
        reading.fault(node, "wrong-value", "these are routes by their names", hint)
        return None
    mapping: MappingNode = node  # type: ignore[assignment]
    found = [_route(reading, key, value) for key, value in entries(reading, mapping)]
    return tuple(route for route in found if route is not None)


def _route(reading: Reading, key: Node, node: Node) -> RoutePlan | None:
    name = key.value
    if name == MAIN:
        message = 'the route "main" is the talk itself, in its own order'
        reading.fault(key, "wrong-value", message, "choose another name")
        return None
    if not _ROUTE_NAME.fullmatch(name):
        message = f'"{name}" is no name for a route'
        reading.fault(key, "wrong-value", message, "use letters, digits and -")
        return None
    parts = _parts(reading, node) if kind(node) == "mapping" else {"stops": node}
    length = duration(reading, parts["duration"]) if "duration" in parts else None
    stops = _stops(reading, parts["stops"]) if "stops" in parts else ()
    if not stops:
        hint = f"write {name}: [first, second]"
        reading.fault(node, "wrong-value", f'the route "{name}" has no stops', hint)
        return None
    return RoutePlan(name, stops, length)


def _parts(reading: Reading, node: Node) -> dict[str, Node]:
    mapping: MappingNode = node  # type: ignore[assignment]
    parts: dict[str, Node] = {}
    for key, value in entries(reading, mapping):
        if key.value in ("stops", "duration"):
            parts[key.value] = value
        else:
            message = f'a route has no key "{key.value}"'
            reading.fault(key, "unknown-key", message, "its keys are stops and duration")
    return parts


def _stops(reading: Reading, node: Node) -> tuple[Noted[str], ...]:
    found: list[Noted[str]] = []
    for item in items(node):
        if item.tag.endswith(":null"):
            continue
        written = scalar(reading, item, "the id of a frame")
        span = reading.span(item)
        if kind(node) == "sequence":
            found.extend([Noted(written, span)] if written else [])
        else:
            found.extend(Noted(word, span) for word in (written or "").replace(",", " ").split())
    return tuple(found)


def pairs(reading: Reading, node: Node) -> tuple[Connection, ...] | None:
    """Arrows, each ``[from, to]``; a single pair may stand without the outer brackets."""
    if kind(node) != "sequence":
        _not_pairs(reading, node)
        return None
    single = len(node.value) == 2 and all(kind(item) == "scalar" for item in node.value)
    found: list[Connection] = []
    for pair in [node] if single else node.value:
        names = [item.value for item in items(pair) if kind(item) == "scalar"]
        if kind(pair) != "sequence" or len(names) != 2 or len(pair.value) != 2:
            _not_pairs(reading, pair)
        else:
            found.append(Connection(names[0], names[1], reading.span(pair)))
    return tuple(found)


def _not_pairs(reading: Reading, node: Node) -> None:
    hint = "write connect: [[first, second], [first, third]]"
    reading.fault(node, "wrong-value", "an arrow is a pair of frame ids", hint)

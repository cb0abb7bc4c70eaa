"""A frame with what stands round it: its cluster, in the frame's own pixels.

The extent of a cluster is fixed: ``SPREAD`` times the frame's box, however many
children stand there. The solver fits a cluster into the slot that the frame alone
would have had, so nothing below a frame ever moves one of its siblings.
"""

from __future__ import annotations

from typing import NamedTuple

from deckgen.geometry import Box, Point, Similarity, Size
from deckgen.place.arrange import Slot
from deckgen.place.outline import Node

COLUMN = 4  # up to so many children stand in one column at the frame's right


class Part(NamedTuple):
    """A part of a cluster: its area, and how many of the children go there."""

    area: Box
    members: int


def spread(share: float) -> float:
    """How many times its frame's box a cluster is, for a gap of ``share``.

    A cluster is three cells by three, the frame two by two of them, gaps between.
    """
    return (3 + 2 * share) / (2 + share)


def cluster(node: Node, share: float) -> Box:
    """The box of the frame and all that stands round it."""
    if not node.around:
        return Box(0, 0, node.size.width, node.size.height)
    return _shell(node.size, share, centred=node.layout.name in CENTRED, offset=_offset(node))


CENTRED = frozenset({"ring", "spiral"})


def _offset(node: Node) -> tuple[float, float]:
    """Where the cluster's centre is from the frame's, in halves of what is left over."""
    if node.layout.name == "column" or (node.layout.name == "auto" and _few(node)):
        return 1.0, 0.0
    return (1.0, 1.0) if node.layout.name == "auto" else (0.0, 1.0)


def _few(node: Node) -> bool:
    return len(node.children) <= COLUMN


def _shell(size: Size, share: float, *, centred: bool, offset: tuple[float, float]) -> Box:
    factor = spread(share)
    x, y = (0.0, 0.0) if centred else offset
    left_over = (factor - 1) / 2
    return Box(
        x * left_over * size.width,
        y * left_over * size.height,
        factor * size.width,
        factor * size.height,
    )


def parts(node: Node, count: int, share: float) -> list[Part]:
    """The areas for ``count`` children round a frame, in the order they are filled."""
    shell = cluster(node, share)
    cell = Size(node.size.width / (2 + share), node.size.height / (2 + share))
    right = Box(shell.right - cell.width / 2, shell.y, cell.width, shell.height)
    under = Box(shell.x, shell.bottom - cell.height / 2, shell.width, cell.height)
    offset = _offset(node)
    if offset == (1.0, 0.0):
        return [Part(right, count)]
    if offset == (0.0, 1.0):
        return [Part(under, count)]
    beside = Box(right.x, 0, cell.width, node.size.height)
    first = min(count, max(2, round(count * 2 / 5)))
    return [Part(beside, first), Part(under, count - first)]


def into(node: Node, slot: Slot, share: float) -> Similarity:
    """The frame in its slot: with others round it, the whole cluster fills the slot."""
    whole = cluster(node, share)
    scale = slot.scale * node.size.width / whole.width
    turn = Similarity(0, 0, scale, node.own_rotate + slot.rotate)
    centre = turn.apply(Point(whole.x, whole.y))
    return Similarity(slot.x - centre.x, slot.y - centre.y, scale, turn.rotate)

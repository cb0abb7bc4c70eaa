"""Where each frame stands in its parent: ``Outline -> Similarity`` by number.

First every parent arranges its free children, which asks nothing but sizes; then the
frames are walked in an order in which parents and targets come first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from deckgen.geometry import Point, Similarity, Size
from deckgen.model import Settings
from deckgen.place.anchor import beside
from deckgen.place.children import Household, arrange_children
from deckgen.place.company import find_companies
from deckgen.place.outline import CANVAS, Node, Outline


class Settled(NamedTuple):
    """Each frame's place in its parent and on the canvas."""

    local: Sequence[Similarity]
    canvas: Sequence[Similarity]


def settle(
    kin: Outline,
    order: Sequence[int],
    targets: Mapping[int, int],
    settings: Settings,
    viewport: Size,
    walks: Mapping[int, Sequence[Point]],
) -> Settled:
    """Place every frame, in ``order``; ``targets`` are those of frames beside others."""
    house = Household(kin, settings, viewport, targets, find_companies(kin, order, targets), walks)
    local = [Similarity()] * len(kin.nodes)
    canvas = [Similarity()] * len(kin.nodes)
    usual: dict[int, float] = {}
    for parent in (CANVAS, *(node.number for node in kin.nodes if node.children)):
        places, usual[parent] = arrange_children(house, parent)
        for number, place in places.items():
            local[number] = place
    for number in order:
        node = kin.nodes[number]
        if number in targets:
            goal = kin.nodes[targets[number]]
            local[number] = beside(node, goal, kin, local, canvas, settings.gap, usual[node.parent])
        elif not node.free:
            local[number] = _at(node, usual[node.parent])
        outer = Similarity() if node.parent == CANVAS else canvas[node.parent]
        canvas[number] = local[number].then(outer)
    return Settled(local, canvas)


def _at(node: Node, usual: float) -> Similarity:
    """A frame at the x and y that its author gave."""
    said = node.frame.annotation
    return Similarity(
        said.x.value if said.x else 0.0,
        said.y.value if said.y else 0.0,
        said.scale.value if said.scale else usual,
        node.own_rotate,
    )

"""Where each frame stands in its parent: ``Outline -> Similarity`` by number.

First every parent arranges its free children, which asks nothing but sizes; then the
frames are walked in an order in which parents and targets come first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deckgen.geometry import Box, Point, Similarity, Size
from deckgen.model import Settings
from deckgen.place.anchor import beside
from deckgen.place.arrange import LAYOUTS, Item, Room, Slot, band, fill
from deckgen.place.cluster import CENTRED, cluster, parts
from deckgen.place.outline import CANVAS, Node, Outline

LARGEST = 0.45  # of a topic's own width or height that one of its children may take


@dataclass(frozen=True, slots=True)
class Settled:
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
    local: list[Similarity] = [Similarity()] * len(kin.nodes)
    canvas: list[Similarity] = [Similarity()] * len(kin.nodes)
    usual: dict[int, float] = {}
    for parent in (CANVAS, *(node.number for node in kin.nodes if node.children)):
        usual[parent] = _arrange(kin, parent, settings, viewport, walks.get(parent, ()), local)
    for number in order:
        node = kin.nodes[number]
        if number in targets:
            local[number] = beside(node, targets[number], kin, local, canvas, settings.gap, usual)
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


def _arrange(
    kin: Outline,
    parent: int,
    settings: Settings,
    viewport: Size,
    walk: Sequence[Point],
    local: list[Similarity],
) -> float:
    """Put the free children of ``parent`` into ``local``; the scale usual among them."""
    everyone = kin.siblings(parent)
    free = [kin.nodes[number] for number in everyone if kin.nodes[number].free]
    if parent == CANVAS:
        slots = _on_canvas(free, kin, settings, viewport, walk)
    else:
        slots = _in_frame(kin.nodes[parent], free, settings, walk)
    for node, slot in zip(free, slots, strict=True):
        local[node.number] = _into(node, slot, settings.gap)
    if parent == CANVAS:
        return 1.0
    if slots:
        return min(slot.scale for slot in slots)
    some = [kin.nodes[number] for number in everyone]
    return min(slot.scale for slot in _in_frame(kin.nodes[parent], some, settings, walk))


def _on_canvas(
    free: list[Node], kin: Outline, settings: Settings, viewport: Size, walk: Sequence[Point]
) -> list[Slot]:
    """Top-level frames, round the origin, the smallest slot at scale 1."""
    if not free:
        return []
    items = [_item(node) for node in free]
    area = Box(0, 0, viewport.width, viewport.height)
    lead, close = _accents(free)
    room = Room(area, settings.gap, lead=lead, close=close, wide_open=True, path=tuple(walk))
    slots = fill(LAYOUTS[kin.layout.name], items, room)
    smallest = min(slot.scale / item.weight for slot, item in zip(slots, items, strict=True))
    return [Slot(s.x / smallest, s.y / smallest, s.scale / smallest, s.rotate) for s in slots]


def _accents(free: Sequence[Node]) -> tuple[float, float]:
    """How much larger the first and the last top-level frame should be than the others.

    What the last one holds is never asked: the next frame written may be its first child.
    """
    count = len(free)
    if count == 2:
        return (1.4 if free[0].children else 1 / 1.4), 1.0
    if any(node.children for node in free[:-1]):
        return (1.15 if free[0].children else 1.5), 1.0
    columns = math.sqrt(count)  # in all but the narrowest viewports, about
    return 1.15 + columns / 4, 1 + columns / 6 if count > 8 else 1.0


def _in_frame(
    parent: Node, free: list[Node], settings: Settings, walk: Sequence[Point]
) -> list[Slot]:
    """The children of a frame, inside it or around it, in its own pixels."""
    said = parent.frame.annotation
    gap_px = said.gap.value if said.gap and not said.beside else None
    layout = LAYOUTS[parent.layout.name]
    turn = parent.layout.turn
    slots: list[Slot] = []
    if parent.around and parent.layout.name in CENTRED and free:
        own = Box(0, 0, parent.size.width, parent.size.height)
        share = settings.gap if gap_px is None else gap_px / parent.size.width
        return band([_item(node) for node in free], cluster(parent, settings.gap), own, share)
    if parent.inside:
        cap = Size(parent.size.width * LARGEST, parent.size.height * LARGEST)
        areas = [(parent.inside, len(free))]
    else:
        cap = None
        areas = [(part.area, part.count) for part in parts(parent, len(free), settings.gap)]
    for area, count in areas:
        some = [_item(node) for node in free[len(slots) : len(slots) + count]]
        if some:
            lead = 1.1 + math.sqrt(count) / 20
            room = Room(area, settings.gap, gap_px, cap, lead, path=tuple(walk), turn=turn)
            slots += fill(layout, some, room)
    return slots


def _item(node: Node) -> Item:
    """The upright box that the solver keeps for a frame: its own, turned."""
    box = Similarity(rotate=node.own_rotate).bounds(node.size)
    return Item(Size(box.width, box.height), node.own_scale)


def _into(node: Node, slot: Slot, share: float) -> Similarity:
    """The frame in its slot: with others round it, the whole cluster fills the slot."""
    whole = cluster(node, share)
    scale = slot.scale * node.size.width / whole.width
    turn = Similarity(0, 0, scale, node.own_rotate + slot.rotate)
    centre = turn.apply(Point(whole.x, whole.y))
    return Similarity(slot.x - centre.x, slot.y - centre.y, scale, turn.rotate)

"""The free children of one parent, arranged: where each stands in the parent's pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from deckgen.geometry import Box, Point, Similarity, Size
from deckgen.model import Settings
from deckgen.place.arrange import LAYOUTS, Item, Room, Slot, band, fill
from deckgen.place.chapters import find_chapters, islands
from deckgen.place.cluster import CENTRED, cluster, into, parts
from deckgen.place.company import company_box
from deckgen.place.outline import CANVAS, Node, Outline

LARGEST = 0.45  # of a topic's own width or height that one of its children may take
PASSES = 3  # to find how large a company is: its gaps do not scale with it


class Household(NamedTuple):
    """What arranging children asks about the talk.

    ``companies`` are the frames that stand beside a free one, by its number; ``walks``
    the paths that children walk along, by the parent's.
    """

    kin: Outline
    settings: Settings
    viewport: Size
    targets: Mapping[int, int]
    companies: Mapping[int, Sequence[int]]
    walks: Mapping[int, Sequence[Point]]


def arrange_children(house: Household, parent: int) -> tuple[dict[int, Similarity], float]:
    """Where the free children of ``parent`` stand, and the scale usual among its children.

    The usual scale, for frames that have a place but no scale, is 1 on the canvas, as
    in impress.js; in a frame it is that of the smallest child.
    """
    nodes = [house.kin.nodes[number] for number in house.kin.siblings(parent)]
    free = [node for node in nodes if node.free]
    slots = _slots(house, parent, free)
    share = house.settings.gap
    places = {
        node.number: into(node, _own_slot(house, node, slot), share)
        for node, slot in zip(free, slots, strict=True)
    }
    if parent == CANVAS:
        return places, 1.0
    known = slots or _in_frame(house, house.kin.nodes[parent], nodes, [_item(n) for n in nodes])
    return places, min(slot.scale for slot in known)


def _slots(house: Household, parent: int, free: Sequence[Node]) -> list[Slot]:
    """A slot for each free child and its company."""
    if not free:
        return []
    items = [_item(node) for node in free]
    slots = _arranged(house, parent, free, items)
    with_company = [index for index, node in enumerate(free) if node.number in house.companies]
    for _ in range(PASSES if with_company else 0):
        for index in with_company:
            items[index] = _company_item(house, free[index], slots[index].scale)
        slots = _arranged(house, parent, free, items)
    return slots


def _arranged(
    house: Household, parent: int, free: Sequence[Node], items: Sequence[Item]
) -> list[Slot]:
    if parent == CANVAS:
        return _on_canvas(house, free, items)
    return _in_frame(house, house.kin.nodes[parent], free, items)


def _on_canvas(house: Household, free: Sequence[Node], items: Sequence[Item]) -> list[Slot]:
    """Top-level frames, round the origin, the smallest slot at scale 1."""
    area = Box(0, 0, house.viewport.width, house.viewport.height)
    lead, close = _accents(free)
    room = Room(area, house.settings.gap, lead=lead, close=close, wide_open=True)
    name = house.kin.layout.name
    chapters = find_chapters(free) if name == "auto" else []
    slots = islands(chapters, items, room) if chapters else fill(LAYOUTS[name], items, room)
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
    house: Household, parent: Node, free: Sequence[Node], items: Sequence[Item]
) -> list[Slot]:
    """The children of a frame, inside it or around it, in its own pixels."""
    said = parent.frame.annotation
    share = house.settings.gap
    gap_px = said.gap.value if said.gap and not said.beside else None
    cap = None
    if parent.around and parent.layout.name in CENTRED:
        own = Box(0, 0, parent.size.width, parent.size.height)
        return band(items, cluster(parent, share), own, share)
    if parent.inside:
        cap = Size(parent.size.width * LARGEST, parent.size.height * LARGEST)
        areas = [(parent.inside, len(free))]
    else:
        areas = [(part.area, part.members) for part in parts(parent, len(free), share)]
    path = tuple(house.walks.get(parent.number, ()))
    slots: list[Slot] = []
    for area, count in areas:
        some = items[len(slots) : len(slots) + count]
        if some:
            lead = 1.1 + math.sqrt(count) / 20
            room = Room(area, share, gap_px, cap, lead, path=path, turn=parent.layout.turn)
            slots += fill(LAYOUTS[parent.layout.name], some, room)
    return slots


def _item(node: Node) -> Item:
    """The upright box that the solver keeps for a frame: its own, turned."""
    box = Similarity(rotate=node.own_rotate).bounds(node.size)
    return Item(Size(box.width, box.height), node.own_scale)


def _company_item(house: Household, node: Node, scale: float) -> Item:
    """The box for a frame with its company, as it would be at ``scale``."""
    box = company_box(
        node, scale, house.kin, house.targets, house.companies[node.number], house.settings.gap
    )
    alone = _item(node)
    size = Size(box.width / scale, box.height / scale)
    return Item(size, alone.weight, own=alone.size)


def _own_slot(house: Household, node: Node, slot: Slot) -> Slot:
    """The part of a company's slot that is its first frame's own."""
    company = house.companies.get(node.number)
    if company is None:
        return slot
    box = company_box(node, slot.scale, house.kin, house.targets, company, house.settings.gap)
    return Slot(slot.x - box.x, slot.y - box.y, slot.scale, slot.rotate)

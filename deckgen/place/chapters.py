"""Chapters of a flat talk: frames that are no more than a title open them.

A talk written as one long row of frames often has its structure in such frames. Each
chapter becomes an island of its own, composed like a small talk, its title leading.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.geometry import Size
from deckgen.place.arrange import LAYOUTS, Item, Room, Slot, fill
from deckgen.place.arrange.room import bounds
from deckgen.place.outline import Node

FEWEST, SHARE = 2, 0.25  # chapters make a structure from so many on, and up to a quarter of all
LEAD = 2.0  # how much higher than its other frames a chapter's title is, about


def find_chapters(free: Sequence[Node]) -> list[range]:
    """The stretches of a flat talk, the opening one first; none where it has no chapters."""
    if any(node.children for node in free[:-1]):
        return []
    titles = [
        index
        for index, node in enumerate(free)
        if index and node.frame.brief and not node.frame.body.strip()
    ]
    if not FEWEST <= len(titles) <= len(free) * SHARE:
        return []
    return [range(a, b) for a, b in zip([0, *titles], [*titles, len(free)], strict=True)]


def islands(chapters: Sequence[range], items: Sequence[Item], room: Room) -> list[Slot]:
    """Slots for all items, chapter by chapter.

    Each chapter is first composed by itself in a room of the whole's proportions; the
    islands so found are then arranged.
    """
    shore = Room(room.area, room.gap, lead=LEAD)
    parts = [list(items[chapter.start : chapter.stop]) for chapter in chapters]
    inner = [fill(LAYOUTS["auto"], some, shore) for some in parts]
    boxes = [bounds(some, slots) for some, slots in zip(parts, inner, strict=True)]
    whole = [Item(Size(box.width, box.height)) for box in boxes]
    open_sea = Room(room.area, room.gap, lead=1.15, wide_open=True)
    return [
        Slot(
            island.x + (slot.x - box.x) * island.scale,
            island.y + (slot.y - box.y) * island.scale,
            slot.scale * island.scale,
        )
        for island, box, slots in zip(
            fill(LAYOUTS["auto"], whole, open_sea), boxes, inner, strict=True
        )
        for slot in slots
    ]

"""What an arrangement is given and gives: items and a room, for slots.

An arrangement is a function ``(items, room) -> slots``, pure, one slot an item in the
same order. It may use any unit and any origin: ``fill`` brings the slots into the room.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from deckgen.geometry import Box, Point, Similarity, Size


class Item(NamedTuple):
    """What is to be arranged: the upright box round a frame, in the frame's own pixels.

    ``weight`` is the scale that the author gave it among its siblings. ``own`` is the first
    frame's box where the item is a frame with company.
    """

    size: Size
    weight: float = 1.0
    own: Size | None = None

    @property
    def width(self) -> float:
        """Its width, the author's scale included."""
        return self.size.width * self.weight

    @property
    def height(self) -> float:
        """Its height, the author's scale included."""
        return self.size.height * self.weight


class Slot(NamedTuple):
    """Where an item goes: its centre, its scale (the author's included), its turn."""

    x: float
    y: float
    scale: float
    rotate: float = 0.0


class Room(NamedTuple):
    """The room for an arrangement.

    ``area`` is what to fill. ``gap`` is the room between siblings as a share of their
    width across and of their height down; ``gap_px`` replaces it, in the area's pixels.
    ``cap`` is the largest that one item may become. ``lead`` and ``close`` are how many times
    a usual item's height the first and the last would best have. ``wide_open``
    says that this is the canvas: nothing stands above, edges may be loose. ``path`` is what
    to walk along, as the corners of a polyline; with ``turn`` items turn as it does.
    """

    area: Box
    gap: float
    gap_px: float | None = None
    cap: Size | None = None
    lead: float = 1.0
    close: float = 1.0
    wide_open: bool = False
    path: tuple[Point, ...] = ()
    turn: bool = False


Arrange = Callable[[Sequence[Item], Room], list[Slot]]


def gaps(items: Sequence[Item], room: Room) -> tuple[float, float]:
    """The gap across and down, in the items' pixels."""
    if room.gap_px is not None:
        return room.gap_px, room.gap_px
    count = len(items)
    return (
        room.gap * sum(item.width for item in items) / count,
        room.gap * sum(item.height for item in items) / count,
    )


def bounds(items: Sequence[Item], slots: Sequence[Slot]) -> Box:
    """The upright box round everything arranged."""
    return Box.around([taken(item, slot) for item, slot in zip(items, slots, strict=True)])


def taken(item: Item, slot: Slot) -> Box:
    """The upright box that an item takes in its slot."""
    width, height = item.size.width * slot.scale, item.size.height * slot.scale
    if slot.rotate:
        return Similarity(slot.x, slot.y, slot.scale, slot.rotate).bounds(item.size)
    return Box(slot.x, slot.y, width, height)


def largest_fit(items: Sequence[Item], slots: Sequence[Slot], room: Room) -> tuple[float, Box]:
    """How much the slots can grow in the room, and the box round them as they are."""
    box = bounds(items, slots)
    scale = min(room.area.width / box.width, room.area.height / box.height)
    if room.cap:
        pairs = [(item.own or item.size, slot) for item, slot in zip(items, slots, strict=True)]
        widest = max(size.width * slot.scale for size, slot in pairs)
        tallest = max(size.height * slot.scale for size, slot in pairs)
        scale = min(scale, room.cap.width / widest, room.cap.height / tallest)
    return scale, box


def fill(arrange: Arrange, items: Sequence[Item], room: Room) -> list[Slot]:
    """The arrangement as large as the room allows, in its middle, in its pixels.

    A gap in pixels holds after the fit, so the fit is found by a few passes. A gap that
    would take more room than the items themselves gives way.
    """
    slots = arrange(items, room if room.gap_px is None else room._replace(gap_px=0.0))
    scale, box = largest_fit(items, slots, room)
    if room.gap_px is not None:
        widest = max(max(item.width, item.height) for item in items)
        for _ in range(PASSES):
            slots = arrange(items, room._replace(gap_px=min(room.gap_px / scale, widest)))
            scale, box = largest_fit(items, slots, room)
    return [
        Slot(
            room.area.x + (slot.x - box.x) * scale,
            room.area.y + (slot.y - box.y) * scale,
            slot.scale * scale,
            slot.rotate,
        )
        for slot in slots
    ]


PASSES = 12  # each pass at least halves what the gap is off by, for gaps that leave room


def near(value: float, least: int, most: int) -> range:
    """The whole numbers about ``value`` within limits: at least one, if the limits allow any."""
    if least > most:
        return range(0)
    first = min(most, max(least, math.floor(value) - 1))
    return range(first, max(first, min(most, math.ceil(value) + 1)) + 1)

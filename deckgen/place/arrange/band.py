"""Items round a box: the ring of a frame that keeps its whole box for itself."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.geometry import Box
from deckgen.place.arrange.room import Item, Slot


def band(items: Sequence[Item], area: Box, hole: Box, gap: float) -> list[Slot]:
    """Clockwise from the middle of the top, in the band between ``hole`` and the area's edge.

    Both boxes have one centre. Items stand at equal lengths along the middle of the band.
    """
    across, down = (area.width - hole.width) / 2, (area.height - hole.height) / 2
    wide, high = area.width - across, area.height - down
    step = 2 * (wide + high) / len(items)
    widest, highest = max(i.width for i in items), max(i.height for i in items)
    scale = min(across / (1 + gap) / widest, down / (1 + gap) / highest)
    # Round a corner a step goes partly across and partly down, so it must hold both.
    scale = min(scale, step / (1 + gap) / (widest + highest))
    found: list[Slot] = []
    for index, item in enumerate(items):
        x, y = _round(wide, high, index * step)
        found.append(Slot(area.x + x, area.y + y, item.weight * scale))
    return found


def _round(width: float, height: float, way: float) -> tuple[float, float]:
    """The point ``way`` along a centred rectangle, clockwise from the middle of its top."""
    way = (way + width / 2) % (2 * (width + height))
    if way <= width:
        return way - width / 2, -height / 2
    way -= width
    if way <= height:
        return width / 2, way - height / 2
    way -= height
    if way <= width:
        return width / 2 - way, height / 2
    return -width / 2, height / 2 - (way - width)

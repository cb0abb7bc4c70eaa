"""Arrangements on straight lines: row, column, grid, stairs, timeline."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckgen.place.arrange.room import Item, Room, Slot, gaps, near


def row(items: Sequence[Item], room: Room) -> list[Slot]:
    """Side by side, centres on one line."""
    across, _ = gaps(items, room)
    slots: list[Slot] = []
    x = 0.0
    for item in items:
        slots.append(Slot(x + item.width / 2, 0.0, item.weight))
        x += item.width + across
    return slots


def column(items: Sequence[Item], room: Room) -> list[Slot]:
    """One below another, centres on one line."""
    _, down = gaps(items, room)
    slots: list[Slot] = []
    y = 0.0
    for item in items:
        slots.append(Slot(0.0, y + item.height / 2, item.weight))
        y += item.height + down
    return slots


def grid(items: Sequence[Item], room: Room) -> list[Slot]:
    """Equal cells in as many columns as let them be largest, read like a page."""
    across, down = gaps(items, room)
    wide = max(item.width for item in items) + across
    high = max(item.height for item in items) + down
    columns = _columns(len(items), wide, high, room)
    return [
        Slot(index % columns * wide, index // columns * high, item.weight)
        for index, item in enumerate(items)
    ]


def _columns(count: int, wide: float, high: float, room: Room) -> int:
    """How many columns let ``count`` cells of that size be largest in the room."""
    ideal = math.sqrt(count * high / wide * room.area.width / room.area.height)
    tried = near(ideal, 1, count)

    def worth(columns: int) -> tuple[float, int, int]:
        rows = math.ceil(count / columns)
        size = min(room.area.width / (columns * wide), room.area.height / (rows * high))
        return round(size, 9), -columns * rows, columns  # then few empty cells, then few rows

    return max(tried, key=worth)


def stairs(items: Sequence[Item], room: Room) -> list[Slot]:
    """Up from the lower left, each step clear of the one before it."""
    _, down = gaps(items, room)
    slots = row(items, room)
    if len(items) == 1:
        return slots
    width = slots[-1].x - slots[0].x + (items[0].width + items[-1].width) / 2
    ends = (items[0].height + items[-1].height) / 2
    tallest = max(item.height for item in items)
    wanted = (width * room.area.height / room.area.width - ends) / (len(items) - 1)
    rise = min(max(wanted, tallest / 4), tallest + down)
    return [Slot(slot.x, -index * rise, slot.scale) for index, slot in enumerate(slots)]


def timeline(items: Sequence[Item], room: Room) -> list[Slot]:
    """Above and below a line from left to right, in turn; a long one takes several lines."""
    across, down = gaps(items, room)
    lines = _lines(items, across, down, room)
    per_line = math.ceil(len(items) / lines)
    slots: list[Slot] = []
    y = 0.0
    for start in range(0, len(items), per_line):
        part = items[start : start + per_line]
        above = max(item.height for item in part[::2])
        below = max((item.height for item in part[1::2]), default=0.0)
        slots += _time(part, across, y + above, down)
        y += above + below + 3 * down
    return slots


def _time(items: Sequence[Item], across: float, y: float, down: float) -> list[Slot]:
    """One line of time at ``y``: each item as far left as its side and its turn allow."""
    slots: list[Slot] = []
    free = [0.0, 0.0]
    at = 0.0
    for index, item in enumerate(items):
        side = index % 2
        x = max(
            free[side] + item.width / 2, at + item.width / 4 + across if index else item.width / 2
        )
        free[side] = x + item.width / 2 + across
        at = x
        off = (item.height / 2 + down / 2) * (1 if side else -1)
        slots.append(Slot(x, y + down / 2 + off, item.weight))
    return slots


def _lines(items: Sequence[Item], across: float, down: float, room: Room) -> int:
    """How many lines of time fill the room best."""
    count = len(items)
    wide = max(item.width for item in items) + across
    high = 2 * max(item.height for item in items) + 3 * down

    def size(lines: int) -> float:
        length = (math.ceil(count / lines) + 1) / 2 * wide
        return min(room.area.width / length, room.area.height / (lines * high))

    most = max(1, math.isqrt(count))
    return max(range(1, most + 1), key=lambda lines: (size(lines), -lines))

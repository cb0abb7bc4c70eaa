"""Arrangements on curves: a ring, a spiral, a path of the author's."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from deckgen.geometry import Point, Similarity, Size
from deckgen.place.arrange.apart import Cells, room_between
from deckgen.place.arrange.room import Item, Room, Slot, gaps

TURN = 1.05  # how far a spiral moves out in a turn, in cells
STRIDE = 0.1  # how far along the spiral each try is from the last, in cells


def ring(items: Sequence[Item], room: Room) -> list[Slot]:
    """On an ellipse, clockwise from the top, as close as their boxes allow."""
    count = len(items)
    if count == 1:
        return [Slot(0, 0, items[0].weight)]
    start = -math.pi if count == 2 else -math.pi / 2
    angles = [start + math.tau * index / count for index in range(count)]
    wide = room.area.width / room.area.height
    points = [Point(wide * math.cos(a), math.sin(a)) for a in angles]
    sizes = [Size(item.width, item.height) for item in items]
    radius = 1 / room_between(points, sizes, *gaps(items, room))
    return [
        Slot(point.x * radius, point.y * radius, item.weight)
        for item, point in zip(items, points, strict=True)
    ]


def spiral(items: Sequence[Item], room: Room) -> list[Slot]:
    """From the middle outwards, clockwise, each as near as the ones before it allow."""
    across, down = gaps(items, room)
    wide = max(item.width for item in items) + across
    high = max(item.height for item in items) + down
    cells = Cells()
    slots: list[Slot] = []
    angle = 0.0
    for item in items:
        point = Point(0, 0)
        while not cells.is_free(point):
            radius = 1 + TURN * angle / math.tau
            point = Point(radius * math.cos(angle), radius * math.sin(angle))
            angle += STRIDE / radius
        cells.take(point)
        slots.append(Slot(point.x * wide, point.y * high, item.weight))
    return slots


def along(items: Sequence[Item], room: Room) -> list[Slot]:
    """On a path at equal lengths, ends included; the path grows until all have room.

    A path that crosses itself may bring two items to one point, so several starts a
    part of a step away are tried too.
    """
    best: list[Slot] = []
    largest = 0.0
    for inset in (0.0, 0.25, 0.5):
        points, angles = _walk(room.path, len(items), inset)
        turns = angles if room.turn else [0.0] * len(items)
        sizes = [_turned(item, turn) for item, turn in zip(items, turns, strict=True)]
        scale = room_between(points, sizes, *gaps(items, room))
        if scale > largest * 1.05:
            largest = scale
            best = [
                Slot(p.x / scale, p.y / scale, item.weight, turn)
                for p, item, turn in zip(points, items, turns, strict=True)
            ]
    return best


def _turned(item: Item, degrees: float) -> Size:
    box = Similarity(scale=item.weight, rotate=degrees).bounds(item.size)
    return Size(box.width, box.height)


def _walk(path: Sequence[Point], count: int, inset: float) -> tuple[list[Point], list[float]]:
    """``count`` points at equal lengths along a polyline, and the direction at each.

    A closed path is divided into as many steps as there are points, an open one into
    one fewer; ``inset`` moves the first by that share of a step, and an open path's last.
    """
    lengths = [math.dist((a.x, a.y), (b.x, b.y)) for a, b in pairwise(path)]
    sums = [0.0, *accumulate(lengths)]
    closed = math.dist((path[0].x, path[0].y), (path[-1].x, path[-1].y)) < sums[-1] * 1e-6
    steps = count + (0 if closed else 2 * inset - 1)
    points: list[Point] = []
    angles: list[float] = []
    for index in range(count):
        share = (index + inset) / steps if steps > 0 else 0.5
        at = share * sums[-1]
        leg = min(bisect_right(sums, at) - 1, len(lengths) - 1)
        a, b = path[leg], path[leg + 1]
        part = (at - sums[leg]) / lengths[leg]
        points.append(Point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part))
        angles.append(math.degrees(math.atan2(b.y - a.y, b.x - a.x)))
    return points, angles

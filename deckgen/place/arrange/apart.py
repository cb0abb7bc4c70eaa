"""Keeping boxes apart: how large they may be round given points, and who is near."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckgen.geometry import Point, Size

FEW = 64  # so many boxes are each compared with every other; more are taken as the largest
ALMOST_NONE = 1e-9


def room_between(
    points: Sequence[Point], sizes: Sequence[Size], across: float, down: float
) -> float:
    """The largest factor at which boxes of ``sizes``, gaps included, at ``points`` are apart.

    Two boxes are apart as soon as they are so in one direction. 1 for a single box.
    """
    if len(points) < 2:
        return 1.0
    if len(points) > FEW:
        return _room_between_equals(points, sizes, across, down)
    best = math.inf
    for index, (a, first) in enumerate(zip(points, sizes, strict=True)):
        for b, second in zip(points[index + 1 :], sizes[index + 1 :], strict=True):
            by_width = abs(a.x - b.x) / ((first.width + second.width) / 2 + across)
            by_height = abs(a.y - b.y) / ((first.height + second.height) / 2 + down)
            best = min(best, max(by_width, by_height))
    return max(best, ALMOST_NONE)


def _room_between_equals(
    points: Sequence[Point], sizes: Sequence[Size], across: float, down: float
) -> float:
    """The same as if every box were the widest and the highest; swept along the longer axis."""
    wide = max(size.width for size in sizes) + across
    high = max(size.height for size in sizes) + down
    cells = [(point.x / wide, point.y / high) for point in points]
    spans = [max(axis) - min(axis) for axis in zip(*cells, strict=True)]
    if spans[1] > spans[0]:
        cells = [(y, x) for x, y in cells]
    cells.sort()
    best = math.inf
    for index, (x, y) in enumerate(cells):
        for other in range(index + 1, len(cells)):
            dx = cells[other][0] - x
            if dx >= best:
                break
            best = min(best, max(dx, abs(cells[other][1] - y)))
    return max(best, ALMOST_NONE)


class Cells:
    """Unit squares on the plane, found by where they are."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[Point]] = {}

    def is_free(self, point: Point) -> bool:
        """Whether a unit square at ``point`` overlaps none that is taken."""
        column, row = math.floor(point.x), math.floor(point.y)
        return not any(
            abs(point.x - other.x) < 1 and abs(point.y - other.y) < 1
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in self._taken.get((x, y), ())
        )

    def take(self, point: Point) -> None:
        """Put a unit square at ``point``."""
        cell = math.floor(point.x), math.floor(point.y)
        self._taken.setdefault(cell, []).append(point)

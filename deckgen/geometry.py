"""The plane: points, sizes, boxes, and the moves between coordinate systems.

Units are CSS pixels, y down; angles are degrees clockwise. A box is known by its
centre, as impress.js places its steps. Everything here is a pure value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the canvas, in pixels, y down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height, in pixels."""

    width: float
    height: float

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, known by its centre."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """The x of its left edge."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """The y of its upper edge."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height / 2

    @classmethod
    def around(cls, boxes: list[Box]) -> Box:
        """The smallest upright box that holds every one of ``boxes``.

        Raises ValueError if there are none.
        """
        if not boxes:
            raise ValueError("no boxes to put a box around")
        left, right = min(b.left for b in boxes), max(b.right for b in boxes)
        top, bottom = min(b.top for b in boxes), max(b.bottom for b in boxes)
        return cls((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)

    def moved(self, dx: float, dy: float) -> Box:
        """The same box, ``dx`` to the right and ``dy`` down."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, margin: float) -> Box:
        """The same box with ``margin`` pixels more on every side."""
        return Box(self.x, self.y, self.width + 2 * margin, self.height + 2 * margin)

    def overlaps(self, other: Box, *, tolerance: float = 1e-6) -> bool:
        """Whether the two share more than an edge."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width - tolerance
            and abs(self.y - other.y) * 2 < self.height + other.height - tolerance
        )

    def holds(self, other: Box, *, tolerance: float = 1e-6) -> bool:
        """Whether ``other`` lies wholly inside."""
        return (
            self.left <= other.left + tolerance
            and other.right <= self.right + tolerance
            and self.top <= other.top + tolerance
            and other.bottom <= self.bottom + tolerance
        )


@dataclass(frozen=True, slots=True)
class Similarity:
    """Scale, then turn, then move: from a frame's own pixels to its parent's.

    ``x`` and ``y`` are where the frame's centre lands, ``rotate`` is clockwise.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    rotate: float = 0.0

    def apply(self, point: Point) -> Point:
        """Where ``point`` of the inner system lies in the outer one."""
        sin, cos = _turn(self.rotate)
        return Point(
            self.x + self.scale * (point.x * cos - point.y * sin),
            self.y + self.scale * (point.x * sin + point.y * cos),
        )

    def then(self, outer: Similarity) -> Similarity:
        """This move followed by ``outer``."""
        centre = outer.apply(Point(self.x, self.y))
        return Similarity(centre.x, centre.y, self.scale * outer.scale, self.rotate + outer.rotate)

    def inverse(self) -> Similarity:
        """The move that undoes this one."""
        sin, cos = _turn(-self.rotate)
        return Similarity(
            -(self.x * cos - self.y * sin) / self.scale,
            -(self.x * sin + self.y * cos) / self.scale,
            1 / self.scale,
            -self.rotate,
        )

    def bounds(self, size: Size) -> Box:
        """The upright box, in the outer system, around a centred box of ``size``."""
        sin, cos = _turn(self.rotate)
        width = self.scale * (abs(size.width * cos) + abs(size.height * sin))
        height = self.scale * (abs(size.width * sin) + abs(size.height * cos))
        return Box(self.x, self.y, width, height)

    def bounds_of(self, box: Box) -> Box:
        """The upright box, in the outer system, around any ``box`` of the inner one."""
        centre = self.apply(Point(box.x, box.y))
        moved = Similarity(centre.x, centre.y, self.scale, self.rotate)
        return moved.bounds(Size(box.width, box.height))


def _turn(degrees: float) -> tuple[float, float]:
    """Sine and cosine, exact at quarter turns so that upright stays upright."""
    exact = {0: (0.0, 1.0), 90: (1.0, 0.0), 180: (0.0, -1.0), 270: (-1.0, 0.0)}
    found = exact.get(degrees % 360)  # type: ignore[call-overload]
    if found is not None:
        return found  # type: ignore[no-any-return]
    angle = math.radians(degrees)
    return math.sin(angle), math.cos(angle)

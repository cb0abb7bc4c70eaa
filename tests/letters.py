"""A scene as a map of letters, for layouts that a person reviews.

Each frame is a field of its title's first letter, children drawn over their parents; the
smallest frame is six letters wide and two high.
"""

from __future__ import annotations

from deckgen.geometry import Point, Similarity
from deckgen.model import Placement, Scene

ACROSS, DOWN = 6, 2
EMPTY = "·"


def letters(scene: Scene) -> str:
    """The map, without empty ends of lines."""
    placed = [(frame.title[0], scene.placements[frame.id]) for frame in scene.deck.frames]
    smallest = min((placement for _, placement in placed), key=lambda one: one.box.width)
    wide, high = smallest.box.width / ACROSS, smallest.box.height / DOWN
    box = scene.bounds
    columns, rows = round(box.width / wide), round(box.height / high)
    lines = [
        "".join(
            _at(Point(box.left + (x + 0.5) * wide, box.top + (y + 0.5) * high), placed)
            for x in range(columns)
        )
        for y in range(rows)
    ]
    return "\n".join(line.rstrip(EMPTY) or EMPTY for line in lines)


def _at(point: Point, placed: list[tuple[str, Placement]]) -> str:
    """The letter of the last frame that lies on ``point``."""
    found = EMPTY
    for letter, placement in placed:
        box = placement.box
        where = Similarity(box.x, box.y, placement.scale, placement.rotate)
        inside = where.inverse().apply(point)
        size = placement.size
        if abs(inside.x) <= size.width / 2 and abs(inside.y) <= size.height / 2:
            found = letter
    return found

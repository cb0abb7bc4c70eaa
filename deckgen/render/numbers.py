"""Canvas numbers as they are written: short, and the same on every machine.

A place is kept to a thousandth of the smallest frame's own pixels or better, so that depth
of nesting costs no precision; a scale to seven digits, the width of a view to ten.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from deckgen.model import Scene

DECIMALS = 4
MOST_DECIMALS = 12  # a double has no more to give at canvas sizes


class Numbers(NamedTuple):
    """How the numbers of one scene are rounded."""

    decimals: int = DECIMALS

    @classmethod
    def of(cls, scene: Scene) -> Numbers:
        """Fit for the smallest scale that the scene has."""
        smallest = min((p.scale for p in scene.placements.values()), default=1.0)
        finer = max(0, math.floor(-math.log10(smallest))) if smallest > 0 else 0
        return cls(min(DECIMALS + finer, MOST_DECIMALS))

    def length(self, value: float) -> float | int:
        """A place or a length on the canvas, or an angle."""
        return _whole(round(value, self.decimals))

    def scale(self, value: float) -> float | int:
        """A factor."""
        return _whole(float(f"{value:.7g}"))

    def width(self, value: float) -> float | int:
        """Of a view: so exact that a frame looks the same to the pixel at whatever scale."""
        return _whole(float(f"{value:.10g}"))


def _whole(value: float) -> float | int:
    """Without ``.0``, and never minus nought."""
    return int(value) if value == int(value) else value

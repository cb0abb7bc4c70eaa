"""Depth: places on the flat canvas to places in space, for talks with ``depth: 3d``.

A frame that is tilted tilts all that stands in it. Turns are those of CSS and impress.js:
about x, then about the turned y, then about the turned z.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from deckgen.geometry import Point, Similarity
from deckgen.place.outline import CANVAS, Outline

Vector = tuple[float, float, float]
Turn = tuple[Vector, Vector, Vector]  # the rows of a rotation matrix


class InSpace(NamedTuple):
    """A frame's centre and its turns about x, y and z, in degrees."""

    at: Vector
    turns: Vector


def in_space(
    kin: Outline, local: Sequence[Similarity], canvas: Sequence[Similarity]
) -> list[InSpace]:
    """Every frame in space; ``local`` and ``canvas`` are its places on the plane."""
    found: list[InSpace] = []
    tilts: list[Turn] = []
    for node, place in zip(kin.nodes, local, strict=True):
        said = node.frame.annotation
        z = said.z.value if said.z else 0.0
        own = _turn(
            said.rotate_x.value if said.rotate_x else 0.0,
            said.rotate_y.value if said.rotate_y else 0.0,
            place.rotate,
        )
        if node.parent == CANVAS:
            at, tilt = (place.x, place.y, z), own
        else:
            scale = canvas[node.parent].scale
            off = _apply(tilts[node.parent], (place.x * scale, place.y * scale, z * scale))
            x, y, deep = found[node.parent].at
            at, tilt = (x + off[0], y + off[1], deep + off[2]), _times(tilts[node.parent], own)
        tilts.append(tilt)
        found.append(InSpace(at, _angles(tilt, canvas[node.number].rotate)))
    return found


def _turn(x: float, y: float, z: float) -> Turn:
    """The matrix of ``rotateX(x) rotateY(y) rotateZ(z)``."""
    if x == y == 0:
        column = Similarity(rotate=z).apply(Point(1, 0))
        return (column.x, -column.y, 0), (column.y, column.x, 0), (0, 0, 1)
    (sx, cx), (sy, cy), (sz, cz) = (
        (math.sin(math.radians(a)), math.cos(math.radians(a))) for a in (x, y, z)
    )
    return (
        (cy * cz, -cy * sz, sy),
        (cx * sz + sx * sy * cz, cx * cz - sx * sy * sz, -sx * cy),
        (sx * sz - cx * sy * cz, sx * cz + cx * sy * sz, cx * cy),
    )


def _angles(turn: Turn, flat: float) -> Vector:
    """The turns about x, y and z that make a matrix; an untilted one keeps its own."""
    if turn[2][2] == 1:
        return 0.0, 0.0, flat
    x = math.degrees(math.atan2(-turn[1][2], turn[2][2]))
    y = math.degrees(math.asin(max(-1.0, min(1.0, turn[0][2]))))
    z = math.degrees(math.atan2(-turn[0][1], turn[0][0]))
    return x, y, z


def _apply(turn: Turn, vector: Vector) -> Vector:
    x, y, z = vector
    a, b, c = (row[0] * x + row[1] * y + row[2] * z for row in turn)
    return a, b, c


def _times(outer: Turn, inner: Turn) -> Turn:
    columns = [_apply(outer, (inner[0][i], inner[1][i], inner[2][i])) for i in range(3)]
    a, b, c = ((columns[0][i], columns[1][i], columns[2][i]) for i in range(3))
    return a, b, c

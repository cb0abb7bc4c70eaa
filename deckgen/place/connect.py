"""Arrows between frames: a gentle curve from edge to edge."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckgen.diagnostics import Diagnostic, did_you_mean
from deckgen.geometry import Point, Similarity, Size
from deckgen.model import Connection, Connector
from deckgen.place.outline import Outline

BEND = 0.12  # how far the curve leaves the straight line, as a share of its length
CLEAR = 0.02  # room between an edge and the arrow's end, as a share of the frame's width
LINE = 0.005  # the line's width, as a share of the smaller frame's width


def connection_faults(connections: Sequence[Connection], kin: Outline) -> list[Diagnostic]:
    """Ends that are no frames, and arrows from a frame to itself."""
    faults = [
        Diagnostic(
            "unknown-frame",
            f'there is no frame "{name}" to connect',
            connection.span,
            did_you_mean(name, kin.numbers),
        )
        for connection in connections
        for name in (connection.start, connection.end)
        if name not in kin.numbers
    ]
    return faults + [
        Diagnostic("self-connection", "an arrow cannot lead back to its own frame", same.span)
        for same in connections
        if same.start == same.end
    ]


def connector(connection: Connection, kin: Outline, canvas: Sequence[Similarity]) -> Connector:
    """The arrow as drawn: start on the one edge, a control point, end on the other."""
    ends = [kin.numbers[connection.start], kin.numbers[connection.end]]
    first, second = (canvas[number] for number in ends)
    sizes = [kin.nodes[number].size for number in ends]
    dx, dy = second.x - first.x, second.y - first.y
    # To the left of the walk from start to end, so two opposite arrows do not coincide.
    control = Point(
        (first.x + second.x) / 2 + dy * BEND,
        (first.y + second.y) / 2 - dx * BEND,
    )
    start = _edge(first, sizes[0], control)
    end = _edge(second, sizes[1], control)
    width = LINE * min(first.scale * sizes[0].width, second.scale * sizes[1].width)
    points = ((start.x, start.y), (control.x, control.y), (end.x, end.y))
    return Connector(connection.start, connection.end, points, width)


def _edge(place: Similarity, size: Size, toward: Point) -> Point:
    """Where a line from the frame's centre to ``toward`` leaves its box, with a little room."""
    local = place.inverse().apply(toward)
    if math.hypot(local.x, local.y) < 1e-9:
        return Point(place.x, place.y)
    half_width, half_height = size.width / 2, size.height / 2
    room = CLEAR * size.width
    reach = min(
        (half_width + room) / abs(local.x) if local.x else math.inf,
        (half_height + room) / abs(local.y) if local.y else math.inf,
    )
    return place.apply(Point(local.x * reach, local.y * reach))

"""The arrows between frames, as SVG in canvas pixels that the runtime lays on the canvas.

An arrow lies over the frames that its ends are in, which would cover it, and under all
later ones. It has no size of its own, so that the article has no hole where it would be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from deckgen.geometry import Box, Point
from deckgen.model import Connector, Frame, Scene

HEAD_LENGTH = 5.0  # in widths of the line
HEAD_WIDTH = 4.0


def arrows(scene: Scene) -> Mapping[str | None, str]:
    """The SVG to draw just after each frame, by its id; None stands for before them all."""
    if not scene.connectors:
        return {}
    frames = {frame.id: frame for frame in scene.deck.frames}
    order = {frame.id: number for number, frame in enumerate(scene.deck.frames)}
    groups: dict[str | None, list[Connector]] = {}
    for each in scene.connectors:
        around = [*_around(each.start, frames), *_around(each.end, frames)]
        groups.setdefault(max(around, key=order.__getitem__, default=None), []).append(each)
    return {frame: _drawn(group) for frame, group in groups.items()}


def _around(frame: str, frames: Mapping[str, Frame]) -> list[str]:
    """The frames that ``frame`` is in."""
    around: list[str] = []
    parent = frames[frame].parent
    while parent is not None:
        around.append(parent)
        parent = frames[parent].parent
    return around


def _drawn(connectors: Sequence[Connector]) -> str:
    """One SVG element with every arrow of a group."""
    box = Box.around([_box(connector) for connector in connectors])
    view = " ".join(_number(value) for value in (box.left, box.top, box.width, box.height))
    opening = '<svg class="deckgen-connectors" aria-hidden="true" width="0" height="0"'
    paths = "\n".join(_arrow(connector) for connector in connectors)
    return f'{opening} viewBox="{view}">\n{paths}\n</svg>\n'


def _box(connector: Connector) -> Box:
    """The hull of the curve's points, with room for the head."""
    points = [Box(x, y, 0, 0) for x, y in connector.points]
    return Box.around(points).grown(HEAD_LENGTH * connector.width)


def _arrow(connector: Connector) -> str:
    """A curve that ends where its head begins."""
    start, bend, tip = (Point(x, y) for x, y in connector.points)
    ahead = _direction(bend if bend != tip else start, tip)
    neck = _beside(tip, ahead, back=HEAD_LENGTH * connector.width)
    side = HEAD_WIDTH / 2 * connector.width
    left = _beside(neck, ahead, left=side)
    right = _beside(neck, ahead, left=-side)
    return (
        f'<path class="connector-line" d="M{_pair(start)}Q{_pair(bend)} {_pair(neck)}"'
        f' fill="none" stroke="currentColor" stroke-width="{_number(connector.width)}"/>'
        f'<path class="connector-head" d="M{_pair(left)}L{_pair(tip)}L{_pair(right)}Z"'
        ' fill="currentColor"/>'
    )


def _direction(start: Point, end: Point) -> Point:
    """A step of length 1 from ``start`` towards ``end``; to the right if they are one."""
    length = math.hypot(end.x - start.x, end.y - start.y)
    return Point((end.x - start.x) / length, (end.y - start.y) / length) if length else Point(1, 0)


def _beside(point: Point, ahead: Point, *, back: float = 0.0, left: float = 0.0) -> Point:
    """The point so far back and to the left of ``point``, seen in the direction ``ahead``."""
    x = point.x - back * ahead.x + left * ahead.y
    return Point(x, point.y - back * ahead.y - left * ahead.x)


def _pair(point: Point) -> str:
    return f"{_number(point.x)} {_number(point.y)}"


def _number(value: float) -> str:
    """To a hundredth of a pixel or six digits, whichever is finer."""
    short = round(value, 2) if abs(value) >= 1 else float(f"{value:.6g}")
    return f"{int(short) if short == int(short) else short}"

"""A nested talk of any size on a canvas: scales from 20 down to 0.05, every frame turned.

The same number of frames gives the same wall, always.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, cos, hypot, radians, sin, sqrt

from bench import decks
from deckgen.diagnostics import Span
from deckgen.geometry import Box, Size
from deckgen.model import Annotation, Deck, Frame, Meta, Placement, Route, Scene, Step
from deckgen.place.camera import fit

FRAME = Size(1600, 900)
# Of chapters, sections, frames and details, each standing in one of those before.
_SCALES = (20.0, 4.0, 0.6, 0.1)
_SMALLEST = 0.05  # of every other detail
_BAND = 0.24  # of a frame's height, for its title, above those in it
_SPAN = Span("wall.md", 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a frame stands: in the outline, by its number under each parent, and on the canvas."""

    path: tuple[int, ...]
    x: float
    y: float
    scale: float
    rotate: float

    @property
    def name(self) -> str:
        """Its id."""
        return "-".join(("frame", *(str(number + 1) for number in self.path)))


def wall(frames: int) -> Scene:
    """The placed talk of exactly ``frames`` frames; its last stop is the whole of it."""
    spots = _spots(frames)
    parents = {spot.path[:-1] for spot in spots}
    bounds = Box.around([_hull(spot) for spot in spots]).grown(800)
    whole = fit(bounds, FRAME)
    stops = [
        Step(spot.name, spot.name, fit(_box(spot), FRAME, spot.rotate, margin=0.03))
        for spot in spots
    ]
    return Scene(
        Deck(
            Meta(title="A wall"),
            tuple(
                _frame(spot, number, is_topic=spot.path in parents)
                for number, spot in enumerate(spots)
            ),
        ),
        FRAME,
        {spot.name: _placement(spot, is_topic=spot.path in parents) for spot in spots},
        (Route("main", (*stops, Step("overview", None, whole))),),
        bounds,
        whole,
    )


def tour(scene: Scene) -> list[str]:
    """The ends of ten flights, the first from the first stop: near and far, in, out, and all."""
    ids = [frame.id for frame in scene.deck.frames]
    chapters, sections, frames, details = (
        [id for id in ids if id.count("-") == depth] for depth in (1, 2, 3, 4)
    )
    return [
        *(ids[1], ids[2], details[0], frames[-1], "overview", sections[len(sections) // 2]),
        *(frames[len(frames) // 2], frames[len(frames) // 2 + 1], chapters[-1], ids[0]),
    ]


def _spots(frames: int) -> list[Spot]:
    """Chapters first, then all sections, and so on until there are enough; in reading order."""
    each = ceil(frames**0.25)  # how many stand in one
    columns = ceil(sqrt(each * 1.4))
    above = [Spot((), 0.0, 0.0, 0.0, 0.0)]
    spots: list[Spot] = []
    for _depth in range(len(_SCALES)):
        below = [
            _child(parent, number, columns, ceil(each / columns))
            for number in range(each)
            for parent in above
        ]
        spots += below[: frames - len(spots)]
        above = below
    return sorted(spots, key=lambda spot: spot.path)


def _child(parent: Spot, number: int, columns: int, rows: int) -> Spot:
    """A frame in a cell of its parent, below the title, and turned; chapters stand round them."""
    path = (*parent.path, number)
    scale = _SCALES[len(parent.path)]
    if not parent.path:
        x, y = number % columns - (columns - 1) / 2, number // columns - (rows - 1) / 2
        return Spot(
            path,
            1.3 * x * FRAME.width * scale,
            1.5 * y * FRAME.height * scale,
            scale,
            47.0 * number,
        )
    if len(path) == len(_SCALES) and number % 2:
        scale = _SMALLEST
    wide, high = FRAME.width * parent.scale, FRAME.height * parent.scale
    right = wide * ((number % columns + 0.5) / columns - 0.5)
    down = high * (_BAND + (0.96 - _BAND) * (number // columns + 0.5) / rows - 0.5)
    turn = radians(parent.rotate)
    return Spot(
        path,
        parent.x + right * cos(turn) - down * sin(turn),
        parent.y + right * sin(turn) + down * cos(turn),
        scale,
        parent.rotate + (-7.0, 5.0, 0.0, 9.0)[number % 4],
    )


def _box(spot: Spot) -> Box:
    return Box(spot.x, spot.y, FRAME.width * spot.scale, FRAME.height * spot.scale)


def _hull(spot: Spot) -> Box:
    """The upright box around a frame however it is turned."""
    across = hypot(FRAME.width, FRAME.height) * spot.scale
    return Box(spot.x, spot.y, across, across)


def _placement(spot: Spot, *, is_topic: bool) -> Placement:
    return Placement(spot.name, _box(spot), FRAME, spot.scale, spot.rotate, topic=is_topic)


def _frame(spot: Spot, number: int, *, is_topic: bool) -> Frame:
    title = decks.phrase(number).capitalize()
    return Frame(
        id=spot.name,
        title=title,
        heading=title,
        body=f"<p>The {decks.phrase(number + 1)}.</p>" if is_topic else _body(number),
        notes="",
        annotation=Annotation(),
        span=_SPAN,
        level=len(spot.path),
        parent=Spot(spot.path[:-1], 0, 0, 0, 0).name if len(spot.path) > 1 else None,
    )


def _body(number: int) -> str:
    """A paragraph, a table or a list, as a talk has them."""
    match number % 5:
        case 0:
            return f"<p>{decks.sentence(number).replace('**', '')}</p>"
        case 1:
            rows = range(number, number + 4)
            cells = "".join(f"<tr><td>{decks.phrase(n)}</td><td>{n * 7}</td></tr>" for n in rows)
            return f"<table><tbody>{cells}</tbody></table>"
        case _:
            items = "".join(f"<li>{decks.phrase(number + n)}</li>" for n in range(3 + number % 3))
            return f"<ul>{items}</ul>"

"""Which stops are meant: ``1,3-5,lego,8-`` of a route."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.diagnostics import did_you_mean
from deckgen.export.task import Stop
from deckgen.model import Route, Scene

_RANGE = re.compile(r"(\d*)-(\d*)\Z")


class NoSuchStop(Exception):
    """A part of the choice means no stop; ``hint`` says what may have been meant."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def stops_of(scene: Scene, route: Route, chosen: str | None = None) -> tuple[Stop, ...]:
    """The stops of ``route`` that are ``chosen``, in its order; all where none are.

    A part is a number, counted from 1, a range of them, open at either end, or the id of a
    frame. Raises NoSuchStop.
    """
    frames = {frame.id: frame for frame in scene.deck.frames}
    every = tuple(
        Stop(index, step, frames[step.frame] if step.frame is not None else None)
        for index, step in enumerate(route.steps)
    )
    if chosen is None:
        return every
    wanted = {index for part in chosen.split(",") for index in _meant(part.strip(), every, route)}
    return tuple(stop for stop in every if stop.index in wanted)


def _meant(part: str, every: tuple[Stop, ...], route: Route) -> Iterator[int]:
    """The indices of one part of the choice. Raises NoSuchStop where there are none."""
    by_id = [stop.index for stop in every if part in (stop.step.id, stop.step.frame)]
    if by_id:
        yield from by_id
        return
    bounds = _RANGE.match(part) if part != "-" else None
    if not part.isdecimal() and not bounds:
        names = [name for stop in every for name in (stop.step.id, stop.step.frame) if name]
        raise NoSuchStop(
            f'the route "{route.name}" does not stop at "{part}"', did_you_mean(part, names)
        )
    first, last = (bounds[1], bounds[2]) if bounds else (part, part)
    low, high = int(first or 1), int(last or len(every))
    if not 1 <= low <= high or low > len(every):
        counts = f"{len(every)} stops" if len(every) != 1 else "1 stop"
        raise NoSuchStop(f'"{part}" is none of its stops: the route "{route.name}" has {counts}')
    yield from range(low - 1, min(high, len(every)))

"""Moments of a film -> pictures, from a page whose clock is set to each of them.

A scene of the film is what happens at one stop: the flight there, and the rest. Whoever shoots
one first brings the page to where the stop before has left it, so that each scene looks the
same whichever were shot before it, and by whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from deckgen.export.film.timeline import Stretch, Timeline
from deckgen.export.page import Studio
from deckgen.export.steady import known_of, opened
from deckgen.export.task import Stop
from deckgen.geometry import Size
from deckgen.model import Bundle

_PNG = {"format": "png", "optimizeForSpeed": True}
_MOVING = {"format": "jpeg", "quality": 95, "optimizeForSpeed": True}
_STILL = {"format": "jpeg", "quality": 100, "optimizeForSpeed": True}


class Taking(NamedTuple):
    """How pictures are taken, in motion and at rest, in the words of the browser's protocol."""

    moving: Mapping[str, object]
    still: Mapping[str, object]


EXACTLY = Taking(_PNG, _PNG)
# JPEG is made and read in half the time, and what it loses an encoder of films loses too. It is
# taken at rest as well: else the ground would change its colour on arrival, by what JPEG rounds.
QUICKLY = Taking(_MOVING, _STILL)


class Scene(NamedTuple):
    """The stretches of one stop, and ``past``: the stops before it, and the ticks at each."""

    number: int
    stretches: tuple[Stretch, ...]
    past: tuple[tuple[int, int], ...]

    @property
    def ticks(self) -> int:
        """How many pictures it has."""
        return sum(stretch.ticks for stretch in self.stretches)


def scenes(line: Timeline) -> tuple[Scene, ...]:
    """The film in scenes, one a stop."""
    found: list[Scene] = []
    past: tuple[tuple[int, int], ...] = ()
    here: list[Stretch] = []
    for stretch in line.stretches:
        if here and stretch.stay is not here[-1].stay:
            past = _closed(found, here, past)
            here = []
        here.append(stretch)
    if here:
        _closed(found, here, past)
    return tuple(found)


def _closed(
    found: list[Scene], here: Sequence[Stretch], past: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    found.append(Scene(len(found), tuple(here), past))
    rested = sum(stretch.ticks for stretch in here if stretch.kind == "rest")
    return (*past, (here[0].stay.number, rested))


class Picture(NamedTuple):
    """A picture, and for how many ticks it is shown."""

    data: bytes
    ticks: int


class Shooter:
    """A page that is ready to show any moment of the film of those ``stops`` of a route.

    ``known`` is what the page knows of them. It has been at each of them once, so that a scene
    does not depend on whether later ones were shot before it.
    """

    def __init__(
        self,
        studio: Studio,
        bundle: Bundle,
        route: str,
        size: Size,
        stops: Sequence[Stop],
        taking: Taking,
    ) -> None:
        self._taking = taking
        self._past: tuple[tuple[int, int], ...] = ()
        self.page = opened(studio, bundle, route, size)
        self.known = known_of(self.page, stops)

    def shoot(self, scene: Scene, rate: int) -> Iterator[Picture]:
        """The pictures of a scene in order; together they last as long as it does."""
        ms = 1000 / rate
        known = len(self._past)
        fresh = not known or scene.past[:known] != self._past
        past = [[step, ticks * ms] for step, ticks in scene.past[0 if fresh else known :]]
        self._past = scene.past
        at = {"fresh": fresh, "past": past, "step": scene.stretches[0].stay.number}
        self.page.run("(at) => filmBegin(at)", at)
        arrived = None
        for stretch in scene.stretches:
            if stretch.kind == "flight":
                for tick in range(stretch.ticks):
                    self._show(stretch, tick * ms, 0.0, (stretch.start + tick) * ms)
                    yield Picture(self.page.picture(**self._taking.moving), 1)
                continue
            arrived = stretch.start if arrived is None else arrived
            yield from self._rest(stretch, stretch.start - arrived, ms)

    def _rest(self, stretch: Stretch, rested: int, ms: float) -> Iterator[Picture]:
        """At rest, as many pictures as there is something that moves by itself."""
        tick = 0
        while tick < stretch.ticks:
            now = (stretch.start + tick) * ms
            moves = self._show(stretch, None, (rested + tick) * ms, now)
            last = moves <= 0
            shown = stretch.ticks - tick if last else 1
            taken = self._taking.still if last else self._taking.moving
            yield Picture(self.page.picture(**taken), shown)
            tick += shown

    def _show(self, stretch: Stretch, flight: float | None, rested: float, now: float) -> float:
        moment = {"flight": flight, "substep": self._substep(stretch), "rested": rested, "now": now}
        return float(self.page.run("(moment) => filmShow(moment)", moment))

    @staticmethod
    def _substep(stretch: Stretch) -> int:
        return stretch.stay.shown + stretch.substep

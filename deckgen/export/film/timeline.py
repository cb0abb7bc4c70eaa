"""What a film shows when: what is known of its stops -> ``Timeline``, in whole ticks.

A tick is one picture of the film. Flights take as long as the page says they do, rounded
up to a tick so that each ends on its stop. How long a stop stays is decided in this order:
its ``dwell=``; its narration and the clips that play in it; what is said or shown there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

MIN_RATE, MAX_RATE = 24, 60  # pictures a second

BREATH_S = 0.6  # the silence before a narration, and after it


class Stay(NamedTuple):
    """What is known of a stop.

    ``number`` counts the stops of the route from 0. ``flight_ms`` is how long the camera takes
    to come here, 0 for the first stop. ``shown`` substeps are there on arrival, ``substeps``
    more are revealed. ``told_s`` is how long its notes take to say, or what it shows to read, as
    the deck's own ``dwell.js`` has it. ``clip_s`` is the length of the longest of the clips that
    play here once.
    """

    number: int
    title: str
    flight_ms: float = 0.0
    substeps: int = 0
    shown: int = 0
    told_s: float = 0.0
    dwell_s: float | None = None
    narration_s: float | None = None
    clip_s: float | None = None


class Stretch(NamedTuple):
    """Some ticks on end: of a flight to a stop, or at rest there with so many substeps shown."""

    kind: Literal["flight", "rest"]
    stay: Stay
    substep: int
    start: int
    ticks: int

    @property
    def end(self) -> int:
        """The first tick that is not in it."""
        return self.start + self.ticks


class Timeline(NamedTuple):
    """The stretches in order, without a gap, from tick 0 on."""

    rate: int
    stretches: tuple[Stretch, ...]

    @property
    def ticks(self) -> int:
        """How many pictures the film has."""
        return self.stretches[-1].end if self.stretches else 0

    def seconds(self, tick: int) -> Fraction:
        """When a tick begins."""
        return Fraction(tick, self.rate)

    def rests(self) -> tuple[tuple[Stay, int, int], ...]:
        """Each stop, the first tick at rest there, and the first after it."""
        found: list[tuple[Stay, int, int]] = []
        for each in self.stretches:
            if each.kind == "rest" and each.substep == 0:
                found.append((each.stay, each.start, each.end))
            elif each.kind == "rest":
                found[-1] = (each.stay, found[-1][1], each.end)
        return tuple(found)


def timeline(stays: Sequence[Stay], rate: int) -> Timeline:
    """The film of those stops at ``rate`` ticks a second.

    Raises ValueError at a rate that films do not have.
    """
    if not MIN_RATE <= rate <= MAX_RATE:
        raise ValueError(f"a film has {MIN_RATE} to {MAX_RATE} pictures a second, not {rate}")
    stretches: list[Stretch] = []
    now = 0
    for stay in stays:
        flight = ticks_of(stay.flight_ms / 1000, rate)
        if flight:
            stretches.append(Stretch("flight", stay, 0, now, flight))
            now += flight
        parts = stay.substeps + 1
        total = max(parts, round(rest_s(stay) * rate))
        bounds = [now + total * part // parts for part in range(parts + 1)]
        for substep, (start, end) in enumerate(pairwise(bounds)):
            stretches.append(Stretch("rest", stay, substep, start, end - start))
        now += total
    return Timeline(rate, tuple(stretches))


def ticks_of(seconds: float, rate: int) -> int:
    """The ticks that it takes to cover so many seconds."""
    return math.ceil(seconds * rate - 1e-9)


def rest_s(stay: Stay) -> float:
    """How long the camera rests at a stop."""
    if stay.dwell_s is not None:
        return stay.dwell_s
    if stay.narration_s is not None:
        return max(BREATH_S + stay.narration_s + BREATH_S, stay.clip_s or 0.0)
    return max(stay.told_s, stay.clip_s or 0.0)

"""Frames into stops: the main route, and those that the talk names under ``paths``.

A route is first a list of stops (a frame's number, or the whole canvas); cameras come
last, so that every fault of a route is known even where nothing can be placed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckgen.diagnostics import Diagnostic, Span, did_you_mean
from deckgen.model import Camera, Deck, Noted, Route, RoutePlan, Step
from deckgen.place.outline import Outline

Stop = int
WHOLE: Stop = -1  # the stop that shows the whole canvas
MAIN = "main"
OVERVIEW = "overview"


def main_stops(deck: Deck, kin: Outline) -> list[Stop]:
    """Each frame, then its children; with returns and overviews where they are asked for."""
    stops: list[Stop] = [WHOLE] if "start" in deck.meta.overview else []
    stops += _walk(kin, kin.top, returns=deck.meta.returns)
    if "end" in deck.meta.overview:
        stops.append(WHOLE)
    return stops or [WHOLE]


def _walk(kin: Outline, roots: Sequence[int], *, returns: bool) -> list[Stop]:
    """The frames of ``roots`` and all below them in pre-order, without skipped ones."""
    stops: list[Stop] = []
    stack = [(number, False) for number in reversed(roots)]
    while stack:
        number, coming_back = stack.pop()
        node = kin.nodes[number]
        said = node.frame.annotation
        if not said.skip and not (coming_back and stops[-1:] == [number]):
            stops.append(number)
        if coming_back or not node.children:
            continue
        if said.returns or (returns and node.topic):
            stack.append((number, True))
        stack.extend((child, False) for child in reversed(node.children))
    return stops


def named_stops(
    plan: RoutePlan, kin: Outline, main: Sequence[Stop]
) -> tuple[list[Stop], list[Diagnostic]]:
    """The stops of a route that the talk names, and what is wrong with it."""
    stops: list[Stop] = []
    faults: list[Diagnostic] = []
    for noted in plan.stops:
        try:
            stops += _read(noted, kin, main)
        except _Wrong as wrong:
            faults.append(wrong.diagnostic)
    return stops, faults


class _Wrong(Exception):
    """A stop that means nothing; never leaves this module."""

    def __init__(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        self.diagnostic = Diagnostic(code, message, span, hint)


def _read(noted: Noted[str], kin: Outline, main: Sequence[Stop]) -> list[Stop]:
    """The stops that one entry of a route stands for."""
    name = noted.value.strip()
    if name in kin.numbers:
        return [kin.numbers[name]]
    if name == OVERVIEW:
        return [WHOLE]
    if name.endswith("/*"):
        return _branch(_frame(name[:-2].strip(), noted.span, kin), noted, kin)
    if ".." in name:
        return _stretch(noted, kin, main)
    return [_frame(name, noted.span, kin)]


def _frame(name: str, span: Span, kin: Outline) -> int:
    if name not in kin.numbers:
        hint = did_you_mean(name, [*kin.numbers, OVERVIEW])
        raise _Wrong("unknown-stop", f'there is no frame "{name}" to stop at', span, hint)
    return kin.numbers[name]


def _branch(root: int, noted: Noted[str], kin: Outline) -> list[Stop]:
    """A frame with all below it."""
    stops = _walk(kin, [root], returns=False)
    if not stops:
        raise _Wrong("empty-stretch", f'every frame of "{noted.value}" is skipped', noted.span)
    return stops


def _stretch(noted: Noted[str], kin: Outline, main: Sequence[Stop]) -> list[Stop]:
    """A stretch of the main route, ends included; an open end means its start or end."""
    first, _, last = (part.strip() for part in noted.value.partition(".."))
    if not first and not last:
        raise _Wrong(
            "empty-stretch",
            "this stretch has no ends",
            noted.span,
            "write first..last, with the ids of two frames",
        )
    start = _on_main(first, noted, kin, main) if first else 0
    end = _on_main(last, noted, kin, main) if last else len(main) - 1
    if end < start:
        raise _Wrong(
            "reversed-stretch",
            f'"{first}" comes after "{last}" on the main route',
            noted.span,
            f'write "{last}..{first}"',
        )
    return list(main[start : end + 1])


def _on_main(name: str, noted: Noted[str], kin: Outline, main: Sequence[Stop]) -> int:
    number = _frame(name, noted.span, kin)
    if number not in main:
        raise _Wrong(
            "skipped-stop",
            f'"{name}" is not on the main route, so no stretch can end there',
            noted.span,
            "take its skip away, or name the stops one by one",
        )
    return main.index(number)


def as_route(
    name: str,
    stops: Sequence[Stop],
    kin: Outline,
    deck: Deck,
    camera: Callable[[Stop], Camera],
    duration_s: float | None,
) -> Route:
    """The stops with ids of their own, cameras, and what happens on arrival.

    A frame's substeps count at its first stop only; later ones show them all.
    """
    taken = {kin.nodes[stop].frame.id for stop in stops if stop != WHOLE}
    visits: dict[str, int] = {}
    steps: list[Step] = []
    for stop in stops:
        frame = kin.nodes[stop].frame if stop != WHOLE else None
        base = frame.id if frame else OVERVIEW
        first = frame is not None and frame.id not in visits
        step_id = base if first else _free_id(base, taken, visits)
        visits.setdefault(base, 1)
        taken.add(step_id)
        said = frame.annotation if frame else None
        steps.append(
            Step(
                step_id,
                frame.id if frame else None,
                camera(stop),
                frame.substeps if frame and first else 0,
                said.dwell_s.value if said and said.dwell_s else None,
                said.flight.value if said and said.flight else deck.meta.flight,
            )
        )
    return Route(name, tuple(steps), duration_s)


def _free_id(base: str, taken: set[str], visits: dict[str, int]) -> str:
    """``base``, or with the lowest number from 2 that nobody has."""
    if base not in taken:
        return base
    while True:
        visits[base] = visits.get(base, 1) + 1
        step_id = f"{base}-{visits[base]}"
        if step_id not in taken:
            return step_id


def plan_faults(deck: Deck) -> list[Diagnostic]:
    """Routes without a stop, and routes whose name another has."""
    faults: list[Diagnostic] = []
    names = {MAIN}
    for plan in deck.meta.paths:
        span = plan.stops[0].span if plan.stops else deck.meta.spans.get("paths")
        if not plan.stops:
            faults.append(Diagnostic("empty-route", f'the route "{plan.name}" has no stops', span))
        if plan.name in names:
            faults.append(
                Diagnostic(
                    "same-route",
                    f'there are two routes called "{plan.name}"',
                    span,
                    "main is the talk from its first frame to its last"
                    if plan.name == MAIN
                    else None,
                )
            )
        names.add(plan.name)
    return faults

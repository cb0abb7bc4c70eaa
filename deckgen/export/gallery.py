"""Stops of a talk -> their pictures, taken on all cores, and the same on any number of them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from itertools import count
from typing import Literal, NamedTuple

from deckgen.export.crew import Labour, crew, share
from deckgen.export.page import Page, Studio
from deckgen.export.steady import FLAGS, known_of, opened
from deckgen.export.task import Stop, Task
from deckgen.geometry import Size

_WORTH_ONE = 4  # stops: to draw as many takes as long as to start another browser

Take = Callable[[Page, int], None]
"""Takes what it needs of a page that shows a picture, which has that number, from 0."""


class _Shot(NamedTuple):
    """A stop of the route, and its pictures: the number of each, how many substeps it shows."""

    step: int
    pictures: tuple[tuple[int, int], ...]


class Gallery:
    """The pictures of some ``stops`` of a task: each at its end, or with ``substeps`` bit by bit.

    ``stops`` are then those of each picture, and ``first`` is a page of the deck. ``prepare`` is
    done in every such page once it is open.
    """

    def __init__(
        self,
        task: Task,
        stops: Sequence[Stop],
        size: Size,
        substeps: Literal["final", "all"] = "final",
        prepare: Callable[[Page], object] = lambda _: None,
    ) -> None:
        self._task, self._stops, self._size = task, stops, size
        self._substeps, self._prepare = substeps, prepare
        task.progress.stage("opening")
        self.first, parts = self._opened(task.studio)
        numbers = count()
        self._shots = [
            _Shot(stop.index, tuple((next(numbers), substep) for substep in substeps))
            for stop, substeps in zip(stops, parts, strict=True)
        ]
        self.stops = tuple(
            stop for stop, substeps in zip(stops, parts, strict=True) for _ in substeps
        )

    def draw(self, take: Take) -> None:
        """Have each picture taken; several at once, so in any order."""

        def work(studio: Studio) -> Labour[_Shot]:
            page = self.first if studio is self._task.studio else self._opened(studio)[0]
            return partial(_drawn, take, page)

        self._task.progress.stage("drawing", len(self.stops))
        helpers = crew(self._task.studio, FLAGS, work, len(self._shots) // _WORTH_ONE)
        share(self._shots, helpers, self._task.step)

    def _opened(self, studio: Studio) -> tuple[Page, list[range]]:
        """A page that has been everywhere, and which substeps to show at each stop."""
        page = opened(studio, self._task.bundle, self._task.route.name, self._size)
        self._prepare(page)
        known = known_of(page, self._stops)
        ends = [facts["shown"] + facts["substeps"] for facts in known]
        return page, [
            range(facts["shown"] if self._substeps == "all" else end, end + 1)
            for facts, end in zip(known, ends, strict=True)
        ]


def _drawn(take: Take, page: Page, wanted: Iterator[_Shot]) -> Generator[int, None, None]:
    """Have the pictures of stops taken; gives 1 for each."""
    fresh, seen = True, 0
    for shot in wanted:
        past = [[step, 0] for step in range(seen, shot.step)]
        page.run("(at) => filmBegin(at)", {"fresh": fresh, "past": past, "step": shot.step})
        fresh, seen = False, shot.step
        for number, substep in shot.pictures:
            page.run("(substep) => stillShow(substep)", substep)
            take(page, number)
            yield 1

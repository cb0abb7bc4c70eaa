"""What a trace of the browser says: when pictures reached the screen, and when marks were set.

A picture is one that the display compositor has put together and handed on (``viz``,
``Display::DrawAndSwap``), so a page whose script runs at full speed while nothing is drawn
gets no credit for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Any

CATEGORIES = ("viz", "blink.user_timing")
TICK = "tick"  # the mark of an animation frame of the page


@dataclass(frozen=True, slots=True)
class Trace:
    """Times in milliseconds on the trace's own clock: pictures, the page's ticks, other marks."""

    pictures: Sequence[float]
    ticks: Sequence[float]
    marks: Mapping[str, float]

    @classmethod
    def read(cls, data: bytes) -> Trace:
        """The trace that Chromium wrote. Of several marks of one name, the last counts."""
        pictures: list[float] = []
        ticks: list[float] = []
        marks: dict[str, float] = {}
        for event in json.loads(data)["traceEvents"]:
            if event["name"] == "Display::DrawAndSwap" and "dur" in event:
                pictures.append((event["ts"] + event["dur"]) / 1000)
            elif "blink.user_timing" in event["cat"] and event["name"] == TICK:
                ticks.append(event["ts"] / 1000)
            elif "blink.user_timing" in event["cat"] and not _is_blank(event):
                marks[event["name"]] = event["ts"] / 1000
        return cls(sorted(pictures), sorted(ticks), marks)

    def intervals(self, start: str, end: str) -> list[float]:
        """How long each picture took, from one mark to the picture that follows the other.

        Without the second mark, up to the last picture that there is; without the first, none.
        A flight whose end looks like its last picture has none that follows: the next picture
        is of the flight after it.
        """
        if start not in self.marks:
            return []
        last = self.marks.get(end, inf)
        after = min(
            (at for name, at in self.marks.items() if at > last and name[:3] == "go "), default=inf
        )
        mine = (picture for picture in self.pictures if picture < after)
        times = [self.marks[start], *_until(mine, self.marks[start], last)]
        return [after - before for before, after in pairwise(times)]

    def ticks_a_second(self, start: str, end: str) -> float:
        """The rate of the page's own animation frames between two marks."""
        first, last = self.marks[start], self.marks[end]
        return 1000 * sum(first <= tick <= last for tick in self.ticks) / (last - first)

    def first_picture(self, start: str, drawn: str) -> float | None:
        """From one mark to the first picture after the other."""
        if start not in self.marks or drawn not in self.marks:
            return None
        found = next((each for each in self.pictures if each > self.marks[drawn]), None)
        return None if found is None else found - self.marks[start]


def _until(pictures: Iterable[float], first: float, last: float) -> Iterator[float]:
    for picture in pictures:
        if picture > first:
            yield picture
        if picture > last:
            return


def _is_blank(event: Mapping[str, Any]) -> bool:
    """Whether it tells of the empty page that a new window opens with."""
    return event["name"] == "navigationStart" and not event["args"]["data"]["documentLoaderURL"]

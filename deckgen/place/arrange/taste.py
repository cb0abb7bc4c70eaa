"""What makes one page better than another: it fills its room, in good proportions."""

from __future__ import annotations

import math

from deckgen.place.arrange.line import Line, Measure, Page
from deckgen.place.arrange.pages import NUANCE
from deckgen.place.arrange.room import Room


def worth(line: Line, page: Page, room: Room) -> float:
    """How well a page fills its room, times how good its proportions are."""
    size = line.measure(page)
    if min(size.rows) <= 0 or min(size.large, default=1.0) <= 0:
        return -1.0  # no room between the gaps
    scale = min(room.area.width / size.width, room.area.height / size.height)
    if room.cap:
        scale = min(scale, room.cap.height / max(size.rows + size.large))
    covered = _covered(line, page, size, room) * scale * scale
    return covered / (room.area.width * room.area.height) * _proportions(page, size, room)


def _covered(line: Line, page: Page, size: Measure, room: Room) -> float:
    """The area that the items cover.

    Where no item is meant to tower over the others, the area that they would cover if
    each had their geometric mean counts half: then a giant is worth little.
    """
    areas: list[tuple[float, int]] = []
    for (start, end), high in zip((*page.rows, *page.lead, *page.close), size.rows, strict=True):
        count = end - start
        areas.append((high * high * (line.sums[end] - line.sums[start]) / count, count))
    ends = [i for i, rows in ((0, page.lead), (line.count - 1, page.close)) if rows]
    areas += [(h * h * line.aspects[i], 1) for i, h in zip(ends, size.large, strict=True)]
    total = sum(area * count for area, count in areas)
    if room.lead > NUANCE:
        return total
    mean = math.exp(sum(math.log(area) * count for area, count in areas) / line.count)
    return math.sqrt(total * mean * line.count)


def _proportions(page: Page, size: Measure, room: Room) -> float:
    """1 for good proportions, less for others."""
    usual = sorted(size.rows)[len(size.rows) // 2]
    first = size.large[0] if page.lead else size.rows[0]
    strict = 0.35 if room.lead > NUANCE else 0.6
    score = 1 - strict * abs(math.log(first / usual / room.lead))
    score -= 0.5 * max(0.0, 0.75 - min(size.rows) / usual)
    if room.close > 1:
        last = size.large[-1] / usual if page.close else 1.0
        score -= 0.2 * abs(math.log(last / room.close))
    if len({end - start for start, end in page.rows}) > 1:
        score += 0.03  # rows of unlike length read as a composition, not as a table
    return score

"""What makes one page better than another: it fills its room, in good proportions."""

from __future__ import annotations

import math
from itertools import pairwise

from deckgen.place.arrange.line import Line, Measure, Page
from deckgen.place.arrange.pages import NUANCE
from deckgen.place.arrange.room import Room

EMPTY = 1.3  # how much more empty room counts than odd proportions
GROWTH = 0.3  # what it costs that a row is higher than the one before it
TABLE = 0.08  # what it costs that all rows are of one length, and so read as a table


def worth(line: Line, page: Page, room: Room) -> float:
    """How well a page fills its room, times how good its proportions are."""
    size = line.measure(page)
    if min(size.rows) <= 0 or min(size.large, default=1.0) <= 0:
        return -1.0  # no room between the gaps
    scale = min(room.area.width / size.width, room.area.height / size.height)
    if room.cap:
        scale = min(scale, room.cap.height / max(size.rows + size.large))
    full = _covered(line, page, size, room) * scale**2 / (room.area.width * room.area.height)
    return math.pow(full, EMPTY) * _proportions(page, size, room)


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
    usual = _usual(page, size)
    first = size.large[0] if page.lead else size.rows[0]
    strict = 0.5 if room.lead > NUANCE else 0.6
    score = 1 - strict * abs(math.log(first / usual / room.lead))
    score -= 0.5 * max(0.0, 0.75 - min(size.rows) / usual)
    if room.close > 1:
        last = size.large[-1] / usual if page.close else 1.0
        score -= 0.2 * abs(math.log(last / room.close))
    score -= 0.06 * math.log(max(size.rows) / min(size.rows))
    score -= GROWTH * _growth(page, size)
    if len(page.rows) > 2 and len({end - start for start, end in page.rows}) == 1:
        score -= TABLE
    return score


def _growth(page: Page, size: Measure) -> float:
    """How much rows grow on the way down; a page is calm where they only shrink."""
    count, beside = len(page.rows), len(page.lead)
    down = (*size.rows[count : count + beside], *size.rows[:count], *size.rows[count + beside :])
    return sum(max(0.0, math.log(after / before)) for before, after in pairwise(down))


def _usual(page: Page, size: Measure) -> float:
    """The height that half of the items in rows reach at most."""
    rows = (*page.rows, *page.lead, *page.close)
    pairs = sorted(zip(size.rows, (end - start for start, end in rows), strict=True))
    left = sum(count for _, count in pairs) / 2
    for height, count in pairs:
        left -= count
        if left <= 0:
            return height
    raise ValueError("a page has rows")

"""The pages worth trying for a line of items: a few dozen, however many items there are."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator

from deckgen.place.arrange.line import Line, Page, Row
from deckgen.place.arrange.room import Room, near

NUANCE = 1.6  # a lead up to this is a nuance; above, the first item may tower over others
TOWER = 2.0  # from here on it must
SLOPES = (0.0, 0.4, 0.8)  # by what share the last row is longer than the first, about
LARGE = (2, 3, 4)  # rows that a large first item is high; in long talks more
CLOSING = (2, 3)  # rows that a large last one is; in long talks more


def pages(line: Line, room: Room) -> list[Page]:
    """The pages to choose from; only those with a large first item where one is meant."""
    columns = _columns(line, room)
    large = list(_all_with_large(line, columns, room)) if room.lead > 1 else []
    return large if large and room.lead >= TOWER else [*_plain(line, columns, room), *large]


def _plain(line: Line, columns: float, room: Room) -> Iterator[Page]:
    """Rows alone, and staggered rows."""
    for count in near(line.count / columns, 1, line.count):
        for slope in SLOPES:
            yield Page((), _split(line, 0, line.count, count, slope))
    if room.wide_open and room.lead <= NUANCE:
        yield from _staggered(line, columns)


def _all_with_large(line: Line, columns: float, room: Room) -> Iterator[Page]:
    """Rows with a large first item, and those with a large last one too."""
    for lead in sorted({*LARGE, max(2, round(columns * 0.3))}):
        yield from _with_large(line, columns, lead, 0)
        if room.close > 1:
            for close in sorted({*CLOSING, max(2, round(columns * 0.2))}):
                if close <= lead:
                    yield from _with_large(line, columns, lead, close)


def _columns(line: Line, room: Room) -> float:
    """How many equal columns would fill the room, as a number with a fraction."""
    cell = (line.mean + line.across) / (1 + line.down)
    return math.sqrt(line.count * room.area.width / room.area.height / cell)


def _staggered(line: Line, columns: float) -> Iterator[Page]:
    """Rows of so many and one more in turn, where they come out even."""
    for short in near(columns - 0.5, 1, line.count - 1):
        for first, second in ((short, short + 1), (short + 1, short)):
            counts: list[int] = []
            while sum(counts) < line.count:
                counts.append(second if len(counts) % 2 else first)
            if sum(counts) == line.count and len(counts) > 1:
                ends = [sum(counts[: index + 1]) for index in range(len(counts))]
                yield Page((), tuple(zip([0, *ends], ends, strict=False)), even=True)


def _with_large(line: Line, columns: float, lead: int, close: int) -> Iterator[Page]:
    """Pages whose first item is ``lead`` rows high, and whose last is ``close``, if any."""
    last = line.count - (1 if close else 0)
    more = lead * lead - 1 + (close * close - 1 if close else 0)
    for wide in near(columns * math.sqrt(1 + more / line.count), lead + 1, line.count):
        top = 1 + (wide - lead) * lead
        low = last - (wide - close) * close if close else last
        if low < top or wide <= close:
            continue
        first = _split(line, 1, top, lead, 0.0)
        final = _split(line, low, last, close, 0.0) if close else ()
        if low == top:
            yield Page(first, (), final)
            continue
        for count in near((low - top) / wide, 1, low - top):
            for slope in SLOPES:
                yield Page(first, _split(line, top, low, count, slope), final)


def _split(line: Line, start: int, end: int, rows: int, slope: float) -> tuple[Row, ...]:
    """Items ``start`` to ``end`` in so many rows, later ones longer by ``slope``."""
    low, whole = line.sums[start], line.sums[end] - line.sums[start]
    found: list[Row] = []
    at = start
    for index in range(1, rows):
        share = index / rows
        goal = low + whole * (share - slope / 2 * share * (1 - share))
        cut = bisect_left(line.sums, goal - line.mean / 2, at + 1, end)
        cut = min(max(cut, at + 1), end - (rows - index))
        found.append((at, cut))
        at = cut
    return (*found, (at, end))

"""The default arrangement: a page of rows, composed for the room, in reading order.

Three kinds of page are tried in some variants each, and the worthiest wins: rows that
are all as wide as the page; such rows with a large first and perhaps a large last item,
each with rows beside it; and staggered rows of items all equally high. What makes a page
worthy is in ``taste``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from deckgen.place.arrange.line import Line, Page
from deckgen.place.arrange.pages import pages
from deckgen.place.arrange.room import Item, Room, Slot, gaps
from deckgen.place.arrange.taste import worth


def auto(items: Sequence[Item], room: Room) -> list[Slot]:
    """The worthiest page for these items and this room."""
    return list(_auto(tuple(items), room))


@lru_cache(maxsize=256)  # the topics of a talk are mostly alike
def _auto(items: tuple[Item, ...], room: Room) -> list[Slot]:
    if len(items) == 1:
        return [Slot(0, 0, items[0].weight)]
    if len(items) == 2 and room.wide_open:
        return _two(items, room)
    line = Line(items, room)

    def value(page: Page) -> float:
        return worth(line, page, room)

    return line.slots(max(pages(line, room), key=value))


def _two(items: Sequence[Item], room: Room) -> list[Slot]:
    """Two of unlike size across the room, from its upper left to its lower right."""
    across, _ = gaps(items, room)
    usual = (items[0].height + items[1].height) / 2
    heights = [usual * room.lead * max(1.0, items[0].weight), usual * max(1.0, items[1].weight)]
    widths = [high * item.size.aspect for high, item in zip(heights, items, strict=True)]
    width = sum(widths) + across
    height = max(*heights, width * room.area.height / room.area.width)
    scales = [
        high / item.size.height * min(1.0, item.weight)
        for high, item in zip(heights, items, strict=True)
    ]
    return [
        Slot(widths[0] / 2, heights[0] / 2, scales[0]),
        Slot(width - widths[1] / 2, height - heights[1] / 2, scales[1]),
    ]

"""Items in a line, measured so that any row of them is known at once.

A row is a pair of numbers: its first item, and the one after its last. Heights are in
units of a usual item's height.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from deckgen.place.arrange.room import Item, Room, Slot, gaps

Row = tuple[int, int]


class Page(NamedTuple):
    """A composition.

    ``lead`` are the rows beside a large first item, ``close`` those beside a large last
    one; both are empty where there is none. ``even`` rows are all equally high and
    stand in the middle; others are as wide as the page.
    """

    lead: tuple[Row, ...]
    rows: tuple[Row, ...]
    close: tuple[Row, ...] = ()
    even: bool = False


class Measure(NamedTuple):
    """A page's width and height, and the height of each row and of the large items.

    ``rows`` are those of ``page.rows``, then those beside the first, then beside the last.
    """

    width: float
    height: float
    rows: tuple[float, ...]
    large: tuple[float, ...]


class Line:
    """The items, with their proportions summed up.

    An item of weight over 1 is that much higher than its row; one under 1 keeps a whole
    place and stands in it smaller.
    """

    def __init__(self, items: Sequence[Item], room: Room) -> None:
        self.items = items
        self.count = len(items)
        self.tall = [max(1.0, item.weight) for item in items]
        self.plain = max(self.tall) == 1.0
        self.aspects = [item.size.aspect for item in items]
        wide = [aspect * tall for aspect, tall in zip(self.aspects, self.tall, strict=True)]
        self.sums = [0.0, *accumulate(wide)]
        self.mean = self.sums[-1] / self.count
        across, down = gaps(items, room)
        height = sum(item.height for item in items) / self.count
        self.across, self.down = across / height, down / height

    def measure(self, page: Page) -> Measure:
        """How large everything on a page is."""
        if page.even:
            width = max(self.natural_width(row) for row in page.rows)
            rows = [self.tallest(row) for row in page.rows]
            return Measure(width, sum(rows) + (len(rows) - 1) * self.down, tuple(rows), ())
        width = self._page_width(page)
        rows = [self.height(row, width) for row in page.rows]
        total = sum(rows) + len(rows) * self.down
        large: list[float] = []
        for index, beside in ((0, page.lead), (self.count - 1, page.close)):
            if beside:
                height, left = self.block(index, beside, width)
                large.append(height)
                rows += [self.height(row, left) for row in beside]
                total += height + self.down
        return Measure(width, total - self.down, tuple(rows), tuple(large))

    def natural_width(self, row: Row) -> float:
        """The width of a row whose items are of the usual height."""
        start, end = row
        return self.sums[end] - self.sums[start] + (end - start - 1) * self.across

    def tallest(self, row: Row) -> float:
        """How many times the usual height a row's highest item has."""
        return 1.0 if self.plain else max(self.tall[row[0] : row[1]])

    def height(self, row: Row, width: float) -> float:
        """How high a row is that fills ``width``."""
        start, end = row
        bare = width - (end - start - 1) * self.across
        return bare / (self.sums[end] - self.sums[start]) * self.tallest(row)

    def block(self, large: int, rows: Sequence[Row], width: float) -> tuple[float, float]:
        """The height of a large item with rows beside it, and the width left for the rows.

        The rows' heights, at the width that the item leaves, and the gaps between them
        must add up to its own height: one linear equation.
        """
        aspect = self.aspects[large]
        free = width - self.across
        fixed, slope = (len(rows) - 1) * self.down, 0.0
        for row in rows:
            start, end = row
            share = self.tallest(row) / (self.sums[end] - self.sums[start])
            fixed += share * (free - (end - start - 1) * self.across)
            slope += share * aspect
        height = fixed / (1 + slope)
        return height, free - aspect * height

    def slots(self, page: Page) -> list[Slot]:
        """Where a page has every item."""
        size = self.measure(page)
        slots: list[Slot] = []
        y = 0.0
        if page.lead:
            height, left = self.block(0, page.lead, size.width)
            x = (size.width - left - self.across) / 2
            slots.append(self._slot(0, x, y + height / 2, height))
            self._stack(slots, page.lead, size.width - left, y, left)
            y += height + self.down
        for row, high in zip(page.rows, size.rows, strict=False):
            wide = self.natural_width(row) if page.even else size.width
            self._stack(slots, (row,), (size.width - wide) / 2, y, wide)
            y += high + self.down
        if page.close:
            height, left = self.block(self.count - 1, page.close, size.width)
            self._stack(slots, page.close, 0.0, y, left)
            x = (size.width + left + self.across) / 2
            slots.append(self._slot(self.count - 1, x, y + height / 2, height))
        return slots

    def _stack(
        self, slots: list[Slot], rows: Sequence[Row], x: float, y: float, width: float
    ) -> None:
        """Add rows of that width, the upper left at ``x`` and ``y``."""
        for row in rows:
            high = self.height(row, width)
            unit = high / self.tallest(row)
            left = x
            for index in range(*row):
                tall = unit * self.tall[index]
                wide = tall * self.aspects[index]
                slots.append(self._slot(index, left + wide / 2, y + high / 2, tall))
                left += wide + self.across
            y += high + self.down

    def _slot(self, index: int, x: float, y: float, height: float) -> Slot:
        item = self.items[index]
        return Slot(x, y, height / item.size.height * min(1.0, item.weight))

    def _page_width(self, page: Page) -> float:
        """The width at which the page's items are about as high as usual."""
        rows = page.rows or page.lead or page.close
        columns = sum(end - start for start, end in rows) / len(rows)
        if not page.rows:
            columns += len(rows)
        return columns * self.mean + (columns - 1) * self.across

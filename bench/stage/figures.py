"""The figures of one page, from its trace."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.stage.memory import Memory
from bench.stage.trace import Trace


@dataclass(frozen=True, slots=True)
class Figures:
    """Rates are a second, times milliseconds; None is what could not be taken.

    ``rate`` and ``ticks`` are medians over the flights, of the pictures shown and of the
    page's own animation frames; ``kept`` is the rate that 95 % of all pictures keep.
    ``flown`` of the flights asked for came to their end in time.
    """

    flown: int
    rate: float | None
    kept: float | None
    ticks: float | None
    longest: float | None
    first: float | None
    memory: Memory | None


def figures(trace: Trace, flights: Sequence[str], memory: Memory | None = None) -> Figures:
    """What the flights between the marks ``go NAME`` and ``landed NAME`` come to."""
    flown = [name for name in flights if f"landed {name}" in trace.marks]
    # One that never ended counts with what was seen of it.
    taken = [trace.intervals(f"go {name}", f"landed {name}") for name in flights]
    pictures = sorted(each for intervals in taken for each in intervals)
    return Figures(
        flown=len(flown),
        rate=_median([1000 * len(each) / sum(each) for each in taken if each]),
        kept=1000 / pictures[round(0.95 * (len(pictures) - 1))] if pictures else None,
        ticks=_median([trace.ticks_a_second(f"go {name}", f"landed {name}") for name in flown]),
        longest=pictures[-1] if pictures else None,
        first=trace.first_picture("navigationStart", "drawn"),
        memory=memory,
    )


def _median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None

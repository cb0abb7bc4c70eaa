"""What was worked out before, by all that it was worked out from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Memo:
    """Values of one build for the next, which is mostly like it.

    A value is found again only by the whole of what it depends on, so that whoever asks
    gets what would have been made anew. What two builds have not asked for is forgotten.
    """

    def __init__(self) -> None:
        self._now: dict[Hashable, object] = {}
        self._before: dict[Hashable, object] = {}

    def turn(self) -> None:
        """Another build begins."""
        self._before, self._now = self._now, {}

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, or gave for this key. What it raises is not kept."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        return cast(T, self._now[key])

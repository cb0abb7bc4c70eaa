"""One moment by which a command is done; every wait of it asks what is left."""

from __future__ import annotations

import time


class TimeUp(Exception):
    """The moment has come."""


class Deadline:
    """So many seconds from now; from the last sign of progress, unless it is ``fixed``."""

    def __init__(self, seconds: float, *, fixed: bool = True) -> None:
        self.seconds = seconds
        self._fixed = fixed
        self._at = time.monotonic() + seconds

    def left_s(self) -> float:
        """The seconds that are left, more than none. Raises TimeUp where none are."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise TimeUp
        return left

    def renew(self) -> None:
        """There was progress: work that takes long is not given up while it comes forward."""
        if not self._fixed:
            self._at = time.monotonic() + self.seconds

    def within(self, seconds: float) -> Deadline:
        """This moment, or the one in so many seconds where that is sooner."""
        return Deadline(min(seconds, max(0.0, self._at - time.monotonic())))

"""Where the speaker is, told to all who follow, and what she shows over it for a moment.

A move is told at once. A laser moves all the time, and telling a thousand followers takes
the server a while: what lies over the place is told as often as the number of those who
listen permits, and of it only where it has come to.
"""

from __future__ import annotations

import asyncio
import json

from deckgen.serve.channel import Channel

LEAST_S = 0.05  # twenty times a second are a motion to the eye
EACH_S = 0.0001  # some three times what it takes to tell one more of them (`make bench-followers`)
NOWHERE = "null"  # what is told while no page of the speaker's has said where it is


class Room(Channel):
    """The place and the signs that the speaker's page tells of, for its followers."""

    def __init__(self) -> None:
        super().__init__(NOWHERE)
        self._place: object = None
        self._signs: object = None
        self._again_at = 0.0  # by the loop's clock
        self._due: asyncio.TimerHandle | None = None

    def go(self, place: object, signs: object) -> None:
        """The speaker is there now, with that over it."""
        moved = place != self._place
        if not moved and signs == self._signs:
            return
        self._place, self._signs = place, signs
        loop = asyncio.get_running_loop()
        if moved or loop.time() >= self._again_at:
            self._go_on()
        elif self._due is None:
            self._due = loop.call_at(self._again_at, self._go_on)

    def leave(self) -> None:
        """The speaker's page is gone: nothing lies over the place any more."""
        if self._signs is not None:
            self.go(self._place, None)

    def _go_on(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
        told = {"place": self._place, "signs": self._signs}
        self.tell(json.dumps(told, separators=(",", ":")))
        self._again_at = asyncio.get_running_loop().time() + pause_s(self.listeners)


def pause_s(listeners: int) -> float:
    """How long so many are told of nothing but moves, once they were told of something."""
    return max(LEAST_S, EACH_S * listeners)

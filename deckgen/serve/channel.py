"""The latest of something, told to everyone who listens, for as long as they do.

It is a state and not a list of events: a listener that was away, or is slow, hears the
newest and misses only what that has replaced. All of it happens in the server's loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from starlette.responses import StreamingResponse

BEAT_S = 15.0  # after so long without news the latest is told again: the line is alive


class Channel:
    """One thing that changes, as text of one line."""

    def __init__(self, latest: str) -> None:
        self._latest = latest
        self._count = 0
        self._ended = False
        self.listeners = 0
        self._stirred = asyncio.Event()

    def tell(self, latest: str) -> None:
        """Replace the latest, and wake all who listen."""
        self._latest = latest
        self._count += 1
        self._wake()

    def end(self) -> None:
        """Let every listener go, now and later."""
        self._ended = True
        self._wake()

    async def listen(self) -> AsyncIterator[str]:
        """The latest at once, then each newer one, and the same again as a heartbeat."""
        self.listeners += 1
        try:
            while not self._ended:
                heard, stirred = self._count, self._stirred
                yield self._latest
                if heard == self._count and not self._ended:
                    with suppress(TimeoutError):
                        async with asyncio.timeout(BEAT_S):
                            await stirred.wait()
        finally:
            self.listeners -= 1

    def _wake(self) -> None:
        stirred, self._stirred = self._stirred, asyncio.Event()
        stirred.set()


def stream(channel: Channel) -> StreamingResponse:
    """``channel`` as server-sent events, until either side ends."""
    return streamed(channel.listen())


def streamed(lines: AsyncIterator[str]) -> StreamingResponse:
    """Lines of text as server-sent events."""

    async def events() -> AsyncIterator[str]:
        async for line in lines:
            yield f"data: {line}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")

"""People who follow, each on a line of their own, who come back when it breaks."""

from __future__ import annotations

import asyncio
import contextlib
import time

from bench.followers.server import ROOM

_RETRY_S = 1.0  # as the page does (runtime/hear.js)


class Room:
    """Followers of a server on ``port`` who carry the cookie ``passes``."""

    def __init__(self, port: int, passes: str) -> None:
        self._port = port
        self._request = (
            f"GET /_deckgen/place HTTP/1.1\r\nHost: {ROOM}\r\nCookie: {passes}\r\n\r\n".encode()
        )
        self._tasks: list[asyncio.Task[None]] = []
        self._times: list[float] = []
        self._all = asyncio.Event()
        self._told = b""
        self._inside = 0
        self._changed = asyncio.Event()

    async def fill(self, number: int) -> None:
        """Let so many in, and wait until all listen."""
        self._tasks = [asyncio.create_task(self._follow()) for _ in range(number)]
        await self._until(number)

    async def all_out(self) -> None:
        """Wait until everyone has noticed that the server is gone."""
        while self._inside:
            self._changed.clear()
            await self._changed.wait()

    async def all_back(self, within_s: float) -> int:
        """How many are inside again, all of them or what there is after so long."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._until(len(self._tasks)), within_s)
        return self._inside

    async def leave(self) -> None:
        """Hang up."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def expect(self, told: str) -> None:
        """Forget what was heard so far, and wait for lines that hold ``told``."""
        self._times, self._all, self._told = [], asyncio.Event(), told.encode()

    async def heard(self) -> list[float]:
        """When each heard what is new, once all have."""
        await self._all.wait()
        return self._times

    async def _follow(self) -> None:
        while True:
            with contextlib.suppress(OSError):
                await self._listen()
            await asyncio.sleep(_RETRY_S)

    async def _listen(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        inside = False
        heard = self._all  # what was waited for when this one last heard it
        try:
            writer.write(self._request)
            if not (await reader.readline()).startswith(b"HTTP/1.1 200"):
                return
            while line := await reader.readline():
                if not line.startswith(b"data:"):
                    continue
                if inside:
                    if self._told in line and heard is not self._all:
                        heard = self._all
                        self._hear()
                else:
                    inside = True
                    self._count(1)
        finally:
            if inside:
                self._count(-1)
            writer.close()

    def _hear(self) -> None:
        self._times.append(time.perf_counter())
        if len(self._times) == len(self._tasks):
            self._all.set()

    def _count(self, by: int) -> None:
        self._inside += by
        self._changed.set()

    async def _until(self, number: int) -> None:
        while self._inside < number:
            self._changed.clear()
            await self._changed.wait()

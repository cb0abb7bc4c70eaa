"""uvicorn in a thread of its own, which costs nothing while nobody asks and ends at once."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from types import TracebackType
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from deckgen.serve.app import App

PATIENCE_S = 10.0  # for a request to arrive whole, and for the next on the same line
_PORTS_TRIED = 20
_LONGEST_REQUEST = 16 * 1024  # bytes of a request's head

logging.getLogger("uvicorn").addHandler(logging.NullHandler())


class AddressTaken(Exception):
    """The port or the address cannot be had; the message says why."""


def listen(host: str, port: int, *, or_next: bool) -> socket.socket:
    """A socket that listens on ``port``; with ``or_next``, or on the next that is free.

    Raises AddressTaken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    reason = ""
    for each in range(port, min(65535, port + _PORTS_TRIED) + 1 if or_next else port + 1):
        try:
            return socket.create_server((host, each), family=family, backlog=1024)
        except (OSError, OverflowError) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            if "address already in use" not in reason:
                break
    raise AddressTaken(f"{host}:{port} cannot be had: {reason}")


class Server:
    """Serves an app on a socket for as long as the ``with`` block lasts."""

    def __init__(self, app: App, listening: socket.socket) -> None:
        self._app = app
        self._socket = listening
        self._uvicorn = _Quiet(_config(app))
        self._thread = threading.Thread(target=self._run, name="deckgen-server", daemon=True)

    def __enter__(self) -> Server:
        """Start; requests that came since the socket listens are answered now."""
        self._thread.start()
        self._uvicorn.ready.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the streams, then the server."""
        self._uvicorn.end(self._app)
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._uvicorn.serve([self._socket]))


def _config(app: App) -> uvicorn.Config:
    return uvicorn.Config(
        app.answer,
        http=_Patient,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=int(PATIENCE_S),
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=_LONGEST_REQUEST,
    )


class _Quiet(uvicorn.Server):
    """Waits to be ended, where uvicorn looks ten times a second whether it is."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over = asyncio.Event()

    def end(self, app: App) -> None:
        """From another thread: let go of all who listen, and stop."""
        assert self._loop is not None

        def stop() -> None:
            app.end()
            self._over.set()

        self._loop.call_soon_threadsafe(stop)

    async def main_loop(self) -> None:
        """Serve until ended."""
        self._loop = asyncio.get_running_loop()
        self.ready.set()
        await self._over.wait()


class _Patient(H11Protocol):
    """Hangs up on who does not say in time what is wanted."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._limit = self.loop.call_later(PATIENCE_S, self._late)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._limit:
            self._limit.cancel()
        super().connection_lost(exc)

    def _late(self) -> None:
        if self.cycle is None:  # no request so far; afterwards uvicorn keeps the time itself
            self.transport.close()

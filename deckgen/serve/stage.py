"""Where the speaker's page is, told to who follows it, and what is asked of that page.

The page posts where it is, as the room may know it and as the speaker's phone does. What the
phone asks for goes to the one page that gives the talk: the last that offered to. What is
in all that is the pages' own business (``runtime/console/``); here it is lines of text of a
bounded size.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from deckgen.serve.channel import BEAT_S, Channel, stream, streamed
from deckgen.serve.guests import Guests
from deckgen.serve.key import OURS, Key
from deckgen.serve.roles import only
from deckgen.serve.room import NOWHERE, Room

MOST_BYTES = 4096  # of a record or a command
MOST_WAITING = 64  # commands that a page has not taken yet; older ones are of no use to it
OVER = json.dumps({"kind": "over"})  # another page gives the talk now


@dataclass(slots=True)
class Stage:
    """What is known of the talk as it is given, and the line to the page that gives it."""

    phone: Channel = field(default_factory=lambda: Channel(NOWHERE))
    room: Room = field(default_factory=Room)
    _line: asyncio.Queue[str] | None = None
    _ended: bool = False

    def tell(self, told: dict[str, object]) -> None:
        """The page that gives the talk is there now; the phone is told of it where that is said."""
        self.room.go(told.get("place"), told.get("signs"))
        if "phone" in told:
            self.phone.tell(_line(told["phone"]))

    def ask(self, command: dict[str, object]) -> bool:
        """Ask something of the page that gives the talk; False where there is none."""
        if self._line is None:
            return False
        if self._line.qsize() >= MOST_WAITING:
            self._line.get_nowait()
        self._line.put_nowait(_line(command))
        return True

    async def give(self) -> AsyncIterator[str]:
        """Whoever listens here gives the talk, until another does."""
        if self._line is not None:
            self._line.put_nowait(OVER)
        mine: asyncio.Queue[str] = asyncio.Queue()
        self._line = mine
        yield _line({"kind": "yours"})
        try:
            while not self._ended:
                try:
                    command = await asyncio.wait_for(mine.get(), BEAT_S)
                except TimeoutError:
                    command = _line({"kind": "beat"})
                if self._ended:
                    return
                yield command
                if command == OVER:
                    return
        finally:
            if self._line is mine:
                self._line = None
                self.phone.tell(NOWHERE)  # no other page gives the talk
                self.room.leave()

    def end(self) -> None:
        """Let all go who listen."""
        self._ended = True
        self.phone.end()
        self.room.end()
        if self._line is not None:
            self._line.put_nowait(OVER)


def routes(stage: Stage, key: Key, guests: Guests) -> list[Route]:
    """What the speaker's page, the phone and the followers ask the server for."""

    @only(key)
    async def tell(request: Request) -> Response:
        told = await _object(request)
        if told is None:
            return _bad("what is told is one JSON object of 4 kB at the most")
        stage.tell(told)
        return Response(status_code=204)

    @only(key)
    async def give(_: Request) -> Response:
        return streamed(stage.give())

    @only(key, guests.steer)
    async def ask(request: Request) -> Response:
        command = await _object(request)
        if command is None:
            return _bad("a command is one JSON object of 4 kB at the most")
        if not stage.ask(command):
            return PlainTextResponse("the talk is open in no page of this machine\n", 409)
        return Response(status_code=204)

    @only(key, guests.steer)
    async def hear(_: Request) -> Response:
        return stream(stage.phone)

    async def follow(_: Request) -> Response:
        return stream(stage.room)

    return [
        Route(f"{OURS}place", follow, methods=["GET"]),
        Route(f"{OURS}stage", tell, methods=["POST"]),
        Route(f"{OURS}stage", hear, methods=["GET"]),
        Route(f"{OURS}commands", ask, methods=["POST"]),
        Route(f"{OURS}commands", give, methods=["GET"]),
    ]


async def _object(request: Request) -> dict[str, object] | None:
    """The JSON object that was sent; None where it is none, or too large."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return None
        found = json.loads(body)
    except (ClientDisconnect, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _line(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _bad(reason: str) -> Response:
    return PlainTextResponse(f"{reason}\n", 400)

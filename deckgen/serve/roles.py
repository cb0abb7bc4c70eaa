"""Addresses that answer only to who carries one of certain keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from deckgen.serve.key import Key

Answer = Callable[[Request], Awaitable[Response]]


def only(*keys: Key) -> Callable[[Answer], Answer]:
    """Lets through who carries one of ``keys``; to all others there is nothing to see."""

    def guarded(answer: Answer) -> Answer:
        async def checked(request: Request) -> Response:
            # All of them are compared, so that the time taken does not tell which was right.
            opened = [key.opens(request.scope) for key in keys]
            if any(opened):
                return await answer(request)
            return PlainTextResponse("that needs the key of this start\n", 403)

        return checked

    return guarded

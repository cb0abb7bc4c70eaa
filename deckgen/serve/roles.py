"""Addresses that answer only to who carries one of certain keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from deckgen.serve.key import Key

Answer = Callable[[Request], Awaitable[Response]]


def only(*keys: Key) -> Callable[[Answer], Answer]:
    """Lets through who carries one of ``keys``; to all others there is nothing to see."""

    def guarded(answer: Answer) -> Answer:
        async def checked(request: Request) -> Response:
            if opens(request.scope, *keys):
                return await answer(request)
            return PlainTextResponse("that needs the key of this start\n", 403)

        return checked

    return guarded


def opens(scope: Scope, *keys: Key) -> bool:
    """Whether a request carries one of ``keys``.

    All are compared, so that the time taken does not tell which was right.
    """
    return any([key.opens(scope) for key in keys])  # noqa: C419

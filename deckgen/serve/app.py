"""The site over HTTP: every address means known bytes, none means a file on the disk."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from deckgen.bundle import NOTES, PAGE
from deckgen.serve.channel import Channel, stream
from deckgen.serve.door import enter
from deckgen.serve.guard import Guard
from deckgen.serve.guests import Guests
from deckgen.serve.invitation import Invitations, show
from deckgen.serve.key import OURS, Key
from deckgen.serve.page import faulty, live
from deckgen.serve.patch import Patches
from deckgen.serve.ranges import part_of
from deckgen.serve.roles import opens
from deckgen.serve.site import Edition, Site
from deckgen.serve.stage import Stage
from deckgen.serve.stage import routes as stage_routes


class Remote(NamedTuple):
    """Who may come from other machines, and by which links."""

    guests: Guests
    invitations: Invitations


class App(NamedTuple):
    """What answers, and what ends the streams of all who listen."""

    answer: Guard
    end: Callable[[], None]


def make_app(
    site: Site,
    hosts: frozenset[str],
    key: Key,
    *,
    remote: Remote | None = None,
    follow: bool = False,
) -> App:
    """The application that serves ``site`` to who asks for it by one of ``hosts``.

    With ``remote``, other machines are let in who have a link, and the talk can be
    followed and steered from there. With ``follow`` pages fly to what was changed.
    """
    stage, guests = Stage(), remote.guests if remote else None
    versions, patches = Channel(site.edition.version), Patches(follow=follow)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()

        def tell(version: str) -> None:
            with suppress(RuntimeError):  # the loop has ended, and all who listened with it
                loop.call_soon_threadsafe(versions.tell, version)

        site.listen(tell)
        versions.tell(site.edition.version)
        yield

    async def hear(_: Request) -> Response:
        return stream(versions)

    def is_private(request: Request) -> bool:
        return opens(request.scope, *([key, guests.steer] if guests else [key]))

    def edition_for(request: Request) -> Edition:
        """What there is to see; faults quote the talk's source, and are not for the room."""
        looks = guests is not None and guests.role(request.scope) == "look"
        if looks and not is_private(request):
            return replace(site.edition, faults=())
        return site.edition

    async def deck(request: Request) -> Response:
        have = request.query_params.get("have", "")
        body = patches.answer(edition_for(request), have, private=is_private(request))
        return Response(body, media_type="application/json")

    async def bundled(request: Request) -> Response:
        patches.remember(site.edition)
        return _bundled(edition_for(request), request)

    def end() -> None:
        versions.end()
        stage.end()

    further = _remote_routes(remote, stage, key) if remote else []
    ours = [Route(f"{OURS}versions", hear), Route(f"{OURS}deck", deck), *further]
    app = Starlette(routes=[*ours, Route("/{name:path}", bundled)], lifespan=lifespan)
    return App(Guard(app, hosts, key, guests), end)


def _remote_routes(remote: Remote, stage: Stage, key: Key) -> list[Route]:
    guests, invitations = remote
    return [enter(guests), *stage_routes(stage, key, guests), show(invitations, key)]


def _bundled(edition: Edition, request: Request) -> Response:
    """A file of the bundle, by exactly its name: nothing is decoded, joined or resolved."""
    name = bytes(request.scope["raw_path"]).decode("latin-1").removeprefix("/") or PAGE
    files = edition.bundle.files if edition.bundle else {}
    if name == PAGE:
        page = live(files[PAGE], edition.deck) if files else faulty(edition)
        return Response(page, 200, media_type="text/html")
    if name not in files or name == NOTES:  # those go out with a deck, to who has the key
        return PlainTextResponse("there is nothing of that name\n", 404)
    return _part(files[name], mimetypes.guess_type(name)[0], request.headers.get("range", ""))


def _part(data: bytes, kind: str | None, asked: str) -> Response:
    """A file, or as much of it as is ``asked`` for."""
    size = len(data)
    headers = {"Accept-Ranges": "bytes"}
    media_type = kind or "application/octet-stream"
    part = part_of(size, asked)
    if part is None:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    if part == (0, size):
        return Response(data, headers=headers, media_type=media_type)
    headers["Content-Range"] = f"bytes {part.first}-{part.end - 1}/{size}"
    return Response(data[part.first : part.end], 206, headers, media_type)

"""The page that other machines see until they are let in. It holds nothing of the talk."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from deckgen.serve.guests import Guests
from deckgen.serve.notice import notice

DOOR = "/_deckgen/enter"

_CONTENT = """\
<h1>Closed</h1>
<p id="why">This talk opens with the link, or the code, that its speaker shows.</p>
<noscript><p>It needs JavaScript.</p></noscript>"""


def door() -> Response:
    """The page, whose script trades the token of its address for a pass."""
    script = files("deckgen.serve").joinpath("door.js").read_text(encoding="utf-8")
    return HTMLResponse(notice("deckgen", _CONTENT, script=script))


def enter(guests: Guests) -> Route:
    """Where links lead, and where a token is traded for a pass."""

    async def trade(request: Request) -> Response:
        if request.method != "POST":
            return door()
        role = guests.bearer(request.scope)
        if role is None:
            return JSONResponse({"role": None}, 403)
        return JSONResponse({"role": role}, headers={"Set-Cookie": guests.pass_for(role)})

    return Route(DOOR, trade, methods=["GET", "POST"])

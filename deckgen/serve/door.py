"""The page that other machines see until they are let in. It holds nothing of the talk."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from deckgen.serve.guests import Guests

DOOR = "/_deckgen/enter"

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'; \
script-src {script_hash}; style-src {style_hash}; img-src data:; base-uri 'none'; \
form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>deckgen</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<main>
<h1>Closed</h1>
<p id="why">This talk opens with the link, or the code, that its speaker shows.</p>
<noscript><p>It needs JavaScript.</p></noscript>
</main>
<script>{script}</script>
</body>
</html>
"""
_STYLE = """
body { margin: 0; background: #14161a; color: #e8e6e1; font: 1.125rem/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 20vh 1.5rem; text-align: center; }
h1 { font-size: 1.75rem; font-weight: 600; margin: 0 0 1rem; }
p { color: #c9c6c0; margin: 0 0 1rem; }
"""


def door() -> Response:
    """The page, whose script trades the token of its address for a pass."""
    script = files("deckgen.serve").joinpath("door.js").read_text(encoding="utf-8")
    page = _PAGE.format(
        script=script, script_hash=_hash(script), style=_STYLE, style_hash=_hash(_STYLE)
    )
    return HTMLResponse(page)


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


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"

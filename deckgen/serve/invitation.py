"""The links for other machines, and the codes that a phone's camera reads."""

from __future__ import annotations

import io
import socket
from typing import NamedTuple

import segno
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from deckgen.serve.door import DOOR
from deckgen.serve.key import OURS, Key
from deckgen.serve.roles import only

# An address for documents (RFC 5737): nothing is sent, only the way out is looked up.
_OUT_THERE = ("192.0.2.1", 9)


class Invitations(NamedTuple):
    """For the speaker's phone, and for the room."""

    steer: Invitation
    look: Invitation


class Invitation(NamedTuple):
    """A link, as text and as codes to be scanned."""

    link: str

    def on_terminal(self) -> str:
        """The code in half blocks: its light parts are drawn, for a dark ground."""
        drawn = io.StringIO()
        _code(self.link).terminal(out=drawn, border=2, compact=True)
        return drawn.getvalue().rstrip("\n")

    def as_svg(self) -> str:
        """The code as a drawing that grows with its place."""
        drawn = io.BytesIO()
        _code(self.link).save(
            drawn, kind="svg", xmldecl=False, border=3, dark="#000", light="#fff", omitsize=True
        )
        return drawn.getvalue().decode("utf-8")


def show(invitations: Invitations, key: Key) -> Route:
    """Where the speaker's own page gets the links and codes from."""

    @only(key)
    async def shown(_: Request) -> Response:
        made = invitations._asdict().items()
        return JSONResponse({role: {"link": e.link, "code": e.as_svg()} for role, e in made})

    return Route(f"{OURS}invitations", shown)


def invitation(address: str, token: str) -> Invitation:
    """The link that lets in at ``address`` (``http://host:port``) whoever opens it.

    The token stands behind the ``#``: browsers keep that to themselves.
    """
    return Invitation(f"{address}{DOOR}#{token}")


def address_of(host: str, port: int) -> str:
    """Where other machines reach a server that listens on ``host``."""
    if host in ("0.0.0.0", "::"):
        host = _outward()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _outward() -> str:
    """This machine's address on the network that it would go out by."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_OUT_THERE)
        except OSError:  # no network at all
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _code(link: str) -> segno.QRCode:
    return segno.make_qr(link, error="m")

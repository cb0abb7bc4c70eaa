"""Who may ask: every request passes here before anything else sees it.

A page of another site, which the speaker happens to visit, can send requests to this
server too. It cannot choose the names that the browser puts into them: ``Host`` says which
server was meant, ``Origin`` and ``Sec-Fetch-Site`` which page asks. Whoever asks from
another machine is shown a door until let in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import NamedTuple

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deckgen.serve.door import DOOR, door
from deckgen.serve.guests import Guests
from deckgen.serve.key import OURS, Key, headers

_NAMES = ("localhost", "127.0.0.1", "[::1]")
_ANY = ("0.0.0.0", "::")  # addresses to listen on, which no page should call us by
_SAFE = ("GET", "HEAD")
_STRANGERS = ("cross-site", "same-site")  # the same machine on another port is no friend
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Refusal(NamedTuple):
    """Why a request is not answered, and what would help."""

    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through to ``app`` who asks for this server, from its own pages.

    Without ``guests``, other machines are treated as this one: they reach the server only
    if it was told to listen to them and by which name.
    """

    app: ASGIApp
    hosts: frozenset[str]
    key: Key
    guests: Guests | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on; either way with the headers that every answer has."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is None and self._is_outside(scope):
            await door()(scope, receive, guarded)
        elif refusal is None:
            await self.app(scope, receive, guarded)
        else:
            answer = PlainTextResponse(f"{refusal.reason}\n", refusal.status)
            await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Refusal | None:
        if scope["type"] != "http":
            return Refusal(403, "this server has no sockets")
        host = headers(scope, b"host")
        if len(host) != 1 or host[0] not in self._names(scope):
            named = host[0] if len(host) == 1 else "none, or several"
            return Refusal(403, f"not a name of this server: {_plain(named)}; see --allow-host")
        if not scope["path"].startswith("/"):
            return Refusal(400, "a path begins with /")
        origin = headers(scope, b"origin")
        if origin and (len(origin) > 1 or origin[0] not in self._origins(scope)):
            return Refusal(403, f"asked by a page of another place: {_plain(origin[0])}")
        is_safe = scope["method"] in _SAFE
        site = headers(scope, b"sec-fetch-site")
        if (not is_safe or scope["path"].startswith(OURS)) and set(site) & set(_STRANGERS):
            return Refusal(403, "asked by a page of another place")
        if not is_safe and not (origin and self._is_keyed(scope)):
            return Refusal(403, "only a page of this server with its key may do that")
        if self._is_outside(scope) and scope["path"] != "/":
            return Refusal(403, "open the link that the speaker gave you")
        return None

    def _is_keyed(self, scope: Scope) -> bool:
        guests = self.guests
        return self.key.opens(scope) or (guests is not None and guests.bearer(scope) is not None)

    def _is_outside(self, scope: Scope) -> bool:
        """Whether it is another machine that asks, and one that was not let in."""
        if self.guests is None or scope["path"] == DOOR or self.guests.role(scope):
            return False
        return not is_here(scope)

    def _names(self, scope: Scope) -> frozenset[str]:
        """Our names; where guests are expected, the address that they reached us by too."""
        if self.guests is None:
            return self.hosts
        address, port = scope["server"]
        shown = f"[{address}]" if ":" in address else address
        return self.hosts | {f"{shown}:{port}"}

    def _origins(self, scope: Scope) -> frozenset[str]:
        names = self._names(scope)
        return frozenset(f"{scheme}://{host}" for host in names for scheme in _SCHEMES)


def is_here(scope: Scope) -> bool:
    """Whether a program of this machine asks, and by a name that only it would use.

    What comes through a tunnel comes from this machine too, but by the tunnel's name.
    """
    host = headers(scope, b"host")[0]
    name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
    return name in _NAMES and bool(scope["client"]) and ip_address(scope["client"][0]).is_loopback


_SCHEMES = ("http", "https")  # a proxy in front may add the s


def hosts_of(host: str, port: int, allowed: Sequence[str]) -> frozenset[str]:
    """Every ``Host`` that means this server: local names, its address, those allowed."""
    named = f"[{host}]" if ":" in host else host
    mine = {*_NAMES, *(() if host in _ANY else (named,))}
    with_port = {f"{name}:{port}" for name in (*mine, *allowed)}
    return frozenset({*with_port, *allowed, *(mine if port == 80 else ())})


def _plain(text: str) -> str:
    """Something of a request, short and harmless enough to be said back."""
    return "".join(c if c.isascii() and c.isprintable() else "?" for c in text[:80])

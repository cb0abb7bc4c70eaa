"""Who may ask: every request passes here before anything else sees it.

A page of another site, which the speaker happens to visit, can send requests to this
server too. It cannot choose the names that the browser puts into them: ``Host`` says which
server was meant, ``Origin`` and ``Sec-Fetch-Site`` which page asks.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OURS = "/_deckgen/"  # what the server itself answers; all else is the bundle's
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


@dataclass(frozen=True, slots=True)
class Key:
    """What lets someone do more than look: 128 bits, new at each start."""

    text: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)

    def opens(self, scope: Scope) -> bool:
        """Whether the request carries it, as ``Authorization: Bearer``."""
        said = _values(scope, b"authorization")
        given = said[0].removeprefix("Bearer ") if len(said) == 1 else ""
        return hmac.compare_digest(given.encode(), self.text.encode())


class Refusal(NamedTuple):
    """Why a request is not answered, and what would help."""

    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through to ``app`` who asks for this server, from its own pages."""

    app: ASGIApp
    hosts: frozenset[str]
    key: Key

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
        if refusal is None:
            await self.app(scope, receive, guarded)
        else:
            answer = PlainTextResponse(f"{refusal.reason}\n", refusal.status)
            await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Refusal | None:
        if scope["type"] != "http":
            return Refusal(403, "this server has no sockets")
        host = _values(scope, b"host")
        if len(host) != 1 or host[0] not in self.hosts:
            named = host[0] if len(host) == 1 else "none, or several"
            return Refusal(403, f"not a name of this server: {_plain(named)}; see --allow-host")
        if not scope["path"].startswith("/"):
            return Refusal(400, "a path begins with /")
        origin = _values(scope, b"origin")
        if origin and (len(origin) > 1 or origin[0] not in self._origins()):
            return Refusal(403, f"asked by a page of another place: {_plain(origin[0])}")
        is_safe = scope["method"] in _SAFE
        site = _values(scope, b"sec-fetch-site")
        if (not is_safe or scope["path"].startswith(OURS)) and set(site) & set(_STRANGERS):
            return Refusal(403, "asked by a page of another place")
        if not is_safe and not (origin and self.key.opens(scope)):
            return Refusal(403, "only a page of this server with its key may do that")
        return None

    def _origins(self) -> frozenset[str]:
        return frozenset(f"{scheme}://{host}" for host in self.hosts for scheme in _SCHEMES)


_SCHEMES = ("http", "https")  # a proxy in front may add the s


def hosts_of(host: str, port: int, allowed: Sequence[str]) -> frozenset[str]:
    """Every ``Host`` that means this server: local names, its address, those allowed."""
    named = f"[{host}]" if ":" in host else host
    mine = {*_NAMES, *(() if host in _ANY else (named,))}
    with_port = {f"{name}:{port}" for name in (*mine, *allowed)}
    return frozenset({*with_port, *allowed, *(mine if port == 80 else ())})


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _plain(text: str) -> str:
    """Something of a request, short and harmless enough to be said back."""
    return "".join(c if c.isascii() and c.isprintable() else "?" for c in text[:80])

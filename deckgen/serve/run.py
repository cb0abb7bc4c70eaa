"""All that ``deckgen serve`` consists of, started together and ended together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from deckgen.serve.app import Remote, make_app
from deckgen.serve.guard import hosts_of
from deckgen.serve.guests import Guests, guests_of
from deckgen.serve.invitation import Invitations, address_of, invitation
from deckgen.serve.key import Key
from deckgen.serve.limits import raise_file_limit
from deckgen.serve.live import Built, Live
from deckgen.serve.server import AddressTaken, Server, listen
from deckgen.serve.site import Make, Site
from deckgen.serve.watch import Watch

__all__ = ["PORT", "AddressTaken", "Serving", "Where", "serving"]

PORT = 8000


@dataclass(frozen=True, slots=True)
class Where:
    """Where to listen, and which further names to answer to.

    Without a ``port``, the usual one or the next that is free. ``remote`` lets in other
    machines that have a link.
    """

    host: str = "127.0.0.1"
    port: int | None = None
    allowed: tuple[str, ...] = ()
    remote: bool = False


class Serving(NamedTuple):
    """A talk that is being served."""

    address: str
    key: Key
    live: Live
    invitations: Invitations | None = None

    @property
    def private(self) -> str:
        """The address for the speaker's own browser: with the key, which opens the notes."""
        return f"{self.address}?key={self.key.text}"


@contextmanager
def serving(
    talk: Path,
    make: Make,
    where: Where,
    told: Callable[[Built], None],
    *,
    poll: bool = False,
    follow: bool = False,
) -> Iterator[Serving]:
    """Serve what ``make`` makes of ``talk`` for as long as this lasts.

    ``told`` hears of every build, the first before anything is served. With ``follow``
    pages fly to what was changed. Raises AddressTaken.
    """
    raise_file_limit()
    port = PORT if where.port is None else where.port
    with (
        listen(where.host, port, or_next=where.port is None) as listening,
        Watch(poll=poll) as watch,
    ):
        port = listening.getsockname()[1]
        site, key = Site(make, talk.resolve().parent), Key()
        live = Live(site, watch, told)
        live.first(talk)
        guests = guests_of(talk) if where.remote else None
        hosts = hosts_of(where.host, port, where.allowed)
        remote = Remote(guests, _invite(guests, where, port)) if guests else None
        app = make_app(site, hosts, key, remote=remote, follow=follow)
        builder = threading.Thread(target=live.run, name="deckgen-builder", daemon=True)
        with Server(app, listening):
            builder.start()
            try:
                address = f"http://{_shown(where.host)}:{port}/"
                yield Serving(address, key, live, remote and remote.invitations)
            finally:
                live.end()
        builder.join(ENDING_S)


def _invite(guests: Guests, where: Where, port: int) -> Invitations:
    address = address_of(where.host, port)
    tokens = (guests.steer.text, guests.look.text)
    return Invitations(*(invitation(address, token) for token in tokens))


ENDING_S = 0.2  # a build under way is not waited for; what it makes nobody would see


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # every address; the local one is for the one who reads this
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host

"""A talk served as ``deckgen serve`` does, and asked over real sockets."""

from __future__ import annotations

import json
import queue
import socket
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from deckgen.build import build
from deckgen.diagnostics import DeckError
from deckgen.memo import Memo
from deckgen.model import Options
from deckgen.serve.live import Built
from deckgen.serve.run import Serving, Where, serving

LONG_S = 60.0


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Served:
    """A talk being served, and the builds that it has told of."""

    talk: Path
    at: Serving
    builds: queue.Queue[Built] = field(repr=False)

    @property
    def port(self) -> int:
        return urllib.parse.urlsplit(self.at.address).port or 80

    @property
    def bearer(self) -> str:
        return f"Authorization: Bearer {self.at.key.text}"

    def save(self, text: str, name: str = "") -> bool:
        """Save as many editors do, by renaming; whether what came of it is good."""
        file = self.talk.parent / name if name else self.talk
        draft = file.with_name(".draft")
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
        return self.built()

    def built(self) -> bool:
        """Wait for the next build; whether it is good."""
        return not isinstance(self.builds.get(timeout=LONG_S).made, DeckError)

    def ask(self, path: str, *headers: str, method: str = "GET", host: str | None = "") -> Answer:
        """One request, its head exactly as given; no ``Host`` where that is None."""
        named = [] if host is None else [f"Host: {host or f'127.0.0.1:{self.port}'}"]
        lines = [f"{method} {path} HTTP/1.1", *named, *headers, "Connection: close", "", ""]
        return self.raw("\r\n".join(lines).encode("utf-8"))

    def post(self, path: str, value: object, *headers: str, host: str = "") -> Answer:
        """What a page of ours sends: ``value`` as JSON, or the bytes that it is."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        named = host or f"127.0.0.1:{self.port}"
        head = [f"POST {path} HTTP/1.1", f"Host: {named}", f"Origin: http://{named}", *headers]
        head += [f"Content-Length: {len(body)}", "Connection: close", "", ""]
        return self.raw("\r\n".join(head).encode() + body)

    def raw(self, request: bytes) -> Answer:
        """What comes back on a line of its own until the server hangs up."""
        with self.line() as line:
            line.sendall(request)
            return answer(b"".join(iter(lambda: line.recv(65536), b"")))

    def line(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=LONG_S)

    @contextmanager
    def stream(self, path: str = "/_deckgen/versions", *headers: str) -> Iterator[Iterator[str]]:
        """What a stream tells, one after the other."""
        head = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", *headers, "", ""]
        with self.line() as line, line.makefile("rb") as lines:
            line.sendall("\r\n".join(head).encode())
            told = (each.decode() for each in lines)
            yield (each.removeprefix("data: ").strip() for each in told if each.startswith("data:"))


def answer(data: bytes) -> Answer:
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return Answer(int(first.split()[1]) if first else 0, headers, body)


@contextmanager
def served(
    talk: Path, where: Where | None = None, *, poll: bool = False, follow: bool = False
) -> Iterator[Served]:
    builds: queue.Queue[Built] = queue.Queue()
    make = partial(build, talk, options=Options(folder=True, notes_apart=True), memo=Memo())
    with serving(talk, make, where or Where(port=0), builds.put, poll=poll, follow=follow) as at:
        builds.get_nowait()
        yield Served(talk, at, builds)

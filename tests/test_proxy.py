"""The proxy of exports, on a real socket."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from deckgen.export.proxy import Proxy

FACE = bytes(range(256)) * 40  # as many as a small face has


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, Proxy]]:
    with Proxy() as proxy:
        proxy.files = {"assets/face.woff2": FACE}
        port = int(proxy.flags[0].rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=20) as spoken:
            yield spoken, proxy


def _ask(spoken: socket.socket, address: str, *more: str) -> tuple[bytes, bytes]:
    """Head and rest of what comes at once."""
    lines = (f"GET {address} HTTP/1.1", "Host: x", *more, "", "")
    spoken.sendall("\r\n".join(lines).encode())
    head, _, rest = spoken.recv(1 << 16).partition(b"\r\n\r\n")
    return head, rest


def test_an_answer_comes_in_one_piece_however_many_are_asked_for(
    line: tuple[socket.socket, Proxy],
) -> None:
    # In two pieces the second waits 40 ms until the browser says that it has the first.
    spoken, proxy = line
    for _ in range(5):
        head, rest = _ask(spoken, proxy.address("assets/face.woff2"))
        assert b"200" in head.split(b"\r\n")[0]
        assert rest == FACE


def test_a_part_is_answered_with_that_part(line: tuple[socket.socket, Proxy]) -> None:
    spoken, proxy = line
    head, rest = _ask(spoken, proxy.address("assets/face.woff2"), "Range: bytes=10-19")
    assert f"bytes 10-19/{len(FACE)}".encode() in head
    assert FACE[10:20] == rest


def test_what_is_not_of_the_bundle_is_refused(line: tuple[socket.socket, Proxy]) -> None:
    spoken, proxy = line
    head, rest = _ask(spoken, proxy.address("../secret"))
    assert b"403" in head.split(b"\r\n")[0]
    assert rest == b""

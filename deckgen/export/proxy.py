"""The only thing that a browser of ours can reach: a proxy that has the bundle's files.

Every request of the browser comes here, those for this machine, of workers, of sockets and
after redirects too. The bundle stands at a host whose name nobody can guess, so that other
programs of this machine do not find it; everything else is refused.
"""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from threading import Thread
from urllib.parse import unquote, urlsplit

PAGE = "index.html"
_TYPES = {".webp": "image/webp", ".avif": "image/avif", ".vtt": "text/vtt"}
_WAKING_S = 1.0  # that the end waits for the server to hear of it


class Proxy:
    """Serves ``files``, which may be given later, for as long as the block lasts."""

    def __init__(self) -> None:
        self.files: Mapping[str, bytes] = {}
        # Below .localhost a page may do what only secure pages may, as one on disk does.
        self.host = f"{secrets.token_hex(16)}.localhost"
        self._server: ThreadingHTTPServer
        self._thread: Thread
        self._over = False

    @property
    def flags(self) -> tuple[str, ...]:
        """What makes a browser send everything here, and nothing past it; inside the block."""
        return (
            f"--proxy-server=http://127.0.0.1:{self._server.server_port}",
            "--proxy-bypass-list=<-loopback>",
            "--disable-quic",
            "--dns-prefetch-disable",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        )

    def __enter__(self) -> Proxy:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", self._server.server_port)),
        ):
            self._thread.join(_WAKING_S)
        self._server.server_close()

    def _serve(self) -> None:
        while not self._over:
            self._server.handle_request()

    def address(self, rest: str = "") -> str:
        """Where the page is; ``rest`` is what stands after its name, as ``?read``."""
        return f"http://{self.host}/{rest}"

    def find(self, address: str) -> tuple[str, bytes] | None:
        """The type and the bytes of what is at an address, or None: it is out of reach."""
        try:
            asked = urlsplit(address)
        except ValueError:
            return None
        if asked.scheme != "http" or asked.netloc != self.host:
            return None
        name = unquote(asked.path.removeprefix("/")) or PAGE
        data = self.files.get(name)
        return None if data is None else (_type_of(name), data)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        find = self.find

        class Handler(BaseHTTPRequestHandler):
            """Answers GET for what there is, and refuses all else, tunnels among it."""

            protocol_version = "HTTP/1.1"
            # Head and rest go out at once: the rest would wait 40 ms for a word that the head came.
            wbufsize = 1 << 16
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                found = find(self.path)
                if found is None:
                    self._refuse()
                else:
                    self._send(*found)

            def _refuse(self) -> None:
                self.send_response(403)
                self.send_header("Content-Length", "0")
                self.send_header("Connection", "close")
                self.end_headers()

            do_CONNECT = do_POST = do_HEAD = do_PUT = do_OPTIONS = do_DELETE = _refuse  # noqa: N815

            def _send(self, mime: str, data: bytes) -> None:
                part = _range_of(self.headers.get("Range"), len(data))
                self.send_response(206 if part else 200)
                if part:
                    self.send_header("Content-Range", f"bytes {part[0]}-{part[1] - 1}/{len(data)}")
                    data = data[part[0] : part[1]]
                self.send_header("Content-Type", mime)
                self.send_header("Content-Length", str(len(data)))
                self.send_header("Accept-Ranges", "bytes")
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _type_of(name: str) -> str:
    ending = name[name.rfind(".") :]
    return _TYPES.get(ending) or guess_type(name)[0] or "application/octet-stream"


def _range_of(header: str | None, size: int) -> tuple[int, int] | None:
    """First byte and end of the part that a film asks for; None for all of it."""
    unit, _, span = (header or "").partition("=")
    first, dash, last = span.partition("-")
    if unit != "bytes" or not dash or not first.isdecimal() or int(first) >= size:
        return None
    return int(first), min(size, int(last) + 1) if last.isdecimal() else size

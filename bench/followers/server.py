"""A real ``deckgen serve --remote``, and what the speaker's page asks of it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

ROOM = "room.example"  # a name that only other machines use


class Server:
    """The server's process, on a port that it keeps when started again."""

    def __init__(self, talk: Path, state: Path) -> None:
        self._argv = [sys.executable, "-m", "deckgen", "serve", str(talk), "--remote", "--json"]
        self._argv += ["--host", "127.0.0.1", "--allow-host", ROOM]
        self._environment = {**os.environ, "XDG_STATE_HOME": str(state)}
        self._said: Mapping[str, str] = {}
        self.port = 0
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    def start(self) -> None:
        """Start, and wait until it says where it is."""
        argv = [*self._argv, "--port", str(self.port)]
        self._process = subprocess.Popen(
            argv, env=self._environment, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout
        while "address" not in self._said or self.port not in (0, _port(self._said)):
            self._said = json.loads(self._process.stdout.readline())
        self.port = _port(self._said)

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._said = {}

    def resident_kb(self) -> int:
        """The memory that it holds."""
        assert self._process
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0])

    async def passes(self) -> str:
        """The cookie of who has the link to look."""
        head = await self._post("/_deckgen/enter", "", self._said["look"].partition("#")[2], ROOM)
        return head.partition("set-cookie: ")[2].partition(";")[0]

    async def tell(self, step: int, laser: int) -> None:
        """What the speaker's page says when it has gone to a stop, or points there, in pixels."""
        key = self._said["address"].partition("key=")[2]
        place = {"step": step, "substep": 0, "route": "main", "frame": step, "away": None}
        signs = {"blank": None, "laser": {"x": laser, "y": 540.25}}
        body = json.dumps({"place": place, "signs": signs})
        await self._post("/_deckgen/stage", body, key, f"127.0.0.1:{self.port}")

    async def _post(self, path: str, body: str, key: str, host: str) -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        head = [f"POST {path} HTTP/1.1", f"Host: {host}", f"Origin: http://{host}"]
        head += [f"Authorization: Bearer {key}", f"Content-Length: {len(body)}"]
        writer.write("\r\n".join([*head, "Connection: close", "", body]).encode())
        answer = (await reader.read()).decode()
        writer.close()
        if not answer.startswith("HTTP/1.1 20"):
            raise RuntimeError(f"{path}: {answer.splitlines()[0]}")
        return answer


def _port(said: Mapping[str, str]) -> int:
    return urlsplit(said.get("address", "")).port or 0

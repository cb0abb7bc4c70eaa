"""Servers that show a talk while it is written, ours and others', where they are installed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_S = 40.0


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, how it serves ``talk`` on ``port``, and where the talk is shown then."""

    name: str
    program: str
    argv: Callable[[Path, int], list[str]]
    path: Callable[[Path], str]
    slides: bool = True  # wants --- between frames
    front: str = ""  # front matter that it needs


TOOLS = (
    Tool(
        "deckgen",
        sys.executable,
        lambda talk, port: ["-m", "deckgen", "serve", str(talk), "--port", str(port), "-q"],
        lambda _: "/",
        slides=False,
    ),
    Tool(
        "slidev",
        "slidev",
        lambda talk, port: [str(talk), "--port", str(port), "--open", "false"],
        lambda _: "/1",
        front="---\ntheme: none\n---\n\n",
    ),
    Tool(
        "marp",
        "marp",
        lambda talk, _: ["--no-stdin", "--server", str(talk.parent)],
        lambda talk: f"/{talk.name}",
    ),
    Tool(
        "reveal-md",
        "reveal-md",
        lambda talk, port: [
            *(str(talk), "--watch", "--port", str(port), "--disable-auto-open"),
            *("--separator", "^---$"),
        ],
        lambda talk: f"/{talk.name}",
    ),
)


@dataclass(frozen=True, slots=True)
class Running:
    """A server at work."""

    address: str
    process: subprocess.Popen[bytes]

    def cpu_s(self) -> float:
        """Processor seconds that it has taken so far, with what it started itself."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def end_s(self) -> float:
        """End it as Ctrl-C does; the seconds that this takes."""
        began = time.perf_counter()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        return time.perf_counter() - began


def missing(tool: Tool) -> str | None:
    """Why a tool cannot take part, or None."""
    return None if shutil.which(tool.program) else f"{tool.program} is not installed"


@contextmanager
def serving(tool: Tool, talk: Path) -> Iterator[Running]:
    """The tool at work on ``talk``. Raises RuntimeError where it does not answer."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = shutil.which(tool.program)
    assert program is not None
    with (talk.parent / f"{tool.name}.log").open("wb") as log:
        process = subprocess.Popen(
            [program, *tool.argv(talk, port)],
            cwd=talk.parent,
            env={**os.environ, "PORT": str(port), "CI": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    address = f"http://localhost:{port}{tool.path(talk)}"
    try:
        _await(address, process)
        yield Running(address, process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=START_S):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError("it does not answer")

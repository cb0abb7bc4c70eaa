"""Runs a command line as a user would, in this process or in one of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from deckgen.cli import run

LONG_S = 60.0  # that a process which should have ended, or said something, gets


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


def here(capsys: pytest.CaptureFixture[str], *arguments: str) -> Result:
    """The command run in this process, which is quick."""
    capsys.readouterr()
    status = run(arguments)
    said = capsys.readouterr()
    return Result(int(status), said.out, said.err)


def apart(
    arguments: Sequence[str], folder: Path, *, python: Sequence[str] = (), given: bytes = b""
) -> Result:
    """The command run in a process of its own, as a shell runs it."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "deckgen", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        timeout=LONG_S,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class Watching:
    """A command with ``-w`` at work in a folder; ``said`` is what it said until it waited."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "deckgen", *arguments, "-w"],
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._limit = threading.Timer(LONG_S, self._process.kill)
        self._limit.start()
        self.said = self.until("watching")

    def until(self, word: str) -> list[str]:
        """What is said before a line that begins so. A process killed at the limit says no more."""
        assert self._process.stderr is not None
        said: list[str] = []
        for line in self._process.stderr:
            if line.startswith(word):
                return said
            said.append(line.rstrip())
        return [*said, "ended"]

    def put(self, name: str, text: str) -> None:
        """Save a file as many editors do, by renaming."""
        draft = self.folder / ".draft"
        draft.write_text(text, encoding="utf-8")
        draft.replace(self.folder / name)

    def save(self, name: str, text: str) -> list[str]:
        """What is said after a file is saved."""
        self.put(name, text)
        return self.until("watching")

    def end(self) -> int:
        """Interrupt it; how it ended."""
        self._process.send_signal(signal.SIGINT)
        self._process.communicate()
        self._limit.cancel()
        return self._process.returncode

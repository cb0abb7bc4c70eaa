"""Runs a command line as a user would, in this process or in one of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from deckgen.cli import run


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
        timeout=60,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

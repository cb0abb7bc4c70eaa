"""Other tools that turn Markdown into a deck, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Command


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool, and how it is asked to build ``talk`` into ``folder``."""

    name: str
    program: str
    argv: Callable[[Path, Path], list[str]]


PEERS = (
    Peer(
        "pandoc, reveal.js",
        "pandoc",
        lambda talk, folder: ["-t", "revealjs", "-s", str(talk), "-o", str(folder / "pandoc.html")],
    ),
    Peer(
        "marp",
        "marp",
        lambda talk, folder: ["--no-stdin", str(talk), "-o", str(folder / "marp.html")],
    ),
    Peer(
        "hovercraft",
        "hovercraft",
        lambda talk, folder: [str(talk.with_suffix(".rst")), str(folder / "hovercraft")],
    ),
)


def commands(
    talk: Path, folder: Path, peers: Sequence[Peer] = PEERS
) -> tuple[list[Command], list[str]]:
    """The peers that are here, as commands, and for each of the others why it is left out."""
    found: list[Command] = []
    absent: list[str] = []
    for peer in peers:
        program = shutil.which(peer.program)
        if program is None:
            absent.append(f"{peer.name}: {peer.program} is not installed")
            continue
        command = Command(peer.name, [program, *peer.argv(talk, folder)])
        fault = _fault(command)
        if fault:
            absent.append(f"{peer.name}: {fault}")
        else:
            found.append(command)
    return found, absent


def _fault(command: Command) -> str | None:
    """Why a peer cannot take part, or None."""
    try:
        done = subprocess.run(
            command.argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return None
    return f"it failed ({done.returncode}) {done.stderr.decode(errors='replace').strip()[-200:]}"

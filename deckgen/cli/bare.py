"""A talk in the place of a command: ``deckgen talk.md``, ``deckgen talk.md -o talk.pdf``.

With an output it is written there, in the format that its ending says; else it is served.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

TALK_ENDINGS = (".md", ".markdown")
WRITTEN = (".html", ".htm")  # what a build ends in


def as_command(arguments: Sequence[str], commands: Collection[str]) -> list[str]:
    """The same arguments with their command in front."""
    first = arguments[0]
    if first in commands or not _is_talk(first):
        return list(arguments)
    output = _output(arguments[1:])
    if output is None:
        return ["serve", *arguments]
    ending = Path(output).suffix.lower()
    return ["export" if ending and ending not in WRITTEN else "build", *arguments]


def _is_talk(argument: str) -> bool:
    return argument == "-" or argument.lower().endswith(TALK_ENDINGS) or Path(argument).is_file()


def _output(arguments: Sequence[str]) -> str | None:
    """What ``-o`` names, however it is written; empty where the name is missing."""
    for argument, following in zip(arguments, (*arguments, "")[1:], strict=True):
        if argument in ("-o", "--output"):
            return following
        if argument.startswith("--output="):
            return argument.removeprefix("--output=")
        if argument.startswith("-o"):
            return argument.removeprefix("-o").removeprefix("=")
    return None

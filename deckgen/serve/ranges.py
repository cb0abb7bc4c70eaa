"""Part of a file, as a player asks for it: ``bytes=first-last`` -> which bytes.

A film starts before all of it has come, and jumps, only where a server answers this.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})\Z")


class Part(NamedTuple):
    """The bytes from ``first`` up to ``end``; ``end`` itself is not among them."""

    first: int
    end: int


def part_of(size: int, asked: str) -> Part | None:
    """What ``asked`` means in a file of ``size`` bytes; the whole where it means nothing.

    Several ranges at once are answered by the whole, as the standard allows. None where
    nothing of the file is asked for.
    """
    found = _ONE.match(asked)
    if found is None or found.groups() == ("", ""):
        return Part(0, size)
    first, last = found.groups()
    if not first:  # so many bytes from the end
        return Part(max(0, size - int(last)), size) if int(last) else None
    if int(first) >= size:
        return None
    end = int(last) + 1 if last else size
    return Part(int(first), min(size, end)) if end > int(first) else Part(0, size)

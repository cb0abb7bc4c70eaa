"""What a process holds, as Linux tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_KIB = re.compile(r"^(\w+):\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes: ``private`` to the process, and ``resident`` with what it shares with others."""

    private: int
    resident: int


def largest(processes: Iterable[int]) -> Memory | None:
    """What the one that holds most has; None where the system does not tell."""
    found = [memory for each in processes if (memory := _memory(each))]
    return max(found, key=lambda memory: memory.private, default=None)


def _memory(process: int) -> Memory | None:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return None
    kib = {name: int(value) for name, value in _KIB.findall(told)}
    return Memory(1024 * (kib["Private_Clean"] + kib["Private_Dirty"]), 1024 * kib["Rss"])

"""Durations, numbers and sizes as authors write them: ``1h30min``, ``20s``, ``-12.5``.

One home for the annotations and the front matter, so that both take the same.
"""

from __future__ import annotations

import math
import re

DURATION = r"(?=[0-9])([0-9]+(\.[0-9]+)?h)? ?([0-9]+(\.[0-9]+)?min)? ?([0-9]+(\.[0-9]+)?s)?"
DURATION_HINT = "write it as 20s, 1.5s, 45min or 1h30min"

MIN_SIDE, MAX_SIDE = 100.0, 10_000.0  # pixels of a frame; beyond, text is not drawn well

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_LONGEST = 64  # characters of a number; beyond, Python's own limits begin
_SECONDS = {"h": 3600.0, "min": 60.0, "s": 1.0}


def seconds(text: str) -> float | None:
    """The length of ``text`` in seconds, or None where it is no duration above 0."""
    if len(text) > _LONGEST or not re.fullmatch(DURATION, text):
        return None
    parts = re.findall(r"([0-9.]+)(h|min|s)", text)
    total = sum(float(value) * _SECONDS[unit] for value, unit in parts)
    return total if 0 < total < math.inf else None


def number(text: str) -> float | None:
    """The number that ``text`` is: finite, in digits; None for everything else."""
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text) or not text.isascii():
        return None
    value = float(text)
    return value if math.isfinite(value) else None

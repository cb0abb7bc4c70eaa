"""The values of a frame's keys: ``right-of=``, ``scale=``, ``layout=`` …, and their limits.

A reader takes the value as written and raises ``Fault`` where it cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from deckgen.diagnostics import did_you_mean
from deckgen.geometry import Size
from deckgen.model import LAYOUTS, SHAPES, Beside, Flight, Layout, Side
from deckgen.syntax.context import Context
from deckgen.syntax.media import AUDIO
from deckgen.units import DURATION_HINT, MAX_SIDE, MIN_SIDE, number, seconds

FARTHEST = 1e7  # pixels from the centre; beyond, browsers lose precision
SMALLEST, LARGEST = 0.001, 1000.0  # scale of one frame in its parent
MOST_TURNS = 36_000.0  # degrees
_SIZE = re.compile(r"([0-9.]{1,12})(?:\s+|\s*[x×,]\s*)([0-9.]{1,12})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault(Exception):
    """A value that cannot be used, and what to write instead."""

    message: str
    hint: str | None = None


def _pixels(_context: Context, key: str, text: str) -> float:
    value = number(text)
    if value is None:
        raise Fault(f'{key}= is a number of pixels, not "{text}"', _plain(text))
    if abs(value) > FARTHEST:
        raise Fault(f"{key}={text} is too far away", f"the farthest is {FARTHEST:.0f}")
    return value


def _gap(context: Context, key: str, text: str) -> float:
    value = _pixels(context, key, text)
    if value < 0:
        raise Fault(f"{key}={text} would make frames overlap", "write 0 or more")
    return value


def _scale(_context: Context, key: str, text: str) -> float:
    value = number(text)
    if value is None:
        hint = "write 0.5 for half" if text.endswith("%") else _plain(text)
        raise Fault(f'{key}= is a number, not "{text}"', hint)
    if not SMALLEST <= value <= LARGEST:
        size = "nothing would be left to see" if value < SMALLEST else "that is too large"
        raise Fault(f"{key}={text}: {size}", f"write a number from {SMALLEST:g} to {LARGEST:g}")
    return value


def _angle(context: Context, key: str, text: str) -> float:
    value = number(text)
    if value is None:
        raise Fault(f'{key}= is an angle in degrees, not "{text}"', _plain(text))
    if abs(value) > MOST_TURNS:
        raise Fault(f"{key}={text} turns too often", "write an angle from -360 to 360")
    if key != "rotate":
        _deep(context, key)
    return value


def _z(context: Context, key: str, text: str) -> float:
    _deep(context, key)
    return _pixels(context, key, text)


def _deep(context: Context, key: str) -> None:
    if context.meta.depth != "3d":
        raise Fault(f"{key}= needs a talk with depth", "write depth: 3d in the front matter")


def _plain(text: str) -> str:
    """A hint: the number that stands at the start of ``text``, if there is one."""
    found = re.match(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)", text)
    return f"write {found[0]}" if found and number(found[0]) is not None else "write a number"


def _size(_context: Context, key: str, text: str) -> Size:
    found = _SIZE.fullmatch(text.strip())
    sides = [number(side) for side in found.groups()] if found else []
    if len(sides) != 2 or sides[0] is None or sides[1] is None:
        curly = any(mark in text for mark in "“”«»")
        hint = 'use straight quotes: size="1600 900"' if curly else "write 1600x900"
        raise Fault(f'{key}= is a width and a height, not "{text}"', hint)
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in sides if side is not None):
        limits = f"from {MIN_SIDE:.0f} to {MAX_SIDE:.0f} pixels"
        raise Fault(f'a frame cannot be "{text}" large', f"each side is {limits}")
    return Size(sides[0], sides[1])


def _beside(side: Side) -> Callable[[Context, str, str], Beside]:
    def read(_context: Context, key: str, text: str) -> Beside:
        target = text.removeprefix("#")
        if not target:
            raise Fault(f"{key}= needs a frame", "write its id, or prev for the one before")
        return Beside(side, target)

    return read


def _one_of(*known: str) -> Callable[[Context, str, str], str]:
    def read(_context: Context, key: str, text: str) -> str:
        if text not in known:
            hint = did_you_mean(text, known) or f"write {', '.join(known[:-1])} or {known[-1]}"
            raise Fault(f'{key}= cannot be "{text}"', hint)
        return text

    return read


def _layout(context: Context, key: str, text: str) -> Layout:
    if text.startswith("along="):
        return _along(context, "along", text.removeprefix("along="))
    return Layout(_one_of(*LAYOUTS)(context, key, text))


def _along(_context: Context, key: str, text: str) -> Layout:
    file, _, fragment = text.partition("#")
    if not file.lower().endswith(".svg"):
        raise Fault(f'{key}= names an SVG file, not "{text}"', "write along=file.svg#path")
    return Layout("along", file, fragment or None)


def _dwell(_context: Context, key: str, text: str) -> float:
    value = seconds(text)
    if value is None:
        raise Fault(f'{key}= is a time, not "{text}"', DURATION_HINT)
    return value


def _flight(_context: Context, key: str, text: str) -> Flight:
    if text in ("normal", "calm", "cut"):
        return Flight(text)  # type: ignore[arg-type]  # one of the three
    value = seconds(text)
    if value is None:
        hint = did_you_mean(text, ("normal", "calm", "cut")) or "write calm, cut or 1.5s"
        raise Fault(f'{key}= cannot be "{text}"', hint)
    return Flight("normal", value)


def _audio(_context: Context, key: str, text: str) -> str:
    if not text.lower().endswith(AUDIO):
        raise Fault(f'{key}= names a sound file, not "{text}"', "write audio=opening.mp3")
    return text


SIDES: dict[str, Side] = {
    "right-of": "right",
    "left-of": "left",
    "above": "above",
    "below": "below",
}
Read = Callable[[Context, str, str], Any]
KEYS: dict[str, tuple[str, Read]] = {
    "x": ("x", _pixels),
    "y": ("y", _pixels),
    "z": ("z", _z),
    "scale": ("scale", _scale),
    "rotate": ("rotate", _angle),
    "rotate-x": ("rotate_x", _angle),
    "rotate-y": ("rotate_y", _angle),
    "size": ("size", _size),
    **{key: ("beside", _beside(side)) for key, side in SIDES.items()},
    "gap": ("gap", _gap),
    "align": ("align", _one_of("start", "centre", "end")),
    "layout": ("layout", _layout),
    "along": ("layout", _along),
    "children": ("children", _one_of("inside", "around")),
    "shape": ("shape", _one_of(*SHAPES)),
    "dwell": ("dwell_s", _dwell),
    "flight": ("flight", _flight),
    "audio": ("audio", _audio),
}
WORDS = {"return": "returns", "skip": "skip", "turn": "turn"}

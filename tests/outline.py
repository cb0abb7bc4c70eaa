"""Decks from outlines, without the parser: a line a frame, ``# Title {key=value}``.

The number of hashes is the depth. A title that ends in ``...`` has a long body, so its
children stand around it; any other frame is brief.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from typing import Any

from deckgen.diagnostics import Span
from deckgen.geometry import Size
from deckgen.model import (
    Annotation,
    Beside,
    Connection,
    Deck,
    Flight,
    Frame,
    Layout,
    Meta,
    Noted,
    RoutePlan,
)

FILE = "talk.md"
SIDES = {"right-of": "right", "left-of": "left", "above": "above", "below": "below"}
LINE = re.compile(r"(#+)\s*(.*?)\s*(\{(.*)\})?\s*$")


def deck(text: str, **meta: Any) -> Deck:
    """The deck that an outline describes; keywords are fields of its ``Meta``."""
    frames: list[Frame] = []
    open_frames: list[Frame] = []
    taken: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = LINE.match(line.strip())
        assert found, f"not a line of an outline: {line}"
        hashes, title, braces, inner = found.groups()
        frame = _frame(number, line, len(hashes), title, braces or "", inner or "", taken)
        open_frames = [one for one in open_frames if one.level < frame.level]
        frame = replace(frame, parent=open_frames[-1].id if open_frames else None)
        open_frames.append(frame)
        frames.append(frame)
    return Deck(_meta(meta), tuple(frames))


def _frame(
    number: int, line: str, level: int, title: str, braces: str, inner: str, taken: set[str]
) -> Frame:
    span = Span(FILE, number, 1, number, len(line) + 1)
    long = title.endswith("...")
    name = title.removesuffix("...").strip() or f"frame {number}"
    words = shlex.split(inner)
    slug = next((w[1:] for w in words if w.startswith("#")), re.sub(r"\W+", "-", name.lower()))
    base, count = slug, 1
    while slug in taken:
        count += 1
        slug = f"{base}-{count}"
    taken.add(slug)
    classes = tuple(word[1:] for word in words if word.startswith("."))
    said = _annotation(line, number, braces, words)
    return Frame(slug, name, name, "", "", said, span, level, None, classes, brief=not long)


def _annotation(line: str, number: int, braces: str, words: list[str]) -> Annotation:
    fields: dict[str, Any] = {"text": braces}
    if braces:
        fields["span"] = _span(line, number, braces)
    for word in words:
        key, _, value = word.partition("=")
        if key in ("return", "skip"):
            fields["returns" if key == "return" else "skip"] = True
        elif key in SIDES:
            fields["beside"] = Noted(Beside(SIDES[key], value), _span(line, number, value))  # type: ignore[arg-type]
        elif value:
            name, read = READ[key]
            fields[name] = Noted(read(value), _span(line, number, value))
    return Annotation(**fields)


def _span(line: str, number: int, part: str) -> Span:
    at = line.rindex(part) + 1
    return Span(FILE, number, at, number, at + len(part))


def _size(value: str) -> Size:
    width, height = value.replace("x", " ").split()
    return Size(float(width), float(height))


def _layout(value: str) -> Layout:
    turn = value.endswith("!")
    name, _, file = value.rstrip("!").partition(":")
    file, _, fragment = file.partition("#")
    return Layout(name, file or None, fragment or None, turn)


READ: dict[str, Any] = {
    "x": ("x", float),
    "y": ("y", float),
    "z": ("z", float),
    "scale": ("scale", float),
    "rotate": ("rotate", float),
    "rotate-x": ("rotate_x", float),
    "rotate-y": ("rotate_y", float),
    "size": ("size", _size),
    "gap": ("gap", float),
    "align": ("align", str),
    "layout": ("layout", _layout),
    "children": ("children", str),
    "shape": ("shape", str),
    "dwell": ("dwell_s", float),
    "flight": ("flight", lambda value: Flight(value)),
}


def _meta(fields: dict[str, Any]) -> Meta:
    """The front matter; ``paths`` is given as text, ``connect`` as pairs of ids."""
    span = Span(FILE, 1, 1, 1, 2)
    if "paths" in fields:
        fields["paths"] = tuple(
            RoutePlan(name, tuple(Noted(stop, span) for stop in stops.split(", ") if stop))
            for name, stops in fields["paths"].items()
        )
    if "connect" in fields:
        fields["connect"] = tuple(Connection(a, b, span) for a, b in fields["connect"])
    return Meta(**fields)

"""A frame's annotation -> ``Annotation``: where it goes, and how the camera gets there.

Every value is checked here and keeps its own place in the talk; whether the frames it
names exist is for the placement to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from deckgen.diagnostics import Span, did_you_mean
from deckgen.geometry import Size
from deckgen.model import LAYOUTS, Annotation, Beside, Flight, Layout, Noted, Side
from deckgen.syntax.braces import Braces, Part
from deckgen.syntax.context import Context, Spot
from deckgen.syntax.keys import Attributes, class_name, identifier, report_fault, unknown
from deckgen.units import DURATION_HINT, number, seconds

FARTHEST = 1e7  # pixels from the centre; beyond, browsers lose precision
SMALLEST, LARGEST = 0.001, 1000.0  # scale of one frame in its parent
MOST_TURNS = 36_000.0  # degrees
MIN_SIDE, MAX_SIDE = 100.0, 10_000.0  # pixels of a frame; beyond, text is not drawn well
SHAPES = ("card", "circle", "bracket", "none")
_SIZE = re.compile(r"([0-9.]{1,12})(?:\s+|\s*[x×,]\s*)([0-9.]{1,12})", re.IGNORECASE)


@dataclass(slots=True)
class Wish:
    """What an author wrote about one frame."""

    id: str | None = None
    classes: list[str] = field(default_factory=list)
    annotation: Annotation = field(default_factory=Annotation)


@dataclass(frozen=True, slots=True)
class Fault(Exception):
    """A value that cannot be used, and what to write instead."""

    message: str
    hint: str | None = None


@dataclass(slots=True)
class _Seen:
    """The keys of one frame so far, and where: some exclude each other."""

    fields: dict[str, Any] = field(default_factory=dict)
    at: dict[str, Span] = field(default_factory=dict)
    turn: Span | None = None


def wish(context: Context, written: list[tuple[Braces, Spot]]) -> Wish:
    """All that the annotations of one frame say; faults go to the context."""
    wanted, seen = Wish(), _Seen()
    for braces, spot in written:
        report_fault(braces, spot)
        for part in braces.parts:
            _part(spot, part, wanted, seen)
    _together(context, seen)
    if written:
        braces, spot = written[0]
        seen.fields["text"] = spot.text[braces.start : braces.end]
        seen.fields["span"] = spot.span(braces.start, braces.end)
    wanted.annotation = replace(wanted.annotation, **seen.fields)
    return wanted


def _part(spot: Spot, part: Part, wanted: Wish, seen: _Seen) -> None:
    span = spot.span(part.value_at, max(part.end, part.value_at + 1))
    if part.kind == "id":
        if wanted.id is None:
            wanted.id = identifier(spot, part)
        else:
            spot.context.error("repeated-key", "this frame has two ids", span, "keep one")
    elif part.kind == "class":
        wanted.classes += class_name(spot, part)
    elif part.kind == "word":
        _word(spot, part, seen, span)
    elif part.name not in KEYS:
        unknown(spot, part, [*KEYS, *WORDS], "a frame")
    else:
        _key(spot.context, part, seen, span)


def _word(spot: Spot, part: Part, seen: _Seen, span: Span) -> None:
    if part.name == "turn":
        seen.turn = span
    elif part.name in WORDS:
        seen.fields[WORDS[part.name]] = True
    elif part.name in KEYS:
        hint = f"write {part.name}=…"
        spot.context.doubt("wrong-value", f'the key "{part.name}" has no value', span, hint)
    else:
        unknown(spot, part, [*WORDS, *KEYS], "a frame")


def _key(context: Context, part: Part, seen: _Seen, span: Span) -> None:
    name, read = KEYS[part.name]
    if part.name in seen.at:
        context.error("repeated-key", f"{part.name}= is given twice", span, "keep one")
        return
    seen.at[part.name] = span
    try:
        value = read(context, part.name, part.value)
    except Fault as fault:
        context.error("wrong-value", fault.message, span, fault.hint)
        return
    if name in seen.fields:
        other = next(key for key in seen.at if key != part.name and KEYS[key][0] == name)
        what = "arranges its children twice" if name == "layout" else "is placed twice"
        message = f"this frame {what}: {other}= and {part.name}="
        context.error("placed-twice", message, span, "keep one of them")
    else:
        seen.fields[name] = Noted(value, span)


def _together(context: Context, seen: _Seen) -> None:
    """What is wrong with keys that are right on their own."""
    beside = next((key for key in seen.at if key in SIDES), None)
    at = next((key for key in seen.at if key in ("x", "y")), None)
    if beside and at:
        message = f"this frame is placed twice: {at}= and {beside}="
        later = max(seen.at[at], seen.at[beside])
        context.error("placed-twice", message, later, "keep one of them")
    layout = seen.fields.get("layout")
    if layout is not None and layout.value.file is not None:
        context.asset("path", layout.value.file, layout.span)
    if seen.turn is None:
        return
    if layout is not None and layout.value.file is not None:
        seen.fields["layout"] = Noted(replace(layout.value, turn=True), layout.span)
    elif layout is None or "along" not in seen.at:
        hint = "write along=file.svg#path beside it, or take it out"
        context.error("wrong-value", "turn follows a path, and there is none", seen.turn, hint)


def art_place(context: Context, given: Attributes) -> tuple[float, float, float, float]:
    """Where art stands on the canvas: x, y, scale, rotate."""
    values = {"x": 0.0, "y": 0.0, "scale": 1.0, "rotate": 0.0}
    for key in values:
        if key not in given.values:
            continue
        try:
            values[key] = KEYS[key][1](context, key, given.values[key])
        except Fault as fault:
            context.error("wrong-value", fault.message, given.spans[key], fault.hint)
    return values["x"], values["y"], values["scale"], values["rotate"]


# ---- values ------------------------------------------------------------------------


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
        raise Fault(f'{key}= is a width and a height, not "{text}"', "write 1600x900")
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
}
WORDS = {"return": "returns", "skip": "skip", "turn": "turn"}

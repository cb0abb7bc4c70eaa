"""A frame's annotation -> ``Annotation``: where it goes, and how the camera gets there.

Every value is checked here and keeps its own place in the talk; whether the frames it
names exist is for the placement to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from deckgen.diagnostics import Span
from deckgen.model import Annotation, Noted
from deckgen.syntax.braces import Braces, Part
from deckgen.syntax.context import Context, Spot
from deckgen.syntax.keys import Attributes, class_name, identifier, report_fault, unknown
from deckgen.syntax.values import KEYS, SIDES, WORDS, Fault


@dataclass(slots=True)
class Wish:
    """What an author wrote about one frame."""

    id: str | None = None
    classes: list[str] = field(default_factory=list)
    annotation: Annotation = field(default_factory=Annotation)


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
    audio = seen.fields.get("audio")
    if audio is not None:
        context.asset("media", audio.value, audio.span)
    if seen.turn is None:
        return
    if layout is not None and layout.value.file is not None:
        seen.fields["layout"] = Noted(replace(layout.value, turn=True), layout.span)
    elif layout is None or "along" not in seen.at:
        hint = "write along=file.svg#path beside it, or take it out"
        context.error("wrong-value", "turn follows a path, and there is none", seen.turn, hint)


def no_frame_here(braces: Braces, spot: Spot) -> bool:
    """Report a wish for a place on a heading that opens no frame, if this is one."""
    part = next((part for part in braces.parts if part.kind == "key" and part.name in KEYS), None)
    if part is None:
        return False
    by_rules = spot.context.opens == "rules"
    hint = "here --- opens frames" if by_rules else "is a ::: missing above, or is it too deep?"
    span = spot.span(part.at, part.end)
    spot.context.doubt("no-frame", "this heading opens no frame to place", span, hint)
    return True


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

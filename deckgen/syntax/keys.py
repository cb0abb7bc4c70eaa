"""What may stand in an annotation of a block, a span, a picture …: closed lists.

``settle`` turns the parts of one annotation into the id, the classes and the attributes
that its element gets; what is not on the list is an error with the nearest known name.
Frames have their own list, in ``placing``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from deckgen.diagnostics import Span, did_you_mean, nearest
from deckgen.syntax.braces import Braces, Part
from deckgen.syntax.context import Context, Spot
from deckgen.syntax.sanitise import safe_class, safe_id

Kind = Literal["block", "span", "image", "media", "code", "column", "canvas"]

_COMMON = ("lang", "dir")
KEYS: dict[Kind, tuple[str, ...]] = {
    "block": _COMMON,
    "span": _COMMON,
    "image": (*_COMMON, "width", "height"),
    "media": (*_COMMON, "width", "height"),
    "code": _COMMON,
    "column": (*_COMMON, "width"),
    "canvas": (*_COMMON, "x", "y", "scale", "rotate"),
}
WORDS: dict[Kind, tuple[str, ...]] = {"media": ("autoplay", "loop", "muted")}
NAMES: dict[Kind, str] = {
    "block": "a block",
    "span": "words in a line",
    "image": "a picture",
    "media": "a film or a sound",
    "code": "code",
    "column": "a column",
    "canvas": "art on the canvas",
}

# What other tools call the same thing.
_SAME_CLASS = {"fragment": "substep", "incremental": "substeps", "v-click": "substep"}
_IDENTIFIER = re.compile(r"\w[\w:-]*")
_LANG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)(%|px|)")


@dataclass(slots=True)
class Attributes:
    """What an annotation gives its element."""

    id: str | None = None
    classes: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)

    def html(self) -> dict[str, str | int | float]:
        """The HTML attributes among them."""
        found: dict[str, str | int | float] = {"id": self.id} if self.id else {}
        if self.classes:
            found["class"] = " ".join(self.classes)
        found.update({key: self.values[key] for key in _COMMON if key in self.values})
        return found


def settle(braces: Braces, spot: Spot, kind: Kind) -> Attributes:
    """What ``braces`` says about an element of ``kind``; faults go to the context."""
    given = Attributes()
    report_fault(braces, spot)
    for part in braces.parts:
        if part.kind == "id":
            given.id = identifier(spot, part) or given.id
        elif part.kind == "class":
            given.classes += class_name(spot, part)
        else:
            _key(spot, part, kind, given)
    return given


def report_fault(braces: Braces, spot: Spot) -> None:
    """Say which stretch of an annotation cannot be read."""
    if braces.fault is None:
        return
    text = spot.text[slice(*braces.fault)]
    curly = any(mark in text for mark in "“”«»‘’„")
    hint = (
        'use straight quotes: key="two words"'
        if curly
        else "an annotation is {#id .class key=value}; for a brace in the text write \\{"
    )
    spot.context.doubt(
        "bad-annotation",
        f'"{text}" has no meaning in an annotation',
        spot.span(*braces.fault),
        hint,
    )


def identifier(spot: Spot, part: Part) -> str | None:
    """An author's id, unless it is not one, is reserved or is taken; then None."""
    span = spot.span(part.value_at, part.end)
    return register_id(spot.context, part.value, span)


def register_id(context: Context, name: str, span: Span) -> str | None:
    """Take ``name`` as an id of the page, and say where it was taken before."""
    if not free_id(name):
        hint = "choose another: the page or the route has a use for this name"
        context.doubt("reserved-id", f'the id "{name}" is reserved', span, hint)
    elif not _IDENTIFIER.fullmatch(name):
        hint = "an id is letters, digits, - and _"
        context.doubt("bad-id", f'"{name}" cannot be an id', span, hint)
    elif (first := context.ids.get(name)) is not None:
        where = f"{first.file}:{first.line}" if first.file != span.file else f"line {first.line}"
        message = f'the id "{name}" is given twice: here and in {where}'
        context.doubt("duplicate-id", message, span, "every id stands once in a talk")
    else:
        context.ids[name] = span
        return name
    return None


def free_id(name: str) -> bool:
    """Whether neither the page, nor the route, nor a footnote may be called so."""
    ours = name in ("overview", "prev") or name.startswith(("fn-", "fnref-"))
    return not ours and safe_id(name)


def class_name(spot: Spot, part: Part) -> list[str]:
    """The classes that one ``.name`` gives: itself, or what we call it."""
    name = _SAME_CLASS.get(part.value, part.value)
    if safe_class(name):
        return [name]
    span = spot.span(part.value_at, part.end)
    spot.context.doubt("reserved-class", f'the class "{name}" is reserved', span, "choose another")
    return []


def _key(spot: Spot, part: Part, kind: Kind, given: Attributes) -> None:
    span = spot.span(part.value_at, max(part.end, part.value_at + 1))
    if part.kind == "word":
        if part.name in WORDS.get(kind, ()):
            given.words.append(part.name)
        else:
            unknown(spot, part, [*WORDS.get(kind, ()), *KEYS[kind]], NAMES[kind])
    elif part.name not in KEYS[kind]:
        unknown(spot, part, [*KEYS[kind], *WORDS.get(kind, ())], NAMES[kind])
    elif part.name in given.values:
        spot.context.doubt("repeated-key", f"{part.name}= is given twice", span, "keep one")
    elif _good(spot.context, part, span):
        given.values[part.name] = part.value
        given.spans[part.name] = span


def unknown(spot: Spot, part: Part, known: list[str], what: str) -> None:
    """Report a name that is not on the list; in a foreign deck it is only passed over."""
    span = spot.span(part.at, part.at + len(part.name))
    if spot.context.foreign and nearest(part.name, known) is None:
        spot.context.pass_over(part.name, span)
        return
    hint = did_you_mean(part.name, known) or f"known here: {', '.join(known)}"
    noun = "key" if part.kind == "key" else "word"
    message = f'{what} has no {noun} "{part.name}"'
    spot.context.doubt("unknown-key", message, span, hint)


def _good(context: Context, part: Part, span: Span) -> bool:
    """Whether the value of a common key can be used."""
    if part.name in ("width", "height"):
        good, hint = length(part.value) is not None, "write 60% or 300px"
    elif part.name == "lang":
        good, hint = bool(_LANG.fullmatch(part.value)), "write a language's tag, such as fr"
    elif part.name == "dir":
        good, hint = part.value in ("ltr", "rtl", "auto"), "write ltr, rtl or auto"
    else:
        return True
    if not good:
        context.doubt("wrong-value", f'{part.name}= cannot be "{part.value}"', span, hint)
    return good


def length(text: str) -> tuple[str, str] | None:
    """``60%`` or ``300px`` or ``300`` as number and unit; None where it is no length above 0."""
    found = _LENGTH.fullmatch(text)
    if found is None or float(found[1]) <= 0 or (found[2] == "%" and float(found[1]) > 100):
        return None
    return found[1], found[2] or "px"


def sized(context: Context, property_name: str, text: str) -> str:
    """A class that gives an element this width or height."""
    number, unit = length(text) or ("100", "%")
    prefix = property_name[0] + ("p" if unit == "px" else "")
    name = f"{prefix}-{number.replace('.', '-')}"
    return context.style(name, f".{name}{{{property_name}:{number}{unit}}}")

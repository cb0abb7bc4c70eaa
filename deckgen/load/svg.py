"""An SVG file -> the same drawing without scripts, events, outside references or HTML.

It is read with expat and written again element by element, so the result is what we
understood and nothing else: the SVG namespace only, no entities, no comments, nothing
of the editor that made it (those hold paths and names). Styles stay.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from html import escape
from typing import NamedTuple
from xml.parsers import expat

from deckgen.load.css import CleanStyle, clean_css
from deckgen.units import number

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 1000  # elements within elements; browsers give up at a few thousand
MAX_ENTITY = 1000  # characters; drawing programs keep namespace addresses in entities

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_HTML = "http://www.w3.org/1999/xhtml"

_TARGET = "attributeName"
_SCRIPTS = {"script", "handler", "listener"}
_EMBEDDED = {"foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "animation"}
_ADDRESSES = {"href", "src", "srcset", "base", "data", "action", "formaction", "ping", "poster"}
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]", re.I)
_UNITS = {"": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54}
_UNITS |= {"pt": 96 / 72, "pc": 16.0, "q": 2.4 / 2.54}
_LENGTH = re.compile(r"\s*([0-9.eE+-]+?)\s*([a-zA-Z]*)\s*$")


class BadDrawing(Exception):
    """The file is no drawing that can be used; the message says why."""


class Drawing(NamedTuple):
    """A clean drawing, its size in CSS pixels (0 where it has none), what it lost."""

    data: bytes
    width: float
    height: float
    removed: tuple[str, ...]


@lru_cache(maxsize=256)
def clean_svg(data: bytes) -> Drawing:
    """Read ``data`` and write it again; once while serving. Raises BadDrawing."""
    if len(data) > MAX_BYTES:
        raise BadDrawing("it is larger than 16 MiB")
    writer = _Writer()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.EntityDeclHandler = writer.entity
    try:
        parser.Parse(data, True)  # noqa: FBT003
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "it is not XML")
        raise BadDrawing(f"{reason} (line {error.lineno} of the file)") from None
    except (ValueError, LookupError):
        raise BadDrawing("its encoding is not known") from None
    return writer.drawing()


class _Writer:
    """Writes what expat reads; one object per file."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._size = 0
        self._root: list[tuple[str, str]] | None = None
        self._open: list[str] = []
        self._skipping = 0
        self._style: list[str] | None = None
        self._removed: Counter[str] = Counter()
        self._linked = False

    def drawing(self) -> Drawing:
        root = self._root or []
        links = f' xmlns:xlink="{_XLINK}"' if self._linked else ""
        start = f'<svg xmlns="{_SVG}"{links}{_written(root)}>'
        width, height = _size(dict(root))
        text = "".join([start, *self._out])
        removed = tuple(
            f"{count} {what}{'s' if count > 1 else ''}"
            for what, count in sorted(self._removed.items())
        )
        return Drawing(text.encode("utf-8"), width, height, removed)

    def entity(self, name: str, parameter: bool, value: str | None, *where: str | None) -> None:  # noqa: FBT001
        """Take a short plain entity, as drawing programs write; refuse the others."""
        outside = any(where[1:])
        if parameter or outside or value is None or len(value) > MAX_ENTITY or "&" in value:
            raise BadDrawing(f'the entity "{name}" could stand for anything')

    def start(self, name: str, attributes: list[str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._skipping:
            self._skipping += 1
            return
        if self._root is None:
            if local != "svg" or space not in ("", _SVG):
                raise BadDrawing("it is not an SVG drawing")
            self._root = self._attributes("svg", attributes)
            self._open.append("svg")
            return
        if self._unwanted(space, local) or _changes_links(local, attributes):
            self._skipping = 1
            return
        if len(self._open) >= MAX_DEPTH:
            raise BadDrawing(f"it is nested more than {MAX_DEPTH} deep")
        kept = self._attributes(local, attributes)
        self._put(f"<{local}{_written(kept)}>")
        self._open.append(local)
        self._style = [] if local == "style" else self._style

    def end(self, _name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        local = self._open.pop()
        if local == "style" and self._style is not None:
            self._put(escape(self._css("".join(self._style)) or "", quote=False))
            self._style = None
        self._put(f"</{local}>")

    def text(self, text: str) -> None:
        if self._skipping:
            return
        if self._style is not None:
            self._style.append(text)
        else:
            self._put(escape(text, quote=False))

    def _put(self, text: str) -> None:
        self._size += len(text)
        if self._size > 4 * MAX_BYTES:
            raise BadDrawing("its entities make it too large")
        self._out.append(text)

    def _unwanted(self, space: str, local: str) -> bool:
        low = local.lower()
        if low in _SCRIPTS:
            self._removed["script"] += 1
        elif space == _HTML or low in _EMBEDDED:
            self._removed["HTML element"] += 1
        else:
            return space not in ("", _SVG) or low == "metadata"
        return True

    def _attributes(self, element: str, flat: list[str]) -> list[tuple[str, str]]:
        kept: list[tuple[str, str]] = []
        for name, value in zip(flat[::2], flat[1::2], strict=True):
            space, _, local = name.rpartition(" ")
            if space == _XLINK and local == "href":
                if self._may_link(element, value):
                    self._linked = True
                    kept.append(("xlink:href", value))
            elif space == _XML and local in ("space", "lang"):
                kept.append((f"xml:{local}", value))
            elif not space:
                kept.extend(self._plain(element, local, value))
        return kept

    def _plain(self, element: str, name: str, value: str) -> list[tuple[str, str]]:
        low = name.lower()
        if low.startswith("on"):
            self._removed["event handler"] += 1
            return []
        if low in _ADDRESSES:
            return [(name, value)] if self._may_link(element, value) else []
        if low == "style" or "(" in value or "\\" in value:
            cleaned = self._css(value)
            return [] if cleaned is None else [(name, cleaned)]
        return [(name, value)]

    def _may_link(self, element: str, value: str) -> bool:
        target = value.strip()
        if target.startswith("#"):
            return True
        if element in ("image", "feImage") and _PICTURE.match(target):
            return True
        if element != "a":  # a link in a picture leads nowhere, so nobody misses it
            self._removed["outside reference"] += 1
        return False

    def _css(self, text: str) -> str | None:
        clean: CleanStyle = clean_css(text)
        if clean.removed:
            self._removed["outside reference"] += clean.removed
        return clean.text


def _changes_links(element: str, flat: list[str]) -> bool:
    """Whether this is an animation of an address or of an event."""
    if element.lower() not in ("set", "animate"):
        return False
    named = (value for name, value in zip(flat[::2], flat[1::2], strict=True) if name == _TARGET)
    target = next(named, "").strip().lower().rpartition(":")[2]
    return target in _ADDRESSES or target.startswith("on")


def _written(attributes: list[tuple[str, str]]) -> str:
    return "".join(f' {name}="{_quoted(value)}"' for name, value in attributes)


def _quoted(value: str) -> str:
    """An attribute's value; line ends as references, which a reader would make blanks."""
    return escape(value).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def _size(root: dict[str, str]) -> tuple[float, float]:
    """Width and height in CSS pixels, from the view box where a length says nothing."""
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = [number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    across, down = (box[2] or 0.0, box[3] or 0.0) if len(box) == 4 else (0.0, 0.0)
    if across <= 0 or down <= 0:
        return (width, height) if width and height else (0.0, 0.0)
    if width and height:
        return width, height
    if width or height:
        return width or height * across / down, height or width * down / across
    return across, down


def _length(text: str) -> float:
    found = _LENGTH.match(text[:64])
    value = number(found[1]) if found else None
    unit = _UNITS.get(found[2].lower()) if found else None
    return round(value * unit, 3) if value and unit and value > 0 else 0.0

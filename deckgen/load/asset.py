"""The bytes of a file -> ``Asset``, judged by its content."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from deckgen.diagnostics import Diagnostic
from deckgen.load.find import Missing, find, short
from deckgen.load.kinds import ENDINGS, NAMES, size_of, sniff
from deckgen.load.svg import BadDrawing, clean_svg
from deckgen.model import Asset, AssetKind

MAX_SIDE = 50_000  # pixels; a browser gives up long before

_PICTURES = "convert it to png, jpg, gif, webp, avif or svg"
_MEDIA = "convert it to mp4, webm, ogv, mp3, ogg, wav or m4a"


class Found(NamedTuple):
    """An asset, or the fault for which there is none; spans are put in at each use."""

    asset: Asset | None = None
    fault: Diagnostic | None = None
    warnings: tuple[Diagnostic, ...] = ()


def from_folder(kind: AssetKind, name: str, folder: Path) -> Found:
    """What the talk in ``folder`` means by ``name``."""
    try:
        return picture_or_media(kind, name, find(folder, name))
    except Missing as missing:
        fault = Diagnostic(missing.code, str(missing), hint=missing.hint)
        if missing.code == "remote-file":  # a foreign deck may well name some
            return Found(warnings=(replace(fault, severity="warning"),))
        return Found(fault=fault)


def picture_or_media(kind: AssetKind, name: str, data: bytes) -> Found:
    """What ``data``, the file called ``name``, is: a picture, or film and sound."""
    mime = sniff(data)
    shown = short(name)
    if mime is None:
        return _fault("unknown-format", f'"{shown}" is of no kind that a deck can show', _way(kind))
    if not _fits(kind, mime):
        wanted = {"image": "a picture", "path": "an SVG drawing"}.get(kind, "a film or a sound")
        return _fault("wrong-kind", f'"{shown}" is {NAMES[mime]} by its content, not {wanted}')
    if mime == "image/svg+xml":
        return drawing(name, data)
    size = size_of(mime, data) if mime.startswith("image/") else (0, 0)
    if size is None:
        return _fault("broken-file", f'"{shown}" is broken: it does not say its size')
    if max(size) > MAX_SIDE:
        message = f'"{shown}" is {size[0]} × {size[1]} pixels, more than {MAX_SIDE} a side'
        return _fault("image-too-large", message, "make it smaller")
    asset = Asset(name, mime, data, *map(float, size))
    return Found(asset, warnings=_misnamed(name, mime))


def drawing(name: str, data: bytes) -> Found:
    """An SVG drawing, without what could run, load or tell about its author."""
    try:
        clean = clean_svg(data)
    except BadDrawing as bad:
        return _fault("bad-svg", f'"{short(name)}" cannot be used: {bad}')
    warnings = _misnamed(name, "image/svg+xml")
    if clean.removed:
        message = f'parts of "{short(name)}" were left out: {", ".join(clean.removed)}'
        warnings = (*warnings, Diagnostic("svg-cleaned", message, severity="warning"))
    return Found(
        Asset(name, "image/svg+xml", clean.data, clean.width, clean.height), None, warnings
    )


def _fits(kind: AssetKind, mime: str) -> bool:
    if kind == "path":
        return mime == "image/svg+xml"
    return mime.startswith("image/") == (kind == "image")


def _way(kind: AssetKind) -> str:
    return {"image": _PICTURES, "path": "convert it to svg"}.get(kind, _MEDIA)


def _fault(code: str, message: str, hint: str | None = None) -> Found:
    return Found(fault=Diagnostic(code, message, hint=hint))


def _misnamed(name: str, mime: str) -> tuple[Diagnostic, ...]:
    """A warning where the ending says another kind: other tools will believe it."""
    plain = unquote(name).partition("?")[0].partition("#")[0]
    ending = PurePosixPath(plain).suffix[1:].lower()
    said = ENDINGS.get(ending)
    if name.startswith("data:") or said is None or said == mime:
        return ()
    if {said, mime} <= {"audio/ogg", "video/ogg"}:
        return ()
    message = f'"{short(name)}" is {NAMES[mime]} by its content'
    return (Diagnostic("wrong-ending", message, hint="rename it", severity="warning"),)

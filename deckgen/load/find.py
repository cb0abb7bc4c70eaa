"""The file that a talk means by a name, and the name it may have meant where there is none.

A name may be written as in a URL (``my%20photo.png``, ``logo.svg?v=2``), and its accents
may be composed otherwise than the file system has them. The name as it stands comes first.
"""

from __future__ import annotations

import os
import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from deckgen.diagnostics import nearest_file
from deckgen.files import Refused, find_inside, read_inside

MAX_LOOKED_AT = 2000  # files of the folder that are looked through for a hint

_DATA = re.compile(r"data:image/[a-z+.-]+;base64,([A-Za-z0-9+/=%\s]*)$")
_ELSEWHERE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")


class Missing(Exception):
    """There is nothing to load; ``code`` and ``hint`` are a diagnostic's."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def find(folder: Path, name: str) -> bytes:
    """The bytes of what ``name`` means. Raises Missing."""
    if data := _DATA.match(name):
        return _decoded(data[1])
    if _ELSEWHERE.match(name):
        hint = "save it in the talk's folder"
        raise Missing("remote-file", f"nothing is loaded from elsewhere: {short(name)}", hint)
    for candidate in dict.fromkeys(_candidates(name)):
        try:
            return read_inside(folder, candidate)
        except FileNotFoundError:
            continue
        except Refused as refusal:
            raise Missing(refusal.code, f'"{short(name)}" is not read: {refusal}') from None
    raise Missing("missing-file", f'there is no file "{short(name)}"', _hint(folder, name))


def short(name: str) -> str:
    """``name``, or its beginning where it is longer than anyone reads."""
    return name if len(name) <= 100 else name[:99] + "…"


def _decoded(text: str) -> bytes:
    try:
        return b64decode(unquote(text), validate=False)
    except ValueError:
        raise Missing("broken-file", "this picture's data is broken") from None


def _candidates(name: str) -> Iterator[str]:
    cut = re.split(r"[?#]", name, maxsplit=1)[0]
    for written in (name, unquote(name), cut, unquote(cut)):
        if not written:
            continue
        yield written
        if not written.isascii():
            yield unicodedata.normalize("NFC", written)
            yield unicodedata.normalize("NFD", written)


def _hint(folder: Path, name: str) -> str | None:
    """The nearest name in the same folder, else the same name in another one."""
    wanted = unquote(name)
    try:
        beside = folder / find_inside(folder, wanted).parent
        prefix = PurePosixPath(wanted).parent
        names = [(prefix / entry.name).as_posix() for entry in os.scandir(beside)]
    except (OSError, Refused):
        names = []
    return nearest_file(wanted, names) or _elsewhere(folder, PurePosixPath(wanted).name)


def _elsewhere(folder: Path, wanted: str) -> str | None:
    seen = 0
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        if wanted in files:
            return f'there is "{(Path(here) / wanted).relative_to(folder).as_posix()}"'
        seen += len(files) + len(folders)
        if seen > MAX_LOOKED_AT:
            break
    return None

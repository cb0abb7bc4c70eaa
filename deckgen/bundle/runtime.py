"""The browser's files as the page carries them: a few lines before its body, impress.js, and
the runtime as one script.

``order.txt`` lists the runtime's files, one a line, in the order in which they stand in
the page; ``#`` opens a comment. Style sheets among them go into the page's style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

RUNTIME = Path(__file__).resolve().parent.parent / "runtime"
ORDER = "order.txt"
IMPRESS = "vendor/impress.js"
OPENING = "opening.js"
CONSOLE = "console/"


def scripts() -> tuple[str, str]:
    """impress.js untouched, then the runtime in a scope of its own."""
    parts = [_read(name) for name in _names(".js")]
    return _read(IMPRESS), '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def opening() -> str:
    """What runs before the page's body is read."""
    return _read(OPENING)


def style_sheet() -> str:
    """What the runtime itself needs to lie flat on a canvas."""
    return "".join(_read(name) for name in _names(".css") if not name.startswith(CONSOLE))


def console_sheet() -> str:
    """The presenter window's own look, which no theme changes."""
    return "".join(_read(name) for name in _names(".css") if name.startswith(CONSOLE))


def _names(ending: str) -> Iterable[str]:
    lines = (line.partition("#")[0].strip() for line in _read(ORDER).split("\n"))
    return [line for line in lines if line.endswith(ending)]


def _read(name: str) -> str:
    # A carriage return would not survive the browser's parser, and break the hash.
    return (RUNTIME / name).read_text(encoding="utf-8").replace("\r\n", "\n")

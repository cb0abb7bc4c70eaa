"""CSS of a drawing, without what it would load from elsewhere."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_IMPORT = re.compile(r"@import\b(?:[^;{}\"']|\"[^\"]*\"|'[^']*')*;?", re.I)
_NAMESPACE = re.compile(r"@namespace\b[^;{}]{0,300};", re.I)
_URL = re.compile(r"""url\(\s*+("[^"]*+"|'[^']*+'|[^"'()]*+)\s*\)""", re.I)
_INSIDE = re.compile(
    r"""["']?\s*(?:\#|data:(?:image/(?:png|jpe?g|gif|webp|avif|svg\+xml)|"""
    r"""(?:font|application)/(?:x-)?(?:font-)?(?:woff2?|ttf|otf|truetype|opentype|sfnt)|application/octet-stream)[;,])""",
    re.I,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)
# What may only come from elsewhere, once the addresses above have been taken out.
_SUSPECT = re.compile(
    r"url\s*\(|@import|image-set\s*\(|\bimage\s*\(|\bsrc\s*\(|cross-fade|expression\s*\(|-moz-binding|"
    r"(?:https?|ftp|file|javascript|data):|//",
    re.I,
)


class CleanStyle(NamedTuple):
    """``text`` is None where nothing could be kept; ``removed`` counts what went."""

    text: str | None
    removed: int = 0


def clean_css(text: str) -> CleanStyle:
    """``text`` with references within the drawing and embedded data only."""
    text = _COMMENT.sub("", text)
    if not _SUSPECT.search(_unescaped(text)):
        return CleanStyle(text)
    removed = 0

    def keep(found: re.Match[str]) -> str:
        nonlocal removed
        if _INSIDE.match(found[1]):
            return found[0]
        removed += 1
        return "none"

    text, imports = _IMPORT.subn("", text)
    text = _URL.sub(keep, text)
    rest = _NAMESPACE.sub("", _URL.sub("", text))
    if _SUSPECT.search(_unescaped(rest)):
        return CleanStyle(None, removed + imports + 1)
    return CleanStyle(text, removed + imports)


def _unescaped(text: str) -> str:
    """``text`` with its backslash escapes undone, as a browser reads it."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

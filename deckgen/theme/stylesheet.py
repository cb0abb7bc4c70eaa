"""A theme's style sheet -> CSS that asks for nothing outside the theme.

Every ``url()`` of a file becomes ``url("theme:KEY")``, which the bundle replaces by the
file itself. The page's policy refuses all other addresses too; saying so here, with the
line, tells the theme's author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from deckgen.diagnostics import Diagnostic, Span, ThemeError
from deckgen.embed import digest
from deckgen.files import Refused
from deckgen.model import Asset

SCHEME = "theme:"

_MIMES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "otf": "font/otf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
}
_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
      | (?P<url>url\(\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^)\s"']*))\s*\))
      | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<rule>@import\b)
      | (?P<set>image-set\(\s*["'])""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\", re.IGNORECASE)

Read = Callable[[str], bytes]


def read_style_sheet(name: str, read: Read, *, theme: str) -> tuple[str, dict[str, Asset]]:
    """The style sheet ``name`` of the theme ``theme``, and the files that it refers to.

    ``read`` gives the bytes of a file by its name in the theme's folder. Comments go,
    but for those that open with ``/*!``. Raises ThemeError with every fault.
    """
    label = f"{theme}/{name}"
    text, fault = _read_text(name, read, label)
    if fault:
        raise ThemeError(fault)
    parts: list[str] = []
    assets: dict[str, Asset] = {}
    faults: list[Diagnostic] = []
    end = 0
    for found in _TOKEN.finditer(text):
        parts.append(text[end : found.start()])
        end = found.end()
        try:
            parts.append(_token(found, read, assets))
        except Refused as refusal:
            span = _span(found, text, label)
            faults.append(Diagnostic("theme-style", str(refusal), span))
    if faults:
        raise ThemeError(*faults, texts={label: text})
    parts.append(text[end:])
    return _tidy("".join(parts)), assets


def _token(found: re.Match[str], read: Read, assets: dict[str, Asset]) -> str:
    """What stands for one token. Raises Refused where it may not stand."""
    if found["comment"]:
        return found[0] if found[0].startswith("/*!") else " "
    if found["rule"]:
        raise Refused("a theme has no @import: list its files under styles in theme.toml")
    if found["set"]:
        raise Refused('write url("…") inside image-set()')
    if not found["url"]:
        return found[0]
    target = found["double"] or found["single"] or found["bare"] or ""
    if target.startswith("#") or target[:5].lower() == "data:":
        return found[0]
    if _ELSEWHERE.match(target):
        raise Refused(f'"{target}" is no file of the theme: a deck loads nothing from elsewhere')
    asset = _asset(unquote(target), read)
    key = digest(asset.data)  # not its name: a theme and the one it extends may share that
    assets[key] = asset
    return f'url("{SCHEME}{key}")'


def _asset(name: str, read: Read) -> Asset:
    mime = _MIMES.get(name.rpartition(".")[2].lower())
    if mime is None:
        known = ", ".join(sorted(_MIMES))
        raise Refused(f'"{name}" is of no kind that a theme can use ({known})')
    try:
        return Asset(name, mime, read(name))
    except FileNotFoundError:
        raise Refused(f'the theme has no file "{name}"') from None
    except Refused as refusal:
        if refusal.code != "outside-folder":
            raise
        raise Refused(f'"{name}" is outside the folder of the theme') from None


def _read_text(name: str, read: Read, label: str) -> tuple[str, Diagnostic | None]:
    try:
        return read(name).decode("utf-8-sig").replace("\r\n", "\n"), None
    except FileNotFoundError:
        return "", Diagnostic("theme-style", f"there is no file {label}")
    except UnicodeDecodeError:
        return "", Diagnostic("theme-style", f"{label} is not UTF-8 text")
    except Refused as refusal:
        return "", Diagnostic("theme-style", f"{label}: {refusal}")


def _tidy(css: str) -> str:
    """Without the blank lines that comments leave behind."""
    return "".join(f"{line}\n" for line in _lines(css))


def _lines(css: str) -> Iterator[str]:
    return (line.rstrip() for line in css.split("\n") if line.strip())


def _span(found: re.Match[str], text: str, label: str) -> Span:
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    length = len(found[0].partition("\n")[0])
    return Span(label, line, column, line, column + length)

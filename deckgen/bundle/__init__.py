"""The finished output: page + assets + runtime -> ``Bundle``.

The page carries a style sheet and one for the presenter window, a script in its head and
two at its end, and a policy that allows exactly those, by their hashes, and nothing from
anywhere else. A talk whose HTML the user trusts also has its own inline scripts and styles
allowed. Every byte follows from the input.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from deckgen.bundle.licences import notice
from deckgen.bundle.runtime import console_sheet, opening, scripts, style_sheet
from deckgen.bundle.snippet import snippet
from deckgen.bundle.write import write
from deckgen.diagnostics import Diagnostic, ThemeError
from deckgen.embed import FOLDER, address, file_name
from deckgen.model import Asset, Bundle, Deck, Options, Scene, Theme

__all__ = ["CONTENT", "NOTES", "PAGE", "bundle", "snippet", "write"]

PAGE = "index.html"
NOTES = "notes.json"
CONTENT = "/* for this talk's content */\n"  # opens what a talk adds to the style of its theme

_POLICY = "<!--deckgen:policy-->"
_STYLES = "<!--deckgen:styles\n"  # goes on with the rules of shared images, up to -->
_SCRIPTS = "<!--deckgen:scripts-->"
# A policy governs only what stands after it, so nothing may stand before it.
_HEAD = re.compile(
    r'<!doctype html>\s*<html(?:\s+(?:lang|dir|class|data-[a-z-]+)="[^"<>]*")*>\s*<head>\s*'
    r'<meta charset="utf-8">\s*\Z',
    re.IGNORECASE,
)
_FILE = re.compile(rf"{FOLDER}/[0-9a-f]+\.[a-z0-9]+")
_INLINE_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_THEME_FILE = re.compile(r'url\("theme:([0-9a-f]+)"\)')


def bundle(
    page: str,
    scene: Scene,
    theme: Theme,
    assets: Sequence[Asset | None],
    options: Options,
    *,
    notes: str = "",
) -> Bundle:
    """Every byte of the output, by its name; ``notes`` are a file of their own.

    Raises ThemeError where the theme's template left no place for what the page needs.
    """
    before, rest = _cut(page, _POLICY, theme)
    if not _HEAD.match(before):
        raise _fault(theme, f"in its template only <meta charset> may stand before {_POLICY}")
    head, rest = _cut(rest, _STYLES, theme)
    shared, _, rest = rest.partition("-->")
    body, mark, end = rest.rpartition(_SCRIPTS)
    if not mark:
        raise _fault(theme, f"its template has no {_SCRIPTS}")
    styles = _styles(theme, (scene.deck.styles, shared), options)
    console, first, (impress, runtime) = console_sheet(), opening(), scripts()
    code = (first, impress, runtime, *_trusted_scripts(scene.deck, options))
    parts = [
        before,
        _policy((styles, console), code, options),
        head,
        f"<style>{styles}</style>",
        f'<style media="not all">{console}</style>',
        f"<script>{first}</script>",
        body,
        f"<script>{impress}</script>\n",
        f'<script id="deckgen-runtime">{runtime}</script>\n',
        notice(theme.licences),
        end,
    ]
    files = {PAGE: "".join(parts).encode("utf-8")}
    if options.folder:
        files |= _beside(f"{page}{styles}{notes}", (*assets, *theme.assets.values()))
    if notes:
        files[NOTES] = notes.encode("utf-8")
    named = dict(sorted(files.items()))
    return Bundle(named, scene.warnings, title=scene.deck.title, viewport=scene.viewport)


def _styles(theme: Theme, more: Sequence[str], options: Options) -> str:
    """The page's one style sheet: the runtime's, the theme's, the deck's, in this order."""
    uses = Counter(_THEME_FILE.findall(theme.styles))
    roots: list[str] = []
    values: dict[str, str] = {}
    for key, count in uses.items():
        asset = theme.assets[key]
        values[key] = f'url("{address(asset, folder=options.folder)}")'
        if count > 1 and not options.folder:
            if asset.mime.startswith("font/"):
                raise _fault(theme, f"{asset.name} stands in more than one @font-face")
            roots.append(f":root{{--deckgen-file-{key}:{values[key]}}}\n")
            values[key] = f"var(--deckgen-file-{key})"
    look = _THEME_FILE.sub(lambda found: values[found[1]], theme.styles)
    whole = "".join(("\n", *roots, style_sheet(), look, CONTENT, *more))
    return whole.replace("</", "<\\/")  # the same to CSS, and no end of the element


def _beside(text: str, assets: Sequence[Asset | None]) -> dict[str, bytes]:
    """The files that the page refers to, by name; no other leaves the talk's folder."""
    named = set(_FILE.findall(text))
    files = {file_name(asset): asset.data for asset in assets if asset}
    return {name: data for name, data in files.items() if name in named}


def _policy(styles: Sequence[str], code: Sequence[str], options: Options) -> str:
    """The policy as a ``<meta>``: these scripts, these styles, and no request."""
    here = "'self' data:" if options.folder else "data:"
    # A hash would not allow the style attributes of HTML that the user trusts.
    style = "'unsafe-inline'" if options.trust_html else " ".join(map(_hash, styles))
    rules = [
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, code))}",
        f"style-src {style}",
        *(f"{kind}-src {here}" for kind in ("img", "font", "media")),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


def _trusted_scripts(deck: Deck, options: Options) -> list[str]:
    """The inline scripts of a talk whose HTML the user trusts."""
    if not options.trust_html:
        return []
    bodies = (part for frame in deck.frames for part in (frame.heading, frame.body))
    texts = (*bodies, *(art.body for art in deck.art))
    return [script for text in texts for script in _INLINE_SCRIPT.findall(text)]


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _cut(text: str, mark: str, theme: Theme) -> tuple[str, str]:
    before, found, after = text.partition(mark)
    if not found:
        raise _fault(theme, f"its template has no {mark.strip()}")
    return before, after


def _fault(theme: Theme, message: str) -> ThemeError:
    message = f'the theme "{theme.name}" cannot be used: {message}'
    return ThemeError(Diagnostic("theme-template", message))

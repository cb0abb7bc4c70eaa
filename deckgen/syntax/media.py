"""Pictures, films and sounds: found beside the talk, sized by classes, figures if alone.

A picture on the web is never loaded: a link stands in its place. Marp's notation,
``![bg left:40%](x.jpg)`` and ``![w:200px](x.jpg)``, is understood.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

from markdown_it.token import Token

from deckgen.diagnostics import Span
from deckgen.syntax.braces import Braces
from deckgen.syntax.context import Context, Spot
from deckgen.syntax.keys import Attributes, settle, sized
from deckgen.syntax.sanitise import safe_link

VIDEO = (".mp4", ".webm", ".ogv", ".m4v", ".mov")
AUDIO = (".mp3", ".ogg", ".wav", ".m4a", ".oga", ".flac")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_MARP = re.compile(
    r"""(?P<bg>bg)|(?P<side>left|right)(?::[\d.]+%)?|(?P<key>w|h|width|height):(?P<size>[\d.]+(?:px|%)?|auto)
      |(?:cover|contain|fit|auto|vertical|[\d.]+%)
      |(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?
    """,
    re.VERBOSE,
)


def media_html(spot: Spot, token: Token, alt: str) -> tuple[str, str]:
    """An image token as HTML, and the HTML of its caption (empty where it has none)."""
    src = unquote(str(token.attrs.get("src", "")))
    suffix = src[src.rfind(".") :].lower()
    kind = "media" if suffix in VIDEO + AUDIO else "image"
    given = Attributes()
    for braces in _said(token):
        given = settle(braces, spot, kind)  # type: ignore[arg-type]  # one of the two
    span = _span(spot, token, src)
    background, alt = _marp(alt, given)
    if _SCHEME.match(src) or not src:
        return _remote(spot.context, src, alt, span), ""
    if kind == "media":
        return _player(spot.context, src, alt, given, span), ""
    number = spot.context.asset("image", src, span)
    caption = "" if background else escape(str(token.attrs.get("title", "")), quote=False)
    if background:
        return f'<img class="{background}" data-asset="{number}" alt="">', ""
    if token.meta.get("alone"):
        return _figure(spot.context, number, alt, caption, given), caption
    given.classes = ["inline", *_sizes(spot.context, given), *given.classes]
    title = f' title="{escape(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
    return f'<img{_html(given)} data-asset="{number}" alt="{escape(alt)}"{title}>', ""


def _said(token: Token) -> list[Braces]:
    found: list[Braces] = token.meta.get("braces", [])
    return found


def _span(spot: Spot, token: Token, src: str) -> Span:
    """Where the picture's address stands in the talk."""
    written = str(token.attrs.get("src", ""))
    for text in (src, written):
        at = spot.text.find(f"({text}")
        if at >= 0:
            return spot.span(at + 1, at + 1 + len(text))
        at = spot.text.find(text) if text else -1
        if at >= 0:
            return spot.span(at, at + len(text))
    return spot.context.line_span(spot.line)


def _figure(context: Context, number: int, alt: str, caption: str, given: Attributes) -> str:
    given.classes = ["figure", *_sizes(context, given), *given.classes]
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    image = f'<img data-asset="{number}" alt="{escape(alt)}">'
    return f"<figure{_html(given)}>{image}{below}</figure>\n"


def _player(context: Context, src: str, alt: str, given: Attributes, span: Span) -> str:
    number = context.asset("media", src, span)
    tag = "video" if src[src.rfind(".") :].lower() in VIDEO else "audio"
    named = f' aria-label="{escape(alt)}"' if alt else ""
    inline = " playsinline" if tag == "video" else ""
    flags = "".join(f" {word}" for word in ("loop", "muted") if word in given.words)
    start = " data-autoplay" if "autoplay" in given.words else ""
    given.classes = ["media", *_sizes(context, given), *given.classes]
    player = (
        f'<{tag} data-asset="{number}" controls{inline} preload="metadata"{flags}{start}{named}>'
    )
    return f"<figure{_html(given)}>{player}</{tag}></figure>\n"


def _remote(context: Context, src: str, alt: str, span: Span) -> str:
    if not src:
        context.doubt("no-address", "this picture has no address", span, "write ![words](file.jpg)")
        return escape(alt)
    if not src.lower().startswith(("http:", "https:")) or not safe_link(src):
        hint = "a picture is a file beside the talk"
        context.doubt("bad-address", f'a picture cannot come from "{src[:40]}"', span, hint)
        return escape(alt)
    hint = "save it beside the talk, so that the talk needs no network"
    context.warn("remote-image", "a picture on the web is not loaded", span, hint)
    shown = escape(alt or src, quote=False)
    return f'<a class="remote-image" href="{escape(src)}" rel="noopener noreferrer">{shown}</a>'


def _sizes(context: Context, given: Attributes) -> list[str]:
    return [
        sized(context, key, given.values[key]) for key in ("width", "height") if key in given.values
    ]


def _html(given: Attributes) -> str:
    return "".join(f' {key}="{escape(str(value))}"' for key, value in given.html().items())


def _marp(alt: str, given: Attributes) -> tuple[str, str]:
    """The classes of a Marp background, or none, and the alternative text that is left."""
    words = alt.split()
    if not words or not any(_MARP.fullmatch(word) for word in words):
        return "", alt
    if words[0] != "bg" and not any(":" in word for word in words):
        return "", alt
    background: list[str] = []
    rest: list[str] = []
    for word in words:
        found = _MARP.fullmatch(word)
        if found is None:
            rest.append(word)
        elif found["bg"]:
            background.insert(0, "background")
        elif found["side"]:
            background.append(f"background-{found['side']}")
        elif found["key"] and found["size"] != "auto":
            key = {"w": "width", "h": "height"}.get(found["key"], found["key"])
            given.values.setdefault(key, found["size"])
    if background[:1] != ["background"]:
        background = []
    return " ".join(background), " ".join(rest)

"""The author's own HTML in a talk: prepared piece by piece, cleaned a frame at a time.

Comments are never shown. What other tools write to reveal things is a substep here.
"""

from __future__ import annotations

import re
from typing import Literal

from deckgen.syntax.context import Context, Spot
from deckgen.syntax.sanitise import clean, piles_up, raw_html, removed_tags

_COMMENTS = re.compile(r"(?:\s|<!--.*?(?:-->|\Z))*", re.DOTALL)
_CLICK = re.compile(r"<(/?)v-(?:click|after|switch)s?\b[^<>]*>", re.IGNORECASE)
_FRAGMENT = re.compile(r'(class="[^"]*)\bfragment\b')
_ID = re.compile(r' id="([^"]*)"(?=[^<>]*>)')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def only_comments(html: str) -> bool:
    """Whether a piece of HTML is comments and blanks."""
    return _COMMENTS.fullmatch(html) is not None


def raw(html: str, spot: Spot) -> str:
    """One piece of an author's HTML, ready to stand among ours until all is cleaned."""
    context = spot.context
    html = _CLICK.sub(lambda found: "</span>" if found[1] else '<span class="substep">', html)
    if not context.trust_html:
        for tag in removed_tags(html):
            context.removed.setdefault(tag, context.line_span(spot.line))
    return raw_html(html, lambda kind, name: _asset(kind, name, spot))


def _asset(kind: Literal["image", "media"], name: str, spot: Spot) -> int | None:
    at = max(0, spot.text.find(name))
    span = spot.span(at, at + len(name))
    if _ELSEWHERE.match(name):
        hint = "save it beside the talk, so that the talk needs no network"
        spot.context.warn("remote-image", "a picture on the web is not loaded", span, hint)
        return None
    return spot.context.asset(kind, name, span)


def cleaned(html: str, context: Context, line: int) -> str:
    """A frame's HTML with raw pieces in it, the first on ``line``, made safe.

    HTML that the user trusts stays as it is.
    """
    html = _FRAGMENT.sub(r"\1substep", html)
    if context.trust_html:
        return html
    if piles_up(html):
        message = "there are too many tags in this frame with HTML of its own"
        hint = "write it in Markdown, or in several frames"
        context.error("too-many-tags", message, context.line_span(line), hint)
        return ""
    frames = context.frames  # raw HTML must not pass for one of them
    return _ID.sub(lambda found: "" if found[1] in frames else found[0], clean(html))

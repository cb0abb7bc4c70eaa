"""Links inside the page: every one leads to a frame.

A code host gives any heading an address. A link to a heading that opens no frame leads to
the frame that it stands in, and one spelled as code hosts do to the frame that it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from itertools import pairwise
from urllib.parse import unquote

from deckgen.diagnostics import did_you_mean
from deckgen.syntax.context import Context
from deckgen.syntax.frames import Draft
from deckgen.syntax.names import shown_text
from deckgen.syntax.slug import slug

_HREF = re.compile(r'href="#([^"]*)"')


def moves(context: Context, named: Iterable[tuple[str, Draft]]) -> Mapping[str, str]:
    """Where links lead that name no id: their targets, and the frames that are meant.

    ``named`` is every frame's id with its draft. What leads nowhere is reported.
    """
    known = context.ids.keys() | context.frames
    lost = [(to, span) for to, span in context.links if not {to, unquote(to)} & known]
    if not lost:
        return {}
    pairs = list(named)
    places = {slug(id_): id_ for id_, _ in reversed(pairs)}
    for heading, id_ in _headings(pairs):
        places.setdefault(slug(heading), id_)
    moved: dict[str, str] = {}
    for target, span in lost:
        name = unquote(target)
        meant = slug(name)
        if context.foreign and target.startswith("/"):
            context.pass_over(f"#{target}", span)  # reveal.js counts slides
        elif meant in places and meant:
            moved[target] = places[meant]
        else:
            hint = did_you_mean(name, [id_ for id_, _ in pairs])
            context.doubt("unknown-frame", f'there is no frame "{name}"', span, hint)
    return moved


def moved(html: str, where: Mapping[str, str]) -> str:
    """``html`` with the links that ``where`` knows leading to their frames."""
    if not where or 'href="#' not in html:
        return html
    return _HREF.sub(lambda found: _href(where.get(unescape(found[1])), found[0]), html)


def _href(id_: str | None, written: str) -> str:
    return written if id_ is None else f'href="#{escape(id_)}"'


def _headings(named: Iterable[tuple[str, Draft]]) -> Iterator[tuple[str, str]]:
    """The text of every heading that opens no frame, and the frame that it stands in."""
    for id_, draft in named:
        for opening, inline in pairwise(draft.body):
            if opening.type == "heading_open":
                yield shown_text(inline), id_

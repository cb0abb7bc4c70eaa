"""The contents of the article: frames -> a list of links, as deep as stays readable.

Nobody reads a list of hundreds of lines, so it stops above the depth that would make it
longer than a page; and a short talk is its own contents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from deckgen.model import Frame

LEAST = 4  # lines; fewer are seen at a glance
MOST = 60
DEPTHS = 2


def contents(frames: Sequence[Frame], depths: Mapping[str, int]) -> Markup:
    """Nested lists of links to the frames with a title; nothing for a short talk.

    ``depths`` counts from 1. The first frame, under which the list stands, is left out
    unless others are inside it.
    """
    titled = [frame for frame in frames if frame.heading]
    if titled and frames[0] is titled[0] and not _is_parent(frames[0], frames):
        titled = titled[1:]
    for most in range(DEPTHS, 0, -1):
        lines = [frame for frame in titled if depths[frame.id] <= most]
        if len(lines) <= MOST or most == 1:
            return _nested(lines, depths) if len(lines) >= LEAST else Markup("")
    return Markup("")


def _is_parent(frame: Frame, frames: Sequence[Frame]) -> bool:
    return any(other.parent == frame.id for other in frames)


def _nested(lines: Sequence[Frame], depths: Mapping[str, int]) -> Markup:
    parts: list[Markup] = []
    now = 0
    for frame in lines:
        depth = min(depths[frame.id], now + 1)  # a frame without a title may be in between
        if depth > now:
            parts.append(Markup("<ol>") * (depth - now))
        else:
            parts.append(Markup("</li>") + Markup("</ol></li>") * (now - depth))
        parts.append(Markup('<li><a href="#{}">{}</a>').format(frame.id, frame.title))
        now = depth
    return Markup("").join((*parts, Markup("</li></ol>") * now))

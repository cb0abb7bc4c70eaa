"""How large each asset is ever seen, so that it need not be larger than that.

A click on a figure fills the screen with it, so every image may take a whole one. One in
a frame with others inside or around it is still in sight from their cameras, which are
nearer by as much as those frames are smaller. Art on the canvas is seen from everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import inf

from deckgen.model import Scene

_USE = re.compile(r'data-asset="(\d{1,6})"')


def largest_views(scene: Scene) -> Mapping[int, float]:
    """How many screens across each asset is at most seen, by its number."""
    views: dict[int, float] = {}
    smallest: dict[str, float] = {}  # the least width of a frame or of any below it
    for frame in reversed(scene.deck.frames):
        width = scene.placements[frame.id].box.width
        least = min(width, smallest.get(frame.id, inf))
        if frame.parent is not None:
            smallest[frame.parent] = min(least, smallest.get(frame.parent, inf))
        for index in _uses(frame.heading, frame.body, frame.notes):
            views[index] = max(width / least, views.get(index, 1.0))
    for art in scene.deck.art:
        views |= {index: inf for index in _uses(art.body)}
    return views


def _uses(*bodies: str) -> Iterable[int]:
    return (
        int(found[1]) for body in bodies if "data-asset=" in body for found in _USE.finditer(body)
    )

"""What a PDF is to say of its talk; apart from what writes it there, which takes long to load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from deckgen.model import Deck

BESIDE = "https://beside.invalid/"  # stands before what is a file beside the talk
FORMULA = "\u2061"  # unseen; stands before what is said of a formula, not of another picture


class Bookmark(NamedTuple):
    """A line of the outline; ``page`` and ``depth`` count from 0."""

    title: str
    page: int
    depth: int


class Finish(NamedTuple):
    """What a document is to say: about the talk, its outline, and of its pages.

    ``labels`` are what they are called, where not by their numbers, ``notes`` what is to be
    read at them when it is opened there. ``titles`` are those of the places in the document
    that links lead to, by the names of the places.
    """

    deck: Deck
    bookmarks: tuple[Bookmark, ...]
    titles: Mapping[str, str]
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

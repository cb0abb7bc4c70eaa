"""A page in the pieces that a browser can put in place one by one, each known by its content.

A frame's key leaves out where the frame stands: that is in the scene, and frames that only
move are not made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from deckgen.bundle import CONTENT

_ROOT = re.compile(r'<[a-z]+ id="impress"[^>]*>')
_PLACE = re.compile(r' data-(?:x|y|z|scale|rotate|rotate-x|rotate-y|frame)="[^"]*"')
_TITLE = re.compile(r"<title>([^<]*)</title>")
_SCENE = '<script type="application/json" id="deckgen-scene">'


class Piece(NamedTuple):
    """A part of the page, and a short name that differs whenever the part does."""

    key: str
    text: str


class Keys(NamedTuple):
    """The names of a page's parts: all that has to be remembered of a page."""

    rest: str
    styles: list[str]
    art: str
    frames: list[str]
    after: list[str]

    @property
    def all(self) -> frozenset[str]:
        """Those whose text a browser that has this page need not get."""
        return frozenset((*self.styles, self.art, *self.frames, *self.after))


class Pieces(NamedTuple):
    """A page taken apart.

    ``rest`` names what only another page can bring: the scripts, and the tags around the
    deck. ``styles`` are the look and what the content adds to it. ``art`` is what lies
    before the first frame, ``after`` what lies between each frame and the next: arrows.
    ``scene`` is JSON, ``title`` as escaped in the page.
    """

    rest: str
    title: str
    styles: tuple[Piece, Piece]
    art: Piece
    frames: tuple[Piece, ...]
    after: tuple[Piece, ...]
    scene: str

    @property
    def keys(self) -> Keys:
        """The names of all parts."""
        return Keys(
            self.rest,
            [style.key for style in self.styles],
            self.art.key,
            [frame.key for frame in self.frames],
            [after.key for after in self.after],
        )


def pieces_of(page: str) -> Pieces:
    """The pieces of a page that deckgen has made."""
    head, _, after = page.partition("<style>")
    styles, _, after = after.partition("</style>")
    look, _, content = styles.partition(CONTENT)
    deck, _, after = after.partition(_SCENE)
    scene, _, end = after.partition("</script>")
    root = _ROOT.search(deck)
    opened = root.end() if root else 0
    starts = list(_starts(deck, opened))
    ends = [*starts[1:], len(deck)]
    parts = [_frame(deck[start:stop]) for start, stop in zip(starts, ends, strict=True)]
    art = deck[opened : starts[0] if starts else len(deck)]
    title = _TITLE.search(head)
    return Pieces(
        rest=_key(head.partition("<meta http-equiv=")[0], deck[:opened], end),
        title=title[1] if title else "",
        styles=(Piece(_key(look), look), Piece(_key(content), content)),
        art=Piece(_key(art), art),
        frames=tuple(frame for frame, _ in parts),
        after=tuple(following for _, following in parts),
        scene=scene,
    )


def _starts(deck: str, opened: int) -> Iterator[int]:
    """Where each frame's tag opens; they are numbered in their order."""
    at, number = opened, 0
    while (at := deck.find(f' data-frame="{number}"', at)) >= 0:
        yield deck.rfind("<", opened, at)
        number += 1


def _frame(text: str) -> tuple[Piece, Piece]:
    """A frame's element, and what lies between it and the next."""
    tag, close, inside = text.partition(">")
    tag = _PLACE.sub("", tag)
    end = f"</{tag.partition(' ')[0][1:]}>"
    body, _, after = inside.rpartition(end)
    whole = f"{tag}{close}{body}{end}"
    return Piece(_key(whole), whole), Piece(_key(tag, after) if after.strip() else "", after)


def _key(*texts: str) -> str:
    return blake2b("\0".join(texts).encode("utf-8"), digest_size=9).hexdigest()

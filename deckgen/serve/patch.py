"""What a page of one version needs in order to show another: JSON, as little as possible."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from deckgen.bundle import NOTES
from deckgen.serve.pieces import Keys, Piece
from deckgen.serve.site import Edition

REMEMBERED = 64  # decks whose parts are known; a page that shows an older one gets them all


class Patches:
    """Remembers which parts the pages that are open may have.

    With ``follow`` they fly to what was changed.
    """

    def __init__(self, *, follow: bool) -> None:
        self._follow = follow
        self._known: dict[str, Keys] = {}

    def remember(self, edition: Edition) -> None:
        """Some page shows this edition from now on."""
        if edition.pieces is None or edition.deck in self._known:
            return
        self._known[edition.deck] = edition.pieces.keys
        while len(self._known) > REMEMBERED:
            del self._known[next(iter(self._known))]

    def answer(self, edition: Edition, have: str, *, private: bool) -> bytes:
        """What there is to see now, for a page that shows the deck ``have``.

        A part that it has is named only; ``past`` has the names of all that it has. Notes
        are for those who may see what is private.
        """
        told = {"version": edition.version, "deck": edition.deck, "faults": edition.faults}
        pieces = edition.pieces
        if pieces is None:
            return json.dumps(told).encode()
        past = self._known.get(have)
        known = past.all if past else frozenset[str]()
        self.remember(edition)
        parts: dict[str, object] = {
            **told,
            "follow": self._follow,
            "past": past and past._asdict(),
            "rest": pieces.rest,
            "title": unescape(pieces.title),
            "styles": _named(pieces.styles, known),
            "art": _named([pieces.art], known)[0],
            "frames": _named(pieces.frames, known),
            "after": _named(pieces.after, known),
        }
        notes = edition.bundle.files.get(NOTES, b"") if edition.bundle and private else b""
        body = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        more = f',"notes":{notes.decode("utf-8")}' if notes else ""
        return f'{body[:-1]},"scene":{pieces.scene}{more}}}'.encode()


class _Named(NamedTuple):
    key: str
    text: str | None


def _named(pieces: Sequence[Piece], known: frozenset[str]) -> list[_Named]:
    return [_Named(key, None if key in known else text) for key, text in pieces]

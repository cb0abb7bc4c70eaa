"""What is served: the last good bundle, what is wrong with the talk now, and their version.

Knows nothing of HTTP. A build replaces the edition as a whole, so that whoever reads one
never sees half of two.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckgen.bundle import PAGE
from deckgen.diagnostics import DeckError, Diagnostic, as_text
from deckgen.model import Bundle
from deckgen.serve.pieces import Pieces, pieces_of

Make = Callable[[], Bundle]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Edition:
    """What there is to see at one moment.

    ``version`` is this start's name and a number that grows, ``deck`` the one at which
    ``bundle`` and its ``pieces`` were new: None until a build went well. ``faults`` are
    texts as on a terminal, empty where all is well.
    """

    version: str
    deck: str
    bundle: Bundle | None = None
    pieces: Pieces | None = None
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class Site:
    """Builds, keeps the last good bundle, and tells those who listen of each version.

    What is said of faults names files as seen from ``folder``, the talk's own, because
    where that lies is nobody else's concern.
    """

    make: Make
    folder: Path
    edition: Edition = field(init=False)
    _start: str = field(default_factory=lambda: secrets.token_hex(4))
    _number: int = 0
    _told: list[Tell] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Nothing is built yet."""
        self.edition = Edition(f"{self._start}.0", f"{self._start}.0")

    def listen(self, tell: Tell) -> None:
        """Have ``tell`` called with each version from now on, by the thread that builds."""
        self._told.append(tell)

    def build(self) -> Bundle | DeckError:
        """What the talk gives now. Shows nothing yet."""
        try:
            return self.make()
        except DeckError as error:
            return error

    def show(self, made: Bundle | DeckError) -> Edition:
        """Make ``made`` the edition; a fault leaves the last good bundle in its place."""
        before = self.edition
        version = f"{self._start}.{self._number + 1}"
        if isinstance(made, DeckError):
            faults = tuple(self._said(each, made) for each in made.diagnostics)
            now = replace(before, version=version, faults=faults)
        elif before.bundle and made.files == before.bundle.files:
            now = replace(before, version=version, faults=())
        else:
            now = Edition(version, version, made, pieces_of(made.files[PAGE].decode("utf-8")))
        if (now.deck, now.faults) != (before.deck, before.faults):
            self._number += 1
            self.edition = now
            for tell in self._told:
                tell(version)
        return self.edition

    def _said(self, fault: Diagnostic, error: DeckError) -> str:
        return as_text(fault, error.texts).replace(f"{self.folder.as_posix()}/", "")

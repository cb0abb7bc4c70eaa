"""Scenes of a film -> files in the store; the next picture is drawn while one is encoded."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Protocol

from deckgen.export.crew import ahead
from deckgen.export.film.gif import Strip
from deckgen.export.film.pictures import CODECS, Film
from deckgen.export.film.shoot import Scene, Shooter
from deckgen.export.film.store import Store


class Writer(AbstractContextManager["Writer"], Protocol):
    """What becomes of the pictures of a scene."""

    def add(self, picture: bytes, ticks: int) -> None:
        """Show a picture for so many ticks."""


def writer_of(kind: str, size: tuple[int, int], rate: int) -> Callable[[Path], Writer]:
    """What writes a scene of a film of that kind into a file."""
    return Strip if kind == "gif" else partial(Film, codec=CODECS[kind], size=size, rate=rate)


def written(
    shooter: Shooter,
    rate: int,
    store: Store,
    writer: Callable[[Path], Writer],
    wanted: Iterator[Scene],
) -> Generator[int, None, None]:
    """Put scenes into the store; gives the ticks of each picture that is in its file."""
    drawn = ((scene, picture) for scene in wanted for picture in shooter.shoot(scene, rate))
    with closing(ahead(drawn)) as pictures:
        for scene, its in groupby(pictures, itemgetter(0)):
            with store.draft(scene.number) as draft, writer(draft) as film:
                for _, picture in its:
                    film.add(picture.data, picture.ticks)
                    yield picture.ticks

"""Scenes that are shot, kept until their film is whole, so that a broken-off run goes on.

A scene is known by a digest of everything that it depends on, so none is ever out of date.
They lie in the user's own cache; those of films that were given up go after a week.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

_KEPT_S = 7 * 24 * 3600.0


def cache_dir(environ: Mapping[str, str]) -> Path:
    """Where this system keeps what a user's programs can make again."""
    if named := environ.get("XDG_CACHE_HOME"):
        return Path(named) / "deckgen" / "film"
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home()) / "deckgen" / "cache" / "film"
    beside = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path(environ.get("HOME") or Path.home()) / beside / "deckgen" / "film"


def digest_of(parts: Iterator[bytes]) -> str:
    """One name for all of ``parts``, the same for the same."""
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()[:32]


class Store:
    """The scenes of one film, in a folder of their own."""

    def __init__(self, folder: Path, ending: str) -> None:
        self._folder = folder
        self._ending = ending
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.utime(folder)

    def file(self, number: int) -> Path:
        """Where the scene of that number is, or will be."""
        return self._folder / f"{number:05}{self._ending}"

    def has(self, number: int) -> bool:
        """Whether it is there, whole."""
        return self.file(number).is_file()

    @contextlib.contextmanager
    def draft(self, number: int) -> Iterator[Path]:
        """A file to write the scene into; kept if the block ends well."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # another run may have ended
        draft = self._folder / f".{number:05}.{os.getpid()}{self._ending}"
        try:
            yield draft
            draft.replace(self.file(number))
        finally:
            draft.unlink(missing_ok=True)

    def forget(self) -> None:
        """Throw the scenes away: their film is whole."""
        shutil.rmtree(self._folder, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Throw away the scenes of films that nobody has gone on with for a week."""
    with contextlib.suppress(OSError):
        for film in folder.iterdir():
            if film.is_dir() and time.time() - film.stat().st_mtime > _KEPT_S:
                shutil.rmtree(film, ignore_errors=True)

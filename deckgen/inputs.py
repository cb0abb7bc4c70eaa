"""The files that a deck is made from, for whoever waits until one of them changes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from deckgen.model import Deck, Source

_FOLDERS_LOOKED_INTO = 50  # beside a broken talk; a folder with more is no talk's own


def inputs_of(source: Source, deck: Deck | None, theme: str | None) -> frozenset[Path]:
    """Every file that ``deck`` is made from, and its themes' folders, as absolute paths.

    They need not exist. ``theme`` is the user's choice. Where the talk is not understood,
    anything in its folder may be what mends it.
    """
    folder, talk = source.folder, _absolute(Path(source.file))
    found = {talk, *(folder / name for name in source.includes)}
    found |= theme_folders(folder, theme, deck.meta.theme if deck else "")
    if deck is None:
        return frozenset(found | _around(folder))
    named = {use.name for use in deck.assets if use.kind in ("image", "media", "path")}
    return frozenset(found | {folder / name for name in named if _is_name(name)})


def inputs_around(talk: Path, theme: str | None) -> frozenset[Path]:
    """What may mend a talk that cannot be read so far."""
    folder = _absolute(talk).resolve().parent
    return frozenset({_absolute(talk), *theme_folders(folder, theme, "")} | _around(folder))


def theme_folders(folder: Path, chosen: str | None, named: str) -> set[Path]:
    """Each theme beside the talk, the one it names, and the user's, with their fonts."""
    homes = set((folder / "themes").glob("*/"))
    if named and _is_name(named):
        homes.add(folder / named if "/" in named else folder / "themes" / named)
    if chosen and Path(chosen).is_dir():
        homes.add(Path(chosen).resolve())
    return homes | {home / "fonts" for home in homes if (home / "fonts").is_dir()}


def marks_of(folders: Iterable[Path]) -> frozenset[object]:
    """Something that differs when a file right inside one of ``folders`` does."""
    marks: set[object] = set()
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                about = entry.stat()
                marks.add((entry.path, about.st_mtime_ns, about.st_size, about.st_ino))
    return frozenset(marks)


def _around(folder: Path) -> set[Path]:
    try:
        inside = sorted(f for f in folder.iterdir() if f.is_dir() and not f.name.startswith("."))
    except OSError:  # the folder itself is gone for now
        inside = []
    return {folder, *inside[:_FOLDERS_LOOKED_INTO]}


def _is_name(name: str) -> bool:
    """Whether ``name`` stays in the folder; no other file is ever looked at."""
    path = Path(name)
    return "\0" not in name and not path.is_absolute() and ".." not in path.parts


def _absolute(file: Path) -> Path:
    return Path(os.path.abspath(file))  # noqa: PTH100  (a link counts as itself)

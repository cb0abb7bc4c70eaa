"""What an export made into its place: whole or not at all, never over what is not ours.

A file is ours if it bears the mark that every file of a format bears.
"""

from __future__ import annotations

import contextlib
import errno
import filecmp
import mmap
import re
from collections.abc import Container, Iterator
from pathlib import Path

from deckgen.diagnostics import Diagnostic, OutputError
from deckgen.export.claim import Claim, sweep
from deckgen.export.formats import FORMATS

_DRAFT = ".part"
# The disk is full, or this user's share of it, or a file may not grow so large.
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


@contextlib.contextmanager
def draft_of(out: Path) -> Iterator[Path]:
    """An empty folder near ``out``, gone after the block. Raises OutputError.

    What exports that were killed have left there goes now.
    """
    with _told_of(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        sweep(out.parent, ".", _DRAFT)
        claim = Claim(out.parent, f".{out.name}.", _DRAFT)
    try:
        with _told_of(out):
            folder = claim.folder / "made"
            folder.mkdir()
        with _told_of(out, only=_FULL):  # any other fault is the exporter's own
            yield folder
    finally:
        claim.give_up()


def deliver(folder: Path, out: Path, *, force: bool) -> int:
    """Move all files of ``folder`` to where ``out`` is; gives their size in bytes.

    Raises OutputError where a file would be lost that deckgen did not write. Then nothing
    has changed.
    """
    with _told_of(out):
        made = sorted(file for file in folder.rglob("*") if file.is_file())
        places = [out.parent / file.relative_to(folder) for file in made]
        for file, place in zip(made, places, strict=True):
            if not _is_same(file, place):  # a file of the talk bears no mark
                must_be_ours(place, force=force)
        size = sum(file.stat().st_size for file in made)
        for file, place in zip(made, places, strict=True):
            place.parent.mkdir(parents=True, exist_ok=True)
            file.replace(place.resolve() if place.is_symlink() else place)
        return size


def left_over(folder: Path, out: Path) -> list[str]:
    """Numbered pictures of earlier exports where those of ``folder`` go, for ``out``.

    They may be wanted, as those of another route are; so they are no more than told.
    """

    def is_numbered(place: Path) -> bool:
        before = re.escape(f"{out.stem}-") if place.parent == out.parent else ""
        return re.fullmatch(rf"{before}\d+-.+\.png", place.name) is not None

    made = {out.parent / file.relative_to(folder) for file in folder.rglob("*.png")}
    folders = {place.parent for place in made if is_numbered(place)}
    there = {place for each in folders for place in each.glob("*.png")}
    return sorted(
        place.relative_to(out.parent).as_posix()
        for place in there - made
        if is_numbered(place) and place.is_file() and _is_ours(place)
    )


def must_be_ours(place: Path, *, force: bool) -> None:
    """Raises OutputError where something stands there that deckgen did not write."""
    if not place.exists():
        return
    if not place.is_file():
        kind = "a folder" if place.is_dir() else "no file that can be replaced"
        raise OutputError(Diagnostic("output", f"{place} is {kind}"))
    if force or _is_ours(place):
        return
    message = f"{place.name} was not written by deckgen, and would be lost"
    raise OutputError(Diagnostic("not-ours", message, hint="--force writes over it"))


def _is_same(file: Path, place: Path) -> bool:
    """Whether what stands there has the bytes that go there, so that nothing is lost."""
    return place.is_file() and filecmp.cmp(file, place, shallow=False)


def _is_ours(place: Path) -> bool:
    """Whether a file bears a mark of ours; an empty one holds nothing to lose."""
    with place.open("rb") as stream:
        if place.stat().st_size == 0:
            return True
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return any(data.find(each.mark) >= 0 for each in FORMATS.values())


@contextlib.contextmanager
def _told_of(out: Path, *, only: Container[int | None] | None = None) -> Iterator[None]:
    """Makes an OutputError of an OSError, or ``only`` of one with such a number."""
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        reason = (error.strerror or str(error)).lower()
        raise OutputError(Diagnostic("output", f"{out} cannot be written: {reason}")) from error

"""Temporary folders that tell whether who made them still lives, so that a later run can tidy up.

Each holds a file that its owner keeps locked. However the owner ends, killed too, the system
takes the lock from it; a folder whose lock can be had is nobody's any more.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_LOCK = ".deckgen-lock"
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Claim:
    """A new ``folder`` in ``home``, named ``before`` and ``after`` something random.

    A process that inherits ``lock`` owns the folder too. Raises OSError.
    """

    def __init__(self, home: Path, before: str, after: str = "") -> None:
        self.folder = Path(tempfile.mkdtemp(after, before, home))
        try:
            self.lock = os.open(self.folder / _LOCK, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
        except BaseException:
            self.folder.rmdir()
            raise
        with contextlib.suppress(OSError):  # without a lock it stays where its owner is killed
            _take(self.lock)
            os.write(self.lock, _mark())  # only now: what can be locked and has it is nobody's

    def give_up(self) -> None:
        """Remove the folder with all that is in it."""
        os.close(self.lock)
        shutil.rmtree(self.folder, ignore_errors=True)


def sweep(home: Path, before: str, after: str = "") -> None:
    """Remove the folders of that name in ``home`` whose owners are dead.

    Where there is any doubt they stay: those of other users and of other machines too.
    """
    with contextlib.suppress(OSError):
        for folder in _named(home, before, after):
            if _is_dead(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _named(home: Path, before: str, after: str) -> Iterator[Path]:
    with os.scandir(home) as entries:
        for entry in entries:
            is_ours = entry.name.startswith(before) and entry.name.endswith(after)
            if is_ours and entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)


def _is_dead(folder: Path) -> bool:
    try:
        if hasattr(os, "geteuid") and folder.lstat().st_uid != os.geteuid():
            return False
        lock = os.open(folder / _LOCK, _FLAGS)
    except OSError:
        return False
    try:
        _take(lock)
        mark = _mark()
        return os.read(lock, len(mark) + 1) == mark
    except OSError:
        return False
    finally:
        os.close(lock)


def _mark() -> bytes:
    """Ours and of this machine: on some network shares, others do not hear of locks."""
    return f"deckgen on {socket.gethostname()}\n".encode()


def _take(lock: int) -> None:
    """Lock an open file. Raises OSError where another has it, or it cannot be."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        return
    import fcntl

    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

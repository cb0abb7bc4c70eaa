"""Files that a talk or a theme names: found inside one folder, or refused.

A name is a relative path with forward slashes. It is resolved with every symlink
followed, must stay inside the folder, and must be a regular file; what was checked is
what is read, because the open file itself is checked.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath


class Refused(Exception):
    """A name that must not be read; the message says why, without a full path."""


MAX_BYTES = 256 * 1024 * 1024  # larger files cannot be embedded in a page anyway


def read_inside(folder: Path, name: str) -> bytes:
    """The bytes of the file that ``name`` means inside ``folder``.

    Raises Refused where the name leaves the folder or is no regular file, and
    FileNotFoundError where there is none.
    """
    if not name or "\0" in name:
        raise Refused("that is not a file name")
    if PurePosixPath(name).is_absolute() or Path(name).is_absolute() or "\\" in name:
        raise Refused("a talk can only name files inside its own folder")
    root = folder.resolve()
    try:
        resolved = (root / name).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise Refused("the path cannot be followed") from error
    if not resolved.is_relative_to(root):
        raise Refused("a talk can only name files inside its own folder")
    return _read_regular(resolved)


def _read_regular(resolved: Path) -> bytes:
    """Read a file that is a plain one now, and was not swapped for a link since."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(resolved, flags | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Refused("the file cannot be opened") from error
    with os.fdopen(handle, "rb") as stream:
        about = os.fstat(stream.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise Refused("that is not a regular file")
        if about.st_size > MAX_BYTES:
            raise Refused("the file is larger than 256 MiB")
        return stream.read()

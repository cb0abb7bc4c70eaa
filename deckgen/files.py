"""Files that a talk or a theme names: found inside one folder, or refused.

A name is a relative path with forward slashes. It is resolved with every symlink
followed, must stay inside the folder, and must be a regular file. What was checked is
what is read: the path found is then walked from the folder down without following
any link, so that nothing can be swapped in between.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath


class Refused(Exception):
    """A name that must not be read; the message says why, without a full path.

    ``code`` is a diagnostic's: ``outside-folder``, ``not-a-file``, ``too-large``, or
    ``unreadable``.
    """

    def __init__(self, message: str, code: str = "unreadable") -> None:
        super().__init__(message)
        self.code = code


MAX_BYTES = 256 * 1024 * 1024  # larger files cannot be embedded in a page anyway
MAX_NAME = 4096  # characters, the longest path that systems take; resolving is not linear

_WALK = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO must not make us wait for its writer
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


def read_inside(folder: Path, name: str) -> bytes:
    """The bytes of the file that ``name`` means inside ``folder``.

    Raises Refused where the name leaves the folder or is no regular file, and
    FileNotFoundError where there is none.
    """
    return _read_below(folder.resolve(), find_inside(folder, name))


def find_inside(folder: Path, name: str) -> PurePosixPath:
    """Where ``name`` really is, relative to ``folder``, with every symlink followed.

    The file need not exist. Raises Refused where the name leaves the folder.
    """
    if not name or "\0" in name or len(name) > MAX_NAME:
        raise Refused("that is not a file name", "not-a-file")
    if PurePosixPath(name).is_absolute() or Path(name).is_absolute() or "\\" in name:
        raise Refused("a talk can only name files inside its own folder", "outside-folder")
    root = folder.resolve()
    try:
        resolved = (root / name).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise Refused("the path cannot be followed") from error
    if not resolved.is_relative_to(root):
        raise Refused("a talk can only name files inside its own folder", "outside-folder")
    return PurePosixPath(resolved.relative_to(root).as_posix())


def read_regular(file: Path) -> bytes:
    """The bytes of a file that the user named; any place, but a regular file.

    Raises Refused where it is none, and FileNotFoundError where there is nothing.
    """
    try:
        resolved = file.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise Refused("the path cannot be followed") from error
    return _read(resolved)


def _read_below(root: Path, inside: PurePosixPath) -> bytes:
    """Read ``root / inside``, following no link on the way down."""
    if not _WALK:
        return _read(root / inside)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in inside.parts[:-1]:
            deeper = _open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, folder)
            os.close(folder)
            folder = deeper
        return _read(inside.name or ".", folder=folder)
    finally:
        os.close(folder)


def _read(path: str | Path, *, folder: int | None = None) -> bytes:
    """Read ``path`` if it is a plain file, before it is opened and after."""
    try:
        about = os.stat(path, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Refused(f"it cannot be read ({_reason(error)})") from error
    _must_be_regular(about)
    handle = _open(path, _FLAGS, folder)
    with os.fdopen(handle, "rb") as stream:
        _must_be_regular(os.fstat(stream.fileno()))
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Refused("the file is larger than 256 MiB", "too-large")
    return data


def _open(path: str | Path, flags: int, folder: int | None) -> int:
    try:
        return os.open(path, flags, dir_fd=folder)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Refused(f"it cannot be read ({_reason(error)})") from error


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _must_be_regular(about: os.stat_result) -> None:
    if stat.S_ISDIR(about.st_mode):
        raise Refused("that is a folder, not a file", "not-a-file")
    if not stat.S_ISREG(about.st_mode):
        raise Refused("that is not a regular file", "not-a-file")
    if about.st_size > MAX_BYTES:
        raise Refused("the file is larger than 256 MiB", "too-large")

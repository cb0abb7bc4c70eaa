"""A browser's process: started on a profile of its own, and gone with it, whatever happens.

Its protocol goes over a pipe, so that nobody else on the machine can speak to it, and so
that it ends by itself where our process is killed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

from deckgen.export.claim import Claim, sweep

_SAID_BYTES = 4000
_STOP_S = 5.0
# The protocol is read from 3 and written to 4. A shell puts our ends there, because
# Python itself can do so only between fork and exec, where threads make that unsafe.
_TO_3_AND_4 = 'read=$1 write=$2; shift 2; exec "$@" 3</dev/fd/"$read" 4>/dev/fd/"$write"'
# A socket's name may have 103 bytes on macOS, 107 on Linux, and its folder is as long as
# /deckgen-12345678/org.chromium.Chromium.123456/SingletonSocket below the one for profiles.
_LONGEST_HOME = 103 - 62
_SHORT_HOMES = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))
_PROFILE = "deckgen-"
_FIRST_FREE = 5  # above what the shell writes over


class Process:
    """A browser that was started; ``reader`` and ``writer`` are our ends of its pipe.

    Raises OSError where the file cannot be run.
    """

    def __init__(self, file: Path, flags: Sequence[str]) -> None:
        home = _home()
        _tidy(home)
        self._claim = Claim(home, _PROFILE)
        self._profile = self._claim.folder
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  (closed by end)
        theirs: list[int] = []
        try:
            command = [str(file), f"--user-data-dir={self._profile}", *flags]
            read, self.writer = _pipe()
            theirs.append(read)
            self.reader, write = _pipe()
            theirs.append(write)
            self._process = _spawn(command, read, write, self._said, self._claim)
        except BaseException:
            self._forget()
            raise
        finally:
            for end in theirs:
                os.close(end)

    @property
    def pid(self) -> int:
        """The number of the browser's process, which is that of its group too."""
        return self._process.pid

    def status(self) -> int | None:
        """How it ended, or None while it runs."""
        return self._process.poll()

    def last_words(self) -> str:
        """The last line that it wrote to standard error."""
        self._said.seek(max(0, self._said.seek(0, os.SEEK_END) - _SAID_BYTES))
        lines = self._said.read().decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def wait(self, seconds: float) -> int | None:
        """How it ended, or None where it still runs after so many seconds."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self.status()

    def end(self) -> None:
        """End the whole group at once; its profile is thrown away, so nothing can be lost."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self.wait(_STOP_S)
        self._forget()

    def _forget(self) -> None:
        for name in ("reader", "writer"):
            if (end := self.__dict__.pop(name, None)) is not None:
                os.close(end)
        self._said.close()
        shutil.rmtree(self._socket_folder(), ignore_errors=True)
        self._claim.give_up()

    def _socket_folder(self) -> Path:
        """The temporary folder that Chromium makes for its socket, and the profile links to."""
        link = self._profile / "SingletonSocket"
        return link.readlink().parent if link.is_symlink() else link


@cache
def _tidy(home: Path) -> None:
    """Remove the profiles that runs which were killed have left; once is enough."""
    sweep(home, _PROFILE)


def _home() -> Path:
    """A folder for profiles in which the name of a socket is not too long for the system.

    Chromium makes one in its temporary folder, and aborts where it cannot.
    """
    usual = Path(tempfile.gettempdir())
    if len(os.fsencode(usual)) <= _LONGEST_HOME or sys.platform == "win32":
        return usual
    return next((home for home in _SHORT_HOMES if os.access(home, os.W_OK | os.X_OK)), usual)


def _pipe() -> tuple[int, int]:
    """Both ends of a pipe, none of them where the shell puts others."""
    ends = os.pipe()
    if sys.platform == "win32":
        return ends
    moved = _above(ends[0]), _above(ends[1])
    for end in ends:
        os.close(end)
    return moved


def _above(end: int) -> int:
    """The same file once more, by a number that the shell does not write over."""
    import fcntl

    return fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _FIRST_FREE)


def _spawn(
    command: Sequence[str], read: int, write: int, said: IO[bytes], claim: Claim
) -> subprocess.Popen[bytes]:
    """The command running in a group of its own, with those ends of two pipes.

    It owns the claimed folder too, for where it lives longer than we do.
    """
    common: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    common["env"] = {**os.environ, "TMPDIR": str(claim.folder)}
    common["stderr"] = said
    if sys.platform == "win32":
        import msvcrt

        handles = [msvcrt.get_osfhandle(end) for end in (read, write)]
        for handle in handles:
            os.set_handle_inheritable(handle, True)  # noqa: FBT003
        info = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        pipes = f"--remote-debugging-io-pipes={handles[0]},{handles[1]}"
        return subprocess.Popen([*command, pipes], startupinfo=info, **common)
    shell = ["/bin/sh", "-c", _TO_3_AND_4, "sh", str(read), str(write)]
    lock = _above(claim.lock)
    try:
        return subprocess.Popen(
            [*shell, *command], pass_fds=(read, write, lock), start_new_session=True, **common
        )
    finally:
        os.close(lock)

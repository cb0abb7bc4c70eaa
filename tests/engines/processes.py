"""Programs that a test starts, none of which outlives it."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TypeVar

Found = TypeVar("Found")

START_S = 60.0  # a cold start on a machine that has other work
# The shell ends its whole group once the pipe from us closes, when we are killed too: at once
# with who goes when told so, and in any case in five seconds.
_GUARD = """
trap : TERM
"$@" & program=$!
read -r _
kill -TERM 0
(sleep 5; kill -KILL 0) &
wait $program
kill -KILL 0
"""


@contextlib.contextmanager
def running(command: Sequence[str | Path], environ: Mapping[str, str], log: Path) -> Iterator[None]:
    """The program, with what it says in ``log``; it and all that it starts end with the block."""
    with log.open("wb") as heard:
        guard = subprocess.Popen(
            ["sh", "-c", _GUARD, "sh", *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=heard,
            stderr=heard,
            env=environ,
            start_new_session=True,
        )
    try:
        yield
    finally:
        guard.communicate()


def started(ask: Callable[[], Found | None], log: Path) -> Found:
    """What ``ask`` gives, once it gives something. Raises TimeoutError with the log."""
    deadline = monotonic() + START_S
    pause = Event()
    while monotonic() < deadline:
        with contextlib.suppress(OSError, ValueError):  # not there yet, or not written whole
            if (found := ask()) is not None:
                return found
        pause.wait(0.02)
    raise TimeoutError(f"no start within {START_S:.0f} s:\n{log.read_text(errors='replace')}")


def environ_in(folder: Path) -> dict[str, str]:
    """An environment whose settings and caches all lie in that folder."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    folder.chmod(0o700)
    return kept | dict.fromkeys((*homes, "TMPDIR"), str(folder))

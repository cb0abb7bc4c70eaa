"""Finds a browser that starts: the first that opens and says its version.

Nothing is downloaded and nothing stays behind: each try has a profile of its own, which
goes with it, and a deadline, at which its whole process group ends. A browser that does
not do is kept with the reason, so that a failure can show everything that was tried.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from deckgen.export.candidates import Candidate, candidates

START_S = 15.0  # a cold start on a slow disk; snap takes longest
_STOP_S = 3.0
_LISTENING = re.compile(r"DevTools listening on ws://127\.0\.0\.1:(\d+)/")
_FLAGS = (
    "--headless",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
)
_CONTAINER_MARKS = (Path("/.dockerenv"), Path("/run/.containerenv"))


class Unusable(Exception):
    """Why a candidate is not the browser."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that started. ``flags`` are those that any later start needs too."""

    file: Path
    origin: str
    version: str
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A candidate that did not do, and why."""

    candidate: Candidate
    reason: str


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to: a browser or none, all that was refused before it."""

    browser: Browser | None
    refused: tuple[Refusal, ...]


def find(
    environ: Mapping[str, str],
    named: str | None = None,
    *,
    timeout_s: float = 60.0,
    start: Callable[[Candidate, float], str] | None = None,
) -> Search:
    """The first browser of this machine that starts; all tries together have ``timeout_s``.

    ``named`` is the only one tried where it is given. ``start`` opens a candidate within
    so many seconds and tells its version, or raises Unusable.
    """
    deadline = time.monotonic() + timeout_s
    refused: list[Refusal] = []
    for candidate in candidates(environ, named):
        try:
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                raise Unusable("there was no time left to try it")
            version = (start or version_of)(candidate, min(left_s, START_S))
        except Unusable as why:
            refused.append(Refusal(candidate, str(why)))
        else:
            browser = Browser(candidate.file, candidate.origin, version, sandbox_flags(environ))
            return Search(browser, tuple(refused))
    return Search(None, tuple(refused))


def sandbox_flags(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The flag that turns the sandbox off, where it cannot work: for root, in a container."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    contained = "container" in environ or any(mark.exists() for mark in _CONTAINER_MARKS)
    return ("--no-sandbox",) if root or contained else ()


def remedy() -> str:
    """The one line that gets a browser onto this system."""
    if sys.platform == "darwin":
        return "brew install --cask chromium"
    if sys.platform == "win32":
        return "winget install Google.Chrome"
    managers = {"apt-get": "apt-get install chromium", "dnf": "dnf install chromium"}
    managers |= {"pacman": "pacman -S chromium", "apk": "apk add chromium"}
    for manager, line in managers.items():
        if (Path("/usr/bin") / manager).exists() or (Path("/sbin") / manager).exists():
            return line
    return "install Chromium or Chrome, or set DECKGEN_BROWSER to the file of one"


def version_of(candidate: Candidate, timeout_s: float) -> str:
    """Open the browser without a window and ask for its version. Raises Unusable."""
    file = candidate.file
    if not file.is_file():
        raise Unusable("there is no such file")
    if not os.access(file, os.X_OK):
        raise Unusable("it is not a program")
    deadline = time.monotonic() + timeout_s
    with _started(file) as process:
        return _version_at(_debugging_port(process, deadline), deadline)


@contextlib.contextmanager
def _started(file: Path) -> Iterator[subprocess.Popen[str]]:
    """The browser running on a profile of its own; neither outlives the block."""
    with tempfile.TemporaryDirectory(prefix="deckgen-", ignore_cleanup_errors=True) as profile:
        try:
            process = subprocess.Popen(
                [file, *_FLAGS, *sandbox_flags(os.environ), f"--user-data-dir={profile}"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
                start_new_session=True,
            )
        except OSError as error:
            raise Unusable(f"it cannot be run: {error.strerror}") from error
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """End the browser with all its processes: politely, then not."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        if process.poll() is None:
            process.terminate()
            process.wait(_STOP_S)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    if process.stderr:
        process.stderr.close()


def _debugging_port(process: subprocess.Popen[str], deadline: float) -> int:
    """The port that the browser says it listens on. Raises Unusable at the deadline."""
    lines: Queue[str | None] = Queue()
    Thread(target=_pump, args=(process, lines), daemon=True).start()
    said = ""
    while True:
        try:
            line = lines.get(timeout=max(0.0, deadline - time.monotonic()))
        except Empty:
            raise Unusable("it did not start in time") from None
        if line is None:
            raise Unusable(_why_it_ended(process, said))
        said = line.strip() or said
        if found := _LISTENING.search(line):
            return int(found[1])


def _pump(process: subprocess.Popen[str], lines: Queue[str | None]) -> None:
    """Read what the browser says for as long as it lives, so that it never waits for us."""
    with contextlib.suppress(ValueError, OSError):  # closed under us at the end
        for line in process.stderr or ():
            lines.put(line)
    lines.put(None)


def _why_it_ended(process: subprocess.Popen[str], said: str) -> str:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_STOP_S)
    return f"it ended at once ({process.returncode})" + (f": {said[:200]}" if said else "")


def _version_at(port: int, deadline: float) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=max(0.1, deadline - time.monotonic()))
    try:
        connection.request("GET", "/json/version")
        answer = json.loads(connection.getresponse().read())
        return str(answer["Browser"]).rpartition("/")[2]
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        raise Unusable("it started, but does not say its version") from error
    finally:
        connection.close()

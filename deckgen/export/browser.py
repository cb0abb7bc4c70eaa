"""Finds a browser that starts: the first that opens and says its version.

Nothing is downloaded and nothing stays behind: each try has a profile of its own, which
goes with it, and a deadline, at which its whole process group ends. A browser that does
not do is kept with the reason, so that a failure can show everything that was tried.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from deckgen.export.candidates import Candidate, candidates
from deckgen.export.deadline import Deadline, TimeUp
from deckgen.export.process import Process
from deckgen.export.protocol import BrowserGone, Fault, Protocol

T = TypeVar("T")

SEARCH_S = 60.0
START_S = 15.0  # a cold start on a slow disk; snap takes longest
_LAST_WORDS_S = 3.0
_FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-startup-window",  # we open our own
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # it asks its makers for news
    "--password-store=basic",
    "--use-mock-keychain",
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


class NoBrowser(Exception):
    """None of the candidates starts."""

    def __init__(self, refused: tuple[Refusal, ...]) -> None:
        super().__init__("no browser starts here")
        self.refused = refused


@dataclass(frozen=True, slots=True)
class Running:
    """A browser that runs, and the line to it."""

    browser: Browser
    process: Process
    line: Protocol


def find(
    environ: Mapping[str, str],
    named: str | None = None,
    *,
    timeout_s: float = SEARCH_S,
    shells: bool = True,
    start: Callable[[Candidate, float], str] | None = None,
) -> Search:
    """The first browser of this machine that starts; all tries together have ``timeout_s``.

    ``named`` is the only one tried where it is given, and without ``shells`` none that can
    open no window. ``start`` opens a candidate within so many seconds and tells its version,
    or raises Unusable.
    """

    def open_one(candidate: Candidate, seconds: float) -> Browser:
        version = (start or version_of)(candidate, seconds)
        return Browser(candidate.file, candidate.origin, version, sandbox_flags(environ))

    places = candidates(environ, named, shells=shells)
    browser, refused = _first(places, Deadline(timeout_s), open_one)
    return Search(browser, refused)


def start(
    environ: Mapping[str, str], named: str | None, deadline: Deadline, flags: Sequence[str]
) -> Running:
    """The first browser that starts; whoever asked ends its process.

    Raises NoBrowser, and TimeUp where the deadline passes before that is known.
    """

    def open_one(candidate: Candidate, seconds: float) -> Running:
        return _start(candidate, seconds, flags)

    found, refused = _first(candidates(environ, named), deadline, open_one)
    if found is None:
        deadline.left_s()
        raise NoBrowser(refused)
    return found


def _first(
    places: Sequence[Candidate], deadline: Deadline, start: Callable[[Candidate, float], T]
) -> tuple[T | None, tuple[Refusal, ...]]:
    """What ``start`` makes of the first candidate that does, and those that did not."""
    refused: list[Refusal] = []
    for candidate in places:
        try:
            return start(candidate, min(deadline.left_s(), START_S)), tuple(refused)
        except TimeUp:
            refused.append(Refusal(candidate, "there was no time left to try it"))
        except Unusable as why:
            refused.append(Refusal(candidate, str(why)))
    return None, tuple(refused)


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
    started = _start(candidate, timeout_s, ())
    started.process.end()
    return started.browser.version


def _start(candidate: Candidate, timeout_s: float, flags: Sequence[str]) -> Running:
    """The candidate running, once it has said its version. Raises Unusable."""
    file = candidate.file
    if not file.is_file():
        raise Unusable("there is no such file")
    if not os.access(file, os.X_OK):
        raise Unusable("it is not a program")
    sandbox = sandbox_flags(os.environ)
    try:
        process = Process(file, (*_FLAGS, *sandbox, *flags))
    except OSError as error:
        raise Unusable(f"it cannot be run: {error.strerror}") from error
    try:
        line = Protocol(process)
        said = line.call(Deadline(timeout_s), "Browser.getVersion")
        version = str(said["product"]).rpartition("/")[2]
        return Running(Browser(file, candidate.origin, version, sandbox), process, line)
    except BaseException as error:
        reason = _reason(process, error)
        process.end()
        if reason is None:
            raise
        raise Unusable(reason) from error


def _reason(process: Process, error: BaseException) -> str | None:
    """Why a browser that was started does not do; None where we are told to stop."""
    if isinstance(error, TimeUp):
        return "it did not start in time"
    if isinstance(error, (Fault, KeyError, ValueError)):
        return "it started, but does not say its version"
    if not isinstance(error, BrowserGone):
        return None
    status = process.wait(_LAST_WORDS_S)
    if status is None:
        return "it started, but does not say its version"
    said = process.last_words()
    return f"it ended at once ({status})" + (f": {said[:200]}" if said else "")

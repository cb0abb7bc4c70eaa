"""When files change: who waits here is told which, once they are at rest.

Folders are listened to, not files, because an editor may save by writing another file
and renaming it over the old one. An event only says "look now": what counts is the state
of the files, which is also looked at once a second, so that a file system that tells of
nothing (a network share, a container's mount) is followed all the same. A file that was
closed or renamed is reported at once; one that is still open, when it rests.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_MOVED,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

LOOK_S = 1.0
POLL_S = 0.2  # between two looks where events are not waited for
STILL_S = 0.05  # a save is several events within a few milliseconds
RESTLESS_S = 1.0  # a file that never rests, or stays away, is reported all the same
_ONLY_READ = (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE)
_WRITTEN = (EVENT_TYPE_CLOSED, EVENT_TYPE_MOVED)

# It complains of a folder that is let go while it still reads there, which is of no account:
# what an event would have told, the look every second tells too.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

Mark = tuple[object, ...] | None
State = Mapping[Path, Mark]


class Watch:
    """Watches the files that something is made from, as these change from time to time.

    With ``poll`` it listens to nothing and looks five times a second.
    """

    def __init__(self, *, poll: bool = False) -> None:
        self._poll = poll
        self._look_s = POLL_S if poll else LOOK_S
        self._woken = threading.Event()
        self._stirred = threading.Event()
        self._written = threading.Event()
        self._observer = Observer()
        self._folders: dict[Path, ObservedWatch] = {}
        self._state: State = MappingProxyType({})

    def __enter__(self) -> Watch:
        """Start listening."""
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening, and end the threads that did."""
        self._observer.stop()
        self._observer.join()

    def wake(self) -> None:
        """Let whoever waits hear at once, of nothing if nothing changed."""
        self._woken.set()
        self._stirred.set()

    def look_at(self, files: Iterable[Path], *, since_s: float) -> None:
        """From now on it is these files that count; they need not exist.

        A folder stands for the visible files right inside it. What was known before keeps
        the state it was last reported in. What is new counts as changed if that happened
        after ``since_s`` (seconds of ``time.time``), which is when its reader started.
        """
        state = {file: mark_of(file) for file in map(_absolute, files)}
        for file, mark in state.items():
            if file in self._state:
                state[file] = self._state[file]
            elif mark is not None and _modified_s(file) > since_s:
                state[file] = None
        self._state = MappingProxyType(state)
        self._listen()

    def wait(self, timeout_s: float | None = None) -> frozenset[Path]:
        """The files that changed since they were last reported.

        Empty after ``timeout_s``, or where ``wake`` was called.
        """
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        while True:
            self._stirred.clear()
            if self._woken.is_set():
                self._woken.clear()
                return frozenset()
            written = self._written.is_set()
            self._written.clear()
            if changed := self._changed(written=written):
                return changed
            most = self._look_s
            left = most if deadline is None else min(most, deadline - time.monotonic())
            if left <= 0:
                return frozenset()
            self._stirred.wait(left)
            self._listen()

    def _changed(self, *, written: bool) -> frozenset[Path]:
        """What differs from the state last reported, once it is ``written`` or at rest."""
        before, now = self._state, {file: mark_of(file) for file in self._state}
        restless = time.monotonic() + RESTLESS_S
        while now != before and time.monotonic() < restless and not self._woken.is_set():
            away = any(now[file] is None and before[file] is not None for file in now)
            if written and not away:
                break
            last = now
            written = self._written.wait(STILL_S)
            self._written.clear()
            now = {file: mark_of(file) for file in before}
            written = written or now == last
        self._state = MappingProxyType(now)
        return frozenset(file for file in now if now[file] != before[file])

    def _listen(self) -> None:
        """Listen to exactly the folders that exist and matter."""
        if self._poll:
            return
        wanted = {folder for file in self._state for folder in _folders(file)}
        for folder in self._folders.keys() - wanted:
            self._observer.unschedule(self._folders.pop(folder))
        for folder in wanted - self._folders.keys():
            try:
                self._folders[folder] = self._observer.schedule(
                    _Stirrer(self._stirred, self._written), str(folder), recursive=False
                )
            except OSError:  # no more watches to be had: the look every second has to do
                continue


class _Stirrer(FileSystemEventHandler):
    """Sets an event for anything that may have changed a file, and one for what is whole."""

    def __init__(self, stirred: threading.Event, written: threading.Event) -> None:
        self._stirred = stirred
        self._written = written

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _WRITTEN:
            self._written.set()
        if event.event_type not in _ONLY_READ:
            self._stirred.set()


def mark_of(file: Path) -> Mark:
    """Something that differs when a file does; None where there is none."""
    try:
        about = file.stat()
        if file.is_dir():
            with os.scandir(file) as entries:
                inside = [entry for entry in entries if not entry.name.startswith(".")]
                marks = [(entry.name, mark_of(Path(entry))) for entry in inside if entry.is_file()]
            return tuple(sorted(marks, key=lambda mark: mark[0]))
    except OSError:
        return None
    return (about.st_mtime_ns, about.st_size, about.st_ino)


def _modified_s(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _absolute(file: Path) -> Path:
    return Path(os.path.abspath(file))  # noqa: PTH100  (a link counts as itself and as its target)


def _folders(file: Path) -> set[Path]:
    """The folders in which ``file`` can be replaced: its own, and its target's."""
    try:
        homes = {file, file.resolve()}
    except (OSError, RuntimeError):  # links in a circle
        homes = {file}
    return {f for home in homes for f in [home if home.is_dir() else home.parent] if f.is_dir()}

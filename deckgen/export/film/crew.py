"""Spreads the scenes of a film over the cores: a browser and an encoder on each."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from deckgen.export.film.shoot import Scene, Shooter
from deckgen.export.film.store import Store

_MOST = 8  # browsers; each takes a few hundred megabytes


class Writer(contextlib.AbstractContextManager["Writer"], Protocol):
    """What becomes of the pictures of a scene."""

    def add(self, picture: bytes, ticks: int) -> None:
        """Show a picture for so many ticks."""


Open = Callable[[], contextlib.AbstractContextManager[Shooter]]


def shoot_all(
    wanted: Sequence[Scene],
    rate: int,
    store: Store,
    open_one: Sequence[Open],
    writer: Callable[[Path], Writer],
    told: Callable[[int], None],
) -> None:
    """Shoot the scenes into ``store``; ``told`` hears how many ticks are done.

    Each of ``open_one`` opens a page to shoot from. Raises whatever went wrong first, when all
    have ended.
    """
    waiting: SimpleQueue[Scene] = SimpleQueue()
    for scene in wanted:
        waiting.put(scene)
    said: SimpleQueue[int | BaseException | None] = SimpleQueue()
    stop = Event()

    def work(opening: Open) -> None:
        try:
            with opening() as shooter:
                while not stop.is_set() and (scene := _next(waiting)) is not None:
                    with store.draft(scene.number) as draft, writer(draft) as film:
                        for picture in shooter.shoot(scene, rate):
                            if stop.is_set():
                                raise _Stopped
                            film.add(picture.data, picture.ticks)
                            said.put(picture.ticks)
            said.put(None)
        except BaseException as error:
            said.put(error)

    threads = [Thread(target=work, args=(each,), daemon=True) for each in open_one]
    for thread in threads:
        thread.start()
    failure: BaseException | None = None
    try:
        running, done = len(threads), 0
        while running:
            heard = said.get()
            if isinstance(heard, int):
                done += heard
                told(done)
                continue
            running -= 1
            if heard is not None and not isinstance(heard, _Stopped):
                failure = failure or heard
                stop.set()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    if failure is not None:
        raise failure


def cores() -> int:
    """How many scenes are worth shooting at once."""
    if hasattr(os, "sched_getaffinity"):
        return min(_MOST, len(os.sched_getaffinity(0)))
    return min(_MOST, os.cpu_count() or 1)


class _Stopped(Exception):
    """Another has failed, or the user has had enough."""


def _next(waiting: SimpleQueue[Scene]) -> Scene | None:
    try:
        return waiting.get_nowait()
    except Empty:
        return None

"""Spreads the pictures of an export over the cores: a browser on each."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from typing import TypeVar

from deckgen.export.page import Studio

J = TypeVar("J")
T = TypeVar("T")

Labour = Callable[[Iterator[J]], Generator[int, None, None]]
"""Does jobs one after the other, and gives how much is done each time that more is."""
Opening = Callable[[], AbstractContextManager[Labour[J]]]

_MOST = 8  # browsers; each takes a few hundred megabytes
_AHEAD = 4  # pictures that wait for who needs them


def cores() -> int:
    """How many browsers are worth having."""
    if hasattr(os, "sched_getaffinity"):
        return min(_MOST, len(os.sched_getaffinity(0)))
    return min(_MOST, os.cpu_count() or 1)


def crew(
    first: Studio, flags: Sequence[str], labour: Callable[[Studio], Labour[J]], jobs: int
) -> list[Opening[J]]:
    """Whoever is worth having for so many ``jobs``: the ``first`` studio, and others like it.

    ``labour`` is what is done in each.
    """

    @contextmanager
    def another() -> Iterator[Labour[J]]:
        named = str(first.browser.file)
        with Studio(browser=named, deadline=first.deadline, flags=flags) as studio:
            yield labour(studio)

    others = max(0, min(cores(), jobs) - 1)
    return [lambda: nullcontext(labour(first)), *[another] * others]


def share(jobs: Sequence[J], openings: Sequence[Opening[J]], told: Callable[[int], None]) -> None:
    """Do all ``jobs``, each by whoever is free; ``told`` hears how much is done so far.

    Raises whatever went wrong first, when all have ended.
    """
    waiting: SimpleQueue[J] = SimpleQueue()
    for job in jobs:
        waiting.put(job)
    said: SimpleQueue[int | BaseException | None] = SimpleQueue()
    stop = Event()
    threads = [
        Thread(target=_work, args=(each, waiting, said, stop), daemon=True) for each in openings
    ]
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


class _Stopped(Exception):
    """Another has failed, or the user has had enough."""


def _work(
    opening: Opening[J],
    waiting: SimpleQueue[J],
    said: SimpleQueue[int | BaseException | None],
    stop: Event,
) -> None:
    """Open a studio and do jobs in it, until there are no more or all are to stop."""
    try:
        with opening() as labour, closing(labour(_taken(waiting, stop))) as doing:
            for done in doing:
                if stop.is_set():
                    raise _Stopped
                said.put(done)
        said.put(None)
    except BaseException as error:
        said.put(error)


def _taken(waiting: SimpleQueue[J], stop: Event) -> Iterator[J]:
    while not stop.is_set():
        try:
            yield waiting.get_nowait()
        except Empty:
            return


def ahead(things: Iterator[T]) -> Generator[T, None, None]:
    """The same things; a few are made in a thread before they are asked for."""
    room, ended = Semaphore(_AHEAD), Event()
    made: SimpleQueue[tuple[T] | BaseException | None] = SimpleQueue()

    def work() -> None:
        try:
            for thing in things:
                made.put((thing,))
                room.acquire()
                if ended.is_set():
                    return
            made.put(None)
        except BaseException as error:
            made.put(error)

    thread = Thread(target=work, daemon=True)
    thread.start()
    try:
        while (thing := made.get()) is not None:
            if isinstance(thing, BaseException):
                raise thing
            room.release()
            yield thing[0]
    finally:
        ended.set()
        room.release()
        thread.join()

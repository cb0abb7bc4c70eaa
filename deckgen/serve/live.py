"""Watches a talk, and builds and shows it anew whenever a file of it changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.diagnostics import DeckError
from deckgen.model import Bundle
from deckgen.serve.site import Site
from deckgen.serve.watch import Watch

DOUBT_S = 0.1  # a fault may be a file half written: it is shown if nothing changes for so long
RESTLESS_S = 2.0  # or if it is there for so long whatever changes


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one build, and how long it took."""

    made: Bundle | DeckError
    took_s: float


@dataclass(slots=True)
class Live:
    """Keeps ``site`` as new as its talk, in a thread of its own.

    ``told`` hears of each build that is shown.
    """

    site: Site
    watch: Watch
    told: Callable[[Built], None]
    _again: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    def first(self, talk: Path) -> None:
        """Build for the first time, so that there is something to serve."""
        self.watch.look_at([talk], since_s=time.time())
        self._build()

    def run(self) -> None:
        """Build at each change, until ``end``."""
        while not self._over.is_set():
            if self._again.is_set() or self.watch.wait() or self._again.is_set():
                self._again.clear()
                self._build()

    def again(self) -> None:
        """Build now, though nothing may have changed."""
        self._again.set()
        self.watch.wake()

    def end(self) -> None:
        """Make ``run`` return."""
        self._over.set()
        self.watch.wake()

    def _build(self) -> None:
        restless = time.monotonic() + RESTLESS_S
        while True:
            began_s, began = time.time(), time.perf_counter()
            made = self.site.build()
            took_s = time.perf_counter() - began
            self.watch.look_at(made.inputs, since_s=began_s)
            # What is at fault now may be whole a moment later.
            if isinstance(made, Bundle) or time.monotonic() > restless:
                break
            if not self.watch.wait(DOUBT_S):
                break
        if self._over.is_set():
            return
        self.site.show(made)
        self.told(Built(made, took_s))

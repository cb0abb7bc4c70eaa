"""How far an export is: a bar on a terminal, plain lines elsewhere, records under ``--json``.

Nothing is said in the first second. Lines are left out where they would come too fast.
"""

from __future__ import annotations

import sys
import time

from deckgen.cli.console import Console

_QUIET_S = 1.0
_BETWEEN_S = {"bar": 0.1, "record": 0.25, "line": 5.0}
_CELLS = 24
_ERASE = "\r\x1b[K"


class Meter:
    """Tells the progress of one output. Ends what it drew with the block."""

    def __init__(self, out: Console, output: str) -> None:
        self._out = out
        self._output = output
        self._began_s = self._told_s = time.monotonic()
        self._way = "record" if out.json else "bar" if sys.stderr.isatty() else "line"
        self._drawn = False
        self._stage, self._total, self._stage_began_s = "", 0, self._began_s

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            print(_ERASE, end="", file=sys.stderr, flush=True)

    def stage(self, name: str, total: int = 0) -> None:
        """A stage begins, of ``total`` like steps; 0 where they cannot be counted."""
        self._stage, self._total, self._stage_began_s = name, total, time.monotonic()
        self._tell(0, anew=True)

    def step(self, done: int) -> None:
        """So many steps of the stage are done."""
        self._tell(done, anew=False)

    def _tell(self, done: int, *, anew: bool) -> None:
        now_s = time.monotonic()
        soon = now_s - self._told_s < _BETWEEN_S[self._way]
        if self._out.quiet or now_s - self._began_s < _QUIET_S or (soon and not anew):
            return
        self._told_s = now_s
        left_s = self._left_s(done, now_s)
        if self._way == "record":
            counted = {"done": done, "total": self._total} if self._total else {}
            left = {} if left_s is None else {"left_s": round(left_s, 1)}
            record = {"event": "progress", "output": self._output, "stage": self._stage}
            self._out.record({**record, **counted, **left})
        elif self._way == "bar":
            self._drawn = True
            text = f"{_ERASE}{_bar(done, self._total)}{self._words(done, left_s)}"
            print(text, end="", file=sys.stderr, flush=True)
        else:
            self._out.log(self._words(done, left_s))

    def _left_s(self, done: int, now_s: float) -> float | None:
        """The seconds that the stage still takes if it goes on as it went."""
        if not done or not self._total:
            return None
        return (now_s - self._stage_began_s) / done * (self._total - done)

    def _words(self, done: int, left_s: float | None) -> str:
        counted = f" {done} of {self._total}" if self._total else ""
        left = f", {_clock(left_s)} left" if left_s is not None and left_s >= 1 else ""
        return f"{self._stage}{counted}{left}"


def _bar(done: int, total: int) -> str:
    if not total:
        return ""
    full = round(_CELLS * done / total)
    return f"[{'#' * full}{'.' * (_CELLS - full)}] "


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

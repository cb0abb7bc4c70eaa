"""What we ask of a browser that is driven from outside, in WebDriver's own terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Point = tuple[float, float]  # of the window
# A source of input: a keyboard, a mouse or a wheel, with what it does one after another.
Source = Mapping[str, Any]

ANSWER_S = 60.0  # the longest that anything may take, on a machine that has other work


def source(kind: str, name: str, *moves: Source) -> Source:
    return {"type": kind, "id": name, "actions": moves}


def scroll(at: Point, dx: int, dy: int) -> Source:
    return {"type": "scroll", "x": round(at[0]), "y": round(at[1]), "deltaX": dx, "deltaY": dy}


class Fault(Exception):
    """What the browser, or the page in it, answered instead."""


class Remote(Protocol):
    """One browser. What it is asked is asked of the window that was chosen last."""

    def open(self, url: str) -> None:
        """Load the page, until its scripts have run."""

    def run(self, script: str) -> Any:
        """What the body of an asynchronous function returns in the page, as JSON."""

    def act(self, sources: Sequence[Source]) -> None:
        """Make that input; what a key or a button holds down at the end stays so."""

    def slide(self, at: Point, dx: int, dy: int) -> None:
        """Slide two fingers on a trackpad by so many pixels."""

    def notch(self, at: Point, turns: int) -> None:
        """Turn a mouse's wheel by so many notches: backwards above 0."""

    def picture(self) -> bytes:
        """What the window shows, as PNG."""

    def windows(self) -> list[str]:
        """The windows, oldest first."""

    def choose(self, window: str) -> None:
        """The window that is meant from now on."""

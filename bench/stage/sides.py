"""The two sides: how each page is flown, and when its first frame is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.stage.pages import deckgen_page, impress_page
from deckgen.model import Scene


@dataclass(frozen=True, slots=True)
class Side:
    """One way to show a wall.

    ``fly`` is JavaScript: a function of a stop's id that starts a flight, and gives a promise
    kept when it has ended. ``drawn`` is an expression, true once the first view is laid out.
    """

    name: str
    page: Callable[[Scene], str]
    fly: str
    drawn: str
    by_hand: bool


DECKGEN = Side(
    "deckgen",
    deckgen_page,
    """(id) => new Promise((done) => {
      const { deck } = deckgen;
      const off = deck.on("arrive", () => { off(); done(); });
      deck.goto(id === "overview" ? deck.lastStep : id);
    })""",
    "window.deckgen",
    by_hand=True,
)
IMPRESS = Side(
    "impress.js",
    impress_page,
    """(id) => new Promise((done) => {
      const step = document.getElementById(id);
      step.addEventListener("impress:stepenter", () => done(), { once: true });
      impress().goto(id);
    })""",
    "document.body?.classList.contains('impress-enabled')",
    by_hand=False,
)
SIDES = (DECKGEN, IMPRESS)

"""A deck open in a browser, as its speaker and its audience meet it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_WAIT = """() => {
  window.arrival = new Promise((done) => {
    const off = deckgen.deck.on("arrive", (detail) => { off(); done(detail); });
  });
}"""


class Stage:
    """One page with a deck; what it logged as a fault, and what it asked other places for."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.file = file
        self.faults: list[str] = []
        self.strangers: set[str] = set()
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda said: self._heard(said.type, said.text))
        page.on("request", lambda request: self._asked(request.url))

    def open(self, address: str = "") -> None:
        """Load the page anew; ``address`` is what stands after the file's name."""
        self.page.goto("about:blank")
        self.page.goto(self.file.as_uri() + address)
        self.run("deck.ready")

    def run(self, script: str, argument: object = None) -> Any:
        """What ``script`` gives in the page, with ``deck`` at hand."""
        body = f"(argument) => {{ const deck = deckgen.deck; return ({script}); }}"
        return self.page.evaluate(body, argument)

    @contextmanager
    def arrival(self) -> Iterator[None]:
        """What is done inside makes the camera fly; afterwards it has arrived."""
        self.page.evaluate(_WAIT)
        yield
        self.page.evaluate("() => window.arrival")

    @contextmanager
    def landing(self) -> Iterator[None]:
        """The same, but the flight is over at once."""
        with self.arrival():
            yield
            self.run("(deck.seek(1e6), deck.play())")

    def press(self, *keys: str) -> None:
        """Press keys, each of which flies somewhere."""
        for key in keys:
            with self.landing():
                self.page.keyboard.press(key)

    @property
    def at(self) -> str:
        """The id of the frame in front, or ``overview``."""
        script = "deck.place.frame === null ? 'overview' : deck.frames[deck.place.frame].id"
        return str(self.run(script))

    @property
    def away(self) -> str | None:
        return None if (found := self.run("deck.place.away")) is None else str(found)

    @property
    def step(self) -> int:
        return int(self.run("deck.step"))

    @property
    def camera(self) -> Mapping[str, float]:
        return dict(self.run("deck.camera()"))

    @property
    def hash(self) -> str:
        return str(self.run("location.hash"))

    def substeps(self, frame: str) -> list[bool]:
        """Which of the frame's substeps are shown."""
        return list(
            self.run(
                "[...document.getElementById(argument).querySelectorAll('.substep')]"
                ".map((each) => each.classList.contains('substep-visible'))",
                frame,
            )
        )

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(text)

    def _asked(self, url: str) -> None:
        where = url.partition("#")[0].partition("?")[0]
        if where != self.file.as_uri() and not url.startswith(("data:", "about:")):
            self.strangers.add(url)

"""A deck open from the disk in any engine, as its speaker meets it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.engines.remote import Point, Remote, Source, source

# How WebDriver writes the keys that print nothing.
KEYS = {
    "Backspace": "\ue003",
    "Enter": "\ue007",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}
# Stands before all that can go wrong, and so before the policy too, which would refuse it.
_WITNESS = """<script>
window.faults = [];
addEventListener("error", (event) => faults.push(event.message || event.target.outerHTML), true);
addEventListener("unhandledrejection", (event) => faults.push(String(event.reason)));
addEventListener("securitypolicyviolation", (event) =>
  faults.push(`${event.violatedDirective}: ${event.blockedURI}`));
for (const kind of ["error", "warn"]) console[kind] = (...said) => faults.push(said.join(" "));
</script>"""
_FAULTS = """return [...window.faults, ...performance.getEntriesByType("resource")
  .map((entry) => entry.name).filter((name) => !name.startsWith("data:"))]"""
_WATCH = """window.arrival = new Promise((done) => {
  const off = deckgen.deck.on("arrive", (detail) => { off(); done(detail); });
})"""


class Stage:
    """One deck in one browser; where it is asked, and what is done to it."""

    def __init__(self, remote: Remote, file: Path, html: str) -> None:
        self.remote = remote
        self.file = file
        file.write_text(html.replace("<head>", "<head>" + _WITNESS, 1), encoding="utf-8")

    def open(self, address: str = "") -> None:
        """Load the page anew; ``address`` is what stands after the file's name."""
        self.remote.open("about:blank")
        self.remote.open(self.file.as_uri() + address)
        self.run("deck.ready")

    @property
    def faults(self) -> list[str]:
        """What went wrong in the page, and what it asked other places for."""
        return list(self.remote.run(_FAULTS))

    def run(self, script: str, argument: object = None) -> Any:
        """What ``script`` gives in the page, with ``deck`` at hand."""
        given = f"const deck = window.deckgen?.deck, argument = {json.dumps(argument)};"
        return self.remote.run(f"{given} return await ({script});")

    @contextmanager
    def arrival(self) -> Iterator[None]:
        """What is done inside makes the camera fly; afterwards it has arrived."""
        self.remote.run(_WATCH)
        yield
        self.remote.run("await window.arrival")

    @contextmanager
    def landing(self) -> Iterator[None]:
        """The same, but the flight is over at once."""
        with self.arrival():
            yield
            self.run("void (deck.seek(1e6), deck.play())")

    # ---- input ---------------------------------------------------------------------------

    def type(self, *keys: str) -> None:
        """Press keys and let go of them."""
        values = [KEYS.get(key, key) for key in keys]
        ways = ("keyDown", "keyUp")
        strokes = [{"type": way, "value": value} for value in values for way in ways]
        self.remote.act([source("key", "keyboard", *strokes)])

    def press(self, *keys: str) -> None:
        """Press keys, each of which flies somewhere."""
        for key in keys:
            with self.landing():
                self.type(key)

    def notch(self, at: Point, turns: int) -> None:
        """Turn a mouse's wheel by so many notches (backwards above 0), until the view rests."""
        with self.arrival():
            self.remote.notch(at, turns)

    def slide(self, at: Point, dx: int, dy: int) -> None:
        """Slide two fingers on a trackpad, until the view rests."""
        with self.arrival():
            self.remote.slide(at, dx, dy)

    def grab(self, *points: Point) -> None:
        """Press the mouse at the first point, and take it along the others."""
        self._mouse(_moved(points[0]), {"type": "pointerDown", "button": 0})
        self._mouse(*(_moved(point, ms=20) for point in points[1:]))

    def let_go(self) -> None:
        self._mouse({"type": "pointerUp", "button": 0})

    def click(self, at: Point) -> None:
        self.grab(at)
        self.let_go()

    def _mouse(self, *moves: Source) -> None:
        self.remote.act([source("pointer", "mouse", *moves)])

    # ---- where it is ---------------------------------------------------------------------

    @property
    def at(self) -> str:
        """The id of the frame in front, or ``overview``."""
        script = "deck.place.frame === null ? 'overview' : deck.frames[deck.place.frame].id"
        return str(self.run(script))

    @property
    def away(self) -> str | None:
        return None if (found := self.run("deck.place.away")) is None else str(found)

    @property
    def camera(self) -> dict[str, float]:
        return dict(self.run("deck.camera()"))

    @property
    def hash(self) -> str:
        return str(self.run("location.hash"))

    def canvas(self, point: Point) -> Point:
        """The point of the canvas that the window shows there."""
        camera, view = self.camera, self.run("deck.view()")
        scale = min(view["width"], view["height"] * view["aspect"]) / camera["width"]
        dx, dy = (point[0] - view["width"] / 2) / scale, (point[1] - view["height"] / 2) / scale
        sin, cos = (f(math.radians(camera["rotate"])) for f in (math.sin, math.cos))
        return camera["x"] + dx * cos - dy * sin, camera["y"] + dx * sin + dy * cos

    def seen(self, selector: str) -> Sequence[float]:
        """Left, top, width and height of what the window shows of an element."""
        script = "(({ left, top, width, height }) => [left, top, width, height])"
        return list(
            self.run(
                f"{script}(document.querySelector(argument).getBoundingClientRect())", selector
            )
        )

    def substeps(self, frame: str) -> list[bool]:
        """Which of the frame's substeps can be seen, once they have faded in or out."""
        script = """(async (parts) => {
          await Promise.all(parts.flatMap((each) => each.getAnimations()).map((a) => a.finished));
          return parts.map((each) => Number(getComputedStyle(each).opacity) > 0.9);
        })([...document.getElementById(argument).querySelectorAll(".substep")])"""
        return list(self.run(script, frame))


def _moved(to: Point, *, ms: int = 0) -> Source:
    return {"type": "pointerMove", "x": round(to[0]), "y": round(to[1]), "duration": ms}

"""Flies a page in a real browser, as a speaker and a hand do, and takes its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page
from playwright.sync_api import TimeoutError as TookTooLong

from bench.stage.figures import Figures, figures
from bench.stage.memory import Memory, largest
from bench.stage.sides import Side
from bench.stage.trace import CATEGORIES, TICK, Trace
from deckgen.export.browser import Browser as Found

SCREEN = {"width": 1920, "height": 1080}
FLIGHTS, HAND, WHOLE, MAP = "flights", "by hand", "the whole", "map open"
_WHEEL = (120, 5)  # turns of it, first in and then out again, and how many pixels each says
_WITH_MAP = 4  # flights with the map open
_DRAG = (120, 8)  # movements of the mouse, and how many pixels each

# Marks the animation frame whose picture is the first to show the deck.
_WATCH = """(() => {
  const look = () => {
    if (%s) performance.mark("drawn");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""

# Marks the page's animation frames from now on; they are counted between other marks.
_TICK = f"""(() => {{
  const tick = () => {{
    performance.mark("{TICK}");
    requestAnimationFrame(tick);
  }};
  requestAnimationFrame(tick);
}})()"""

_TOURED = "that was the tour"
# The whole tour runs inside the page; the moment's rest between flights is not measured.
_TOUR = """([ids, over]) => {
  const fly = %s;
  const rest = () => new Promise((done) => setTimeout(done, 300));
  (async () => {
    for (const [index, id] of ids.entries()) {
      await rest();
      performance.mark(`go ${over}${index}`);
      await fly(id);
      performance.mark(`landed ${over}${index}`);
    }
    await rest();
    console.log("%s");
  })();
}"""


def measure(
    chromium: BrowserType,
    found: Found,
    side: Side,
    file: Path,
    stops: Sequence[str],
    limit_s: float,
) -> Mapping[str, Figures]:
    """Open the page and fly to each of ``stops``; then, on our side, take it in hand, zoom in
    the whole of it, and fly to some of them with the map open.

    Each of these has ``limit_s`` and is cut off there. The browser is one of its own.
    """
    memory: Memory | None = None  # after the flights, and what a hand does there
    browser = chromium.launch(executable_path=str(found.file), args=list(found.flags))
    try:
        page = browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
        page.set_default_timeout(1000 * limit_s)
        page.add_init_script(_WATCH % side.drawn)
        browser.start_tracing(page=page, categories=list(CATEGORIES))
        with suppress(TookTooLong):
            page.goto(file.as_uri())
            page.evaluate(_TICK)
            _tour(page, side, stops)
            if side.by_hand:
                _handle(page)
                memory = largest(_renderers(browser))
                page.keyboard.press("o")
                page.evaluate("() => void (deckgen.deck.seek(1e6), deckgen.deck.play())")
                _wheel(page, "whole")
                page.keyboard.press("m")
                _tour(page, side, stops[:_WITH_MAP], over=MAP)
        memory = memory or largest(_renderers(browser))
        trace = Trace.read(browser.stop_tracing())
    finally:
        browser.close()
    flights = figures(trace, [str(number) for number in range(len(stops))], memory)
    others = {
        HAND: figures(trace, ("wheel", "drag")),
        WHOLE: figures(trace, ("whole",)),
        MAP: figures(trace, [f"{MAP}{number}" for number in range(_WITH_MAP)]),
    }
    return {FLIGHTS: flights, **{name: each for name, each in others.items() if each.flown}}


def _tour(page: Page, side: Side, stops: Sequence[str], *, over: str = "") -> None:
    """Fly to each of them; ``over`` is what is open on top."""
    with page.expect_console_message(lambda said: said.text == _TOURED):
        page.evaluate(_TOUR % (side.fly, _TOURED), [list(stops), over])


def _handle(page: Page) -> None:
    """Wheel in and out again, then drag the canvas about."""
    _wheel(page, "wheel")
    x, y = SCREEN["width"] / 2, SCREEN["height"] / 2
    page.mouse.down()
    moves, pixels = _DRAG
    _mark(page, "go drag")
    for move in range(moves):
        page.mouse.move(x + pixels * min(move, moves - move), y + move)
    _mark(page, "landed drag")
    page.mouse.up()


def _wheel(page: Page, name: str) -> None:
    """In and out again, at the middle of the window."""
    page.mouse.move(SCREEN["width"] / 2, SCREEN["height"] / 2)
    turns, pixels = _WHEEL
    _mark(page, f"go {name}")
    for turn in range(turns):
        page.mouse.wheel(0, -pixels if turn < turns / 2 else pixels)
    _mark(page, f"landed {name}")


def _mark(page: Page, name: str) -> None:
    page.evaluate("(name) => void performance.mark(name)", name)


def _renderers(browser: Browser) -> list[int]:
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")
    return [each["id"] for each in told["processInfo"] if each["type"] == "renderer"]

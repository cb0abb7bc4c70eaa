"""The route by itself. Time is the test's own, so nothing waits for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from deckgen.build import build
from deckgen.bundle.runtime import RUNTIME
from tests.browser.conftest import Open
from tests.browser.stage import Stage
from tests.talks import a_talk

TALK = """
# One {#one dwell=4s}

- x
- y {.substep}

# Two {#two dwell=2s}
"""
FLIGHT_MS = 3000  # longer than any
SIGN = ".deckgen-kiosk"


@pytest.fixture
def kiosk(open_deck: Open, tmp_path: Path) -> Stage:
    stage = open_deck(build(a_talk(tmp_path, TALK)).files["index.html"].decode())
    stage.page.clock.install(time=0)
    stage.page.clock.pause_at(1)  # else it goes on by itself between two lines of a test
    stage.open("?auto")
    return stage


def place(stage: Stage) -> tuple[str, int]:
    return stage.at, int(stage.run("deck.substep"))


def test_it_stays_as_long_as_it_is_told_and_substeps_share_that(kiosk: Stage) -> None:
    kiosk.page.clock.run_for(1900)
    assert ("one", 0) == place(kiosk)
    kiosk.page.clock.run_for(200)
    assert ("one", 1) == place(kiosk)
    kiosk.page.clock.run_for(2000)
    assert ("two", 0) == place(kiosk)


def test_it_begins_again(kiosk: Stage) -> None:
    kiosk.page.clock.run_for(4100 + FLIGHT_MS + 2000)
    assert ("one", 0) == place(kiosk)


def test_it_can_end_with_the_route(kiosk: Stage) -> None:
    kiosk.open("?auto&loop=0")
    kiosk.page.clock.run_for(60_000)

    assert ("two", 0) == place(kiosk)


def test_a_touch_takes_over_and_quiet_gives_back(kiosk: Stage) -> None:
    sign = kiosk.page.locator(SIGN)
    kiosk.page.keyboard.press("o")
    kiosk.page.clock.run_for(20_000)
    assert ("overview", True) == (kiosk.at, sign.is_visible())
    kiosk.page.mouse.move(300, 300)
    kiosk.page.mouse.move(310, 310)
    kiosk.page.clock.run_for(20_000)
    assert ("overview", True) == (kiosk.at, sign.is_visible())
    kiosk.page.clock.run_for(10_100)
    assert ("one", False) == (kiosk.at, sign.is_visible())
    kiosk.page.clock.run_for(FLIGHT_MS + 4000)
    assert "two" == kiosk.at


def test_it_waits_for_what_plays(kiosk: Stage) -> None:
    kiosk.run("""Object.defineProperties(
      document.querySelector('#two .frame-box').appendChild(document.createElement('audio')),
      { paused: { value: false, configurable: true }, ended: { value: false } }) && null""")
    kiosk.page.clock.run_for(4100 + FLIGHT_MS + 20_000)
    assert "two" == kiosk.at
    kiosk.run("""(() => { const clip = document.querySelector('audio');
      Object.defineProperty(clip, 'paused', { value: true });
      clip.dispatchEvent(new Event('ended')); })()""")
    kiosk.page.clock.run_for(FLIGHT_MS + 2000)
    assert "one" == kiosk.at


def test_the_pointer_is_hidden_where_it_rests(kiosk: Stage) -> None:
    cursor = "getComputedStyle(deck.root).cursor"
    assert "none" == kiosk.run(cursor)
    kiosk.page.mouse.move(300, 300)
    kiosk.page.mouse.move(310, 310)
    assert "none" != kiosk.run(cursor)
    kiosk.page.clock.run_for(3000)
    assert "none" == kiosk.run(cursor)


def test_without_a_word_it_stays_as_long_as_one_reads(blank: Page) -> None:
    pure = (RUNTIME / "dwell.js").read_text()
    stays = blank.evaluate(
        f"""() => {{ {pure}
        const word = (count) => "word ".repeat(count);
        return [
          dwellOf({{ dwell: 7, notes: word(500), shown: "" }}),
          dwellOf({{ dwell: undefined, notes: `<p>${{word(140)}}</p>`, shown: "" }}),
          dwellOf({{ dwell: undefined, notes: "", shown: word(36) }}),
          dwellOf({{ dwell: undefined, notes: "", shown: "" }}),
          dwellOf({{ dwell: undefined, notes: "", shown: word(900) }}),
          dwellOf({{ dwell: undefined, notes: "你好世界再见".repeat(35), shown: "" }}),
        ]; }}"""
    )

    assert [7, 60, 15, 5, 30, 60] == stays


def test_a_film_rests_at_a_stop_without_a_word_as_long(kiosk: Stage, tmp_path: Path) -> None:
    talk = a_talk(tmp_path, f"# One\n\n{'word ' * 35}\n\n# Two {{dwell=2s}}\n")
    kiosk.file.write_bytes(build(talk).files["index.html"])
    kiosk.open("?auto")
    kiosk.page.clock.run_for(14_900)
    assert ("one", 0) == place(kiosk)
    kiosk.page.clock.run_for(200)
    assert ("two", 0) == place(kiosk)

    kiosk.open("?export")
    scripts = (RUNTIME / "dwell.js", RUNTIME.parent / "export/seek.js")
    asked = [{"step": 0, "notes": ""}, {"step": 1, "notes": "<p>Said in the film.</p>"}]
    defined = "".join(file.read_text() for file in scripts)
    known = kiosk.page.evaluate(f"(asked) => {{ {defined}; return filmPlan(asked); }}", asked)
    assert [15, 2] == [each["stay"] for each in known]

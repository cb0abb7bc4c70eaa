"""The pure parts of the presenter window: plan, timer, records and commands."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from deckgen.bundle.runtime import RUNTIME

FILES = ("timer", "plan", "record", "commands")
PURE = "".join((RUNTIME / "console" / f"{name}.js").read_text() for name in FILES)
SCENE = """const scene = {
  duration: 600, frames: [{ notes: "<p>one two three</p>" }, {}, {}],
  routes: [
    { name: "main", steps: [{ frame: 0 }, { frame: 1, dwell: 60 }, { frame: 2 }] },
    { name: "short", steps: [{ frame: 2 }] },
  ],
};"""
RECORD = """const record = (more) => ({ step: 1, substep: 0, frame: 1, away: null, route: "main",
  camera: { x: 0, y: 0, width: 10, rotate: 0 }, timer: { since: null, before: 0 }, now: 1,
  view: { width: 800, height: 600 }, next: { step: 2, substep: 0 }, layer: null, flying: false,
  edition: "1", ...more });"""


def run(page: Page, script: str) -> Any:
    return page.evaluate(f"() => {{ {PURE} {SCENE} {RECORD} return {script}; }}")


# ---- the plan --------------------------------------------------------------------------


def test_a_stop_takes_its_dwell_and_the_others_share_the_rest_by_words(blank: Page) -> None:
    starts = run(blank, "planOf(scene, scene.routes[0])")
    shares = [18, 15]  # three words of notes, and 15 for coming to each stop

    first = 540 * shares[0] / sum(shares)
    assert pytest.approx([0, first, first + 60, 600]) == starts


def test_without_notes_the_shares_are_equal(blank: Page) -> None:
    script = """(() => {
      const talk = { ...scene, frames: [{}, {}, {}] };
      return planOf(talk, talk.routes[0]);
    })()"""

    assert [0, 270, 330, 600] == run(blank, script)


def test_dwells_that_are_too_long_are_cut_to_the_time_there_is(blank: Page) -> None:
    script = """(() => {
      const talk = { duration: 60, frames: [{}, {}],
        routes: [{ name: "main", steps: [{ frame: 0, dwell: 90 }, { frame: 1, dwell: 30 }] }] };
      return planOf(talk, talk.routes[0]);
    })()"""

    assert [0, 45, 60] == run(blank, script)


def test_another_route_has_not_the_time_of_the_talk(blank: Page) -> None:
    assert run(blank, "planOf(scene, scene.routes[1])") is None


@pytest.mark.parametrize(
    ("elapsed", "behind"), [(0, 0), (100, 0), (119, 0), (130, 0), (150, 30), (999, 879)]
)
def test_a_stop_is_on_time_until_its_end(blank: Page, elapsed: int, behind: int) -> None:
    assert behind == run(blank, f"secondsBehind([0, 120, 300], 0, {elapsed})")


@pytest.mark.parametrize(("elapsed", "behind"), [(0, -120), (90, -30), (110, 0), (360, 60)])
def test_who_comes_before_its_start_is_ahead(blank: Page, elapsed: int, behind: int) -> None:
    assert behind == run(blank, f"secondsBehind([0, 120, 300], 1, {elapsed})")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "On time"), (34, "30 s behind"), (58, "1 min behind"), (-130, "2 min ahead")],
)
def test_pace_in_words(blank: Page, seconds: int, text: str) -> None:
    assert text == run(blank, f"paceText({seconds}, (english) => english).text")


# ---- the timer -------------------------------------------------------------------------


def test_the_timer_counts_by_the_wall_clock(blank: Page) -> None:
    script = """(() => {
      const on = started(TIMER_ZERO, 1000), off = paused(on, 61000), again = started(off, 100000);
      const read = [[on, 31000], [off, 99000], [again, 101000], [on, 0]];
      return read.map(([timer, now]) => elapsedMs(timer, now));
    })()"""

    assert [30000, 60000, 61000, 0] == run(blank, script)


@pytest.mark.parametrize(
    ("ms", "text"), [(0, "0:00"), (61999, "1:01"), (3600000, "1:00:00"), (-5000, "−0:05")]
)
def test_time_is_written_as_clocks_write_it(blank: Page, ms: int, text: str) -> None:
    assert text == run(blank, f"clockText({ms})")


# ---- what comes in ---------------------------------------------------------------------


def test_a_record_survives_json(blank: Page) -> None:
    read, given = run(blank, "[readRecord(JSON.parse(JSON.stringify(record())), scene), record()]")

    assert given == read


@pytest.mark.parametrize(
    "more",
    [
        "null",
        "'record'",
        "[]",
        "record({ step: -1 })",
        "record({ step: '1' })",
        "record({ frame: 3 })",
        "record({ frame: 0.5 })",
        "record({ away: 'home' })",
        "record({ route: 'nowhere' })",
        "record({ now: NaN })",
        "record({ timer: { since: 'x', before: 0 } })",
        "record({ camera: { x: 0, y: 0, width: 0, rotate: 0 } })",
        "record({ camera: { x: Infinity, y: 0, width: 1, rotate: 0 } })",
    ],
)
def test_what_is_no_record_of_this_talk_is_none(blank: Page, more: str) -> None:
    assert run(blank, f"readRecord({more}, scene)") is None


def test_nothing_that_a_record_does_not_have_gets_in(blank: Page) -> None:
    script = "Object.keys(readRecord(record({ html: '<b>', view: { width: 1e9 } }), scene)).sort()"
    view = "readRecord(record({ view: { width: 1e9, height: 'x' } }), scene).view"

    assert "html" not in run(blank, script)
    assert {"width": 16384, "height": 720} == run(blank, view)


@pytest.mark.parametrize(
    "command",
    [
        "{ kind: 'ask', action: 'next' }",
        "{ kind: 'ask', action: 'digit', detail: '1' }",
        "{ kind: 'key', name: 'Shift+ArrowRight' }",
        "{ kind: 'goto', step: 2 }",
        "{ kind: 'visit', frame: 2 }",
        "{ kind: 'route', name: 'short' }",
        "{ kind: 'laser', at: { x: 1, y: -2.5 } }",
        "{ kind: 'laser', at: null }",
    ],
)
def test_a_command_is_read_as_it_was_sent(blank: Page, command: str) -> None:
    read, given = run(blank, f"[readCommand({command}, scene), {command}]")

    assert given == read


@pytest.mark.parametrize(
    "command",
    [
        "null",
        "{ kind: 'ask', action: 'fullscreen' }",
        "{ kind: 'ask', action: 'constructor' }",
        "{ kind: 'key', name: 13 }",
        "{ kind: 'goto', step: -1 }",
        "{ kind: 'visit', frame: 3 }",
        "{ kind: 'route', name: '__proto__' }",
        "{ kind: 'laser', at: { x: NaN, y: 0 } }",
        "{ kind: 'laser' }",
        "{ kind: 'run', script: 'alert(1)' }",
    ],
)
def test_what_is_no_command_does_nothing(blank: Page, command: str) -> None:
    assert run(blank, f"readCommand({command}, scene)") is None

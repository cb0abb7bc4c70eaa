"""Flights are pure functions of time; the expected numbers are those of the paper."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from deckgen.bundle.runtime import RUNTIME

PURE = "".join((RUNTIME / name).read_text() for name in ("geometry.js", "depth.js", "flight.js"))
Four = tuple[float, float, float, float]


def run(page: Page, script: str, given: object = None) -> Any:
    helper = "const c = (x, y, width, rotate = 0) => ({ x, y, width, rotate });"
    return page.evaluate(f"(given) => {{ {PURE} {helper} return {script}; }}", given)


def some_flights(count: int = 60) -> list[tuple[Four, Four]]:
    rng = random.Random(2003)

    def camera() -> Four:
        return (
            rng.uniform(-1e5, 1e5),
            rng.uniform(-1e5, 1e5),
            10 ** rng.uniform(0, 6),
            rng.uniform(-720, 720),
        )

    pairs = [(camera(), camera()) for _ in range(count)]
    still = camera()
    near = (still[0] + 1e-7, still[1], still[2], still[3])
    zoomed = (still[0], still[1], still[2] * 40, still[3])
    turned = (still[0], still[1], still[2], still[3] + 90)
    return [*pairs, (still, still), (still, near), (still, zoomed), (still, turned)]


def test_the_path_has_the_known_middle(blank: Page) -> None:
    middle = run(blank, "zoomPath(c(30, 30, 40), c(135, 85, 60), Math.SQRT2).at(0.5)")

    assert pytest.approx({"x": 72, "y": 52, "width": 126.0476}, abs=1e-4) == middle


def test_the_path_has_the_known_lengths(blank: Page) -> None:
    across = run(blank, "zoomPath(c(0, 0, 1), c(10, 0, 8), Math.SQRT2).length")
    straight = run(blank, "zoomPath(c(0, 0, 1), c(0, 0, 2), Math.SQRT2).length")

    assert pytest.approx([2.8725, 0.4901], abs=1e-4) == [across, straight]


def test_a_flight_starts_and_ends_exactly(blank: Page) -> None:
    script = """given.flatMap(([a, b]) => ["normal", "calm", "cut"].map((manner) => {
      const [from, to] = [c(...a), c(...b)];
      const made = flight(from, to, { manner });
      return made.at(1) === to && (made.at(0) === from || made.duration === 0);
    }))"""

    assert {True} == set(run(blank, script, some_flights()))


def test_a_flight_never_jumps_nor_turns_inside_out(blank: Page) -> None:
    """Seen from the camera itself: a share of the width moved, zoomed or turned per tick."""
    script = """Math.max(...given.map(([a, b]) => {
      const made = flight(c(...a), c(...b));
      let most = 0, last = made.at(0);
      for (let n = 1; n <= 2000; n++) {
        const now = made.at(n / 2000);
        if (!(now.width > 0)) return Infinity;
        const turn = Math.abs(shortestTurn(last.rotate, now.rotate)) / 180;
        const moved = Math.hypot(now.x - last.x, now.y - last.y) / now.width;
        most = Math.max(most, moved, Math.abs(Math.log(now.width / last.width)), turn);
        last = now;
      }
      return most;
    }))"""

    assert 0.05 > run(blank, script, some_flights())


def test_the_way_back_is_the_same_way(blank: Page) -> None:
    script = """given.map(([a, b]) => {
      const there = flight(c(...a), c(...b)), back = flight(c(...b), c(...a));
      const [one, other] = [there.at(0.3), back.at(0.7)];
      const gap = Math.hypot(one.x - other.x, one.y - other.y) / one.width;
      return Math.max(gap, Math.abs(one.width / other.width - 1));
    }).reduce((most, gap) => Math.max(most, gap), 0)"""

    assert 1e-6 > run(blank, script, some_flights())


def test_a_turn_goes_the_short_way(blank: Page) -> None:
    middles = run(
        blank,
        "[[350, 10], [10, 350], [0, 720], [-90, 270]].map(([a, b]) =>"
        " flight(c(0, 0, 1, a), c(5, 0, 1, b)).at(0.5).rotate)",
    )

    assert pytest.approx([360, 0, 0, -90]) == middles


def test_a_flight_starts_and_stops_gently(blank: Page) -> None:
    script = """[0.001, 0.999].map((t) => {
      const made = flight(c(0, 0, 100), c(300, 0, 100));
      return Math.abs(made.at(t + 0.001).x - made.at(t - 0.001).x);
    })"""

    assert 0.001 > max(run(blank, script))


def test_durations_grow_with_the_way_within_bounds(blank: Page) -> None:
    script = """[c(1, 0, 1), c(10, 0, 1), c(1e3, 0, 1), c(0, 0, 1e40)].map(
      (to) => flight(c(0, 0, 1), to).duration)"""
    near, far, farther, farthest = run(blank, script)

    assert 700 < near < far < farther < farthest == 2600
    first = 2 * math.asinh(0.5)  # the length of the path to the neighbour
    assert pytest.approx(700 + 450 * math.log1p(first)) == near


def test_an_author_sets_the_duration(blank: Page) -> None:
    assert 1500 == run(blank, "flight(c(0, 0, 1), c(9, 0, 1), { duration: 1500 }).duration")


def test_calm_flights_rise_less_and_take_longer(blank: Page) -> None:
    script = """["normal", "calm"].map((manner) => {
      const made = flight(c(0, 0, 1), c(10, 0, 1), { manner });
      return [made.at(0.5).width, made.duration];
    })"""
    (normal_width, normal_ms), (calm_width, calm_ms) = run(blank, script)

    assert calm_width < normal_width
    assert calm_ms > normal_ms


def test_a_cut_shows_nothing_between(blank: Page) -> None:
    script = """(() => {
      const made = flight(c(0, 0, 1), c(9, 9, 3), { manner: "cut" });
      return [made.at(0.49).x, made.at(0.51).x, made.veil(0), made.veil(0.5), made.veil(1)];
    })()"""

    assert [0, 9, 1, 0, 1] == run(blank, script)


def test_a_broken_off_flight_goes_on_with_its_speed(blank: Page) -> None:
    """The new flight begins as fast as the old one was, and still ends exactly."""
    script = """(() => {
      const first = flight(c(0, 0, 100), c(2000, 0, 100));
      const velocity = velocityAt(first, 0.4);
      const from = first.at(0.4);
      const next = flight(from, c(0, 1500, 300), { velocity });
      const before = (from.x - first.at(0.4 - 4 / first.duration).x) / 4;
      const after = (next.at(4 / next.duration).x - from.x) / 4;
      return [before, after, next.at(1)];
    })()"""
    before, after, end = run(blank, script)

    assert pytest.approx(before, rel=0.1) == after
    assert {"x": 0, "y": 1500, "width": 300, "rotate": 0} == end

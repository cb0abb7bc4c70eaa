"""Arrows in the whole choose frames by where they lie, and reach every one of them."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from deckgen.bundle.runtime import RUNTIME
from tests.browser.conftest import Open
from tests.browser.pages import Spot, page

PURE = "".join((RUNTIME / f"{name}.js").read_text() for name in ("geometry", "bearing"))
# How many of the frames arrows reach, from the one from where they reach fewest.
_REACHED = """(() => {
  const points = frames.map(bearingOf);
  const next = points.map((_, at) => Object.values(DIRECTIONS)
    .map((way) => nextToward(points, at, way)).filter((to) => to !== null));
  return Math.min(...points.map((_, start) => {
    const seen = new Set([start]);
    for (const at of seen) next[at].forEach((to) => seen.add(to));
    return seen.size;
  }));
})()"""


def nested(seed: int) -> list[dict[str, Any]]:
    """Topics with frames in them, turned, of very different sizes, some far off."""
    rng = random.Random(seed)
    frames: list[dict[str, Any]] = []
    for _ in range(rng.randint(1, 7)):
        scale, far = 10 ** rng.uniform(-1, 1), 10 ** rng.uniform(3, 5)
        x, y = rng.uniform(-far, far), rng.uniform(-far, far)
        turn = rng.choice([0, 0, 45, rng.uniform(-180, 180)])
        size = {"width": 1600, "height": 900}
        frames.append({"x": x, "y": y, "scale": scale, "rotate": turn, "topic": True, **size})
        for _ in range(rng.randint(0, 8)):
            inner = {
                "x": x + rng.uniform(-700, 700) * scale,
                "y": y + rng.randint(-3, 4) * scale * 99,
            }
            frames.append({**inner, "scale": scale / 9, "rotate": -turn, "topic": False, **size})
    return frames


def reached(blank: Page, frames: list[dict[str, Any]]) -> int:
    return int(blank.evaluate(f"(frames) => {{ {PURE}; return {_REACHED}; }}", frames))


def test_arrows_reach_every_frame_from_every_other(blank: Page) -> None:
    walls = [nested(seed) for seed in range(60)]

    assert [len(frames) for frames in walls] == [reached(blank, frames) for frames in walls]


def test_arrows_reach_every_frame_of_a_grid(blank: Page) -> None:
    size = {"width": 1600, "height": 900, "scale": 1, "topic": False}
    grid = [{"x": 2000 * (n % 7), "y": 1100 * (n // 7), "rotate": 0, **size} for n in range(40)]
    diagonal = [{"x": 1000 * n, "y": 1000 * n, "rotate": 0, **size} for n in range(9)]

    assert (40, 9) == (reached(blank, grid), reached(blank, diagonal))


@pytest.mark.parametrize(
    ("key", "expected"), [("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 3), ("ArrowUp", None)]
)
def test_what_lies_straight_ahead_comes_first(blank: Page, key: str, expected: int | None) -> None:
    points = [{"x": x, "y": y} for x, y in ((0, 0), (9, 1), (2, 7), (-9, 8))]
    script = f"([points, key]) => {{ {PURE}; return nextToward(points, 0, DIRECTIONS[key]); }}"

    assert expected == blank.evaluate(script, [points, key])


def test_a_topic_is_chosen_from_the_frames_in_it(open_deck: Open) -> None:
    spots = (
        Spot("topic", topic=True),
        Spot("one", x=-400, y=100, scale=0.4, parent="topic"),
        Spot("two", x=400, y=100, scale=0.4, parent="topic"),
    )
    stage = open_deck(page(spots, {"main": ("one", "two", "topic")}))
    stage.press("o")
    chosen = []
    for key in ("ArrowRight", "ArrowUp", "ArrowDown"):
        stage.page.keyboard.press(key)
        chosen.append(stage.run("document.querySelector('.deckgen-chosen').id"))

    assert ["two", "topic"] == chosen[:2]
    assert chosen[2] in ("one", "two")


def test_arrows_choose_what_is_shown_and_not_what_is_folded_away(open_deck: Open) -> None:
    spots = (
        Spot("wall", scale=20),
        Spot("topic", x=20000, topic=True),
        Spot("part", x=20000, y=100, scale=0.15, parent="topic", title="Miscellaneous"),
    )
    stage = open_deck(page(spots, {"main": ("part", "wall")}))
    stage.press("o")
    chosen = "document.querySelector('.deckgen-chosen').id"

    assert "topic" == stage.run(chosen)
    stage.page.keyboard.press("ArrowLeft")
    assert "wall" == stage.run(chosen)
    stage.page.keyboard.press("ArrowRight")
    assert "topic" == stage.run(chosen)
    stage.press("Enter")
    assert "topic" == stage.at

"""The stage benchmark: what it shows, and how it counts."""

from __future__ import annotations

import json

import pytest

from bench.stage.figures import figures
from bench.stage.pages import impress_page
from bench.stage.trace import Trace
from bench.stage.wall import tour, wall


def event(name: str, ts: float, **more: object) -> dict[str, object]:
    """At so many milliseconds."""
    return {"name": name, "cat": "blink.user_timing", "ts": 1000 * ts, **more}


def drawn(end: float) -> dict[str, object]:
    return {"name": "Display::DrawAndSwap", "cat": "viz", "ts": 1000 * end - 500, "dur": 500}


TRACE = Trace.read(
    json.dumps(
        {
            "traceEvents": [
                event("navigationStart", 0, args={"data": {"documentLoaderURL": "file:///wall"}}),
                event("navigationStart", 50, args={"data": {"documentLoaderURL": ""}}),
                event("drawn", 100),
                *(drawn(end) for end in (90, 120, 1010, 1020, 1060, 1100)),
                *(event("tick", at) for at in (1001, 1017, 1049, 1070)),
                event("go 0", 1000),
                event("landed 0", 1050),
                event("go 1", 1070),
            ]
        }
    ).encode()
)


def test_a_flight_lasts_until_the_picture_after_its_end() -> None:
    assert [10, 10, 40] == TRACE.intervals("go 0", "landed 0")


def test_a_picture_of_the_next_flight_is_not_the_last_of_this_one() -> None:
    marks = {"go 0": 1000.0, "landed 0": 1050.0, "go 1": 1350.0}

    assert [40] == Trace((1040, 1360), (), marks).intervals("go 0", "landed 0")


def test_a_flight_that_never_ended_counts_with_what_was_seen_of_it() -> None:
    found = figures(TRACE, ("0", "1"))

    assert (1, 40) == (found.flown, found.longest)
    assert [30] == TRACE.intervals("go 1", "landed 1")
    assert pytest.approx((50 + 1000 / 30) / 2) == found.rate


def test_the_first_picture_is_the_one_after_the_deck_is_there() -> None:
    assert 120 == figures(TRACE, ()).first


def test_the_page_counts_its_own_frames() -> None:
    assert 60 == figures(TRACE, ("0",)).ticks


@pytest.mark.parametrize("frames", [40, 200, 1000])
def test_a_wall_is_nested_and_turned_from_scale_20_to_a_twentieth(frames: int) -> None:
    scene = wall(frames)
    placements = scene.placements.values()

    assert frames == len(scene.deck.frames)
    assert 20 == max(placement.scale for placement in placements)
    assert (0.1 if frames == 40 else 0.05) == min(placement.scale for placement in placements)
    assert 4 == max(frame.level for frame in scene.deck.frames)
    assert len({placement.rotate for placement in placements}) > 10
    assert 10 == len(set(tour(scene)))
    assert set(tour(scene)) <= {step.id for step in scene.routes[0].steps}


def test_both_pages_hold_the_same_frames() -> None:
    scene = wall(40)
    page = impress_page(scene)

    assert 40 == page.count("<h1>")
    assert all(f'id="{frame.id}"' in page and frame.body in page for frame in scene.deck.frames)

"""Frames into stops."""

from __future__ import annotations

import pytest

from deckgen.diagnostics import Diagnostic, PlaceError
from deckgen.model import Flight, Route, Settings
from deckgen.place import place
from tests.outline import deck

TALK = """
# Start
# Lego
## Surprise
## Humility
### Bricks
# Thanks
"""


def routes_of(text: str = TALK, **meta: object) -> list[Route]:
    return list(place(deck(text, **meta), Settings(), {}).routes)


def stops(text: str = TALK, **meta: object) -> list[str]:
    return [step.id for step in routes_of(text, **meta)[0].steps]


def path(entries: str, text: str = TALK, **meta: object) -> list[str]:
    return [step.id for step in routes_of(text, paths={"short": entries}, **meta)[1].steps]


def faults_of(entries: str, text: str = TALK) -> list[Diagnostic]:
    with pytest.raises(PlaceError) as caught:
        path(entries, text)
    return list(caught.value.diagnostics)


def test_the_main_route_visits_a_frame_then_its_children() -> None:
    assert ["start", "lego", "surprise", "humility", "bricks", "thanks"] == stops()


def test_a_skipped_frame_is_no_stop_but_its_children_are() -> None:
    assert ["a", "b1"] == stops("# A\n# B {skip}\n## B1")


def test_return_comes_back_after_the_children() -> None:
    assert ["a", "b", "c", "a-2", "d"] == stops("# A {return}\n## B\n### C\n# D")


def test_returns_come_back_to_every_topic_from_the_inside_out() -> None:
    found = stops(returns=True)

    assert [
        "start",
        "lego",
        "surprise",
        "humility",
        "bricks",
        "humility-2",
        "lego-2",
        "thanks",
    ] == found


def test_frames_without_children_are_not_returned_to() -> None:
    assert ["a", "b"] == stops("# A {return}\n# B", returns=True)


def test_a_topic_whose_children_are_all_skipped_is_visited_once() -> None:
    assert ["a", "c"] == stops("# A {return}\n## B {skip}\n# C")


def test_overviews_at_start_and_end_have_ids_of_their_own() -> None:
    found = stops(overview=frozenset({"start", "end"}))

    assert ("overview", "overview-2") == (found[0], found[-1])


def test_step_ids_never_take_a_frames_id() -> None:
    found = stops("# A {return}\n## A-2\n# Overview", overview=frozenset({"end"}))

    assert ["a", "a-2", "a-3", "overview", "overview-2"] == found


def test_a_named_route_takes_frames_branches_stretches_and_overviews() -> None:
    assert ["overview", "start", "lego", "surprise", "humility", "bricks"] == path(
        "overview, start, lego/*"
    )
    assert ["surprise", "humility", "bricks"] == path("surprise..bricks")
    assert ["bricks", "thanks"] == path("bricks..")
    assert ["start", "lego"] == path("..lego")


def test_a_frame_may_be_several_stops() -> None:
    assert ["lego", "start", "lego-2", "lego-3"] == path("lego, start, lego, lego")


def test_a_route_may_name_a_skipped_frame() -> None:
    assert ["b"] == path("b", "# A\n# B {skip}")


def test_routes_come_main_first_then_as_written() -> None:
    found = routes_of(paths={"short": "start", "long": "start.."}, duration_s=60.0)

    assert [("main", 60.0), ("short", None), ("long", None)] == [
        (route.name, route.duration_s) for route in found
    ]


def test_a_stop_takes_its_manner_from_its_frame_then_from_the_talk() -> None:
    calm = Flight("calm")
    (main,) = routes_of("# A {flight=cut dwell=20}\n# B", flight=calm)

    assert [Flight("cut"), calm] == [step.flight for step in main.steps]
    assert [20.0, None] == [step.dwell_s for step in main.steps]


def test_substeps_count_on_the_first_visit_only() -> None:
    from dataclasses import replace

    talk = deck("# A {return}\n## B")
    frames = (replace(talk.frames[0], substeps=3), talk.frames[1])
    scene = place(replace(talk, frames=frames), Settings(), {})

    assert [3, 0, 0] == [step.substeps for step in scene.routes[0].steps]


def test_an_overview_shows_the_whole_canvas() -> None:
    scene = place(deck(TALK, overview=frozenset({"start"})), Settings(), {})

    assert scene.whole == scene.routes[0].steps[0].camera


@pytest.mark.parametrize(
    ("entries", "code", "message", "hint"),
    [
        ("leggo", "unknown-stop", 'there is no frame "leggo" to stop at', 'did you mean "lego"?'),
        (
            "overvew",
            "unknown-stop",
            'there is no frame "overvew" to stop at',
            'did you mean "overview"?',
        ),
        ("x/*", "unknown-stop", 'there is no frame "x" to stop at', None),
        (
            "..",
            "empty-stretch",
            "this stretch has no ends",
            "write first..last, with the ids of two frames",
        ),
        (
            "thanks..start",
            "reversed-stretch",
            '"thanks" comes after "start" on the main route',
            'write "start..thanks"',
        ),
        ("", "empty-route", 'the route "short" has no stops', None),
    ],
)
def test_what_no_route_can_follow(entries: str, code: str, message: str, hint: str | None) -> None:
    (fault,) = faults_of(entries)

    assert (code, message, hint) == (fault.code, fault.message, fault.hint)


def test_a_stretch_cannot_end_at_a_skipped_frame() -> None:
    assert ["skipped-stop"] == [f.code for f in faults_of("a..b", "# A\n# B {skip}\n# C")]


def test_a_branch_of_skipped_frames_is_empty() -> None:
    assert ["empty-stretch"] == [f.code for f in faults_of("b/*", "# A\n# B {skip}\n## C {skip}")]


def test_every_wrong_stop_is_told() -> None:
    assert 2 == len(faults_of("nobody, lego, noone"))


def test_the_main_route_keeps_its_name() -> None:
    with pytest.raises(PlaceError, match="two routes called"):
        routes_of(paths={"main": "lego"})

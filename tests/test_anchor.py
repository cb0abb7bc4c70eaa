"""Frames beside frames."""

from __future__ import annotations

import pytest

from deckgen.diagnostics import Diagnostic, PlaceError
from deckgen.geometry import Box
from deckgen.model import Scene, Settings
from deckgen.place import place
from tests.outline import deck


def scene_of(text: str) -> Scene:
    return place(deck(text), Settings(), {})


def boxes(text: str) -> dict[str, Box]:
    return {name: rounded(placed.box) for name, placed in scene_of(text).placements.items()}


def rounded(box: Box) -> Box:
    return Box(*(round(number, 6) + 0.0 for number in (box.x, box.y, box.width, box.height)))


def faults_of(text: str) -> list[Diagnostic]:
    with pytest.raises(PlaceError) as caught:
        scene_of(text)
    return list(caught.value.diagnostics)


@pytest.mark.parametrize(
    ("said", "x", "y"),
    [
        ("right-of=a gap=100", 1700, 0),
        ("left-of=a gap=100", -1700, 0),
        ("above=a gap=100", 0, -1000),
        ("below=a gap=100", 0, 1000),
        ("below=a gap=-100", 0, 800),
    ],
)
def test_a_frame_stands_a_gap_away_on_the_side_asked_for(said: str, x: float, y: float) -> None:
    assert Box(x, y, 1600, 900) == boxes(f"# A {{x=0 y=0}}\n# B {{{said}}}")["b"]


@pytest.mark.parametrize(("align", "y"), [("start", -225), ("centre", 0), ("end", 225)])
def test_edges_or_centres_are_in_line(align: str, y: float) -> None:
    found = boxes(f"# A {{x=0 y=0}}\n# B {{right-of=a gap=0 scale=0.5 align={align}}}")

    assert Box(1200, y, 800, 450) == found["b"]


def test_the_usual_gap_is_a_share_of_the_target() -> None:
    assert 1792 == boxes("# A {x=0 y=0}\n# B {right-of=a}")["b"].x


def test_turned_frames_keep_clear_by_their_upright_bounds() -> None:
    found = boxes("# A {x=0 y=0 rotate=90}\n# B {right-of=a gap=10 rotate=-90}")

    assert 450 + 10 + 450 == found["b"].x


def test_a_frame_is_as_large_as_the_sibling_it_stands_beside() -> None:
    assert Box(3200, 0, 3200, 1800) == boxes("# A {x=0 y=0 scale=2}\n# B {right-of=a gap=0}")["b"]


def test_frames_may_stand_beside_ones_that_come_later() -> None:
    found = boxes("# A {right-of=b gap=0}\n# B {right-of=c gap=0}\n# C {x=0 y=0}")

    assert [3200, 1600, 0] == [found[name].x for name in "abc"]


def test_prev_is_the_sibling_before() -> None:
    found = boxes("# A {x=0 y=0}\n## A1\n# B {right-of=prev gap=0}\n# C {right-of=prev gap=0}")

    assert [0, 1600, 3200] == [found[name].x for name in "abc"]


def test_a_target_in_another_frame_is_seen_from_ones_own_parent() -> None:
    found = boxes(
        "# A {x=0 y=0}\n## A1 {x=100 y=0 scale=0.5}\n"
        "# B {x=5000 y=0 scale=2}\n## B1 {below=a1 gap=100 scale=0.25}"
    )

    assert Box(100, 225 + 2 * 100 + 225, 800, 450) == found["b1"]


def test_a_child_may_stand_beside_its_own_parent() -> None:
    found = boxes("# A... {x=0 y=0}\n## B {right-of=a gap=0 scale=0.5}")

    assert Box(1200, 0, 800, 450) == found["b"]


def test_what_stands_beside_an_arranged_frame_lies_on_no_other() -> None:
    scene = scene_of("# T\n## A\n## B {right-of=a gap=60}\n## C\n## D {below=b scale=0.1}\n## E")

    assert () == scene.warnings
    a, b = scene.placements["a"].box, scene.placements["b"].box
    assert pytest.approx(60) == b.left - a.right
    assert a.width == b.width


def test_a_company_fits_into_its_topic() -> None:
    scene = scene_of("# T\n## A\n## B {right-of=a}\n## C {below=b}\n## D\n## E {left-of=d}")
    inside = scene.placements["t"].inside
    assert inside is not None
    top = scene.placements["t"].box

    for name in "abcde":
        box = scene.placements[name].box
        assert inside.grown(1e-6).holds(box.moved(-top.x, -top.y))


def test_an_unknown_target_is_an_error_with_a_hint() -> None:
    (fault,) = faults_of("# Method\n# B {right-of=metod}")

    assert ('there is no frame "metod"', 'did you mean "method"?') == (fault.message, fault.hint)
    assert (2, 15, 20) == (
        fault.span and (fault.span.line, fault.span.column, fault.span.end_column)
    )


def test_the_first_frame_has_nobody_before_it() -> None:
    assert ["no-previous"] == [fault.code for fault in faults_of("# A {right-of=prev}\n# B")]


def test_a_frame_cannot_stand_beside_itself() -> None:
    assert ["self-anchor"] == [fault.code for fault in faults_of("# A {right-of=a}")]


def test_a_circle_is_an_error_that_names_everyone_in_it() -> None:
    (fault,) = faults_of("# X\n# A {right-of=b}\n# B {below=c}\n# C {left-of=a}")

    assert "anchor-cycle" == fault.code
    assert (
        'these frames wait for each other: "a" (line 2) is right of "b", '
        '"b" (line 3) is below "c", "c" (line 4) is left of "a"'
    ) == fault.message
    assert 2 == (fault.span and fault.span.line)


def test_a_circle_through_a_child_is_one_too() -> None:
    (fault,) = faults_of("# A {right-of=b1}\n# B {below=a}\n## B1")

    assert (
        'these frames wait for each other: "a" (line 1) is right of "b1", '
        '"b1" (line 3) is in "b", "b" (line 2) is below "a"'
    ) == fault.message


def test_every_circle_is_told() -> None:
    talk = "# A {right-of=b}\n# B {right-of=a}\n# C {above=d}\n# D {above=c}\n# E {above=c}"

    assert ["anchor-cycle", "anchor-cycle"] == [fault.code for fault in faults_of(talk)]

"""Outlines to scenes: the case files, topics and what stands round frames, faults, arrows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckgen.diagnostics import Diagnostic, PlaceError, Span
from deckgen.geometry import Box, Size
from deckgen.model import Art, Placement, Scene, Settings
from deckgen.place import place
from tests.casefile import Case, cases_in
from tests.letters import letters
from tests.outline import FILE, deck

HOUSE = Settings()
PATHS = {
    "wave.svg": '<svg><path id="wave" d="M0 50 C 50 -50 100 150 150 50 S 250 -50 300 50"/></svg>'
}


def scene_of(text: str, **meta: object) -> Scene:
    return place(deck(text, **meta), HOUSE, PATHS)


def faults_of(text: str, **meta: object) -> list[Diagnostic]:
    with pytest.raises(PlaceError) as caught:
        scene_of(text, **meta)
    return list(caught.value.diagnostics)


def box_of(scene: Scene, frame: str) -> Box:
    return scene.placements[frame].box


@pytest.mark.parametrize("case", cases_in("place"), ids=lambda case: case.name)
def test_a_layout_looks_as_its_map(case: Case) -> None:
    assert case.expected == letters(scene_of(case.input))


# ---- places --------------------------------------------------------------------------


def test_a_lone_frame_stands_at_the_origin_at_its_own_size() -> None:
    assert (
        Placement("talk", Box(0, 0, 1600, 900), Size(1600, 900))
        == scene_of("# Talk").placements["talk"]
    )


def test_a_top_level_place_means_what_it_means_in_impress() -> None:
    placed = scene_of("# A {x=100 y=-200 scale=3 rotate=45}").placements["a"]

    assert Box(100, -200, 4800, 2700) == placed.box
    assert (3, 45) == (placed.scale, placed.rotate)


def test_an_x_alone_is_a_place_with_y_0() -> None:
    assert Box(300, 0, 1600, 900) == box_of(scene_of("# A {x=300}\n# B {y=2000}"), "a")


def test_a_child_is_placed_in_its_parents_pixels() -> None:
    scene = scene_of("# A {x=1000 y=0 scale=2 rotate=90}\n## B {x=100 y=0 scale=0.25}")

    assert Box(1000, 200, 800, 450) == pytest_box(box_of(scene, "b"))
    assert 90 == scene.placements["b"].rotate


def pytest_box(box: Box) -> Box:
    """The box with the noise of floating point taken off."""
    return Box(*(round(number, 6) + 0.0 for number in (box.x, box.y, box.width, box.height)))


def test_a_hand_placed_child_without_a_scale_is_as_large_as_an_arranged_one() -> None:
    placed = scene_of("# T\n## A {x=-300 y=0}\n## B {x=0 y=100}\n## C {x=300 y=0}")
    arranged = scene_of("# T\n## A\n## B\n## C")

    assert arranged.placements["a"].scale == placed.placements["a"].scale


def test_a_scale_alone_makes_an_arranged_frame_larger_than_its_siblings() -> None:
    scene = scene_of("# T {layout=row}\n## A\n## B {scale=2}")

    assert pytest.approx(2 * scene.placements["a"].scale) == scene.placements["b"].scale


def test_a_turn_alone_turns_an_arranged_frame_in_its_slot() -> None:
    scene = scene_of("# T {layout=row}\n## A\n## B {rotate=90}\n## C")
    b, c = box_of(scene, "b"), box_of(scene, "c")

    assert 90 == scene.placements["b"].rotate
    assert b.x + b.height / 2 < c.left


def test_depth_is_carried_over_in_a_deep_talk() -> None:
    placed = scene_of("# A {z=300 rotate-x=20 rotate-y=-10}", depth="3d").placements["a"]

    assert (300, 20, -10) == (placed.z, placed.rotate_x, placed.rotate_y)


def test_a_tilted_frame_tilts_what_stands_in_it() -> None:
    scene = scene_of("# A {x=0 y=0 z=5 rotate-y=90}\n## B {x=100 y=0 z=20 scale=0.5}", depth="3d")
    child = scene.placements["b"]

    assert pytest.approx((20, 0, 5 - 100)) == (child.box.x, child.box.y, child.z)
    assert pytest.approx((90, 0)) == (child.rotate_y, child.rotate)


def test_in_a_deep_talk_what_has_no_depth_stands_as_in_a_flat_one() -> None:
    talk = "# A {rotate=30}\n## B\n## C {rotate=400}\n# D"

    assert pytest.approx(numbers(scene_of(talk))) == numbers(scene_of(talk, depth="3d"))


def numbers(scene: Scene) -> list[float]:
    return [
        number
        for placed in scene.placements.values()
        for number in (placed.box.x, placed.box.y, placed.scale, placed.rotate, placed.z)
    ]


# ---- topics and what stands round frames ---------------------------------------------


def test_a_brief_frame_with_children_is_a_topic_and_keeps_a_band_for_its_title() -> None:
    topic = scene_of("# T\n## A").placements["t"]

    assert topic.topic
    assert Box(0, 68, 1440, 604) == topic.inside


def test_a_frame_with_content_keeps_its_whole_box() -> None:
    frame = scene_of("# T...\n## A").placements["t"]

    assert not frame.topic
    assert frame.inside is None


@pytest.mark.parametrize(("where", "topic"), [("inside", True), ("around", False)])
def test_an_author_says_where_children_stand(where: str, topic: bool) -> None:
    assert topic == scene_of(f"# T {{children={where}}}\n## A").placements["t"].topic
    assert topic == scene_of(f"# T... {{children={where}}}\n## A").placements["t"].topic


@pytest.mark.parametrize("count", [1, 4, 5, 30])
def test_however_many_stand_round_a_frame_it_takes_the_same_room(count: int) -> None:
    children = "\n".join(f"## c{n}" for n in range(count))
    scene = scene_of(f"# A\n# B...\n{children}\n# C\n# D")
    bare = scene_of("# A\n# B...\n# C\n# D")

    assert [box_of(bare, name) for name in "acd"] == [box_of(scene, name) for name in "acd"]


def test_shapes_come_from_the_talk_then_the_theme() -> None:
    house = Settings(shape="none", topic_shape="bracket")
    scene = place(deck("# T\n## A\n## B {shape=circle}"), house, {})

    assert ["bracket", "none", "circle"] == [p.shape for p in scene.placements.values()]


# ---- views ----------------------------------------------------------------------------


def test_the_camera_turns_with_its_frame() -> None:
    assert 30 == scene_of("# A {x=0 y=0 rotate=30}").routes[0].steps[0].camera.rotate


def test_art_widens_the_canvas_by_its_centre() -> None:
    talk = deck("# A")
    art = Art("", 5000, 0, 1, 0, Span(FILE, 1, 1, 1, 2))
    scene = place(replace(talk, art=(art,)), HOUSE, {})

    assert (5000, -800) == (scene.bounds.right, scene.bounds.left)


def test_a_talk_without_frames_still_has_a_view() -> None:
    scene = place(deck(""), HOUSE, {})

    assert [None] == [step.frame for step in scene.routes[0].steps]


# ---- arrows --------------------------------------------------------------------------


def test_an_arrow_leads_from_edge_to_edge() -> None:
    scene = scene_of("# A {x=0 y=0}\n# B {x=4000 y=0}", connect=[("a", "b")])
    (arrow,) = scene.connectors
    (x1, _), (x2, y2), (x3, _) = arrow.points

    assert 800 < x1 < 850
    assert 3150 < x3 < 3200
    assert (2000, -480) == (x2, y2)
    assert 8 == arrow.width


def test_two_opposite_arrows_bend_apart() -> None:
    scene = scene_of("# A {x=0 y=0}\n# B {x=4000 y=0}", connect=[("a", "b"), ("b", "a")])
    there, back = (arrow.points[1][1] for arrow in scene.connectors)

    assert there == -back


def test_an_arrow_to_nowhere_is_an_error_with_a_hint() -> None:
    (fault,) = faults_of("# Lego", connect=[("lego", "legot")])

    assert ('there is no frame "legot" to connect', 'did you mean "lego"?') == (
        fault.message,
        fault.hint,
    )


def test_an_arrow_to_itself_is_an_error() -> None:
    assert ["self-connection"] == [f.code for f in faults_of("# A", connect=[("a", "a")])]


# ---- faults --------------------------------------------------------------------------


def test_depth_in_a_flat_talk_is_an_error_that_says_what_to_write() -> None:
    first, second = faults_of("# A {z=3 rotate-x=5}")

    assert "z needs depth, and this talk is flat" == first.message
    assert 'write "depth: 3d" in the front matter' == first.hint
    assert "rotate-x" in second.message


@pytest.mark.parametrize("said", ["scale=0", "scale=-1", "x=nan", "y=inf", "size=0x9", "gap=1e300"])
def test_numbers_that_mean_nothing_are_errors(said: str) -> None:
    assert ["bad-number"] == [fault.code for fault in faults_of(f"# A {{{said}}}")]


def test_an_unknown_layout_is_an_error_with_a_hint() -> None:
    (fault,) = faults_of("# A {layout=sprial}\n## B")

    assert 'did you mean "spiral"?' == fault.hint


def test_a_frame_has_one_place() -> None:
    (fault,) = faults_of("# A\n# B {right-of=a x=3}")

    assert "two-places" == fault.code
    assert fault.span == Span(FILE, 2, 15, 2, 16)


def test_all_faults_are_told_at_once_in_file_order() -> None:
    found = faults_of("# A {right-of=nobody}\n# B {z=2}\n# C {scale=0}", paths={"short": "a, zzz"})

    assert ["unknown-stop", "unknown-frame", "flat-talk", "bad-number"] == [f.code for f in found]


def test_a_hand_placed_frame_on_an_arranged_one_is_a_warning() -> None:
    scene = scene_of("# T\n## A\n## B\n## C {x=-380 y=68}")
    (warning,) = scene.warnings

    assert '"c" lies on "a", which was placed automatically' == warning.message
    assert ("overlap", "warning", 4) == (
        warning.code,
        warning.severity,
        warning.span and warning.span.line,
    )


def test_hand_placed_frames_may_lie_on_each_other() -> None:
    assert () == scene_of("# A {x=0 y=0}\n# B {x=10 y=10}").warnings


def test_a_frame_too_far_away_to_be_drawn_is_a_warning() -> None:
    scene = scene_of("# A {x=0 y=0}\n# B {x=900000000 y=0}")

    assert ["too-far"] == [warning.code for warning in scene.warnings]


@pytest.mark.parametrize(
    ("layout", "message", "hint"),
    [
        ("along", "along needs the SVG file of a path", "write along=file.svg#path"),
        ("along:none.svg", "none.svg cannot be read", None),
        ("along:wave.svg#waev", 'wave.svg: it has no path "waev"', 'did you mean "wave"?'),
    ],
)
def test_a_path_that_cannot_be_had_is_an_error(layout: str, message: str, hint: str | None) -> None:
    (fault,) = faults_of(f"# A {{layout={layout}}}\n## B")

    assert (message, hint) == (fault.message, fault.hint)

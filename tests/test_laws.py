"""What the solver promises, for any talk: tried on generated outlines."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.geometry import Box, Point, Similarity, Size
from deckgen.model import Camera, Deck, Placement, Scene, Settings
from deckgen.place import place
from tests.outline import deck

HOUSE = Settings()
PATHS = {"wave.svg": '<svg><path d="M0 0 C 40 90 80 -90 120 0 S 200 90 240 0"/></svg>'}
LAYOUTS = [
    "auto",
    "row",
    "column",
    "grid",
    "ring",
    "spiral",
    "stairs",
    "timeline",
    "tree",
    "along:wave.svg",
    "along:wave.svg!",
]

sizes = st.sampled_from(["", "", "", "size=900x1600", "size=1000x1000", "size=2400x600"])
turns = st.sampled_from(
    ["", "", "", "rotate=8", "rotate=-90", "rotate=200", "scale=2", "scale=0.5"]
)
layouts = st.sampled_from(["", "", "", *(f"layout={name}" for name in LAYOUTS)])
notes = st.tuples(sizes, turns, layouts, st.sampled_from(["", "", "gap=40", "gap=900"]))


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """An outline of 1 to 40 frames, up to four deep, some with long bodies."""
    lines: list[str] = []
    level = 0
    for number in range(draw(st.integers(1, 40))):
        level = draw(st.integers(1, min(4, level + 1)))
        long = "..." if draw(st.integers(0, 3)) == 0 else ""
        said = " ".join(filter(None, draw(notes)))
        lines.append(f"{'#' * level} f{number}{long} {{{said}}}")
    return "\n".join(lines)


talks = st.tuples(outlines(), st.sampled_from(["auto", "auto", "ring", "grid", "timeline", "tree"]))


def scene_of(text: str, layout: str = "auto") -> Scene:
    return place(deck(text, layout=layout), HOUSE, PATHS)


def corners(placement: Placement) -> list[Point]:
    where = Similarity(placement.box.x, placement.box.y, placement.scale, placement.rotate)
    half = Size(placement.size.width / 2, placement.size.height / 2)
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return [where.apply(Point(x * half.width, y * half.height)) for x, y in signs]


def apart(one: list[Point], other: list[Point], slack: float) -> bool:
    """Whether a line separates two turned boxes (it can be along one of their sides)."""
    for box in (one, other):
        for a, b in ((box[0], box[1]), (box[1], box[2])):
            axis = Point(b.x - a.x, b.y - a.y)
            length = (axis.x**2 + axis.y**2) ** 0.5
            first = [(p.x * axis.x + p.y * axis.y) / length for p in one]
            second = [(p.x * axis.x + p.y * axis.y) / length for p in other]
            if max(first) <= min(second) + slack or max(second) <= min(first) + slack:
                return True
    return False


def families(talk: Deck) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for frame in talk.frames:
        found.setdefault(frame.parent, []).append(frame.id)
    return found


def below(talk: Deck, top: str) -> list[str]:
    """A frame with all frames under it."""
    found = [top]
    for frame in talk.frames:
        if frame.parent in found:
            found.append(frame.id)
    return found


@given(talks)
@settings(max_examples=150, deadline=None)
def test_arranged_siblings_never_overlap_with_all_that_is_under_them(talk: tuple[str, str]) -> None:
    scene = scene_of(*talk)
    boxes = {name: corners(placed) for name, placed in scene.placements.items()}

    for siblings in families(scene.deck).values():
        groups = [below(scene.deck, name) for name in siblings]
        for one, other in combinations(groups, 2):
            slack = 1e-6 * max(scene.placements[name].box.width for name in (one[0], other[0]))
            assert all(apart(boxes[a], boxes[b], slack) for a in one for b in other), (one, other)


@given(talks)
@settings(max_examples=100, deadline=None)
def test_children_of_a_frame_never_lie_on_its_own_content(talk: tuple[str, str]) -> None:
    scene = scene_of(*talk)

    for frame in scene.deck.frames:
        parent = scene.placements.get(frame.parent or "")
        if parent is None:
            continue
        child = scene.placements[frame.id]
        if parent.inside is None:
            assert apart(corners(child), corners(parent), 1e-6 * parent.box.width)
            continue
        there = Similarity(parent.box.x, parent.box.y, parent.scale, parent.rotate).inverse()
        seen = Box.around([Box(p.x, p.y, 0, 0) for p in map(there.apply, corners(child))])
        assert parent.inside.holds(seen, tolerance=1e-6 * parent.size.width)


@given(talks)
@settings(max_examples=100, deadline=None)
def test_a_child_of_a_topic_is_at_most_half_of_it(talk: tuple[str, str]) -> None:
    scene = scene_of(*talk)

    for frame in scene.deck.frames:
        parent = scene.placements.get(frame.parent or "")
        if parent is not None and parent.topic:
            child = scene.placements[frame.id].box
            assert child.width * child.height < parent.box.width * parent.box.height / 2


@given(talks, st.data())
@settings(max_examples=100, deadline=None)
def test_moving_a_frame_moves_all_that_is_under_it(
    talk: tuple[str, str], data: st.DataObject
) -> None:
    text, layout = talk
    before = scene_of(text, layout)
    moved = data.draw(st.sampled_from([f for f in before.deck.frames if f.parent is None]))
    said = deck("# x {x=12345 y=-678 scale=3 rotate=30}").frames[0].annotation
    said = replace(moved.annotation, x=said.x, y=said.y, scale=said.scale, rotate=said.rotate)
    frames = tuple(
        replace(frame, annotation=said) if frame.id == moved.id else frame
        for frame in before.deck.frames
    )
    after = place(replace(before.deck, frames=frames), HOUSE, PATHS)

    for name in below(before.deck, moved.id)[1:]:
        assert_same_view(
            before.placements[moved.id],
            before.placements[name],
            after.placements[moved.id],
            after.placements[name],
        )


def assert_same_view(
    parent: Placement, child: Placement, later_parent: Placement, later_child: Placement
) -> None:
    """The child seen from the parent is where it was, as large, and turned as far."""
    was = seen_from(parent, child)
    now = seen_from(later_parent, later_child)
    assert pytest.approx((was.x, was.y), abs=1e-6) == (now.x, now.y)
    assert pytest.approx(was.scale) == now.scale
    assert pytest.approx(was.rotate % 360, abs=1e-6) == now.rotate % 360


def seen_from(parent: Placement, child: Placement) -> Similarity:
    outer = Similarity(parent.box.x, parent.box.y, parent.scale, parent.rotate)
    inner = Similarity(child.box.x, child.box.y, child.scale, child.rotate)
    return inner.then(outer.inverse())


@given(talks, st.integers(2, 5), st.sampled_from(["", "..."]))
@settings(max_examples=150, deadline=None)
def test_a_frame_added_at_the_end_moves_no_frame_of_another_topic(
    talk: tuple[str, str], level: int, long: str
) -> None:
    text, layout = talk
    before = scene_of(text, layout)
    after = scene_of(f"{text}\n{'#' * level} added{long}", layout)
    added = after.deck.frames[-1]
    # Its parent may change from a lone frame to one with others round it, and stands among
    # what the new frame moves; so do the new frame's siblings, with all under them.
    near = set(below(after.deck, added.parent)) if added.parent else set(after.placements)

    for name, placement in before.placements.items():
        if name not in near:
            assert placement == after.placements[name], name


@given(outlines(), st.sampled_from(LAYOUTS[:9]))
@settings(max_examples=50, deadline=None)
def test_the_same_talk_gives_the_same_numbers(text: str, layout: str) -> None:
    assert scene_of(text, layout) == scene_of(text, layout)


@given(talks)
@settings(max_examples=50, deadline=None)
def test_every_camera_shows_its_frame_whole_and_upright(talk: tuple[str, str]) -> None:
    scene = scene_of(*talk)

    for step in scene.routes[0].steps:
        assert step.frame is not None
        placement = scene.placements[step.frame]
        view = seen_by(step.camera, scene.viewport)
        assert view.holds(upright(placement), tolerance=1e-6 * view.width)
        assert placement.rotate == step.camera.rotate


@given(talks)
@settings(max_examples=50, deadline=None)
def test_the_overview_shows_every_frame(talk: tuple[str, str]) -> None:
    scene = scene_of(*talk)
    view = seen_by(scene.whole, scene.viewport)

    for placement in scene.placements.values():
        around = Box.around([Box(p.x, p.y, 0, 0) for p in corners(placement)])
        assert view.holds(around, tolerance=1e-6 * view.width)
        assert scene.bounds.holds(around, tolerance=1e-6 * view.width)


def seen_by(camera: Camera, viewport: Size) -> Box:
    return Box(camera.x, camera.y, camera.width, camera.width / viewport.aspect)


def upright(placement: Placement) -> Box:
    return placement.box


def share_filled(scene: Scene) -> float:
    """How much of the overview the top-level frames cover, with what stands round them."""
    view = seen_by(scene.whole, scene.viewport)
    top = [frame.id for frame in scene.deck.frames if frame.parent is None]
    areas = [scene.placements[name].box for name in top]
    return sum(box.width * box.height for box in areas) / (view.width * view.height)


TOP = "\n".join
FILLED = {
    **{f"{n} topics": TOP(f"# t{i}\n## a\n## b\n## c" for i in range(n)) for n in range(3, 25)},
    **{f"{n} flat": TOP(f"# f{i}..." for i in range(n)) for n in range(3, 80)},
    **{
        f"a title, {n} topics, an end": TOP(
            ["# Title", *(f"# t{i}\n## a\n## b" for i in range(n)), "# End"]
        )
        for n in range(1, 20)
    },
    "one topic": "# Talk\n## a\n## b\n## c",
    "one frame": "# Talk",
}


@pytest.mark.parametrize("text", FILLED.values(), ids=FILLED.keys())
def test_the_overview_is_well_filled(text: str) -> None:
    assert share_filled(scene_of(text)) >= 0.55


def chaptered(*counts: int) -> str:
    """A flat talk: a title, then chapters of so many frames, each opened by a mere title."""
    lines = ["# Talk...", "# Agenda..."]
    for number, count in enumerate(counts):
        lines += [f"# Chapter {number}", *(f"# f{number}.{n}..." for n in range(count))]
    return "\n".join(lines)


@given(st.lists(st.integers(3, 12), min_size=2, max_size=8))
@settings(max_examples=40, deadline=None)
def test_chapters_of_a_flat_talk_form_islands(counts: list[int]) -> None:
    scene = scene_of(chaptered(*counts))
    boxes = [placed.box for placed in scene.placements.values()]
    starts = [index for index, f in enumerate(scene.deck.frames) if f.brief]
    islands = [
        Box.around(boxes[a:b]) for a, b in zip([0, *starts], [*starts, len(boxes)], strict=True)
    ]

    assert not any(a.overlaps(b) for a, b in combinations(islands, 2))
    assert all(
        boxes[index].width >= max(b.width for b in boxes[index : index + 4]) for index in starts
    )
    assert share_filled(scene) >= 0.4


def test_two_frames_lie_across_the_overview() -> None:
    scene = scene_of("# a\n# b")

    assert pytest.approx(16 / 9, rel=0.02) == scene.bounds.width / scene.bounds.height

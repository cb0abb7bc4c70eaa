"""The plane."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.geometry import Box, Point, Similarity, Size

near = st.floats(-1e4, 1e4)
moves = st.builds(Similarity, near, near, st.floats(0.01, 100), st.floats(-720, 720))
points = st.builds(Point, near, near)


def test_a_size_has_an_aspect() -> None:
    assert 2 == Size(10, 5).aspect


def test_a_box_is_known_by_its_centre() -> None:
    box = Box(10, 20, 6, 4)

    assert (7, 13, 18, 22) == (box.left, box.right, box.top, box.bottom)


def test_a_box_around_boxes_holds_them_all() -> None:
    assert Box(5, 0, 12, 4) == Box.around([Box(0, 0, 2, 2), Box(10, 0, 2, 4)])


def test_there_is_no_box_around_nothing() -> None:
    with pytest.raises(ValueError, match="no boxes"):
        Box.around([])


def test_boxes_that_share_an_edge_do_not_overlap() -> None:
    assert not Box(0, 0, 2, 2).overlaps(Box(2, 0, 2, 2))
    assert Box(0, 0, 2, 2).overlaps(Box(1.9, 1.9, 2, 2))


def test_a_box_holds_itself_but_nothing_larger() -> None:
    assert Box(0, 0, 2, 2).holds(Box(0, 0, 2, 2))
    assert not Box(0, 0, 2, 2).holds(Box(0.1, 0, 2, 2))


def test_a_box_can_move_and_grow() -> None:
    assert Box(1, 2, 2, 2) == Box(0, 0, 2, 2).moved(1, 2)
    assert Box(0, 0, 4, 4) == Box(0, 0, 2, 2).grown(1)


def test_angles_are_clockwise_with_y_down() -> None:
    assert Point(0, 1) == Similarity(rotate=90).apply(Point(1, 0))


@pytest.mark.parametrize("degrees", [0, 90, -90, 180, 270, 450])
def test_quarter_turns_are_exact(degrees: float) -> None:
    box = Similarity(rotate=degrees).bounds(Size(1600, 900))

    assert {1600, 900} == {box.width, box.height}


def test_a_turned_square_is_wider_by_its_diagonal() -> None:
    assert pytest.approx(math.sqrt(2)) == Similarity(rotate=45).bounds(Size(1, 1)).width


def test_the_bounds_of_a_box_off_the_centre_turn_with_it() -> None:
    assert Box(0, 10, 4, 2) == Similarity(rotate=90).bounds_of(Box(10, 0, 2, 4))


@given(moves, points)
def test_an_inverse_undoes_its_move(move: Similarity, point: Point) -> None:
    back = move.inverse().apply(move.apply(point))

    assert pytest.approx((point.x, point.y), abs=1e-4) == (back.x, back.y)


@given(moves, moves, points)
def test_one_move_then_another_is_both(inner: Similarity, outer: Similarity, point: Point) -> None:
    once = inner.then(outer).apply(point)
    twice = outer.apply(inner.apply(point))

    assert pytest.approx((twice.x, twice.y), rel=1e-6, abs=1e-3) == (once.x, once.y)

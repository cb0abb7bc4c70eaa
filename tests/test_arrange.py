"""The arrangements by themselves: items and a room to slots."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.geometry import Box, Point, Size
from deckgen.place.arrange import LAYOUTS, Item, Room, Slot, fill
from deckgen.place.arrange.apart import room_between
from deckgen.place.arrange.room import taken

WIDE = Room(Box(0, 0, 1600, 900), gap=0.12)
STRAIGHT = (Point(0, 0), Point(300, 0))
FRAME = Item(Size(1600, 900))


def arranged(name: str, count: int, room: Room = WIDE) -> list[Slot]:
    return fill(LAYOUTS[name], [FRAME] * count, room)


def rows_of(slots: list[Slot]) -> list[int]:
    """How many slots each line has, by their middles, from the top."""
    found: dict[int, int] = {}
    for slot in slots:
        found[round(slot.y)] = found.get(round(slot.y), 0) + 1
    return [found[y] for y in sorted(found)]


# ---- the room ------------------------------------------------------------------------


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("count", [1, 2, 3, 7, 60, 200])
def test_every_arrangement_fills_its_room_in_one_direction(name: str, count: int) -> None:
    room = Room(Box(50, -20, 1600, 900), gap=0.12, path=STRAIGHT)
    items = [Item(Size(1600, 900)), *[Item(Size(900, 900))] * (count - 1)]
    boxes = [taken(i, s) for i, s in zip(items, fill(LAYOUTS[name], items, room), strict=True)]
    whole = Box.around(boxes)

    assert room.area.holds(whole, tolerance=1e-6)
    assert math.isclose(whole.width, 1600) or math.isclose(whole.height, 900)
    assert pytest.approx((50, -20)) == (whole.x, whole.y)


@pytest.mark.parametrize("gap", [0.0, 20.0, 60.0])
def test_a_gap_in_pixels_holds_after_the_fit(gap: float) -> None:
    room = Room(Box(0, 0, 1600, 900), gap=0.12, gap_px=gap)
    first, second, *_ = (taken(FRAME, slot) for slot in arranged("row", 4, room))

    assert pytest.approx(gap, abs=0.01) == second.left - first.right


def test_a_gap_without_room_gives_way() -> None:
    room = Room(Box(0, 0, 1600, 900), gap=0.12, gap_px=900)
    boxes = [taken(FRAME, slot) for slot in arranged("row", 8, room)]

    assert boxes[0].width > 80
    assert all(a.right < b.left for a, b in pairwise(boxes))


def test_no_item_grows_beyond_the_cap() -> None:
    room = Room(Box(0, 0, 1600, 900), gap=0.12, cap=Size(720, 405))

    assert [0.45] == [slot.scale for slot in arranged("auto", 1, room)]


# ---- lines ---------------------------------------------------------------------------


def test_a_row_reads_from_the_left_and_a_column_from_the_top() -> None:
    assert [6] == rows_of(arranged("row", 6))
    assert [1] * 6 == rows_of(arranged("column", 6))


@pytest.mark.parametrize(
    ("count", "rows"), [(4, [2, 2]), (6, [3, 3]), (12, [4, 4, 4]), (5, [3, 2])]
)
def test_a_grid_takes_the_columns_that_let_cells_be_largest(count: int, rows: list[int]) -> None:
    assert sorted(rows) == sorted(rows_of(arranged("grid", count)))


def test_stairs_rise_by_equal_steps() -> None:
    slots = arranged("stairs", 5)
    rises = [a.y - b.y for a, b in pairwise(slots)]

    assert pytest.approx(rises[0]) == rises[-1]
    assert min(rises) > 0


def test_a_timeline_goes_on_to_the_right_and_changes_sides() -> None:
    slots = arranged("timeline", 5)

    assert sorted(slot.x for slot in slots) == [slot.x for slot in slots]
    assert [slots[0].y, slots[1].y] * 2 == [slot.y for slot in slots[:4]]


def test_a_long_timeline_takes_several_lines() -> None:
    assert 4 <= len(rows_of(arranged("timeline", 30)))


# ---- curves --------------------------------------------------------------------------


def test_a_ring_goes_clockwise_from_the_top() -> None:
    top, right, bottom, left = arranged("ring", 4)

    assert top.y < right.y < bottom.y
    assert left.x < top.x < right.x


def test_a_spiral_starts_in_the_middle_and_winds_outwards() -> None:
    slots = arranged("spiral", 30)
    away = [
        math.dist((slot.x, slot.y * 16 / 9), (slots[0].x, slots[0].y * 16 / 9)) for slot in slots
    ]

    assert away[1] < away[9] < away[29]


def test_items_along_an_open_path_stand_at_its_ends_and_equal_steps() -> None:
    room = Room(Box(0, 0, 900, 900), gap=0.0, path=STRAIGHT)
    slots = fill(LAYOUTS["along"], [Item(Size(100, 100))] * 3, room)

    assert pytest.approx([-300, 0, 300]) == [slot.x for slot in slots]


def test_items_along_a_closed_path_go_once_round() -> None:
    path = (Point(0, 0), Point(100, 0), Point(100, 100), Point(0, 100), Point(0, 0))
    room = Room(Box(0, 0, 900, 900), gap=0.0, path=path)
    slots = fill(LAYOUTS["along"], [Item(Size(10, 10))] * 4, room)

    assert 4 == len({(round(slot.x), round(slot.y)) for slot in slots})


def test_items_turn_with_their_path_if_asked() -> None:
    path = (Point(0, 0), Point(100, 100))
    room = Room(Box(0, 0, 900, 900), gap=0.1, path=path, turn=True)

    assert [45, 45] == [slot.rotate for slot in fill(LAYOUTS["along"], [FRAME] * 2, room)]


def test_items_along_a_path_that_crosses_itself_keep_clear() -> None:
    eight = (Point(0, 0), Point(100, 100), Point(100, 0), Point(0, 100), Point(0, 0))
    for count in range(2, 12):
        room = Room(Box(0, 0, 900, 900), gap=0.1, path=eight)
        slots = fill(LAYOUTS["along"], [FRAME] * count, room)

        assert min(slot.scale for slot in slots) > 0.01, count


@given(
    st.lists(
        st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=2, max_size=40, unique=True
    )
)
def test_room_between_many_is_as_between_few(places: list[tuple[int, int]]) -> None:
    points = [Point(x, y) for x, y in places]
    sizes = [Size(3, 2)] * len(points)
    far = [Point(1e6 + 1e4 * index, 0) for index in range(70)]
    more = room_between([*points, *far], [*sizes, *[Size(3, 2)] * 70], 1, 1)

    assert pytest.approx(room_between(points, sizes, 1, 1)) == more


# ---- auto ----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 3, 5, 6, 9, 12, 20, 40, 60])
def test_auto_reads_like_a_page(count: int) -> None:
    """No item lies wholly above or left of one before it, both at once."""
    room = Room(Box(0, 0, 1600, 900), gap=0.12, lead=2.5, close=2.0)
    boxes = [taken(FRAME, slot) for slot in arranged("auto", count, room)]

    for before, after in pairwise(boxes):
        assert after.left >= before.right - 1e-6 or after.top >= before.bottom - 1e-6


@pytest.mark.parametrize("count", [6, 8, 12, 17, 25, 40, 60, 200])
def test_a_lead_towers_over_the_others(count: int) -> None:
    room = Room(Box(0, 0, 1600, 900), gap=0.12, lead=2.5)
    first, *others = (slot.scale for slot in arranged("auto", count, room))
    usual = sorted(others)[len(others) // 2]

    assert 1.5 * usual < first < 5 * usual


def test_rows_of_a_page_end_on_one_edge() -> None:
    room = Room(Box(0, 0, 1600, 900), gap=0.12, lead=2.5, close=2.0)
    boxes = [taken(FRAME, slot) for slot in arranged("auto", 40, room)]

    assert 1 == len({round(box.left, 6) for box in boxes if box.left < -700})
    assert 1 == len({round(box.right, 6) for box in boxes if box.right > 700})


def test_under_a_title_three_stand_in_a_line() -> None:
    room = Room(Box(0, 0, 1440, 604), gap=0.12, cap=Size(720, 405), lead=1.2)

    assert [3] == rows_of(arranged("auto", 3, room))


def test_a_heavier_item_is_higher_than_its_row() -> None:
    items = [FRAME, Item(Size(1600, 900), 2.0), FRAME]
    a, b, c = fill(LAYOUTS["auto"], items, Room(Box(0, 0, 1440, 604), gap=0.12))

    assert pytest.approx(2 * a.scale) == b.scale
    assert a.scale == c.scale

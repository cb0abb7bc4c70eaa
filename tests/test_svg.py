"""Paths in SVG files, as polylines."""

from __future__ import annotations

import pytest

from deckgen.place.pathdata import corners
from deckgen.place.svg import NoPath, polyline


def ends(data: str) -> list[tuple[float, float]]:
    found = corners(data)
    return [found[0], found[-1]]


@pytest.mark.parametrize(
    ("data", "end"),
    [
        ("M0 0 L10 20", (10, 20)),
        ("m5,5 10-5 5 5", (20, 5)),
        ("M0 0H10V-5h-3v1", (7, -4)),
        ("M1 1 L5 5 L9 1 Z", (1, 1)),
        ("M0 0C1 1 2 2 3 0s2-2 3 0", (6, 0)),
        ("M0 0Q5 10 10 0T20 0t10 0", (30, 0)),
        ("M0 0A5 5 0 0110 0", (10, 0)),
        ("M0 0a5 5 0 1 0 10 0", (10, 0)),
        ("M.5.5l1e1-.5", (10.5, 0)),
        ("M0 0 L1 1 M 9 9 L 8 8", (1, 1)),
    ],
)
def test_every_path_command_ends_where_it_should(data: str, end: tuple[float, float]) -> None:
    assert pytest.approx(end) == ends(data)[1]


def test_curves_go_where_their_formulas_say() -> None:
    assert pytest.approx((1.5, 0.75)) == corners("M0 0C1 1 2 1 3 0")[24]
    assert pytest.approx((5, 5)) == corners("M0 0Q5 10 10 0")[24]
    assert pytest.approx((5, -5)) == corners("M0 0A5 5 0 0 1 10 0")[24]
    assert pytest.approx((5, 5)) == corners("M0 0A5 5 0 0 0 10 0")[24]


def test_a_smooth_curve_mirrors_the_handle_before_it() -> None:
    assert corners("M0 0C0 5 5 5 5 0C5 -5 10 -5 10 0") == corners("M0 0C0 5 5 5 5 0S10 -5 10 0")


@pytest.mark.parametrize(
    "data", ["", "L1 1", "M", "M1", "M0 0 L", "M0 0 X 3", "M0 0 C1 2 3", "3 4"]
)
def test_what_is_no_path_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="path data"):
        corners(data)


def test_a_path_is_found_by_its_id_with_the_transforms_round_it() -> None:
    svg = """<svg xmlns="http://www.w3.org/2000/svg"><g transform="translate(10 0) scale(2)">
    <path id="other" d="M9 9L8 8"/><path id="way" transform="rotate(90)" d="M0 0L5 0"/></g></svg>"""

    assert pytest.approx((10, 10)) == (polyline(svg, "way")[1].x, polyline(svg, "way")[1].y)


@pytest.mark.parametrize(
    ("shape", "count"),
    [
        ('<line x1="1" y1="2" x2="3" y2="4"/>', 2),
        ('<polyline points="0,0 1,1 2,0"/>', 3),
        ('<polygon points="0,0 1,1 2,0"/>', 4),
        ('<circle r="5"/>', 97),
        ('<ellipse rx="5" ry="3"/>', 97),
    ],
)
def test_other_shapes_are_paths_too(shape: str, count: int) -> None:
    assert count == len(polyline(f"<svg>{shape}</svg>", None))


@pytest.mark.parametrize(
    "svg",
    [
        "<svg/>",
        "<svg",
        '<svg><path d="M1 1"/></svg>',
        '<svg><path d="M1 1 L1 1"/></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg><path d="M1 1L2 2"/></svg>',
        '<svg><path d="nonsense"/></svg>',
    ],
)
def test_a_file_without_a_path_is_refused(svg: str) -> None:
    with pytest.raises(NoPath):
        polyline(svg, None)


def test_a_missing_path_names_those_that_are_there() -> None:
    with pytest.raises(NoPath) as caught:
        polyline('<svg><path id="a" d="M0 0L1 1"/><path d="M0 0L1 1"/></svg>', "b")

    assert ("a",) == caught.value.known

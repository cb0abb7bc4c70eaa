"""A click flies there: to a frame, a figure, along a link, or out."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import WALL, Spot, page
from tests.browser.stage import Stage

DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
FIGURE = (
    f"<p>Look:</p><figure class='figure'><img src='{DOT}' width=400 height=300 alt=''></figure>"
)


def click(stage: Stage, frame: str) -> None:
    """Click the middle of a frame where the window shows it."""
    x, y = stage.run(
        "((r) => [r.left + r.width / 2, r.top + r.height / 2])"
        "(document.getElementById(argument).getBoundingClientRect())",
        frame,
    )
    with stage.landing():
        stage.page.mouse.click(x, y)


def test_a_click_on_a_frame_flies_there(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    click(stage, "lego")
    assert ("lego", 1, None) == (stage.at, stage.step, stage.away)


def test_the_smallest_frame_under_the_pointer_wins(open_deck: Open) -> None:
    stage = open_deck()
    with stage.landing():
        stage.run("deck.goto('chapter')")
    click(stage, "deep")
    assert ("deep", 4) == (stage.at, stage.step)


def test_a_frame_off_the_route_can_be_visited(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego")
    stage.press("o")
    click(stage, "aside")
    assert ("aside", "frame", 1) == (stage.at, stage.away, stage.step)
    stage.press("PageDown")
    assert ("lego", None) == (stage.at, stage.away)


def test_a_click_on_empty_canvas_goes_out(open_deck: Open) -> None:
    stage = open_deck()
    with stage.landing():
        stage.page.mouse.click(5, 5)
    assert "overview" == stage.at


def test_out_of_a_free_camera_goes_to_the_frame_that_it_is_in(open_deck: Open) -> None:
    stage = open_deck()
    stage.run(
        "(({ x, y }) => deck.look({ x: x + 100, y, width: 300, rotate: 0 }))"
        "(deck.scene.frames.find(({ id }) => id === 'deep'))"
    )
    seen = []
    for _ in range(3):
        stage.press("u")
        seen.append(stage.at)

    assert ["deep", "chapter", "overview"] == seen
    stage.press("PageDown")
    assert ("deep", None) == (stage.at, stage.away)


def test_a_tilted_frame_is_hit_where_it_looks(open_deck: Open) -> None:
    spots = (Spot("front"), Spot("tilted", x=2200, depth=(-1500, 0, 40)))
    stage = open_deck(page(spots, {"main": ("front", "tilted")}))
    stage.press("o")
    click(stage, "tilted")
    assert "tilted" == stage.at


def test_a_click_on_the_frame_in_front_does_nothing(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.mouse.click(640, 650)
    assert ("start", False) == (stage.at, stage.run("deck.flying"))


def test_a_drag_is_no_click(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    stage.page.mouse.move(640, 300)
    stage.page.mouse.down()
    stage.page.mouse.move(700, 340)
    stage.page.mouse.up()
    assert ("overview", "free") == (stage.at, stage.away)


def test_a_link_to_a_frame_flies_there_and_back_flies_back(open_deck: Open) -> None:
    stage = open_deck()
    with stage.landing():
        stage.page.click("text=Far away")
    assert ("far", "#/far") == (stage.at, stage.hash)
    with stage.landing():
        stage.page.go_back()
    assert "start" == stage.at


def test_other_links_stay_links(open_deck: Open) -> None:
    body = "<p><a href='https://example.org/' rel='noopener noreferrer'>Out</a></p>"
    stage = open_deck(page([Spot("start", body=body), *WALL[1:]]))
    stage.run(
        "addEventListener('click', (event) => {"
        " window.stopped = event.defaultPrevented; event.preventDefault(); })"
    )
    stage.page.click("text=Out")
    assert stage.run("window.stopped") is False


def test_a_link_to_a_footnote_scrolls_nothing(open_deck: Open) -> None:
    body = "<p><a href='#note'>1</a></p><section class='footnotes'><p id='note'>N</p></section>"
    stage = open_deck(page([Spot("start", body=body), *WALL[1:]]))
    stage.page.click("#start a")
    assert ("start", 0, 0) == (stage.at, stage.run("scrollY"), stage.run("deck.root.scrollTop"))


@pytest.mark.parametrize("turn", [0, 35])
def test_a_click_on_a_figure_zooms_to_it_and_back(open_deck: Open, turn: float) -> None:
    stage = open_deck(page([Spot("start", body=FIGURE, rotate=turn), *WALL[1:]]))
    before = stage.camera
    with stage.landing():
        stage.page.click("#start figure")
    assert ("figure", "start") == (stage.away, stage.at)
    assert before["width"] > stage.camera["width"]
    box = stage.page.locator("#start figure").bounding_box()
    assert box is not None
    assert pytest.approx((640, 360), abs=0.6) == (
        box["x"] + box["width"] / 2,
        box["y"] + box["height"] / 2,
    )
    with stage.landing():
        stage.page.mouse.click(640, 360)
    assert (None, before) == (stage.away, stage.camera)
    with stage.landing():
        stage.page.click("#start figure")
    stage.press("PageDown")
    assert (0, None) == (stage.step, stage.away)

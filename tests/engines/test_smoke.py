"""What a talk must do in Firefox and in WebKit, opened from the disk, with real input."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.pages import Spot, page
from tests.engines.conftest import Engine, Open
from tests.engines.remote import Point
from tests.engines.stage import Stage

CORNER = (8, 8)  # empty canvas beside the first frame


def near(point: Point) -> Any:
    return pytest.approx(point, abs=0.01)


def middle(stage: Stage, selector: str) -> Point:
    left, top, width, height = stage.seen(selector)
    return left + width / 2, top + height / 2


# ---- flying --------------------------------------------------------------------------------


def test_a_talk_opens_from_the_disk_at_its_first_stop(open_deck: Open) -> None:
    stage = open_deck()

    assert ("start", None, "#/start") == (stage.at, stage.away, stage.hash)


def test_a_flight_takes_its_time_and_ends_exactly(open_deck: Open) -> None:
    stage = open_deck("#/chapter")
    stage.run("void (window.moments = [], deck.on('move', ({ t }) => moments.push(t)))")
    with stage.arrival():
        stage.type("PageDown")

    assert "inner" == stage.at
    assert stage.run("deck.route.steps[3].camera") == [
        stage.camera[name] for name in ("x", "y", "width", "rotate")
    ]
    assert (True, 1) == (1 < len(set(stage.run("moments"))), stage.run("moments.at(-1)"))


def test_keys_go_through_the_whole_talk_and_back(open_deck: Open) -> None:
    stage = open_deck("?route=main")
    seen = [stage.at]
    for key in ("ArrowRight", " ", "ArrowDown", "Enter", "n", "PageDown", "l"):
        stage.run("void deck.seek(0)")
        stage.type(key)
        stage.run("void (deck.seek(1e6), deck.play())")
        seen.append(stage.at)
    stage.press("ArrowLeft", "Backspace")

    assert ["start", "lego", "lego", "lego", "chapter", "inner", "deep", "far"] == seen
    assert "inner" == stage.at


def test_a_frame_arrives_turned_upright_and_fills_the_window(open_deck: Open) -> None:
    stage = open_deck("#/deep")
    _, _, width, height = stage.seen("#deep")
    view = stage.run("deck.view()")

    assert pytest.approx(16 / 9, rel=1e-3) == width / height
    assert pytest.approx(1 / 0.94, rel=1e-3) == min(view["width"] / width, view["height"] / height)
    assert middle(stage, "#deep") == pytest.approx((view["width"] / 2, view["height"] / 2), abs=0.5)


def test_substeps_come_one_by_one(open_deck: Open) -> None:
    stage = open_deck("#/lego")
    shown = [stage.substeps("lego")]
    for _ in range(2):
        stage.type("PageDown")
        shown.append(stage.substeps("lego"))

    assert [[False, False], [True, False], [True, True]] == shown
    assert "#/lego/2" == stage.hash


def test_an_address_opens_its_stop_with_its_substeps(open_deck: Open) -> None:
    stage = open_deck("#/lego/1")

    assert ("lego", [True, False]) == (stage.at, stage.substeps("lego"))


def test_back_and_forward_of_the_browser_fly(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("End")
    seen = [stage.at]
    for move in ("back", "forward"):
        with stage.landing():
            stage.run(f"void history.{move}()")
        seen.append(stage.at)

    assert ["far", "start", "far"] == seen


# ---- the camera in the hand ----------------------------------------------------------------


@pytest.mark.parametrize(("turns", "least", "most"), [(1, 1.15, 1.3), (-1, 0.77, 0.87)])
def test_the_wheel_zooms_about_the_pointer_and_next_flies_back(
    open_deck: Open, turns: int, least: float, most: float
) -> None:
    stage = open_deck("#/lego")
    at_stop, before = stage.camera, stage.canvas((900, 200))
    stage.notch((900, 200), turns)

    assert least < stage.camera["width"] / at_stop["width"] < most
    assert (near(before), "free") == (stage.canvas((900, 200)), stage.away)
    stage.press("PageDown")
    assert (at_stop, "lego", None) == (stage.camera, stage.at, stage.away)


def test_two_fingers_on_a_trackpad_move_the_canvas(open_deck: Open) -> None:
    stage = open_deck("#/lego")
    wide, before = stage.camera["width"], stage.canvas((600, 300))
    stage.slide((600, 300), 30, -12)

    assert (near(before), wide) == (stage.canvas((570, 312)), stage.camera["width"])


def test_a_drag_moves_the_canvas_and_is_no_click(open_deck: Open) -> None:
    stage = open_deck()
    before = stage.canvas(CORNER)
    stage.grab(CORNER, (108, 58), (208, 108))
    assert near(before) == stage.canvas((208, 108))
    with stage.landing():
        stage.let_go()
    assert ("start", "free") == (stage.at, stage.away)


@pytest.mark.parametrize(("key", "factor"), [("+", 1 / 1.5), ("-", 1.5)])
def test_keys_zoom_and_come_back(open_deck: Open, key: str, factor: float) -> None:
    stage = open_deck("#/lego")
    before = stage.camera
    stage.press(key)
    assert pytest.approx(before["width"] * factor) == stage.camera["width"]
    stage.press("0")
    assert (before, None) == (stage.camera, stage.away)


def test_words_are_selected_not_dragged(open_deck: Open) -> None:
    stage = open_deck()
    before = stage.camera
    left, top, width, height = stage.seen("#start .frame-body p")
    stage.grab((left + 4, top + height / 2), (left + width - 4, top + height / 2))
    stage.let_go()

    assert before == stage.camera
    assert "Where we begin" in stage.run("getSelection().toString()")


# ---- where am I ----------------------------------------------------------------------------


def test_the_overview_chooses_by_arrows_and_enter_dives(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    assert ("overview", "overview") == (stage.at, stage.away)
    stage.type("ArrowRight")
    assert ["lego"] == stage.run(
        "[...document.querySelectorAll('.deckgen-chosen')].map((f) => f.id)"
    )
    stage.press("Enter")
    assert ("lego", None) == (stage.at, stage.away)


def test_a_click_flies_to_the_frame_under_the_pointer(open_deck: Open) -> None:
    stage = open_deck("#/chapter")
    with stage.landing():
        stage.click(middle(stage, "#inner"))

    assert ("inner", None) == (stage.at, stage.away)


def test_a_link_flies_to_what_it_names(open_deck: Open) -> None:
    stage = open_deck()
    with stage.landing():
        stage.click(middle(stage, "#start a"))

    assert "far" == stage.at


def test_the_focus_is_in_the_frame_and_the_others_are_inert(open_deck: Open) -> None:
    stage = open_deck("#/lego")

    assert "lego" == stage.run("document.activeElement.id")
    awake = "deck.frames.filter((each) => each.getClientRects().length && !each.inert)"
    assert ["lego"] == stage.run(f"{awake}.map((each) => each.id)")


# ---- what is on top ------------------------------------------------------------------------


def test_the_help_opens_on_top_and_closes(open_deck: Open) -> None:
    stage = open_deck()
    stage.type("?")
    rows = stage.run("document.querySelectorAll('.deckgen-help[open] tr').length")
    stage.type("PageDown", "Escape")

    assert (True, 0) == (rows > 10, stage.run("document.querySelectorAll('dialog[open]').length"))
    assert ("start", False) == (stage.at, stage.run("deck.flying"))


def test_any_key_comes_back_from_black(open_deck: Open) -> None:
    stage = open_deck()
    stage.type("b")
    dark = stage.run("deck.layer.name")
    stage.type("PageDown")

    assert ("blank", None, "start") == (dark, stage.run("deck.layer"), stage.at)


# ---- what frames hold ----------------------------------------------------------------------


def test_a_formula_stays_on_one_line(open_deck: Open) -> None:
    formula = "<mi>x</mi><mo>+</mo>" * 40 + "<mi>x</mi>"
    html = page(
        [Spot("maths", body=f'<math display="block">{formula}</math>')], {"main": ["maths"]}
    )
    stage = open_deck("", html)
    tops = "[...document.querySelectorAll('mi')].map((each) => each.getBoundingClientRect().top)"

    assert 1 == stage.run(f"new Set({tops}).size")


# ---- for everyone --------------------------------------------------------------------------


def test_the_talk_is_read_as_an_article_and_back(open_deck: Open) -> None:
    long = page().replace("</p></div>\n", "</p>" + "<p>More</p>" * 60 + "</div>\n")
    stage = open_deck("?read#/deep", long)
    tops = stage.run("deck.frames.map((each) => each.getBoundingClientRect().top)")
    assert (sorted(tops), "article") == (tops, stage.run("deck.layer.name"))
    stage.type("r")

    assert (None, "deep") == (stage.run("deck.layer"), stage.at)


def test_who_asks_for_less_motion_gets_no_flights(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("still")
    with engine.start(folder, reduced_motion=True) as remote:
        stage = Stage(remote, folder / "deck.html", page())
        stage.open()
        assert "cut" == stage.run("deck.manner")

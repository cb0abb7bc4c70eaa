"""Where we are: the crumbs at the top of the window, the progress at its foot."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import MAIN, page
from tests.browser.stage import Stage

ROUTES = {"main": ("overview", *MAIN), "short": ("start", "far")}
_SHOWN = "document.querySelector('.deckgen-crumbs').matches('.deckgen-shown')"
_DONE = (
    "[...document.querySelectorAll('.deckgen-progress i')].map((part) =>"
    " [Number(part.style.flexGrow), Number(part.style.getPropertyValue('--done'))])"
)


def trail(stage: Stage) -> list[str]:
    return stage.page.locator(".deckgen-crumbs li").all_inner_texts()


def test_the_crumbs_say_where_we_are(open_deck: Open) -> None:
    stage = open_deck(None, "#/deep")
    here = stage.page.locator(".deckgen-crumbs [aria-current]")

    assert ["A wall", "Chapter", "Deep"] == trail(stage)
    assert ["Deep"] == here.all_inner_texts()
    stage.press("o")
    assert ["A wall"] == trail(stage)


def test_the_crumbs_keep_away_along_the_route(open_deck: Open) -> None:
    stage = open_deck()
    assert not stage.run(_SHOWN)
    stage.press("PageDown", "Shift+ArrowRight")
    assert not stage.run(_SHOWN)
    stage.press("u")
    assert stage.run(_SHOWN)
    stage.page.wait_for_function(f"() => !{_SHOWN}")


def test_the_mouse_and_the_tab_key_call_the_crumbs(open_deck: Open) -> None:
    stage = open_deck(None, "#/deep")
    stage.page.mouse.move(640, 600)
    assert not stage.run(_SHOWN)
    stage.page.mouse.move(640, 20)
    assert stage.run(_SHOWN)
    stage.page.keyboard.press("Tab")
    assert "Map and outline" == stage.run("document.activeElement.ariaLabel")
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Tab")
    stage.press("Enter")
    assert ("chapter", "frame") == (stage.at, stage.away)


def test_a_crumb_flies_out_and_next_flies_back(open_deck: Open) -> None:
    stage = open_deck(None, "#/deep")
    stage.page.mouse.move(640, 20)
    with stage.landing():
        stage.page.click(".deckgen-crumbs button >> text=Chapter")
    assert ("chapter", "frame", 4) == (stage.at, stage.away, stage.step)
    with stage.landing():
        stage.page.click(".deckgen-crumbs button >> text=A wall")
    assert "overview" == stage.at
    stage.press("PageDown")
    assert "deep" == stage.at


def test_the_first_crumb_opens_the_map(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.mouse.move(640, 20)
    stage.page.click(".deckgen-map-button")

    assert "map" == stage.run("deck.layer.name")


def test_a_free_camera_is_in_the_frame_that_it_looks_at(open_deck: Open) -> None:
    stage = open_deck()
    place = "deck.scene.frames[4]"
    with stage.arrival():
        stage.run(
            f"deck.fly({{ x: {place}.x, y: {place}.y, width: 1000, rotate: 0 }}, 'free',"
            " { flight: 0 })"
        )

    assert ["A wall", "Chapter", "Deep"] == trail(stage)


def test_the_crumbs_stay_away_where_that_was_chosen(open_deck: Open) -> None:
    stage = open_deck(None, "?crumbs=off")
    crumbs = stage.page.locator(".deckgen-crumbs")

    assert 0 == crumbs.count()
    stage.open()
    assert 0 == crumbs.count()
    stage.open("?crumbs=on")
    assert 1 == crumbs.count()


def test_the_progress_has_a_part_for_each_chapter(open_deck: Open) -> None:
    stage = open_deck(page(routes=ROUTES), "#/inner")

    assert [[1, 1], [1, 1], [1, 1], [3, pytest.approx(2 / 3)], [1, 0]] == stage.run(_DONE)
    label = stage.page.locator(".deckgen-progress [role=img]").get_attribute("aria-label")
    assert "5 / 7" == label
    stage.run("deck.useRoute('short')")
    assert [[1, 1], [1, 0]] == stage.run(_DONE)


def test_a_click_on_the_progress_flies_to_that_stop(open_deck: Open) -> None:
    stage = open_deck(page(routes=ROUTES))
    stage.page.mouse.move(1270, 716)
    assert "7  Far" == stage.page.inner_text(".deckgen-progress-tip")
    with stage.landing():
        stage.page.mouse.click(1270, 716)

    assert ("far", 6) == (stage.at, stage.step)

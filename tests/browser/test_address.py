"""Deep links, and the browser's Back and Forward."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import Spot, page


@pytest.mark.parametrize("address", ["#/lego", "#lego", "#/lego/0"])
def test_a_deep_link_opens_there(open_deck: Open, address: str) -> None:
    stage = open_deck(None, address)

    assert ("lego", [False, False]) == (stage.at, stage.substeps("lego"))
    assert (0, 0) == (stage.run("scrollX"), stage.run("scrollY"))


def test_a_deep_link_goes_to_a_substep(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego/1")
    assert [True, False] == stage.substeps("lego")
    stage.open("#/lego/99")
    assert [True, True] == stage.substeps("lego")


def test_a_deep_link_goes_to_a_frame_off_the_route(open_deck: Open) -> None:
    stage = open_deck(None, "#/aside")

    assert ("aside", "frame") == (stage.at, stage.away)


def test_a_deep_link_goes_to_the_whole(open_deck: Open) -> None:
    stage = open_deck(None, "#/overview")
    assert "overview" == stage.at
    stage.press("Escape")
    assert "start" == stage.at


@pytest.mark.parametrize(
    "address",
    [
        "#/<img src=x onerror=alert(1)>",
        "#__proto__",
        "#/constructor",
        "#/%",
        "#/%E0%A4%A",
        "#//",
        "#/lego/-1/x",
        "#/impress",
        "#deckgen-scene",
        "#/" + "a" * 5000,
    ],
)
def test_an_address_that_means_nothing_is_safe(open_deck: Open, address: str) -> None:
    stage = open_deck(None, address)
    assert "start" == stage.at
    stage.press("PageDown")
    stage.run("(location.hash = argument, 0)", address)
    stage.page.wait_for_function("() => location.hash === '#/lego'")
    assert "lego" == stage.at


def test_each_stop_is_one_entry_and_a_substep_none(open_deck: Open) -> None:
    stage = open_deck()
    before = stage.run("history.length")
    stage.press("PageDown")
    stage.page.keyboard.press("PageDown")
    stage.page.keyboard.press("PageDown")
    assert (1, "#/lego/2") == (stage.run("history.length") - before, stage.hash)
    stage.press("PageDown")
    assert (2, "#/chapter") == (stage.run("history.length") - before, stage.hash)


def test_back_and_forward_fly(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("PageDown", "Shift+ArrowRight", "End")
    for frame in ("chapter", "lego", "start"):
        with stage.landing():
            stage.page.go_back()
        assert frame == stage.at
    for frame in ("lego", "chapter", "far"):
        with stage.landing():
            stage.page.go_forward()
        assert frame == stage.at
    assert "#/far" == stage.hash


def test_back_knows_which_of_a_frame_s_stops_it_was(open_deck: Open) -> None:
    stage = open_deck(page(routes={"main": ("chapter", "inner", "chapter", "deep")}))
    stage.press("PageDown", "PageDown", "PageDown")
    with stage.landing():
        stage.page.go_back()
    assert ("chapter", 2) == (stage.at, stage.step)


def test_back_leaves_the_overview(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    with stage.landing():
        stage.page.go_back()
    assert ("start", None, None) == (stage.at, stage.away, stage.run("deck.layer"))


def test_a_reload_of_the_overview_keeps_the_place(open_deck: Open) -> None:
    stage = open_deck(page(routes={"main": ("overview", "start", "lego")}), "#/lego")
    stage.press("o")
    stage.page.reload()
    assert ("overview", "overview", 2) == (stage.at, stage.away, stage.step)
    stage.press("PageDown")
    with stage.landing():
        stage.page.go_back()
    assert ("overview", "overview", 2) == (stage.at, stage.away, stage.step)


def test_a_reload_stays(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("PageDown")
    stage.page.keyboard.press("PageDown")
    stage.page.reload()
    assert ("lego", [True, False]) == (stage.at, stage.substeps("lego"))


def test_an_id_of_any_script_has_an_address(open_deck: Open) -> None:
    stage = open_deck(
        page([Spot("start"), Spot("idée-été", x=3000)], {"main": ("start", "idée-été")})
    )
    stage.press("PageDown")
    stage.page.reload()
    assert "idée-été" == stage.at

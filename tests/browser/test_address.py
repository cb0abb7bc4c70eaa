"""Deep links, and the browser's Back and Forward."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import MAIN, Spot, page

ROUTES = {"main": MAIN, "short": ("start", "chapter", "far")}


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


# ---- routes --------------------------------------------------------------------------


def test_an_address_names_the_route_and_the_substep(open_deck: Open) -> None:
    routes = {"main": MAIN, "short": ("start", "lego", "far")}
    stage = open_deck(page(routes=routes), "#/lego/1?route=short")

    assert ("short", "lego", 1) == (stage.run("deck.route.name"), stage.at, stage.step)
    assert [True, False] == stage.substeps("lego")
    assert "#/lego/1?route=short" == stage.hash
    stage.page.reload()
    assert "#/lego/1?route=short" == stage.hash
    assert ("short", "lego") == (stage.run("deck.route.name"), stage.at)


def test_a_route_that_does_not_exist_is_not_taken(open_deck: Open) -> None:
    stage = open_deck(page(routes=ROUTES), "#/lego?route=constructor")

    assert ("main", "lego", "#/lego") == (stage.run("deck.route.name"), stage.at, stage.hash)
    assert stage.run("deck.useRoute('shorter')") is False


def test_the_address_names_no_route_that_the_page_opens_on(open_deck: Open) -> None:
    stage = open_deck(page(routes=ROUTES), "?route=short")
    stage.press("PageDown")
    assert ("chapter", "#/chapter") == (stage.at, stage.hash)
    stage.run("deck.useRoute('main')")
    assert "#/chapter?route=main" == stage.hash


def test_another_route_goes_on_from_the_same_frame(open_deck: Open) -> None:
    stage = open_deck(page(routes=ROUTES), "#/chapter")
    stage.run("(window.heard = [], deck.on('route', ({route}) => heard.push(route.name)), 0)")

    assert stage.run("deck.useRoute('short')")
    assert ["short"] == stage.run("heard")
    assert ("chapter", 1, None) == (stage.at, stage.step, stage.away)
    assert not stage.run("deck.flying")
    stage.press("PageDown")
    assert "far" == stage.at
    stage.run("deck.useRoute('main')")
    assert ("far", 5) == (stage.at, stage.step)


def test_another_route_is_joined_after_the_stop_before(open_deck: Open) -> None:
    """On a frame that the other route leaves out, nothing moves until next goes on."""
    stage = open_deck(page(routes=ROUTES), "#/inner")
    before = stage.camera
    stage.run("deck.useRoute('short')")
    assert ("inner", 1, "frame", before) == (stage.at, stage.step, stage.away, stage.camera)
    stage.press("PageDown")
    assert ("far", 2, None) == (stage.at, stage.step, stage.away)

    stage.open("#/inner")
    stage.run("deck.useRoute('short')")
    stage.press("PageUp")
    assert ("chapter", 1, None) == (stage.at, stage.step, stage.away)


def test_back_stays_on_the_route_that_was_chosen(open_deck: Open) -> None:
    stage = open_deck(page(routes=ROUTES))
    stage.press("PageDown", "Shift+ArrowRight")
    stage.run("deck.useRoute('short')")
    for frame in ("lego", "start"):
        with stage.landing():
            stage.page.go_back()
        assert frame == stage.at
    assert "#/start?route=short" == stage.hash
    stage.press("PageDown")
    assert "chapter" == stage.at

"""Keys do what the one table says, and nothing where they are someone else's."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import MAIN, WALL, Spot, page

ROUTE = {"main": ("start", "chapter", "inner", "deep", "far")}


@pytest.mark.parametrize(
    "key", ["ArrowRight", "ArrowDown", "Space", "PageDown", "n", "N", "l", "j", "Enter"]
)
def test_next(open_deck: Open, key: str) -> None:
    stage = open_deck()
    if key == "N":
        stage.page.keyboard.press("CapsLock")
        key = "n"
    stage.press(key)

    assert "lego" == stage.at


@pytest.mark.parametrize(
    "key", ["ArrowLeft", "ArrowUp", "Shift+Space", "PageUp", "Backspace", "h", "k"]
)
def test_previous(open_deck: Open, key: str) -> None:
    stage = open_deck(None, "#/chapter")
    stage.press(key)

    assert "lego" == stage.at


def test_first_and_last(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("End")
    assert "far" == stage.at
    stage.press("Home")
    assert "start" == stage.at


def test_past_the_substeps(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("Shift+ArrowRight", "Shift+ArrowRight")
    assert "chapter" == stage.at
    stage.press("Shift+ArrowLeft")
    assert "lego" == stage.at


def test_the_ends_hold(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("ArrowLeft")
    assert (0, False) == (stage.step, stage.run("deck.flying"))
    stage.press("End")
    stage.page.keyboard.press("ArrowRight")
    assert (5, False) == (stage.step, stage.run("deck.flying"))


def test_a_held_key_flies_past_no_stop(open_deck: Open) -> None:
    stage = open_deck(page(routes=ROUTE))
    stage.run("deck.seek(0)")
    for _ in range(5):
        stage.page.keyboard.down("PageDown")
    assert "chapter" == stage.at
    stage.run("deck.seek(1e6)")
    stage.page.keyboard.down("PageDown")
    assert "inner" == stage.at
    stage.page.keyboard.up("PageDown")


def test_a_fresh_press_in_mid_flight_goes_on(open_deck: Open) -> None:
    stage = open_deck(page(routes=ROUTE))
    stage.run("deck.seek(0)")
    stage.page.keyboard.press("PageDown")
    stage.run("deck.seek(300)")
    stage.page.keyboard.press("PageDown")

    assert "inner" == stage.at


@pytest.mark.parametrize("modifier", ["Control", "Meta", "Alt"])
def test_keys_with_modifiers_belong_to_the_browser(open_deck: Open, modifier: str) -> None:
    stage = open_deck()
    stage.page.keyboard.press(f"{modifier}+j")

    assert 0 == stage.step


def test_keys_are_left_to_fields(open_deck: Open) -> None:
    stage = open_deck()
    stage.run(
        "document.querySelector('#start .frame-body').append(document.createElement('input'))"
    )
    stage.page.locator("#start input").focus()
    stage.page.keyboard.type("no be .? g 12")

    assert "no be .? g 12" == stage.page.locator("#start input").input_value()
    assert (0, None) == (stage.step, stage.run("deck.layer"))


def test_enter_on_a_link_follows_it(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("Tab")
    stage.press("Enter")

    assert "far" == stage.at


def test_digits_and_enter_go_to_a_number(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.type("13")
    stage.page.keyboard.press("Backspace")
    stage.page.keyboard.press("Backspace")
    stage.page.keyboard.type("5")
    assert stage.page.get_by_text("5", exact=True).is_visible()
    stage.press("Enter")

    assert "deep" == stage.at
    assert not stage.page.locator(".deckgen-number").is_visible()


@pytest.mark.parametrize(
    ("text", "frame"), [("4", "inner"), ("chapter", "chapter"), ("étéR", "chapter"), ("dp", "deep")]
)
def test_g_goes_to_a_number_or_a_title(open_deck: Open, text: str, frame: str) -> None:
    spots = [*WALL[:2], Spot("chapter", y=3000, title="L’été rouge"), *WALL[3:]]
    stage = open_deck(page(spots))
    stage.page.keyboard.press("g")
    stage.page.keyboard.type(text)
    stage.press("Enter")

    assert frame == stage.at
    assert not stage.page.locator("dialog").first.is_visible()


def test_black_and_white_end_with_any_key_which_is_consumed(open_deck: Open) -> None:
    stage = open_deck()
    sheet = stage.page.locator(".deckgen-blank")
    for key, colour in (("b", "rgb(0, 0, 0)"), (".", "rgb(0, 0, 0)"), ("w", "rgb(255, 255, 255)")):
        stage.page.keyboard.press(key)
        assert sheet.is_visible()
        assert colour == sheet.evaluate("(it) => getComputedStyle(it).backgroundColor")
        stage.page.keyboard.press("PageDown")
        assert not sheet.is_visible()
        assert 0 == stage.step


def test_f5_from_a_clicker_is_full_screen_not_a_reload(open_deck: Open) -> None:
    stage = open_deck()
    stage.run("window.kept = true")
    stage.page.keyboard.press("F5")
    stage.page.wait_for_function("() => document.fullscreenElement")
    stage.page.keyboard.press("F5")
    stage.page.wait_for_function("() => !document.fullscreenElement")

    assert stage.run("window.kept")


def test_c_copies_a_link_to_this_frame(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego", permissions=["clipboard-read", "clipboard-write"])
    stage.page.keyboard.press("c")
    stage.page.get_by_text("Link copied").first.wait_for()

    assert stage.file.as_uri() + "#/lego" == stage.run("navigator.clipboard.readText()")


def test_help_lists_every_key_in_the_table(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("?")
    shown = stage.page.locator(".deckgen-help").inner_text().split()
    wanted = (
        "→ ↓ Space Page Down N L J Enter ← ↑ Shift Up Backspace H K Home End G 1 2 3 O ` U Click"
        " Wheel Drag Two + = − 0 Esc F F11 F5 B . W C ? F1"
    )

    assert set() == set(wanted.split()) - set(shown)
    assert stage.page.evaluate(
        "(({ scrollHeight, clientHeight }) => scrollHeight === clientHeight)"
        "(document.querySelector('.deckgen-help'))"
    )
    stage.page.keyboard.press("ArrowRight")
    assert 0 == stage.step
    stage.page.keyboard.press("?")
    assert not stage.page.locator(".deckgen-help").is_visible()


def test_escape_closes_what_is_open_then_the_overview(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    stage.page.keyboard.press("F1")
    stage.page.keyboard.press("Escape")
    assert ("overview", None) == (stage.away, stage.run("deck.layer.exclusive || null"))
    stage.press("Escape")
    assert ("start", None) == (stage.at, stage.away)
    stage.page.keyboard.press("Escape")
    assert ("start", False) == (stage.at, stage.run("deck.flying"))


def test_keys_are_heard_at_once_after_a_dialog_with_a_field(open_deck: Open) -> None:
    stage = open_deck(page(WALL, {"main": ("overview", *MAIN)}))  # no frame has the focus there
    stage.page.keyboard.press("m")
    closed = """(document.querySelector(".deckgen-map").dispatchEvent(new Event("cancel")),
      [deck.layer?.name, document.activeElement.tagName])"""

    assert [None, "BODY"] == stage.run(closed)


def test_a_keyboard_without_latin_letters_has_the_same_keys(open_deck: Open) -> None:
    stage = open_deck()
    with stage.landing():
        stage.run("dispatchEvent(new KeyboardEvent('keydown', { key: 'т', code: 'KeyN' }))")

    assert "lego" == stage.at


def test_the_overview_is_a_camera_where_arrows_go_by_geometry(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    chosen = "document.querySelector('.deckgen-chosen').id"
    assert ("overview", "start") == (stage.at, stage.run(chosen))
    stage.page.keyboard.press("ArrowRight")
    assert "lego" == stage.run(chosen)
    stage.page.keyboard.press("ArrowDown")
    assert stage.run(chosen) in ("chapter", "inner")
    stage.page.keyboard.press("ArrowLeft")
    assert "start" == stage.run(chosen)  # above left of the chapter's title, before "aside"
    stage.page.keyboard.press("ArrowDown")
    wanted = stage.run(chosen)
    stage.press("Enter")
    assert (wanted, None) == (stage.at, stage.away)


def test_next_in_the_overview_comes_back_to_the_stop(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego/1")
    for key in ("o", "`"):
        stage.press(key)
        assert "overview" == stage.at
        stage.press("PageDown")
        assert ("lego", [True, False]) == (stage.at, stage.substeps("lego"))


def test_u_goes_out_and_out(open_deck: Open) -> None:
    stage = open_deck(None, "#/inner")
    stage.press("u")
    assert ("chapter", "frame", 3) == (stage.at, stage.away, stage.step)
    stage.press("u")
    assert ("overview", "overview") == (stage.at, stage.away)
    stage.press("PageDown")
    assert ("inner", None) == (stage.at, stage.away)

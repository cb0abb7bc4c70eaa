"""The presenter window shows where the talk is and what next will show, and drives it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page

from deckgen.build import compile_deck
from deckgen.model import Options
from deckgen.read import read_text
from tests.browser.conftest import SIZE, Open
from tests.browser.lectern import Lectern

TALK = """---
title: The wall
duration: 10min
overview: end
paths:
  short: [one, three]
---

# One

Words.

::: notes
Say **hello**:

- once
- `twice`

<em>End</em> &lt;/script&gt; <!-- no -->
:::

# Two

- first
- second {.substep}

# Three

::: notes
Third.
:::
"""


def built(text: str, *, with_notes: bool = True) -> str:
    source = read_text(text, file="talk.md", folder=Path())
    bundle = compile_deck(source, options=Options(with_notes=with_notes))
    return bundle.files["index.html"].decode()


@pytest.fixture
def lectern(open_deck: Open) -> Lectern:
    return Lectern.opened(open_deck(built(TALK), reduced_motion="reduce"))


# ---- what it shows ---------------------------------------------------------------------


def test_it_shows_this_frame_and_what_next_really_shows(lectern: Lectern) -> None:
    seen = []
    for step, substep in ((0, 0), (1, 0), (1, 1), (2, 0), (3, 0)):
        if step or substep:
            lectern.press("PageDown")
        lectern.at(step, substep)
        seen.append((lectern.shown("now"), lectern.shown("next")))
    lectern.press("PageUp", "PageUp")
    lectern.at(1, 1)

    one, two, more, three = ("one", 0), ("two", 0), ("two", 1), ("three", 0)
    assert [(one, two), (two, more), (more, three), (three, ("overview", 0))] == seen[:4]
    assert ("overview", 0) == seen[4][0]
    assert (more, three) == (lectern.shown("now"), lectern.shown("next"))


def test_at_the_end_it_says_so(lectern: Lectern) -> None:
    assert not lectern.page.get_by_text("The talk ends here").is_visible()
    lectern.press("End")
    lectern.at(3)

    assert lectern.page.get_by_text("The talk ends here").is_visible()
    assert not lectern.page.locator(".next-picture").is_visible()


def test_pictures_are_as_the_audience_has_them(lectern: Lectern) -> None:
    def measured(owner: Page | FrameLocator) -> list[float]:
        box = owner.locator("#one .frame-title")
        script = (
            "(e) => [...'fontSize fontFamily color'.split(' ').map((k) => getComputedStyle(e)[k])]"
        )
        return [
            *box.evaluate(script),
            *box.evaluate("(e) => Object.values(e.getBoundingClientRect().toJSON())"),
        ]

    picture = lectern.page.frame_locator(".now-picture iframe")
    size = picture.locator("#impress").evaluate("(root) => [root.clientWidth, root.clientHeight]")

    assert measured(lectern.stage.page) == measured(picture)
    assert [SIZE["width"], SIZE["height"]] == size


def test_a_camera_in_the_hand_is_followed(lectern: Lectern) -> None:
    lectern.stage.page.mouse.move(300, 300)
    lectern.stage.page.mouse.wheel(0, -240)
    lectern.until("desk.record.away === 'free'")
    camera = lectern.stage.camera
    lectern.until("Math.abs(desk.record.camera.width / given - 1) < 0.5", camera["width"])

    assert ("one", 0) == lectern.shown("next")  # next flies back onto the route


def test_notes_are_shown_as_they_were_written(lectern: Lectern) -> None:
    notes = lectern.page.locator(".notes-text")

    assert "hello" == notes.locator("strong").inner_text()
    assert ["once", "twice"] == notes.locator("li").all_inner_texts()
    assert "End </script>" in notes.inner_text()
    lectern.press("PageDown")
    lectern.at(1)
    assert "No notes here" == notes.inner_text()


def test_the_size_of_notes_is_remembered(lectern: Lectern) -> None:
    size = "getComputedStyle(document.querySelector('.notes-text')).fontSize"
    before = lectern.run(size)
    lectern.press("+", "+")
    larger = lectern.run(size)
    lectern.page.reload()
    lectern.until("desk.record")

    assert float(larger[:-2]) > 1.2 * float(before[:-2])
    assert larger == lectern.run(size)
    lectern.press("-", "-")
    assert before == lectern.run(size)


def test_long_notes_scroll_by_key(open_deck: Open) -> None:
    text = "# One\n\n::: notes\n" + "Word after word after word.\n\n" * 200 + ":::\n"
    lectern = Lectern.opened(open_deck(built(text)))
    top = "document.querySelector('.notes-text').scrollTop"
    lectern.press("Shift+ArrowDown")
    lectern.until(f"{top} > 100")
    lectern.press("Shift+ArrowUp")
    lectern.until(f"{top} === 0")


def test_without_notes_it_works_and_says_how_to_get_them(open_deck: Open) -> None:
    html = built(TALK, with_notes=False)
    lectern = Lectern.opened(open_deck(html, reduced_motion="reduce"), key="s")

    assert -1 == html.find("twice<")
    assert "deckgen build --with-notes" in lectern.text(".notes-text")
    lectern.press("PageDown")
    lectern.at(1)
    assert ("two", 0) == lectern.shown("now")


def test_one_frame_without_route_or_time(open_deck: Open) -> None:
    lectern = Lectern.opened(open_deck(built("# Alone\n", with_notes=False)))
    lectern.press("PageDown")

    assert ("alone", 0) == lectern.shown("now")
    assert ("", "") == (lectern.text(".left"), lectern.text(".pace"))
    assert not lectern.page.locator(".ways").is_visible()


# ---- what it does ------------------------------------------------------------------------


def test_keys_and_buttons_drive_the_talk(lectern: Lectern) -> None:
    lectern.page.get_by_role("button", name="Next").click()
    lectern.at(1)
    lectern.press("Home")
    lectern.at(0)
    lectern.press("3", "Enter")
    lectern.at(2)

    assert "three" == lectern.stage.at


def test_keys_pressed_faster_than_the_talk_answers_mean_what_they_mean_there(
    lectern: Lectern,
) -> None:
    def at_once(*keys: str) -> None:
        press = "(key) => window.dispatchEvent(new KeyboardEvent('keydown', { key }))"
        lectern.page.evaluate(f"(keys) => keys.forEach({press})", keys)

    at_once("3", "Enter")  # to the third, not to the next
    lectern.at(2)
    at_once("b", "PageDown")  # out of the black, not on
    lectern.until("desk.record.now > given", lectern.run("desk.record.now"))
    lectern.until("!desk.record.layer")

    assert 2 == lectern.stage.step


def test_a_black_screen_ends_with_any_key_which_is_consumed(lectern: Lectern) -> None:
    lectern.press("b")
    lectern.until("desk.record.layer?.name === 'blank'")
    assert lectern.stage.page.locator(".deckgen-blank").is_visible()
    assert lectern.page.get_by_role("alert").is_visible()
    lectern.press("PageDown")
    lectern.until("!desk.record.layer")

    assert (0, False) == (
        lectern.stage.step,
        lectern.stage.page.locator(".deckgen-blank").is_visible(),
    )


def test_the_pointer_on_the_picture_is_a_laser_on_the_canvas(lectern: Lectern) -> None:
    dot = lectern.stage.page.locator(".deckgen-laser")
    where = "(dot) => getComputedStyle(dot).translate.split(' ').map(parseFloat)"
    box = lectern.page.locator(".now-picture iframe").bounding_box()
    assert box
    lectern.page.mouse.move(box["x"] + 0.25 * box["width"], box["y"] + 0.5 * box["height"])
    dot.wait_for(state="visible")
    assert pytest.approx([0.25 * SIZE["width"], 0.5 * SIZE["height"]], abs=2) == dot.evaluate(where)
    lectern.page.mouse.move(5, 5)
    dot.wait_for(state="hidden")


def test_x_makes_the_pointer_a_laser(open_deck: Open) -> None:
    stage = open_deck()
    dot = stage.page.locator(".deckgen-laser")
    stage.page.mouse.move(200, 100)
    stage.page.keyboard.press("x")
    assert dot.is_visible()
    stage.page.keyboard.press("x")
    assert not dot.is_visible()


def test_any_frame_can_be_found_and_flown_to(lectern: Lectern) -> None:
    lectern.press("g")
    lectern.page.keyboard.type("thr")
    lectern.press("Enter")
    lectern.at(2)

    assert "three" == lectern.stage.at
    assert not lectern.page.locator("dialog").first.is_visible()


def test_a_shorter_route_from_here(lectern: Lectern) -> None:
    lectern.press("PageDown")
    lectern.at(1)
    ways = lectern.page.locator(".ways button").all_inner_texts()
    lectern.page.locator(".ways button", has_text="short").click()
    lectern.until("desk.record.route === 'short'")

    assert ["Main route 3 stops", "short 1 stop"] == [way.split(" ·")[0] for way in ways]
    assert "two" == lectern.stage.at
    assert ("three", 0) == lectern.shown("next")
    lectern.press("PageDown")
    lectern.until("desk.record.frame === 2 && !desk.record.flying")


# ---- time ------------------------------------------------------------------------------


def test_the_timer_starts_at_the_first_move_and_survives_reloads(lectern: Lectern) -> None:
    timer = lectern.page.locator(".timer")
    assert ("0:00", "Start T") == (timer.inner_text(), timer_button(lectern))
    lectern.press("PageDown")
    lectern.until("desk.record.timer.since !== null")
    since = lectern.run("desk.record.timer.since")
    lectern.meet_again(talk=True)
    assert since == lectern.run("desk.record.timer.since")
    lectern.press("t")
    lectern.until("desk.record.timer.since === null")
    assert "Go on T" == timer_button(lectern)
    lectern.press("Shift+T")
    lectern.until("desk.record.timer.before === 0")
    assert "0:00" == timer.inner_text()


def timer_button(lectern: Lectern) -> str:
    return lectern.page.locator(".timer-buttons button").first.inner_text()


def test_behind_is_said_in_words(lectern: Lectern) -> None:
    lectern.stage.run(
        "void (deck.timer = { since: Date.now() - 9 * 60000, before: 0 }, deck.emit('timer', {}))"
    )
    lectern.until("document.querySelector('.pace').dataset.pace === 'late'")

    assert re.fullmatch(r"\d min behind", lectern.text(".pace"))
    assert "left" in lectern.text(".left")
    assert re.fullmatch(r"\d min behind", lectern.page.locator(".spoken[role=status]").inner_text())


def test_without_the_window_t_shows_a_small_clock(open_deck: Open) -> None:
    stage = open_deck(built(TALK))
    clock = stage.page.locator(".deckgen-clock")
    assert not clock.is_visible()
    stage.page.keyboard.press("t")
    assert (True, "0:0") == (clock.is_visible(), clock.inner_text()[:3])
    stage.page.keyboard.press("Shift+T")
    assert not clock.is_visible()

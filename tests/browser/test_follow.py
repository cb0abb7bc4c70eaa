"""People who follow a served talk on screens of their own, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from deckgen.serve.run import Where
from tests.serving import Served, served

TALK = """\
---
title: A talk
paths:
  short: [one, three]
---

# One

## Two

- a
- b {.substep}
- c {.substep}

## Three
"""
PLACE: dict[str, object] = {"step": 0, "substep": 0, "frame": 0, "away": None, "route": "main"}
CAMERA = {"x": 100, "y": 200, "width": 900, "rotate": 10}
BUTTON = ".deckgen-follow"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    talk = tmp_path_factory.mktemp("talk") / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(talk.parent / "state"))
        with served(talk, Where(port=0, remote=True)) as found:
            yield found


@pytest.fixture
def follower(browser: Browser, at: Served) -> Iterator[Page]:
    speak(at)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{at.at.address}?follow")
    page.evaluate("deckgen.deck.ready")
    yield page
    page.close()


def speak(at: Served, **place: object) -> None:
    """The speaker's page is there now."""
    show(at, {}, **place)


def show(at: Served, signs: dict[str, object], **place: object) -> None:
    """The speaker's page is there now, with that over it."""
    edition = at.at.live.site.edition.deck
    told = {"place": {**PLACE, "edition": edition, "camera": CAMERA, **place}, "signs": signs}
    assert 204 == at.post("/_deckgen/stage", told, at.bearer).status


def sees(page: Page, script: str) -> None:
    page.wait_for_function(f"() => {{ const deck = window.deckgen?.deck; return {script}; }}")


def at_stop(page: Page, step: int, substep: int = 0) -> None:
    here = "!deck.flying && deck.place.away === null"
    sees(page, f"{here} && deck.step === {step} && deck.substep === {substep}")


def test_who_follows_is_where_the_speaker_is(follower: Page, at: Served) -> None:
    speak(at, step=1, frame=1)
    at_stop(follower, 1)
    speak(at, step=1, frame=1, substep=2)
    at_stop(follower, 1, 2)
    speak(at, step=1, frame=1, substep=1)
    at_stop(follower, 1, 1)
    assert not follower.locator(BUTTON).is_visible()


def test_who_comes_late_finds_the_speaker(browser: Browser, at: Served) -> None:
    speak(at, step=2, frame=2)
    page = browser.new_page()
    page.goto(f"{at.at.address}?follow")

    at_stop(page, 2)
    page.close()


def test_overviews_and_the_free_camera_are_followed(follower: Page, at: Served) -> None:
    speak(at, away="free")
    sees(follower, "!deck.flying && deck.place.away === 'free' && deck.camera().rotate === 10")
    speak(at, away="overview", frame=None)
    sees(follower, "deck.place.away === 'overview'")
    assert not follower.locator(BUTTON).is_visible()


def test_another_route_is_taken_with_the_speaker(follower: Page, at: Served) -> None:
    speak(at, route="short", step=1, frame=2)

    sees(follower, "deck.route.name === 'short'")
    at_stop(follower, 1)


def test_who_wanders_off_stays_there_and_comes_back_with_one_tap(
    follower: Page, at: Served
) -> None:
    follower.keyboard.press("End")
    at_stop(follower, 2)
    speak(at, step=1, frame=1)
    follower.wait_for_selector(f"{BUTTON} >> text=Two")
    assert 2 == follower.evaluate("deckgen.deck.step")

    follower.locator(BUTTON).click()
    at_stop(follower, 1)
    assert not follower.locator(BUTTON).is_visible()
    speak(at, step=0, frame=0)
    at_stop(follower, 0)


def test_a_place_of_another_version_of_the_talk_waits_for_that(follower: Page, at: Served) -> None:
    show(at, {}, edition="1.1", step=2, frame=2)
    show(at, {}, step=1, frame=1)
    at_stop(follower, 1)
    show(at, {}, edition="1.1", step=2, frame=2)
    follower.evaluate("deckgen.deck.edition = '1.1', deckgen.deck.emit('build', { before: [] })")

    at_stop(follower, 2)


def test_a_black_screen_is_black_for_who_is_in_step(follower: Page, at: Served) -> None:
    show(at, {"blank": "black"})
    follower.wait_for_selector(".deckgen-blank[data-blank=black]")
    assert follower.get_by_text("A tap shows the talk again").is_visible()
    show(at, {"blank": "white"})
    follower.wait_for_selector(".deckgen-blank[data-blank=white]")
    show(at, {}, step=2, frame=2)
    at_stop(follower, 2)

    assert not follower.locator(".deckgen-blank").is_visible()
    assert not follower.locator(BUTTON).is_visible()


def test_a_tap_leads_out_of_the_black_and_one_back_into_it(follower: Page, at: Served) -> None:
    show(at, {"blank": "black"})
    follower.locator(".deckgen-blank").click()
    follower.wait_for_selector(BUTTON)
    show(at, {"blank": "black", "laser": {"x": 0, "y": 0}}, step=1, frame=1)
    follower.wait_for_selector(f"{BUTTON} >> text=Two")
    assert not follower.locator(".deckgen-blank, .deckgen-laser").first.is_visible()

    follower.locator(BUTTON).click()
    at_stop(follower, 1)
    assert follower.locator(".deckgen-blank").is_visible()


def test_black_waits_for_who_has_something_of_their_own_open(follower: Page, at: Served) -> None:
    follower.evaluate("deckgen.deck.ask('help')")
    show(at, {"blank": "black"}, substep=0, step=1, frame=1)
    at_stop(follower, 1)
    assert not follower.locator(".deckgen-blank").is_visible()
    follower.keyboard.press("Escape")

    follower.wait_for_selector(".deckgen-blank")
    assert not follower.locator(BUTTON).is_visible()


def test_the_laser_is_at_its_point_of_the_canvas(follower: Page, at: Served) -> None:
    there = {"x": CAMERA["x"], "y": CAMERA["y"]}
    show(at, {"laser": there}, away="free")
    dot = follower.locator(".deckgen-laser")
    dot.wait_for()
    sees(follower, "!deck.flying && deck.camera().rotate === 10")
    assert "195px 422px" == dot.evaluate("(dot) => dot.style.translate")

    for odd in ({"laser": {"x": "1", "y": None}}, {"laser": 3, "blank": "<b>"}, 5, None):
        show(at, {"laser": there}, away="free")
        dot.wait_for()
        show(at, odd, away="free")  # type: ignore[arg-type]
        dot.wait_for(state="hidden")
        assert not follower.locator(".deckgen-blank").is_visible()


def test_a_page_that_was_frozen_is_in_step_again(follower: Page, at: Served) -> None:
    browser = follower.context.new_cdp_session(follower)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    show(at, {"laser": {"x": 1, "y": 2}}, step=1, frame=1)
    show(at, {"blank": "black"}, step=2, frame=2)
    browser.send("Page.setWebLifecycleState", {"state": "active"})

    at_stop(follower, 2)
    follower.wait_for_selector(".deckgen-blank")


def test_what_no_place_of_the_talk_fits_moves_nobody(follower: Page, at: Served) -> None:
    speak(at, step=1, frame=1)
    at_stop(follower, 1)
    for odd in (
        {"step": 99},
        {"step": "__proto__"},
        {"frame": 99},
        {"route": "none"},
        {"away": "x"},
        {"camera": {"x": 0, "y": 0, "width": 0, "rotate": 0}, "away": "free"},
        {"substep": -1},
    ):
        speak(at, **odd)
    speak(at, step=2, frame=2)

    at_stop(follower, 2)


def test_a_link_lets_in_and_leaves_the_address_bar(browser: Browser, at: Served) -> None:
    speak(at, step=1, frame=1)
    assert at.at.invitations
    page = browser.new_page()
    page.goto(at.at.invitations.look.link)

    page.wait_for_url("**/?follow*")
    at_stop(page, 1)
    assert at.at.invitations.look.link.partition("#")[2] not in page.url
    assert "deckgen-pass" in {cookie["name"] for cookie in page.context.cookies()}
    page.close()


def test_a_link_of_an_earlier_start_says_so(browser: Browser, at: Served) -> None:
    page = browser.new_page()
    page.goto(f"{at.at.address}_deckgen/enter#{'A' * 22}")

    page.wait_for_selector("text=This link is of an earlier start.")
    page.close()

"""The speaker's phone and her page, both on a served talk, in a real browser."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from deckgen.serve.run import Where
from tests.serving import Served, served

TALK = """\
---
title: A talk
duration: 10min
---

# One

::: notes
Say **hello**.
:::

# Two

- a
- b {.substep}

# Three
"""


@dataclass
class Pair:
    """The page that gives the talk, and the phone that steers it."""

    at: Served
    talk: Page
    phone: Page

    def is_at(self, step: int, substep: int = 0) -> None:
        """Wait until the talk is there."""
        here = f"!deck.flying && deck.step === {step} && deck.substep === {substep}"
        self.talk.wait_for_function(f"() => {{ const {{ deck }} = deckgen; return {here}; }}")


@pytest.fixture
def pair(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    talk = tmp_path / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    with served(talk, Where(port=0, remote=True)) as at:
        assert at.at.invitations
        page = browser.new_context().new_page()
        page.goto(at.at.private)
        page.evaluate("deckgen.deck.ready")
        hand = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
        phone = hand.new_page()
        phone.goto(at.at.invitations.steer.link)
        phone.wait_for_selector(".now .name >> text=One")
        yield Pair(at, page, phone)
        hand.close()
        page.context.close()


def test_the_phone_moves_the_talk_and_sees_where_it_is(pair: Pair) -> None:
    pair.phone.locator(".onward").tap()
    pair.is_at(1)
    pair.phone.locator(".onward").tap()
    pair.is_at(1, 1)
    pair.phone.wait_for_selector(".now .name >> text=Two")
    pair.phone.locator(".previous").tap()
    pair.is_at(1)
    expect(pair.phone.locator(".delay")).to_contain_text("ms")


def test_the_phone_has_the_notes_and_follows_the_talks_own_keys(pair: Pair) -> None:
    assert "Say hello." == pair.phone.locator(".notes-text").inner_text()
    pair.talk.keyboard.press("End")

    pair.phone.wait_for_selector(".now .name >> text=Three")


def test_the_page_that_is_opened_last_gives_the_talk(pair: Pair) -> None:
    second = pair.talk.context.new_page()
    second.goto(pair.at.at.private)
    second.evaluate("deckgen.deck.goto(2, {flight: 0})")
    pair.phone.wait_for_selector(".now .name >> text=Three")
    pair.phone.locator(".previous").tap()
    second.wait_for_function("() => deckgen.deck.step === 1")

    assert 0 == pair.talk.evaluate("deckgen.deck.step")


def test_the_phone_waits_for_the_talk_to_show_what_was_saved(pair: Pair) -> None:
    held: list[Route] = []
    pair.talk.route("**/_deckgen/deck?*", lambda route: held.append(route))
    pair.phone.evaluate("window.mark = true")
    with pair.phone.expect_response(lambda answer: answer.url == pair.at.at.address):
        pair.at.save(TALK.replace("# One", "# Zero\n\n# One").replace("Say", "Whisper"))
    assert ["One", "1 / 3"] == pair.phone.locator(".now h2 span:not(.kind)").all_inner_texts()

    pair.talk.route("**/_deckgen/deck?*", lambda route: route.continue_())
    for route in held:
        route.continue_()
    pair.phone.wait_for_selector(".now .note >> text=2 / 4")
    assert "Whisper hello." == pair.phone.locator(".notes-text").inner_text()
    assert pair.phone.evaluate("window.mark")


def test_the_room_sees_the_speakers_laser_and_black_screen(pair: Pair, browser: Browser) -> None:
    room = browser.new_page(viewport={"width": 800, "height": 900})
    room.goto(f"{pair.at.at.address}?follow")
    room.evaluate("deckgen.deck.ready")
    heading = pair.talk.locator(".step.active h1").bounding_box()
    assert heading
    pair.talk.mouse.move(1, 1)
    pair.talk.keyboard.press("x")
    room.wait_for_selector(".deckgen-laser")
    pair.talk.mouse.move(heading["x"], heading["y"])
    room.wait_for_function(
        """() => {
          const { left, top } = document.querySelector(".step.active h1").getBoundingClientRect();
          const dot = document.querySelector(".deckgen-laser").style.translate.split(" ");
          return [left, top].every((at, axis) => Math.abs(at - parseFloat(dot[axis])) < 1);
        }"""
    )

    pair.talk.keyboard.press("b")
    room.wait_for_selector(".deckgen-blank")
    pair.talk.keyboard.press("b")
    room.wait_for_selector(".deckgen-blank", state="hidden")
    pair.talk.keyboard.press("x")
    room.wait_for_selector(".deckgen-laser", state="hidden")
    room.close()


def test_a_phone_hears_that_the_talk_is_gone_and_back(pair: Pair) -> None:
    pair.talk.goto("about:blank")
    pair.phone.wait_for_selector(".banner.lost")
    pair.talk.goto(pair.at.at.address + "#/three")

    pair.phone.wait_for_selector(".now .name >> text=Three")
    expect(pair.phone.locator(".banner")).to_be_hidden()


def test_the_room_is_invited_by_a_code_and_the_phones_stays_hidden(pair: Pair) -> None:
    pair.talk.wait_for_function("() => deckgen.deck.offers('invite')")
    pair.talk.keyboard.press("i")
    codes = pair.talk.locator(".deckgen-invite img")

    expect(codes.first).to_be_visible()
    assert pair.talk.evaluate(
        "document.querySelector('.deckgen-invite img').getBoundingClientRect().width > 150"
    )
    expect(codes.last).to_be_hidden()


def test_all_are_in_step_when_a_server_that_stood_still_goes_on(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    argv = [sys.executable, "-m", "deckgen", "serve", "talk.md", "--remote", "--json"]
    argv += ["--host", "127.0.0.1", "--port", "0"]
    settings = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    with ExitStack() as ending:
        process = subprocess.Popen(
            argv, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        ending.callback(process.communicate)
        ending.callback(process.kill)
        said: dict[str, str] = {}
        while "address" not in said:
            assert process.stdout
            said = json.loads(process.stdout.readline())
        links = (said["address"], said["steer"], said["look"])
        talk, phone, room = (browser.new_context().new_page() for _ in links)
        for page, link in zip((talk, phone, room), links, strict=True):
            ending.callback(page.context.close)
            page.goto(link)
        phone.wait_for_selector(".now .name >> text=One")
        room.wait_for_function("() => window.deckgen?.deck")

        process.send_signal(signal.SIGSTOP)
        phone.locator(".onward").click()
        (tmp_path / "talk.md").write_text(TALK.replace("# Two", "# Second"), encoding="utf-8")
        process.send_signal(signal.SIGCONT)
        phone.wait_for_selector(".now .name >> text=Second")
        for page in (talk, room):
            page.wait_for_function(
                "() => deckgen.deck.step === 1 && document.body.innerText.includes('Second')"
            )

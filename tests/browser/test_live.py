"""A served deck in a real browser: what it shows when its talk is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import SIZE
from tests.serving import Served, served

TALK = """\
---
title: A talk
---

# One

Hello

## Two

- a
- b {.substep}

## Three

The end
"""


@dataclass
class Viewer:
    """A page with a served deck."""

    page: Page
    at: Served
    faults: list[str] = field(default_factory=list)

    def run(self, script: str, argument: object = None) -> Any:
        body = f"(argument) => {{ const deck = deckgen.deck; return ({script}); }}"
        return self.page.evaluate(body, argument)

    def sees(self, script: str, argument: object = None) -> None:
        """Wait until ``script`` is true of the page, which may be loaded anew meanwhile."""
        body = f"(argument) => {{ const deck = window.deckgen?.deck; return deck && ({script}); }}"
        self.page.wait_for_function(body, arg=argument)


@pytest.fixture
def viewer(browser: Browser, tmp_path: Path) -> Iterator[Viewer]:
    talk = tmp_path / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    with served(talk) as at:
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        found = Viewer(page, at)
        page.on("pageerror", lambda fault: found.faults.append(str(fault)))
        page.goto(at.at.address)
        found.run("deck.ready")
        yield found
        page.close()
        assert [] == found.faults


def test_a_save_is_on_the_page_which_keeps_its_place(viewer: Viewer) -> None:
    viewer.run("deck.goto('three')")
    viewer.at.save(TALK.replace("The end", "The very end"))

    viewer.sees("document.body.textContent.includes('The very end')")
    assert "three" == viewer.run("deck.frames[deck.place.frame].id")


def test_a_fault_is_shown_over_the_deck_and_goes_when_it_is_mended(viewer: Viewer) -> None:
    viewer.at.save(TALK.replace("# One", "# One {rotat=<b>3</b>}"))

    viewer.sees("document.querySelector('.deckgen-faults')")
    shown = viewer.page.locator(".deckgen-faults")
    assert "talk.md:5:8: error: " in shown.inner_text()
    assert "^^^" in shown.inner_text()
    assert 0 == shown.locator("b").count()
    assert viewer.page.title().startswith("✗ talk.md:5:8: error: ")
    assert viewer.page.locator("#three").count() == 1

    viewer.at.save(TALK)
    viewer.sees("!document.querySelector('.deckgen-faults')")
    assert "A talk" == viewer.page.title()


def test_a_talk_that_cannot_be_built_at_first_appears_when_it_can(
    browser: Browser, tmp_path: Path
) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text("# One {rotat=3}", encoding="utf-8")
    with served(talk) as at:
        page = browser.new_page()
        page.goto(at.at.address)
        assert "rotat" in page.locator("pre").inner_text()
        at.save(TALK)
        page.wait_for_function("() => window.deckgen?.deck")
        page.close()


def test_the_speakers_key_does_not_stay_in_the_address(viewer: Viewer) -> None:
    viewer.page.goto(viewer.at.at.private + "#/two")

    assert viewer.at.at.address + "#/two" == viewer.page.url
    assert viewer.at.at.key.text == viewer.page.evaluate("sessionStorage.getItem('deckgen-key')")

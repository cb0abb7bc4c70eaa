"""A real browser, and pages opened in it from the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from deckgen.export.browser import find
from tests.browser.pages import page as make_page
from tests.browser.stage import Stage

Open = Callable[..., Stage]
SIZE = {"width": 1280, "height": 720}
# Lengths of words that do not depend on the font settings of the machine, as in exports.
_FLAGS = ("--font-render-hinting=none",)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    search = find(os.environ, shells=False)
    if search.browser is None:
        pytest.skip("no browser that starts: " + "; ".join(r.reason for r in search.refused))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(search.browser.file), args=[*search.browser.flags, *_FLAGS]
        )
        yield started
        started.close()


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page, for what is pure."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def open_deck(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a deck from ``file://``; the test fails on faults and on any other request."""
    stages: list[Stage] = []
    contexts = []

    def opened(html: str | None = None, address: str = "", **context: object) -> Stage:
        file = tmp_path / "deck.html"
        file.write_text(html if html is not None else make_page(), encoding="utf-8")
        wanted = {"viewport": SIZE, **context}
        contexts.append(browser.new_context(**wanted))  # type: ignore[arg-type]
        stage = Stage(contexts[-1].new_page(), file)
        stages.append(stage)
        stage.open(address)
        return stage

    yield opened
    for stage in stages:
        assert [] == stage.faults
        assert set() == stage.strangers
    for context in contexts:
        context.close()

"""A page hears of a server again, however the line between them ended."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from deckgen.bundle.runtime import RUNTIME

HEAR = (RUNTIME / "hear.js").read_text()
STREAMS = """
window.streams = [];
window.EventSource = class {
  static OPEN = 1;
  readyState = 1;
  constructor() { streams.push(this); }
  close() { this.readyState = 2; }
};
window.heard = [];
"""


@pytest.fixture
def page(blank: Page) -> Page:
    blank.clock.install()
    blank.evaluate(f"() => {{ {STREAMS} {HEAR} window.undo = hear('/', (at) => heard.push(at)); }}")
    return blank


def open_streams(page: Page) -> list[int]:
    return list(page.evaluate("streams.flatMap((each, n) => (each.readyState === 1 ? [n] : []))"))


def test_a_line_that_died_without_a_word_is_opened_anew(page: Page) -> None:
    page.evaluate("streams[0].onmessage({ data: 'a' })")
    page.clock.run_for(39_000)
    assert [0] == open_streams(page)
    page.clock.run_for(2_000)

    assert [1] == open_streams(page)


def test_a_heartbeat_keeps_a_line(page: Page) -> None:
    for _ in range(5):
        page.clock.run_for(15_000)
        page.evaluate("streams[0].onmessage({ data: 'a' })")

    assert [0] == open_streams(page)
    assert ["a"] * 5 == page.evaluate("heard")


def test_a_server_that_is_gone_is_tried_every_second(page: Page) -> None:
    for number in range(5):
        page.evaluate("streams.at(-1).onerror()")
        page.clock.run_for(1_100)
        assert [number + 1] == open_streams(page)


def test_who_no_longer_listens_hears_nothing(page: Page) -> None:
    page.evaluate("undo()")
    page.clock.run_for(100_000)

    assert [] == open_streams(page)

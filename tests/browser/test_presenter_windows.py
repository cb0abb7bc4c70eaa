"""The talk's window and the presenter's find each other, and hear nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Open
from tests.browser.lectern import Lectern
from tests.browser.test_presenter import TALK, built
from tests.serving import served as serving

# What a hostile page sends, to the talk or to the presenter window: all that it can know.
FORGED = """(target) => {
  const send = (message) => target.postMessage({ deckgen: 1, ...message }, "*");
  const next = { kind: "ask", action: "next" };
  send({ kind: "knock", challenge: "0".repeat(32) });
  send({ kind: "hello", proof: "0".repeat(64) });
  send({ kind: "hello" });
  send({ kind: "ping" });
  send({ kind: "bye" });
  send({ kind: "say", body: next });
  target.postMessage(next, "*");
  target.postMessage(JSON.stringify(next), "*");
}"""
HEARD = (
    """() => { window.heard = []; addEventListener("message", ({ data }) => heard.push(data)); }"""
)


@pytest.fixture
def lectern(open_deck: Open) -> Lectern:
    return Lectern.opened(open_deck(built(TALK), reduced_motion="reduce"))


# ---- finding each other ------------------------------------------------------------------


@pytest.mark.parametrize(
    "reloaded", [("talk",), ("window",), ("talk", "window"), ("window", "talk")]
)
def test_either_may_be_reloaded_and_both(lectern: Lectern, reloaded: tuple[str, ...]) -> None:
    lectern.press("PageDown")
    lectern.at(1)
    for which in reloaded:
        lectern.meet_again(talk=which == "talk", window=which == "window")
    lectern.press("PageDown")
    lectern.at(1, 1)

    assert ("two", 1) == lectern.shown("now")
    assert not lectern.page.get_by_role("alert").is_visible()


def test_there_is_never_a_second_window(lectern: Lectern) -> None:
    pages = lectern.stage.page.context.pages
    lectern.stage.page.keyboard.press("p")
    lectern.meet_again(talk=True)
    lectern.stage.page.keyboard.press("s")

    assert 2 == len(pages) == len(lectern.stage.page.context.pages)


def test_a_closed_window_is_opened_anew(open_deck: Open) -> None:
    stage = open_deck(built(TALK))
    stage.page.evaluate(
        "() => { const { open } = window; window.open = (...all) => (self.opened = open(...all)); }"
    )
    Lectern.opened(stage).page.close()
    closed = "window.opened.closed ? done() : setTimeout(look, 10)"
    stage.page.evaluate(f"() => new Promise((done) => {{ const look = () => {closed}; look(); }})")
    again = Lectern.opened(stage)

    assert ("one", 0) == again.shown("now")


def test_the_window_says_when_the_talk_is_gone(lectern: Lectern) -> None:
    lectern.stage.page.goto("about:blank")
    alert = lectern.page.get_by_role("alert")
    alert.wait_for()
    assert "The talk’s window does not answer" == alert.inner_text()
    lectern.stage.page.go_back()
    lectern.until("desk.isThere")


def test_a_blocked_window_is_said(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.evaluate("window.open = () => null")
    stage.page.keyboard.press("p")

    assert "Allow pop-ups" in stage.page.locator(".deckgen-notice").inner_text()


def test_opened_by_hand_it_says_how_it_is_meant(open_deck: Open) -> None:
    stage = open_deck(built(TALK))
    stage.page.goto(stage.file.as_uri() + "?presenter")

    assert "with P" in stage.page.get_by_role("alert").inner_text()


def test_of_a_served_talk_it_has_the_notes_and_what_was_saved(
    browser: Browser, tmp_path: Path
) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    with serving(talk) as at:
        context = browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{at.at.address}?key={at.at.key.text}")
        ready(page)
        with page.expect_popup() as popup:
            page.keyboard.press("p")
        notes = popup.value.locator(".notes-text")
        notes.get_by_text("hello").wait_for()
        at.save(TALK.replace("hello", "goodbye"))
        notes.get_by_text("goodbye").wait_for()
        context.close()


# ---- hearing nobody else -----------------------------------------------------------------


@pytest.fixture
def hostile(lectern: Lectern, tmp_path: Path) -> Iterator[Page]:
    """A page of the same disk, that opened the talk once more and holds its window."""
    file = tmp_path / "hostile.html"
    file.write_text("<!doctype html><title>hostile</title>")
    opened = lectern.stage.page.context.new_page()
    opened.goto(file.as_uri())
    opened.evaluate(HEARD)
    yield opened
    opened.close()


def talk_of(hostile: Page, lectern: Lectern) -> Page:
    with hostile.expect_popup() as popup:
        hostile.evaluate("(url) => { window.talk = open(url) }", lectern.stage.file.as_uri())
    ready(popup.value)
    return popup.value


def ready(page: Page) -> None:
    """Wait until a page that is being loaded has its talk, or its presenter window."""
    page.wait_for_load_state()
    page.evaluate(
        "() => new Promise((done) => { const look = () =>"
        " window.deckgen ? done() : setTimeout(look, 10); look(); })"
    )


def quiet(page: Page) -> None:
    """Wait until all that was sent to a page has been heard there."""
    page.evaluate(
        "() => new Promise((done) => { const channel = new MessageChannel();"
        " channel.port1.onmessage = () => setTimeout(done, 50); channel.port2.postMessage(0); })"
    )


def test_a_page_that_opened_the_talk_cannot_drive_it(hostile: Page, lectern: Lectern) -> None:
    talk = talk_of(hostile, lectern)
    with talk.expect_popup() as popup:
        talk.keyboard.press("p")
    popup.value.evaluate(
        "() => new Promise((done) => { const look = () =>"
        " window.deckgen?.desk.record ? done() : setTimeout(look, 10); look(); })"
    )
    hostile.evaluate(f"() => ({FORGED})(window.talk)")
    quiet(talk)
    heard: list[dict[str, Any]] = hostile.evaluate("() => heard")

    assert (0, 0) == (talk.evaluate("deckgen.deck.step"), talk.evaluate("deckgen.deck.substep"))
    assert {"answer"} == {message["kind"] for message in heard}
    assert "hello" not in str(heard)
    popup.value.close()
    talk.close()


def test_nor_after_the_talk_was_reloaded(hostile: Page, lectern: Lectern) -> None:
    talk = talk_of(hostile, lectern)
    talk.reload()
    ready(talk)
    hostile.evaluate(f"() => ({FORGED})(window.talk)")
    quiet(talk)

    assert 0 == talk.evaluate("deckgen.deck.step")
    talk.close()


def test_a_page_that_shows_the_talk_in_a_frame_cannot(hostile: Page, lectern: Lectern) -> None:
    hostile.set_content(f'<iframe src="{lectern.stage.file.as_uri()}"></iframe>')
    hostile.evaluate(HEARD)
    inside = hostile.frames[1]
    inside.wait_for_load_state()
    inside.evaluate("deckgen.deck.ready")
    hostile.evaluate(f"() => ({FORGED})(frames[0])")
    inside.evaluate("new Promise((done) => setTimeout(done, 50))")

    assert 0 == inside.evaluate("deckgen.deck.step")
    assert "hello" not in str(hostile.evaluate("() => heard"))


def test_a_page_that_opened_the_presenter_window_shows_it_nothing(
    hostile: Page, lectern: Lectern
) -> None:
    with hostile.expect_popup() as popup:
        hostile.evaluate(
            "(url) => { window.talk = open(url) }",
            lectern.stage.file.as_uri() + "?presenter#" + "0" * 32,
        )
    window = popup.value
    ready(window)
    forged = "{ kind: 'say', body: { step: 2, substep: 0, frame: 2, route: 'main' } }"
    hostile.evaluate(f"() => talk.postMessage({{ deckgen: 1, ...{forged} }}, '*')")
    hostile.evaluate(f"() => ({FORGED})(window.talk)")
    quiet(window)

    assert window.evaluate("deckgen.desk.record") is None
    assert "hello" not in str(hostile.evaluate("() => heard"))
    assert "hello" not in window.locator("body").inner_text()
    window.close()


def test_from_another_site_nothing_is_heard_at_all(hostile: Page, served: str) -> None:
    context: BrowserContext = hostile.context
    evil = context.new_page()
    evil.goto(served.replace("localhost", "127.0.0.1"))
    evil.evaluate(HEARD)
    with evil.expect_popup() as popup:
        evil.evaluate("(url) => { window.talk = open(url) }", served)
    talk = popup.value
    ready(talk)
    evil.evaluate(f"() => ({FORGED})(window.talk)")
    quiet(talk)

    assert (0, []) == (talk.evaluate("deckgen.deck.step"), evil.evaluate("() => heard"))
    talk.close()
    evil.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a deck on a server."""
    import threading
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "deck.html").write_text(built(TALK), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/deck.html"
    server.shutdown()
    server.server_close()

"""A deck in a frame of another page, which stays master of its keys and its scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from deckgen.bundle import snippet
from deckgen.geometry import Size
from deckgen.model import Bundle
from tests.browser.pages import page as deck_page

HOST = (
    "<!doctype html><title>A post</title><body style='margin: 40px; height: 4000px'>"
    "<p>Before</p><button>A button</button>{}<p style='margin-top: 900px'>After</p>"
)
COVERED = "!document.querySelector('.deckgen-cover').hidden"


class Post:
    """A page with a deck in it, half-way out of sight below."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def open(self, file: Path) -> None:
        self.page.goto(file.as_uri())
        self.page.frame_locator("iframe").get_by_role("button", name="Click to explore").wait_for()
        self.deck.evaluate("() => deckgen.deck.ready")

    @property
    def deck(self) -> Frame:
        return self.page.frames[1]

    def is_covered(self) -> bool:
        return bool(self.deck.evaluate(COVERED))

    def over(self) -> None:
        """The mouse goes onto the deck."""
        self.page.mouse.move(500, 300)

    def enter(self) -> None:
        self.over()
        self.page.mouse.down()
        self.page.mouse.up()
        # A sandboxed frame is another process: the focus gets there a little after the mouse.
        self.deck.wait_for_function(f"() => document.hasFocus() && !({COVERED})")

    def scrolled(self) -> None:
        """The host has scrolled."""
        self.page.wait_for_function("() => scrollY > 50")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("post")
    (folder / "deck.html").write_text(deck_page(), encoding="utf-8")
    bundle = Bundle({}, title="A wall", viewport=Size(1600, 900))
    (folder / "post.html").write_text(HOST.format(snippet(bundle, "deck.html")), encoding="utf-8")
    return folder / "post.html"


@pytest.fixture
def post(browser: Browser, host: Path) -> Iterator[Post]:
    opened = Post(browser.new_page(viewport={"width": 1000, "height": 700}))
    opened.open(host)
    yield opened
    assert [] == opened.faults
    opened.page.close()


def test_the_wheel_and_keys_are_the_host_s_until_the_deck_is_asked(post: Post) -> None:
    assert "BODY" == post.page.evaluate("document.activeElement.tagName")
    before = post.deck.evaluate("deckgen.deck.camera()")
    post.over()
    post.page.mouse.wheel(0, 200)
    post.scrolled()
    post.page.evaluate("scrollTo(0, 0)")
    post.page.keyboard.press("PageDown")
    post.scrolled()

    assert (before, True) == (post.deck.evaluate("deckgen.deck.camera()"), post.is_covered())
    assert "start" == post.deck.evaluate("deckgen.deck.route.steps[deckgen.deck.step].id")


def test_a_click_gives_the_deck_keys_and_wheel(post: Post) -> None:
    post.enter()
    post.page.keyboard.press("PageDown")
    post.deck.wait_for_function("() => deckgen.deck.step === 1")
    post.page.mouse.wheel(0, -100)
    post.deck.wait_for_function("() => deckgen.deck.place.away === 'free'")

    assert 0 == post.page.evaluate("scrollY")
    assert post.page.frame_locator("iframe").get_by_role("link").first.is_visible()


def test_escape_gives_them_back(post: Post) -> None:
    post.enter()
    post.page.keyboard.press("o")
    post.deck.wait_for_function("() => deckgen.deck.layer?.name === 'overview'")
    post.page.keyboard.press("Escape")
    post.deck.wait_for_function("() => !deckgen.deck.layer")
    assert not post.is_covered()
    post.page.keyboard.press("Escape")
    post.deck.wait_for_function(f"() => {COVERED}")
    post.page.keyboard.press("PageDown")
    post.scrolled()
    assert 0 == post.deck.evaluate("deckgen.deck.step")


def test_who_turns_elsewhere_gives_them_back(post: Post) -> None:
    post.enter()
    post.page.get_by_role("button", name="A button").click()
    post.deck.wait_for_function(f"() => {COVERED}")
    post.enter()
    post.page.evaluate("scrollTo(0, 3000)")
    post.deck.wait_for_function(f"() => {COVERED}", polling=50)  # out of sight nothing is drawn


def test_the_keyboard_reaches_the_deck_and_enters_it(post: Post) -> None:
    post.page.keyboard.press("Tab")
    post.page.keyboard.press("Tab")
    # A sandboxed frame is another process: the focus gets there a little after the key.
    post.deck.wait_for_function("() => document.activeElement.matches('.deckgen-cover')")
    assert "IFRAME" == post.page.evaluate("document.activeElement.tagName")
    post.page.keyboard.press("ArrowRight")
    assert (True, 0) == (post.is_covered(), post.deck.evaluate("deckgen.deck.step"))
    post.page.keyboard.press("Enter")
    post.page.keyboard.press("ArrowRight")
    post.deck.wait_for_function("() => deckgen.deck.step === 1")


def test_a_sandbox_has_no_storage_and_no_history_to_lose(post: Post) -> None:
    assert "null" == post.deck.evaluate("origin")
    post.enter()
    post.page.keyboard.press("a")
    post.page.keyboard.press("ArrowDown")
    post.page.keyboard.press("Enter")

    assert "calm" == post.deck.evaluate("deckgen.deck.manner")

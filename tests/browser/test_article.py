"""The talk read from top to bottom: on request, on a phone held upright, and without scripts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from deckgen.build import build
from deckgen.model import Options
from tests.browser.conftest import Open
from tests.browser.pages import page
from tests.browser.stage import Stage
from tests.pdfs import read
from tests.talks import a_talk

DECK = "document.documentElement.classList.contains('deckgen-on')"
READING = "(line => deck.frames.findLast((f) => f.getBoundingClientRect().top <= line).id)(60)"
UPRIGHT: ViewportSize = {"width": 390, "height": 844}
LEVEL: ViewportSize = {"width": 844, "height": 390}
PHONE: dict[str, object] = {"viewport": UPRIGHT, "has_touch": True, "is_mobile": True}
LONG = page().replace("</p></div>\n", "</p>" + "<p>More</p>" * 60 + "</div>\n")


def button(stage: Stage) -> None:
    stage.page.get_by_role("button", name="Show as a zooming deck").click()


def test_the_address_asks_for_the_article(open_deck: Open) -> None:
    stage = open_deck(LONG, "?read#/inner")
    tops = stage.run("deck.frames.map((each) => each.getBoundingClientRect().top)")

    assert not stage.run(DECK)
    assert sorted(tops) == tops
    assert "inner" == stage.run(READING)
    assert [False] == stage.run("[...new Set(deck.frames.map((each) => each.inert))]")


def test_a_key_reads_on_and_comes_back_to_the_same_frame_and_substep(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego/1")
    stage.page.keyboard.press("r")
    assert (False, "?read#/lego/1") == (
        stage.run(DECK),
        stage.run("location.search + location.hash"),
    )
    stage.page.keyboard.press("r")

    assert (True, "lego", [True, False]) == (stage.run(DECK), stage.at, stage.substeps("lego"))
    assert ("", "lego") == (stage.run("location.search"), stage.run("document.activeElement.id"))


def test_the_deck_opens_where_the_article_was_read(open_deck: Open) -> None:
    stage = open_deck(LONG, "?read")
    stage.run("document.getElementById('deep').scrollIntoView({behavior: 'instant'})")
    button(stage)

    assert (True, "deep", None) == (stage.run(DECK), stage.at, stage.away)
    assert stage.run("deck.frames[deck.place.frame].getBoundingClientRect().width") > 600


def test_at_its_top_the_article_is_at_the_first_frame_and_at_its_end_at_the_last(
    open_deck: Open,
) -> None:
    stage = open_deck(None, "?read")  # sections so short that several are in the window
    button(stage)
    assert "start" == stage.at
    stage.page.set_viewport_size({"width": 400, "height": 300})
    stage.page.keyboard.press("r")
    stage.run("scrollTo({top: 1e6, behavior: 'instant'})")
    button(stage)
    assert "aside" == stage.at


def test_the_article_scrolls_and_its_links_jump(open_deck: Open) -> None:
    stage = open_deck(LONG, "?read")
    stage.page.mouse.move(300, 300)
    stage.page.mouse.wheel(0, 300)
    stage.page.wait_for_function("() => scrollY > 100")
    stage.run("scrollTo({top: 0, behavior: 'instant'})")
    before = stage.camera
    stage.page.keyboard.press("Space")
    stage.page.wait_for_function("() => scrollY > 100")
    stage.page.get_by_role("link", name="Far away").click()
    stage.page.wait_for_function("() => location.hash === '#far'")

    assert (before, "start") == (stage.camera, stage.at)
    stage.page.go_back()
    stage.page.wait_for_function("() => location.hash !== '#far'")
    assert (False, "start") == (stage.run(DECK), stage.at)


def test_escape_leaves_an_article_that_was_opened_and_no_other(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("r")
    stage.page.keyboard.press("Escape")
    assert stage.run(DECK)
    stage.open("?read")
    stage.page.keyboard.press("Escape")
    assert not stage.run(DECK)


def test_on_a_phone_held_upright_it_is_the_article_until_it_is_turned(open_deck: Open) -> None:
    stage = open_deck(LONG, "#/inner", **PHONE)
    assert (False, "inner", "") == (
        stage.run(DECK),
        stage.run(READING),
        stage.run("location.search"),
    )
    assert stage.run("document.documentElement.scrollWidth") == UPRIGHT["width"]
    stage.page.set_viewport_size(LEVEL)
    stage.page.wait_for_function(f"() => {DECK}")
    assert ("inner", None) == (stage.at, stage.away)
    stage.page.set_viewport_size(UPRIGHT)
    stage.page.wait_for_function(f"() => !{DECK}")


def test_one_tap_on_a_phone_shows_the_deck_and_is_remembered(open_deck: Open) -> None:
    stage = open_deck(None, **PHONE)
    stage.page.get_by_role("button", name="Show as a zooming deck").tap()
    assert stage.run(DECK)
    stage.open()
    assert stage.run(DECK)
    stage.page.keyboard.press("r")
    stage.open("#/lego")
    assert not stage.run(DECK)


def test_a_larger_touch_screen_shows_the_deck(open_deck: Open) -> None:
    size = {"width": 820, "height": 1180}

    assert open_deck(None, viewport=size, has_touch=True).run(DECK)


def test_notes_that_are_in_the_file_are_read_when_asked_for(
    open_deck: Open, tmp_path: Path
) -> None:
    talk = a_talk(tmp_path, "# A\n\n::: notes\nBreathe.\n:::\n")
    html = build(talk, options=Options(with_notes=True)).files["index.html"].decode()
    stage = open_deck(html, "?read")
    breathe = stage.page.locator("aside.notes")
    toggle = stage.page.get_by_role("button", name="Speaker notes")
    assert (False, "false") == (breathe.is_visible(), toggle.get_attribute("aria-pressed"))
    toggle.click()
    assert (True, "true") == (breathe.is_visible(), toggle.get_attribute("aria-pressed"))
    stage.open("?read&notes")
    assert breathe.is_visible()


@pytest.mark.parametrize("width", (320, 390, 768))
def test_nothing_overlaps_or_hangs_over_the_edge(browser: Browser, width: int) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=False)
    keynote = Path(__file__).parents[2] / "talks" / "intracomm2011.md"
    opened.set_content(build(keynote).files["index.html"].decode())
    boxes = opened.evaluate(
        "[...document.querySelectorAll('.frame, .contents')].map((each) => {"
        " const { top, bottom, right } = each.getBoundingClientRect();"
        " return [top, bottom, right]; })"
    )

    assert opened.evaluate("document.documentElement.scrollWidth") == width
    assert all(right <= width for _, _, right in boxes)
    assert all(one[1] <= other[0] for one, other in pairwise(boxes))
    opened.close()


def test_on_paper_a_topic_stands_with_its_first_part_and_no_page_is_empty(
    open_deck: Open, tmp_path: Path
) -> None:
    topic = "# Topic\n\nOver it.\n\n## Part\n\n"
    topics = "".join(topic + "Words.\n\n" * (n % 11 + 1) for n in range(60))
    html = build(a_talk(tmp_path, topics)).files["index.html"].decode()
    stage = open_deck(html, "?read")
    _, *pages = (sheet.extract_text().split("\n") for sheet in read(stage.page.pdf()).pages)

    assert len(pages) > 10
    assert {"Words."} == {lines[-1] for lines in pages}


def test_headings_go_down_by_one(browser: Browser) -> None:
    opened = browser.new_page(java_script_enabled=False)
    keynote = Path(__file__).parents[2] / "talks" / "intracomm2011.md"
    opened.set_content(build(keynote).files["index.html"].decode())
    levels = opened.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => Number(h.tagName[1]))"
    )

    assert 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    opened.close()


def test_a_browser_that_is_too_old_for_the_deck_keeps_the_article(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "deck.html").write_text(page(), encoding="utf-8")
    opened = browser.new_page()
    opened.add_init_script("CSS.supports = (what) => !what.includes(':has')")
    opened.goto((tmp_path / "deck.html").as_uri() + "#/far")

    assert not opened.evaluate(DECK)
    assert opened.locator("#far .frame-title").is_visible()
    opened.close()

"""The map: the canvas in miniature, the outline, and the search in both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from deckgen.bundle.runtime import RUNTIME
from tests.browser.conftest import Open
from tests.browser.pages import MAIN, WALL, Spot, page
from tests.browser.stage import Stage

ROUTES = {"main": MAIN, "short": ("start", "chapter", "far")}
SEARCH = (RUNTIME / "search.js").read_text()
_ROWS = "[...document.querySelectorAll('[role=treeitem]')].map((row) => row.dataset.frame * 1)"
_SELECTED = "document.querySelector('[role=treeitem][aria-selected=true]')?.textContent.trim()"
_PIXELS = "document.querySelector('.deckgen-map > canvas').toDataURL()"


@pytest.fixture(scope="module")
def empty(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def stage(open_deck: Open) -> Stage:
    opened = open_deck(page(routes=ROUTES), "#/inner")
    opened.page.keyboard.press("m")
    return opened


def selected(stage: Stage) -> str:
    return str(stage.run(_SELECTED))


def test_the_outline_is_a_tree_with_where_we_are(stage: Stage) -> None:
    tree = stage.page.get_by_role("tree")
    rows = tree.get_by_role("treeitem")

    assert [*range(len(WALL))] == stage.run(_ROWS)
    assert "Inner" == stage.run("document.querySelector('[aria-current]').textContent")
    assert "Inner" == selected(stage)
    assert ["1", "1", "1", "2", "2", "1", "1"] == [
        rows.nth(n).get_attribute("aria-level") for n in range(len(WALL))
    ]


def test_arrows_choose_and_enter_flies(stage: Stage) -> None:
    stage.page.keyboard.press("ArrowDown")
    assert "Deep" == selected(stage)
    stage.page.keyboard.press("ArrowLeft")
    assert "Chapter" == selected(stage)
    stage.press("Enter")
    assert ("chapter", None) == (stage.at, stage.run("deck.layer"))


def test_arrows_fold_and_unfold(stage: Stage) -> None:
    for key in ("ArrowLeft", "ArrowLeft"):
        stage.page.keyboard.press(key)
    assert [0, 1, 2, 5, 6] == stage.run(_ROWS)
    stage.page.keyboard.press("ArrowRight")
    assert [*range(len(WALL))] == stage.run(_ROWS)
    stage.page.keyboard.press("ArrowRight")
    assert "Inner" == selected(stage)
    stage.page.click(".deckgen-twist >> nth=2")
    assert [0, 1, 2, 5, 6] == stage.run(_ROWS)


def test_typing_searches_titles_and_text(stage: Stage) -> None:
    before = stage.run(_PIXELS)
    stage.page.keyboard.type("ROUTE")  # only in the text of one frame

    assert [6] == stage.run(_ROWS)
    assert "1 / 7" == stage.page.inner_text(".deckgen-found")
    assert before != stage.run(_PIXELS)
    stage.press("Enter")
    assert ("aside", "frame") == (stage.at, stage.away)


def test_what_is_not_there_is_said(stage: Stage) -> None:
    stage.page.keyboard.type("qqq")

    assert ([], "Nothing found") == (stage.run(_ROWS), stage.page.inner_text(".deckgen-found"))
    stage.page.keyboard.press("Enter")
    assert "map" == stage.run("deck.layer.name")
    stage.page.keyboard.press("Escape")
    stage.page.wait_for_function("() => deckgen.deck.layer === null")
    assert "inner" == stage.run("document.activeElement.id")


def test_a_click_on_the_miniature_flies_there(stage: Stage) -> None:
    """The first frame of the wall lies at the middle of the canvas that it shows."""
    canvas = stage.page.locator(".deckgen-map > canvas")
    box = canvas.bounding_box()
    assert box
    x, y, width, height = stage.run("deck.scene.bounds")
    scale = min((box["width"] - 20) / width, (box["height"] - 20) / height) / 1.07
    at = {"x": box["width"] / 2 - x * scale, "y": box["height"] / 2 - y * scale}
    with stage.landing():
        canvas.click(position=at)  # type: ignore[arg-type]

    assert ("start", None) == (stage.at, stage.run("deck.layer"))


def test_the_miniature_follows_a_flight(stage: Stage) -> None:
    stage.run("(deck.seek(0), deck.next())")
    seen = {stage.run(f"(deck.seek({ms}), {_PIXELS})") for ms in (100, 300, 500)}
    stage.run("deck.play()")

    assert 3 == len(seen)


def test_another_route_is_chosen_in_the_map(stage: Stage) -> None:
    stage.page.select_option(".deckgen-route select", "short")

    assert ("short", "inner", "frame") == (stage.run("deck.route.name"), stage.at, stage.away)


def test_right_to_left_turns_the_arrows_round(open_deck: Open) -> None:
    html = page(routes=ROUTES).replace('"dir":"ltr"', '"dir":"rtl"')
    stage = open_deck(html, "#/inner")
    stage.page.keyboard.press("m")
    stage.page.keyboard.press("ArrowRight")

    assert "Chapter" == selected(stage)


def test_a_long_outline_opens_at_where_we_are(open_deck: Open) -> None:
    spots = [
        spot
        for n in range(40)
        for spot in (
            Spot(f"t{n}", x=2000 * n, topic=True),
            Spot(f"a{n}", x=2000 * n - 300, scale=0.2, parent=f"t{n}"),
            Spot(f"b{n}", x=2000 * n + 300, scale=0.2, parent=f"t{n}"),
        )
    ]
    stage = open_deck(page(spots, {"main": [spot.id for spot in spots]}), "#/b30")
    stage.page.keyboard.press("m")

    assert (42, "B30") == (len(stage.run(_ROWS)), selected(stage))
    stage.page.keyboard.press("End")
    assert "T39" == selected(stage)


def test_a_folded_topic_is_flown_to_and_not_what_it_hides(open_deck: Open) -> None:
    spots = (
        Spot("wall", scale=20),
        Spot("topic", x=20000, topic=True),
        Spot("part", x=20000, y=100, scale=0.15, parent="topic", title="Miscellaneous"),
    )
    stage = open_deck(page(spots, {"main": ("overview", "topic")}))
    box = stage.page.locator("#topic").bounding_box()
    assert box
    with stage.landing():
        stage.page.mouse.click(
            box["x"] + box["width"] / 2, box["y"] + box["height"] * (0.5 + 100 / 900)
        )

    assert "topic" == stage.at


@pytest.mark.parametrize(
    ("wanted", "title", "text", "score"),
    [
        ("ete", "Été indien", "", 0),
        ("coeur", "Au cœur de la stratégie", "", 1),
        ("strasse", "Hauptstraße", "", 2),
        ("map canvas", "The canvas, a map", "", 3),
        ("two words", "A title", "has  two\nwords in it", 4),
        ("title two", "A title", "has two words in it", 5),
        ("sms", "Social media strategist", "", None),  # its letters stand too far apart
        ("stratgst", "Social media strategist", "", 6),
        ("zebra", "A title", "has two words", None),
    ],
)
def test_a_search_forgives(
    empty: Page, wanted: str, title: str, text: str, score: int | None
) -> None:
    script = f"""([wanted, title, text]) => {{ {SEARCH};
      const found = rank(plain(wanted), plain(title), plain(text));
      return found === Infinity ? null : found; }}"""

    assert score == empty.evaluate(script, [wanted, title, text])

"""What the deck does no more than it must: counted, because times depend on the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from bench.stage.pages import deckgen_page
from bench.stage.wall import tour, wall
from tests.browser.conftest import Open
from tests.browser.pages import Spot
from tests.browser.pages import page as make_page
from tests.browser.stage import Stage

WALL = wall(600)
_DISPLAYED = "deck.frames.filter((frame) => frame.getClientRects().length).length"


# Which frames change their classes or their place from now on.
_WATCH = """{
  window.changes = [];
  const watcher = new MutationObserver((changes) => window.changes.push(...changes));
  watcher.observe(document.querySelector(".deckgen-world"), {
    subtree: true, attributes: true, attributeFilter: ["class", "style", "inert"],
  });
}"""
_CHANGED = """new Set(window.changes.map(({ target }) => target)
  .filter((target) => deck.frames.includes(target))).size"""


@pytest.fixture(scope="module")
def page() -> str:
    return deckgen_page(WALL)


def metric(stage: Stage, name: str) -> float:
    client = stage.page.context.new_cdp_session(stage.page)
    client.send("Performance.enable")
    metrics: list[dict[str, Any]] = client.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == name))


def test_only_what_is_seen_first_is_laid_out(open_deck: Open, page: str) -> None:
    stage = open_deck(page)

    assert 0 < stage.run(_DISPLAYED) < 60
    assert 90 > stage.run("deck.frames.filter(({ style }) => style.length).length")
    assert 2000 > metric(stage, "LayoutObjects")  # 12,000 with every frame


def test_the_article_is_not_laid_out_before_the_deck(
    browser: Browser, page: str, tmp_path: Path
) -> None:
    (tmp_path / "deck.html").write_text(page, encoding="utf-8")
    opened = browser.new_page()
    opened.add_init_script("""(() => {
      window.early = 0;
      const look = () => {
        if (window.deckgen) return;
        window.early += document.querySelector("section")?.getClientRects().length ?? 0;
        requestAnimationFrame(look);
      };
      look();
    })()""")
    opened.goto((tmp_path / "deck.html").as_uri())

    assert 0 == opened.evaluate("window.early")
    opened.close()


def test_a_deck_that_cannot_start_leaves_the_article(browser: Browser, tmp_path: Path) -> None:
    html = make_page().replace('id="deckgen-scene">{', 'id="deckgen-scene">')
    (tmp_path / "deck.html").write_text(html, encoding="utf-8")
    opened = browser.new_page()
    opened.goto((tmp_path / "deck.html").as_uri())
    heights = opened.locator("section").evaluate_all("(all) => all.map((s) => s.offsetHeight)")

    assert 7 == len(heights)
    assert all(height > 20 for height in heights)
    assert "static" == opened.evaluate(
        "getComputedStyle(document.querySelector('section')).position"
    )
    opened.close()


def test_a_flight_touches_only_what_it_passes(open_deck: Open, page: str) -> None:
    stage = open_deck(page)
    stage.run(f"(() => {_WATCH})()")
    with stage.arrival():
        stage.run("deck.goto(1)")

    assert 90 > stage.run(_CHANGED)
    # Most pictures move the world, and nothing else.
    assert 300 > stage.run("window.changes.filter(({ target }) => target.matches('.step')).length")


def test_little_is_displayed_at_rest_wherever_we_are(open_deck: Open, page: str) -> None:
    stage = open_deck(page)
    for stop in tour(WALL):
        with stage.landing():
            stage.run("deck.goto(argument)", stop if stop != "overview" else len(WALL.deck.frames))
        displayed = stage.run(_DISPLAYED)
        assert displayed < 240, f"{stop}: {displayed} of {len(WALL.deck.frames)}"
        assert 9000 > metric(stage, "LayoutObjects")


def test_the_canvas_takes_few_layers_however_many_frames_it_has(open_deck: Open, page: str) -> None:
    stage = open_deck(page)
    client = stage.page.context.new_cdp_session(stage.page)
    trees: list[dict[str, Any]] = []
    client.on("LayerTree.layerTreeDidChange", lambda tree: trees.append(tree))
    client.send("LayerTree.enable")
    with stage.arrival():
        stage.run("deck.goto(2)")

    assert 10 > max(len(tree.get("layers", ())) for tree in trees)


def test_frames_that_are_laid_are_measured_together(open_deck: Open, page: str) -> None:
    stage = open_deck(page)
    before = metric(stage, "LayoutCount")
    stage.run("deck.lay(deck.frames.map((_, index) => index))")

    assert stage.run("deck.frames.every((frame) => frame.children[0].style.length)")
    assert 10 > metric(stage, "LayoutCount") - before  # 600 times as many one after the other


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_frame_at_rest_looks_the_same_to_the_pixel_at_every_scale(
    open_deck: Open, size: tuple[int, int]
) -> None:
    viewport = dict(zip(("width", "height"), size, strict=True))

    def picture(scale: float, x: float, y: float, rotate: float) -> bytes:
        spot = Spot("one", x, y, scale, rotate, body="<ul><li>Large</li></ul><p>And small</p>")
        other = Spot("two", x + 40000, y, 2, 11)
        stage = open_deck(make_page((spot, other), {"main": ["one", "two"]}), viewport=viewport)
        stage.press("End", "Home")  # as it comes out of a flight
        stage.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return stage.page.screenshot()

    alone = picture(1, 0, 0, 0)
    for scale in (0.01, 0.05, 0.3, 2.7, 8):
        assert alone == picture(scale, 1234.5, -777.25, 30), scale

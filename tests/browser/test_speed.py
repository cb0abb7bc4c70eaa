"""What the deck does no more than it must: counted, because times depend on the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from bench.stage.pages import deckgen_page
from bench.stage.wall import tour, wall
from tests.browser.conftest import Open
from tests.browser.pages import page as make_page
from tests.browser.stage import Stage

WALL = wall(600)
_DISPLAYED = "deck.frames.filter((frame) => frame.getClientRects().length).length"


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

    assert 16 > max(len(tree.get("layers", ())) for tree in trees)

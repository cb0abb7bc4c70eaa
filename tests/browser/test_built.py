"""Whole talks, built as a user builds them and opened from the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from deckgen.build import build
from deckgen.bundle import write
from deckgen.model import Options
from tests.browser.conftest import Open
from tests.browser.stage import Stage
from tests.talks import EVERYTHING, a_png, a_talk

KEYNOTE = Path(__file__).parent.parent.parent / "talks" / "intracomm2011.md"
CLIPS = "# A\n\n![](a.wav)\n\n# B\n\n![](a.wav)\n"
SILENCE = b"RIFF$\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00@\x1f\x00\x00@\x1f\x00\x00"
SILENCE += b"\x01\x00\x08\x00data\x00\x00\x00\x00"
BROKEN = "[...document.images].filter((image) => !image.complete || !image.naturalWidth).length"


def everything(folder: Path) -> Path:
    return a_talk(folder, EVERYTHING, picture_png=a_png(400, 200))


def keynote(_: Path) -> Path:
    return KEYNOTE


@pytest.mark.parametrize("talk", [everything, keynote])
def test_every_stop_of_a_talk_is_reached_from_the_disk(
    open_deck: Open, tmp_path: Path, talk: Callable[[Path], Path]
) -> None:
    stage = open_deck(build(talk(tmp_path)).files["index.html"].decode())

    for step in range(1, stage.run("deck.lastStep") + 1):
        with stage.landing():
            stage.run("deck.goto(argument)", step)
        assert step == stage.step
    assert 0 == stage.run(BROKEN)


def test_the_fonts_of_the_theme_are_those_that_are_drawn(open_deck: Open, tmp_path: Path) -> None:
    stage = open_deck(build(everything(tmp_path)).files["index.html"].decode())

    assert stage.page.evaluate("document.fonts.ready.then(() => document.fonts.size)")
    assert [] == stage.run("[...document.fonts].filter((f) => f.status === 'error')")
    assert stage.run("[...document.fonts].some((font) => font.status === 'loaded')")


def test_a_folder_asks_for_its_own_files_only(browser: Browser, tmp_path: Path) -> None:
    write(build(everything(tmp_path), options=Options(folder=True)), tmp_path / "out", folder=True)
    page = browser.new_page()
    stage = Stage(page, tmp_path / "out" / "index.html")
    stage.open()

    page.wait_for_load_state("load")
    assert 0 == stage.run(BROKEN)
    assert [] == stage.faults
    here = (tmp_path / "out").as_uri()
    assert all(address.startswith(here) for address in stage.strangers)
    assert [] == stage.run("[...document.fonts].filter((f) => f.status === 'error')")
    page.close()


def test_a_clip_shown_twice_can_be_played_twice(open_deck: Open, tmp_path: Path) -> None:
    page = build(a_talk(tmp_path, CLIPS, a_wav=SILENCE)).files["index.html"].decode()
    stage = open_deck(page)

    assert 1 == page.count("data:audio/")
    first, second = stage.run(
        "[...document.querySelectorAll('audio')].map((a) => a.currentSrc || a.src)"
    )
    assert first.startswith("data:audio/")
    assert first == second


def test_without_scripts_the_page_is_an_article(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "deck.html").write_bytes(build(everything(tmp_path)).files["index.html"])
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "deck.html").as_uri())

    tops = [
        box["y"]
        for box in (each.bounding_box() for each in page.locator("section.step").all())
        if box
    ]
    images = [
        box["width"] for box in (each.bounding_box() for each in page.locator("img").all()) if box
    ]
    assert 5 == len(tops)
    assert sorted(tops) == tops
    assert 2 == len(images) and min(images) > 100
    assert not page.locator(".frame-label").first.is_visible()
    assert not page.locator("svg.deckgen-connectors").first.is_visible()
    context.close()


def test_html_that_the_user_trusts_runs(open_deck: Open, tmp_path: Path) -> None:
    text = "# A\n\n<p id=red style='color:rgb(1,2,3)'>x</p>\n\n<script>window.ran = true</script>\n"
    bundle = build(a_talk(tmp_path, text), options=Options(trust_html=True))

    stage = open_deck(bundle.files["index.html"].decode())

    assert stage.run("window.ran")
    assert "rgb(1, 2, 3)" == stage.run("getComputedStyle(document.getElementById('red')).color")


def test_the_policy_stops_what_the_parser_would_let_through(
    browser: Browser, tmp_path: Path
) -> None:
    """A second wall: were a script or an address to slip into the page, it would be dead."""
    page = build(a_talk(tmp_path, "# A\n")).files["index.html"].decode()
    bad = "<script>window.ran=1</script><img src=x onerror='window.ran=2'><img src='http://127.0.0.1:9/'>"
    (tmp_path / "bad.html").write_text(page.replace("<main", f"{bad}<main", 1), encoding="utf-8")
    opened = browser.new_page()
    stage = Stage(opened, tmp_path / "bad.html")
    stage.open()

    assert stage.run("window.ran === undefined")
    assert any("Content Security Policy" in fault for fault in stage.faults)
    opened.close()

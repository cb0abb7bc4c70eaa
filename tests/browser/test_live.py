"""A served deck in a real browser: what it shows when its talk is saved."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from deckgen.serve.run import Where
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


DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'


@dataclass
class Viewer:
    """A page with a served deck."""

    page: Page
    at: Served
    stop: Callable[[], None]
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
    with ExitStack() as serving:
        at = serving.enter_context(served(talk))
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        found = Viewer(page, at, serving.close)
        page.on("pageerror", lambda fault: found.faults.append(str(fault)))
        page.goto(at.at.address)
        found.run("deck.ready")
        yield found
        page.close()
        assert [] == found.faults


def here(viewer: Viewer) -> str:
    return str(viewer.run("deck.frames[deck.place.frame].id"))


def test_only_what_was_changed_is_made_anew_and_the_place_stays(viewer: Viewer) -> None:
    viewer.run("deck.goto('two', {flight: 0, substep: 1})")
    viewer.run("window.mark = deck.frames.map((each) => each.querySelector('.frame-body > *'))")
    camera = viewer.run("deck.camera()")
    viewer.at.save(TALK.replace("The end", "The very end"))

    viewer.sees("document.body.textContent.includes('The very end')")
    assert [True, True, True] == viewer.run(
        "mark.map((each, index) => each === deck.frames[index].querySelector('.frame-body > *'))"
    )
    assert ("two", 1) == (here(viewer), viewer.run("deck.substep"))
    assert camera == viewer.run("deck.camera()")


def test_a_sound_that_plays_goes_on_when_words_beside_it_change(viewer: Viewer) -> None:
    with wave.open(str(viewer.at.talk.parent / "sea.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(4000)
        file.writeframes(b"\x80" * 4000 * 60)
    viewer.at.save(TALK.replace("Hello", "Before\n\n![](sea.wav)\n\nAfter"))
    viewer.sees("document.querySelector('audio')")
    viewer.run("(window.sound = document.querySelector('audio'), sound.muted = true, sound.play())")
    more = "Before it\n\nand more\n\n![](sea.wav)\n\nAfter it"
    viewer.at.save(TALK.replace("# One", "# New\n\n# One").replace("Hello", more))

    viewer.sees("document.body.textContent.includes('After it')")
    assert viewer.run("sound.isConnected && !sound.paused")


def test_frames_that_come_and_go_are_placed_in_their_order(viewer: Viewer) -> None:
    viewer.run("deck.goto('three', {flight: 0})")
    viewer.at.save(TALK.replace("## Two", "## New\n\nHere\n\n## Two"))

    viewer.sees("deck.frames.length === 4")
    order = "[...document.querySelectorAll('.step')].map((each) => each.id)"
    assert ["one", "new", "two", "three"] == viewer.run(order)
    assert "three" == here(viewer)
    assert viewer.run("deck.camera().x === deck.route.steps[deck.step].camera[0]")

    viewer.at.save(TALK.replace("## Two\n\n- a\n- b {.substep}\n\n", ""))
    viewer.sees("deck.frames.length === 2")
    assert ["one", "three"] == viewer.run(order)
    assert "three" == here(viewer)
    assert "#/three" == viewer.run("location.hash")


def test_a_frame_that_is_gone_leaves_us_at_the_stop_before(viewer: Viewer) -> None:
    viewer.run("deck.goto('two', {flight: 0})")
    viewer.at.save(TALK.replace("## Two\n\n- a\n- b {.substep}\n\n", ""))

    viewer.sees("deck.frames.length === 2")
    assert "one" == here(viewer)
    viewer.run("deck.next()")
    viewer.sees("deck.frames[deck.place.frame].id === 'three'")


def test_a_frame_stays_itself_under_another_heading(viewer: Viewer) -> None:
    viewer.run("deck.goto('three', {flight: 0})")
    viewer.run("window.mark = deck.frames[deck.place.frame]")
    viewer.at.save(TALK.replace("## Three", "## Drei").replace("# One", "# Zero\n\n# One"))

    viewer.sees("document.getElementById('drei')")
    assert viewer.run("window.mark === document.getElementById('drei')")
    assert ("drei", "#/drei") == (here(viewer), viewer.run("location.hash"))


def test_a_frame_that_moves_glides_while_the_stop_in_front_of_us_stays(viewer: Viewer) -> None:
    viewer.run("deck.goto('two', {flight: 0})")
    viewer.run(
        "window.glides = [], document.addEventListener('transitionrun', () => {}),"
        "Element.prototype.animate = ((old) => function (...said) {"
        " window.glides.push(this.id); return old.apply(this, said); })(Element.prototype.animate)"
    )
    before = viewer.run("document.getElementById('two').getBoundingClientRect().toJSON()")
    viewer.at.save(TALK.replace("## Two", "## New\n\n## Two"))

    viewer.sees("deck.frames.length === 4")
    after = viewer.run("document.getElementById('two').getBoundingClientRect().toJSON()")
    assert "two" not in viewer.run("window.glides")
    assert before == pytest.approx(after, abs=1)


def test_the_free_camera_stays_where_the_hand_left_it(viewer: Viewer) -> None:
    viewer.run("deck.look({x: 100, y: 50, width: 3000, rotate: 5})")
    viewer.at.save(TALK.replace("The end", "The very end"))

    viewer.sees("document.body.textContent.includes('The very end')")
    assert {"x": 100, "y": 50, "width": 3000, "rotate": 5} == viewer.run("deck.camera()")
    assert "free" == viewer.run("deck.place.away")


def test_styles_change_without_a_new_page_and_faces_stay(viewer: Viewer) -> None:
    viewer.run("window.mark = true")
    home = viewer.at.talk.parent / "themes/mine"
    home.mkdir(parents=True)
    (home / "theme.toml").write_text('name = "mine"\nextends = "atelier"\n', encoding="utf-8")
    (home / "theme.css").write_text(".frame-body { letter-spacing: 1px }", encoding="utf-8")
    viewer.at.save(TALK.replace("title: A talk", "title: A talk\ntheme: mine"))
    spacing = "getComputedStyle(document.querySelector('.frame-body')).letterSpacing"
    viewer.sees(f"{spacing} === '1px'")
    viewer.run("deck.ready.then(() => { window.mark = document.fonts.size; })")

    (home / "theme.css").write_text(".frame-body { letter-spacing: 7px }", encoding="utf-8")
    viewer.sees(f"{spacing} === '7px'")
    assert viewer.run("window.mark === document.fonts.size")

    (home / "theme.css").write_text(".frame-body { letter-spacing", encoding="utf-8")
    assert viewer.at.built() in (True, False)


def test_content_brings_the_styles_that_it_needs(viewer: Viewer) -> None:
    (viewer.at.talk.parent / "dot.svg").write_text(DOT, encoding="utf-8")
    viewer.run("window.mark = true")
    for width in ("37%", "41%"):
        viewer.at.save(TALK.replace("Hello", f"![a dot](dot.svg){{width={width}}}"))
        viewer.sees(
            "((box) => Math.abs(box?.offsetWidth / box?.parentNode.clientWidth - argument) < 0.01)"
            "(document.querySelector('#one figure'))",
            float(width[:-1]) / 100,
        )
    assert viewer.run("window.mark")


def test_edits_are_followed_where_that_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    with served(talk, follow=True) as at:
        page = browser.new_page()
        page.goto(at.at.address)
        page.wait_for_function("() => window.deckgen")
        at.save(TALK.replace("# One", "# Zero\n\n# One").replace("The end", "The end of it"))
        page.wait_for_function("() => deckgen.deck.frames[deckgen.deck.place.frame].id === 'zero'")
        at.save(TALK.replace("# One", "# Zero\n\n# One").replace("The end", "It"))
        page.wait_for_function("() => deckgen.deck.frames[deckgen.deck.place.frame].id === 'three'")
        page.close()


def test_an_article_that_is_read_is_new_at_every_save_too(viewer: Viewer) -> None:
    viewer.page.goto(viewer.at.at.address + "?read")
    viewer.sees("deck.layer?.name === 'article'")
    viewer.at.save(TALK.replace("The end", "The very end").replace("## Two", "## New\n\n## Two"))

    viewer.sees("document.body.textContent.includes('The very end')")
    assert "article" == viewer.run("deck.layer.name")
    assert viewer.page.get_by_text("The very end").is_visible()
    assert not viewer.run("deck.frames.some((frame) => frame.inert)")


def test_the_whole_canvas_stays_whole(viewer: Viewer) -> None:
    viewer.run("(deck.ask('overview'), deck.seek(1e6), deck.play())")
    viewer.at.save(TALK.replace("## Two", "## New\n\n## Two"))

    viewer.sees("deck.frames.length === 4")
    assert ["overview", *viewer.run("deck.scene.whole.slice(0, 3)")] == viewer.run(
        "(({ x, y, width }) => [deck.place.away, x, y, width])(deck.camera())"
    )


def test_notes_come_to_who_has_the_key(viewer: Viewer) -> None:
    viewer.at.save(TALK + "\n::: notes\nWhisper\n:::\n")
    viewer.sees("deck.frames.length === 3")
    assert "Whisper" not in viewer.page.content()

    viewer.page.goto(viewer.at.at.private)
    viewer.sees("deck.scene.frames[2].notes?.includes('Whisper')")
    viewer.at.save(TALK + "\n::: notes\nWhisper on\n:::\n")
    viewer.sees("deck.scene.frames[2].notes?.includes('Whisper on')")


def test_a_save_changes_the_presenter_window_in_place(viewer: Viewer) -> None:
    whisper = "\n::: notes\n" + "Whisper\n\n" * 40 + "{}\n:::\n"
    viewer.at.save(TALK + whisper.format("first"))
    viewer.page.goto(viewer.at.at.private + "#/three")
    viewer.sees("deck.scene.frames[2].notes?.includes('Whisper')")
    with viewer.page.expect_popup() as opened:
        viewer.run("deck.ask('presenter')")
    console = opened.value
    notes = console.locator(".notes-text")
    notes.get_by_text("first").wait_for()
    notes.evaluate("(text) => (window.mark = text.scrollTop = 90)")
    console.wait_for_selector(".now .note >> text=3 / 3")

    more = TALK.replace("# One", "# Zero\n\n# One").replace("The end", "The very end")
    viewer.at.save(more + whisper.format("second"))
    notes.get_by_text("second").wait_for()
    console.wait_for_selector(".now .note >> text=4 / 4")
    console.wait_for_function("() => document.querySelectorAll('.now-picture iframe').length === 1")
    assert [90, 90] == notes.evaluate("(text) => [window.mark, text.scrollTop]")
    seen = console.frame_locator(".now-picture iframe").locator(".step.active")
    assert ("three", "The very end") == (
        seen.get_attribute("id"),
        seen.locator(".frame-body").inner_text(),
    )


def test_the_presenter_window_is_never_without_a_picture(viewer: Viewer) -> None:
    viewer.page.goto(viewer.at.at.private)
    with viewer.page.expect_popup() as opened:
        viewer.run("deck.ask('presenter')")
    console = opened.value
    front = console.frame_locator(".now-picture iframe").locator(".step.active")
    front.wait_for()
    console.evaluate(
        """() => {
          window.blinks = 0;
          new MutationObserver(() => {
            const seen = [...document.querySelectorAll(".now-picture iframe")].at(-1);
            if (!seen?.contentDocument.querySelector(".step.active .frame-box")) window.blinks++;
          }).observe(document.querySelector(".now-picture"), { childList: true });
        }"""
    )
    for words in ("One more", "Two more"):
        viewer.at.save(TALK.replace("Hello", words))
        console.frame_locator(".now-picture iframe").first.get_by_text(words).wait_for()
        console.wait_for_function("() => document.querySelectorAll('iframe').length === 2")

    assert 0 == console.evaluate("window.blinks")


def test_a_page_goes_on_when_the_server_is_started_anew(viewer: Viewer) -> None:
    viewer.run("deck.goto('three', {flight: 0})")
    viewer.at.save(TALK.replace("The end", "The first end"))
    viewer.sees("document.body.textContent.includes('The first end')")
    viewer.run("window.mark = true")
    talk, port = viewer.at.talk, viewer.at.port
    viewer.stop()
    talk.write_text(TALK.replace("The end", "The new end"), encoding="utf-8")
    with served(talk, Where(port=port)):
        viewer.sees("document.body.textContent.includes('The new end')")

    assert viewer.run("window.mark")
    assert "three" == here(viewer)


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

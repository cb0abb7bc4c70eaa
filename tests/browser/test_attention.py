"""For whoever does not see the camera fly."""

from __future__ import annotations

from tests.browser.conftest import Open

AWAKE = """deck.frames.filter((each) => each.getClientRects().length && !each.inert)
  .map((each) => each.id)"""
FOCUS = "document.activeElement.id"


def test_the_focus_moves_to_the_frame_on_arrival_and_others_are_inert(open_deck: Open) -> None:
    stage = open_deck()
    assert (["start"], "start") == (stage.run(AWAKE), stage.run(FOCUS))
    stage.run("(deck.next(), deck.seek(300))")
    assert ["start"] == stage.run(AWAKE)
    stage.run("deck.seek(1e6)")
    assert (["lego"], "lego") == (stage.run(AWAKE), stage.run(FOCUS))


def test_where_we_are_is_said_once(open_deck: Open) -> None:
    stage = open_deck()
    stage.run("""new MutationObserver((records) => (window.said ??= []).push(
      ...records.map(({ target }) => target.textContent)))
      .observe(document.querySelector('[aria-live]'), { childList: true })""")
    stage.press("PageDown")

    assert ["Lego, 2 / 6"] == stage.run(
        "new Promise((done) => setTimeout(() => done(window.said)))"
    )


def test_in_the_overview_the_chosen_frame_has_the_focus(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    stage.page.keyboard.press("ArrowRight")

    assert (["lego"], "lego") == (stage.run(AWAKE), stage.run(FOCUS))


def test_closing_help_gives_the_focus_back(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("?")
    assert "Keys" == stage.page.get_by_role("dialog").get_by_role("heading").inner_text()
    stage.page.keyboard.press("Escape")

    assert "start" == stage.run(FOCUS)


def test_the_talk_s_language_is_spoken(open_deck: Open) -> None:
    from tests.browser.pages import page

    stage = open_deck(page(lang="fr"))
    stage.page.keyboard.press("?")

    assert "Suivant" in stage.page.get_by_role("dialog").inner_text()

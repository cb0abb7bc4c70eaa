"""impress.js's own classes and events, at the moments that our flights give."""

from __future__ import annotations

from tests.browser.conftest import Open

LISTEN = """["stepenter", "stepleave"].forEach((name) =>
  document.addEventListener(`impress:${name}`, ({ target }) =>
    (window.heard ??= []).push(`${name} ${target.id}`)))"""


def test_steps_are_future_present_and_past(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("Shift+ArrowRight")
    classes = "Object.fromEntries(deck.frames.map((each) => [each.id, [...each.classList]"
    states = stage.run(
        classes + ".filter((name) => ['past', 'present', 'future', 'active'].includes(name))]))"
    )

    assert ["past"] == states["start"]
    assert {"present", "active"} == set(states["lego"])
    assert ["future"] == states["far"]
    assert stage.run("document.body.classList.contains('impress-on-lego')")


def test_a_step_is_entered_on_arrival_and_left_on_departure(open_deck: Open) -> None:
    stage = open_deck()
    stage.run(LISTEN)
    stage.run("(deck.seek(0), deck.next(), deck.seek(300))")
    assert ["stepleave start"] == stage.run("window.heard")
    stage.run("(deck.goto('far'), deck.seek(300))")
    stage.run("new Promise((done) => setTimeout(done))")  # impress.js's own would come now
    assert ["stepleave start"] == stage.run("window.heard")
    stage.run("deck.seek(1e6)")
    assert ["stepleave start", "stepenter far"] == stage.run("window.heard")


def test_substeps_send_the_events_of_impress(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("ArrowRight")
    stage.run(
        "document.addEventListener('impress:substep:enter',"
        " ({ detail }) => (window.heard = detail.substep.textContent))"
    )
    stage.page.keyboard.press("ArrowRight")

    assert "Doubt" == stage.run("window.heard")


def test_its_own_api_goes_through_the_deck(open_deck: Open) -> None:
    stage = open_deck()
    with stage.landing():
        stage.run("impress().goto('far')")
    assert "far" == stage.at
    with stage.landing():
        stage.run("impress().prev()")
    assert "deep" == stage.at


def test_pinching_the_page_larger_is_allowed(open_deck: Open) -> None:
    stage = open_deck()

    assert "width=device-width, initial-scale=1" == stage.run(
        "document.querySelector('meta[name=viewport]').content"
    )


def test_tab_stays_with_the_browser(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.press("Tab")

    assert ("start", "A") == (stage.at, stage.run("document.activeElement.tagName"))


def test_its_console_stays_shut(open_deck: Open) -> None:
    stage = open_deck()
    with stage.page.expect_popup() as ours:
        stage.page.keyboard.press("p")

    assert "?presenter#" in ours.value.url
    assert [stage.page, ours.value] == stage.page.context.pages


def test_lifting_a_finger_does_not_turn_the_page(open_deck: Open) -> None:
    stage = open_deck(None, "", has_touch=True)
    client = stage.page.context.new_cdp_session(stage.page)
    for kind, x in (
        ("touchStart", 900),
        ("touchMove", 500),
        ("touchMove", 200),
        ("touchEnd", None),
    ):
        points = [] if x is None else [{"x": x, "y": 300}]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    assert 0 == stage.step

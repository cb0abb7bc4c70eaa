"""The deck flies along its route, may be broken off anywhere, and keeps its classes."""

from __future__ import annotations

import pytest

from deckgen.model import Flight
from tests.browser.conftest import Open
from tests.browser.pages import MAIN, Spot, page

COURT = {"main": MAIN, "court": ("start", "far")}


def test_it_opens_on_the_first_stop(open_deck: Open) -> None:
    stage = open_deck()

    assert "start" == stage.at
    assert {"x": 0, "y": 0, "width": 1600 / 0.94, "rotate": 0} == pytest.approx(
        stage.camera, abs=1e-3
    )


def test_a_live_flight_ends_exactly_on_the_stop(open_deck: Open) -> None:
    stage = open_deck()
    with stage.arrival():
        stage.run("deck.next()")

    assert stage.run("deck.route.steps[1].camera") == list(stage.camera.values())
    box = stage.page.locator("#lego").bounding_box()
    assert box is not None
    assert pytest.approx((640, 360), abs=0.01) == (
        box["x"] + box["width"] / 2,
        box["y"] + box["height"] / 2,
    )


def test_a_frame_at_rest_is_upright_and_fills_the_view(open_deck: Open) -> None:
    stage = open_deck()
    for frame in MAIN:
        with stage.landing():
            stage.run("deck.goto(argument)", frame)
        box = stage.page.locator(f"#{frame} .frame-box").bounding_box()

        assert box is not None
        assert pytest.approx((1280 * 0.94, 720 * 0.94), abs=0.01) == (box["width"], box["height"])


def test_a_flight_broken_off_goes_on_from_where_it_is(open_deck: Open) -> None:
    stage = open_deck()
    stage.run("(deck.goto('far'), deck.seek(500))")
    before = stage.camera
    stage.run("deck.goto('lego')")
    after = stage.camera

    assert before == pytest.approx(after)
    assert 1700 < before["width"]
    stage.run("deck.seek(1e6)")
    assert "lego" == stage.at
    assert stage.run("deck.route.steps[1].camera") == list(stage.camera.values())


def test_a_flight_can_be_stopped_at_any_moment(open_deck: Open) -> None:
    stage = open_deck()
    stage.run("(deck.next(), deck.seek(300))")
    first = stage.camera
    stage.run("deck.seek(600)")
    second = stage.camera

    assert 0 < first["x"] < second["x"] < 2400


def test_next_goes_on_to_the_next_stop_in_mid_flight(open_deck: Open) -> None:
    stage = open_deck()
    stage.run("(deck.next(), deck.seek(200), deck.next(), deck.seek(1e6))")

    assert "chapter" == stage.at


def test_substeps_come_one_by_one_and_go_again(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("ArrowRight")
    assert [False, False] == stage.substeps("lego")
    stage.page.keyboard.press("ArrowRight")
    assert [True, False] == stage.substeps("lego")
    stage.page.keyboard.press("ArrowRight")
    assert [True, True] == stage.substeps("lego")
    stage.page.keyboard.press("ArrowLeft")
    assert [True, False] == stage.substeps("lego")
    assert "lego" == stage.at


def test_coming_back_to_a_frame_shows_all_its_substeps(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("ArrowRight", "Shift+ArrowRight", "ArrowLeft")

    assert ("lego", [True, True]) == (stage.at, stage.substeps("lego"))
    stage.press("Home")  # from where the canvas may show it, as it was at the beginning
    assert [False, False] == stage.substeps("lego")
    stage.press("ArrowRight")
    assert [False, False] == stage.substeps("lego")


def test_the_route_may_come_back_and_show_the_whole(open_deck: Open) -> None:
    html = page(routes={"main": ("overview", "lego", "chapter", "inner", "chapter", "lego")})
    stage = open_deck(html)
    assert "overview" == stage.at
    assert stage.run("document.body.classList.contains('impress-on-overview')")
    stage.press("End")
    assert ("lego", 5, [True, True]) == (stage.at, stage.step, stage.substeps("lego"))
    stage.press("ArrowLeft", "ArrowLeft")
    assert ("inner", 3) == (stage.at, stage.step)


def test_the_address_chooses_the_route(open_deck: Open) -> None:
    stage = open_deck(page(routes=COURT), "?route=court")
    stage.press("ArrowRight")
    assert "far" == stage.at

    stage.open("?route=__proto__")
    assert "main" == stage.run("deck.route.name")


def test_the_author_sets_how_the_camera_arrives(open_deck: Open) -> None:
    flights = {"lego": Flight("cut"), "chapter": Flight(duration_s=1.5)}
    stage = open_deck(page(flights=flights))
    stage.run("(deck.on('depart', ({ flight }) => (window.flown = flight)), deck.seek(0))")
    stage.run("deck.next()")
    assert 240 == stage.run("window.flown.duration")
    stage.run("(deck.seek(1e6), deck.goto('chapter'))")
    assert 1500 == stage.run("window.flown.duration")


def test_a_cut_fades_and_shows_nothing_between(open_deck: Open) -> None:
    stage = open_deck(page(flights={"far": Flight("cut")}))
    stage.run("(deck.goto('far'), deck.seek(119))")
    assert 0.1 > float(stage.run("deck.root.style.opacity"))
    assert 0 == stage.camera["x"]
    stage.run("deck.seek(240)")
    assert ("", -9000) == (stage.run("deck.root.style.opacity"), stage.camera["x"])


def test_frames_out_of_sight_are_not_displayed(open_deck: Open) -> None:
    stage = open_deck()
    shown = "deck.frames.filter((each) => each.checkVisibility()).map((each) => each.id)"
    assert ["start"] == stage.run(shown)
    stage.run("(deck.seek(0), deck.goto('far'), deck.seek(700))")
    assert {"start", "aside"} <= set(stage.run(shown))
    stage.run("(deck.goto('deep'), deck.seek(1e6))")
    assert ["chapter", "inner", "deep"] == stage.run(shown)


def test_far_frames_show_a_label_that_can_be_read(open_deck: Open) -> None:
    spots = tuple(
        Spot(f"f{n}", x=2000 * (n % 12), y=1200 * (n // 12), body="<p>Much</p>") for n in range(144)
    )
    stage = open_deck(page(spots, {"main": ("overview", *(spot.id for spot in spots))}))
    label = stage.page.locator("#f40 > .frame-label")
    size = stage.run(
        "parseFloat(getComputedStyle(document.querySelector('#f40 > .frame-label')).fontSize)"
        " * document.querySelector('#f40').getBoundingClientRect().height / 900"
    )

    assert label.is_visible()
    assert 11 < size < 20
    assert not stage.run("document.querySelector('#f40 p').checkVisibility()")


def test_tiny_scales_are_drawn_large_enough_for_layout(open_deck: Open) -> None:
    spots = (Spot("big", scale=20), Spot("tiny", x=3, scale=0.001, body="<p>Small</p>"))
    stage = open_deck(page(spots, {"main": ("big", "tiny")}))
    stage.press("End")
    box = stage.page.locator("#tiny > .frame-box").bounding_box()

    assert box is not None
    assert pytest.approx(1280 * 0.94, abs=0.05) == box["width"]


def test_resizing_keeps_the_view(open_deck: Open) -> None:
    stage = open_deck()
    with stage.landing():
        stage.run("deck.goto('deep')")
    before = stage.camera
    stage.page.set_viewport_size({"width": 700, "height": 900})
    stage.page.wait_for_function("() => deckgen.deck.view().width === 700")
    box = stage.run(
        "(() => { const r = deck.frames[4].getBoundingClientRect();"
        " return [r.left + r.width / 2, r.top + r.height / 2, r.width]; })()"
    )

    assert before == stage.camera
    assert pytest.approx([350, 450, 700 * 0.94], abs=0.05) == box


def test_resizing_keeps_a_view_that_is_no_stop(open_deck: Open) -> None:
    stage = open_deck()
    stage.run("deck.look({ x: 100, y: 50, width: 700, rotate: 30 })")
    stage.page.set_viewport_size({"width": 900, "height": 500})
    stage.page.wait_for_function("() => deckgen.deck.view().width === 900")

    assert {"x": 100, "y": 50, "width": 700, "rotate": 30} == stage.camera
    stage.press("ArrowRight")
    assert "start" == stage.at


def test_reduced_motion_cuts(open_deck: Open) -> None:
    stage = open_deck(None, "", reduced_motion="reduce")

    assert "cut" == stage.run("deck.manner")


def test_a_chosen_motion_is_remembered(open_deck: Open) -> None:
    stage = open_deck(None, "?motion=calm", reduced_motion="reduce")
    assert "calm" == stage.run("deck.manner")
    stage.open()
    assert "calm" == stage.run("deck.manner")
    stage.open("?motion=sideways")
    assert "calm" == stage.run("deck.manner")


def test_words_shrink_until_they_fit(open_deck: Open) -> None:
    lines = "".join(f"<p>Line {n} of a frame that says far too much</p>" for n in range(24))
    link = f'<p>See</p><p><a href="#free">https://example.org{"/andon" * 15}</a></p>'
    spots = (Spot("full", body=lines), Spot("link", y=1200, body=link), Spot("free", x=3000))
    stage = open_deck(page(spots, {"main": ("full", "link")}))
    fit = "document.querySelector('#%s > .frame-box').style.getPropertyValue('--fit')"

    assert 0.45 <= float(stage.run(fit % "full")) < 0.9
    assert "" == stage.run(fit % "free")
    stage.press("ArrowRight")  # to an address, which goes on in the next line
    assert "" == stage.run(fit % "link")


def test_code_lights_up_line_by_line(open_deck: Open) -> None:
    body = (
        '<pre class="code" data-states="2"><code>'
        '<span class="line" data-on="0">a</span>\n<span class="line" data-on="1">b</span>'
        '</code></pre><span class="substep code-step" data-state="1"></span>'
    )
    stage = open_deck(page((Spot("code", body=body, substeps=1),), {"main": ("code",)}))
    classes = "[...document.querySelectorAll('.line')].map((line) => line.className)"

    assert ["line on", "line dim"] == stage.run(classes)
    stage.page.keyboard.press("ArrowRight")
    assert ["line dim", "line on"] == stage.run(classes)


def test_on_paper_it_is_the_article(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.emulate_media(media="print")
    stage.run("window.dispatchEvent(new Event('beforeprint'))")
    tops = stage.run("deck.frames.map((each) => each.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    assert len(tops) == len(set(tops))
    stage.run("window.dispatchEvent(new Event('afterprint'))")
    assert stage.run("document.documentElement.classList.contains('deckgen-on')")


def test_a_talk_without_stops_shows_its_canvas(open_deck: Open) -> None:
    stage = open_deck(page((Spot("skipped"),), {"main": ()}))
    assert "overview" == stage.at
    stage.page.keyboard.press("PageDown")
    stage.page.keyboard.press("End")
    assert "overview" == stage.at
    stage.press("Enter")
    assert "skipped" == stage.at


def test_a_frame_with_depth_is_faced_squarely(open_deck: Open) -> None:
    spots = (
        Spot("flat"),
        Spot("tilted", x=900, y=300, scale=2, rotate=20, depth=(-800, 40, -60)),
    )
    stage = open_deck(page(spots, {"main": ("flat", "tilted")}))
    stage.press("End")
    box = stage.page.locator("#tilted > .frame-box").bounding_box()

    assert box is not None
    assert pytest.approx((1280 * 0.94, 720 * 0.94), abs=0.1) == (box["width"], box["height"])
    assert pytest.approx(640, abs=0.1) == box["x"] + box["width"] / 2
    stage.run("(deck.goto('flat'), deck.seek(400))")
    assert 0 > stage.camera["depth"]["z"] > -800  # type: ignore[index]

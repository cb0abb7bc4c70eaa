"""The camera in the hand: wheel, mouse, fingers and keys, and always a way back."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from deckgen.bundle.runtime import RUNTIME
from tests.browser.conftest import Open
from tests.browser.pages import WALL, Spot, page
from tests.browser.stage import Stage

Point = tuple[float, float]
PURE = "".join((RUNTIME / f"{name}.js").read_text() for name in ("geometry", "reach", "glide"))
# Held upright, it would show the article.
PHONE = {"viewport": {"width": 844, "height": 390}, "has_touch": True, "is_mobile": True}
TABLET = {"viewport": {"width": 1024, "height": 768}, "has_touch": True, "is_mobile": True}
CORNER = (8, 8)  # empty canvas beside the first frame

GESTURE = """(([name, scale, rotation]) => deck.root.dispatchEvent(Object.assign(
  new Event(name, { cancelable: true }), { scale, rotation, clientX: 300, clientY: 500 }
)))(argument)"""


def to_canvas(stage: Stage, point: Point) -> Point:
    """The point of the canvas that the window shows there."""
    camera, view = stage.camera, stage.run("deck.view()")
    scale = min(view["width"], view["height"] * view["aspect"]) / camera["width"]
    dx, dy = (point[0] - view["width"] / 2) / scale, (point[1] - view["height"] / 2) / scale
    sin, cos = (f(math.radians(camera["rotate"])) for f in (math.sin, math.cos))
    return camera["x"] + dx * cos - dy * sin, camera["y"] + dx * sin + dy * cos


def near(point: Point) -> Any:
    return pytest.approx(point, abs=0.01)


def wheel(stage: Stage, at: Point, dx: float, dy: float) -> None:
    """Turn the wheel, and wait until the view rests."""
    stage.page.mouse.move(*at)
    with stage.arrival():
        stage.page.mouse.wheel(dx, dy)


def grab(stage: Stage, start: Point, end: Point, button: str = "left") -> None:
    """Drag from one point to another, and hold still there without letting go."""
    stage.page.mouse.move(*start)
    stage.page.mouse.down(button=button)  # type: ignore[arg-type]
    stage.page.mouse.move(*end, steps=4)


def rest(stage: Stage) -> None:
    """Wait until the last movement of a hand is too old to be a throw."""
    stage.run(
        "new Promise((done) => { const since = performance.now(); (function look() {"
        " performance.now() - since > 120 ? done() : requestAnimationFrame(look) })() })"
    )


class Fingers:
    """Fingers on the screen, which stay down until they are lifted."""

    def __init__(self, stage: Stage, *moments: Sequence[Point]) -> None:
        self.client = stage.page.context.new_cdp_session(stage.page)
        for number, points in enumerate(moments):
            self._send("touchMove" if number else "touchStart", points)
        # The browser tells of movements once for each picture that it draws.
        stage.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def lift(self) -> None:
        self._send("touchEnd", [])

    def _send(self, kind: str, points: Sequence[Point]) -> None:
        touches = [{"x": x, "y": y, "id": id} for id, (x, y) in enumerate(points)]
        self.client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def tap(stage: Stage, at: Point) -> None:
    stage.page.touchscreen.tap(*at)


# ---- the pure laws --------------------------------------------------------------------


def pure(blank: Page, script: str) -> Any:
    helpers = """
      const view = { width: 1280, height: 720, aspect: 16 / 9 };
      const camera = { x: 40, y: -30, width: 900, rotate: 25 };
      const spot = { x: 300, y: 500 };
      const under = toCanvas(spot, camera, view);
      const at = (p) => [p.x, p.y];"""
    return blank.evaluate(f"() => {{ {PURE} {helpers} return {script}; }}")


@pytest.mark.parametrize("change", ["zoomAbout(camera, under, 3)", "turnAbout(camera, under, 70)"])
def test_what_is_zoomed_or_turned_about_stays(blank: Page, change: str) -> None:
    assert pytest.approx((300, 500)) == pure(blank, f"at(toWindow(under, {change}, view))")


def test_there_and_back_is_where_it_was(blank: Page) -> None:
    for change in (
        "zoomAbout(zoomAbout(camera, under, 3), under, 1 / 3)",
        "turnAbout(turnAbout(camera, under, 70), under, -70)",
        "panBy(panBy(camera, spot, view), { x: -300, y: -500 }, view)",
    ):
        expected = {"x": 40, "y": -30, "width": 900, "rotate": 25}
        assert pytest.approx(expected) == pure(blank, change)


def test_a_pan_moves_everything_by_as_much(blank: Page) -> None:
    moved = "at(toWindow(under, panBy(camera, { x: 20, y: -50 }, view), view))"

    assert pytest.approx((320, 450)) == pure(blank, moved)


def test_a_zoom_is_about_its_point_at_every_moment(blank: Page) -> None:
    script = """(() => { const made = approach(camera, under, 4, { duration: 200, keep: (c) => c });
      return [0, 0.2, 0.7, 1].map((t) => at(toWindow(under, made.at(t), view))); })()"""

    assert [pytest.approx((300, 500))] * 4 == pure(blank, script)


def test_a_throw_starts_at_its_speed_slows_and_ends(blank: Page) -> None:
    script = """(() => {
      const turn = { point: camera, degrees: 0 };
      const made = coast(camera, { x: 2, y: 0 }, turn, (c) => c);
      const speed = (t) => (made.at(t).x - made.at(t - 0.001).x) / (0.001 * made.duration);
      return [speed(0.001), speed(0.5), speed(0.999), made.at(1) === made.to]; })()"""
    first, middle, last, ends = pure(blank, script)

    assert pytest.approx(2, rel=0.02) == first
    assert 0.2 > middle > last < 0.02
    assert ends


def test_the_middle_of_the_view_stays_near_the_canvas(blank: Page) -> None:
    script = """(() => {
      const reach = { least: 1, most: 1e4, bounds: { x: 0, y: 0, width: 1000, height: 600 } };
      const far = panWithin({ x: 9e9, y: -9e9, width: 1280, rotate: 33 }, view, reach);
      return [Math.hypot(far.x - 500, far.y + 300), panWithin(camera, view, reach) === camera];
    })()"""
    away, kept = pure(blank, script)

    assert pytest.approx(0.4 * 720) == away
    assert kept


def test_zooming_ends_at_its_limits_and_never_turns_round(blank: Page) -> None:
    script = """[[2, 100], [2, 15], [2, 5], [0.5, 100], [0.5, 900], [0.5, 2000]].map(
      ([factor, width]) => zoomWithin(factor, width, { least: 10, most: 1000 }))"""

    assert [2, 1.5, 1, 0.5, 0.9, 1] == pytest.approx(pure(blank, script))


# ---- the wheel ------------------------------------------------------------------------


@pytest.mark.parametrize("notch", [100, -100, -300])
@pytest.mark.parametrize("address", ["#/start", "#/lego"])
def test_the_wheel_zooms_about_the_pointer(open_deck: Open, address: str, notch: int) -> None:
    stage = open_deck(None, address)
    before, wide = to_canvas(stage, (900, 200)), stage.camera["width"]
    wheel(stage, (900, 200), 0, notch)

    assert near(before) == to_canvas(stage, (900, 200))
    assert pytest.approx(wide * 1.25 ** (notch / 100)) == stage.camera["width"]
    assert "free" == stage.away


def test_two_notches_zoom_twice(open_deck: Open) -> None:
    stage = open_deck()
    wide = stage.camera["width"]
    stage.run("deck.seek(0)")
    stage.page.mouse.move(400, 300)
    stage.page.mouse.wheel(0, -100)
    stage.page.wait_for_function("() => deckgen.deck.flying")
    stage.run("deck.seek(60)")
    stage.page.mouse.wheel(0, -100)
    stage.page.wait_for_function(
        "(width) => deckgen.deck.place.camera.width < width", arg=wide / 1.5
    )

    assert pytest.approx(wide / 1.25**2) == stage.run("deck.place.camera.width")


def test_a_pinch_on_a_trackpad_zooms_the_canvas_not_the_page(open_deck: Open) -> None:
    stage = open_deck()
    before, wide = to_canvas(stage, (300, 500)), stage.camera["width"]
    stage.page.keyboard.down("Control")
    wheel(stage, (300, 500), 0, -20)
    stage.page.keyboard.up("Control")

    assert pytest.approx(wide * math.exp(-0.2)) == stage.camera["width"]
    assert near(before) == to_canvas(stage, (300, 500))
    assert (1, 1280) == (stage.run("visualViewport.scale"), stage.run("innerWidth"))


def test_a_mac_that_tells_of_pinches_in_its_own_way_zooms_and_turns(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego")
    before, wide = to_canvas(stage, (300, 500)), stage.camera["width"]
    moments = (("start", 1, 0), ("change", 1.5, -10), ("change", 2, -40))
    for name, scale, rotation in moments:
        stage.run(GESTURE, [f"gesture{name}", scale, rotation])
    assert {"width": wide / 2, "rotate": 48} == pytest.approx(
        {name: stage.camera[name] for name in ("width", "rotate")}
    )
    assert near(before) == to_canvas(stage, (300, 500))
    with stage.arrival():
        stage.run(GESTURE, ["gestureend", 2, -40])
    assert "free" == stage.away


def test_two_fingers_on_a_trackpad_move_the_canvas(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego")
    before, wide = to_canvas(stage, (600, 300)), stage.camera["width"]
    wheel(stage, (600, 300), 30, -12)

    assert near(before) == to_canvas(stage, (570, 312))
    assert wide == stage.camera["width"]


@pytest.mark.parametrize("mode", ["DOM_DELTA_LINE", "DOM_DELTA_PAGE"])
@pytest.mark.parametrize("amount", [-1, -3, -6])
def test_a_notch_is_a_notch_however_many_lines_or_pages_it_is_set_to(
    open_deck: Open, mode: str, amount: int
) -> None:
    stage = open_deck()
    wide = stage.camera["width"]
    with stage.landing():
        stage.run(
            f"deck.root.dispatchEvent(new WheelEvent('wheel', {{ deltaY: {amount},"
            f" deltaMode: WheelEvent.{mode}, wheelDeltaY: 120, cancelable: true }}))"
        )

    assert pytest.approx(wide / 1.25) == stage.camera["width"]


def test_no_wheel_turns_a_page(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego")
    for dx, dy in ((0, 100), (0, -700), (400, 0), (-900, 30), (0, 3000)):
        wheel(stage, (640, 360), dx, dy)

    assert (1, 0, "free", "#/lego") == (
        stage.step,
        stage.substeps("lego").count(True),
        stage.away,
        stage.hash,
    )


def test_a_momentum_does_not_break_off_the_flight_back(open_deck: Open) -> None:
    stage = open_deck(None, "#/lego")
    slide = (
        "deck.root.dispatchEvent(new WheelEvent('wheel',"
        " { deltaX: 9, deltaY: 3, cancelable: true }))"
    )
    stage.run(f"({slide}, deck.next(), {slide})")

    assert (None, True) == (stage.away, stage.run("deck.flying"))


def test_over_a_dialog_the_wheel_is_the_dialogs(open_deck: Open) -> None:
    stage = open_deck(None, "", viewport={"width": 900, "height": 300})
    before = stage.camera
    stage.page.keyboard.press("?")
    stage.page.mouse.move(450, 150)
    stage.page.mouse.wheel(0, 120)
    stage.page.wait_for_function("() => document.querySelector('.deckgen-help').scrollTop > 0")

    assert before == stage.camera


# ---- the mouse ------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["#/start", "#/lego"])
def test_a_drag_moves_the_view_by_as_much(open_deck: Open, address: str) -> None:
    stage = open_deck(None, address)
    before = to_canvas(stage, CORNER)
    grab(stage, CORNER, (208, 108))

    assert near(before) == to_canvas(stage, (208, 108))
    assert "free" == stage.away


def test_a_hand_that_rests_throws_nothing(open_deck: Open) -> None:
    stage = open_deck()
    grab(stage, CORNER, (208, 108))
    rest(stage)
    before = stage.camera
    with stage.arrival():
        stage.page.mouse.up()

    assert (before, "free", "start") == (stage.camera, stage.away, stage.at)


def throw(stage: Stage) -> Mapping[str, float]:
    """Throw the canvas to the right, as fast on a slow machine; gives where it was let go."""
    client = stage.page.context.new_cdp_session(stage.page)
    start = time.time()
    moves = [("mousePressed", 0), *(("mouseMoved", n) for n in range(1, 5)), ("mouseReleased", 4)]
    for number, (kind, hundreds) in enumerate(moves):
        before = stage.camera
        client.send(
            "Input.dispatchMouseEvent",
            {
                "type": kind,
                "x": CORNER[0] + 100 * hundreds,
                "y": CORNER[1],
                "button": "left",
                "buttons": int(kind != "mouseReleased"),
                "clickCount": 1,
                "timestamp": start + 0.016 * number,
            },
        )
    return before


def test_a_thrown_canvas_slides_on_and_stops(open_deck: Open) -> None:
    stage = open_deck()
    with stage.arrival():
        before = throw(stage)

    assert before["x"] > stage.camera["x"]
    assert pytest.approx(before["y"]) == stage.camera["y"]
    assert (False, "free", 0) == (stage.run("deck.flying"), stage.away, stage.step)


def test_nothing_slides_on_where_motion_is_unwelcome(open_deck: Open) -> None:
    stage = open_deck(None, "", reduced_motion="reduce")
    with stage.arrival():
        before = throw(stage)

    assert before == stage.camera


def test_a_press_catches_what_slides_and_is_no_click(open_deck: Open) -> None:
    stage = open_deck()
    stage.run("deck.seek(0)")
    throw(stage)
    stage.page.wait_for_function("() => deckgen.deck.flying")
    stage.run("deck.seek(100)")
    before = stage.camera
    stage.page.mouse.down()
    stage.page.mouse.up()

    assert (before, "free", False) == (stage.camera, stage.away, stage.run("deck.flying"))


def test_a_drag_that_comes_back_is_no_click(open_deck: Open) -> None:
    stage = open_deck()
    grab(stage, CORNER, (200, 100))
    stage.page.mouse.move(*CORNER)
    rest(stage)
    with stage.arrival():
        stage.page.mouse.up()

    assert ("start", "free") == (stage.at, stage.away)


def test_a_click_after_a_drag_is_a_click(open_deck: Open) -> None:
    stage = open_deck()
    with stage.arrival():
        throw(stage)
    with stage.landing():
        stage.page.mouse.click(*CORNER)

    assert stage.away != "free"


def test_a_drag_takes_over_a_flight(open_deck: Open) -> None:
    stage = open_deck()
    stage.run("(deck.seek(0), deck.goto('far'), deck.seek(500))")
    before = to_canvas(stage, (100, 60))
    grab(stage, (100, 60), (300, 60))

    assert near(before) == to_canvas(stage, (300, 60))
    assert ("free", False, 5) == (stage.away, stage.run("deck.flying"), stage.step)


def test_words_are_selected_not_dragged(open_deck: Open) -> None:
    stage = open_deck()
    before = stage.camera
    box = stage.page.locator("#start .frame-body p").bounding_box()
    assert box is not None
    grab(stage, (box["x"] + 5, box["y"] + 12), (box["x"] + box["width"] - 5, box["y"] + 14))
    stage.page.mouse.up()

    assert before == stage.camera
    assert "Where" in stage.run("getSelection().toString()")


def test_beside_the_words_the_frame_is_dragged_and_nothing_selected(open_deck: Open) -> None:
    stage = open_deck()
    before = to_canvas(stage, (1000, 560))
    grab(stage, (1000, 560), (700, 300))

    assert near(before) == to_canvas(stage, (700, 300))
    assert "" == stage.run("getSelection().toString()")


def test_the_middle_button_drags_from_words_too(open_deck: Open) -> None:
    stage = open_deck()
    box = stage.page.locator("#start .frame-body p").bounding_box()
    assert box is not None
    start = (box["x"] + 5, box["y"] + 12)
    before = to_canvas(stage, start)
    grab(stage, start, (start[0] + 90, start[1]), button="middle")

    assert near(before) == to_canvas(stage, (start[0] + 90, start[1]))


def test_a_link_in_a_frame_that_was_moved_still_works(open_deck: Open) -> None:
    stage = open_deck()
    wheel(stage, (640, 360), 0, -100)
    with stage.landing():
        stage.page.click("text=Far away")

    assert ("far", None) == (stage.at, stage.away)


# ---- fingers --------------------------------------------------------------------------


@pytest.mark.parametrize("device", [PHONE, TABLET])
def test_one_finger_moves_the_canvas_and_throws_it(
    open_deck: Open, device: Mapping[str, object]
) -> None:
    stage = open_deck(None, "", **device)
    before = to_canvas(stage, (200, 200))
    fingers = Fingers(stage, [(200, 200)], [(240, 240)], [(280, 300)])
    assert near(before) == to_canvas(stage, (280, 300))
    with stage.arrival():
        fingers.lift()
    assert ("free", 0, False) == (stage.away, stage.step, stage.run("deck.flying"))


@pytest.mark.parametrize("device", [PHONE, TABLET])
def test_fingers_twice_as_far_apart_double(open_deck: Open, device: Mapping[str, object]) -> None:
    stage = open_deck(None, "", **device)
    before, wide = to_canvas(stage, (190, 300)), stage.camera["width"]
    fingers = Fingers(stage, [(140, 300), (240, 300)], [(110, 320), (310, 320)])

    assert pytest.approx(wide / 2) == stage.camera["width"]
    assert near(before) == to_canvas(stage, (210, 320))
    assert 1 == stage.run("visualViewport.scale")
    with stage.arrival():
        fingers.lift()
    assert pytest.approx(wide / 2) == stage.camera["width"]


def around(middle: Point, degrees: float, radius: float = 120) -> list[Point]:
    """Two fingers on either side of a point, on a line that is turned so."""
    sin, cos = (f(math.radians(degrees)) * radius for f in (math.sin, math.cos))
    return [(middle[0] - cos, middle[1] - sin), (middle[0] + cos, middle[1] + sin)]


def test_two_fingers_turn_the_canvas_about_their_middle(open_deck: Open) -> None:
    stage = open_deck(None, "", **TABLET)
    middle = (500, 400)
    before = to_canvas(stage, middle)
    fingers = Fingers(stage, *(around(middle, turn) for turn in (0, 20, 40)))
    assert pytest.approx(-40, abs=1e-3) == stage.camera["rotate"]
    assert near(before) == to_canvas(stage, middle)
    with stage.arrival():
        fingers.lift()
    assert pytest.approx(-40, abs=1e-3) == stage.camera["rotate"]


@pytest.mark.parametrize(("address", "upright"), [("#/start", 0), ("#/lego", 8)])
def test_what_is_nearly_upright_snaps_upright(
    open_deck: Open, address: str, upright: float
) -> None:
    stage = open_deck(None, address, **TABLET)
    middle = (500, 400)
    before = to_canvas(stage, middle)
    fingers = Fingers(stage, *(around(middle, turn) for turn in (0, 30, 9)))
    assert pytest.approx(upright - 9, abs=1e-3) == stage.camera["rotate"]
    with stage.arrival():
        fingers.lift()
    assert pytest.approx(upright) == stage.camera["rotate"]
    assert near(before) == to_canvas(stage, middle)


@pytest.mark.parametrize("device", [PHONE, TABLET])
def test_a_double_tap_flies_to_the_frame_under_the_finger(
    open_deck: Open, device: Mapping[str, object]
) -> None:
    stage = open_deck(None, "#/chapter", **device)
    x, y = stage.run(
        "((r) => [r.left + r.width / 2, r.top + r.height / 2])"
        "(document.getElementById('inner').getBoundingClientRect())"
    )
    with stage.landing():
        tap(stage, (x, y))
        tap(stage, (x, y))

    assert ("inner", None) == (stage.at, stage.away)


def test_a_double_tap_on_what_was_moved_brings_it_back(open_deck: Open) -> None:
    stage = open_deck(None, "", **PHONE, reduced_motion="reduce")
    before = stage.camera
    fingers = Fingers(stage, [(200, 200)], [(220, 220)], [(240, 240)])
    with stage.arrival():
        fingers.lift()
    with stage.landing():
        tap(stage, (240, 240))
        tap(stage, (240, 240))

    assert ("start", None, before) == (stage.at, stage.away, stage.camera)


def test_fingers_scroll_what_lies_above_the_canvas(open_deck: Open) -> None:
    stage = open_deck(None, "", **PHONE)
    touch_action = "getComputedStyle(document.querySelector(argument)).touchAction"

    assert ("none", "auto") == (
        stage.run(touch_action, "#impress"),
        stage.run(touch_action, ".deckgen-help"),
    )


def test_buttons_stand_beside_the_frame_of_a_phone(open_deck: Open) -> None:
    stage = open_deck(None, "", **PHONE)
    frame = stage.page.locator("#start").bounding_box()
    buttons = stage.page.locator(".deckgen-controls").bounding_box()

    assert frame and buttons
    assert frame["x"] + frame["width"] <= buttons["x"]


def test_a_finger_reads_names_on_the_map_by_sliding_and_flies_by_a_tap(open_deck: Open) -> None:
    stage = open_deck(None, "", **PHONE)
    stage.run("deck.ask('map')")
    box = stage.page.locator(".deckgen-map > canvas").bounding_box()
    assert box
    x, y, width, height = stage.run("deck.scene.bounds")
    scale = min((box["width"] - 20) / width, (box["height"] - 20) / height) / 1.07
    # The second frame, beside that at the middle of the canvas.
    lego = (
        box["x"] + box["width"] / 2 + (2400 - x) * scale,
        box["y"] + box["height"] / 2 - y * scale,
    )
    picture = "document.querySelector('.deckgen-map > canvas').toDataURL()"
    before = stage.run(picture)
    Fingers(stage, [(box["x"] + 8, box["y"] + 8)], [(box["x"] + 80, box["y"] + 40)], [lego]).lift()

    assert before != stage.run(picture)
    assert "map" == stage.run("deck.layer.name")
    with stage.landing():
        tap(stage, lego)
    assert "lego" == stage.at


# ---- keys, and the way back -----------------------------------------------------------


@pytest.mark.parametrize(("key", "factor"), [("+", 1 / 1.5), ("=", 1 / 1.5), ("-", 1.5)])
def test_keys_zoom_about_the_middle(open_deck: Open, key: str, factor: float) -> None:
    stage = open_deck(None, "#/lego")
    before = stage.camera
    stage.press(key)

    assert pytest.approx({**before, "width": before["width"] * factor}) == stage.camera
    assert ("lego", "free") == (stage.at, stage.away)


@pytest.mark.parametrize("key", ["0", "PageDown", "ArrowLeft"])
def test_there_is_a_way_back_to_exactly_this_stop(open_deck: Open, key: str) -> None:
    stage = open_deck(None, "#/lego/1")
    before = stage.camera
    wheel(stage, (200, 100), 0, -200)
    wheel(stage, (200, 100), 50, 90)
    stage.press(key)

    assert (before, "lego", 1, None) == (stage.camera, stage.at, stage.step, stage.away)
    assert [True, False] == stage.substeps("lego")


def test_a_zero_in_a_number_is_a_digit(open_deck: Open) -> None:
    stage = open_deck()
    stage.page.keyboard.type("10")

    assert stage.page.get_by_text("10", exact=True).is_visible()


def test_the_overview_is_left_by_moving_in_it(open_deck: Open) -> None:
    stage = open_deck()
    stage.press("o")
    wheel(stage, (640, 360), 0, -100)
    assert ("free", None) == (stage.away, stage.run("deck.layer"))
    stage.press("o")
    assert ("overview", "overview") == (stage.at, stage.away)
    stage.press("PageDown")
    assert ("start", None) == (stage.at, stage.away)


def test_zooming_stops_far_inside_the_smallest_frame_and_beyond_the_whole(
    open_deck: Open,
) -> None:
    stage = open_deck(page([*WALL, Spot("tiny", x=-1500, y=900, scale=0.1)]))
    whole = stage.run("deck.scene.whole[2]")
    for notch, limit in ((-9000, 0.05 * 160), (9000, 1.5 * whole)):
        wheel(stage, (640, 360), 0, notch)
        assert pytest.approx(limit, rel=1e-6) == stage.camera["width"]


def test_something_of_the_canvas_stays_in_view(open_deck: Open) -> None:
    stage = open_deck()
    for slide in (50_000, -100_000):
        wheel(stage, (640, 360), slide, slide)
        camera, (x, y, width, height) = stage.camera, stage.run("deck.scene.bounds")
        scale = 1280 / camera["width"]
        outside = math.hypot(
            max(0, abs(camera["x"] - x) - width / 2), max(0, abs(camera["y"] - y) - height / 2)
        )
        assert 0 < outside * scale < 0.41 * 720

"""The canvas in miniature, in a page that has no deck."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from deckgen.bundle.runtime import RUNTIME
from tests.browser.pages import Spot, page

FILES = ("geometry", "palette", "beside", "caption", "brush", "chart")
PURE = "".join((RUNTIME / f"{name}.js").read_text() for name in FILES)
SIZE = (420, 260)
SPOTS = (
    Spot("topic", scale=2, topic=True),
    Spot("inner", x=-700, y=200, scale=0.5, parent="topic"),
    Spot("tiny", x=900, y=200, scale=0.002, parent="topic"),
    Spot("turned", x=4000, y=0, scale=1, rotate=45),
)


def scene(spots: tuple[Spot, ...] = SPOTS, routes: dict[str, Any] | None = None) -> dict[str, Any]:
    html = page(spots, routes or {"main": [spot.id for spot in spots]})
    found = re.search(r'id="deckgen-scene">(.*?)</script>', html, re.S)
    assert found
    return dict(json.loads(found[1]))


@pytest.fixture(scope="module")
def charted(browser: Browser) -> Iterator[Page]:
    """A page with ``chart``, a miniature of those frames."""
    opened = browser.new_page()
    opened.set_content(f'<canvas style="width: {SIZE[0]}px; height: {SIZE[1]}px"></canvas>')
    opened.evaluate(
        f"(scene) => {{ {PURE}; const canvas = document.querySelector('canvas');"
        " window.scene = scene; window.canvas = canvas;"
        " window.made = (it) => new Chart(it, canvas, chartColours(canvas));"
        " window.chart = made(scene); }",
        scene(),
    )
    yield opened
    opened.close()


def pixels(page: Page, state: str) -> str:
    return str(page.evaluate(f"() => {{ chart.draw({state}); return canvas.toDataURL(); }}"))


@pytest.mark.parametrize("frame", range(len(SPOTS)))
def test_a_click_on_the_middle_of_a_frame_finds_it(charted: Page, frame: int) -> None:
    script = "(frame) => { const { x, y } = chart.spotOf(frame); return chart.frameAt(x, y); }"

    assert frame == charted.evaluate(script, frame)


def test_a_click_beside_all_frames_finds_none(charted: Page) -> None:
    assert charted.evaluate("chart.frameAt(3, 3)") is None


def test_a_turned_frame_has_no_corners_where_it_is_not_drawn(charted: Page) -> None:
    script = """(share) => {
      const { x, y, width } = chart.spotOf(3);
      return chart.frameAt(x + share * width, y);
    }"""

    assert 3 == charted.evaluate(script, 0.2)
    assert charted.evaluate(script, 0.49) is None  # inside, were it not turned by 45 degrees


@pytest.mark.parametrize(
    "state",
    [
        "{ camera: { x: 0, y: 0, width: 1600, rotate: 0 } }",
        "{ frame: 1 }",
        "{ route: scene.routes[0], step: 2 }",
        "{ marked: [2] }",
        "{ chosen: 3 }",
        "{ visited: new Set([1]) }",
    ],
)
def test_what_is_told_is_drawn_and_what_is_not_is_not(charted: Page, state: str) -> None:
    nothing = pixels(charted, "{}")

    assert nothing != pixels(charted, state)
    assert nothing == pixels(charted, "{}")


def test_the_route_does_not_run_through_a_title(charted: Page) -> None:
    """Accent pixels, in the title of the turned frame and in the rest of it."""
    script = """() => {
      const colours = { ...chart.colours, accent: "#ff0000", ground: "#ff0000" };
      const big = { ...scene.frames[3], rotate: 0, title: "Turned" };
      const frames = [scene.frames[0], { ...big, x: 9000, scale: 2 }, { ...big, x: 9000, y: 9000 }];
      const [bounds, whole] = [[4500, 4000, 14000, 11000], [4500, 4000, 14000, 0]];
      const all = { ...scene, frames, bounds, whole };
      const route = { name: "main", steps: [0, 1, 2].map((frame) => ({ id: "", frame })) };
      const it = new chart.constructor(all, canvas, colours);
      it.draw({ route, step: 2 });
      const brush = canvas.getContext("2d");
      const { x, y } = it.spotOf(1);
      const reds = (left, top, wide, high) => {
        const { data } = brush.getImageData(left, top, wide, high);
        let found = 0;
        for (let at = 0; at < data.length; at += 4) {
          if (data[at] > 200 && data[at + 1] < 120) found++;
        }
        return found;
      };
      it.close();
      return [reds(x - 12, y - 4, 24, 8), reds(x - 60, y - 4, 40, 8)];
    }"""
    in_title, beside = charted.evaluate(script)

    assert 0 == in_title
    assert beside > 20


def test_what_is_pointed_at_is_named_where_its_title_has_no_room(charted: Page) -> None:
    named = """(frame) => {
      const { fillText } = CanvasRenderingContext2D.prototype;
      const said = [];
      chart.draw({});
      CanvasRenderingContext2D.prototype.fillText = function (text) { said.push(text); };
      chart.point(frame);
      CanvasRenderingContext2D.prototype.fillText = fillText;
      chart.point(null);
      return said.join(" ");
    }"""

    assert "Tiny" == charted.evaluate(named, 2)
    assert "" == charted.evaluate(named, None)


def test_only_a_frame_that_lies_on_a_drawing_has_no_outline(blank: Page) -> None:
    box = {"y": 0, "width": 1600, "height": 900, "scale": 1, "rotate": 0, "topic": False}
    frames = [{**box, "x": x, "shape": shape} for x in (0, 5000) for shape in ("none", "card")]
    script = f"([frames, box]) => {{ {PURE} return [...drawnBy(frames, [box])]; }}"

    assert [0] == blank.evaluate(script, [frames, {**box, "x": 300}])


def test_the_title_of_a_circle_stays_in_the_circle(blank: Page) -> None:
    frame = {"title": "Resonance", "topic": False, "shape": "circle"}
    script = f"""(frame) => {{ {PURE}
      const brush = document.createElement("canvas").getContext("2d");
      const face = {{ font: "sans-serif", size: 20, least: 5 }};
      const box = {{ x: 0, y: 0, width: 160, height: 90, rotate: 0 }};
      return captionOf(brush, frame, box, face).width;
    }}"""

    assert 90 > blank.evaluate(script, frame)


def test_it_is_drawn_again_in_another_size(charted: Page) -> None:
    charted.evaluate(
        """() => new Promise((done) => {
          chart.draw({ frame: 0 });
          const before = canvas.width;
          new ResizeObserver(() => {
            if (canvas.clientWidth === 300 && canvas.width !== before) done();
          }).observe(canvas);
          canvas.style.width = "300px";
        })"""
    )

    assert charted.evaluate("chart.spotOf(3).x") < 300
    charted.evaluate("() => { canvas.style.width = '420px'; chart.measure(); }")


def test_one_frame_and_none_are_drawn_too(charted: Page) -> None:
    for spots in ((Spot("only"),), ()):
        alone = scene(spots) if spots else {**scene(), "frames": [], "routes": []}
        charted.evaluate("(scene) => { const it = made(scene); it.draw({}); it.close(); }", alone)
    charted.evaluate("() => chart.measure()")


@pytest.mark.parametrize(
    ("topic", "point", "inside"),
    [
        (False, (0, 0), True),
        (False, (449, 0), True),
        (False, (460, 0), False),  # a circle is as wide as it is high
        (False, (440, 440), False),
        (True, (780, 0), True),  # a topic's is drawn out
        (True, (790, 440), False),
    ],
)
def test_a_circle_is_hit_where_it_is_drawn(
    blank: Page, *, topic: bool, point: tuple[int, int], inside: bool
) -> None:
    frame = {"x": 0, "y": 0, "width": 1600, "height": 900, "scale": 1, "rotate": 0}
    given = [{**frame, "shape": "circle", "topic": topic}, {"x": point[0], "y": point[1]}]
    script = f"([frame, point]) => {{ {PURE} return frameAt(point, [frame]); }}"

    assert (0 if inside else None) == blank.evaluate(script, given)

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from deckgen.diagnostics import ThemeError
from deckgen.geometry import Box, Size
from deckgen.model import (
    Art,
    Asset,
    Camera,
    Connector,
    Flight,
    Meta,
    Options,
    Route,
    Scene,
    Step,
    Theme,
)
from deckgen.render import render
from deckgen.theme import packaged_folder
from tests.scenes import SPAN, a_frame, a_placement, a_scene, a_theme, an_image

BASE = (packaged_folder() / "base" / "deck.html.jinja").read_text(encoding="utf-8")


def page_of(scene: Scene, *assets: Asset | None, options: Options | None = None) -> str:
    theme = a_theme(templates={"deck.html.jinja": BASE}, packaged=True)
    return render(scene, theme, assets, options or Options())


def json_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="deckgen-scene">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


# ---- the page ----------------------------------------------------------------------


def test_the_page_says_what_it_is() -> None:
    meta = Meta(title="L’<été>", author="A & B", description="Why", lang="fr", dir="rtl")

    page = page_of(a_scene(a_frame(), meta=meta))

    assert '<html lang="fr" dir="rtl" data-theme="plain">' in page
    assert "<title>L’&lt;été&gt;</title>" in page
    assert '<meta name="author" content="A &amp; B">' in page
    assert '<meta name="description" content="Why">' in page
    assert '<meta property="og:title" content="L’&lt;été&gt;">' in page
    assert '<meta name="generator" content="deckgen ' in page


def test_a_talk_without_a_title_has_that_of_its_first_frame() -> None:
    assert "<title>Lego</title>" in page_of(a_scene(a_frame(), meta=Meta()))


def test_a_frame_is_a_step_of_impress() -> None:
    frame = a_frame("lego", classes=("warm",), heading="<em>Lego</em>")
    box = Box(12.00004, -3.5, 800, 450)
    placed = a_placement("lego", box=box, scale=0.5, rotate=8, shape="circle", topic=True)

    page = page_of(a_scene(frame, placements={"lego": placed}))

    assert (
        '<section id="lego" class="step frame level-1 shape-circle topic warm" data-x="12"'
        ' data-y="-3.5" data-scale="0.5" data-rotate="8" data-frame="0" tabindex="-1"'
        ' aria-labelledby="deckgen-title-lego">' in page
    )
    assert '<h1 class="frame-title" id="deckgen-title-lego"><em>Lego</em></h1>' in page
    assert '<div class="frame-body"><p>About lego</p></div>' in page
    assert '<div class="frame-label" aria-hidden="true"><span>Lego</span></div>' in page


def test_a_frame_without_title_or_body_says_so() -> None:
    page = page_of(a_scene(a_frame("a", heading="", body="", title='3 "x"')))

    assert 'class="step frame level-1 shape-card no-body no-title"' in page
    assert 'aria-label="3 &#34;x&#34;"' in page
    assert "frame-head" not in page
    assert 'class="frame-body"' not in page


def test_headings_follow_the_nesting_without_a_gap() -> None:
    frames = [
        a_frame("a", level=2),
        a_frame("b", level=4, parent="a"),
        a_frame("c", level=2),
        *(a_frame(f"d{n}", level=6, parent=f"d{n - 1}" if n else "b") for n in range(6)),
    ]

    page = page_of(a_scene(*frames, meta=Meta(title="Else")))

    tags = re.findall(r'<h(\d) class="frame-title"', page)
    assert ["1", "2", "1", "3", "4", "5", "6", "6", "6"] == tags


def test_the_first_title_is_followed_by_who_speaks_where() -> None:
    meta = Meta(title="Lego", subtitle="A <story>", author="Ann", event="Intracomm", date="2011")

    page = page_of(a_scene(a_frame("lego"), a_frame("b"), meta=meta))

    assert '<p class="frame-subtitle">A &lt;story&gt;</p>' in page
    assert 1 == page.count('<p class="frame-byline">Ann · Intracomm · 2011</p>')


def test_a_title_is_known_in_spite_of_its_typography() -> None:
    meta = Meta(title="L'été : oui !", author="Ann")

    page = page_of(a_scene(a_frame(title="L’Été\u202f: oui\u202f!"), meta=meta))

    assert '<p class="frame-byline">Ann</p>' in page


def test_a_first_frame_that_is_not_the_title_has_no_byline() -> None:
    assert "frame-byline" not in page_of(a_scene(a_frame(), meta=Meta(title="Else", author="Ann")))


def test_depth_is_written_only_where_there_is_some() -> None:
    scene = a_scene(a_frame(), placements={"lego": a_placement("lego", z=-200, rotate_x=45)})

    page = page_of(scene)

    assert 'data-z="-200" data-rotate-x="45"' in page
    assert "data-rotate-y" not in page
    assert -200 == json_of(page)["frames"][0]["z"]


def test_what_the_deck_says_is_never_a_template() -> None:
    text = "{{ page.title }} {% for x in y %} {# #}"

    page = page_of(a_scene(a_frame(title=text, heading=text, body=text, notes=text)))

    assert 3 == page.count(text) - 1  # heading, body, label, and the scene


def test_a_template_of_others_runs_in_a_sandbox() -> None:
    theme = a_theme(templates={"deck.html.jinja": "{{ page.__class__.__mro__ }}"})

    with pytest.raises(ThemeError) as caught:
        render(a_scene(a_frame()), theme, (), Options())

    assert 'the template of the theme "plain" fails: ' in caught.value.diagnostics[0].message


def test_a_broken_template_is_a_fault_with_its_line() -> None:
    theme: Theme = a_theme(templates={"deck.html.jinja": "<p>\n{% fro x %}"})

    with pytest.raises(ThemeError) as caught:
        render(a_scene(a_frame()), theme, (), Options())

    assert "(deck.html.jinja, line 2)" in caught.value.diagnostics[0].message


def test_a_theme_without_a_template_is_a_fault() -> None:
    with pytest.raises(ThemeError):
        render(a_scene(a_frame()), a_theme(templates={}), (), Options())


# ---- notes -------------------------------------------------------------------------


def test_notes_stay_out_unless_asked_for() -> None:
    scene = a_scene(a_frame(notes="<p>secret</p>"))

    assert "secret" not in page_of(scene)


def test_notes_asked_for_are_in_the_scene_and_in_the_article() -> None:
    scene = a_scene(a_frame(notes="<p>secret</p>"), a_frame("b"), meta=Meta(lang="fr"))

    page = page_of(scene, options=Options(with_notes=True))

    assert '<aside class="notes" aria-label="Notes de l’orateur"><p>secret</p></aside>' in page
    assert "<p>secret</p>" == json_of(page)["frames"][0]["notes"]
    assert "notes" not in json_of(page)["frames"][1]


# ---- the scene ---------------------------------------------------------------------


def test_the_scene_is_what_the_runtime_needs() -> None:
    frames = (a_frame("a", substeps=2), a_frame("b", parent="a", level=2))
    steps = (
        Step("overview", None, Camera(1, 2, 3000)),
        Step("b", "b", Camera(0, 0, 1600, 8), dwell_s=20, flight=Flight("calm")),
        Step("b", "b", Camera(0, 0, 1600), flight=Flight(duration_s=1.5)),
    )
    scene = a_scene(
        *frames,
        routes=(Route("main", steps, duration_s=2700), Route("short", ())),
        placements={"a": a_placement("a", topic=True), "b": a_placement("b", shape="circle")},
        art=(Art("<p>x</p>", 1, 2, 0.5, 10, SPAN),),
        meta=Meta(title="T", duration_s=2700, lang="en"),
    )

    found = json_of(page_of(scene, options=Options(route="short")))

    assert {
        "version": 1,
        "title": "T",
        "lang": "en",
        "dir": "ltr",
        "viewport": [1600, 900],
        "whole": [0, 0, 1600, 0],
        "bounds": [0, 0, 1600, 900],
        "art": [{"x": 1, "y": 2, "scale": 0.5, "rotate": 10}],
        "route": "short",
        "duration": 2700,
        "words": {},
    } == {key: value for key, value in found.items() if key not in ("frames", "routes")}
    where = {"x": 0, "y": 0, "width": 1600, "height": 900, "scale": 1, "rotate": 0}
    assert [
        {
            "id": "a",
            "title": "A",
            "parent": None,
            **where,
            "substeps": 2,
            "level": 1,
            "topic": True,
        },
        {
            "id": "b",
            "title": "B",
            "parent": 0,
            **where,
            "substeps": 0,
            "level": 2,
            "shape": "circle",
        },
    ] == found["frames"]
    assert [
        {
            "name": "main",
            "duration": 2700,
            "steps": [
                {"id": "overview", "frame": None, "camera": [1, 2, 3000, 0]},
                {"id": "b", "frame": 1, "camera": [0, 0, 1600, 8], "dwell": 20, "flight": "calm"},
                {"id": "b", "frame": 1, "camera": [0, 0, 1600, 0], "flight": 1500},
            ],
        },
        {"name": "short", "steps": []},
    ] == found["routes"]


def test_nothing_in_the_scene_can_end_its_element() -> None:
    title = "</script><!-- & \u2028\u2029"

    page = page_of(a_scene(a_frame(title=title, heading="x"), meta=Meta(title="T")))

    assert title == json_of(page)["frames"][0]["title"]
    assert r"\u003c/script\u003e\u003c!-- \u0026 \u2028\u2029" in page


def test_numbers_are_short_and_keep_the_precision_of_the_smallest_frame() -> None:
    third = 1 / 3
    coarse = a_scene(
        a_frame(), placements={"lego": a_placement("lego", box=Box(third, -0.0, 1, 1))}
    )
    fine = a_scene(
        a_frame(),
        placements={"lego": a_placement("lego", box=Box(third, third, 1, 1), scale=third / 1000)},
    )

    first, second = (json_of(page_of(scene))["frames"][0] for scene in (coarse, fine))

    assert (0.3333, "0") == (first["x"], str(first["y"]))
    assert (0.3333333, 0.0003333333) == (second["x"], second["scale"])


# ---- assets ------------------------------------------------------------------------

DATA = "data:image/png;base64,cGl4ZWxz"


def test_an_image_shown_once_stands_where_it_is_shown() -> None:
    page = page_of(
        a_scene(a_frame(body='<img class="inline" data-asset="0" alt="a > b">')), an_image()
    )

    assert (
        f'<img src="{DATA}" class="inline" alt="a > b" width="40" height="30" decoding="async">'
        in page
    )


def test_an_image_shown_often_is_embedded_once() -> None:
    image = '<img data-asset="0" alt="x">'
    frames = (a_frame("a", body=image, heading=image), a_frame("b", body=image * 2))
    scene = a_scene(*frames, art=(Art(image, 0, 0, 1, 0, SPAN),))

    page = page_of(scene, an_image())

    assert 1 == page.count(DATA)
    assert f'[data-asset="0"]{{content:url("{DATA}")}}' in page
    assert 5 == page.count('<img src="data:image/svg+xml,')
    assert 5 == page.count(' data-asset="0" alt="x" width="40" height="30"')


def test_a_clip_shown_often_is_embedded_once() -> None:
    clip = Asset("a.mp4", "video/mp4", b"film")
    video = '<video data-asset="0" controls></video>'

    page = page_of(a_scene(a_frame(body=video), a_frame("b", body=video)), clip)

    assert '<video id="deckgen-clip-0" src="data:video/mp4;base64,ZmlsbQ==" controls>' in page
    assert '<video data-same-as="deckgen-clip-0" controls>' in page


def test_in_a_folder_an_image_is_a_file_however_often_shown() -> None:
    image = '<img data-asset="0" alt="x">'

    page = page_of(a_scene(a_frame(body=image * 2)), an_image(), options=Options(folder=True))

    assert 2 == len(re.findall(r'<img src="assets/[0-9a-f]{20}\.png" alt="x"', page))
    assert "data:image/png" not in page


def test_an_image_without_a_size_of_its_own_gets_none() -> None:
    asset = Asset("a.svg", "image/svg+xml", b"<svg/>")

    page = page_of(a_scene(a_frame(body='<img data-asset="0" alt="">')), asset)

    assert '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="" decoding="async">' in page


def test_an_image_that_is_missing_shows_its_text() -> None:
    page = page_of(
        a_scene(a_frame(body='<img data-asset="0" alt="A cake"><img data-asset="7">')), None
    )

    assert '<span class="missing" role="img" aria-label="A cake">A cake</span>' in page
    assert "<img" not in page


def test_a_diagram_is_its_drawing_or_else_its_source() -> None:
    figure = (
        '<figure class="diagram" data-diagram="{0}"><img data-asset="{0}" alt="diagram">'
        '<pre class="code" data-lang="dot">a -> b</pre></figure>'
    )
    drawing = Asset("a", "image/svg+xml", b"<svg/>", 10, 20)

    page = page_of(a_scene(a_frame(body=figure.format(0) + figure.format(1))), drawing, None)

    assert (
        '<figure class="diagram" data-diagram="0"><img src="data:image/svg+xml;base64,PHN2Zy8+"'
        ' alt="diagram" width="10" height="20" decoding="async"></figure>'
        '<figure class="diagram" data-diagram="1"><pre class="code" data-lang="dot">a -> b</pre>'
        "</figure>" in page
    )


def test_text_that_looks_like_an_asset_stays_text() -> None:
    text = '<p>write data-asset="0" there</p>'

    assert text in page_of(a_scene(a_frame(body=text)), an_image())


def test_images_of_notes_are_left_out_with_the_notes() -> None:
    scene = a_scene(a_frame(notes='<img data-asset="0" alt="">'))

    assert DATA not in page_of(scene, an_image())
    assert 1 == page_of(scene, an_image(), options=Options(with_notes=True)).count(DATA)


# ---- arrows ------------------------------------------------------------------------


def test_arrows_are_one_drawing_in_canvas_pixels() -> None:
    across = Connector("lego", "lego", ((0, 0), (50, 0), (100, 0)), width=2)

    page = page_of(a_scene(a_frame(), connectors=(across,)))

    assert (
        '<svg class="deckgen-connectors" aria-hidden="true" width="0" height="0"'
        ' viewBox="-10 -10 120 20">' in page
    )
    assert 'd="M0 0Q50 0 90 0" fill="none" stroke="currentColor" stroke-width="2"' in page
    assert 'd="M90 -4L100 0L90 4Z" fill="currentColor"' in page


def test_an_arrow_lies_over_the_frames_that_its_ends_are_in_and_under_the_next() -> None:
    frames = (
        a_frame("a"),
        a_frame("b", parent="a"),
        a_frame("c", parent="a"),
        a_frame("d", parent="c"),
    )
    line = ((0.0, 0.0), (50.0, 0.0), (100.0, 0.0))
    ends = (("a", "a"), ("b", "c"), ("b", "d"))
    arrows = tuple(Connector(start, end, line, width=2) for start, end in ends)

    page = page_of(a_scene(*frames, connectors=arrows))

    order = re.findall(r'<section id="(.)"|<(svg) class="deckgen-connectors"', page)
    assert ["svg", "a", "svg", "b", "c", "svg", "d"] == [frame or svg for frame, svg in order]


def test_an_arrow_between_two_frames_at_one_place_has_numbers_all_the_same() -> None:
    still = Connector("lego", "lego", ((5, 5), (5, 5), (5, 5)), width=1)

    assert "nan" not in page_of(a_scene(a_frame(), connectors=(still,)))


def test_a_page_has_no_style_attribute_and_no_handler() -> None:
    scene = a_scene(
        a_frame(body='<img data-asset="0" alt="x">' * 2),
        connectors=(Connector("lego", "lego", ((0, 0), (1, 1), (2, 2)), 1),),
        viewport=Size(4, 3),
    )

    page = page_of(scene, an_image())

    assert [] == re.findall(r"<[a-z][^>]*\s(style|on[a-z]+)=", page)


# ---- the contents ------------------------------------------------------------------


def contents_of(page: str) -> list[str]:
    found = re.search(r'<nav class="contents".*?</nav>', page, re.DOTALL)
    return re.findall(r'<ol>|</ol>|(?<=#)[^"]+', found[0]) if found else []


def test_the_contents_link_to_titled_frames_two_deep() -> None:
    page = page_of(
        a_scene(
            a_frame("talk"),
            a_frame("a"),
            a_frame("b", parent="a"),
            a_frame("c", parent="b"),
            a_frame("d", heading=""),
            a_frame("e"),
            a_frame("f"),
        )
    )

    assert ["<ol>", "a", "<ol>", "b", "</ol>", "e", "f", "</ol>"] == contents_of(page)


def test_a_short_talk_is_its_own_contents() -> None:
    assert [] == contents_of(page_of(a_scene(*(a_frame(name) for name in "abcd"))))


def test_long_contents_keep_to_the_outermost_frames() -> None:
    inner = [a_frame(f"b{number}", parent="a") for number in range(80)]
    page = page_of(a_scene(a_frame("a"), *inner, *(a_frame(name) for name in "cde")))

    assert ["<ol>", "a", "c", "d", "e", "</ol>"] == contents_of(page)

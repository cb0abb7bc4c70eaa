"""A talk as PDF, read by readers that had no part in making it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from deckgen.build import compile_talk
from deckgen.cli import run
from deckgen.export.about import Finish
from deckgen.export.finish import finish
from deckgen.export.page import Deadline, Studio
from deckgen.export.pdf import printing
from deckgen.export.tagged import numbers_of
from deckgen.geometry import Size
from deckgen.model import Bundle, Options
from deckgen.read import read, read_text
from tests.films import clip, tone
from tests.pdfs import (
    faults_of,
    fonts_of,
    links_of,
    outline_of,
    picture_of,
    text_of,
    xobjects_of,
)
from tests.pdfs import read as reader_of

KEYNOTE = Path(__file__).parents[2] / "talks" / "intracomm2011.md"
TALK = """---
title: De l’eau
author: A. Speaker
lang: fr
keywords: [water, stone]
returns: true
---

# Source {rotate=12}

Where it [begins](#mer), see [the site](https://example.org/water?a=1).

::: notes
secret-word
:::

## Pierre

- One
- Two {.substep}
- Three {.substep}

## Code {rotate=-7}

```python
def cross(stones): return stones
```

# Mer {#mer}

To the [hidden](#hidden) one, or [back](#source).

# Hidden {#hidden skip}

Off the route.
"""
STOPS = ["Source", "Pierre", "Code", "Source", "Mer"]
SIZE = Size(1280, 720)


def exported(folder: Path, name: str, *options: str) -> bytes:
    talk = folder / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    out = folder / name
    assert 0 == run(["export", str(talk), "-q", "-o", str(out), "--size", "1280x720", *options])
    return out.read_bytes()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return exported(tmp_path_factory.mktemp("pdf"), "talk.pdf")


@pytest.fixture(scope="module")
def reader(document: bytes) -> PdfReader:
    return reader_of(document)


def test_the_whole_canvas_comes_first_and_then_a_page_a_stop(reader: PdfReader) -> None:
    assert 1 + len(STOPS) == len(reader.pages)
    for title, page in zip(STOPS, list(reader.pages)[1:], strict=True):
        assert title in page.extract_text()
    assert {(960.0, 540.0)} == {
        (float(p.mediabox.width), float(p.mediabox.height)) for p in reader.pages
    }


def test_pages_are_called_by_the_numbers_of_the_stops(reader: PdfReader) -> None:
    assert ["0", "1", "2", "3", "4", "5"] == list(reader.page_labels)


def test_the_outline_is_that_of_the_talk(reader: PdfReader) -> None:
    wanted = [(0, "Vue d’ensemble", 0), (0, "Source", 1), (1, "Pierre", 2), (1, "Code", 3)]
    assert [*wanted, (0, "Mer", 5)] == outline_of(reader)


def test_links_land_on_the_page_of_their_frame(reader: PdfReader) -> None:
    source, sea = links_of(reader, reader.pages[1]), links_of(reader, reader.pages[5])

    assert {5, "https://example.org/water?a=1"} < set(source)
    assert 1 in sea
    assert "#hidden" not in map(str, sea)


def test_on_the_whole_canvas_every_frame_is_a_link_to_its_page(reader: PdfReader) -> None:
    assert {1, 2, 3, 5} <= set(links_of(reader, reader.pages[0]))


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Seen from the turned one, the upright box around the other covers much of the page."""
    folder = tmp_path_factory.mktemp("turned")
    talk, out = folder / "talk.md", folder / "talk.pdf"
    talk.write_text(
        "# One {x=0 y=0 rotate=45}\n\n$x^2$\n\n##### Small\n\n# Two {x=4200 y=0 scale=3}\n"
    )
    assert 0 == run(["export", str(talk), "-q", "-o", str(out)])
    return out.read_bytes()


def test_a_page_does_not_lead_to_frames_out_of_its_sight(turned: bytes) -> None:
    reader = reader_of(turned)

    assert [[1, 2], [], []] == [sorted(links_of(reader, page)) for page in reader.pages]


def test_formulas_are_read_as_they_are_written_and_no_level_of_headings_is_left_out(
    turned: bytes,
) -> None:
    with pikepdf.open(io.BytesIO(turned)) as document:
        kinds = [
            (str(each.S), str(each.get("/Alt", "")))
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem"
        ]

    assert ("/Formula", "x^2") in kinds
    assert {"/H1", "/H2"} == {kind for kind, _ in kinds if kind.startswith("/H")}
    assert [] == faults_of(turned)


def test_on_the_whole_canvas_everything_is_revealed(reader: PdfReader) -> None:
    assert {"One", "Two", "Three"} <= set(reader.pages[0].extract_text().split())


def test_the_document_says_what_it_is_and_can_be_read_aloud(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    about = reader.metadata

    assert about is not None
    assert ("De l’eau", "A. Speaker") == (about.title, about.author)
    assert "fr" == root["/Lang"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert "/CreationDate" not in about


def test_a_public_checker_finds_it_to_be_accessible(document: bytes) -> None:
    assert [] == faults_of(document)


def test_it_finds_nothing_in_the_keynote_and_its_notes_either(tmp_path: Path) -> None:
    assert 0 == run(["export", str(KEYNOTE), "-q", "--notes", "-o", str(tmp_path / "talk.pdf")])

    assert [] == faults_of((tmp_path / "talk.pdf").read_bytes())


def test_every_place_to_click_says_where_it_leads(reader: PdfReader) -> None:
    places = [each.get_object() for page in reader.pages for each in page.get("/Annots", [])]

    assert all("/StructParent" in place for place in places)
    said = {str(place["/Contents"]) for place in places}
    assert {"Source", "Pierre", "Mer", "https://example.org/water?a=1"} <= said


def test_no_note_is_in_it_unless_asked_for(document: bytes) -> None:
    assert "secret" not in text_of(document)


def test_words_are_words_and_nothing_is_a_picture_of_them(reader: PdfReader) -> None:
    drawn = [each for page in reader.pages for each in xobjects_of(page)]

    assert [] == [each for each in drawn if each["/Subtype"] == "/Image"]


def test_the_words_of_a_turned_frame_lie_upright_on_its_page(reader: PdfReader) -> None:
    found: list[tuple[float, float]] = []

    def look(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if "begins" in text:
            across = (tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3])
            found.append(across)

    reader.pages[1].extract_text(visitor_text=look)

    assert found
    assert all(abs(down) < 1e-3 * abs(right) for right, down in found)


def test_fonts_are_in_it_and_say_their_letters(reader: PdfReader) -> None:
    fonts = fonts_of(reader)

    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        if font["/Subtype"] == "/Type0":
            about = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(about)


def test_two_runs_give_the_same_bytes(document: bytes, tmp_path: Path) -> None:
    assert document == exported(tmp_path, "again.pdf")


@pytest.fixture(scope="module")
def tables() -> list[bytes]:
    """One document as it is printed when little and when much was named before."""
    table = b"<!doctype html><table><tr><th>a<th>b<tr><td>c<td>d</table>"
    with Studio(browser=None, deadline=Deadline(60)) as studio:
        one, other = (studio.open(Bundle({"index.html": table}), SIZE) for _ in range(2))
        other.call("DOM.getDocument", depth=-1)  # gives each element a number
        return [printing(page, SIZE)() for page in (one, other)]


def test_headers_of_tables_are_called_the_same_whatever_was_named_before(
    tables: list[bytes],
) -> None:
    deck = compile_talk(read_text("# One\n", file="-", folder=Path.cwd())).scene.deck

    names = [re.findall(rb"/ID (\(\w+\))", document) for document in tables]
    assert 2 == len(names[0])
    assert names[0] != names[1]
    first, second = (finish([document], Finish(deck, (), {})) for document in tables)
    assert first == second


def test_elements_are_seen_in_what_the_browser_writes(tables: list[bytes]) -> None:
    numbers = numbers_of(tables[0])

    assert numbers is not None
    assert (2, 2) == (len(numbers["TH"]), len(numbers["TD"]))


def test_each_bit_can_have_a_page(tmp_path: Path) -> None:
    reader = reader_of(exported(tmp_path, "all.pdf", "--substeps", "all", "--frames", "pierre"))

    assert ["2.0", "2.1", "2"] == list(reader.page_labels)
    words = [page.extract_text().split() for page in reader.pages]
    assert [False, True, True] == ["Two" in page for page in words]
    assert [False, False, True] == ["Three" in page for page in words]


def test_notes_that_are_asked_for_are_pinned_to_their_page(tmp_path: Path) -> None:
    document = exported(tmp_path, "notes.pdf", "--notes", "--frames", "1-2")

    reader = reader_of(document)
    said = [
        [each.get_object().get("/Contents") for each in page.get("/Annots", [])]
        for page in reader.pages
    ]
    assert [True, False] == ["secret-word" in page for page in said]
    assert "secret" not in text_of(document)


def test_a_poster_is_the_whole_canvas_on_one_sheet_of_words_and_lines(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    assert 0 == run(["export", str(talk), "-q", "--poster", "-o", str(tmp_path / "poster.pdf")])

    (sheet,) = reader_of((tmp_path / "poster.pdf").read_bytes()).pages
    assert (3371, 2384) == (round(sheet.mediabox.width), round(sheet.mediabox.height))
    assert all(title in sheet.extract_text() for title in ("Source", "Pierre", "Mer"))
    assert [] == [each for each in xobjects_of(sheet) if each["/Subtype"] == "/Image"]
    assert [] == faults_of((tmp_path / "poster.pdf").read_bytes())


@pytest.fixture(scope="module")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Image.Image]]:
    """The stops as a browser shows them."""
    talk = tmp_path_factory.mktemp("shots") / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    made = compile_talk(read(talk), options=Options(folder=True))
    with Studio(browser=None, deadline=Deadline(60)) as studio:
        page = studio.open(made.bundle, SIZE, "?export")
        page.run("() => Promise.all([...document.fonts].map((face) => face.load()))")
        page.run("() => deckgen.deck.ready")
        yield [
            Image.open(
                io.BytesIO(
                    (
                        page.run(
                            "(step) => deckgen.deck.goto(step, {flight: 0, substep: 9})", step
                        ),
                        page.picture(),
                    )[1]
                )
            ).convert("RGB")
            for step in range(len(STOPS))
        ]


@pytest.mark.parametrize("step", range(len(STOPS)))
def test_a_page_looks_as_the_stop_does(
    document: bytes, shots: list[Image.Image], step: int
) -> None:
    drawn = picture_of(document, step + 1, 96 / 72)
    apart = ImageChops.difference(drawn, shots[step]).convert("L").point(lambda v: 255 * (v > 64))

    assert shots[step].size == drawn.size
    assert apart.histogram()[255] / (drawn.width * drawn.height) < 0.005


def test_films_and_sounds_are_links_to_their_files_beside_the_talk(tmp_path: Path) -> None:
    (tmp_path / "art film.webm").write_bytes(clip([60, 120], 10))
    (tmp_path / "a.wav").write_bytes(tone(0.2, 0.5))
    talk, out = tmp_path / "talk.md", tmp_path / "talk.pdf"
    talk.write_text("# One\n\nW\n\n![](<art film.webm>)\n\n![](a.wav)\n", encoding="utf-8")
    assert 0 == run(["export", str(talk), "-q", "--frames", "1", "-o", str(out)])

    reader = reader_of(out.read_bytes())
    page = reader.pages[0]
    assert {"art%20film.webm", "a.wav"} <= set(links_of(reader, page))
    places = [each.get_object() for each in page.get("/Annots", [])]
    (film,) = (each["/Rect"] for each in places if "film" in str(each.get("/A")))
    assert float(film[3]) < 0.7 * float(page.mediabox.height)  # title and words stand above it
    assert [] == faults_of(out.read_bytes())

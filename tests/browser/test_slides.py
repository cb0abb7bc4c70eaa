"""A talk as PPTX, read by the library that PowerPoint files are read with."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from deckgen.cli import run
from tests.films import clip, tone

TALK = """---
title: De l’eau
author: A. Speaker
lang: fr
---

# Source

Where it [begins](#mer), see [the site](https://example.org/water?a=1).

::: notes
secret-word, [a source](https://example.org/s)

- one
- two
:::

## Pierre

- One
- Two {.substep}

# Mer {#mer}

Back to the [stone](#pierre).

![A drop](<a drop.wav>)

![A wave](wave.webm)
"""


def exported(folder: Path, *options: str) -> bytes:
    talk, out = folder / "talk.md", folder / "talk.pptx"
    talk.write_text(TALK, encoding="utf-8")
    (folder / "a drop.wav").write_bytes(tone(0.2, 0.5))
    (folder / "wave.webm").write_bytes(clip([120, 160], 10))
    assert 0 == run(["export", str(talk), "-q", "-o", str(out), *options])
    return out.read_bytes()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return exported(tmp_path_factory.mktemp("slides"), "--size", "640x360")


@pytest.fixture(scope="module")
def show(document: bytes) -> Any:
    return Presentation(io.BytesIO(document))


def address_of(shape: Any) -> str | None:
    """Where a click on a shape leads, beside the slides or on the web."""
    address: str | None = None if shape.is_placeholder else shape.click_action.hyperlink.address
    return address


def links_of(show: Any, number: int) -> set[str | int]:
    """Where each place to click of a slide leads: an address, or the number of a slide."""
    slides = [slide.slide_id for slide in show.slides]
    found: set[str | int] = set()
    for shape in show.slides[number].shapes:
        if shape.is_placeholder:
            continue
        if (target := shape.click_action.target_slide) is not None:
            found.add(slides.index(target.slide_id))
        elif address := address_of(shape):
            found.add(address)
    return found


def test_each_stop_is_a_slide_with_its_title_for_the_outline(show: Any) -> None:
    wanted = ["Vue d’ensemble", "Source", "Pierre", "Mer"]
    assert wanted == [slide.shapes.title.text for slide in show.slides]


def test_the_whole_canvas_comes_first_and_every_frame_on_it_can_be_clicked(show: Any) -> None:
    assert {1, 2, 3} == links_of(show, 0)


def test_links_can_be_clicked(show: Any) -> None:
    assert {3, "https://example.org/water?a=1"} <= links_of(show, 1)
    assert {2, "a%20drop.wav"} <= links_of(show, 3)


def test_a_slide_is_one_picture_with_its_words_in_the_talks_language(show: Any) -> None:
    picture, other = (
        next(shape for shape in show.slides[number].shapes if hasattr(shape, "image"))
        for number in (2, 3)
    )

    assert (0, 0) == (picture.left, picture.top)
    assert (show.slide_width, show.slide_height) == (picture.width, picture.height)
    assert (640, 360) == picture.image.size
    assert "Pierre\n• One\n• Two" == picture._element.nvPicPr.cNvPr.get("descr")
    assert other._element.nvPicPr.cNvPr.get("descr").endswith("stone.\nA drop\nA wave")
    assert 'lang="fr"' in show.slides[2].shapes.title._element.xml


def test_a_film_is_a_picture_with_a_sign_to_play_it_that_leads_to_its_file(show: Any) -> None:
    (picture,) = (shape for shape in show.slides[3].shapes if hasattr(shape, "image"))
    (film,) = (each for each in show.slides[3].shapes if "wave.webm" == address_of(each))
    scale = 640 / show.slide_width
    middle = (film.left + film.width / 2) * scale, (film.top + film.height / 2) * scale
    with Image.open(io.BytesIO(picture.image.blob)) as seen:
        x, y = map(round, middle)
        sign = seen.convert("L").crop((x - 6, y - 6, x + 6, y + 6))
        plain = seen.convert("L").crop((x - 40, y - 6, x - 28, y + 6))

    dark, light = sign.getextrema()
    assert (dark < 40, light > 240) == (True, True)  # type: ignore[operator]
    assert 120 == pytest.approx(plain.getextrema()[0], abs=30)


def test_it_says_what_it_is_and_nothing_of_when(show: Any) -> None:
    core = show.core_properties

    assert ("De l’eau", "A. Speaker", "fr") == (core.title, core.author, core.language)
    assert "created" not in core._element.xml


def test_notes_are_in_it_only_when_asked_for(show: Any, tmp_path: Path) -> None:
    assert [False] * 4 == [slide.has_notes_slide for slide in show.slides]
    said = exported(tmp_path, "--notes", "--size", "640x360", "--frames", "1")

    (slide,) = Presentation(io.BytesIO(said)).slides
    spoken = slide.notes_slide.notes_text_frame
    assert "secret-word, a source\n• one\n• two" == spoken.text
    assert "https://example.org/s" == spoken.paragraphs[0].runs[1].hyperlink.address
    assert 'lang="fr"' in spoken._txBody.xml


def test_two_runs_give_the_same_bytes(document: bytes, tmp_path: Path) -> None:
    assert document == exported(tmp_path, "--size", "640x360")
    assert document == exported(tmp_path, "--size", "640x360")  # ours: may be written over

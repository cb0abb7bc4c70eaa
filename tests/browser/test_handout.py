"""Handouts, read by readers that had no part in making them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PageObject

from deckgen.cli import run
from tests.pdfs import faults_of, links_of, outline_of, xobjects_of
from tests.pdfs import read as reader_of

ADDRESS = f"<https://example.org{'/andon' * 25}>"
LONG = " ".join(f"w{n:04}" for n in range(1200))
TITLES = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf"]
ITEMS = "\n".join(f"{n}. item{n} {'and so on ' * 9}" for n in range(1, 40))
NOTES = {
    "Alpha": LONG,
    "Bravo": f"See [Golf](#golf), *again*, {ADDRESS}.\n\n![A spot](spot.png)",
    "Charlie": ITEMS,
}
LEAST_PT = 7.5


def talk_in(folder: Path) -> Path:
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(picture, "PNG")
    (folder / "spot.png").write_bytes(picture.getvalue())
    frames = [
        f"# {title}\n\n" + (f"::: notes\n{NOTES[title]}\n:::\n" if title in NOTES else "")
        for title in TITLES
    ]
    talk = folder / "talk.md"
    talk.write_text("---\ntitle: Signs\nauthor: A. Speaker\n---\n\n" + "\n".join(frames))
    return talk


def letters_of(page: PageObject, words: str = r"\bw\d{4}|item\d|again") -> set[float]:
    """How large the letters of some words on a page are, in points; without any, of its notes."""
    found: set[float] = set()

    def look(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if re.search(words, text):
            found.add(round(size * abs(tm[3] * cm[3]), 1))

    page.extract_text(visitor_text=look)
    return found


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_all_that_is_said_is_on_paper_in_letters_that_can_be_read(
    count: int, tmp_path: Path
) -> None:
    talk, out = talk_in(tmp_path), tmp_path / "handout.pdf"
    given = ["-q", "--handout", str(count), "--notes", "-o", str(out)]
    assert 0 == run(["export", str(talk), *given])
    reader = reader_of(out.read_bytes())
    words = [page.extract_text() for page in reader.pages]

    # A cover, and the stops: on those pages, in their order, each with its number.
    assert "A. Speaker" in words[0]
    outline = [(title, page) for _, title, page in outline_of(reader)][1:]
    assert TITLES == [title for title, _ in outline]
    pages = [page for _, page in outline]
    assert sorted(pages) == pages
    assert -(-len(TITLES) // count) == len(set(pages))
    for number, (title, page) in enumerate(outline, 1):
        assert re.search(rf"\b{number}\s+{title}", words[page])
    for number, text in enumerate(words[1:], 2):
        assert re.search(rf"Signs\s*{number}\b", text)
    # Links lead to the pages of their frames.
    assert set(pages) <= set(links_of(reader, reader.pages[0]))
    assert pages[-1] in links_of(reader, reader.pages[pages[1]])
    # Nothing of the notes is lost, or there twice.
    everything = "\n".join(words)
    assert LONG.split() == re.findall(r"w\d{4}", everything)
    assert [f"item{n}" for n in range(1, 40)] == re.findall(r"item\d+", everything)
    for number in range(1, 40):
        assert 1 == len(re.findall(rf"\b{number}\.\s", everything))
    assert any(e["/Subtype"] == "/Image" for page in reader.pages for e in xobjects_of(page))
    assert all(size >= LEAST_PT for page in reader.pages for size in letters_of(page))
    # What is said of a stop goes on right behind its page, which says where.
    (on,) = re.findall(r"Continued on page (\d+)", words[pages[0]])[:1]
    assert re.search(r"1\s+Alpha", words[int(on) - 1])
    if count == 3:  # asking takes long, and all are tagged alike
        assert [] == faults_of(out.read_bytes())


def test_pictures_are_in_sight_where_text_runs_from_right_to_left(tmp_path: Path) -> None:
    talk, out = tmp_path / "talk.md", tmp_path / "handout.pdf"
    talk.write_text("---\ntitle: T\nlang: he\n---\n\n# Alpha\n\n> Bravo\n", encoding="utf-8")
    assert 0 == run(["export", str(talk), "-q", "--handout", "3", "-o", str(out)])

    cover, first = reader_of(out.read_bytes()).pages
    assert [1, 2] == [page.extract_text().count("Alpha") for page in (cover, first)]
    # The whole canvas looks on the cover as it does everywhere.
    ratios = [
        max(letters_of(page, "Bravo")) / max(letters_of(page, "Alpha")) for page in (first, cover)
    ]
    assert ratios[0] == pytest.approx(ratios[1], rel=0.02)
    assert [] == faults_of(out.read_bytes())

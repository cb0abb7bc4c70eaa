"""A long talk is printed in two parts at once: the document is the one of a single part."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from pypdf import PdfReader

from deckgen.cli import run
from deckgen.export import pdf
from tests.pdfs import faults_of, links_of, outline_of, picture_of, read

TALK = """---
title: Two banks
lang: en
overview: end
---

# Near {#near}

To the [other bank](#far), or to [the web](https://example.org/).

| Stone | Weight |
|-------|-------:|
| flat  |      1 |

::: notes
said on the near bank
:::

## Path {rotate=20}

- One
- Two {.substep}

## Wharf

No words.

# Bridge

> A quotation.

# Far {#far}

Back to the [first](#near).

| Boat | Price |
|------|------:|
| blue |     9 |

::: notes
said on the far bank
:::
"""
PAGES = 7  # the whole canvas, Near, Path; in the second part Wharf, Bridge, Far, the whole


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The talk printed in one part and in two."""
    folder = tmp_path_factory.mktemp("parts")
    talk, made = folder / "talk.md", []
    talk.write_text(TALK, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name, worth in (("one.pdf", PAGES + 1), ("two.pdf", PAGES)):
            patch.setattr(pdf, "WORTH_TWO", worth)
            assert 0 == run(["export", str(talk), "-q", "--notes", "-o", str(folder / name)])
            made.append((folder / name).read_bytes())
    return made[0], made[1]


@pytest.fixture(scope="module")
def one(documents: tuple[bytes, bytes]) -> PdfReader:
    return read(documents[0])


@pytest.fixture(scope="module")
def two(documents: tuple[bytes, bytes]) -> PdfReader:
    return read(documents[1])


def test_pages_say_and_show_the_same(
    documents: tuple[bytes, bytes], one: PdfReader, two: PdfReader
) -> None:
    assert documents[0] != documents[1]
    assert PAGES == len(one.pages) == len(two.pages)
    for number, (left, right) in enumerate(zip(one.pages, two.pages, strict=True)):
        assert left.extract_text() == right.extract_text()
        drawn = [picture_of(document, number, 0.5).tobytes() for document in documents]
        assert drawn[0] == drawn[1]


def test_what_was_revealed_in_the_first_part_is_seen_in_the_second(two: PdfReader) -> None:
    assert {"One", "Two"} <= set(two.pages[6].extract_text().split())


def test_what_was_revealed_at_a_stop_that_is_left_out_is_seen_too(tmp_path: Path) -> None:
    talk, out = tmp_path / "talk.md", tmp_path / "talk.pdf"
    talk.write_text(TALK, encoding="utf-8")
    assert 0 == run(["export", str(talk), "-q", "--frames", "6", "-o", str(out)])

    (page,) = read(out.read_bytes()).pages
    assert {"One", "Two"} <= set(page.extract_text().split())


@pytest.mark.parametrize("worth", [9, 3])
def test_a_talk_of_nothing_but_pictures_is_a_document_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth: int
) -> None:
    monkeypatch.setattr(pdf, "WORTH_TWO", worth)
    Image.new("RGB", (40, 30), "teal").save(tmp_path / "a.png")
    talk, out = tmp_path / "talk.md", tmp_path / "talk.pdf"
    slides = "\n---\n".join(["![](a.png)\n"] * 3)
    talk.write_text(f"---\nmarp: true\ntitle: Pictures\n---\n{slides}", encoding="utf-8")
    assert 0 == run(["export", str(talk), "-q", "-o", str(out)])

    reader = read(out.read_bytes())
    assert 4 == len(reader.pages)
    assert {1, 2, 3} <= set(links_of(reader, reader.pages[0]))
    assert [] == faults_of(out.read_bytes())


def test_links_lead_to_the_same_pages_in_the_other_part_too(one: PdfReader, two: PdfReader) -> None:
    for left, right in zip(one.pages, two.pages, strict=True):
        assert links_of(one, left) == links_of(two, right)
    assert 5 in links_of(two, two.pages[1])
    assert 1 in links_of(two, two.pages[5])


def test_outline_labels_and_notes_are_the_same(one: PdfReader, two: PdfReader) -> None:
    assert outline_of(one) == outline_of(two)
    assert list(one.page_labels) == list(two.page_labels)
    assert _notes(one) == _notes(two)
    assert ["said on the near bank", "said on the far bank"] == _notes(two)


def test_tags_are_the_same_and_each_is_found_from_its_page(one: PdfReader, two: PdfReader) -> None:
    assert _tags(one) == _tags(two)
    places, pages = _places(two), [cast(Any, page) for page in two.pages]
    for page in pages:
        elements = [each.get_object() for each in places[page["/StructParents"]]]
        assert {page.indirect_reference} == {each.raw_get("/Pg") for each in elements}
        for each in page.get("/Annots", []):
            element = places[each.get_object()["/StructParent"]].get_object()
            assert element["/S"] in ("/Link", "/Annot")


def test_headers_of_tables_in_both_parts_have_names_of_their_own(two: PdfReader) -> None:
    names = [str(each["/ID"]) for each in _elements(two) if each["/S"] == "/TH"]

    assert 4 == len(names) == len(set(names))


def test_a_public_checker_finds_no_fault(documents: tuple[bytes, bytes]) -> None:
    assert [] == faults_of(documents[1])


def _notes(reader: PdfReader) -> list[str]:
    places = [each.get_object() for page in reader.pages for each in page.get("/Annots", [])]
    return [str(each["/Contents"]) for each in places if each["/Subtype"] == "/Text"]


def _root(reader: PdfReader) -> Any:
    return cast(Any, reader.trailer["/Root"])["/StructTreeRoot"]


def _places(reader: PdfReader) -> dict[int, Any]:
    """What the tree has for each place of the pages."""

    def walk(node: Any) -> dict[int, Any]:
        numbers = list(node.get("/Nums", []))
        found = dict(zip(numbers[::2], numbers[1::2], strict=True))
        for kid in node.get("/Kids", []):
            found |= walk(kid.get_object())
        return found

    return walk(_root(reader)["/ParentTree"])


def _elements(reader: PdfReader) -> list[Any]:
    """Every element, the outer before the inner, in reading order."""

    def walk(element: Any) -> list[Any]:
        kids = element.get("/K", [])
        found = [element] if "/S" in element else []
        for kid in kids if isinstance(kids, list) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, dict) and "/S" in inner:
                found += walk(inner)
        return found

    return walk(_root(reader))


def _tags(reader: PdfReader) -> list[str]:
    """What elements are, without those that only hold others together."""
    return [kind for each in _elements(reader) if (kind := str(each["/S"])) != "/NonStruct"]

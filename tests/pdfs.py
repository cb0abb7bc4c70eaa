"""Reads PDF documents with readers that deckgen does not use, for the tests."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination


def read(document: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(document))


def text_of(document: bytes) -> str:
    """All words of a document."""
    return "\n".join(page.extract_text() for page in read(document).pages)


def picture_of(document: bytes, page: int, scale: float) -> Image.Image:
    """A page drawn by PDFium, so many pixels a point."""
    pdf = pypdfium2.PdfDocument(document)
    image: Image.Image = pdf[page].render(scale=scale).to_pil().convert("RGB")
    pdf.close()
    return image


def outline_of(reader: PdfReader) -> list[tuple[int, str, int]]:
    """Depth, title and page of each bookmark, in order."""

    def walk(items: list[Any], depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, Destination):
                page = reader.get_destination_page_number(item)
                yield depth, str(item.title), -1 if page is None else page
            else:
                yield from walk(item, depth + 1)

    return list(walk(reader.outline, 0))


def links_of(reader: PdfReader, page: PageObject) -> list[int | str]:
    """Where each link of a page leads: the number of a page, or an address."""
    found: list[int | str] = []
    for each in page.get("/Annots") or []:
        annotation = each.get_object()
        if annotation["/Subtype"] != "/Link":
            continue
        action = annotation.get("/A", {})
        if "/URI" in action:
            found.append(str(action["/URI"]))
            continue
        target = annotation.get("/Dest") or action["/D"]
        if isinstance(target, str):
            number = reader.get_destination_page_number(reader.named_destinations[target])
            found.append(-1 if number is None else number)
        else:
            numbers = [each.indirect_reference for each in reader.pages]
            found.append(numbers.index(target[0]))
    return found


def xobjects_of(page: PageObject) -> Iterator[Any]:
    """All pictures and forms that a page draws, those of forms too."""

    def walk(resources: Any) -> Iterator[Any]:
        for each in (resources.get("/XObject") or {}).values():
            drawn = each.get_object()
            yield drawn
            yield from walk(drawn.get("/Resources", {}))

    yield from walk(page["/Resources"])


def fonts_of(reader: PdfReader) -> list[Any]:
    """The fonts of all pages and of the forms on them."""
    found: dict[str, Any] = {}
    for page in reader.pages:
        holders = [page, *xobjects_of(page)]
        for holder in holders:
            fonts = holder.get("/Resources", {}).get("/Font") or {}
            found |= {str(each): each.get_object() for each in fonts.values()}
    return list(found.values())


def faults_of(document: bytes) -> list[str]:
    """What a public checker of PDF/UA-1 finds; the test is skipped where it has no wheel."""
    checker = pytest.importorskip("page", reason="no wheel of page-validation for this system")
    report = checker.validate_pdf_bytes(document, profile=checker.ValidationProfile.PDF_UA_1)
    return [failure.message for failure in report.failures]

"""Reads PDF documents with readers that deckgen does not use, for the tests."""

from __future__ import annotations

import io

from pypdf import PdfReader


def text_of(document: bytes) -> str:
    """All words of a document."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages)

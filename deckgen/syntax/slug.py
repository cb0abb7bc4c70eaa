"""Ids made from titles: ``Où en êtes-vous ?`` -> ``ou-en-etes-vous``."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60  # characters; an id is for reading and typing

# Letters that do not come apart into a plain one and a mark.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_GAPS = re.compile(r"[\W_]+")


def slug(title: str) -> str:
    """An id for ``title``: lower case, without marks, words joined by hyphens.

    Empty where the title has no letter and no digit.
    """
    text = title.lower()
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in apart if not unicodedata.combining(c))
        text = unicodedata.normalize("NFC", text.lower())
    name = _GAPS.sub("-", text).strip("-")
    return name if len(name) <= LONGEST else name[:LONGEST].rpartition("-")[0] or name[:LONGEST]

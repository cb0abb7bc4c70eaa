"""The words of the interface, by language: what the page itself says, never the talk.

The words are known by what they are in English; what a language has no word for stays
English.
"""

from __future__ import annotations

from collections.abc import Mapping


def words(lang: str) -> Mapping[str, str]:
    """The interface's words in ``lang``, a language tag such as ``pt-BR``, by the English."""
    return TABLES.get(lang.lower().replace("_", "-").partition("-")[0], {})


TABLES: Mapping[str, Mapping[str, str]] = {
    "de": {"Speaker notes": "Notizen"},
    "es": {"Speaker notes": "Notas del orador"},
    "fr": {"Speaker notes": "Notes de l’orateur"},
    "it": {"Speaker notes": "Note del relatore"},
}

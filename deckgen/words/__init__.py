"""The words of the interface, by language: what the page itself says, never the talk.

The words are known by what they are in English; what a language has no word for stays
English. A line a word, so that a missing one shows.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.words import de, es, fr, it


def words(lang: str) -> Mapping[str, str]:
    """The interface's words in ``lang``, a language tag such as ``pt-BR``, by the English."""
    return TABLES.get(lang.lower().replace("_", "-").partition("-")[0], {})


TABLES: Mapping[str, Mapping[str, str]] = {
    "de": de.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "it": it.WORDS,
}

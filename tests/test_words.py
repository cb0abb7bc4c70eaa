from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen import export
from deckgen.bundle.runtime import scripts
from deckgen.words import TABLES, words

SIGNS = {"Enter", "Shift", "Space", "Home", "End", "Contents"}


def asked_for() -> set[str]:
    """Every word that the runtime or an export has translated, as it stands in its source."""
    printed = [file.read_text(encoding="utf-8") for file in Path(export.__path__[0]).glob("*.js")]
    runtime = "\n".join([scripts()[1], *printed])
    ternaries = re.findall(r'word\([a-z][^"()]*\? "([^"]*)" : "([^"]*)"\)', runtime)
    rows = re.findall(r'\btext: "([^"]*)"', runtime)
    signs = re.findall(r'^  [A-Z]\w+: "([A-Z][^"]*)",$', runtime, re.MULTILINE)
    plain = re.findall(r'word\("([^"]*)"\)', runtime)
    clicked = re.findall(r'sign: "([A-Z][^"]*)"', runtime)
    return {*plain, *rows, *signs, *clicked, *(word for pair in ternaries for word in pair)}


@pytest.mark.parametrize("lang", TABLES)
def test_a_language_has_a_word_for_everything_the_page_says(lang: str) -> None:
    assert sorted(asked_for() | SIGNS) == sorted(TABLES[lang])


def test_a_language_is_known_by_the_first_part_of_its_tag() -> None:
    assert "Suivant" == words("fr-CH")["Next"]
    assert "Weiter" == words("DE_at")["Next"]


def test_another_language_speaks_english() -> None:
    assert {} == words("en") == words("tlh") == words("")

"""A talk that is parsed again gives what it gives when it is parsed for the first time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.decks import talk as ordinary
from deckgen.diagnostics import ParseError
from deckgen.model import Deck, Source
from deckgen.parse import Sections, parse
from deckgen.read import read, read_text
from tests.casefile import cases_in

ROOT = Path(__file__).parent.parent
PIECES = (
    *("# One", "## Two", "## Two {#two rotate=5}", "### Three {right-of=prev}", "#### Deep"),
    *("Setext\n======", "Words and *more* words.", "- a\n- b {.substep}\n\n  c", "> quoted"),
    *("```python\nx = 1\n\n# no heading\n```", "```\nnot closed", "~~~\n# a\n\n## b\n~~~"),
    *("::: notes\nWhisper\n:::", "::: columns\n\nleft\n\n# in it\n\n:::", "::: canvas\nArt\n:::"),
    *("![a](a.svg)", "![b](b.svg){width=30%}", "![again](a.svg)", "$x^2$", "$$\ny\n\nz\n$$"),
    *("```dot\na -> b\n```", "[to two](#two)", "[lost](#nowhere)", "{.loud}", "***"),
    *("Text[^1]", "[^1]: note", "[ref]", "[ref]: #two", "^[inline]", "---", "<div id='one'>\n"),
    *("<b>raw</b>", "<!-- open", "-->", "| a | b |\n|---|:-:|\n| 1 | 2 |", "% title", "\t# code"),
    *("Again[^1] and[^2], not[^3].", "[^2]: more ![b](b.svg), [ref] and[^1]", "[^1]: other"),
    *("[words][ref] and ![pic][art]", "[art]: a.svg", "[REF]: #one 'title'", "> [art]: b.svg"),
    *("[^a b]: #two", "[^a b] and [^long]", f"[^{'l' * 61}]: long", f"So[^{'l' * 61}]"),
    *("# Two[^1]", "::: notes\nSay[^1] [ref]\n\n[^4]: four\n:::", "- [art]: c.svg\n- b[^4]"),
    *("## Two", "# ", "#no", "{#two}", "[word]{#inner}", "[word]{#one}", "1. a\n\n\n# b", "", " "),
)
talks = st.lists(st.sampled_from(PIECES), max_size=14).map("\n\n".join)


def source_of(text: str) -> Source:
    return read_text(text, file="talk.md", folder=Path())


def whole(source: Source, sections: Sections | None = None) -> Deck | list[str]:
    try:
        return parse(source, sections=sections)
    except ParseError as error:
        return [repr(each) for each in error.diagnostics]


@given(st.lists(talks, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_whatever_is_edited_is_understood_as_if_it_were_new(texts: list[str]) -> None:
    sections = Sections()
    for text in texts:
        source = source_of(text)
        assert whole(source) == whole(source, sections)


@given(talks, st.integers(0, 500), st.sampled_from(PIECES))
@settings(max_examples=100, deadline=None)
def test_every_edit_is_understood(text: str, at: int, piece: str) -> None:
    sections = Sections()
    whole(source_of(text), sections)
    edited = source_of(f"{text[:at]}{piece}{text[at:]}")

    assert whole(edited) == whole(edited, sections)


@pytest.mark.parametrize("name", ["syntax", "place"])
def test_every_case_is_understood(name: str) -> None:
    for case in cases_in(name):
        source, sections = source_of(case.input), Sections()
        whole(source, sections)
        assert whole(source) == whole(source, sections), case.name


def test_the_keynote_is_understood() -> None:
    source = read(ROOT / "talks/intracomm2011.md")
    sections = Sections()
    parse(source, sections=sections)
    edited = replace(source, text=source.text.replace("#", "\n#", 1))

    assert whole(source) == whole(source, sections)
    assert whole(edited) == whole(edited, sections)


def test_included_sections_keep_their_own_lines(tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text("# Two {rotate=3}\n\n![a](a.svg)\n\n# Three\n")
    (tmp_path / "talk.md").write_text("# One\n\n::: include part.md\n\n# Four {rotate=4}\n")
    source = read(tmp_path / "talk.md")
    sections = Sections()
    parse(source, sections=sections)

    assert parse(source) == parse(source, sections=sections)


@pytest.mark.parametrize(
    ("before", "after", "read_again"),
    [
        ("Dear all", "Dear everyone", 1),
        ("# Chapter 1:", "# Begin\n\n# Chapter 1:", 1),
        ("title: A generated talk", "title: Another", 41),
        ("A note", "Another note", 1),
        ("the-site.example", "the-place.example", 25),
    ],
)
def test_only_sections_that_were_changed_are_read(before: str, after: str, read_again: int) -> None:
    more = "Dear all[^1], see [the site]\n\n[^1]: A note\n\n# Chapter 2:"
    text = ordinary(40).replace("# Chapter 2:", more) + "\n\n[the site]: https://the-site.example\n"
    sections = Sections()
    first = parse(source_of(text), sections=sections)
    known = list(sections.parts.values())
    second = parse(source_of(text.replace(before, after, 1)), sections=sections)

    assert None not in known
    assert read_again == len({*map(id, sections.parts.values())} - {*map(id, known)})
    if read_again == 1 and before == "Dear all":
        same = [one is other for one, other in zip(first.frames, second.frames, strict=True)]
        assert 39 == sum(same)

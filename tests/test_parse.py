"""From a talk as read to the talk understood: what the values say, and at what price."""

import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from deckgen.diagnostics import DeckError, Diagnostic, ParseError, Span
from deckgen.geometry import Size
from deckgen.model import Beside, Deck, Flight, Frame, Layout, Meta, Noted, Source
from deckgen.parse import parse
from deckgen.read import read_text
from deckgen.syntax.slug import LONGEST, slug
from deckgen.syntax.typography import NARROW


def read(text: str) -> Source:
    return read_text(text, file="talk.md", folder=Path())


def deck_of(text: str) -> Deck:
    return parse(read(text))


def frame_of(text: str) -> Frame:
    return deck_of(text).frames[0]


def faults_of(text: str) -> list[Diagnostic]:
    with pytest.raises(ParseError) as caught:
        deck_of(text)
    return list(caught.value.diagnostics)


def at(line: int, column: int, length: int) -> Span:
    return Span("talk.md", line, column, line, column + length)


# ---- annotations -------------------------------------------------------------------


def test_every_key_of_a_frame_is_a_value_with_its_place() -> None:
    keys = '{#b right-of=a gap=30 align=end scale=.5 rotate=-8 size="800 600" layout=ring'
    more = " children=around shape=circle dwell=1min30s flight=1.5s return skip .loud}"
    frame = deck_of(f"# A\n# B {keys}{more}").frames[1]

    said = frame.annotation
    assert keys + more == said.text
    assert at(2, 5, len(keys + more)) == said.span
    assert Noted(Beside("right", "a"), at(2, 18, 1)) == said.beside
    assert Noted(30.0, at(2, 24, 2)) == said.gap
    assert Noted(0.5, at(2, 43, 2)) == said.scale
    assert Noted(Size(800, 600), at(2, 62, 7)) == said.size
    assert ("end", -8.0) == (said.align and said.align.value, said.rotate and said.rotate.value)
    assert Layout("ring") == (said.layout and said.layout.value)
    assert ("around", "circle") == tuple(v and v.value for v in (said.children, said.shape))
    assert 90.0 == (said.dwell_s and said.dwell_s.value)
    assert Flight("normal", 1.5) == (said.flight and said.flight.value)
    assert (True, True, ("loud",)) == (said.returns, said.skip, frame.classes)


def test_children_may_follow_a_path() -> None:
    deck = deck_of("# A {along=way.svg#p turn}\n# B {layout=along=way.svg#p}")

    first, second = (frame.annotation.layout for frame in deck.frames)
    assert Layout("along", "way.svg", "p", turn=True) == (first and first.value)
    assert Layout("along", "way.svg", "p", turn=False) == (second and second.value)
    assert [("path", "way.svg")] == [(use.kind, use.name) for use in deck.assets]


def test_depth_is_allowed_where_the_talk_asks_for_it() -> None:
    said = frame_of("---\ndepth: 3d\n---\n# A {z=10 rotate-x=45 rotate-y=5}").annotation

    assert (10.0, 45.0, 5.0) == tuple(v and v.value for v in (said.z, said.rotate_x, said.rotate_y))


def test_an_annotation_under_the_heading_is_the_frames() -> None:
    said = frame_of("Title\n=====\n{#a x=3 y=4}").annotation

    assert ("{#a x=3 y=4}", at(3, 1, 12)) == (said.text, said.span)


def test_a_frame_without_an_annotation_has_none() -> None:
    assert ("", None) == (frame_of("# A").annotation.text, frame_of("# A").annotation.span)


def test_columns_count_characters_of_the_line_as_written() -> None:
    assert [at(3, 22, 3)] == [
        fault.span for fault in faults_of("# A\n\n> - où ça 中 [mot](b){lng=fr}")
    ]


def test_a_fault_in_an_included_file_is_shown_there(tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text("\n# B {x=a}\n", "utf-8")
    source = read_text("# A\n\n::: include part.md\n", file="talk.md", folder=tmp_path)
    with pytest.raises(ParseError) as caught:
        parse(source)

    assert [Span("part.md", 2, 8, 2, 9)] == [fault.span for fault in caught.value.diagnostics]


# ---- frames ------------------------------------------------------------------------


def test_a_frame_knows_the_line_of_its_heading() -> None:
    assert [at(1, 1, 3), at(3, 2, 13)] == [
        frame.span for frame in deck_of("# A\n\n ## B {#b x=1}").frames
    ]


@pytest.mark.parametrize(
    ("body", "brief"),
    [
        ("", True),
        ("One short paragraph.", True),
        ("word " * 60, False),
        ("One.\n\nTwo.", False),
        ("- a list", False),
        ("![picture](a.png)", False),
        ("::: notes\nsecret\n:::", True),
        ("<!-- nothing -->", True),
    ],
)
def test_a_body_is_brief_when_children_may_stand_below_it(body: str, *, brief: bool) -> None:
    assert brief == frame_of(f"# A\n\n{body}").brief


def test_levels_and_parents_follow_the_headings() -> None:
    frames = deck_of("## A\n# B\n### C\n## D\n# E").frames

    assert [(2, None), (1, None), (3, "b"), (2, "b"), (1, None)] == [
        (frame.level, frame.parent) for frame in frames
    ]


def test_ids_stay_when_a_frame_is_added_at_the_end() -> None:
    text = "# A\n# B\n# A\n## A\n# C {#b}\n"
    before = [frame.id for frame in deck_of(text).frames]

    assert before == [frame.id for frame in deck_of(text + "# A\n# B\n").frames][: len(before)]


def test_titles_are_plain_text() -> None:
    assert "A title & code x" == frame_of("# A *title* &amp; `code` $x$ <!-- no -->").title


def test_a_title_block_names_the_talk() -> None:
    assert "Habits" == deck_of("% Habits\n% Someone\n\n# A").meta.title


@given(st.text(max_size=200))
def test_a_slug_is_an_id(title: str) -> None:
    name = slug(title)

    assert len(name) <= LONGEST
    assert name == slug(name)
    assert not set(name) & set(" \t\n_.#{}/\"'<>&")


@given(st.text(alphabet="# -{}=.\"'`*[]()!<>:|$~^\\\nabx1é&%_", max_size=300))
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_a_talk_or_is_told_why_not(text: str) -> None:
    try:
        deck = deck_of(f"# A\n\n{text}")
    except DeckError as error:
        assert all(fault.span and fault.span.line >= 1 for fault in error.diagnostics)
    else:
        ids = [frame.id for frame in deck.frames]
        assert len(ids) == len(set(ids))
        assert all(" style=" not in f.body and "<script" not in f.body for f in deck.frames)


# ---- content -----------------------------------------------------------------------


def test_an_asset_is_named_once_however_often_it_is_used() -> None:
    deck = deck_of("# A\n\n![x](a.png) ![y](a.png)\n\n<img src='b%20c.png'>")

    assert ["a.png", "b c.png"] == [use.name for use in deck.assets]
    assert [1, 0] == [len(use.also) for use in deck.assets]


def test_notes_are_nowhere_but_in_the_notes() -> None:
    deck = deck_of("# A\n\n::: notes\nS3CRET\n:::\n\n> ::: notes\n> S3CRET\n> :::\n")

    assert 2 == deck.frames[0].notes.count("S3CRET")
    assert "S3CRET" not in deck.frames[0].body + deck.frames[0].heading + deck.frames[0].title


@pytest.mark.parametrize(
    "notes",
    [
        "::: notes\n<p>S3CRET</p>\n:::",
        "::: notes\n    S3CRET\n:::",
        "::: notes\n```\nS3CRET\n```\n:::",
        "::: {.notes}\n- S3CRET\n:::",
        "::: columns\n::: column\n<div>\n::: notes\n<div>\nS3CRET\n:::\n</div>\n\n:::\n:::",
        '<aside class="notes">S3CRET</aside>',
        "<ASIDE class='x notes'>\n<p>S3CRET</p>\n</ASIDE>",
        "<aside data-x class=notes>\n\nS3CRET\n\nmore</aside>",
        "- item\n\n  ::: notes\n  S3CRET\n  :::",
        "---\n\nNote: S3CRET\n\n- S3CRET\n\n---\n\n# B",
    ],
)
def test_notes_are_found_however_they_are_written(notes: str) -> None:
    deck = deck_of(f"# A\n\n{notes}\n\nafter")
    shown = "".join(frame.heading + frame.title + frame.body for frame in deck.frames)

    assert any("S3CRET" in frame.notes for frame in deck.frames)
    assert "S3CRET" not in shown
    assert "after" in shown


def test_trusted_html_stays_but_for_its_comments() -> None:
    html = '# A\n\n<div onclick="x" style="y"><!-- no -->z</div>'
    body = parse(read(html), trust_html=True).frames[0].body

    assert '<div onclick="x" style="y">z</div>' == body
    assert "<div>z</div>" == frame_of(html).body


def test_raw_html_cannot_pass_for_a_frame() -> None:
    html = '<p id="b">x</p><p id="impress">y</p><p id="own" class="step">z</p>'

    assert '<p>x</p><p>y</p><p id="own">z</p>' == frame_of(f"# A\n\n{html}\n\n# B").body


def test_what_is_left_out_of_raw_html_is_told() -> None:
    deck = deck_of("# A\n\n<iframe srcdoc='x'></iframe>")

    assert ["<iframe> is left out of the talk's own HTML"] == [w.message for w in deck.warnings]


def test_formulas_cannot_exhaust_the_converter() -> None:
    deep = "{" * 100_000
    for tex in (deep, r"\frac" * 50_000, r"\sqrt{" * 1_000, r"\left(" * 1_000):
        assert ["bad-maths"] == [fault.code for fault in faults_of(f"# A\n\n$x{tex}$")]


def test_a_command_that_expands_to_itself_is_told() -> None:
    assert ["bad-maths"] == [f.code for f in faults_of(r"# A" "\n\n" r"$\def\x{\sqrt\x}\x$")]


def test_french_is_typed_right_once() -> None:
    text = 'Vraiment ! "Oui" : l\'idée... et  «là» ?'
    once = frame_of(f"---\nlang: fr\n---\n# A\n\n{text}").body
    twice = frame_of(f"---\nlang: fr\n---\n# A\n\n{once[3:-4]}").body

    said = "Vraiment_! «_Oui_»_: l’idée… et  «_là_»_?".replace("_", NARROW)
    assert f"<p>{said}</p>" == once
    assert once == twice


def test_a_title_breaks_before_no_french_sign() -> None:
    assert f"Comment{NARROW}?" == frame_of("---\nlang: fr\n---\n# *Comment* ?").title


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "“a” ‘b’ it’s"),
        ("de", "„a“ ‚b‘ it’s"),
        ("de-CH", "«a» ‹b› it’s"),
        ("sv", "”a” ’b’ it’s"),
        ("ru", "«a» „b“ it’s"),
    ],
)
def test_quotes_are_those_of_the_language(lang: str, body: str) -> None:
    frame = frame_of(f"---\nlang: {lang}\n---\n# A\n\n\"a\" 'b' it's")

    assert f"<p>{body}</p>" == frame.body


# ---- decks of other tools ----------------------------------------------------------


def test_what_another_tool_means_is_one_warning() -> None:
    deck = deck_of("---\nmarp: true\n---\n# A {onclick=x foo=1}\n\nb {bar=2}\n\n[c](#nowhere)")

    assert ["foreign-keys", "unknown-frame", "foreign-marks"] == [w.code for w in deck.warnings]
    assert "passed over, as of another tool: bar, onclick, foo" == deck.warnings[-1].message


@pytest.mark.parametrize("ending", ["", "\n\n---\n\ntext"])
def test_a_talk_with_many_headings_and_few_rules_is_cut_at_both(ending: str) -> None:
    headings = "".join(f"# Part {n}\n\n## Slide {n}\n\ntext\n\n" for n in range(10))

    assert 20 + bool(ending) == len(deck_of(headings + ending).frames)


# ---- at what price -----------------------------------------------------------------

MANY = 100_000
PILES = {
    mark: mark * MANY
    for mark in ("[", "]", '"', "'", "`", "{", "*", "<", "$", "\\", "~", "&", ":", "![", "^[", "_a")
} | {
    "brackets in each other": "[" * MANY + "]" * MANY,
    "links in each other": "[" * 500 + "a" + "](b)" * 500,
    "quotes in words": "\"a 'b " * (MANY // 4),
    "quotations in each other": ">" * MANY,
    "lists in each other": "- " * MANY,
    "containers in each other": "::: a\n" * (MANY // 4),
    "stray colons": ":::\n" * (MANY // 4),
    "annotations": "{.a}\n" * (MANY // 4),
    "annotations apart": "{.a}\n\n" * (MANY // 4),
    "annotations open": "{.a " * MANY,
    "spans": "[a]{.b " * (MANY // 4),
    "slide matter": "---\na: b\n" * (MANY // 20),
    "French signs": "« a ; b : ! " * (MANY // 10),
}


@pytest.mark.parametrize("pile", PILES.values(), ids=PILES.keys())
def test_no_pile_of_marks_takes_long(pile: str) -> None:
    source = read(f"---\nlang: fr\n---\n# A\n\n{pile}")
    start = time.process_time()
    with suppress(DeckError):
        parse(source)
    assert time.process_time() - start < 2


def test_a_long_talk_takes_little_longer_than_its_markdown() -> None:
    body = "Some *words* and a [link](https://example.org), then\nmore `code`.\n\n- a\n- b\n\n"
    text = "# All\n\n" + "".join(f"## Frame {n}\n\n{body}" for n in range(500))
    source = read(text)
    ours = min(_seconds(lambda: parse(source)) for _ in range(5))
    plain = min(_seconds(lambda: MarkdownIt().render(text)) for _ in range(5))

    assert ours < 2 * plain  # about 1.3 on a quiet machine


def _seconds(work: object) -> float:
    assert callable(work)
    start = time.process_time()
    work()
    return time.process_time() - start


def test_nothing_of_one_talk_is_left_for_the_next() -> None:
    text = "# A\n\n[x][y] a[^1] ![p](p.png)\n\n[y]: https://example.org\n\n[^1]: note\n"
    first = deck_of(text)
    deck_of("# B\n\n[x](#b){.c} $x$\n\n[^1]: other")

    assert first == deck_of(text)
    assert "<p>[x][y] a[^1]</p>" == frame_of("# A\n\n[x][y] a[^1]").body


def test_the_front_matter_is_the_decks() -> None:
    assert Meta(title="T", lang="de", spans={}) == _without_places(
        deck_of("---\ntitle: T\nlang: de\n---\n# A").meta
    )


def _without_places(meta: Meta) -> Meta:
    return replace(meta, spans={})

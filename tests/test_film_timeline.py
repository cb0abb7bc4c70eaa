"""What a film shows when, and what is said in it: pure, so without a browser."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.export.film.captions import LINE, Cue, cues, web_vtt
from deckgen.export.film.timeline import BREATH_S, Stay, rest_s, timeline
from deckgen.export.spoken import count_words, paragraphs

STAYS = st.lists(
    st.builds(
        Stay,
        st.just(0),
        st.just("A"),
        flight_ms=st.floats(0, 4000),
        substeps=st.integers(0, 9),
        told_s=st.floats(0, 60),
        dwell_s=st.none(),
        narration_s=st.none() | st.floats(0, 30),
        clip_s=st.none(),
    ),
    min_size=1,
    max_size=8,
)


@given(STAYS, st.integers(24, 60))
def test_stretches_follow_each_other_without_a_gap(stays: list[Stay], rate: int) -> None:
    made = timeline(stays, rate)

    assert [0, *(each.end for each in made.stretches)] == [
        *(each.start for each in made.stretches),
        made.ticks,
    ]
    assert all(each.ticks > 0 for each in made.stretches)


@given(STAYS, st.integers(24, 60))
def test_every_flight_has_time_to_end_and_every_substep_its_moment(
    stays: list[Stay], rate: int
) -> None:
    made = timeline(stays, rate)

    for each in made.stretches:
        if each.kind == "flight":
            assert 0 <= Fraction(each.ticks, rate) * 1000 - each.stay.flight_ms < 1000 / rate + 1e-6
    assert sum(stay.substeps + 1 for stay in stays) == sum(
        each.kind == "rest" for each in made.stretches
    )


@pytest.mark.parametrize(
    ("seconds", "stay"),
    [
        (7.0, Stay(0, "A", told_s=500.0, narration_s=60.0, dwell_s=7.0)),
        (10.0 + 2 * BREATH_S, Stay(0, "A", told_s=500.0, narration_s=10.0)),
        (60.0, Stay(0, "A", told_s=60.0)),
        (20.0, Stay(0, "A", told_s=5.0, clip_s=20.0)),
        (20.0, Stay(0, "A", narration_s=5.0, clip_s=20.0)),
    ],
)
def test_what_decides_how_long_a_stop_stays(seconds: float, stay: Stay) -> None:
    assert seconds == rest_s(stay)


@pytest.mark.parametrize("rate", [23, 61])
def test_a_rate_that_films_do_not_have_is_refused(rate: int) -> None:
    with pytest.raises(ValueError, match="24 to 60"):
        timeline([Stay(0, "A")], rate)


def test_notes_are_spoken_paragraph_by_paragraph() -> None:
    html = (
        "<p>One <em>two</em>\nthree &amp; four.</p><ul><li>five\u202f!</li>"
        '<li>six <math alttext="n=6"><mi>n</mi></math>!</li></ul>'
    )

    assert ("One two three & four.", "five\u202f!", "six n=6!") == paragraphs(html)
    assert 4 == count_words("One two three & four.")


def test_scripts_without_blanks_have_words_too() -> None:
    assert 4 == count_words("你好世界再见")


SPEECH = (
    "Quand on parle de médias sociaux, on pense d'abord aux outils, et c'est normal : ils sont"
    " ce que l'on voit. Mais ce qui compte se passe ailleurs. Là. Dans ce que les gens se disent"
    " entre eux, tous les jours, sans nous demander notre avis ni notre permission."
)


def test_captions_fill_their_stop_in_lines_that_can_be_read() -> None:
    made = cues((SPEECH, "Merci."), Fraction(10), Fraction(40))

    assert (Fraction(10), Fraction(40)) == (made[0].start, made[-1].end)
    assert all(a.end == b.start for a, b in pairwise(made))
    assert f"{SPEECH} Merci." == " ".join(" ".join(cue.lines) for cue in made)
    assert all(len(cue.lines) <= 2 for cue in made)
    assert max(len(line) for cue in made for line in cue.lines) <= LINE
    assert "Mais ce qui compte se passe ailleurs. Là." == " ".join(made[2].lines)


WORDS = st.lists(
    st.sampled_from(["a", "word,", "committee", "ends.", "Donaudampfschiff", "x" * 50])
)


@settings(deadline=None)
@given(WORDS, st.integers(1, 90))
def test_captions_are_narrow_enough_and_stay_long_enough_to_be_read(
    words: list[str], seconds: int
) -> None:
    made = cues((" ".join(words),) if words else (), Fraction(0), Fraction(seconds))

    assert all(len(cue.lines) <= 2 for cue in made)
    assert all(len(line) <= LINE for cue in made for line in cue.lines)
    assert len(made) > seconds or all(cue.end - cue.start >= 1 for cue in made)


def test_sentences_keep_their_quotes_and_those_of_short_items_share_a_cue() -> None:
    said = "« Vraiment\u202f! » dit-elle, p. ex. hier. Et puis (rien.) Mais un jour, si."
    made = cues((said,), Fraction(0), Fraction(20))
    listed = cues(("one", "two", "three"), Fraction(0), Fraction(2))

    assert [
        ("« Vraiment\u202f! » dit-elle, p. ex. hier.",),
        ("Et puis (rien.) Mais un jour, si.",),
    ] == [cue.lines for cue in made]
    assert [("one", "two"), ("three",)] == [cue.lines for cue in listed]


def test_lines_of_signs_are_shorter_and_none_begins_with_a_full_stop() -> None:
    said = "蜜蜂は一日に五十の花を訪れ、四十ミリグラムの蜜を運びます。そして巣へ帰ります。"
    made = cues((said,), Fraction(0), Fraction(9))

    assert [
        ("蜜蜂は一日に五十の花を訪れ、", "四十ミリグラムの蜜を運びます。"),
        ("そして巣へ帰ります。",),
    ] == [cue.lines for cue in made]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_no_text_is_lost_in_captions(text: str) -> None:
    said = " ".join(text.split())
    made = cues((said,) if said else (), Fraction(0), Fraction(5))

    assert "".join(said.split()) == "".join("".join(cue.lines) for cue in made).replace(" ", "")
    assert all(len(cue.lines) <= 2 for cue in made)


def test_a_caption_file_is_what_players_read() -> None:
    text = web_vtt([Cue(Fraction(1, 3), Fraction(7322, 2), ("a < b & c", "d"))])

    assert text.startswith("WEBVTT\n\nNOTE ")
    assert "\n\n00:00:00.333 --> 01:01:01.000\na &lt; b &amp; c\nd\n" in text

"""The example talk: its whole argument, its notes, its time, and its map."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from deckgen.build import compile_deck
from deckgen.load import load
from deckgen.model import Deck, Route, Scene
from deckgen.parse import parse
from deckgen.place import place
from deckgen.read import read
from deckgen.theme import load_theme

TALK = Path(__file__).parents[1] / "talks" / "intracomm2011.md"
WORDS_A_MINUTE = 130  # of someone who speaks to a room

ARGUMENT = {
    "two camps": ("recette", "mains"),
    "the sceptic's position": ("sceptique",),
    "the media are here to stay": ("socle",),
    "five stages of maturity": ("sourds", "ecoute", "reponse", "invite", "change"),
    "not whether but how": ("comment",),
    "six things that make it hard": ("controle", "ailleurs", "pont", "vent", "savon", "contes"),
    "the tool gets the blame": ("fouet",),
    "one tool among others": ("outil",),
    "folded into every layer": ("direction", "metier", "terrain"),
    "a real need": ("besoin",),
    "know it": ("relier", "donner"),
    "understand the problem": ("question", "depart"),
    "join the two": ("reunir",),
    "six emerging roles": (
        "m-marketing",
        "m-manager",
        "m-stratege",
        "m-communaute",
        "m-blogueurs",
        "m-optimisation",
    ),
    "change in small steps": ("feu",),
    "four examples": ("lego", "leclerc", "oldspice", "swissvibes"),
    "three closing points": ("ingredient", "table", "probleme"),
}


@cache
def deck() -> Deck:
    return parse(read(TALK))


@cache
def scene() -> Scene:
    return place(deck(), load_theme(deck().meta.theme, TALK.parent).settings, {})


def route(name: str) -> Route:
    return next(route for route in scene().routes if route.name == name)


def seconds(name: str) -> float:
    return sum(step.dwell_s or 0 for step in route(name).steps)


def words(html: str) -> int:
    return len(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("part", ARGUMENT)
def test_the_argument_is_whole_and_on_the_route(part: str) -> None:
    stops = {step.frame for step in route("main").steps}

    assert set() == set(ARGUMENT[part]) - stops


def test_the_argument_comes_in_its_order() -> None:
    stops = [step.frame for step in route("main").steps]
    order = [stops.index(frame) for frames in ARGUMENT.values() for frame in frames]

    # A flag on either side of the cake: one says what the tool is, the other what for.
    assert sorted(order) == order


def test_every_frame_has_something_to_be_said() -> None:
    assert [] == [frame.id for frame in deck().frames if words(frame.notes) < 25]


def test_the_notes_last_as_long_as_the_talk() -> None:
    minutes = sum(words(frame.notes) for frame in deck().frames) / WORDS_A_MINUTE

    assert 38 <= minutes <= 45


def test_frames_carry_few_words() -> None:
    assert [] == [frame.id for frame in deck().frames if words(frame.body) > 25]


def test_the_main_route_lasts_three_quarters_of_an_hour() -> None:
    assert 45 * 60 == seconds("main") == route("main").duration_s


def test_the_short_route_lasts_ten_minutes() -> None:
    assert 10 * 60 == seconds("court") == route("court").duration_s


def test_every_stop_on_a_frame_has_its_time() -> None:
    stops = [step for route in scene().routes for step in route.steps if step.frame]

    assert [] == [step.id for step in stops if not step.dwell_s]


def test_frames_nest_three_deep() -> None:
    assert {1, 2, 3} == {frame.level for frame in deck().frames}


def test_the_layouts_are_varied() -> None:
    layouts = {f.annotation.layout.value.name for f in deck().frames if f.annotation.layout}

    assert {"ring", "stairs"} <= layouts


def test_the_examples_are_a_constellation_placed_by_hand() -> None:
    placed = [f.annotation for f in deck().frames if f.parent == "exemples"]

    assert 4 == len([each for each in placed if each.x and each.y and each.rotate])


def test_each_deeper_frame_is_smaller() -> None:
    placements = scene().placements
    smaller = [
        frame.id
        for frame in deck().frames
        if frame.parent and placements[frame.id].scale >= placements[frame.parent].scale
    ]

    assert [] == smaller


def test_frames_have_something_to_see() -> None:
    images = [frame.id for frame in deck().frames if "data-asset" in frame.body]

    assert len(images) >= 15


def test_every_picture_in_a_frame_says_what_it_shows() -> None:
    assert [] == [frame.id for frame in deck().frames if re.search(r'alt=""', frame.body)]


def test_drawings_are_small_and_have_no_words() -> None:
    for file in sorted((TALK.parent / "art").glob("*.svg")):
        text = file.read_text(encoding="utf-8")

        assert len(text) <= 40_000, file.name
        assert not re.search(r"<(text|script|image|filter|style)\b", text), file.name


def test_every_drawing_is_used() -> None:
    used = {use.name for use in deck().assets}

    assert used == {f"art/{file.name}" for file in (TALK.parent / "art").iterdir()}


def test_it_builds_without_a_warning() -> None:
    source = read(TALK)

    assert () == load(deck(), source.folder).warnings
    assert () == compile_deck(source).warnings

"""A page taken apart into what a browser can replace piece by piece."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckgen.build import compile_deck
from deckgen.model import Options
from deckgen.read import read_text
from deckgen.serve.patch import Patches
from deckgen.serve.pieces import Pieces, pieces_of
from deckgen.serve.site import Edition

TALK = "# One\n\nHello\n\n## Two\n\nWorld > all\n\n## Three\n"


def pieces(text: str) -> Pieces:
    made = compile_deck(
        read_text(text, file="talk.md", folder=Path()), options=Options(folder=True)
    )
    return pieces_of(made.files["index.html"].decode())


def test_a_page_has_a_piece_for_each_frame_and_its_scene() -> None:
    found = pieces(TALK)

    assert ["One", "Two", "Three"] == [
        frame["title"] for frame in json.loads(found.scene)["frames"]
    ]
    assert 3 == len(found.frames)
    assert all(frame.text.startswith("<section id=") for frame in found.frames)
    assert "World &gt; all" in found.frames[1].text
    assert "data-x" not in found.frames[1].text


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (TALK, []),
        (TALK.replace("World", "Word"), ["two"]),
        (TALK.replace("## Three", "## Three {rotate=9 scale=2}"), []),
        (TALK.replace("## Two", "## New\n\n## Two"), ["new"]),
        ("---\ntitle: Other\nauthor: Me\n---\n" + TALK, []),
        (TALK.replace("Hello", '`data-frame="1"` and <b data-frame="1">more</b>'), ["one"]),
    ],
)
def test_only_what_was_changed_has_another_key(text: str, changed: list[str]) -> None:
    before, after = pieces(TALK), pieces(text)
    ids = [frame["id"] for frame in json.loads(after.scene)["frames"]]
    new = [
        id_
        for id_, piece in zip(ids, after.frames, strict=True)
        if piece.key not in before.keys.frames
    ]

    assert changed == new
    assert (before.rest, before.styles) == (after.rest, after.styles)


def test_the_language_of_a_talk_takes_another_page() -> None:
    assert pieces(TALK).rest != pieces("---\nlang: fr\n---\n" + TALK).rest


def test_a_page_gets_what_it_lacks_and_no_more() -> None:
    patches = Patches(follow=False)
    first, second = pieces(TALK), pieces(TALK.replace("World", "Word"))
    patches.remember(Edition("a.1", "a.1", None, first))
    answer = json.loads(patches.answer(Edition("a.2", "a.2", None, second), "a.1", private=True))

    assert [False, True, False] == [text is not None for _, text in answer["frames"]]
    assert first.keys.frames == answer["past"]["frames"]


def test_a_page_of_an_unknown_deck_gets_everything() -> None:
    edition = Edition("a.1", "a.1", None, pieces(TALK))
    answer = json.loads(Patches(follow=False).answer(edition, "b.7", private=False))

    assert answer["past"] is None
    assert all(text for _, text in answer["frames"])

"""What builds leave for the next makes them sooner, and no different."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.decks import talk as ordinary
from deckgen.build import build
from deckgen.diagnostics import DeckError
from deckgen.memo import Memo
from deckgen.model import Options

OPTIONS = Options(folder=True, notes_apart=True)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="10"></svg>'
TALK = "---\ntheme: mine\n---\n" + ordinary(12) + "\n# Picture\n\n![a](a.svg)\n\n![b](b.svg)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "talk.md": TALK,
        "a.svg": SVG % 10,
        "b.svg": SVG % 20,
        "themes/mine/theme.toml": 'name = "mine"\nextends = "atelier"\n',
        "themes/mine/theme.css": ".frame-body { color: red }",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def save(name: str, text: str) -> Callable[[Path], None]:
    return lambda folder: void((folder / name).write_text(text, encoding="utf-8"))


def void(_: object) -> None:
    return None


EDITS: list[Callable[[Path], None]] = [
    save("talk.md", TALK.replace("river", "rivers", 1)),
    save("talk.md", TALK.replace("# Picture", "# New\n\n![b](b.svg)\n\n# Picture")),
    save("talk.md", "# No\n\n{rotat=3}\n"),
    save("a.svg", SVG % 99),
    save("talk.md", TALK),
    save("themes/mine/theme.css", ".frame-body { color: blue }"),
    save("themes/mine/theme.css", ".frame-body { color"),
    save("themes/mine/theme.css", ".frame-body { color: green }"),
    lambda folder: os.replace(folder / "b.svg", folder / "a.svg"),  # noqa: PTH105
    save("b.svg", SVG % 7),
    save("talk.md", TALK.replace("theme: mine", "theme: cacao\nlang: fr")),
    save("talk.md", TALK + "\nText[^1]\n\n[^1]: a note\n"),
    save("talk.md", TALK),
]


def made(talk: Path, memo: Memo | None) -> object:
    try:
        bundle = build(talk, options=OPTIONS, memo=memo)
    except DeckError as error:
        return error.diagnostics, error.inputs
    return bundle


def test_every_build_is_as_if_it_were_the_first(folder: Path) -> None:
    memo = Memo()
    for edit in EDITS:
        edit(folder)
        assert made(folder / "talk.md", None) == made(folder / "talk.md", memo)


def test_what_nobody_asks_for_any_more_is_forgotten() -> None:
    memo = Memo()
    made = [memo.recall("a", object)]
    memo.turn()
    made.append(memo.recall("a", object))
    memo.turn()
    memo.turn()
    made.append(memo.recall("a", object))

    assert made[0] is made[1]
    assert made[1] is not made[2]


def test_what_fails_is_tried_again() -> None:
    memo = Memo()
    with pytest.raises(ZeroDivisionError):
        memo.recall("a", lambda: 1 // 0)

    assert 1 == memo.recall("a", lambda: 1)

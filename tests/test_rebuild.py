"""``-w``: what was made stays as new as its talk and all that this is made from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.build import build
from tests.commands import Watching

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">%s</svg>'
TALK = "# One\n\n![a map](art/map.svg)\n\n::: include parts/two.md\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    for name, text in {
        "talk.md": TALK,
        "art/map.svg": SVG % "",
        "parts/two.md": "# Two\n",
        "themes/mine/theme.toml": 'name = "mine"\n',
        "themes/mine/theme.css": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "talk.md"


@pytest.fixture
def watching(talk: Path) -> Iterator[Watching]:
    if os.name == "nt":
        pytest.skip("signals of POSIX")
    started = Watching(talk.parent, "build", "--theme", "mine")
    yield started
    started.end()


def words(said: list[str]) -> list[str]:
    return [line.split()[0] for line in said]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("talk.md", TALK + "\n# Three marks the spot\n", "Three marks the spot"),
        ("parts/two.md", "# Two and a half\n", "Two and a half"),
        ("art/map.svg", SVG % '<circle r="4711"/>', None),
        ("themes/mine/theme.css", ":root { --mine: 1 }", "--mine"),
    ],
)
def test_whatever_is_saved_is_built(
    watching: Watching, name: str, text: str, expected: str | None
) -> None:
    deck = watching.folder / "build/talk.html"
    before = deck.read_bytes()

    assert ["wrote"] == words(watching.save(name, text))
    assert before != deck.read_bytes()
    assert expected is None or expected in deck.read_text(encoding="utf-8")


def test_a_talk_that_breaks_keeps_its_last_good_deck_and_recovers(watching: Watching) -> None:
    deck = watching.folder / "build/talk.html"
    before = deck.read_bytes()

    assert watching.save("talk.md", "# One {rotat=3}\n")[0].startswith("talk.md:1:")
    assert before == deck.read_bytes()
    assert ["wrote"] == words(watching.save("talk.md", "# Mended\n"))


def test_an_include_that_was_missing_mends_the_talk_when_it_appears(watching: Watching) -> None:
    assert "error" in watching.save("talk.md", "# One\n\n::: include parts/new.md\n")[0]
    assert ["wrote"] == words(watching.save("parts/new.md", "# New\n"))


def test_a_deck_is_made_from_the_talk_its_includes_its_pictures_and_its_themes(
    talk: Path,
) -> None:
    found = {file.relative_to(talk.parent).as_posix() for file in build(talk).inputs}

    assert {"talk.md", "parts/two.md", "art/map.svg", "themes/mine", "themes/atelier"} == found


# ---- export -w, of a format that needs no browser --------------------------------------


@pytest.fixture
def exporting(talk: Path) -> Iterator[Watching]:
    if os.name == "nt":
        pytest.skip("signals of POSIX")
    started = Watching(talk.parent, "export", "talk.md", "-o", "talk.json", "--frames", "two")
    yield started
    started.end()


def titles(exporting: Watching) -> list[str]:
    scene = json.loads((exporting.folder / "talk.json").read_text(encoding="utf-8"))
    return [frame["title"] for frame in scene["frames"]]


def test_an_export_follows_every_file_of_its_talk(exporting: Watching) -> None:
    assert ["One", "Two"] == titles(exporting)
    assert ["wrote"] == words(exporting.save("parts/two.md", "# Two and a half {#two}\n"))
    assert ["One", "Two and a half"] == titles(exporting)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("# One {rotat=3}\n\n# Two\n", "talk.md:1:8: error: "),
        ("# One\n\n# Tow\n", 'error: the route "main" does not stop at "two"'),
    ],
)
def test_a_fault_in_the_talk_is_told_and_leaves_the_last_good_export(
    exporting: Watching, fault: str, told: str
) -> None:
    assert exporting.save("talk.md", fault)[0].startswith(told)
    assert ["One", "Two"] == titles(exporting)
    assert ["wrote"] == words(exporting.save("talk.md", "# Mended\n\n# Two\n"))
    assert ["Mended", "Two"] == titles(exporting)

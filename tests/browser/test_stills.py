"""Pictures of a talk, and the talk as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deckgen.cli import run
from deckgen.export.stills import CARD, file_part
from tests.films import apart_by

ROOT = Path(__file__).parent.parent.parent
TALK = """---
title: Pictures
overview: start
---
# Opening {#one}

# List {#two:list}

- first
- then {.substep}
- last {.substep}

::: notes
**Said**, not shown.
:::

# Last {#three}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("stills")
    (made / "talk.md").write_text(TALK)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        yield made


def still(*arguments: str) -> int:
    return run(["export", "talk.md", *arguments])


@pytest.fixture(scope="module")
def stills(folder: Path) -> dict[str, Image.Image]:
    """A picture of every bit of every stop, drawn by two browsers where there are two cores."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("deckgen.export.gallery._WORTH_ONE", 1)
        assert 0 == still("-o", "all/t.png", "--size", "480x270", "--substeps", "all")
    return {file.name: opened(file) for file in sorted((folder / "all").iterdir())}


def opened(file: Path) -> Image.Image:
    with Image.open(file) as image:
        image.load()
        return image


def test_every_stop_is_a_picture_named_by_number_and_frame(stills: dict[str, Image.Image]) -> None:
    names = ["overview", "one", "two-list", "two-list", "two-list", "three"]

    assert [f"t-{number}-{name}.png" for number, name in enumerate(names, 1)] == list(stills)
    assert {(480, 270)} == {each.size for each in stills.values()}
    assert all(each.info["Software"].startswith("deckgen ") for each in stills.values())


def test_each_bit_that_is_revealed_has_its_picture(stills: dict[str, Image.Image]) -> None:
    bits = [stills[f"t-{number}-two-list.png"] for number in (3, 4, 5)]

    assert all(apart_by(bit, following) > 0.1 for bit, following in pairwise(bits))


@pytest.mark.usefixtures("stills")
def test_one_stop_is_one_file_the_same_bytes_as_among_all(folder: Path) -> None:
    assert 0 == still("-o", "one.png", "--frames", "two:list", "--size", "480x270")

    assert (folder / "all/t-5-two-list.png").read_bytes() == (folder / "one.png").read_bytes()


def test_a_card_is_as_large_as_feeds_show_it(folder: Path) -> None:
    assert 0 == still("-o", "card.png", "--view", "card")
    with Image.open(folder / "card.png") as card:
        assert (CARD.width, CARD.height) == card.size


def test_the_whole_canvas_is_what_the_overview_shows(
    folder: Path, stills: dict[str, Image.Image]
) -> None:
    assert 0 == still("-o", "canvas.png", "--view", "canvas", "--size", "480x270")
    with Image.open(folder / "canvas.png") as canvas:
        assert apart_by(stills["t-1-overview.png"], canvas) < 3


def test_a_talk_without_frames_has_no_card(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 5 == still("-o", "no.png", "--view", "card", "--frames", "overview")
    assert "there is none" in capsys.readouterr().err
    assert not list(folder.glob("no*"))


@pytest.mark.parametrize(
    ("part", "id"),
    [("lego", "lego"), ("a-b", "a:b"), ("etc-passwd", "../../etc/passwd"), ("frame", ".."),
     ("été", "été"), ("frame", "/"), ("C-x", "C:\\x"), ("a" * 60, "a" * 300), ("frame", "\0")],
)  # fmt: skip
def test_a_frames_id_cannot_leave_the_folder(part: str, id: str) -> None:
    assert part == file_part(id)


# ---- JSON ----------------------------------------------------------------------------


def faults(value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with ``value`` by as much of JSON Schema as ours uses."""
    if "$ref" in schema:
        yield from faults(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    types = {"string": str, "integer": int, "number": (int, float), "array": list}
    types |= {"object": dict, "boolean": bool, "null": type(None)}
    if kinds and not any(isinstance(value, types[kind]) for kind in kinds):  # type: ignore[arg-type]
        yield f"{value!r} is no {kinds}"
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{value!r} is none of those"
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        yield from (f"{key} is missing" for key in schema["required"] if key not in value)
        yield from (f"{key} is unknown" for key in value if key not in known)
        for key in value.keys() & known.keys():
            yield from faults(value[key], known[key], whole)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{value!r} has another length"
        for each in value:
            yield from faults(each, schema.get("items", {}), whole)


@pytest.mark.parametrize("talk", ["talk.md", str(ROOT / "talks/intracomm2011.md")])
def test_a_talk_as_json_is_what_its_schema_says(folder: Path, talk: str) -> None:
    assert 0 == run(["export", talk, "-o", "talk.json", "--notes"])
    schema = json.loads((ROOT / "docs/scene.schema.json").read_text(encoding="utf-8"))
    made = json.loads((folder / "talk.json").read_text(encoding="utf-8"))

    assert [] == list(faults(made, schema, schema))


def test_notes_are_in_json_as_plain_text_where_they_are_wanted(folder: Path) -> None:
    assert 0 == still("-o", "with.json", "--notes")
    assert 0 == still("-o", "without.json", "--browser", "/no/such/browser")
    frames = json.loads((folder / "with.json").read_text())["frames"]

    assert [None, "Said, not shown.", None] == [frame.get("notes") for frame in frames]
    assert "Said" not in (folder / "without.json").read_text()

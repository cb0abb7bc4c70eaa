"""What all exports share: which stops are meant, and files that are never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.build import compile_talk
from deckgen.diagnostics import OutputError
from deckgen.export.deliver import deliver, draft_of, left_over
from deckgen.export.formats import FORMATS
from deckgen.export.stops import NoSuchStop, stops_of
from deckgen.model import Scene
from deckgen.read import read_text
from tests.commands import apart

TALK = "---\nreturns: true\n---\n# One\n\n## Two\n\n## Lego\n\n# Four\n"
MARK = FORMATS["pdf"].mark


@pytest.fixture(scope="module")
def scene() -> Scene:
    source = read_text(TALK, file="talk.md", folder=Path.cwd())
    return compile_talk(source).scene


# ---- which stops ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "indices"),
    [
        (None, [0, 1, 2, 3, 4]),
        ("1", [0]),
        ("2-3", [1, 2]),
        ("4-", [3, 4]),
        ("-2", [0, 1]),
        ("5, 1", [0, 4]),
        ("lego", [2]),
        ("one", [0, 3]),  # it is come back to
        ("lego,2-", [1, 2, 3, 4]),
        ("4-99", [3, 4]),
    ],
)
def test_stops_are_chosen_by_number_range_and_id(
    scene: Scene, chosen: str | None, indices: list[int]
) -> None:
    assert indices == [stop.index for stop in stops_of(scene, scene.routes[0], chosen)]


@pytest.mark.parametrize("chosen", ["0", "6", "3-2", "-", "", "6-", "legi", "1,,2", "-0"])
def test_a_choice_that_means_no_stop_is_an_error(scene: Scene, chosen: str) -> None:
    with pytest.raises(NoSuchStop):
        stops_of(scene, scene.routes[0], chosen)


def test_a_misspelt_id_is_told_what_it_may_mean(scene: Scene) -> None:
    with pytest.raises(NoSuchStop) as told:
        stops_of(scene, scene.routes[0], "legos")

    assert 'did you mean "lego"?' == told.value.hint


# ---- where files go ------------------------------------------------------------------


def made(folder: Path, name: str, data: bytes = MARK) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def test_all_files_are_delivered_and_the_draft_goes(tmp_path: Path) -> None:
    out = tmp_path / "made" / "talk.md"
    with draft_of(out) as folder:
        made(folder, "talk.md", b"words")
        made(folder, "pictures/1.png", b"picture")

        assert 12 == deliver(folder, out, force=False)

    assert b"words" == out.read_bytes()
    assert b"picture" == (tmp_path / "made/pictures/1.png").read_bytes()
    assert ["pictures", "talk.md"] == sorted(f.name for f in out.parent.iterdir())


def test_a_file_that_is_not_ours_stays_and_so_does_all_else(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(b"mine")
    with draft_of(tmp_path / "a.pdf") as folder:
        made(folder, "a.pdf")
        made(folder, "b.png")
        with pytest.raises(OutputError) as told:
            deliver(folder, tmp_path / "a.pdf", force=False)

    assert (
        "b.png was not written by deckgen, and would be lost" == told.value.diagnostics[0].message
    )
    assert [b"mine"] == [file.read_bytes() for file in tmp_path.iterdir()]


@pytest.mark.parametrize("before", [MARK, b"", b"made by hand"])
def test_what_is_ours_or_empty_is_written_over_and_with_force_all_else(
    tmp_path: Path, before: bytes
) -> None:
    (tmp_path / "a.pdf").write_bytes(before)
    with draft_of(tmp_path / "a.pdf") as folder:
        made(folder, "a.pdf", b"new")
        deliver(folder, tmp_path / "a.pdf", force=before == b"made by hand")

    assert b"new" == (tmp_path / "a.pdf").read_bytes()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(MARK)
    (tmp_path / "a.pdf").symlink_to("real.pdf")
    with draft_of(tmp_path / "a.pdf") as folder:
        made(folder, "a.pdf", b"new")
        deliver(folder, tmp_path / "a.pdf", force=False)

    assert (tmp_path / "a.pdf").is_symlink()
    assert b"new" == (tmp_path / "real.pdf").read_bytes()


@pytest.mark.parametrize(
    ("new", "left"),
    [
        (["talk-1-one.png", "talk-2-new.png"], ["talk-2-old.png"]),
        (["talk.md", "talk-pictures/1-new.png"], ["talk-pictures/1-old.png"]),
        (["talk.png"], []),
    ],
)
def test_pictures_of_earlier_exports_that_lie_among_the_new_ones_are_told_and_stay(
    tmp_path: Path, new: list[str], left: list[str]
) -> None:
    old = ["1-a.png", "talk-1-one.png", "talk-2-old.png", "talk-pictures/1-old.png"]
    for name in (*old, "talk.png", "talk-shot.png", "walk-1-a.png"):
        made(tmp_path, name, FORMATS["png"].mark)
    made(tmp_path, "talk-3-mine.png", b"mine")
    with draft_of(tmp_path / new[0]) as folder:
        for name in new:
            made(folder, name, FORMATS["png"].mark)

        assert left == left_over(folder, tmp_path / f"talk{Path(new[0]).suffix}")


# ---- the command line ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["export", "talk.md"], 2),
        (["export", "talk.md", "-o", "talk.xyz"], 2),
        (["export", "talk.md", "-o", "-"], 2),
        (["export", "talk.md", "-o", "-", "--format", "md"], 2),  # and its pictures
        (["export", "talk.md", "-o", "talk.pdf", "--handout", "2", "--poster"], 2),
        (["export", "talk.md", "-o", "talk.pdf", "--size", "big"], 2),
        (["export", "talk.md", "-o", "talk.pdf", "--timeout", "soon"], 2),
        (["export", "talk.md", "-o", "talk.pdf", "--frames", "9"], 2),
        (["export", "-o", "talk.pdf", "-w", "-"], 2),
        (["export", "talk.md", "-o", "talk.pdf", "--route", "none"], 1),
        (["talk.md", "-o", "talk.pdf", "--browser", "/none"], 4),
        (["export", "talk.md", "-o", "talk.pdf", "--timeout", "0.01s"], 5),
        (["export", "talk.md", "-o", "mine.pdf"], 6),
        (["export", "talk.md", "-o", "mine.pdf/talk.pdf"], 6),
    ],
)
def test_an_export_that_cannot_be_says_so_and_leaves_nothing(
    tmp_path: Path, arguments: list[str], status: int
) -> None:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    (tmp_path / "mine.pdf").write_bytes(b"mine")

    result = apart(arguments, tmp_path)

    assert status == result.status, result.err
    assert "error: " in result.err
    assert ["mine.pdf", "talk.md"] == sorted(file.name for file in tmp_path.iterdir())

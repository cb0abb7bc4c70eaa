"""A watch tells which files changed, however an editor saves them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deckgen.serve import watch as watching
from deckgen.serve.watch import Watch, mark_of

LONG_S = 60.0  # what never comes is waited for so long
SHORT_S = 0.4  # what must not come is waited for so long


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "talk.md"
    file.write_text("# one", encoding="utf-8")
    return file


@pytest.fixture
def watch(talk: Path) -> Iterator[Watch]:
    with Watch() as started:
        started.look_at([talk], since_s=time.time())
        yield started


def rename_over(file: Path) -> None:
    draft = file.with_name(".talk.md.swp")
    draft.write_text("# renamed", encoding="utf-8")
    draft.replace(file)


def set_aside(file: Path) -> None:
    """As vim does with a backup: the old file moves away, a new one is written."""
    file.rename(file.with_name("talk.md~"))
    file.write_text("# set aside", encoding="utf-8")


def truncate_and_write(file: Path) -> None:
    with file.open("w", encoding="utf-8") as stream:
        stream.flush()
        stream.write("# truncated")


def burst(file: Path) -> None:
    for number in range(20):
        file.write_text(f"# save {number}", encoding="utf-8")


@pytest.mark.parametrize("save", [rename_over, set_aside, truncate_and_write, burst])
def test_every_way_to_save_is_one_change(
    talk: Path, watch: Watch, save: Callable[[Path], None]
) -> None:
    save(talk)

    assert {talk} == watch.wait(LONG_S)
    assert frozenset() == watch.wait(SHORT_S)


def test_a_change_wakes_who_waits(talk: Path, watch: Watch) -> None:
    saver = threading.Timer(0.05, rename_over, [talk])
    saver.start()

    assert {talk} == watch.wait(LONG_S)
    saver.join()


def test_a_file_that_appears_is_a_change(tmp_path: Path, talk: Path, watch: Watch) -> None:
    picture = tmp_path / "art" / "map.svg"
    watch.look_at([talk, picture], since_s=time.time())

    picture.parent.mkdir()
    picture.write_text("<svg/>", encoding="utf-8")

    assert {picture} == watch.wait(LONG_S)


def test_other_files_of_the_folder_are_none(tmp_path: Path, watch: Watch) -> None:
    (tmp_path / "talk.html").write_text("built", encoding="utf-8")

    assert frozenset() == watch.wait(SHORT_S)


def test_a_new_input_that_changed_while_it_was_read_counts(
    tmp_path: Path, talk: Path, watch: Watch
) -> None:
    began_s = time.time() - 10
    picture = tmp_path / "map.svg"
    picture.write_text("<svg/>", encoding="utf-8")

    watch.look_at([talk, picture], since_s=began_s)

    assert {picture} == watch.wait(LONG_S)


def test_a_folder_stands_for_the_visible_files_in_it(tmp_path: Path, talk: Path) -> None:
    with Watch() as watch:
        watch.look_at([tmp_path], since_s=time.time())
        (tmp_path / ".hidden").write_text("", encoding="utf-8")
        assert frozenset() == watch.wait(SHORT_S)

        talk.with_name("part.md").write_text("", encoding="utf-8")
        assert {tmp_path} == watch.wait(LONG_S)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_what_a_link_points_to_is_followed(tmp_path: Path, talk: Path) -> None:
    link = tmp_path / "elsewhere" / "link.md"
    link.parent.mkdir()
    link.symlink_to(talk)
    with Watch() as watch:
        watch.look_at([link], since_s=time.time())
        rename_over(talk)

        assert {link} == watch.wait(LONG_S)


def test_a_folder_that_tells_nothing_is_looked_at_all_the_same(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_folders", lambda _: set())
    with Watch() as watch:
        watch.look_at([talk], since_s=time.time())
        saver = threading.Timer(0.05, rename_over, [talk])
        saver.start()

        assert {talk} == watch.wait(LONG_S)
        saver.join()


def test_the_end_of_a_watch_leaves_no_thread(talk: Path) -> None:
    before = threading.active_count()
    with Watch() as watch:
        watch.look_at([talk], since_s=time.time())

    assert before == threading.active_count()


def test_what_is_not_there_has_no_mark(tmp_path: Path) -> None:
    assert mark_of(tmp_path / "none") is None

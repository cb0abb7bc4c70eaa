import os
import socket
from pathlib import Path

import pytest

from deckgen import files
from deckgen.files import MAX_NAME, Refused, find_inside, read_inside, read_regular


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A talk's folder, with a secret beside it."""
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "talk"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "a.txt").write_text("a")
    return folder


def refusal(folder: Path, name: str) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        read_inside(folder, name)
    return caught.value.code, str(caught.value)


OUTSIDE = ("outside-folder", "a talk can only name files inside its own folder")


def test_a_file_inside_the_folder_is_read(talk: Path) -> None:
    assert b"a" == read_inside(talk, "img/a.txt")
    assert b"a" == read_inside(talk, "img/../img/./a.txt")


def test_absolute_names_are_refused(talk: Path) -> None:
    assert OUTSIDE == refusal(talk, str(talk / "img" / "a.txt"))
    assert OUTSIDE == refusal(talk, "/etc/passwd")
    assert OUTSIDE == refusal(talk, "C:\\secret.txt")


def test_dots_that_leave_the_folder_are_refused(talk: Path) -> None:
    assert OUTSIDE == refusal(talk, "../secret.txt")
    assert OUTSIDE == refusal(talk, "img/../../secret.txt")
    assert OUTSIDE == refusal(talk, "..\\secret.txt")


def test_a_symlink_out_of_the_folder_is_refused(talk: Path) -> None:
    (talk / "link.txt").symlink_to(talk.parent / "secret.txt")
    (talk / "up").symlink_to(talk.parent)

    assert OUTSIDE == refusal(talk, "link.txt")
    assert OUTSIDE == refusal(talk, "up/secret.txt")


def test_a_symlink_inside_the_folder_is_followed(talk: Path) -> None:
    (talk / "pictures").symlink_to(talk / "img")

    assert b"a" == read_inside(talk, "pictures/a.txt")
    assert "img/a.txt" == str(find_inside(talk, "pictures/a.txt"))


def test_a_link_to_itself_is_refused(talk: Path) -> None:
    (talk / "loop").symlink_to(talk / "loop")

    with pytest.raises((Refused, FileNotFoundError)):
        read_inside(talk, "loop")


def test_a_fifo_is_refused_without_waiting(talk: Path) -> None:
    os.mkfifo(talk / "pipe")

    assert ("not-a-file", "that is not a regular file") == refusal(talk, "pipe")


def test_devices_sockets_and_folders_are_refused(talk: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(talk)  # a socket's path may only be 107 bytes long
        listener.bind("s")
        os.chdir(here)

    assert "not-a-file" == refusal(talk, "s")[0]
    assert ("not-a-file", "that is a folder, not a file") == refusal(talk, "img")
    assert ("not-a-file", "that is a folder, not a file") == refusal(talk, ".")
    with pytest.raises(Refused, match="not a regular file"):
        read_regular(Path("/dev/null"))


def test_a_path_two_to_the_twenty_deep_is_refused(talk: Path) -> None:
    assert "not-a-file" == refusal(talk, "a/" * 2**20 + "b")[0]
    assert "not-a-file" == refusal(talk, "../" * 2**20 + "b")[0]
    assert OUTSIDE == refusal(talk, "../" * (MAX_NAME // 3 - 1) + "b")


def test_a_name_with_nul_is_refused(talk: Path) -> None:
    assert ("not-a-file", "that is not a file name") == refusal(talk, "a\0b")
    assert ("not-a-file", "that is not a file name") == refusal(talk, "")


def test_what_was_checked_is_what_is_read(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def then_swap(folder: Path, name: str) -> object:
        found = find_inside(folder, name)
        (talk / "img").rename(talk / "was")
        (talk / "img").symlink_to(talk.parent)
        return found

    (talk.parent / "a.txt").write_text("secret")
    monkeypatch.setattr(files, "find_inside", then_swap)

    assert "unreadable" == refusal(talk, "img/a.txt")[0]


def test_a_missing_file_is_missing(talk: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_inside(talk, "img/b.txt")
    with pytest.raises(FileNotFoundError):
        read_inside(talk, "nowhere/b.txt")


def test_names_may_have_blanks_and_marks(talk: Path) -> None:
    for name in ("a b.txt", "a#b.txt", "a?b.txt", "100%.txt", "e\u0301.txt"):
        (talk / name).write_text(name)
        assert name.encode() == read_inside(talk, name)


def test_a_huge_file_is_refused_before_it_is_read(talk: Path) -> None:
    with (talk / "huge").open("wb") as stream:
        stream.truncate(files.MAX_BYTES + 1)

    assert ("too-large", "the file is larger than 256 MiB") == refusal(talk, "huge")

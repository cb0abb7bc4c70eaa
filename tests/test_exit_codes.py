"""Every exit code that a command of today can end with, brought about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.cli.exits import Exit
from tests.commands import apart

TALK = "# One\n\n# Two\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    return tmp_path


def test_the_table() -> None:
    assert [0, 1, 2, 3, 4, 5, 6, 7, 130, 141] == [int(code) for code in Exit]


def test_good(folder: Path) -> None:
    assert 0 == apart(["build"], folder).status


def test_the_deck_has_errors(folder: Path) -> None:
    (folder / "talk.md").write_text("# One {righ-of=two}\n", encoding="utf-8")

    assert 1 == apart(["build"], folder).status


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["build", "--nope"],
        ["build", "none.md"],
        ["build", "talk.md", "-o", "talk.pdf"],
        ["build", "--color=yes"],
        ["new", "--template", "nope"],
        ["completion", "tcsh"],
    ],
)
def test_the_command_line_cannot_be_understood(folder: Path, arguments: list[str]) -> None:
    result = apart(arguments, folder)

    assert 2 == result.status
    assert result.err.startswith("error: ")


def test_no_browser_starts(folder: Path) -> None:
    assert 4 == apart(["doctor", "--browser", "/none"], folder).status


def test_the_output_is_not_ours_to_overwrite(folder: Path) -> None:
    (folder / "page.html").write_text("mine", encoding="utf-8")

    assert 6 == apart(["build", "-o", "page.html"], folder).status
    assert 6 == apart(["new"], folder).status


def test_the_output_cannot_be_written(folder: Path) -> None:
    (folder / "file").write_text("in the way", encoding="utf-8")

    assert 6 == apart(["build", "-o", "file/deck.html"], folder).status


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_standard_output_is_said(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "deckgen", "build", "-o", "-"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (6, 1) == (done.returncode, done.stderr.decode().count("error: "))


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_interrupted_while_watching_and_silent(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "deckgen", "build", "-w"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        said = [process.stderr.readline(), process.stderr.readline()]
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()

    assert ["wrote", "watching; Ctrl-C ends"] == [said[0].split()[0], said[1].strip()]
    assert (130, "") == (process.returncode, rest)


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_met_with_silence(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "deckgen", "build", "-o", "-"],
            cwd=folder,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)

    assert (141, b"") == (done.returncode, done.stderr)

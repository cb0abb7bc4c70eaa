"""A disk that is full: the old file stays whole, nothing else is left, and the error says why."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.cli import run
from deckgen.diagnostics import OutputError
from deckgen.export.deliver import draft_of
from tests.commands import LONG_S

FULL = Path("/dev/full")
LIMIT = 600  # bytes that a file may have: fewer than any output of ours
TALK = "# One\n\nHello\n"


def on_a_full_disk(folder: Path, *arguments: str) -> tuple[int, str]:
    """How a command ends, and what it says, that may write no file larger than the limit."""
    done = subprocess.run(
        [sys.executable, "-m", "deckgen", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=LONG_S,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT)),
    )
    return done.returncode, done.stderr.decode()


def left(folder: Path) -> dict[str, bytes]:
    """All files there, in folders too."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return {str(each.relative_to(folder)): each.read_bytes() for each in files}


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "talk.md", "-o", "talk.html"),
        ("build", "talk.md", "-o", "deck", "--folder"),
        ("export", "talk.md", "-o", "talk.json"),
    ],
)
def test_what_was_written_before_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert 0 == run(arguments)
    (tmp_path / "talk.md").write_text(TALK * 2, encoding="utf-8")
    before = left(tmp_path)

    status, said = on_a_full_disk(tmp_path, *arguments)
    assert f"error: {arguments[3]} cannot be written: file too large\n" == said
    assert 6 == status
    assert before == left(tmp_path)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_an_export_that_finds_the_disk_full_on_the_way_says_so(tmp_path: Path) -> None:
    out = tmp_path / "talk.mp4"
    out.write_bytes(b"old")
    with pytest.raises(OutputError, match="cannot be written: no space left on device"):  # noqa: SIM117
        with draft_of(out) as folder:
            (folder / "talk.mp4").write_bytes(b"new")
            FULL.write_bytes(b"new")

    assert {"talk.mp4": b"old"} == left(tmp_path)


def test_another_fault_of_an_export_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), draft_of(tmp_path / "talk.pdf") as folder:
        (folder / "none").read_bytes()

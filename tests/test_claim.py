"""Folders that tell whether their owner lives: those of the dead go, and no others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.export.claim import Claim, sweep

# Claims a folder, says so, and stays.
OWNER = """
import sys
from pathlib import Path
from deckgen.export.claim import Claim

Claim(Path(sys.argv[1]), "a-", ".part").folder.joinpath("words").write_text("words")
print("claimed", flush=True)
sys.stdin.read()
"""


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_what_the_living_own_stays_and_goes_when_they_are_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OWNER, str(tmp_path)]
    owner = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert owner.stdout and b"claimed" in owner.stdout.readline()
    ours = Claim(tmp_path, "a-", ".part")
    before = names(tmp_path)

    sweep(tmp_path, "a-", ".part")
    assert before == names(tmp_path)
    owner.kill()
    owner.communicate()
    sweep(tmp_path, "b-", ".part")
    assert before == names(tmp_path)
    sweep(tmp_path, "a-", ".part")
    assert [ours.folder.name] == names(tmp_path)
    ours.give_up()
    assert [] == names(tmp_path)


def test_who_inherits_the_lock_owns_the_folder_too(tmp_path: Path) -> None:
    claim = Claim(tmp_path, "a-")
    heir = subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=[claim.lock])
    os.close(claim.lock)  # as if we were killed

    sweep(tmp_path, "a-")
    assert claim.folder.exists()
    heir.communicate()
    sweep(tmp_path, "a-")
    assert not claim.folder.exists()


@pytest.mark.parametrize("mark", [None, b"", b"deckgen on another machine\n"])
def test_a_folder_that_is_not_provably_ours_stays(tmp_path: Path, mark: bytes | None) -> None:
    folder = tmp_path / "a-12345678"
    folder.mkdir()
    if mark is not None:
        (folder / ".deckgen-lock").write_bytes(mark)
    (tmp_path / "a-file").write_text("mine")
    (tmp_path / "a-link").symlink_to(folder)

    sweep(tmp_path, "a-")

    assert ["a-12345678", "a-file", "a-link"] == names(tmp_path)

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.talks import EVERYTHING, a_png, a_talk

KEYNOTE = Path(__file__).parent.parent / "talks" / "intracomm2011.md"
BUILD = (
    "import sys; from deckgen.build import build; from deckgen.model import Options;"
    "b = build(sys.argv[1], options=Options(folder='folder' in sys.argv, with_notes=True));"
    "[sys.stdout.buffer.write(n.encode() + d) for n, d in b.files.items()]"
)


def built(talk: str, *how: str, cwd: Path, seed: str) -> bytes:
    """What a fresh process makes of a talk."""
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
    command = [sys.executable, "-c", BUILD, talk, *how]
    return subprocess.run(command, capture_output=True, check=True, cwd=cwd, env=env).stdout


@pytest.mark.parametrize("how", [(), ("folder",)])
def test_the_same_talk_gives_the_same_bytes(tmp_path: Path, how: tuple[str, ...]) -> None:
    talk = a_talk(tmp_path, EVERYTHING, picture_png=a_png(5000, 10))

    here = built("talk.md", *how, cwd=tmp_path, seed="1")
    elsewhere = built(str(talk), *how, cwd=Path("/"), seed="2")

    assert here == elsewhere


def test_the_same_talk_in_another_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = []
    for name in ("one", "another folder"):
        folder = tmp_path / name
        folder.mkdir()
        a_talk(folder, EVERYTHING, picture_png=a_png())
        pages.append(built("talk.md", cwd=folder, seed="3"))

    assert pages[0] == pages[1]


def test_the_keynote_gives_the_same_bytes_twice() -> None:
    first = built(str(KEYNOTE), cwd=Path("/"), seed="4")
    second = built(KEYNOTE.name, cwd=KEYNOTE.parent, seed="5")

    assert first == second

"""``python -m bench.film``: how fast a film of the keynote is made, beside how long it lasts.

1920 × 1080 at 30 pictures a second, the short route in about 45 seconds: no stop lasts longer
than it takes to read it, so that much of the film is flight, which is what takes time.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import av

TALKS = Path(__file__).parent.parent.parent / "talks"
ROUTE, REST_S = "court", 3
KINDS = ("mp4", "webm", "gif")
_DWELL = re.compile(r"\bdwell=\w+")


def main() -> None:
    """Measure and print, a line a format."""
    kinds = sys.argv[1:] or KINDS
    print(f"1920 × 1080, 30 pictures a second, no GPU, {os.cpu_count()} processors")
    print(f"{'':6}{'film s':>8}{'made s':>8}{'of real time':>14}{'pictures/s':>12}{'MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        talk = brisk(Path(folder))
        for kind in kinds:
            film = Path(folder) / f"film.{kind}"
            seconds = made_in_s(talk, film, Path(folder) / "cache")
            length, pictures = length_of(film)
            print(
                f"{kind:6}{length:8.1f}{seconds:8.1f}{seconds / length:14.2f}"
                f"{pictures / seconds:12.1f}{film.stat().st_size / 1e6:8.1f}",
                flush=True,
            )


def brisk(folder: Path) -> Path:
    """The keynote at a pace that no speaker could keep, in a folder with its art."""
    shutil.copytree(TALKS / "art", folder / "art")
    text = (TALKS / "intracomm2011.md").read_text(encoding="utf-8")
    talk = folder / "talk.md"
    talk.write_text(_DWELL.sub(f"dwell={REST_S}s", text), encoding="utf-8")
    return talk


def made_in_s(talk: Path, film: Path, cache: Path) -> float:
    """The wall seconds of the whole command, from cold, with nothing kept from before."""
    command = [sys.executable, "-m", "deckgen", "export", str(talk), "-o", str(film)]
    command += ["--route", ROUTE, "-q"]
    start = time.perf_counter()
    subprocess.run(command, env={**os.environ, "XDG_CACHE_HOME": str(cache)}, check=True)
    return time.perf_counter() - start


def length_of(film: Path) -> tuple[float, int]:
    """How many seconds a film lasts, and how many pictures it has."""
    with av.open(str(film)) as container:
        length = (container.duration or 0) / 1e6
        return length, sum(1 for packet in container.demux(video=0) if packet.size)


if __name__ == "__main__":
    main()

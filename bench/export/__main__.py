"""``python -m bench.export``: how fast a talk becomes a PDF, beside other tools that make one.

Whole processes from cold, interleaved, in one run. Every tool is given the same content, and
is left out, with the reason, where it is not installed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from bench import decks, peers
from bench.measure import Command, medians

SIZES = (20, 200)
KEYNOTE = Path("talks/intracomm2011.md")
PEERS = (
    peers.Peer(
        "marp",
        "marp",
        lambda talk, folder: [
            "--no-stdin",
            str(talk),
            "--pdf",
            "-o",
            str(folder / "marp.pdf"),
        ],
    ),
    peers.Peer(
        "slidev",
        "slidev",
        lambda talk, folder: ["export", str(talk), "--output", str(folder / "slidev.pdf")],
    ),
)


def main() -> None:
    """Measure and print, a table a talk."""
    parser = argparse.ArgumentParser(prog="python -m bench.export", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each command (3)")
    runs = parser.parse_args().runs
    absent: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-") as name:
        folder = Path(name)
        print(f"median of {runs} runs each, whole process, interleaved\n")
        print(f"{'':12} {'seconds':>9} {'pages':>7} {'pages/s':>9} {'kB':>8}")
        for title, talk, slides in _talks(folder):
            commands = [_ours(talk, folder)]
            if slides:
                others, left_out = peers.commands(slides, folder, PEERS)
                commands += others
                absent.update(left_out)
            found = medians(commands, runs)
            print(title)
            for command, sample in found.items():
                made = folder / f"{command}.pdf"
                pages = len(PdfReader(made).pages)
                rate, size = pages / sample.seconds, made.stat().st_size / 1e3
                print(f"  {command:10} {sample.seconds:9.2f} {pages:7} {rate:9.1f} {size:8.0f}")
    print("\n".join(f"left out: {why}" for why in sorted(absent)))


def _talks(folder: Path) -> Iterator[tuple[str, Path, Path | None]]:
    """Name, our talk, and the same for other tools where they can show it."""
    yield "the keynote", KEYNOTE, None
    for size in SIZES:
        talk, slides = folder / f"talk{size}.md", folder / f"slides{size}.md"
        talk.write_text(decks.talk(size), encoding="utf-8")
        slides.write_text(decks.slides(size), encoding="utf-8")
        yield f"{size} stops", talk, slides


def _ours(talk: Path, folder: Path) -> Command:
    export = ["-m", "deckgen", "export", "-q", str(talk), "-o", str(folder / "deckgen.pdf")]
    return Command("deckgen", [sys.executable, *export])


if __name__ == "__main__":
    main()

"""``python -m bench.export``: how fast a talk becomes a PDF, beside other tools that make one.

Whole processes from cold, interleaved, in one run. Every tool is given the same content, and
is left out, with the reason, where it is not installed. Decktape prints any deck of impress.js:
it gets the one that deckgen builds, and waits for nothing before a picture, which by itself it
would for a second each. It takes minutes for long talks, and is asked for short ones only.
(PUPPETEER_SKIP_DOWNLOAD=1 npm install -g decktape brings it without a browser of its own.)
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from bench import decks, peers
from bench.measure import Command, medians
from deckgen.export.browser import find

SIZES = (20, 200)
KEYNOTE = Path("talks/intracomm2011.md")
PATIENCE = 20  # stops
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


def decktape(deck: Path, folder: Path) -> list[str]:
    """How decktape is asked to print a deck that is built."""
    browser = find(os.environ, shells=False).browser
    given = [] if browser is None else ["--chrome-path", str(browser.file)]
    given += [f"--chrome-arg={flag}" for flag in (browser.flags if browser else ())]
    asked = ["--pause", "0", "--size", "1920x1080", "impress", deck.as_uri()]
    return [*given, *asked, str(folder / "decktape.pdf")]


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
        for title, talk, slides, stops in _talks(folder):
            commands = [_ours(talk, folder)]
            for others, left_out in _others(talk, slides, stops, folder):
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


def _talks(folder: Path) -> Iterator[tuple[str, Path, Path | None, int]]:
    """Name, our talk, the same for other tools where they can show it, and how many stops."""
    yield "the keynote", KEYNOTE, None, 53
    for size in SIZES:
        talk, slides = folder / f"talk{size}.md", folder / f"slides{size}.md"
        talk.write_text(decks.talk(size), encoding="utf-8")
        slides.write_text(decks.slides(size), encoding="utf-8")
        yield f"{size} stops", talk, slides, size


def _others(
    talk: Path, slides: Path | None, stops: int, folder: Path
) -> Iterator[tuple[list[Command], list[str]]]:
    """The other tools that can show a talk, and why each of the rest is left out."""
    if slides is None:
        return
    yield peers.commands(slides, folder, PEERS)
    if stops > PATIENCE:
        yield [], [f"decktape, for {stops} stops: it takes minutes"]
        return
    deck = folder / "deck.html"
    build = [sys.executable, "-m", "deckgen", "build", "-q", str(talk), "-o", str(deck)]
    subprocess.run(build, check=True)
    yield peers.commands(deck, folder, (peers.Peer("decktape", "decktape", decktape),))


def _ours(talk: Path, folder: Path) -> Command:
    export = ["-m", "deckgen", "export", "-q", str(talk), "-o", str(folder / "deckgen.pdf")]
    return Command("deckgen", [sys.executable, *export])


if __name__ == "__main__":
    main()

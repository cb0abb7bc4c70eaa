"""``python -m bench.live``: how long it takes from a save to the pixels on the screen.

The same talk, the same browser and the same script in the page for every tool that is
here, one after the other in one run; the word that changes stands in the first frame.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bench import decks
from bench.live.probe import Probe, marked, saved
from bench.live.servers import TOOLS, Running, Tool, missing, serving
from deckgen.export.browser import find

SIZES = (20, 200, 1000)
PAUSE_S = (0.25, 0.45)
APART_S = 0.08  # between two saves of which the second must not be lost
IDLE_S = 5.0


class Found(NamedTuple):
    """What one tool takes: milliseconds of each save, lost saves, what it costs at rest."""

    taken_ms: Sequence[float]
    lost: int
    pairs_lost: int
    pairs: int
    idle_share: float
    end_s: float


def main() -> None:
    """Measure and print, a table a size."""
    arguments = _arguments()
    search = find(os.environ, shells=False)
    if search.browser is None:
        sys.exit("no browser starts here: " + "; ".join(each.reason for each in search.refused))
    print(f"{search.browser.version}; from a save to the picture on screen, in milliseconds")
    print(
        f"{arguments.saves} saves each, and {arguments.pairs} pairs {1e3 * APART_S:.0f} ms apart\n"
    )
    print(f"{'':24}{'median':>9}{'p95':>9}{'lost':>7}{'2nd lost':>10}{'idle cpu':>10}{'end s':>8}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(search.browser.file), args=list(search.browser.flags)
        )
        for size in arguments.sizes:
            print(f"{size:,} frames")
            for tool in TOOLS:
                if arguments.only and tool.name not in arguments.only:
                    continue
                print(_row(tool, size, browser, arguments), flush=True)
        browser.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.live", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="frames of each talk")
    parser.add_argument("--saves", type=int, default=30, help="saves of each (30)")
    parser.add_argument("--pairs", type=int, default=10, help="pairs of saves of each (10)")
    parser.add_argument("--only", nargs="*", help="these tools alone")
    return parser.parse_args()


def _row(tool: Tool, size: int, browser: Browser, arguments: argparse.Namespace) -> str:
    why = missing(tool)
    if why:
        return f"  {tool.name:22}left out: {why}"
    with tempfile.TemporaryDirectory(prefix="deckgen-live-") as folder:
        try:
            found = _measure(tool, size, Path(folder), browser, arguments)
        except RuntimeError as error:
            log = (Path(folder) / f"{tool.name}.log").read_text(errors="replace").strip()
            return f"  {tool.name:22}left out: {error} {log[-200:]!r}"
    if not found.taken_ms:
        return f"  {tool.name:22}{'':18}{found.lost:7}"
    p95 = sorted(found.taken_ms)[max(0, round(0.95 * len(found.taken_ms)) - 1)]
    return (
        f"  {tool.name:22}{statistics.median(found.taken_ms):9.0f}{p95:9.0f}{found.lost:7}"
        f"{found.pairs_lost:7}/{found.pairs}{100 * found.idle_share:9.2f}%{found.end_s:8.2f}"
    )


def _measure(
    tool: Tool, size: int, folder: Path, browser: Browser, arguments: argparse.Namespace
) -> Found:
    text = f"{tool.front}# First\n\nSAVE\n\n{'---' if tool.slides else ''}\n\n" + (
        decks.slides(size - 1) if tool.slides else decks.talk(size - 1).partition("\n---\n")[2]
    )
    talk = folder / "talk.md"
    number = 0
    saved(talk, marked(text, number))
    with serving(tool, talk) as running:
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        probe = Probe(page)
        probe.start(running.address)
        if probe.wait(0) is None:
            raise RuntimeError("the page does not show the talk")
        taken: list[float] = []
        lost = pairs_lost = 0
        for _ in range(arguments.saves + 3):
            number += 1
            page.wait_for_timeout(1000 * random.uniform(*PAUSE_S))
            began = saved(talk, marked(text, number))
            seen = probe.wait(number)
            lost += seen is None
            taken += [] if seen is None else [1000 * (seen - began)]
        for _ in range(arguments.pairs):
            page.wait_for_timeout(1000 * random.uniform(*PAUSE_S))
            saved(talk, marked(text, number + 1))
            time.sleep(APART_S)
            number += 2
            saved(talk, marked(text, number))
            pairs_lost += probe.wait(number) is None
        idle = _idle_share(running)
        found = Found(taken[3:], lost, pairs_lost, arguments.pairs, idle, running.end_s())
        page.close()
        return found


def _idle_share(running: Running) -> float:
    """The share of one processor that the server takes while nobody saves."""
    before = running.cpu_s()
    time.sleep(IDLE_S)
    return (running.cpu_s() - before) / IDLE_S


if __name__ == "__main__":
    main()

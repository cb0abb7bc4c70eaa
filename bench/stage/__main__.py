"""``python -m bench.stage``: how fast a deck moves on stage, beside impress.js left to itself.

Chromium without a screen and without a GPU, 1920 × 1080. Both pages hold the same frames,
nested three deep, from scale 20 to 0.05, all of them turned, and fly the same ten flights.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.stage.figures import Figures
from bench.stage.measure import FLIGHTS, measure
from bench.stage.sides import DECKGEN, IMPRESS, SIDES
from bench.stage.wall import tour, wall
from deckgen.export.browser import find

SIZES = (40, 200, 1000, 3000)
LIMIT_S = 40.0
_HEAD = (
    "",
    "flown",
    "pictures/s",
    "95 % keep",
    "ticks/s",
    "longest ms",
    "first ms",
    "private",
    "resident",
)


def main() -> None:
    """Measure and print, a table a size."""
    arguments = _arguments()
    search = find(os.environ, shells=False)
    if search.browser is None:
        sys.exit("no browser starts here: " + "; ".join(each.reason for each in search.refused))
    sides = [side for side in SIDES if arguments.only in (None, side.name)]
    print(f"{search.browser.version}, 1920 × 1080, no GPU, {os.cpu_count()} processors")
    print("memory in MiB, of the page's renderer after its flights\n")
    print("".join(f"{word:>11}" for word in _HEAD))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for size in arguments.sizes:
            scene, file = wall(size), Path(folder) / "wall.html"
            found: dict[str, Figures] = {}
            print(f"{size:,} steps")
            for side in sides:
                file.write_text(side.page(scene), encoding="utf-8")
                taken = measure(
                    playwright.chromium, search.browser, side, file, tour(scene), arguments.limit
                )
                found[side.name] = taken[FLIGHTS]
                for kind, each in taken.items():
                    print(_row(side.name if kind == FLIGHTS else kind, each), flush=True)
            print("\n".join(_ratios(found)), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.stage", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="steps of each talk")
    parser.add_argument("--only", choices=[side.name for side in SIDES], help="one side alone")
    parser.add_argument(
        "--limit",
        type=float,
        default=LIMIT_S,
        help="seconds for a page's loading, and for its flights (40)",
    )
    return parser.parse_args()


def _row(name: str, of: Figures) -> str:
    memory = of.memory
    values = (
        *(of.rate, of.kept, of.ticks, of.longest, of.first),
        *((memory.private / 2**20, memory.resident / 2**20) if memory else (None, None)),
    )
    cells = (f"{'–' if value is None else f'{value:.1f}':>11}" for value in values)
    return f"{name:>11}{of.flown:>11}{''.join(cells)}"


def _ratios(found: Mapping[str, Figures]) -> Iterator[str]:
    """How many times as good ours is, where both sides were measured."""
    if len(found) < 2:
        return
    ours, theirs = found[DECKGEN.name], found[IMPRESS.name]
    pairs = (
        (ours.rate, theirs.rate),
        (ours.kept, theirs.kept),
        (ours.ticks, theirs.ticks),
        (theirs.longest, ours.longest),
        (theirs.first, ours.first),
    )
    cells = (f"{f'{good / bad:.1f} ×' if good and bad else '':>11}" for good, bad in pairs)
    yield f"{'better by':>11}{'':11}{''.join(cells)}"


if __name__ == "__main__":
    main()

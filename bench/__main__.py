"""``python -m bench``: how fast deckgen builds, beside the least that it could take.

The yardstick is markdown-it-py parsing the same text, and Python importing that and
Jinja2, both in the same run as what is compared with them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench import decks, peers
from bench.measure import Command, Sample, medians

SIZES = (20, 200, 1000, 5000)
KEYNOTE = Path("talks/intracomm2011.md")
_PARSE = (
    "import pathlib, sys, markdown_it\n"
    "md = markdown_it.MarkdownIt('commonmark').enable('table')\n"
    "md.parse(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))"
)
_IMPORT = Command("imports", [sys.executable, "-c", "import markdown_it, jinja2"])
_BUILD, _YARDSTICK = "deckgen", "markdown-it-py"


def main() -> None:
    """Measure and print, a table a size."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-") as folder:
        per_frame: dict[int, float] = {}
        absent: set[str] = set()
        print(f"median of {arguments.runs} runs each, whole process, interleaved;")
        print(f"ratio: to {_YARDSTICK} and {_IMPORT.name} together\n")
        print(f"{'':30} {'seconds':>9} {'MiB':>7} {'ratio':>7}")
        for name, talk, size in _talks(Path(folder), arguments.sizes):
            others, left_out = peers.commands(_for_peers(talk, Path(folder)), Path(folder))
            absent.update(left_out)
            found = medians([*_ours(talk, Path(folder)), *others], arguments.runs)
            print("\n".join(_table(name, found)), flush=True)
            if size:
                per_frame[size] = found[_BUILD].seconds
        print("\n".join([*_growth(per_frame), *(f"left out: {why}" for why in sorted(absent))]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each command (5)")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="frames to generate")
    return parser.parse_args()


def _talks(folder: Path, sizes: Sequence[int]) -> Iterator[tuple[str, Path, int | None]]:
    """Name, file and number of frames of each talk; the keynote's number is not known."""
    if KEYNOTE.exists():
        yield "the keynote", KEYNOTE, None
    for size in sizes:
        talk = folder / f"talk{size}.md"
        talk.write_text(decks.talk(size), encoding="utf-8")
        yield f"{size:,} frames", talk, size


def _ours(talk: Path, folder: Path) -> list[Command]:
    """What deckgen takes, and the least that it could."""
    build = ["-m", "deckgen", "build", "-q", str(talk), "-o", str(folder / "deck.html")]
    return [
        Command(_BUILD, [sys.executable, *build]),
        Command(_YARDSTICK, [sys.executable, "-c", _PARSE, str(talk)]),
        _IMPORT,
    ]


def _for_peers(talk: Path, folder: Path) -> Path:
    """The same talk as other tools want it, where it is a generated one."""
    if talk.parent != folder:
        return talk
    frames = int(talk.stem.removeprefix("talk"))
    copy = folder / f"slides{frames}.md"
    copy.write_text(decks.slides(frames), encoding="utf-8")
    copy.with_suffix(".rst").write_text(decks.restructured(frames), encoding="utf-8")
    return copy


def _table(name: str, found: Mapping[str, Sample]) -> Iterator[str]:
    least = found[_YARDSTICK].seconds + found[_IMPORT.name].seconds
    yield name
    for command, sample in found.items():
        mebibytes = sample.peak_bytes / 2**20
        ratio = sample.seconds / least
        yield f"  {command:28} {sample.seconds:9.3f} {mebibytes:7.0f} {ratio:7.2f}"


def _growth(seconds: Mapping[int, float]) -> Iterator[str]:
    """How the time for one more frame grows from the next-to-largest talk to the largest."""
    if len(seconds) < 3:
        return
    first, middle, last = sorted(seconds)[0], *sorted(seconds)[-2:]
    before = (seconds[middle] - seconds[first]) / (middle - first)
    after = (seconds[last] - seconds[middle]) / (last - middle)
    yield f"\na frame costs {1e3 * before:.3f} ms up to {middle:,} frames, {1e3 * after:.3f} ms"
    yield f"from there to {last:,}: {after / before:.2f} times as much"


if __name__ == "__main__":
    main()

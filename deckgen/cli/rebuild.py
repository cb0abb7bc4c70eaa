"""``-w``: build or export, wait for a file of the talk to change, do it again."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from deckgen.cli.compile import Request, source_of
from deckgen.cli.console import Console
from deckgen.diagnostics import DeckError
from deckgen.parse import parse
from deckgen.serve.watch import Watch

_FOLDERS_LOOKED_INTO = 50  # beside a broken talk; a folder with more is no talk's own


def rebuild(
    requests: Sequence[Request], out: Console, make: Callable[[Request, Console], object]
) -> None:
    """Keep what ``make`` makes of the talks as new as they are, until interrupted.

    A talk that breaks leaves what was last made of it where it is.
    """
    gc.enable()  # what stays for hours has to clean up
    with Watch() as watch:
        files = {request: files_of(request) for request in requests}
        due = set(requests)
        while True:
            began_s = time.time()
            watch.look_at({f for each in files.values() for f in each}, since_s=began_s)
            for request in requests:
                if request in due:
                    make(request, out)
                    files[request] = files_of(request)
            watch.look_at({f for each in files.values() for f in each}, since_s=began_s)
            out.log("watching; Ctrl-C ends")
            changed = watch.wait()
            due = {request for request in requests if files[request] & changed}


def files_of(request: Request) -> frozenset[Path]:
    """Every file that the deck is made from, and its themes' folders, as absolute paths.

    Where the talk cannot be read so far, anything in its folder may be what mends it.
    """
    talk = Path.cwd() / request.job.deck
    folder = talk.resolve().parent
    found = {talk, *_theme_folders(request, folder)}
    try:
        source = source_of(request.job.deck)
        found |= {folder / name for name in source.includes}
        deck = parse(source, trust_html=request.options.trust_html)
    except DeckError:
        return frozenset(found | _around(folder))
    named = {use.name for use in deck.assets if use.kind in ("image", "media", "path")}
    return frozenset(found | {folder / name for name in named})


def _around(folder: Path) -> set[Path]:
    inside = sorted(f for f in folder.iterdir() if f.is_dir() and not f.name.startswith("."))
    return {folder, *inside[:_FOLDERS_LOOKED_INTO]}


def _theme_folders(request: Request, folder: Path) -> set[Path]:
    homes = set((folder / "themes").glob("*/"))
    if request.theme and Path(request.theme).is_dir():
        homes.add(Path(request.theme).resolve())
    return homes | {home / "fonts" for home in homes if (home / "fonts").is_dir()}

"""``-w``: build or export, wait for a file of the talk to change, do it again."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from deckgen.cli.compile import Outcome, Request
from deckgen.cli.console import Console
from deckgen.serve.watch import Watch


def rebuild(
    requests: Sequence[Request], out: Console, make: Callable[[Request, Console], Outcome]
) -> None:
    """Keep what ``make`` makes of the talks as new as they are, until interrupted.

    A talk that breaks leaves what was last made of it where it is.
    """
    gc.enable()  # what stays for hours has to clean up
    with Watch() as watch:
        files = {request: frozenset({Path(request.job.deck)}) for request in requests}
        due = set(requests)
        while True:
            began_s = time.time()
            watch.look_at({f for each in files.values() for f in each}, since_s=began_s)
            for request in requests:
                if request in due:
                    files[request] = make(request, out).inputs
            watch.look_at({f for each in files.values() for f in each}, since_s=began_s)
            out.log("watching; Ctrl-C ends")
            changed = watch.wait()
            due = {request for request in requests if files[request] & changed}

"""``python -m deckgen``, and the console script: runs a command, returns its status."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn


def main() -> int:
    """Run the command line of this process; the answer is its exit status."""
    gc.disable()  # a build ends before its garbage matters; looking for it takes a sixth longer
    try:
        from deckgen.cli import run  # in here, so that Ctrl-C is silent this early too

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


def script() -> NoReturn:
    """Run the command line, and end the process at once.

    All that was written is written; the system frees the memory of a process faster than
    Python takes its objects apart one by one (15 ms of a small build).
    """
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    script()

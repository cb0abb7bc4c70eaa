"""``python -m deckgen``, and the console script: runs a command, returns its status."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line of this process; the answer is its exit status."""
    gc.disable()  # a build ends before its garbage matters; looking for it takes a sixth longer
    try:
        from deckgen.cli import run  # in here, so that Ctrl-C is silent this early too

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

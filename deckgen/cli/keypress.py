"""Keys pressed in the terminal, one at a time, without Enter."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def unbuffered(stream: TextIO) -> Iterator[bool]:
    """Have keys come one by one for as long as this lasts; False where none can."""
    if not stream.isatty() or os.name == "nt":
        yield stream.isatty()
        return
    import termios
    import tty

    before = termios.tcgetattr(stream)
    try:
        tty.setcbreak(stream)  # keeps Ctrl-C what it is
        yield True
    finally:
        termios.tcsetattr(stream, termios.TCSADRAIN, before)


def next_key(stream: TextIO) -> str:
    """Wait for a key; empty where no more can come."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch()
    return os.read(stream.fileno(), 1).decode("latin-1")

"""What the process hands back to the shell; the one table of it."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Exit:
        """A number that knows its meaning, so that no second table is needed."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    GOOD = 0, "good"
    DECK = 1, "the deck has errors"
    USAGE = 2, "the command line cannot be understood"
    ADDRESS = 3, "the port or the address cannot be had"
    BROWSER = 4, "no browser starts"
    EXPORT = 5, "an export failed or ran out of time"
    OUTPUT = 6, "the output cannot be written, or is not ours to overwrite"
    POLICY = 7, "refused by policy"
    INTERRUPTED = 130, "interrupted with Ctrl-C"
    PIPE = 141, "whoever read our output went away"


class Stop(Exception):
    """Ends a command: the status to leave with, what to say if anything, what may help."""

    def __init__(self, status: Exit, message: str = "", hint: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.hint = hint

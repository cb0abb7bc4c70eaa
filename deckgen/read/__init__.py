"""A talk file on disk -> ``Source``: text, front matter split off, includes spliced in.

Whatever the file turns out to be, the answer is a ``Source`` or a ``ParseError`` that
says where and what to do; nothing here waits, and nothing outside the talk's folder
is read. Lines end in a line feed afterwards, and a byte-order mark is gone.
"""

from __future__ import annotations

from pathlib import Path

from deckgen.diagnostics import Diagnostic, ParseError, nearest_file
from deckgen.files import Refused, read_regular
from deckgen.model import Source
from deckgen.read.encoding import decode, normalise
from deckgen.read.front import split_front
from deckgen.read.include import Joined, splice

__all__ = ["decode", "read", "read_text"]


def read(file: Path) -> Source:
    """The talk in ``file``, by the name given.

    Raises ParseError where there is no such file, where it is not text, and for
    every fault of its includes at once.
    """
    name = file.as_posix()
    try:
        data = read_regular(file)
    except FileNotFoundError:
        raise ParseError(_missing(file)) from None
    except Refused as refusal:
        hint = "give the talk on standard input instead: -" if _is_pipe(file) else None
        message = f"{name} cannot be read: {refusal}"
        raise ParseError(Diagnostic(refusal.code, message, hint=hint)) from None
    text, warnings = decode(data, name)
    return _joined(text, file=name, folder=file.resolve().parent, warnings=warnings)


def read_text(text: str, *, file: str, folder: Path) -> Source:
    """A talk given as text, as from standard input; ``file`` is its name in messages.

    Includes are found in ``folder``. Raises ParseError like ``read``.
    """
    return _joined(normalise(text, file), file=file, folder=folder.resolve(), warnings=())


def _joined(text: str, *, file: str, folder: Path, warnings: tuple[Diagnostic, ...]) -> Source:
    front = split_front(text, file)
    joined = Joined(file, folder)
    splice(joined, front.body, file, front.blank)
    faults = [fault for fault in (front.fault, *joined.faults) if fault]
    texts = {file: text, **joined.texts}
    if faults:
        raise ParseError(*faults, texts=texts)
    return Source(
        file=file,
        folder=folder,
        text="\n".join(joined.lines),
        front=front.text,
        front_line=2,
        origins=tuple(joined.origins),
        includes=tuple(joined.includes),
        texts=texts,
        warnings=(*warnings, *joined.warnings),
    )


def _missing(file: Path) -> Diagnostic:
    try:
        beside = [found.name for found in file.parent.iterdir() if found.is_file()]
    except OSError:
        beside = []
    hint = nearest_file(file.name, beside)
    return Diagnostic("missing-file", f"there is no file {file.as_posix()}", hint=hint)


def _is_pipe(file: Path) -> bool:
    try:
        return file.is_fifo() or file.is_char_device()
    except OSError:
        return False

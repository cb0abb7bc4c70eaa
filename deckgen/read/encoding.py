"""Bytes -> text: UTF-8, or UTF-16 and UTF-32 that say so; else where it goes wrong."""

from __future__ import annotations

import codecs

from deckgen.diagnostics import Diagnostic, ParseError, Span

_SAVE = "save the file as UTF-8"

# The longer marks first: the one of UTF-16 opens that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


def decode(data: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text in ``data``, its lines ended by line feeds, and warnings.

    Raises ParseError at the first byte that is no text.
    """
    mark, codec, name = next((m for m in _MARKS if data.startswith(m[0])), (b"", "utf-8", "UTF-8"))
    body = data[len(mark) :]
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(codec, "replace")
        message = f"this is not {name} text" + _byte(body, error.start, name)
        whole = body.decode(codec, "replace")
        raise _fault("not-utf8", message, before, file, whole, _SAVE) from None
    text = normalise(text, file)
    if name == "UTF-8":
        return text, ()
    span = Span(file, 1, 1, 1, 2)
    message = f"the file is {name}; other tools may not read it"
    return text, (Diagnostic("not-utf8", message, span, _SAVE, "warning"),)


def normalise(text: str, file: str) -> str:
    """``text`` with line feeds at line ends and no byte-order mark.

    Raises ParseError where a character is none: NUL, or half of a surrogate pair.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        message = "there is a NUL character here; this does not look like text"
        hint = f"{_SAVE}, if it is UTF-16" if text[nul + 2 : nul + 3] == "\0" else "remove it"
        raise _fault("nul-character", message, text[:nul], file, text, hint)
    if not text.isascii() and (lone := _surrogate(text)) >= 0:
        message = "this is not UTF-8 text"
        raise _fault("not-utf8", message, text[:lone], file, text, _SAVE)
    return text


def _surrogate(text: str) -> int:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return error.start
    return -1


def _byte(data: bytes, at: int, name: str) -> str:
    return f" (byte 0x{data[at]:02x})" if name == "UTF-8" and at < len(data) else ""


def _fault(code: str, message: str, before: str, file: str, text: str, hint: str) -> ParseError:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    span = Span(file, line, column, line, column + 1)
    return ParseError(Diagnostic(code, message, span, hint), texts={file: text})

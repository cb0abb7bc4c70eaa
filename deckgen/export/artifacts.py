"""Marks of what a printed page draws that is not read aloud: neighbours, lines and grounds.

PDF/UA wants all that is drawn to be either tagged or an artifact (ISO 14289-1, 7.1). The browser
leaves what has no tag unmarked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Name

_PAINT = rb"(?:[FSs]|[fBb]\*?|sh|Do|T[jJ])\n"
_STARTS_WITH_PAINT, _PAINTS = re.compile(_PAINT), re.compile(rb"\s" + _PAINT)
_DRAWN = re.compile(rb"^(/\w+) Do\n", re.MULTILINE)
_TAG = re.compile(rb"/Artifact\b|.*/MCID")
_BEGINS, _END = (b"BDC\n", b"BMC\n"), b"EMC\n"
_ARTIFACT = b"/Artifact BMC\n"
_AT_ONCE = 4  # threads: while one compresses, another can run
_NONE = Dictionary()
_PACKED = 4  # of zlib: a third of the time of 6, for a twentieth more bytes


class _Content(NamedTuple):
    """What a stream says, whether that is still compressed, and the names of forms with tags."""

    stream: pikepdf.Object
    said: bytes
    is_compressed: bool
    tagged: frozenset[bytes]


def mark_artifacts(document: pikepdf.Pdf) -> None:
    """Mark what is drawn and has no tag, on pages and in the forms that have tags within."""
    contents = sorted(_contents(document), key=lambda content: -len(content.said))
    shares = [contents[number::_AT_ONCE] for number in range(_AT_ONCE)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        made = pool.map(_all_packed, shares)
    for share, all_packed in zip(shares, made, strict=True):
        for content, packed in zip(share, all_packed, strict=True):
            if packed is not None:
                content.stream.write(packed, filter=Name.FlateDecode)


def _contents(document: pikepdf.Pdf) -> Iterator[_Content]:
    """What draws the pages, and each form with tags that is drawn there."""
    is_tagged: dict[tuple[int, int], bool] = {}
    holders: list[tuple[pikepdf.Object, pikepdf.Object]]
    holders = [(page.obj, page.obj.Contents) for page in document.pages]
    while holders:
        holder, stream = holders.pop()
        names = set()
        for name, form in holder.get("/Resources", _NONE).get("/XObject", _NONE).items():
            if form.get("/Subtype") != Name.Form:
                continue
            if form.objgen not in is_tagged:
                is_tagged[form.objgen] = b"BDC\n" in form.read_bytes()
                if is_tagged[form.objgen]:
                    holders.append((form, form))
            if is_tagged[form.objgen]:
                names.add(name.encode())
        is_plain = stream.get("/Filter") == Name.FlateDecode and "/DecodeParms" not in stream
        said = stream.read_raw_bytes() if is_plain else stream.read_bytes()
        yield _Content(stream, said, is_plain, frozenset(names))


def _all_packed(contents: Sequence[_Content]) -> list[bytes | None]:
    """Many at once, for threads that hand each other every one of them wait for one another."""
    return [
        _packed(zlib.decompress(said) if is_compressed else said, tagged)
        for _, said, is_compressed, tagged in contents
    ]


def _packed(content: bytes, tagged: frozenset[bytes]) -> bytes | None:
    """A content stream with everything in it marked, compressed; None where it was so before."""
    pieces, is_new = [], False
    for piece, is_tagged in _pieces(content, tagged):
        if is_tagged or not (_STARTS_WITH_PAINT.match(piece) or _PAINTS.search(piece)):
            pieces.append(piece)
        else:
            pieces += (_ARTIFACT, piece, _END)
            is_new = True
    return zlib.compress(b"".join(pieces), _PACKED) if is_new else None


def _pieces(content: bytes, tagged: frozenset[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The content in pieces, each with whether it has a tag: those in marks, and tagged forms."""
    done, open_marks, tag_at = 0, 0, 0
    for at, is_begin in _marks(content):
        if not is_begin:
            if open_marks == tag_at:
                yield content[done : at + len(_END)], True
                done, tag_at = at + len(_END), 0
            open_marks -= 1
            continue
        open_marks += 1
        start = content.rfind(b"\n", 0, at) + 1
        if not tag_at and _TAG.match(content, start, at):
            tag_at = open_marks
            yield from _between(content[done:start], tagged)
            done = start
    yield from _between(content[done:], tagged)


def _between(content: bytes, tagged: frozenset[bytes]) -> Iterator[tuple[bytes, bool]]:
    """What has no mark, cut where a form is drawn that has tags of its own."""
    done = 0
    for found in _DRAWN.finditer(content) if tagged else ():
        if found[1] in tagged:
            yield content[done : found.start()], False
            yield found[0], True
            done = found.end()
    yield content[done:], False


def _marks(content: bytes) -> Iterator[tuple[int, bool]]:
    """Where marks begin and end, in order."""
    at = content.find(b"C")  # the rarest of their letters, and one is found the fastest
    while at >= 0:
        word = content[at - 2 : at + 2]
        if word == _END or word in _BEGINS:
            yield at - 2, word != _END
        at = content.find(b"C", at + 1)

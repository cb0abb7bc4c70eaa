"""What a file is, and how large a picture is, from its first bytes.

Formats: PNG (RFC 2083), JPEG (ITU T.81), GIF89a, WebP (RFC 9649), AVIF and MP4 (ISO
14496-12 boxes), Matroska, Ogg (RFC 3533), RIFF WAVE, MPEG audio.
"""

from __future__ import annotations

import re
import struct

ENDINGS = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "webm": "video/webm",
    "ogv": "video/ogg",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "wav": "audio/wav",
    "m4a": "audio/mp4",
}
NAMES = {
    "image/png": "a PNG picture",
    "image/jpeg": "a JPEG picture",
    "image/gif": "a GIF picture",
    "image/webp": "a WebP picture",
    "image/avif": "an AVIF picture",
    "image/svg+xml": "an SVG drawing",
    "video/mp4": "an MP4 film",
    "video/webm": "a WebM film",
    "video/ogg": "an Ogg film",
    "audio/mpeg": "an MP3 sound",
    "audio/ogg": "an Ogg sound",
    "audio/wav": "a WAV sound",
    "audio/mp4": "an M4A sound",
}

# What may stand before the first element: instructions, comments, a document type.
_PROLOGUE = rb"\s*+(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^\[>]*+(?:\[.*?\]\s*)?>)\s*)*+"
_SVG = re.compile(_PROLOGUE + rb"<(?:[\w.-]+:)?svg[\s>/]", re.S)
_UTF16 = (b"\xff\xfe<\0", b"\xfe\xff\0<")


def sniff(data: bytes) -> str | None:
    """The kind of ``data``; None for what no browser shows."""
    head = data[:512]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _boxes(head)
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "video/webm" if b"webm" in head or b"matroska" in head else None
    if head.startswith(b"OggS"):
        film = any(mark in head for mark in (b"\x80theora", b"BBCD\0", b"fishead"))
        return "video/ogg" if film else "audio/ogg"
    if head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] and head[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    return "image/svg+xml" if _is_svg(data) else None


def _boxes(head: bytes) -> str | None:
    brands = {head[8:12]} | {head[n : n + 4] for n in range(16, min(_box_end(head), len(head)), 4)}
    if brands & {b"avif", b"avis"}:
        return "image/avif"
    if brands & {b"heic", b"heix", b"mif1", b"msf1"}:
        return None
    return "audio/mp4" if brands & {b"M4A ", b"M4B "} else "video/mp4"


def _box_end(head: bytes) -> int:
    return int.from_bytes(head[:4], "big")


def _is_svg(data: bytes) -> bool:
    if data.startswith(_UTF16):
        return "<svg" in data[:4096].decode("utf-16", "ignore")
    head = data[:65536].removeprefix(b"\xef\xbb\xbf")
    return b"svg" in head and bool(_SVG.match(head))


def size_of(mime: str, data: bytes) -> tuple[int, int] | None:
    """Width and height of a picture as it is shown, in pixels; None if it is broken."""
    try:
        width, height = _SIZES[mime](data)
    except (struct.error, IndexError, ValueError):
        return None
    return (width, height) if width > 0 and height > 0 else None


def _png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _webp(data: bytes) -> tuple[int, int]:
    chunk = data[12:16]
    if chunk == b"VP8X":
        width, height = (int.from_bytes(data[n : n + 3], "little") + 1 for n in (24, 27))
    elif chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 26))
    return width, height


def _avif(data: bytes) -> tuple[int, int]:
    """The largest of the spatial extents: a picture may have a thumbnail and tiles."""
    head = data[:65536]
    found = (struct.unpack_from(">II", head, at.end() + 4) for at in re.finditer(b"ispe", head))
    width, height = max(found, key=lambda size: size[0] * size[1])
    return width, height


def _jpeg(data: bytes) -> tuple[int, int]:
    at, turned = 2, False
    while True:
        marker, length = struct.unpack_from(">HH", data, at)
        if marker == 0xFFFF:
            at += 1  # a fill byte
        elif 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return (height, width) if turned else (width, height)
        elif marker < 0xFFC0 or marker == 0xFFDA or length < 2:
            raise ValueError("no frame header before the scan")
        else:
            if marker == 0xFFE1:
                turned = turned or orientation(data[at + 4 : at + 2 + length]) >= 5
            at += 2 + length


def orientation(exif: bytes) -> int:
    """The EXIF orientation, 1 to 8; from 5 on, width and height change places."""
    if not exif.startswith(b"Exif\0\0"):
        return 1
    tiff = exif[6:]
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for n in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * n)
            if tag == 0x0112:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1


_SIZES = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
    "image/avif": _avif,
}

"""How the page refers to an asset: as ``data:`` in itself, or as a file beside it.

Both are functions of the asset's bytes alone, so equal assets share one name on every
machine, and a file's name tells whether its content is still what was written.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from deckgen.model import Asset

FOLDER = "assets"

_ENDINGS = {
    "application/pdf": "pdf",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "font/otf": "otf",
    "font/ttf": "ttf",
    "font/woff": "woff",
    "font/woff2": "woff2",
    "image/avif": "avif",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "image/webp": "webp",
    "video/mp4": "mp4",
    "video/ogg": "ogv",
    "video/webm": "webm",
}


def address(asset: Asset, *, folder: bool) -> str:
    """The URL of ``asset`` in a page, relative where it is a file."""
    return file_name(asset) if folder else data_url(asset)


def data_url(asset: Asset) -> str:
    """The asset itself as a ``data:`` URL."""
    return f"data:{asset.mime};base64,{b64encode(asset.data).decode('ascii')}"


def file_name(asset: Asset) -> str:
    """The asset's path in a folder bundle, named by its content."""
    return f"{FOLDER}/{digest(asset.data)}.{_ENDINGS.get(asset.mime, 'bin')}"


def digest(data: bytes) -> str:
    """The part of a file name that stands for its content: 80 bits of its SHA-256."""
    return sha256(data).hexdigest()[:20]

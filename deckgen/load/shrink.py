"""Pictures scaled down to what their largest view in the scene needs.

A camera of 24 million pixels fills a screen ten times over. What a frame shows of a
picture is known once the scene is placed: its part of the closest camera on that frame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from deckgen.model import Asset, Scene

SCREEN = 2560  # pixels across: a good projector, or a laptop's screen
WORTHWHILE = 1.5  # how much larger a picture must be than needed to be scaled
MAX_PIXELS = 80_000_000  # beyond, decoding takes more memory than it saves

_USE = re.compile(
    r'(?:<figure class="([^"]*)"[^>]*>\s*)?<img((?:\s+[a-z-]+="[^"]*")*?)\s+data-asset="([0-9]+)"'
)
_WIDTH = re.compile(r"(?:^|\s|\")w-([0-9]{1,3})(?=$|\s|\")")
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


def shrink(assets: Sequence[Asset | None], scene: Scene) -> tuple[Asset | None, ...]:
    """``assets`` with every picture no larger than any stop of the talk shows it.

    What stands on the canvas itself stays as it is: it can be seen from any distance.
    """
    large = {n for n, asset in enumerate(assets) if asset and _may_be_large(asset)}
    if not large:
        return tuple(assets)
    needed = _needed(assets, large, scene)
    on_canvas = {int(use[3]) for art in scene.deck.art for use in _USE.finditer(art.body)}
    return tuple(
        shrunk(asset, needed[n]) if asset and n in needed and n not in on_canvas else asset
        for n, asset in enumerate(assets)
    )


def shrunk(asset: Asset, pixels: int) -> Asset:
    """``asset`` at least ``pixels`` across, or itself where that is not worthwhile.

    Its width and height stay those it was made for. Turned as its EXIF data says.
    """
    if not _may_be_large(asset) or asset.width <= WORTHWHILE * pixels or pixels < 1:
        return asset
    data = _scaled(asset.data, _FORMATS[asset.mime], pixels)
    return replace(asset, data=data) if len(data) < len(asset.data) else asset


def _may_be_large(asset: Asset) -> bool:
    if asset.mime not in _FORMATS or asset.width * asset.height > MAX_PIXELS:
        return False
    from deckgen.load.kinds import size_of

    size = size_of(asset.mime, asset.data)
    return size is not None and max(size) > WORTHWHILE * 64


def _needed(assets: Sequence[Asset | None], large: set[int], scene: Scene) -> dict[int, int]:
    """Pixels across that each large picture needs, over all frames that show it."""
    needed: dict[int, int] = {}
    shares: dict[str, float] | None = None
    for frame in scene.deck.frames:
        if "data-asset=" not in frame.body:
            continue
        for use in _USE.finditer(frame.body):
            index = int(use[3])
            asset = assets[index] if index in large else None
            if asset is None:
                continue
            shares = _shares(scene) if shares is None else shares
            placed = scene.placements[frame.id].size
            share = _part(asset, use, placed.width, placed.height)
            across = round(SCREEN * share * shares.get(frame.id, 1.0))
            needed[index] = max(needed.get(index, 1), across)
    return needed


def _part(asset: Asset, use: re.Match[str], width: float, height: float) -> float:
    """Which part of the frame's width the picture takes, at most."""
    said = f"{use[1] or ''} {use[2]}"
    across = asset.width / asset.height * height / width  # as high as the frame
    if "background" in said:
        return max(1.0, across)
    found = _WIDTH.search(said)
    return min(1.0, int(found[1]) / 100 if found else 1.0, max(across, 0.05))


def _shares(scene: Scene) -> dict[str, float]:
    """How much wider than the view each frame is at the closest stop on it."""
    shares: dict[str, float] = {}
    for route in scene.routes:
        for step in route.steps:
            if step.frame is not None:
                share = scene.placements[step.frame].box.width / step.camera.width
                shares[step.frame] = max(shares.get(step.frame, 0.0), share)
    return shares


@lru_cache(maxsize=64)
def _scaled(data: bytes, form: str, pixels: int) -> bytes:
    """``data`` decoded, turned, scaled and encoded again; itself where it cannot be."""
    from io import BytesIO

    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(data), formats=[form]) as opened:
            if getattr(opened, "n_frames", 1) > 1 or opened.mode not in (
                "L",
                "LA",
                "RGB",
                "RGBA",
                "P",
            ):
                return data
            profile = opened.info.get("icc_profile")
            image = ImageOps.exif_transpose(opened)
            if image.mode == "P":
                image = image.convert("RGBA" if "transparency" in opened.info else "RGB")
            height = max(1, round(image.height * pixels / image.width))
            image = image.resize((pixels, height), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data  # the browser may know better
    out = BytesIO()
    quality = {"JPEG": {"quality": 85, "progressive": True}, "WEBP": {"quality": 85}}
    image.info.clear()
    image.save(out, form, optimize=True, icc_profile=profile, **quality.get(form, {}))
    return out.getvalue()

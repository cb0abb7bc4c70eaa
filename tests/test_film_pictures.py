"""Pictures as a browser gives them, and what an encoder gets."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from deckgen.export.film.pictures import decoded, for_film


def encoded(colour: tuple[int, int, int], kind: str, quality: int = 100) -> list[int]:
    """The first sample of each plane, of a picture in one colour."""
    made = io.BytesIO()
    Image.new("RGB", (64, 64), colour).save(made, kind, quality=quality)
    return [bytes(plane)[0] for plane in for_film(decoded(made.getvalue())).planes]


@pytest.mark.parametrize(
    "colour", [(252, 242, 227), (41, 22, 14), (200, 30, 30), (30, 200, 30), (30, 30, 200)]
)
def test_colours_stay_what_they_are_in_motion_and_at_rest(colour: tuple[int, int, int]) -> None:
    red, green, blue = colour
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue  # ITU-R BT.709, 3.2 to 3.4
    wanted = [
        16 + 219 * luma / 255,
        128 + 224 * (blue - luma) / 1.8556 / 255,
        128 + 224 * (red - luma) / 1.5748 / 255,
    ]

    assert wanted == pytest.approx(encoded(colour, "PNG"), abs=0.6)
    assert wanted == pytest.approx(encoded(colour, "JPEG"), abs=1.3)  # it has rounded them before
    assert encoded(colour, "JPEG") == encoded(colour, "JPEG", quality=95)

"""The camera that shows a box whole."""

from __future__ import annotations

import pytest

from deckgen.geometry import Box, Size
from deckgen.model import Camera
from deckgen.place import fit


def test_a_tall_frame_is_shown_whole() -> None:
    camera = fit(Box(0, 0, width=100, height=900), viewport=Size(1600, 900))

    assert Camera(0, 0, width=1600, rotate=0) == camera


def test_a_margin_is_a_share_of_the_view() -> None:
    assert Camera(5, 6, width=2000) == fit(Box(5, 6, 1600, 100), Size(1600, 900), margin=0.1)


@pytest.mark.parametrize("box", [Box(0, 0, 0, 5), Box(0, 0, 5, 0)])
def test_a_box_without_area_cannot_be_shown(box: Box) -> None:
    with pytest.raises(ValueError, match="without area"):
        fit(box, Size(16, 9))


def test_a_margin_of_half_the_view_leaves_nothing() -> None:
    with pytest.raises(ValueError, match="less than half the view"):
        fit(Box(0, 0, 1, 1), Size(16, 9), margin=0.5)

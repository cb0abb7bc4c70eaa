"""Views: the camera that shows a box whole, in a viewport of given proportions."""

from __future__ import annotations

from deckgen.geometry import Box, Size
from deckgen.model import Camera


def fit(box: Box, viewport: Size, rotate: float = 0.0, margin: float = 0.0) -> Camera:
    """The nearest camera that shows all of ``box``.

    ``box`` is in canvas pixels, as drawn before it is turned by ``rotate`` (degrees
    clockwise, about its centre); the camera turns with it. The view keeps the
    viewport's proportions, so a tall box leaves space at its sides. ``margin`` is the
    share of the view left free on each side.

    Raises ValueError if the box has no area, or the margin leaves no room.
    """
    if box.width <= 0 or box.height <= 0:
        raise ValueError("a camera cannot show a box without area")
    if not 0 <= margin < 0.5:
        raise ValueError(f"a margin is at least 0 and less than half the view, not {margin:g}")
    width = max(box.width, box.height * viewport.aspect)
    return Camera(box.x, box.y, width / (1 - 2 * margin), rotate)

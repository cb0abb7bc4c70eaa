"""What a browser is told so that it draws the same page the same way every time."""

from __future__ import annotations

# The same picture for the same page, always: nothing is drawn later, in part, or by a thread
# of its own. https://chromium.googlesource.com/chromium/src/+/main/headless/README.md
FLAGS = (
    "--disable-partial-raster",
    "--run-all-compositor-stages-before-draw",
    "--disable-threaded-animation",
    "--disable-new-content-rendering-timeout",
    "--disable-checker-imaging",
    "--disable-image-animation-resync",
    "--blink-settings=imageAnimationPolicy=2",  # a GIF has a clock that nobody can set
    "--num-raster-threads=1",  # each core has a browser of its own
    "--autoplay-policy=user-gesture-required",
)

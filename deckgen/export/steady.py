"""A page that draws the same moment the same way every time, with a clock set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from deckgen.export.page import Page, Studio
from deckgen.export.task import Stop
from deckgen.geometry import Size
from deckgen.model import Bundle

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


def opened(studio: Studio, bundle: Bundle, route: str, size: Size) -> Page:
    """The page of a deck with its clock stopped, and everything there that it needs."""
    page = studio.open(bundle, size, f"?export&route={quote(route)}")
    for package, name in (("deckgen.runtime", "dwell.js"), ("deckgen.export", "seek.js")):
        page.define(files(package).joinpath(name).read_text(encoding="utf-8"))
    page.run("() => filmReady()")
    return page


def known_of(page: Page, stops: Sequence[Stop]) -> list[dict[str, Any]]:
    """What only the page knows of the stops; see ``filmPlan``. It has then been at all of them."""
    asked = [
        {"step": stop.index, "notes": stop.frame.notes if stop.frame else ""} for stop in stops
    ]
    return list(page.run("(stops) => filmPlan(stops)", asked))

"""What every export is given (``Task``), and how it tells how far it is (``Progress``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import quote

from deckgen.embed import address
from deckgen.export.page import Studio
from deckgen.geometry import Size
from deckgen.model import Asset, Bundle, Frame, Route, Scene, Step


class Progress(Protocol):
    """Is told how far some work is; says so on a terminal, in lines, or as JSON."""

    def stage(self, name: str, total: int = 0) -> None:
        """A stage begins, of ``total`` like steps; 0 where they cannot be counted."""

    def step(self, done: int) -> None:
        """So many steps of the stage are done."""


View = Literal["stops", "canvas", "card"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose. A format reads those that mean something to it.

    ``size`` is that of the pictures or pages in CSS pixels, ``rate`` the pictures that a film
    has a second; None leaves either to the format. ``view`` is what pictures show, ``handout``
    how many stops stand on a page of paper, ``poster`` that the whole canvas is one page.
    """

    substeps: Literal["final", "all"] = "final"
    size: Size | None = None
    notes: bool = False
    rate: int | None = None
    view: View = "stops"
    handout: int | None = None
    poster: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop that is exported; ``index`` counts those of the whole route from 0."""

    index: int
    step: Step
    frame: Frame | None


@dataclass(frozen=True, slots=True)
class Task:
    """One export: a deck, which stops of which route, and where to put what comes of it.

    ``assets`` are those of the deck, in its order. ``folder`` is an empty folder. The file
    ``name`` belongs there, and any others beside it; all of them are delivered when the export
    is whole. ``studio`` has a browser.
    """

    scene: Scene
    bundle: Bundle
    assets: tuple[Asset | None, ...]
    format: str
    route: Route
    stops: tuple[Stop, ...]
    choices: Choices
    studio: Studio
    progress: Progress
    folder: Path
    name: str

    @property
    def wants_whole(self) -> bool:
        """Whether the whole canvas goes before the stops: they are all, and open elsewhere."""
        stops = self.stops
        return bool(stops) and len(stops) == len(self.route.steps) and stops[0].frame is not None

    @property
    def clips(self) -> dict[str, str]:
        """Where the film or sound at each address of the page leads: a file beside the talk."""
        pairs = zip(self.scene.deck.assets, self.assets, strict=False)
        return {
            address(asset, folder=True): quote(use.name)
            for use, asset in pairs
            if asset and use.kind == "media"
        }

    @property
    def file(self) -> Path:
        """Where the main file goes."""
        return self.folder / self.name

    def step(self, done: int) -> None:
        """So many steps of the stage are done: work that comes forward is not given up."""
        self.studio.deadline.renew()
        self.progress.step(done)


Exporter = Callable[[Task], None]

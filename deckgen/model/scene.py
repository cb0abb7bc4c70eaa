"""A talk as placed (``Scene``), what shows it (``Theme``), and what is written (``Bundle``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckgen.diagnostics import Diagnostic
from deckgen.geometry import Box, Size
from deckgen.model.talk import Asset, Deck, Flight

# ---- as placed ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a frame ended up, in canvas units.

    ``box`` is the frame as drawn before it is turned: its centre, and its size times
    ``scale``. ``size`` is in the frame's own pixels. ``inside`` is the part of a topic,
    in its own pixels, that its children take; None where none stand inside.
    """

    frame: str
    box: Box
    size: Size
    scale: float = 1.0
    rotate: float = 0.0
    z: float = 0.0
    rotate_x: float = 0.0
    rotate_y: float = 0.0
    shape: str = "card"
    topic: bool = False
    inside: Box | None = None


@dataclass(frozen=True, slots=True)
class Camera:
    """A view: centre, width of canvas shown, angle (degrees clockwise)."""

    x: float
    y: float
    width: float
    rotate: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of a route; ``frame`` is None for an overview."""

    id: str
    frame: str | None
    camera: Camera
    substeps: int = 0
    dwell_s: float | None = None
    flight: Flight = field(default_factory=Flight)


@dataclass(frozen=True, slots=True)
class Route:
    """The stops in order. The first route of a scene is ``main``."""

    name: str
    steps: tuple[Step, ...]
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class Connector:
    """An arrow as drawn: a quadratic curve in canvas pixels, and its line's width."""

    start: str
    end: str
    points: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
    width: float


@dataclass(frozen=True, slots=True)
class Scene:
    """The placed deck. ``bounds`` holds everything; ``whole`` is the camera on it."""

    deck: Deck
    viewport: Size
    placements: Mapping[str, Placement]
    routes: tuple[Route, ...]
    bounds: Box
    whole: Camera
    connectors: tuple[Connector, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


# ---- as shown ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Settings:
    """What a theme decides about space; its ``theme.toml`` sets them by these names.

    ``layout`` arranges a parent's children where the talk names none, ``gap`` is the room between
    siblings as a share of their size, ``margin`` the room round a frame in the camera as
    a share of the view, ``shape`` what is drawn round a frame. ``title_band`` is the
    share of a topic's height kept for its title; ``inset`` a topic's inner margin as a
    share of its width.
    """

    layout: str = "auto"
    gap: float = 0.12
    margin: float = 0.03
    shape: str = "card"
    topic_shape: str = "card"
    title_band: float = 0.24
    inset: float = 0.05


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: Jinja2 templates by name, one style sheet, files it refers to.

    ``styles`` refers to a file as ``url("theme:KEY")``, KEY that of ``assets``.
    ``licences`` are the texts that its fonts must be shown with. Templates that are not
    ``packaged`` are run in a sandbox.
    """

    name: str
    templates: Mapping[str, str]
    styles: str
    assets: Mapping[str, Asset]
    settings: Settings = field(default_factory=Settings)
    licences: tuple[str, ...] = ()
    packaged: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a build on the command line; a talk can set none of it.

    ``route`` is the one that the page opens with; ``folder`` puts assets in files of
    their own; ``trust_html`` lets the talk's raw HTML through as it stands. ``with_notes``
    puts the notes into the page, ``notes_apart`` into a file beside it.
    """

    with_notes: bool = False
    notes_apart: bool = False
    route: str | None = None
    folder: bool = False
    trust_html: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every byte of the output by its relative path, ``index.html`` included.

    ``inputs`` are the files it was made from, as absolute paths; folders stand for what is
    right inside them. ``title`` and ``viewport`` are
    the talk's.
    """

    files: Mapping[str, bytes]
    warnings: tuple[Diagnostic, ...] = ()
    inputs: frozenset[Path] = frozenset()
    title: str = ""
    viewport: Size | None = None

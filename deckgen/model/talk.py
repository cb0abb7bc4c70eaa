"""A talk as read (``Source``) and as understood (``Deck``), and what they are made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

from deckgen.diagnostics import Diagnostic, Span
from deckgen.geometry import Size

T = TypeVar("T")
Side = Literal["right", "left", "above", "below"]
Align = Literal["start", "centre", "end"]
Children = Literal["inside", "around"]
Nothing: Mapping[str, Any] = MappingProxyType({})

DEFAULT_SIZE = Size(1600, 900)
LAYOUTS = ("auto", "row", "column", "grid", "ring", "spiral", "stairs", "timeline", "tree")
SHAPES = ("card", "circle", "bracket", "none")


# ---- as read -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """From line ``line`` of the joined text on, lines come from ``file``.

    Line ``line`` itself is line ``file_line`` of that file. All count from 1.
    """

    line: int
    file: str
    file_line: int


@dataclass(frozen=True, slots=True)
class Source:
    """A talk as read: front matter split off, included files spliced in.

    ``file`` is the talk's name as the user gave it, ``folder`` the resolved folder
    that nothing of the talk may leave. ``text`` keeps the front matter's lines as
    blank ones, so that without includes its line numbers are the file's own.
    ``texts`` has every file's whole text by the name that spans use.
    """

    file: str
    folder: Path
    text: str
    front: str
    front_line: int
    origins: tuple[Origin, ...]
    includes: tuple[str, ...]
    texts: Mapping[str, str]
    warnings: tuple[Diagnostic, ...] = ()

    def locate(self, line: int) -> tuple[str, int]:
        """The file, and the line in it, that line ``line`` of ``text`` came from."""
        at = bisect_right(self.origins, line, key=lambda origin: origin.line) - 1
        origin = self.origins[max(at, 0)]
        return origin.file, origin.file_line + line - origin.line


# ---- as understood -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Noted(Generic[T]):
    """A value that the author wrote, and where it stands (the value, not its key)."""

    value: T
    span: Span


@dataclass(frozen=True, slots=True)
class Beside:
    """A wish to stand beside another frame: an id, or ``prev``."""

    side: Side
    target: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How a frame's unplaced children are arranged.

    ``file`` and ``fragment`` are those of ``along=file.svg#path``; ``turn`` makes the
    children follow the path's tangent.
    """

    name: str
    file: str | None = None
    fragment: str | None = None
    turn: bool = False


@dataclass(frozen=True, slots=True)
class Flight:
    """How the camera arrives: a manner, or a duration of the author's own."""

    manner: Literal["normal", "calm", "cut"] = "normal"
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the author said about where a frame goes; every part may be missing.

    ``text`` is the annotation as written, braces included, and ``span`` where it
    stands; both are empty where there is none. Lengths are in the parent's pixels.
    """

    text: str = ""
    span: Span | None = None
    x: Noted[float] | None = None
    y: Noted[float] | None = None
    z: Noted[float] | None = None
    scale: Noted[float] | None = None
    rotate: Noted[float] | None = None
    rotate_x: Noted[float] | None = None
    rotate_y: Noted[float] | None = None
    size: Noted[Size] | None = None
    beside: Noted[Beside] | None = None
    gap: Noted[float] | None = None
    align: Noted[Align] | None = None
    layout: Noted[Layout] | None = None
    children: Noted[Children] | None = None
    shape: Noted[str] | None = None
    returns: bool = False
    skip: bool = False
    dwell_s: Noted[float] | None = None
    flight: Noted[Flight] | None = None
    audio: Noted[str] | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A region of the canvas with content.

    ``title`` is plain text (never empty: a frame without one is named by its first
    words or its number). ``heading`` is the title as HTML where the frame opens with
    a heading, else empty. ``body`` is the rest as safe HTML; assets stand in it as
    ``data-asset="N"``, N an index into ``Deck.assets``. ``brief`` says that the body
    is at most one short paragraph. ``level`` is the heading depth, from 1.
    """

    id: str
    title: str
    heading: str
    body: str
    notes: str
    annotation: Annotation
    span: Span
    level: int = 1
    parent: str | None = None
    classes: tuple[str, ...] = ()
    substeps: int = 0
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing or a label on the canvas itself, part of no frame."""

    body: str
    x: float
    y: float
    scale: float
    rotate: float
    span: Span
    classes: tuple[str, ...] = ()


AssetKind = Literal["image", "media", "path", "dot", "mermaid"]


@dataclass(frozen=True, slots=True)
class AssetUse:
    """Something that a deck needs from outside its text, once however often used.

    ``name`` is a path relative to the talk's folder (``image``, ``media``; ``path`` is
    the SVG of ``along=``), or the source text of a diagram (``dot``, ``mermaid``).
    ``span`` is where it is used first, ``also`` where it is used again.
    """

    kind: AssetKind
    name: str
    span: Span
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """An asset as loaded. Width and height are 0 where it has none."""

    name: str
    mime: str
    data: bytes
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Connection:
    """An arrow between two frames."""

    start: str
    end: str
    span: Span


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """A named route as the author wrote it, not yet resolved into stops."""

    name: str
    stops: tuple[Noted[str], ...]
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter, checked; ``spans`` says where each key's value stands."""

    title: str = ""
    subtitle: str = ""
    author: str = ""
    date: str = ""
    event: str = ""
    description: str = ""
    lang: str = "en"
    dir: Literal["ltr", "rtl"] = "ltr"
    theme: str = "atelier"
    size: Size = DEFAULT_SIZE
    layout: str | None = None
    frames: Literal["headings", "rules"] | None = None
    frame_levels: tuple[int, int] = (1, 3)
    overview: frozenset[str] = frozenset()
    returns: bool = False
    depth: Literal["flat", "3d"] = "flat"
    flight: Flight = field(default_factory=Flight)
    duration_s: float | None = None
    paths: tuple[RoutePlan, ...] = ()
    connect: tuple[Connection, ...] = ()
    keywords: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=lambda: Nothing)


@dataclass(frozen=True, slots=True)
class Deck:
    """The talk understood, not yet placed. Frames are in file order, parents first.

    ``styles`` is CSS that the content needs (widths, highlighted code).
    """

    meta: Meta
    frames: tuple[Frame, ...]
    art: tuple[Art, ...] = ()
    assets: tuple[AssetUse, ...] = ()
    styles: str = ""
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def title(self) -> str:
        """What the talk is called: as it says, else as its first frame is."""
        return self.meta.title or (self.frames[0].title if self.frames else "")

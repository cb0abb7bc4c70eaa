"""Pages made from scenes that are placed by hand, by the real renderer and bundler."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckgen.bundle import bundle
from deckgen.diagnostics import Span
from deckgen.geometry import Box, Size
from deckgen.model import (
    Annotation,
    Deck,
    Flight,
    Frame,
    Meta,
    Options,
    Placement,
    Route,
    Scene,
    Step,
)
from deckgen.place.camera import fit
from deckgen.render import render
from deckgen.theme import load_theme

VIEWPORT = Size(1600, 900)


@dataclass(frozen=True, slots=True)
class Spot:
    """A frame, and where it stands."""

    id: str
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    rotate: float = 0.0
    body: str = ""
    parent: str | None = None
    substeps: int = 0
    topic: bool = False
    size: Size = VIEWPORT
    depth: tuple[float, float, float] = (0.0, 0.0, 0.0)  # z, and the turns about x and y
    title: str = ""


WALL = (
    Spot("start", body="<p>Where we begin. <a href='#far'>Far away</a></p>"),
    Spot(
        "lego",
        x=2400,
        rotate=8,
        substeps=2,
        body="<ul><li>Surprise</li><li class='substep'>Doubt</li>"
        "<li class='substep'>Play</li></ul>",
    ),
    Spot("chapter", x=2400, y=2400, scale=3, topic=True),
    Spot("inner", x=1500, y=2700, scale=0.8, parent="chapter", body="<p>Inside</p>"),
    Spot("deep", x=3300, y=2700, scale=0.8, rotate=-20, parent="chapter", body="<p>Deeper</p>"),
    Spot("far", x=-9000, y=-3000, scale=6, rotate=170, body="<p>Far</p>"),
    Spot("aside", x=-2400, body="<p>Off the route</p>"),
)
MAIN = ("start", "lego", "chapter", "inner", "deep", "far")


def page(
    spots: Sequence[Spot] = WALL,
    routes: Mapping[str, Sequence[str]] | None = None,
    *,
    lang: str = "en",
    flights: Mapping[str, Flight] | None = None,
    theme: str = "atelier",
) -> str:
    """The page of those frames, with those routes; ``overview`` is a stop at the whole."""
    scene = scene_of(spots, routes or {"main": MAIN}, lang=lang, flights=flights or {})
    look = load_theme(theme, Path())
    made = bundle(render(scene, look, (), Options()), scene, look, (), Options())
    return made.files["index.html"].decode()


def scene_of(
    spots: Sequence[Spot],
    routes: Mapping[str, Sequence[str]],
    *,
    lang: str,
    flights: Mapping[str, Flight],
) -> Scene:
    placements = {spot.id: _placement(spot) for spot in spots}
    bounds = Box.around([p.box for p in placements.values()]).grown(400)
    whole = fit(bounds, VIEWPORT)
    cameras = {
        spot.id: fit(placements[spot.id].box, VIEWPORT, spot.rotate, margin=0.03) for spot in spots
    }
    return Scene(
        Deck(Meta(title="A wall", lang=lang), tuple(map(_frame, spots))),
        VIEWPORT,
        placements,
        tuple(
            Route(
                name,
                tuple(
                    Step("overview", None, whole)
                    if id == "overview"
                    else Step(id, id, cameras[id], flight=flights.get(id, Flight()))
                    for id in ids
                ),
            )
            for name, ids in routes.items()
        ),
        bounds,
        whole,
    )


def _frame(spot: Spot) -> Frame:
    title = spot.title or spot.id.capitalize()
    return Frame(
        spot.id,
        title,
        title,
        spot.body,
        "",
        Annotation(),
        Span("talk.md", 1, 1, 1, 1),
        level=1 if spot.parent is None else 2,
        parent=spot.parent,
        substeps=spot.substeps,
    )


def _placement(spot: Spot) -> Placement:
    box = Box(spot.x, spot.y, spot.size.width * spot.scale, spot.size.height * spot.scale)
    z, turn_x, turn_y = spot.depth
    return Placement(
        spot.id,
        box,
        spot.size,
        spot.scale,
        spot.rotate,
        z=z,
        rotate_x=turn_x,
        rotate_y=turn_y,
        topic=spot.topic,
    )

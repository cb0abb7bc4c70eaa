"""The scene as the browser receives it: JSON that is safe inside a ``<script>``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from deckgen.model import Camera, Flight, Route, Scene, Step
from deckgen.render.numbers import Numbers
from deckgen.words import words

VERSION = 1
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in ("<", ">", "&", "\u2028", "\u2029")})

Record = dict[str, object]


def scene_json(scene: Scene, numbers: Numbers, notes: Sequence[str], route: str | None) -> str:
    """The scene with ``notes`` by frame, opening with the route named ``route``."""
    meta = scene.deck.meta
    index = {frame.id: number for number, frame in enumerate(scene.deck.frames)}
    bounds = scene.bounds
    record: Record = {
        "version": VERSION,
        "title": scene.deck.title,
        "lang": meta.lang,
        "dir": meta.dir,
        "viewport": [numbers.length(scene.viewport.width), numbers.length(scene.viewport.height)],
        "whole": _camera(scene.whole, numbers),
        "bounds": [numbers.length(v) for v in (bounds.x, bounds.y, bounds.width, bounds.height)],
        "frames": _frames(scene, index, numbers, notes),
        "art": _art(scene, numbers),
        "routes": [_route(each, index, numbers) for each in scene.routes],
        "route": route or (scene.routes[0].name if scene.routes else "main"),
        **({} if meta.duration_s is None else {"duration": numbers.length(meta.duration_s)}),
        "words": dict(words(meta.lang)),
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _frames(
    scene: Scene, index: Mapping[str, int], numbers: Numbers, notes: Sequence[str]
) -> list[Record]:
    return [
        {
            "id": frame.id,
            "title": frame.title,
            "parent": None if frame.parent is None else index[frame.parent],
            **place_of(scene, frame.id, numbers),
            "substeps": frame.substeps,
            "level": frame.level,
            **({"topic": True} if scene.placements[frame.id].topic else {}),
            **({} if (shape := scene.placements[frame.id].shape) == "card" else {"shape": shape}),
            **({"notes": note} if note else {}),
        }
        for frame, note in zip(scene.deck.frames, notes, strict=True)
    ]


def place_of(scene: Scene, frame: str, numbers: Numbers) -> Record:
    """Where a frame is: own pixels for its size, canvas pixels for the rest."""
    placed = scene.placements[frame]
    depth = {"z": placed.z, "rotateX": placed.rotate_x, "rotateY": placed.rotate_y}
    return {
        "x": numbers.length(placed.box.x),
        "y": numbers.length(placed.box.y),
        "width": numbers.length(placed.size.width),
        "height": numbers.length(placed.size.height),
        "scale": numbers.scale(placed.scale),
        "rotate": numbers.length(placed.rotate),
        **{name: numbers.length(value) for name, value in depth.items() if value},
    }


def _art(scene: Scene, numbers: Numbers) -> list[Record]:
    return [
        {
            "x": numbers.length(art.x),
            "y": numbers.length(art.y),
            "scale": numbers.scale(art.scale),
            "rotate": numbers.length(art.rotate),
        }
        for art in scene.deck.art
    ]


def _route(route: Route, index: Mapping[str, int], numbers: Numbers) -> Record:
    return {
        "name": route.name,
        **({} if route.duration_s is None else {"duration": numbers.length(route.duration_s)}),
        "steps": [_step(step, index, numbers) for step in route.steps],
    }


def _step(step: Step, index: Mapping[str, int], numbers: Numbers) -> Record:
    flight = _flight(step.flight)
    return {
        "id": step.id,
        "frame": None if step.frame is None else index[step.frame],
        "camera": _camera(step.camera, numbers),
        **({} if step.dwell_s is None else {"dwell": numbers.length(step.dwell_s)}),
        **({} if flight is None else {"flight": flight}),
    }


def _flight(flight: Flight) -> str | int | None:
    """A manner, or milliseconds; None where it is as any other."""
    if flight.duration_s is not None:
        return round(1000 * flight.duration_s)
    return None if flight.manner == "normal" else flight.manner


def _camera(camera: Camera, numbers: Numbers) -> list[float | int]:
    x, y, rotate = (numbers.length(v) for v in (camera.x, camera.y, camera.rotate))
    return [x, y, numbers.width(camera.width), rotate]

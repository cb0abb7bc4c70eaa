"""Where each frame goes and how the camera visits them: ``Deck -> Scene``.

Pure, linear in the number of frames, and the same for the same talk. Nothing here
measures content; sizes come from annotations, the front matter and the theme.

Promises: siblings that the solver places never overlap, with what stands round them; a
child of a topic is inside it; nothing below a frame changes where its siblings go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deckgen.diagnostics import Diagnostic, PlaceError
from deckgen.geometry import Box, Similarity
from deckgen.model import Camera, Deck, Placement, Route, Scene, Settings
from deckgen.place import check, route
from deckgen.place.anchor import find_targets, in_order
from deckgen.place.camera import fit
from deckgen.place.connect import connection_faults, connector
from deckgen.place.depth import in_space
from deckgen.place.outline import Node, Outline, outline
from deckgen.place.settle import Settled, settle
from deckgen.place.walk import find_walks

__all__ = ["fit", "place"]


def place(deck: Deck, settings: Settings, paths: Mapping[str, str]) -> Scene:
    """The deck with every frame placed, its routes and its connectors.

    ``paths`` has the SVG text of each file that ``layout=along=`` names.

    Raises PlaceError with every fault: anchors, routes, connectors, numbers.
    """
    kin = outline(deck, settings)
    targets, faults = find_targets(kin)
    order, circles = in_order(kin, targets)
    main = route.main_stops(deck, kin)
    plans = [(plan, *route.named_stops(plan, kin, main)) for plan in deck.meta.paths]
    faults += circles + check.annotation_faults(deck, kin) + route.plan_faults(deck)
    faults += [fault for _, _, wrong in plans for fault in wrong]
    faults += connection_faults(deck.meta.connect, kin)
    walks, no_paths = find_walks(kin, paths)
    _raise_any([*faults, *no_paths])
    settled = settle(kin, order, targets, settings, deck.meta.size, walks)

    placed = _placements(deck, kin, settled, settings)
    bounds = _bounds(deck, kin, settled.canvas)
    whole = fit(bounds, deck.meta.size, 0.0, settings.margin)

    def camera(stop: int) -> Camera:
        if stop == route.WHOLE:
            return whole
        there = placed[stop]
        return fit(there.box, deck.meta.size, there.rotate, settings.margin)

    routes: list[Route] = [
        route.as_route(name, stops, kin, deck, camera, duration)
        for name, stops, duration in [
            (route.MAIN, main, deck.meta.duration_s),
            *((plan.name, stops, plan.duration_s) for plan, stops, _ in plans),
        ]
    ]
    return Scene(
        deck,
        deck.meta.size,
        {there.frame: there for there in placed},
        tuple(routes),
        bounds,
        whole,
        tuple(connector(each, kin, settled.canvas) for each in deck.meta.connect),
        (
            *deck.warnings,
            *check.overlaps(kin, settled.local, settings.gap),
            *check.far_away(kin, settled.canvas),
        ),
    )


def _raise_any(faults: Sequence[Diagnostic]) -> None:
    if faults:
        raise PlaceError(*faults)


def _placements(deck: Deck, kin: Outline, settled: Settled, settings: Settings) -> list[Placement]:
    """Every frame's placement, in file order; in space where the talk has depth."""
    flat = [_placement(node, settled.canvas[node.number], settings) for node in kin.nodes]
    if deck.meta.depth == "flat":
        return flat
    return [
        replace(
            there,
            box=replace(there.box, x=space.at[0], y=space.at[1]),
            z=space.at[2],
            rotate_x=space.turns[0],
            rotate_y=space.turns[1],
            rotate=space.turns[2],
        )
        for there, space in zip(flat, in_space(kin, settled.local, settled.canvas), strict=True)
    ]


def _placement(node: Node, there: Similarity, settings: Settings) -> Placement:
    said = node.frame.annotation
    usual_shape = settings.topic_shape if node.topic else settings.shape
    return Placement(
        node.frame.id,
        Box(there.x, there.y, node.size.width * there.scale, node.size.height * there.scale),
        node.size,
        there.scale,
        there.rotate,
        shape=said.shape.value if said.shape else usual_shape,
        topic=node.topic,
        inside=node.inside,
    )


def _bounds(deck: Deck, kin: Outline, canvas: Sequence[Similarity]) -> Box:
    """The box round all frames and the centres of all art, whose size nobody knows."""
    boxes = [there.bounds(node.size) for node, there in zip(kin.nodes, canvas, strict=True)]
    boxes += [Box(art.x, art.y, 0, 0) for art in deck.art]
    box = Box.around(boxes) if boxes else Box(0, 0, 0, 0)
    if box.width > 0 and box.height > 0:
        return box
    return Box(box.x, box.y, deck.meta.size.width, deck.meta.size.height)

"""Where each frame goes and how the camera visits them: ``Deck -> Scene``.

Pure, linear in the number of frames, and the same for the same talk. Nothing here
measures content; sizes come from annotations, the front matter and the theme.

Promises: siblings that the solver places never overlap, with what stands round them; a
child of a topic is inside it; nothing below a frame changes where its siblings go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.diagnostics import Diagnostic, PlaceError
from deckgen.geometry import Box, Similarity
from deckgen.model import Camera, Deck, Placement, Route, Scene, Settings
from deckgen.place import check, route
from deckgen.place.anchor import find_targets, in_order
from deckgen.place.camera import fit
from deckgen.place.connect import connection_faults, connector
from deckgen.place.outline import Node, Outline, outline
from deckgen.place.settle import settle
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

    placements = _placements(kin, settled.canvas, settings)
    bounds = _bounds(deck, kin, settled.canvas)
    whole = fit(bounds, deck.meta.size, 0.0, settings.margin)

    def camera(stop: int) -> Camera:
        if stop == route.WHOLE:
            return whole
        there = placements[kin.nodes[stop].frame.id]
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
        placements,
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


def _placements(
    kin: Outline, canvas: Sequence[Similarity], settings: Settings
) -> dict[str, Placement]:
    return {node.frame.id: _placement(node, canvas[node.number], settings) for node in kin.nodes}


def _placement(node: Node, there: Similarity, settings: Settings) -> Placement:
    said = node.frame.annotation
    usual_shape = settings.topic_shape if node.topic else settings.shape
    return Placement(
        node.frame.id,
        Box(there.x, there.y, node.size.width * there.scale, node.size.height * there.scale),
        node.size,
        there.scale,
        there.rotate,
        said.z.value if said.z else 0.0,
        said.rotate_x.value if said.rotate_x else 0.0,
        said.rotate_y.value if said.rotate_y else 0.0,
        said.shape.value if said.shape else usual_shape,
        node.topic,
        node.inside,
    )


def _bounds(deck: Deck, kin: Outline, canvas: Sequence[Similarity]) -> Box:
    """The box round all frames and the centres of all art, whose size nobody knows."""
    boxes = [there.bounds(node.size) for node, there in zip(kin.nodes, canvas, strict=True)]
    boxes += [Box(art.x, art.y, 0, 0) for art in deck.art]
    box = Box.around(boxes) if boxes else Box(0, 0, 0, 0)
    if box.width > 0 and box.height > 0:
        return box
    return Box(box.x, box.y, deck.meta.size.width, deck.meta.size.height)

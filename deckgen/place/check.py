"""What cannot be placed, and what was placed doubtfully.

Faults are found before anything is placed, so that a run tells all of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from deckgen.diagnostics import Diagnostic, did_you_mean
from deckgen.geometry import Similarity
from deckgen.model import Annotation, Deck, Noted
from deckgen.place.arrange import LAYOUTS
from deckgen.place.cluster import cluster
from deckgen.place.outline import CANVAS, Node, Outline

MOST = 1e9  # of any number that an author writes; far beyond any use, and safe to multiply
FAR = 1e8  # a browser's coordinates are exact to a pixel up to here, in a frame's own pixels


def annotation_faults(deck: Deck, kin: Outline) -> list[Diagnostic]:
    """Annotations that no placement can follow."""
    faults: list[Diagnostic] = []
    for node in kin.nodes:
        said = node.frame.annotation
        faults += _number_faults(said)
        if deck.meta.depth == "flat":
            faults += _depth_faults(said)
        if said.layout and said.layout.value.name not in LAYOUTS:
            name = said.layout.value.name
            hint = did_you_mean(name, LAYOUTS)
            faults.append(
                Diagnostic("unknown-layout", f'there is no layout "{name}"', said.layout.span, hint)
            )
        if said.beside and (said.x or said.y):
            faults.append(
                Diagnostic(
                    "two-places",
                    "a frame stands at x= and y=, or beside another, not both",
                    said.beside.span,
                    f"drop this, or drop {'x=' if said.x else 'y='}",
                )
            )
    if deck.meta.layout is not None and deck.meta.layout not in LAYOUTS:
        name = deck.meta.layout
        span = deck.meta.spans.get("layout")
        hint = did_you_mean(name, LAYOUTS)
        faults.append(Diagnostic("unknown-layout", f'there is no layout "{name}"', span, hint))
    return faults


def _number_faults(said: Annotation) -> list[Diagnostic]:
    faults: list[Diagnostic] = []
    numbers = {
        "x": said.x,
        "y": said.y,
        "z": said.z,
        "scale": said.scale,
        "rotate": said.rotate,
        "rotate-x": said.rotate_x,
        "rotate-y": said.rotate_y,
        "gap": said.gap,
    }
    for key, noted in numbers.items():
        if noted and not abs(noted.value) <= MOST:  # which is so for "not a number" too
            message = f"{key} must be a number from -{MOST:.0f} to {MOST:.0f}"
            faults.append(Diagnostic("bad-number", message, noted.span))
    if said.scale and said.scale.value < 1 / MOST:
        message = "scale must be more than 0"
        faults.append(Diagnostic("bad-number", message, said.scale.span))
    if said.size and not (0 < said.size.value.width < FAR and 0 < said.size.value.height < FAR):
        faults.append(Diagnostic("bad-number", "a size must be more than 0 pixels", said.size.span))
    return faults


def _depth_faults(said: Annotation) -> list[Diagnostic]:
    deep: dict[str, Noted[float] | None] = {
        "z": said.z,
        "rotate-x": said.rotate_x,
        "rotate-y": said.rotate_y,
    }
    return [
        Diagnostic(
            "flat-talk",
            f"{key} needs depth, and this talk is flat",
            noted.span,
            'write "depth: 3d" in the front matter',
        )
        for key, noted in deep.items()
        if noted
    ]


def far_away(kin: Outline, canvas: Sequence[Similarity]) -> list[Diagnostic]:
    """A warning for each frame so far away, for its scale, that no browser draws it sharply."""
    return [
        Diagnostic(
            "too-far",
            f'"{node.frame.id}" ends up too far away, or too small, to be drawn sharply',
            (node.frame.annotation.span or node.frame.span),
            "bring it nearer, or make it larger",
            "warning",
        )
        for node, place in zip(kin.nodes, canvas, strict=True)
        if not (
            abs(place.x) < FAR * place.scale
            and abs(place.y) < FAR * place.scale
            and 1 / FAR < place.scale < FAR
        )
    ]


def overlaps(kin: Outline, local: Sequence[Similarity], share: float) -> list[Diagnostic]:
    """A warning for each hand-placed frame that lies on a sibling that the solver placed."""
    found: list[Diagnostic] = []
    for parent in (CANVAS, *(node.number for node in kin.nodes if node.children)):
        nodes = [kin.nodes[number] for number in kin.siblings(parent)]
        if all(node.free for node in nodes) or not any(node.free for node in nodes):
            continue
        found += _overlaps_among(nodes, local, share)
    return found


def _overlaps_among(
    nodes: Sequence[Node], local: Sequence[Similarity], share: float
) -> list[Diagnostic]:
    """The same among siblings; the arranged ones never overlap, so few are near any frame."""
    arranged = sorted(
        ((local[node.number].bounds_of(cluster(node, share)), node) for node in nodes if node.free),
        key=lambda pair: pair[0].left,
    )
    # A few much wider than the rest would widen every search, so they are asked one by one.
    usual = sorted(box.width for box, _ in arranged)[len(arranged) // 2] * 2
    wide = [pair for pair in arranged if pair[0].width > usual]
    arranged = [pair for pair in arranged if pair[0].width <= usual]
    lefts = [box.left for box, _ in arranged]
    found: list[Diagnostic] = []
    for node in nodes:
        if node.free:
            continue
        box = local[node.number].bounds_of(cluster(node, share))
        start = bisect_left(lefts, box.left - usual)
        near = [*arranged[start : bisect_right(lefts, box.right)], *wide]
        hit = next((other for there, other in near if box.overlaps(there, tolerance=0.01)), None)
        if hit:
            said = node.frame.annotation
            noted = said.x or said.y or said.beside
            found.append(
                Diagnostic(
                    "overlap",
                    f'"{node.frame.id}" lies on "{hit.frame.id}", which was placed automatically',
                    noted.span if noted else node.frame.span,
                    "move it, or give both a place",
                    "warning",
                )
            )
    return found

"""Frames beside frames: whom each one means, in what order to settle them, and where.

``right-of`` and its kin work on the upright bounds of both frames in the pixels of
the anchored frame's parent, with what stands round them, turned and scaled as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from deckgen.diagnostics import Diagnostic, did_you_mean
from deckgen.geometry import Box, Similarity
from deckgen.place.cluster import cluster
from deckgen.place.outline import CANVAS, Node, Outline

Places = Sequence[Similarity] | Mapping[int, Similarity]  # by the frames' numbers


def find_targets(kin: Outline) -> tuple[dict[int, int], list[Diagnostic]]:
    """Whom each anchored frame stands beside, by number, and the names that mean nobody."""
    targets: dict[int, int] = {}
    faults: list[Diagnostic] = []
    for node in kin.nodes:
        noted = node.frame.annotation.beside
        if noted is None:
            continue
        found = _target(node, noted.value.target, kin)
        if found is None:
            faults.append(_no_target(node, kin))
        elif found == node.number:
            faults.append(
                Diagnostic("self-anchor", "a frame cannot stand beside itself", noted.span)
            )
        else:
            targets[node.number] = found
    return targets, faults


def _target(node: Node, name: str, kin: Outline) -> int | None:
    """The number of the frame meant; ``prev`` is the sibling before, unless an id."""
    if name in kin.numbers or name != "prev":
        return kin.numbers.get(name)
    return kin.siblings(node.parent)[node.rank - 1] if node.rank else None


def _no_target(node: Node, kin: Outline) -> Diagnostic:
    noted = node.frame.annotation.beside
    assert noted is not None
    name = noted.value.target
    if name == "prev":
        return Diagnostic(
            "no-previous",
            "there is no frame before this one beside it",
            noted.span,
            "name a frame by its id",
        )
    return Diagnostic(
        "unknown-frame",
        f'there is no frame "{name}"',
        noted.span,
        did_you_mean(name, kin.numbers),
    )


def in_order(kin: Outline, targets: Mapping[int, int]) -> tuple[list[int], list[Diagnostic]]:
    """Frames with parents and targets before them; each circle of anchors as a fault."""
    order: list[int] = []
    faults: list[Diagnostic] = []
    done = [False] * len(kin.nodes)
    for start in range(len(kin.nodes)):
        trail: dict[int, None] = {}
        stack = [start]
        while stack:
            number = stack[-1]
            if done[number]:
                stack.pop()
                continue
            trail[number] = None
            waits = [
                n
                for n in (kin.nodes[number].parent, targets.get(number, CANVAS))
                if n != CANVAS and not done[n]
            ]
            circle = next((n for n in waits if n in trail), None)
            if circle is not None:
                faults.append(_circle(kin, targets, list(trail), circle))
                for n in trail:
                    done[n] = True
                break
            if waits:
                stack.append(waits[0])
                continue
            stack.pop()
            del trail[number]
            done[number] = True
            order.append(number)
    return order, faults


def _circle(kin: Outline, targets: Mapping[int, int], trail: list[int], entry: int) -> Diagnostic:
    """The fault of a circle: every frame in it, with its line."""
    members = [kin.nodes[number] for number in trail[trail.index(entry) :]]
    members += members[:1]
    words = [_link(a, b, targets) for a, b in pairwise(members)]
    first = min(
        (node.frame.annotation.beside.span for node in members if node.frame.annotation.beside),
    )
    return Diagnostic(
        "anchor-cycle",
        "these frames wait for each other: " + ", ".join(words),
        first,
        "give one of them an x= and y= instead",
    )


def _link(node: Node, waits_for: Node, targets: Mapping[int, int]) -> str:
    said = node.frame.annotation.beside
    name = f'"{node.frame.id}" (line {node.frame.span.line})'
    if said and targets.get(node.number) == waits_for.number:
        words = (
            said.value.side if said.value.side in ("above", "below") else f"{said.value.side} of"
        )
        return f'{name} is {words} "{waits_for.frame.id}"'
    return f'{name} is in "{waits_for.frame.id}"'


def beside(
    node: Node,
    goal: Node,
    kin: Outline,
    local: Places,
    canvas: Places,
    share: float,
    usual: float,
) -> Similarity:
    """Where the frame stands in its parent, beside ``goal``.

    Without a scale of its own it takes its target's if they share a parent, else the
    ``usual`` one. Without a gap it keeps the usual share of the target's size.
    """
    said = node.frame.annotation
    scale = local[goal.number].scale if goal.parent == node.parent else usual
    if said.scale:
        scale = said.scale.value
    there = _seen_from(node, goal, kin, local, canvas, share)
    turned = Similarity(0, 0, scale, node.own_rotate)
    mine = turned.bounds_of(cluster(node, share))
    assert said.beside is not None
    side = said.beside.value.side
    flat = side in ("right", "left")
    gap = said.gap.value if said.gap else share * (there.width if flat else there.height)
    box = stand(mine, there, side, gap, said.align.value if said.align else "centre")
    return Similarity(box.x - mine.x, box.y - mine.y, scale, node.own_rotate)


def stand(mine: Box, there: Box, side: str, gap: float, align: str) -> Box:
    """``mine`` moved to that side of ``there``, ``gap`` away, edges or centres in line."""
    shift = {"start": -0.5, "centre": 0.0, "end": 0.5}[align]
    if side in ("right", "left"):
        away = (there.width + mine.width) / 2 + gap
        x = there.x + (away if side == "right" else -away)
        return Box(x, there.y + shift * (there.height - mine.height), mine.width, mine.height)
    away = (there.height + mine.height) / 2 + gap
    y = there.y + (away if side == "below" else -away)
    return Box(there.x + shift * (there.width - mine.width), y, mine.width, mine.height)


def _seen_from(
    node: Node,
    goal: Node,
    kin: Outline,
    local: Places,
    canvas: Places,
    share: float,
) -> Box:
    """The target's upright bounds, in the pixels of the anchored frame's parent."""
    own = Box(0, 0, goal.size.width, goal.size.height)
    box = own if _is_above(goal.number, node, kin) else cluster(goal, share)
    if goal.parent == node.parent:
        return local[goal.number].bounds_of(box)
    outer = Similarity() if node.parent == CANVAS else canvas[node.parent]
    return canvas[goal.number].then(outer.inverse()).bounds_of(box)


def _is_above(number: int, node: Node, kin: Outline) -> bool:
    """Whether frame ``number`` is one that ``node`` stands in or around."""
    parent = node.parent
    while parent != CANVAS:
        if parent == number:
            return True
        parent = kin.nodes[parent].parent
    return False

"""Companies: a frame that the solver arranges, with the siblings that stand beside it.

``right-of`` and its kin among siblings make one box of all of them, which the solver
arranges as it would the frame alone. So what stands beside an arranged frame lies on
none of the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.geometry import Box, Similarity
from deckgen.place.anchor import beside
from deckgen.place.arrange import Slot
from deckgen.place.cluster import cluster, into
from deckgen.place.outline import Node, Outline


def find_companies(
    kin: Outline, order: Sequence[int], targets: Mapping[int, int]
) -> dict[int, list[int]]:
    """The frames that stand beside each free one, or beside one that does, by its number.

    ``order`` has targets first, and so have the companies.
    """
    leaders: dict[int, int] = {}
    companies: dict[int, list[int]] = {}
    for number in order:
        target = targets.get(number)
        if target is None or kin.nodes[target].parent != kin.nodes[number].parent:
            continue
        leader = target if kin.nodes[target].free else leaders.get(target)
        if leader is not None:
            leaders[number] = leader
            companies.setdefault(leader, []).append(number)
    return companies


def company_box(
    leader: Node,
    scale: float,
    kin: Outline,
    targets: Mapping[int, int],
    company: Sequence[int],
    share: float,
) -> Box:
    """The box round a company in the parent's pixels, its leader's slot at the origin."""
    local: dict[int, Similarity] = {leader.number: into(leader, Slot(0, 0, scale), share)}
    boxes = [local[leader.number].bounds_of(cluster(leader, share))]
    for number in company:
        node = kin.nodes[number]
        local[number] = beside(node, kin.nodes[targets[number]], kin, local, {}, share, scale)
        boxes.append(local[number].bounds_of(cluster(node, share)))
    return Box.around(boxes)

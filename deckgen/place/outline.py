"""Who stands in whom: ``Deck -> Outline``, frames by number, parents first.

Sizes, shapes and whether children stand inside or around are settled here, so that
what follows asks nothing of a frame's annotation but where it wants to be.
"""

from __future__ import annotations

from typing import NamedTuple

from deckgen.geometry import Box, Size
from deckgen.model import Deck, Frame, Layout, Settings

CANVAS = -1  # the number of the parent of top-level frames


class Node(NamedTuple):
    """A frame among its kin.

    ``rank`` is its number among its siblings.
    ``own_scale`` and ``own_rotate`` are the author's, 1 and 0 where there are none.
    ``free`` says that the solver may arrange it: it is neither at a place of its own
    nor beside another. ``inside`` is the part that children take, in a topic only.
    """

    number: int
    parent: int
    rank: int
    children: tuple[int, ...]
    frame: Frame
    size: Size
    own_scale: float
    own_rotate: float
    free: bool
    topic: bool
    inside: Box | None
    layout: Layout

    @property
    def around(self) -> bool:
        """Whether children stand round the frame's box."""
        return bool(self.children) and not self.topic


class Outline(NamedTuple):
    """Every frame as a node, in file order.

    ``top`` are the numbers of top-level frames, ``layout`` is what arranges those.
    """

    nodes: tuple[Node, ...]
    top: tuple[int, ...]
    layout: Layout
    numbers: dict[str, int]

    def siblings(self, parent: int) -> tuple[int, ...]:
        """The children of ``parent``, or of the canvas."""
        return self.top if parent == CANVAS else self.nodes[parent].children


def outline(deck: Deck, settings: Settings) -> Outline:
    """The deck's frames with their kin, sizes and manners."""
    numbers = {frame.id: number for number, frame in enumerate(deck.frames)}
    parents = [numbers.get(frame.parent or "", CANVAS) for frame in deck.frames]
    children: list[list[int]] = [[] for _ in deck.frames]
    top: list[int] = []
    ranks: list[int] = []
    for number, parent in enumerate(parents):
        siblings = top if parent == CANVAS else children[parent]
        ranks.append(len(siblings))
        siblings.append(number)
    default = Layout(settings.layout)
    canvas = Layout(deck.meta.layout or settings.layout)
    nodes: list[Node] = []
    for number, (frame, parent) in enumerate(zip(deck.frames, parents, strict=True)):
        above = canvas if parent == CANVAS else nodes[parent].layout
        size = frame.annotation.size.value if frame.annotation.size else deck.meta.size
        kin = number, parent, ranks[number], tuple(children[number])
        nodes.append(_node(frame, kin, size, above, default, settings))
    return Outline(tuple(nodes), tuple(top), canvas, numbers)


def _node(
    frame: Frame,
    kin: tuple[int, int, int, tuple[int, ...]],
    size: Size,
    above: Layout,
    default: Layout,
    settings: Settings,
) -> Node:
    """A frame among its ``kin``: its number, its parent, its rank, its children."""
    said = frame.annotation
    # A tree's branches go on as trees, each frame over its own children.
    in_tree = above.name == "tree"
    inside = said.children.value == "inside" if said.children else frame.brief and not in_tree
    topic = inside and bool(kin[3])
    return Node(
        *kin,
        frame,
        size,
        said.scale.value if said.scale else 1.0,
        said.rotate.value if said.rotate else 0.0,
        free=not (said.x or said.y or said.beside),
        topic=topic,
        inside=_inside(size, settings) if topic else None,
        layout=said.layout.value if said.layout else above if in_tree else default,
    )


def _inside(size: Size, settings: Settings) -> Box:
    """A topic's box without its title band and its inner margin, in its own pixels."""
    margin = size.width * settings.inset
    top = -size.height / 2 + size.height * settings.title_band
    bottom = max(size.height / 2 - margin, top + size.height * 0.1)
    return Box(0, (top + bottom) / 2, size.width - 2 * margin, bottom - top)

"""Who stands in whom: ``Deck -> Outline``, frames by number, parents first.

Sizes, shapes and whether children stand inside or around are settled here, so that
what follows asks nothing of a frame's annotation but where it wants to be.
"""

from __future__ import annotations

from dataclasses import dataclass

from deckgen.geometry import Box, Size
from deckgen.model import Deck, Frame, Layout, Settings

CANVAS = -1  # the number of the parent of top-level frames


@dataclass(frozen=True, slots=True)
class Node:
    """A frame among its kin.

    ``own_scale`` and ``own_rotate`` are the author's, 1 and 0 where there are none.
    ``free`` says that the solver may arrange it: it is neither at a place of its own
    nor beside another. ``inside`` is the part that children take, in a topic only.
    """

    number: int
    frame: Frame
    parent: int
    children: tuple[int, ...]
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


@dataclass(frozen=True, slots=True)
class Outline:
    """Every frame as a node, in file order, with the numbers of the top-level ones."""

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
    for number, parent in enumerate(parents):
        (top if parent == CANVAS else children[parent]).append(number)
    default = Layout(deck.meta.layout or settings.layout)
    nodes: list[Node] = []
    for number, frame in enumerate(deck.frames):
        nodes.append(
            _node(
                number,
                frame,
                parents[number],
                tuple(children[number]),
                deck.meta.size,
                default,
                settings,
                nodes,
            )
        )
    return Outline(tuple(nodes), tuple(top), default, numbers)


def _node(
    number: int,
    frame: Frame,
    parent: int,
    children: tuple[int, ...],
    usual: Size,
    default: Layout,
    settings: Settings,
    before: list[Node],
) -> Node:
    said = frame.annotation
    above = before[parent].layout if parent != CANVAS else default
    in_tree = above.name == "tree"
    size = said.size.value if said.size else usual
    if said.children:
        topic = bool(children) and said.children.value == "inside"
    else:
        topic = bool(children) and frame.brief and not in_tree
    return Node(
        number,
        frame,
        parent,
        children,
        size,
        said.scale.value if said.scale else 1.0,
        said.rotate.value if said.rotate else 0.0,
        free=not (said.x or said.y or said.beside),
        topic=topic,
        inside=_inside(size, settings) if topic else None,
        layout=said.layout.value if said.layout else Layout("tree") if in_tree else default,
    )


def _inside(size: Size, settings: Settings) -> Box:
    """A topic's box without its title band and its inner margin, in its own pixels."""
    margin = size.width * settings.inset
    top = -size.height / 2 + size.height * settings.title_band
    bottom = max(size.height / 2 - margin, top + size.height * 0.1)
    return Box(0, (top + bottom) / 2, size.width - 2 * margin, bottom - top)

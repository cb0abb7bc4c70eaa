"""Arrangements by name, one small function each.

A new one is a function ``(items, room) -> slots`` and a line in ``LAYOUTS``.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.place.arrange.auto import auto
from deckgen.place.arrange.band import band
from deckgen.place.arrange.curves import along, ring, spiral
from deckgen.place.arrange.lines import column, grid, row, stairs, timeline
from deckgen.place.arrange.room import Arrange, Item, Room, Slot, fill

__all__ = ["LAYOUTS", "Arrange", "Item", "Room", "Slot", "band", "fill"]

LAYOUTS: Mapping[str, Arrange] = {
    "auto": auto,
    "row": row,
    "column": column,
    "grid": grid,
    "ring": ring,
    "spiral": spiral,
    "stairs": stairs,
    "timeline": timeline,
    "tree": row,  # a tree is rows under rows: see cluster.py
    "along": along,
}

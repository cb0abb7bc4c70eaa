"""The default arrangement: bands of justified rows, read like a page.

Stub.
"""

from __future__ import annotations

from deckgen.place.arrange.lines import grid as auto

__all__ = ["auto"]

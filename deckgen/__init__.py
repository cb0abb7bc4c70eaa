"""deckgen: a Markdown outline becomes a zooming presentation in one HTML file.

Names are imported when they are first used. A stage has the name of its module, so it
is imported from there: ``from deckgen.parse import parse``, and so ``read``, ``load``,
``place``, ``render``, ``bundle``, and ``build`` for the line as a whole.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckgen.build import compile_deck
    from deckgen.bundle import write
    from deckgen.diagnostics import (
        DeckError,
        Diagnostic,
        OutputError,
        ParseError,
        PlaceError,
        Span,
        ThemeError,
    )
    from deckgen.model import Bundle, Deck, Options, Scene, Source, Theme
    from deckgen.theme import load_theme

__version__ = "0.1.0"

__all__ = [
    "Bundle",
    "Deck",
    "DeckError",
    "Diagnostic",
    "Options",
    "OutputError",
    "ParseError",
    "PlaceError",
    "Scene",
    "Source",
    "Span",
    "Theme",
    "ThemeError",
    "compile_deck",
    "load_theme",
    "write",
]

_HOMES = {"compile_deck": "build", "load_theme": "theme", "write": "bundle"}
_VALUES = ("Bundle", "Deck", "Options", "Scene", "Source", "Theme")


def __getattr__(name: str) -> object:
    """The public name, from its module."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _HOMES.get(name) or ("model" if name in _VALUES else "diagnostics")
    return getattr(import_module(f"{__name__}.{home}"), name)

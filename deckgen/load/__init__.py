"""What a deck needs from outside its text: ``Deck`` -> ``Loaded``.

Pictures, films, sounds and paths come from the talk's folder, known by their content
rather than their names; diagrams from the tools installed. Nothing comes from a network.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from deckgen.diagnostics import Diagnostic, ParseError
from deckgen.load.shrink import shrink, shrunk
from deckgen.memo import Memo
from deckgen.model import Asset, AssetKind, AssetUse, Deck

if TYPE_CHECKING:
    from deckgen.load.asset import Found

__all__ = ["Loaded", "load", "shrink", "shrunk"]


class Loaded(NamedTuple):
    """``assets`` in the order of ``Deck.assets``; None where one could not be had."""

    assets: tuple[Asset | None, ...]
    warnings: tuple[Diagnostic, ...] = ()


def load(deck: Deck, folder: Path, memo: Memo | None = None) -> Loaded:
    """Everything that ``deck`` uses, found in ``folder`` or drawn.

    Each thing is loaded once however often it is used. Raises ParseError with the
    faults of all of them, at every use.
    """
    loading = _Loading(folder, memo or Memo())
    assets = tuple(loading.get(use) for use in deck.assets)
    if loading.faults:
        raise ParseError(*loading.faults)
    return Loaded(assets, tuple(loading.warnings))


@dataclass(slots=True)
class _Loading:
    folder: Path
    memo: Memo
    faults: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    known: dict[tuple[AssetKind, str], Found] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def get(self, use: AssetUse) -> Asset | None:
        key = (use.kind, use.name)
        if key not in self.known:
            self.known[key] = found = self._remembered(use)
            for warning in found.warnings:
                self._warn(warning, use)
        found = self.known[key]
        if found.fault:
            spans = (use.span, *use.also)
            self.faults.extend(replace(found.fault, span=span) for span in spans)
        return found.asset

    def _remembered(self, use: AssetUse) -> Found:
        """What was found before, while the file is the same; a fault is looked at anew."""
        try:
            about = (self.folder / use.name).stat()
        except (OSError, ValueError):
            return self._load(use)
        mark = (about.st_mtime_ns, about.st_size, about.st_ino)
        return self.memo.recall((self.folder, use.kind, use.name, mark), lambda: self._load(use))

    def _load(self, use: AssetUse) -> Found:
        # A talk of words alone, which is most drafts, needs none of these modules.
        if use.kind in ("dot", "mermaid"):
            from deckgen.load.diagrams import diagram

            return diagram(use.kind, use.name)
        from deckgen.load.asset import from_folder

        return from_folder(use.kind, use.name, self.folder)

    def _warn(self, warning: Diagnostic, use: AssetUse) -> None:
        """Pass on a warning; that a tool is missing is said once, not at each diagram."""
        if warning.code == "missing-tool":
            if warning.message in self.told:
                return
            self.told.add(warning.message)
        self.warnings.append(replace(warning, span=use.span))

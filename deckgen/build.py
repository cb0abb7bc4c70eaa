"""The line itself: a talk's file -> ``Bundle``, every fault of every stage at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from deckgen.bundle import bundle
from deckgen.diagnostics import (
    DeckError,
    Diagnostic,
    ParseError,
    PlaceError,
    ThemeError,
    did_you_mean,
    in_file_order,
)
from deckgen.inputs import inputs_around, inputs_of, marks_of, theme_folders
from deckgen.load import Loaded, load, shrink
from deckgen.memo import Memo
from deckgen.model import Asset, Bundle, Deck, Meta, Options, Scene, Settings, Source, Theme
from deckgen.parse import Sections, parse
from deckgen.place import place
from deckgen.read import read
from deckgen.render import notes_json, render
from deckgen.theme import load_theme

T = TypeVar("T")


def build(
    file: Path | str,
    *,
    options: Options | None = None,
    theme: str | None = None,
    memo: Memo | None = None,
) -> Bundle:
    """The bundle of the talk in ``file``.

    ``theme`` is the user's choice, over the talk's own. ``memo`` is what the builds of one
    talk leave for the next, which it makes sooner and no different. Raises DeckError.
    """
    try:
        source = read(Path(file))
    except DeckError as error:
        error.inputs = inputs_around(Path(file), theme)
        raise
    return compile_talk(source, options=options, theme=theme, memo=memo).bundle


class Compiled(NamedTuple):
    """A talk at the end of the line, and what it was on the way there.

    ``assets`` are as they were loaded, in the order of the deck's.
    """

    scene: Scene
    bundle: Bundle
    assets: tuple[Asset | None, ...]


def compile_deck(
    source: Source, *, options: Options | None = None, theme: str | None = None
) -> Bundle:
    """The bundle of a talk already read, with the warnings of every stage.

    Raises DeckError, or the one of its children that all faults are of, with the texts
    that they stand in.
    """
    return compile_talk(source, options=options, theme=theme).bundle


def compile_talk(
    source: Source,
    *,
    options: Options | None = None,
    theme: str | None = None,
    memo: Memo | None = None,
) -> Compiled:
    """The same, with the scene, for those who show a talk elsewhere than in its page."""
    options = options or Options()
    faults: list[DeckError] = []
    sections = None
    if memo:
        memo.turn()
        sections = memo.recall("sections", Sections)
    memo = memo or Memo()
    deck = _understood(faults, source, options, sections)
    inputs = inputs_of(source, None if faults else deck, theme)
    if deck is None:
        raise _joined(faults, source, inputs)
    loaded = _attempt(faults, lambda: load(deck, source.folder, memo))
    homes = theme_folders(source.folder, theme, deck.meta.theme)
    key = ("theme", theme, deck.meta.theme, source.folder, deck.warnings, marks_of(homes))
    found = _attempt(faults, lambda: memo.recall(key, lambda: _theme(deck, source.folder, theme)))
    look, doubts = found or (None, ())
    settings = look.settings if look else Settings()
    scene = _attempt(faults, lambda: place(deck, settings, _paths(deck, loaded)))
    if scene:
        _attempt(faults, lambda: _check_route(scene, options.route))
    if faults or not (loaded and look and scene):
        raise _joined(faults, source, inputs)
    assets = shrink(loaded.assets, scene)
    page = render(scene, look, assets, options, memo)
    notes = notes_json(scene, assets) if options.notes_apart else ""
    made = bundle(page, scene, look, assets, options, notes=notes)
    told = (*source.warnings, *loaded.warnings, *doubts, *made.warnings)
    warnings = in_file_order(dict.fromkeys(told))
    return Compiled(scene, replace(made, warnings=warnings, inputs=inputs), loaded.assets)


def _understood(
    faults: list[DeckError], source: Source, options: Options, sections: Sections | None
) -> Deck | None:
    """The talk as far as it is understood; later stages look at a faulty one too."""
    try:
        return parse(source, trust_html=options.trust_html, sections=sections)
    except ParseError as error:
        faults.append(error)
        return error.so_far if isinstance(error.so_far, Deck) else None


def _attempt(faults: list[DeckError], stage: Callable[[], T]) -> T | None:
    """What ``stage`` gives; None, and one more of ``faults``, where it fails."""
    try:
        return stage()
    except DeckError as error:
        faults.append(error)
        return None


def _joined(faults: list[DeckError], source: Source, inputs: frozenset[Path]) -> DeckError:
    """One error for all of ``faults``."""
    texts = {**source.texts, **{name: text for f in faults for name, text in f.texts.items()}}
    kinds = {type(fault) for fault in faults}
    kind = kinds.pop() if len(kinds) == 1 else DeckError
    joined = kind(*(each for fault in faults for each in fault.diagnostics), texts=texts)
    joined.inputs = inputs
    return joined


def _theme(deck: Deck, folder: Path, chosen: str | None) -> tuple[Theme, Sequence[Diagnostic]]:
    """The user's choice, or the talk's; a fault in the latter's name is shown there.

    A deck of another tool may name a folder with a theme of that tool: ours stands in.
    """
    if chosen is not None:
        return load_theme(chosen, folder, named_by="user"), ()
    try:
        return load_theme(deck.meta.theme, folder), ()
    except ThemeError as error:
        span = deck.meta.spans.get("theme")
        found = [each if each.span else replace(each, span=span) for each in error.diagnostics]
        foreign = any(warning.code == "foreign-keys" for warning in deck.warnings)
        if not foreign or {"unknown-theme"} != {each.code for each in found}:
            raise ThemeError(*found, texts=error.texts) from error
    return load_theme(Meta().theme, folder), [replace(each, severity="warning") for each in found]


def _paths(deck: Deck, loaded: Loaded | None) -> Mapping[str, str]:
    """The SVG of each ``along=`` file, by its name."""
    if loaded is None:
        return {}
    pairs = zip(deck.assets, loaded.assets, strict=True)
    return {
        use.name: asset.data.decode("utf-8", "replace")
        for use, asset in pairs
        if use.kind == "path" and asset
    }


def _check_route(scene: Scene, wanted: str | None) -> None:
    names = [route.name for route in scene.routes]
    if wanted is not None and wanted not in names:
        message = f'there is no route "{wanted}"; there are: {", ".join(names)}'
        hint = did_you_mean(wanted, names)
        raise PlaceError(Diagnostic("unknown-route", message, hint=hint))

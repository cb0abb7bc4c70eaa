"""Finds a theme and loads it: a name or a path -> ``Theme``.

A bare name is looked for in ``themes/`` beside the talk, then among those that come
with deckgen. A path may come from the talk, and then stays inside the talk's folder, or
from the user, who may name any folder. A theme that a talk brought along is not
trusted: it has style sheets, fonts and settings, but no page template.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from deckgen.diagnostics import Diagnostic, ThemeError, did_you_mean
from deckgen.files import Refused, find_inside, read_inside
from deckgen.model import Asset, Settings, Theme
from deckgen.theme.file import NAME, ThemeFile, read_theme_file
from deckgen.theme.stylesheet import read_style_sheet

NamedBy = Literal["talk", "user"]

BASE = "base"
_LONGEST_CHAIN = 8  # themes that extend one another; a longer chain is a circle


class ThemeInfo(NamedTuple):
    """One line of ``deckgen theme list``."""

    name: str
    description: str
    packaged: bool


class _Home(NamedTuple):
    """A theme's folder, which none of its files may leave; ``label`` names it in messages."""

    folder: Path
    label: str
    packaged: bool = False
    trusted: bool = False

    def read(self, name: str) -> bytes:
        return read_inside(self.folder, name)


def load_theme(name: str, folder: Path, *, named_by: NamedBy = "talk") -> Theme:
    """The theme ``name``, for a talk in ``folder``, with all it extends.

    Raises ThemeError, which lists every fault found in the theme's own files.
    """
    chain: list[tuple[_Home, ThemeFile]] = []
    wanted: str | None = name
    while wanted is not None:
        if len(chain) == _LONGEST_CHAIN:
            raise _fault("theme-cycle", f'the theme "{name}" extends itself')
        home = _find(wanted, folder, "talk" if chain else named_by)
        about = read_theme_file(_text(home, "theme.toml"), folder=home.label)
        chain.append((home, about))
        is_base = home.packaged and home.label == BASE
        wanted = None if is_base else about.extends or BASE
    return _join(chain[::-1])


def themes(folder: Path) -> tuple[ThemeInfo, ...]:
    """Every theme that a talk in ``folder`` can name; its own hide deckgen's."""
    found: dict[str, ThemeInfo] = {}
    for name, home in _homes(folder):
        if name == BASE or name in found:
            continue
        try:
            about = read_theme_file(_text(home, "theme.toml"), folder=home.label).description
        except ThemeError as error:
            about = f"cannot be used: {error.diagnostics[0].message}"
        found[name] = ThemeInfo(name, about, home.packaged)
    return tuple(found.values())


def packaged_folder() -> Path:
    """Where deckgen's own themes are: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


# ---- finding -----------------------------------------------------------------------


def _find(name: str, folder: Path, named_by: NamedBy) -> _Home:
    """The folder that ``name`` means. Raises ThemeError that names what exists."""
    if "/" in name or os.sep in name or name.startswith("."):
        return _find_path(name, folder, named_by)
    for _, home in _homes(folder, only=name):
        return home
    known = sorted({each for each, _ in _homes(folder)} - {BASE})
    message = f'there is no theme "{name}"; there are: {", ".join(known)}'
    raise _fault("unknown-theme", message, did_you_mean(name, known))


def _find_path(name: str, folder: Path, named_by: NamedBy) -> _Home:
    if named_by == "user":
        path = Path(name).expanduser().resolve()
        home = _Home(path, path.name, packaged=path.parent == packaged_folder(), trusted=True)
    else:
        home = _brought(folder, name)
    if not (home.folder / "theme.toml").is_file():
        raise _fault("unknown-theme", f'"{name}" is no theme: it has no file theme.toml')
    return home


def _brought(folder: Path, name: str) -> _Home:
    """The theme at the path ``name`` inside the talk's folder."""
    try:
        inside = find_inside(folder, name)
    except Refused:
        message = f'a talk can only name a theme inside its own folder, not "{name}"'
        raise _fault("theme-outside", message, "name it yourself, with --theme") from None
    return _Home(folder.resolve() / inside, inside.name)


def _homes(folder: Path, *, only: str = "") -> Iterator[tuple[str, _Home]]:
    """Themes by bare name, all or ``only`` one: the talk's own first, then deckgen's."""
    ours, beside = packaged_folder(), folder / "themes"
    if beside.resolve() != ours:
        for name in _folders_in(beside, only):
            yield name, _brought(folder, f"themes/{name}")
    for name in _folders_in(ours, only):
        yield name, _Home(ours / name, name, packaged=True, trusted=True)


def _folders_in(folder: Path, only: str) -> list[str]:
    if not only and not folder.is_dir():
        return []
    names = [only] if only else sorted(child.name for child in folder.iterdir())
    return [n for n in names if NAME.match(n) and (folder / n / "theme.toml").is_file()]


# ---- loading -----------------------------------------------------------------------


def _join(chain: list[tuple[_Home, ThemeFile]]) -> Theme:
    """One theme of all in ``chain``, each adding to those before it."""
    styles: list[str] = []
    assets: dict[str, Asset] = {}
    templates: dict[str, str] = {}
    settings: dict[str, Any] = {}
    licences: list[str] = []
    faults: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for home, about in chain:
        for name in _style_sheets(home, about):
            try:
                css, files = read_style_sheet(name, home.read, theme=home.label)
            except ThemeError as error:
                faults += error.diagnostics
                texts.update(error.texts)
                continue
            styles.append(css)
            assets.update(files)
        templates.update(_templates(home))
        settings.update(about.settings)
        licences += _licences(home)
    if faults:
        raise ThemeError(*faults, texts=texts)
    decided = replace(Settings(), **settings)
    return Theme(
        name=chain[-1][1].name,
        templates=templates,
        styles="".join(styles) + _tokens(decided),
        assets=assets,
        settings=decided,
        licences=tuple(licences),
        packaged=all(home.packaged for home, _ in chain),
    )


def _tokens(settings: Settings) -> str:
    """What style sheets must know of the settings, last, so that no sheet can differ."""
    return f":root{{--title-band:{settings.title_band:g};--inset:{settings.inset:g}}}\n"


def _style_sheets(home: _Home, about: ThemeFile) -> tuple[str, ...]:
    if about.styles is not None:
        return about.styles
    return ("theme.css",) if (home.folder / "theme.css").is_file() else ()


def _templates(home: _Home) -> dict[str, str]:
    names = _files(home.folder, ".jinja")
    if names and not home.trusted:
        message = f'the theme "{home.label}" came with the talk and has a page template'
        hint = "if you trust it, name its folder yourself, with --theme"
        raise _fault("theme-template", message, hint)
    return {name: _text(home, name) for name in names}


def _licences(home: _Home) -> list[str]:
    names = _files(home.folder / "fonts", "-OFL.txt")
    return [_text(home, f"fonts/{name}") for name in names]


def _files(folder: Path, ending: str) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(child.name for child in folder.iterdir() if child.name.endswith(ending))


def _text(home: _Home, name: str) -> str:
    label = f"{home.label}/{name}"
    try:
        return home.read(name).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _fault("theme-file", f"{label} is not UTF-8 text") from None
    except OSError as error:
        raise _fault("theme-file", f"{label} cannot be read: {error.strerror}") from None
    except Refused as refusal:
        raise _fault("theme-file", f"{label} cannot be read: {refusal}") from None


def _fault(code: str, message: str, hint: str | None = None) -> ThemeError:
    return ThemeError(Diagnostic(code, message, hint=hint))

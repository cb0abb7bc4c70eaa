"""``theme.toml`` as text -> what it says, checked: a closed list of keys and settings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from deckgen.diagnostics import Diagnostic, Span, ThemeError, did_you_mean
from deckgen.model import LAYOUTS, SHAPES, Nothing, Settings

KEYS = ("name", "description", "extends", "styles", "settings")
SETTINGS = tuple(f.name for f in fields(Settings))
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")

_WORDS = {"layout": LAYOUTS, "shape": SHAPES, "topic_shape": SHAPES}
_MOST = {"gap": 10.0, "margin": 0.4, "title_band": 0.9, "inset": 0.4}


class ThemeFile(NamedTuple):
    """What a ``theme.toml`` says. ``styles`` is None where it names no style sheets."""

    name: str
    description: str = ""
    extends: str | None = None
    styles: tuple[str, ...] | None = None
    settings: Mapping[str, Any] = Nothing


def read_theme_file(text: str, *, folder: str) -> ThemeFile:
    """What ``text`` says; a theme without a name has that of its ``folder``.

    Raises ThemeError with every fault, on its line.
    """
    label = f"{folder}/theme.toml"
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(_not_toml(str(error), label), texts={label: text}) from None
    said.setdefault("name", folder)
    faults = [
        Diagnostic("theme-file", message, _span_of(key, text, label), hint)
        for key, message, hint in (*_check_keys(said), *_check_settings(said.get("settings")))
    ]
    if faults:
        raise ThemeError(*faults, texts={label: text})
    if "styles" in said:
        said["styles"] = tuple(said["styles"])
    return ThemeFile(**said)


_Fault = tuple[str, str, str | None]  # the key at fault, what is wrong, what to write


def _check_keys(said: Mapping[str, Any]) -> Iterator[_Fault]:
    for key, value in said.items():
        if key not in KEYS:
            yield key, f'a theme has no key "{key}"', did_you_mean(key, KEYS)
        elif key == "settings":
            if not isinstance(value, dict):
                yield key, '"settings" must be a table', "write [settings]"
        elif key == "styles":
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                yield key, '"styles" must be a list of file names', 'such as ["theme.css"]'
        elif not isinstance(value, str):
            yield key, f'"{key}" must be text', None
        elif key == "name" and not NAME.match(value):
            yield key, "a theme's name is made of letters, digits, - and _", None


def _check_settings(settings: object) -> Iterator[_Fault]:
    for key, value in settings.items() if isinstance(settings, dict) else ():
        if key not in SETTINGS:
            yield key, f'a theme has no setting "{key}"', did_you_mean(key, SETTINGS)
        elif key in _WORDS:
            if value not in _WORDS[key]:
                known = ", ".join(_WORDS[key])
                hint = did_you_mean(str(value), _WORDS[key])
                yield key, f'"{key}" must be one of {known}', hint
        elif isinstance(value, bool) or not isinstance(value, int | float):
            yield key, f'"{key}" must be a number', None
        elif not 0 <= value <= _MOST[key]:
            yield key, f'"{key}" must be from 0 to {_MOST[key]:g}', None


def _not_toml(message: str, label: str) -> Diagnostic:
    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    said = re.sub(r" \(at .*\)", "", message)
    span = Span(label, line, column, line, column + 1)
    return Diagnostic("theme-file", f"{said[:1].lower()}{said[1:]}", span)


def _span_of(key: str, text: str, label: str) -> Span:
    """Where ``key`` is given its value or opens a table; the file's start where it is not."""
    found = re.search(rf"^[ \t]*\[?[ \t]*(\"?{re.escape(key)}\"?)[ \t]*[=\].]", text, re.MULTILINE)
    if not found:
        return Span(label, 1, 1, 1, 1)
    line = text.count("\n", 0, found.start(1)) + 1
    column = found.start(1) - text.rfind("\n", 0, found.start(1))
    return Span(label, line, column, line, column + len(found[1]))

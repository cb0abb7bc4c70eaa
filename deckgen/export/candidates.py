"""Where a browser may be on this machine, in the order in which to try them.

Named by the user first, then Playwright's own, then where each system installs one, then
the search path, snap last: its confinement hides folders, and it starts slowly. A headless
shell, which is the same browser without windows, starts in half the time and so comes first.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

VARIABLES = ("DECKGEN_BROWSER", "CHROME_PATH", "PUPPETEER_EXECUTABLE_PATH")
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "brave-browser",
)
# Debian's; what it has on the search path is a script that would not end with its group.
_SHELL = Path("/usr/lib/chromium/chromium-headless-shell")
_MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge", "Brave Browser")
_WINDOWS_APPS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_SNAP = "/snap/bin"
# Inside a folder of Playwright's cache such as chromium-1208, over its versions and systems.
_PLAYWRIGHT_BINARIES = (
    "chrome-linux*/chrome",
    "chrome-linux*/headless_shell",
    "chrome-headless-shell-*/chrome-headless-shell*",
    "chrome-mac*/*.app/Contents/MacOS/*",
    "chrome-win*/chrome.exe",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A browser that there may be: its file, and what made us think of it."""

    file: Path
    origin: str


def candidates(
    environ: Mapping[str, str], named: str | None = None, *, shells: bool = True
) -> tuple[Candidate, ...]:
    """Every place to try, each once. ``named`` (``--browser``) is the only one if given.

    Without ``shells``, only browsers that people look at; the user may still name any.
    """
    if named is not None:
        return (Candidate(Path(named), "--browser"),)
    found: dict[Path, Candidate] = {}
    for candidate in (*_named(environ), *_all(environ, shells=shells)):
        found.setdefault(candidate.file, candidate)
    return tuple(found.values())


def _named(environ: Mapping[str, str]) -> Iterator[Candidate]:
    for variable in VARIABLES:
        if value := environ.get(variable):
            yield Candidate(Path(value), variable)


def _all(environ: Mapping[str, str], *, shells: bool) -> Iterator[Candidate]:
    for file in _playwrights(environ):
        if shells or "headless" not in file.name:
            yield Candidate(file, "Playwright")
    if shells and sys.platform == "linux" and _SHELL.exists():
        yield Candidate(_SHELL, "installed")
    for file in _installed(environ):
        yield Candidate(file, "installed")
    for folder in environ.get("PATH", "").split(";" if sys.platform == "win32" else ":"):
        if (
            Path(folder).is_absolute() and folder != _SNAP
        ):  # a relative entry is the folder we are in
            for name in NAMES:
                if (file := Path(folder) / name).exists():
                    yield Candidate(file, "PATH")
    if (snap := Path(_SNAP) / "chromium").exists():
        yield Candidate(snap, "snap")


def _playwrights(environ: Mapping[str, str]) -> Iterator[Path]:
    """What Playwright has downloaded here before, newest first."""
    cache = _playwright_cache(environ)
    kinds = ("chromium-*", "chromium_headless_shell-*")
    folders = [folder for kind in kinds for folder in cache.glob(kind)]
    for folder in sorted(folders, key=_revision, reverse=True):
        for pattern in _PLAYWRIGHT_BINARIES:
            yield from sorted(folder.glob(pattern))


def _playwright_cache(environ: Mapping[str, str]) -> Path:
    if named := environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA", "")) / "ms-playwright"
    home = Path(environ.get("HOME", "/"))
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "ms-playwright"


def _revision(folder: Path) -> tuple[int, str]:
    number = folder.name.rpartition("-")[2]
    return (int(number) if number.isdecimal() else 0, folder.name)


def _installed(environ: Mapping[str, str]) -> Iterator[Path]:
    if sys.platform == "darwin":
        for app in _MAC_APPS:
            yield Path(f"/Applications/{app}.app/Contents/MacOS/{app}")
    elif sys.platform == "win32":
        for root in filter(None, map(environ.get, _WINDOWS_ROOTS)):
            yield from (Path(root) / app for app in _WINDOWS_APPS)
    else:
        yield from (Path("/usr/bin") / name for name in NAMES)

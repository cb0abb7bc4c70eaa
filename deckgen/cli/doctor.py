"""``deckgen doctor``: what deckgen needs, and what of it this machine has."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

import click

from deckgen import __version__
from deckgen.cli.console import Console, console, options
from deckgen.cli.exits import Exit, Stop

Health = Literal["good", "missing", "refused", "note"]
_MARKS = {"good": "ok", "missing": "--", "refused": "no", "note": "  "}
_TOOLS = (("dot", "draws ```dot diagrams"), ("mmdc", "draws ```mermaid diagrams"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's answer."""

    subject: str
    health: Health
    detail: str


@click.command("doctor")
@click.option("--browser", "browser_file", metavar="PATH", help="Try this browser and no other.")
@options
@click.pass_context
def command(context: click.Context, browser_file: str | None) -> None:
    """Look at what deckgen needs and finds here.

    Building needs only Python and the libraries. The browser is for showing a deck.
    """
    from deckgen.export.browser import find, remedy

    out = console(context)
    for finding in (*_python(), *_libraries(), *_themes(), *_tools()):
        _show(out, finding)
    search = find(os.environ, browser_file)
    for refusal in search.refused:
        where = f"{refusal.candidate.file} ({refusal.candidate.origin})"
        _show(out, Finding("browser", "refused", f"{where}: {refusal.reason}"))
    if search.browser is None:
        raise Stop(Exit.BROWSER, "no browser starts here", f"this mends it: {remedy()}")
    found = search.browser
    _show(out, Finding("browser", "good", f"{found.file} ({found.origin}): {found.version}"))
    if found.flags:
        _show(out, Finding("browser", "note", "its sandbox is off: this is root, or a container"))


def _show(out: Console, finding: Finding) -> None:
    if out.json:
        out.record(asdict(finding))
        return
    mark = _MARKS[finding.health]
    click.echo(f"{mark}  {finding.subject:10} {finding.detail}")


def _python() -> Iterable[Finding]:
    yield Finding("deckgen", "good", __version__)
    where = f"{platform.python_version()} at {sys.executable}, {platform.platform()}"
    yield Finding("python", "good", where)


def _libraries() -> Iterable[Finding]:
    """What deckgen was installed with; pip has already checked the versions."""
    for line in metadata.requires("deckgen") or ():
        if "extra ==" in line:
            continue
        name = line.split(">")[0].strip()
        try:
            yield Finding("library", "good", f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            yield Finding("library", "missing", f"{line}: pip install deckgen brings it")


def _themes() -> Iterable[Finding]:
    from deckgen.theme import packaged_folder, themes

    for info in themes(Path.cwd()):
        fonts = 0
        if info.packaged:
            fonts = len(list((packaged_folder() / info.name / "fonts").glob("*.woff2")))
        brought = f", {fonts} fonts of its own" if fonts else ""
        yield Finding("theme", "good", f"{info.name}{brought}")


def _tools() -> Iterable[Finding]:
    for name, purpose in _TOOLS:
        file = shutil.which(name)
        yield Finding("diagrams", "good" if file else "missing", f"{file or name}: {purpose}")

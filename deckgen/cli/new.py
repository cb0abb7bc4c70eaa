"""``deckgen new``: a small talk to start from, in the user's language."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

import click

from deckgen.cli.bare import TALK_ENDINGS
from deckgen.cli.console import console, options
from deckgen.cli.exits import Exit, Stop

TEMPLATES = Path(__file__).parent / "templates"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which they count


@click.command("new")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--template",
    type=click.Choice(sorted(file.name for file in TEMPLATES.iterdir() if file.is_dir())),
    default="tour",
    show_default=True,
    help="What to start from.",
)
@options
@click.pass_context
def command(context: click.Context, folder: Path | None, template: str) -> None:
    """Start a talk in DIR, or in this folder. Nothing there is overwritten."""
    target = folder or Path()
    if target.suffix.lower() in TALK_ENDINGS:
        raise Stop(
            Exit.USAGE,
            f"{target} names a file, and new makes a folder with a talk in it",
            f"deckgen new {shlex.quote(str(target.with_suffix('')))}",
        )
    files = files_of(template, language(os.environ))
    if taken := [name for name in files if os.path.lexists(target / name)]:
        raise Stop(
            Exit.OUTPUT,
            f"there is already {target / taken[0]}, and it stays as it is",
            "name another DIR",
        )
    try:
        for name, content in files.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            with (target / name).open("xb") as stream:
                stream.write(content)
    except OSError as error:
        raise Stop(Exit.OUTPUT, f"{target} cannot be written: {error.strerror}") from error
    out = console(context)
    if out.json:
        out.record({"folder": str(target), "files": sorted(files)})
        return
    for name in sorted(files):
        out.log(f"wrote {target / name}")
    click.echo(_next_commands(folder))


def language(environ: Mapping[str, str]) -> str:
    """The language of the user's messages, if there are templates in it, else English."""
    for variable in _LOCALE_VARIABLES:
        if value := environ.get(variable):
            code = value[:2].lower()
            return code if code in _languages() else "en"
    return "en"


def files_of(template: str, lang: str) -> dict[str, bytes]:
    """What a template consists of, by relative name: all of its language's folder."""
    home = TEMPLATES / template / lang
    return {
        file.relative_to(home).as_posix(): file.read_bytes()
        for file in sorted(home.rglob("*"))
        if file.is_file()
    }


def _languages() -> set[str]:
    return {folder.name for folder in TEMPLATES.glob("*/*") if folder.is_dir()}


def _next_commands(folder: Path | None) -> str:
    enter = [f"  cd {shlex.quote(str(folder))}"] if folder else []
    return "\n".join(
        [
            "Next:",
            *enter,
            "  deckgen serve --open    # shows the talk, and every save at once",
            "  deckgen build           # writes build/talk.html, to take along",
        ]
    )

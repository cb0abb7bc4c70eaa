"""``deckgen theme``: the looks that a talk here can name."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli.console import console, options


@click.group("theme")
@options
def command() -> None:
    """See the themes there are."""


@command.command("list")
@options
@click.pass_context
def list_themes(context: click.Context) -> None:
    """List the themes that a talk in this folder can name.

    Those in the folder's own themes/ come first, and hide deckgen's of the same name.
    """
    from deckgen.theme import themes

    out = console(context)
    found = themes(Path.cwd())
    width = max((len(info.name) for info in found), default=0)
    for info in found:
        if out.json:
            out.record(info._asdict())
        else:
            home = "" if info.packaged else "  (in themes/ here)"
            click.echo(f"{info.name:{width}}  {info.description}{home}")

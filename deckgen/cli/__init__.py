"""The command line: one file a command, each imported only when it is asked for.

Only this package prints and exits. A command returns when all went well and raises
``Stop`` where it did not; ``run`` turns either into an exit status.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from deckgen import __version__
from deckgen.cli.bare import as_command
from deckgen.cli.console import Console, console, options
from deckgen.cli.exits import Exit, Stop

COMMANDS = {
    "serve": "Show a talk in the browser while you write it",
    "build": "Compile talks into zooming decks",
    "export": "Turn talks into PDF and other formats",
    "new": "Start a talk in DIR, or in this folder",
    "theme": "See the themes there are",
    "doctor": "Look at what deckgen needs and finds here",
    "install-browser": "Download a Chromium for exports, if none is here",
    "completion": "Print the completion script of SHELL",
}
COMPLETE = "_DECKGEN_COMPLETE"


class Commands(click.Group):
    """The commands by name; a command's module is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order in which the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"deckgen.cli.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Let a talk stand where a command does, where that means something."""
        return super().resolve_command(ctx, as_command(args, COMMANDS))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@options
@click.version_option(__version__, "-V", "--version", message="deckgen %(version)s")
@click.pass_context
def group(context: click.Context) -> None:
    """Turn a Markdown outline into a presentation that zooms.

    `deckgen TALK.md` is short for `deckgen serve TALK.md`, and `deckgen TALK.md -o TALK.html`
    for `deckgen build TALK.md -o TALK.html`.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the answer is the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter still gets the rest
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(list(arguments))
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _abandon_output()
        return Exit.PIPE


def _run(arguments: list[str]) -> int:
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(group, {}, "deckgen", COMPLETE, instruction)
    context: click.Context | None = None
    try:
        context = group.make_context("deckgen", arguments)
        with context:
            group.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        asked = error.ctx.command_path if error.ctx else "deckgen"
        _console(error.ctx or context, arguments).fail(
            error.format_message(), f"{asked} --help says what can be written here"
        )
        return Exit.USAGE
    except Stop as stop:
        if stop.message:
            _console(context, arguments).fail(stop.message, stop.hint)
        return stop.status
    return Exit.GOOD


def _console(context: click.Context | None, arguments: Sequence[str]) -> Console:
    """The console to fail on, also where the options were not understood."""
    known = console(context) if context else Console()
    return known._replace(json=known.json or "--json" in arguments)


def _abandon_output() -> None:
    """Make the flush at exit a quiet one: there is nobody left to read it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())

"""``deckgen completion``: the script that a shell reads to complete our commands."""

from __future__ import annotations

import click

from deckgen.cli.console import options


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@options
def command(shell: str) -> None:
    """Print the completion script of SHELL.

    \b
    bash: deckgen completion bash > ~/.local/share/bash-completion/completions/deckgen
    zsh:  deckgen completion zsh > a file _deckgen in a folder of your $fpath
    fish: deckgen completion fish > ~/.config/fish/completions/deckgen.fish
    """  # noqa: D301  (the backspace keeps the lines as they are)
    from click.shell_completion import get_completion_class

    from deckgen.cli import COMPLETE, group

    completer = get_completion_class(shell)
    assert completer is not None
    click.echo(completer(group, {}, "deckgen", COMPLETE).source())

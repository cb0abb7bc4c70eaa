"""What a command says: data on standard output, all else on standard error."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TextIO, TypeVar

import click

from deckgen.diagnostics import Diagnostic, as_json, as_text

F = TypeVar("F", bound=Callable[..., Any])

_CARETS = re.compile(r"^(      \| *)(\^+.*)$", re.MULTILINE)
_STYLES = {
    "bold": "1",
    "error": "1;31",
    "warning": "1;33",
    "caret": "32",
    "good": "32",
    "code": "97;40",
}


class Console(NamedTuple):
    """How much to say, and how; the same for every command."""

    quiet: bool = False
    verbose: bool = False
    json: bool = False
    colour: bool = False

    def log(self, text: str) -> None:
        """Say what was done, unless asked to be quiet."""
        if not self.quiet:
            self._say(text)

    def detail(self, text: str) -> None:
        """Say what only someone who looks closer wants to know."""
        if self.verbose and not self.quiet:
            self._say(text)

    def fail(self, message: str, hint: str | None = None) -> None:
        """Say why the command ends; under ``--json`` as a record."""
        diagnostic = Diagnostic("command", message, hint=hint)
        if self.json:
            self.record({"diagnostics": [as_json(diagnostic)]})
        else:
            self.report((diagnostic,), {})

    def report(self, diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> None:
        """Show what is wrong or doubtful; ``-q`` keeps the errors only."""
        for diagnostic in diagnostics:
            if diagnostic.severity == "error" or not self.quiet:
                self._say(self._shown(diagnostic, texts))

    def record(self, value: Mapping[str, object], stream: TextIO | None = None) -> None:
        """Write one JSON object as one line of data."""
        print(json.dumps(value, ensure_ascii=False), file=stream or sys.stdout, flush=True)

    def data(self, text: str) -> None:
        """Write what was asked for on standard output."""
        print(text, flush=True)

    def styled(self, text: str, style: str) -> str:
        """``text`` in a style of ours where there is colour, else as it is."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour else text

    def _say(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    def _shown(self, diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
        text = as_text(diagnostic, texts)
        if not self.colour:
            return text
        head, newline, rest = text.partition("\n")
        place, word, message = head.partition(f"{diagnostic.severity}: ")
        head = (
            (self.styled(place, "bold") if place else "")
            + self.styled(word, diagnostic.severity)
            + self.styled(message, "bold")
        )
        carets = _CARETS.sub(lambda m: m[1] + self.styled(m[2], "caret"), rest)
        return head + newline + carets


def options(command: F) -> F:
    """Give a command the options that every command has."""
    for option in reversed(
        (
            click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.", **_KEPT),
            click.option("-v", "--verbose", is_flag=True, help="Say more.", **_KEPT),
            click.option("--json", is_flag=True, help="Answer in JSON, a record a line.", **_KEPT),
            click.option(
                "--color/--no-color",
                "colour",
                default=None,
                help="Colour, or none. Without either: on a terminal, unless NO_COLOR is set.",
                **_KEPT,
            ),
        )
    ):
        command = option(command)
    return command


def console(context: click.Context) -> Console:
    """The console that the options given so far ask for."""
    chosen = {name: context.meta.get(f"deckgen.{name}") for name in ("quiet", "verbose", "json")}
    colour = context.meta.get("deckgen.colour")
    return Console(
        **{name: bool(value) for name, value in chosen.items()},
        colour=wants_colour(os.environ, sys.stderr) if colour is None else colour,
    )


def wants_colour(environ: Mapping[str, str], stream: TextIO) -> bool:
    """Whether to write colour on ``stream`` where the command line does not say."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Note an option where nested commands find it; one not given changes nothing."""
    if value or (value is False and parameter.name == "colour"):
        context.meta[f"deckgen.{parameter.name}"] = value


_KEPT: dict[str, Any] = {"expose_value": False, "is_eager": True, "callback": _keep}

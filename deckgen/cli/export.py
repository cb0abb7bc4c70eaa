"""``deckgen export``: talks into formats that need no deckgen, once or each time they are saved."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Literal, get_args

import click

from deckgen.cli import shared
from deckgen.cli.compile import Request
from deckgen.cli.console import console, options
from deckgen.cli.convert import Wanted, convert_one
from deckgen.cli.exits import Exit, Stop
from deckgen.cli.find import STANDARD, jobs, talk_here
from deckgen.export.formats import FORMATS
from deckgen.export.task import Choices, View
from deckgen.geometry import Size
from deckgen.model import Options
from deckgen.units import DURATION_HINT, seconds

_SIZE = re.compile(r"([0-9]{1,5})[x×]([0-9]{1,5})\Z", re.IGNORECASE)
_SIDES = (16, 16384)  # pixels; no browser draws larger


@click.command("export")
@click.argument("decks", metavar="[DECK]...", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    required=True,
    help="Where to write: a file whose ending says the format, a folder (ends in /), "
    "or - for standard output.",
)
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), help="The format.")
@click.option("-w", "--watch", is_flag=True, help="Stay, and export again when a file is saved.")
@click.option("--frames", metavar="WHICH", help="Only these stops: 1,3-5,lego,8-")
@click.option("--route", metavar="NAME", help="The stops of this route of the talk.")
@click.option(
    "--substeps",
    type=click.Choice(["final", "all"]),
    default="final",
    help="What is revealed bit by bit: only its end, or each bit. Without it: final.",
)
@click.option("--size", "size_text", metavar="WxH", help="How large, in pixels: 1920x1080.")
@click.option(
    "--handout",
    type=click.Choice(["1", "2", "3", "4", "6"]),
    help="A PDF to print: so many stops a page, with lines or, with --notes, notes beside them.",
)
@click.option(
    "--poster", is_flag=True, help="A PDF of the whole canvas on one sheet, A0 or --size."
)
@click.option("--notes", is_flag=True, help="With what the speaker says.")
@shared.theme
@click.option(
    "--view",
    type=click.Choice(get_args(View)),
    default="stops",
    help="What a PNG shows: each stop, the whole canvas, or a card for links to the talk. "
    "Without it: stops.",
)
@click.option(
    "--fps",
    "rate",
    metavar="N",
    type=int,
    help="A film's pictures a second, 24 to 60. Without: 30.",
)
@click.option(
    "--timeout",
    metavar="TIME",
    help="When to give up. Without: 120s, from the last picture where many are taken.",
)
@click.option("--browser", "browser_file", metavar="PATH", help="Use this browser and no other.")
@shared.trust_html
@shared.force
@options
@click.pass_context
def command(
    context: click.Context,
    *,
    decks: tuple[str, ...],
    output: str,
    format_name: str | None,
    watch: bool,
    frames: str | None,
    route: str | None,
    substeps: Literal["final", "all"],
    size_text: str | None,
    handout: str | None,
    poster: bool,
    notes: bool,
    theme: str | None,
    view: View,
    rate: int | None,
    timeout: str | None,
    browser_file: str | None,
    trust_html: bool,
    force: bool,
) -> None:
    """Turn talks into PDF and other formats.

    The format is that of OUT's ending. Without DECK: talk.md, slides.md or deck.md of this
    folder, else its only Markdown file. A DECK of - is read from standard input.
    """
    name = format_of(output, format_name)
    if handout or poster:
        _must_be_one_pdf(name, both=bool(handout and poster))
    asked = Options(with_notes=notes, route=route, folder=True, trust_html=trust_html)
    wanted = Wanted(
        name,
        frames,
        Choices(
            substeps=substeps,
            size=size_of(size_text),
            notes=notes,
            rate=rate,
            view=view,
            handout=int(handout) if handout else None,
            poster=poster,
        ),
        None if timeout is None else seconds_of(timeout),
        browser_file,
    )
    requests = [
        Request(job, asked, theme, force=force)
        for job in jobs(decks or (talk_here(Path.cwd()),), output, ending=f".{name}")
    ]
    out, make = console(context), partial(convert_one, wanted)
    if watch:
        if any(STANDARD in (each.job.deck, each.job.output) for each in requests):
            raise Stop(Exit.USAGE, "-w needs files: standard input and output cannot be watched")
        from deckgen.cli.rebuild import rebuild

        rebuild(requests, out, make)
        return
    if worst := max([make(request, out).status for request in requests]):
        raise Stop(worst)


def format_of(output: str, named: str | None) -> str:
    """The format that is meant: the one named, else that of the output's ending."""
    if named is not None:
        return named
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending in FORMATS:
        return ending
    known = ", ".join(f".{name}" for name in FORMATS)
    raise Stop(
        Exit.USAGE,
        f"{output} does not say a format",
        f"end it in one of {known}, or name one with --format",
    )


def _must_be_one_pdf(name: str, *, both: bool) -> None:
    """Raises Stop where a handout or a poster is not what a file of that format can be."""
    if both:
        raise Stop(Exit.USAGE, "--handout and --poster are two documents", "write one of them")
    if name != "pdf":
        raise Stop(Exit.USAGE, "--handout and --poster are each a kind of PDF", "end OUT in .pdf")


def size_of(text: str | None) -> Size | None:
    """A size as the command line has it: ``1920x1080``."""
    if text is None:
        return None
    found = _SIZE.match(text)
    if not found:
        raise Stop(Exit.USAGE, f'--size is a width and a height, not "{text}"', "as 1920x1080")
    width, height = int(found[1]), int(found[2])
    if not all(_SIDES[0] <= side <= _SIDES[1] for side in (width, height)):
        raise Stop(Exit.USAGE, f"--size {text}: each side has {_SIDES[0]} to {_SIDES[1]} pixels")
    return Size(width, height)


def seconds_of(text: str) -> float:
    """A time as the command line has it: ``90s``, ``2min``, or a number of seconds."""
    found = seconds(f"{text}s" if text.isdecimal() else text)
    if found is None:
        raise Stop(Exit.USAGE, f'--timeout is a time, not "{text}"', DURATION_HINT)
    return found

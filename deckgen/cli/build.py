"""``deckgen build``: talks into decks, once or each time they are saved."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli import shared
from deckgen.cli.compile import Request, compile_one
from deckgen.cli.console import console, options
from deckgen.cli.exits import Exit, Stop
from deckgen.cli.find import STANDARD, jobs, talk_here
from deckgen.model import Options


@click.command("build")
@click.argument("decks", metavar="[DECK]...", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="Where to write: a file, a folder (ends in /), or - for standard output. "
    "Without it: build/DECK.html.",
)
@click.option("-w", "--watch", is_flag=True, help="Stay, and build again when a file is saved.")
@click.option("--folder", is_flag=True, help="Write a folder, index.html with its files beside it.")
@click.option("--with-notes", is_flag=True, help="Put the speaker's notes into the deck.")
@shared.route
@shared.theme
@shared.trust_html
@click.option(
    "--embed-snippet",
    is_flag=True,
    help="Print the tag that shows the deck inside another page.",
)
@shared.force
@options
@click.pass_context
def command(
    context: click.Context,
    *,
    decks: tuple[str, ...],
    output: str | None,
    watch: bool,
    folder: bool,
    with_notes: bool,
    route: str | None,
    theme: str | None,
    trust_html: bool,
    embed_snippet: bool,
    force: bool,
) -> None:
    """Compile talks into zooming decks.

    Without DECK: talk.md, slides.md or deck.md of this folder, else its only Markdown
    file. A DECK of - is read from standard input.
    """
    asked = Options(with_notes=with_notes, route=route, folder=folder, trust_html=trust_html)
    requests = [
        Request(job, asked, theme, force=force, embed_snippet=embed_snippet)
        for job in jobs(decks or (talk_here(Path.cwd()),), output, folder=folder)
    ]
    out = console(context)
    if embed_snippet and (out.json or any(r.job.output == STANDARD for r in requests)):
        why = "--embed-snippet prints on standard output, as --json and -o - do: use one of them"
        raise Stop(Exit.USAGE, why)
    if watch:
        if any(STANDARD in (request.job.deck, request.job.output) for request in requests):
            raise Stop(Exit.USAGE, "-w needs files: standard input and output cannot be watched")
        from deckgen.cli.rebuild import rebuild

        rebuild(requests, out, compile_one)
        return
    statuses = [compile_one(request, out).status for request in requests]
    if worst := max(statuses):
        raise Stop(worst)

"""``deckgen serve``: a talk in the browser while it is written, new at every save."""

from __future__ import annotations

import gc
import sys
import threading
import webbrowser
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.build import build
from deckgen.cli import shared
from deckgen.cli.console import Console, console, options
from deckgen.cli.exits import Exit, Stop
from deckgen.cli.find import STANDARD, talk_here
from deckgen.cli.keypress import next_key, unbuffered
from deckgen.diagnostics import DeckError, as_json
from deckgen.memo import Memo
from deckgen.model import Options

if TYPE_CHECKING:
    from deckgen.serve.live import Built
    from deckgen.serve.run import Serving


@click.command("serve")
@click.argument("deck", metavar="[DECK]", required=False)
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Listen on this port. Without it: 8000, or the next that is free.",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    help="Listen on this address of this machine.  "
    "[default: 127.0.0.1; with --remote, all of them]",
)
@click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help="Answer to this name too, as behind a tunnel; may be given more than once.",
)
@click.option(
    "--remote",
    is_flag=True,
    help="Let a phone steer the talk and the room follow it, by links made for this start.",
)
@click.option("--open", "opens", is_flag=True, help="Open the deck in the browser.")
@click.option(
    "--poll",
    is_flag=True,
    help="Look at the files five times a second, for drives that tell of no change.",
)
@click.option(
    "--follow-edits", is_flag=True, help="Fly to the first frame that a save has changed."
)
@shared.route
@shared.theme
@shared.trust_html
@options
@click.pass_context
def command(
    context: click.Context,
    *,
    deck: str | None,
    port: int | None,
    host: str | None,
    remote: bool,
    allow_host: tuple[str, ...],
    opens: bool,
    poll: bool,
    follow_edits: bool,
    route: str | None,
    theme: str | None,
    trust_html: bool,
) -> None:
    """Show a talk in the browser while you write it.

    Without DECK: talk.md, slides.md or deck.md of this folder, else its only Markdown
    file. Every save is on the page at once, which keeps its place.
    """
    talk = deck or talk_here(Path.cwd())
    if talk == STANDARD:
        raise Stop(Exit.USAGE, "serve needs a file: standard input cannot be watched")
    asked = Options(route=route, folder=True, trust_html=trust_html, notes_apart=True)
    make = partial(build, Path(talk), options=asked, theme=theme, memo=Memo())
    gc.enable()  # what stays for hours has to clean up
    from deckgen.serve.run import PORT, AddressTaken, Where, serving

    out = console(context)
    place = Where(host or ("0.0.0.0" if remote else "127.0.0.1"), port, allow_host, remote)
    told = partial(_tell, out, talk)
    try:
        with serving(Path(talk), make, place, told, poll=poll, follow=follow_edits) as at:
            _greet(out, talk, at, usual=port is not None or at.address.endswith(f":{PORT}/"))
            if opens:
                webbrowser.open(at.private)
            _obey(at, out)
    except AddressTaken as taken:
        raise Stop(Exit.ADDRESS, str(taken), "choose another with --port, or --host") from None


def _greet(out: Console, talk: str, at: Serving, *, usual: bool) -> None:
    links = at.invitations
    if out.json:
        more = {"steer": links.steer.link, "look": links.look.link} if links else {}
        out.record({"deck": talk, "address": at.private, **more})
        return
    if not usual:
        out.log("port 8000 is taken; this is the next that was free")
    out.log(f"{out.styled('serving', 'good')} {talk} at {out.styled(at.private, 'bold')}")
    if links:
        out.log(f"the room follows at {out.styled(links.look.link, 'bold')}")
        out.log(f"your phone steers at {out.styled(links.steer.link, 'bold')}")
        for line in links.steer.on_terminal().splitlines():
            out.log(out.styled(line, "code"))  # readers want dark on light, on any terminal


def _obey(at: Serving, out: Console) -> None:
    """Do what the keys ask for; without a terminal, stay until interrupted."""
    with unbuffered(sys.stdin) as keys:
        if keys:
            out.log("r builds again, o opens the browser, q ends")
        while keys and (key := next_key(sys.stdin)):
            match key.lower():
                case "r":
                    at.live.again()
                case "o":
                    webbrowser.open(at.private)
                case "q":
                    return
    threading.Event().wait()


def _tell(out: Console, talk: str, built: Built) -> None:
    """Say what came of a build."""
    made = built.made
    failed = isinstance(made, DeckError)
    said = made.diagnostics if isinstance(made, DeckError) else made.warnings
    if out.json:
        found = [as_json(each) for each in said]
        out.record({"deck": talk, "good": not failed, "diagnostics": found})
        return
    out.report(said, made.texts if isinstance(made, DeckError) else {})
    if not failed:
        out.log(f"{out.styled('built', 'good')} {talk} ({built.took_s:.2f} s)")

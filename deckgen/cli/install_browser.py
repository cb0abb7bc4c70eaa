"""``deckgen install-browser``: Playwright's Chromium for exports; the only download there is."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec

import click

from deckgen.cli.console import console, options
from deckgen.cli.exits import Exit, Stop

_BY_PIP = "pip install playwright, then this again"


@click.command("install-browser")
@options
@click.pass_context
def command(context: click.Context) -> None:
    """Download a Chromium for exports, if none is here.

    Playwright does it, unless a browser starts here already. No other command downloads
    anything, and this one changes nothing of the system.
    """
    from deckgen.export.browser import find, remedy

    out = console(context)
    if found := find(os.environ).browser:
        out.log(f"a browser starts here already: {found.file} ({found.origin}), {found.version}")
        return
    if find_spec("playwright") is None:
        hint = f"{remedy()}; or {_BY_PIP}"
        raise Stop(
            Exit.BROWSER, "no browser starts here, and Playwright is not there to load one", hint
        )
    line = [sys.executable, "-m", "playwright", "install", "chromium"]
    out.log("Playwright loads Chromium")
    if subprocess.run(line, stdout=sys.stderr, check=False).returncode:
        hint = f"look at your network, or without Playwright: {remedy()}"
        raise Stop(Exit.EXPORT, "Playwright could not load Chromium", hint)
    search = find(os.environ)
    if search.browser is None:
        for refusal in search.refused:
            where = f"{refusal.candidate.file} ({refusal.candidate.origin})"
            out.log(f"{where}: {refusal.reason}")
        hint = f"this brings the libraries that it lacks as well: {remedy()}"
        raise Stop(Exit.BROWSER, "Chromium is there and does not start", hint)
    out.log(f"exports use {search.browser.file}, {search.browser.version}")

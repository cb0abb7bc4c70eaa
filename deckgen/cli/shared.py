"""Options that mean the same to several commands."""

from __future__ import annotations

import click

route = click.option("--route", metavar="NAME", help="Open on this route of the talk.")
theme = click.option(
    "--theme", metavar="THEME", help="Use this theme (a name or a folder), not the talk's."
)
trust_html = click.option(
    "--trust-html",
    is_flag=True,
    help="Let the talk's raw HTML through as it stands, scripts included.",
)
force = click.option("--force", is_flag=True, help="Write over a file that deckgen did not write.")

"""Which talk is meant, and where its deck goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from deckgen.cli.bare import TALK_ENDINGS, WRITTEN
from deckgen.cli.exits import Exit, Stop

USUAL_NAMES = ("talk.md", "slides.md", "deck.md")
BUILD_DIR = Path("build")
STANDARD = "-"


class Job(NamedTuple):
    """One talk and where its deck goes; ``-`` is standard input or output."""

    deck: str
    output: str


def talk_here(folder: Path) -> str:
    """The talk that is meant where none is named.

    One of the usual names, else the only Markdown file. Raises Stop otherwise.
    """
    found = sorted(
        file.name for file in folder.iterdir() if file.name.lower().endswith(TALK_ENDINGS)
    )
    for name in USUAL_NAMES:
        if name in found:
            return name
    if len(found) == 1:
        return found[0]
    if not found:
        raise Stop(Exit.USAGE, "there is no talk here", "name one, or start one: deckgen new")
    raise Stop(
        Exit.USAGE, "there are several talks here: " + ", ".join(found), "name the one you mean"
    )


def jobs(
    decks: Sequence[str], output: str | None, *, folder: bool = False, ending: str = ".html"
) -> tuple[Job, ...]:
    """Each talk with its place, no two the same and none its own talk.

    ``folder`` says that each place is a folder; else it is a file, named with that ``ending``
    where ``output`` names a folder to put it in. Raises Stop.
    """
    if decks.count(STANDARD) > 1:
        raise Stop(Exit.USAGE, "standard input can be read only once")
    planned = tuple(
        Job(deck, _place(deck, output, len(decks), "" if folder else ending)) for deck in decks
    )
    taken: dict[Path, str] = {}
    inputs = {_real(deck) for deck in decks if deck != STANDARD}
    for job in planned:
        if job.output == STANDARD:
            continue
        place = _real(job.output)
        if place in taken:
            raise Stop(
                Exit.USAGE,
                f"{taken[place]} and {job.deck} would both be written to {job.output}",
                "build them one at a time, each with its own -o",
            )
        if place in inputs:
            raise Stop(Exit.OUTPUT, f"{job.output} is a talk, and would be overwritten")
        taken[place] = job.deck
    return planned


def _place(deck: str, output: str | None, decks: int, ending: str) -> str:
    """Where a deck goes; without an ``ending``, into a folder of its own."""
    folder = not ending
    name = ("talk" if deck == STANDARD else Path(deck).stem) + ending
    if output is None:
        return str(BUILD_DIR / name)
    if output == STANDARD:
        if decks > 1 or folder:
            what = "several decks" if decks > 1 else "a folder"
            raise Stop(Exit.USAGE, f"{what} cannot go to standard output")
        return STANDARD
    if decks > 1 or (not folder and _is_folder(output)):
        if not _is_folder(output) and Path(output).suffix:
            raise Stop(
                Exit.USAGE, f"several decks cannot go to one file, {output}", "name a folder"
            )
        return str(Path(output) / name)
    if ending == ".html" and not output.lower().endswith(WRITTEN):
        raise _not_a_deck(deck, output)
    return output


def _not_a_deck(deck: str, output: str) -> Stop:
    """What is said where a build is to write something else."""
    from deckgen.export.formats import FORMATS

    if Path(output).suffix.lower().removeprefix(".") in FORMATS:
        hint = f"deckgen export {deck} -o {output} writes that"
        return Stop(Exit.USAGE, f"build writes .html, and {output} is none", hint)
    return Stop(
        Exit.USAGE,
        f"{output} has no ending that deckgen can write",
        "end it in .html, or in / for a folder to put it in; --folder writes a whole folder",
    )


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _real(name: str) -> Path:
    return Path(name).resolve()

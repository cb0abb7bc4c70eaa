"""The talk format as cases: what a page gets for what an author writes."""

from pathlib import Path

import pytest

from deckgen.diagnostics import DeckError, as_text
from deckgen.model import Deck, Frame
from deckgen.parse import parse
from deckgen.read import read_text
from tests.casefile import Case, cases_in


def shown(deck: Deck) -> str:
    """Each frame as ``[parent/id .classes] heading``, its body and its notes."""
    parts = [_frame(frame) for frame in deck.frames]
    parts += [
        f"(art {art.x:g} {art.y:g} {art.scale:g} {art.rotate:g})\n{art.body}" for art in deck.art
    ]
    parts += [f"{{{deck.styles}}}"] if deck.styles else []
    parts += [f"warning: {each.message}" for each in deck.warnings]
    return "\n".join(parts)


def _frame(frame: Frame) -> str:
    where = f"{frame.parent}/{frame.id}" if frame.parent else frame.id
    classes = "".join(f" .{name}" for name in frame.classes)
    lines = [f"[{where}{classes}] {frame.heading}".rstrip(), frame.body]
    lines += [f"(substeps {frame.substeps})"] if frame.substeps else []
    lines += [f"(notes) {frame.notes}"] if frame.notes else []
    return "\n".join(line for line in lines if line)


def printed(text: str) -> str:
    """What an author is told about a talk that is no talk."""
    try:
        parse(read_text(text, file="talk.md", folder=Path()))
    except DeckError as error:
        return "\n".join(as_text(fault, error.texts) for fault in error.diagnostics)
    return "nothing is wrong"


@pytest.mark.parametrize("case", cases_in("syntax"), ids=lambda case: case.name)
def test_a_talk_means(case: Case) -> None:
    deck = parse(read_text(case.input, file="talk.md", folder=Path()))

    assert case.expected == shown(deck)


@pytest.mark.parametrize(
    "case", [case for case in cases_in("errors") if case.file == "talk.md"], ids=lambda c: c.name
)
def test_a_broken_talk_is_told_what_is_wrong(case: Case) -> None:
    assert case.expected == printed(case.input)

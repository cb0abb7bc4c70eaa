"""A talk as read -> the talk understood: ``Source -> Deck``. Pure.

The text is read once into tokens, the tokens are cut into frames, and every frame is
rendered once. All that is wrong is gathered and raised together at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckgen.diagnostics import ParseError
from deckgen.frontmatter import read_meta
from deckgen.model import Deck, Frame, Source
from deckgen.parse.again import Sections, parse_again
from deckgen.parse.writer import Writer
from deckgen.syntax.context import Context
from deckgen.syntax.links import moved, moves

__all__ = ["Sections", "parse"]


def parse(source: Source, *, trust_html: bool = False, sections: Sections | None = None) -> Deck:
    """The frames, the art and the needs of a talk.

    With ``trust_html`` the talk's own HTML passes as it is. ``sections`` has what the
    talk's sections gave last time, and gets what they give now: the answer is the same,
    and sooner. Raises ParseError with every fault of the text and of the front matter.
    """
    meta, found = read_meta(source)
    if sections is not None and not found:
        deck = parse_again(source, meta, sections, trust_html=trust_html)
        if deck is not None:
            return deck
    context = Context(source, meta, trust_html)
    context.found.extend(found)
    context.foreign = any(each.code == "foreign-keys" for each in found)
    writer = Writer(context)
    made = writer.cut()
    frames = tuple(writer.frames(made))
    art = tuple(writer.art(made))
    if not frames:
        span = context.line_span(0)
        context.error("empty-talk", "this talk has no frame", span, "write a heading: # Title")
    where = moves(context, zip([frame.id for frame in frames], made.drafts, strict=True))
    if where:
        frames = tuple(_with_links(frame, where) for frame in frames)
        art = tuple(replace(each, body=moved(each.body, where)) for each in art)
    found = (*context.found, *context.summary())
    deck = Deck(
        meta=meta if meta.title or not context.title else replace(meta, title=context.title),
        frames=frames,
        art=art,
        assets=context.assets(),
        styles="\n".join(context.styles.values()),
        warnings=found,
    )
    errors = [each for each in found if each.severity == "error"]
    if errors:
        refused = ParseError(*errors, texts=source.texts)
        refused.so_far = deck if frames else None
        raise refused
    return deck


def _with_links(frame: Frame, where: Mapping[str, str]) -> Frame:
    heading, body, notes = (moved(text, where) for text in (frame.heading, frame.body, frame.notes))
    return replace(frame, heading=heading, body=body, notes=notes)

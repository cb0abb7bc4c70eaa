"""One section of a talk, read as if it were a talk of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from markdown_it import MarkdownIt

from deckgen.diagnostics import Span
from deckgen.model import Art, AssetKind, Frame, Meta, Origin, Source
from deckgen.parse.writer import Writer
from deckgen.syntax.context import Context
from deckgen.syntax.definitions import OWN, SHARED, Definitions
from deckgen.syntax.footnotes import is_label
from deckgen.syntax.frames import Cut
from deckgen.syntax.names import Names, kinship, plain_text
from deckgen.syntax.slug import slug

_END = "x"  # the heading that stands for whatever follows a section
_RAW_ID = re.compile(r"<[^>]*\bid\s*=", re.IGNORECASE)

Use = tuple[AssetKind, str]


class Name(NamedTuple):
    """What a frame is called: the author's id, else what its title makes; and its level."""

    given: str | None
    wanted: str
    titled: bool
    level: int


class Needs(NamedTuple):
    """What is used and styled in one phase of reading, in the order of first use."""

    uses: Mapping[Use, tuple[Span, ...]]
    styles: Mapping[str, str]


class Part(NamedTuple):
    """What a section gave. Lines count from 1 in it, assets from 0.

    ``ids`` are taken before frames are named, ``later`` while they are rendered. ``needs``
    are those up to there, of the frames, and of the art. ``definitions`` are where the labels
    lead that it defines, with their titles; ``footnotes`` the labels of those that it has.
    """

    names: tuple[Name, ...]
    frames: tuple[Frame, ...]
    art: tuple[Art, ...]
    ids: frozenset[str]
    later: frozenset[str]
    links: tuple[str, ...]
    needs: tuple[Needs, Needs, Needs]
    definitions: Definitions
    footnotes: frozenset[str]

    @property
    def assets(self) -> Sequence[Use]:
        """Every asset, in the order of its number here."""
        return list(dict.fromkeys(use for need in self.needs for use in need.uses))


class Writing(NamedTuple):
    """What all sections of a talk are read with; ``shared`` are the definitions of all."""

    source: Source
    meta: Meta
    md: MarkdownIt
    shared: Definitions
    trust_html: bool


def read_section(text: str, writing: Writing, *, last: bool) -> Part | None:
    """The section ``text`` of a talk; None where it cannot be read on its own.

    ``last`` says that nothing follows it.
    """
    source, meta, md, shared, trust_html = writing
    mark = "#" * meta.frame_levels[0]
    alone = replace(
        source,
        file="",
        text=text if last else f"{text}{mark} {_END}\n",
        origins=(Origin(1, "", 1),),
        includes=(),
        texts={},
        warnings=(),
    )
    context = Context(alone, meta, trust_html)
    writer = Writer(context, md)
    writer.env[SHARED] = shared
    made = writer.cut()
    if not last and not _ends(made, text.count("\n")):
        return None
    part = _part(writer, made)
    return part if _stands_alone(context, writer, made, text) else None


def _ends(made: Cut, line: int) -> bool:
    """Take off the heading after the section; False where the section goes on there."""
    if not made.drafts:
        return False
    end = made.drafts.pop()
    return end.line == line and end.heading is not None and not end.said and not end.body


def _part(writer: Writer, made: Cut) -> Part:
    context = writer.context
    wishes = writer.wishes(made)
    ids = frozenset(context.ids)
    first = _needs(context)
    naming = Names(context)
    names, frames = [], []
    titles = [plain_text(draft) for draft in made.drafts]
    own = [
        naming.name(draft, wish, number)
        for number, (draft, wish) in enumerate(zip(made.drafts, wishes, strict=True), 1)
    ]
    named = frozenset(context.ids)
    family = kinship(made.drafts, own)
    for draft, wish, id_, title, (level, parent) in zip(
        made.drafts, wishes, own, titles, family, strict=True
    ):
        names.append(Name(wish.id, slug(title), bool(title), draft.level))
        frames.append(writer.frame(draft, wish, id_, level, parent))
    second = _needs(context)
    art = tuple(writer.art(made))
    third = _needs(context)
    return Part(
        tuple(names),
        tuple(frames),
        art,
        ids,
        frozenset(context.ids) - named,
        tuple(target for target, _ in context.links),
        (first, _more(second, first), _more(third, second)),
        {label: _meaning(of) for label, of in writer.env[OWN].items()},
        _footnotes(writer),
    )


def _stands_alone(context: Context, writer: Writer, made: Cut, text: str) -> bool:
    """Whether all that the section shares with others is what is joined afterwards."""
    shared = (context.found, context.passed, context.removed, context.unknown, context.title)
    named = all(map(is_label, _footnotes(writer)))  # whatever refers to another is told of
    drawn = made.art and writer.env.get("footnotes", {}).get("list")  # art is numbered in the talk
    plain = context.opens == "headings" and not context.foreign
    return plain and not any(shared) and named and not drawn and not _RAW_ID.search(text)


def _meaning(definition: Mapping[str, Any]) -> Mapping[str, Any]:
    """A definition without its line."""
    return {"href": definition["href"], "title": definition["title"]}


def _footnotes(writer: Writer) -> frozenset[str]:
    """The labels of all footnotes that are defined."""
    return frozenset(label[1:] for label in writer.env.get("footnotes", {}).get("refs", ()))


def _needs(context: Context) -> Needs:
    """All that was asked for until now."""
    uses = {(use.kind, use.name): (use.span, *use.also) for use in context.assets()}
    return Needs(uses, dict(context.styles))


def _more(now: Needs, before: Needs) -> Needs:
    """What was asked for between two moments."""
    uses = {
        use: spans[len(before.uses.get(use, ())) :]
        for use, spans in now.uses.items()
        if len(spans) > len(before.uses.get(use, ()))
    }
    new = {name: rules for name, rules in now.styles.items() if name not in before.styles}
    return Needs(uses, new)

"""A talk parsed before, parsed again: only the sections whose text was changed are read.

A section runs from one heading that opens a frame to the next. Most mean the same when
they are read on their own: what they share with others is their ids, the numbers of what
they show, their styles and their lines, and that is joined here. The definitions of links
of the whole talk are known to each; where one of those is changed, all are read that may
refer to it. Where sections have more to do with one another (footnotes that are defined
elsewhere, faults of any kind, decks of other tools) the answer is None, and the talk is read
as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt

from deckgen.diagnostics import Span
from deckgen.model import AssetUse, Deck, Frame, Meta, Source
from deckgen.parse.moved import Move
from deckgen.parse.section import Part, Use, Writing, read_section
from deckgen.syntax import markdown
from deckgen.syntax.definitions import Definitions
from deckgen.syntax.frames import Draft
from deckgen.syntax.names import FreeNames, kinship

NOTE_MARK = 'id="fn'  # what footnotes and the ways back from them begin with
LONGEST = 4  # sections that are read as one because something is open where they end


@dataclass(slots=True)
class Sections:
    """What a talk's sections gave when it was last parsed, for when it is parsed again."""

    setting: object = None
    origins: object = None
    md: MarkdownIt = field(default_factory=markdown)
    shared: Definitions = field(default_factory=dict)
    parts: dict[tuple[str, bool], Part | None] = field(default_factory=dict)
    frames: dict[object, tuple[Frame, ...]] = field(default_factory=dict)


class _Section(NamedTuple):
    text: str
    lines: int  # before it
    part: Part


def parse_again(source: Source, meta: Meta, sections: Sections, *, trust_html: bool) -> Deck | None:
    """The same as ``parse`` gives, or None where sections do not stand on their own."""
    setting = (source.front, meta, trust_html)
    if sections.setting != setting:
        sections.setting, sections.parts, sections.frames = setting, {}, {}
    if sections.origins != source.origins:
        sections.origins, sections.frames = source.origins, {}
    if meta.frames not in (None, "headings"):
        return None
    found = _read(source, meta, sections, trust_html=trust_html)
    if found and (shared := _definitions(found)) != sections.shared:
        sections.shared = shared
        sections.parts = {key: part for key, part in sections.parts.items() if "[" not in key[0]}
        sections.frames = {}
        found = _read(source, meta, sections, trust_html=trust_html)
        if found and _definitions(found) != shared:
            return None
    return _join(source, meta, found, sections) if found else None


def _read(
    source: Source, meta: Meta, sections: Sections, *, trust_html: bool
) -> list[_Section] | None:
    """Every section of the talk, those whose text is known as they were read before."""
    known, kept = sections.parts, dict[tuple[str, bool], Part | None]()
    sections.parts = kept
    texts = _cut(source.text, meta.frame_levels)
    found: list[_Section] = []
    at = lines = 0
    while at < len(texts):
        for until in range(at + 1, min(at + LONGEST, len(texts)) + 1):
            key = "".join(texts[at:until]), until == len(texts)
            if key in known:
                part = known[key]
            else:
                writing = Writing(source, meta, sections.md, sections.shared, trust_html=trust_html)
                part = read_section(key[0], writing, last=key[1])
            kept[key] = part
            if part is not None:
                break
        else:
            return None
        found.append(_Section(key[0], lines, part))
        at, lines = until, lines + key[0].count("\n")
    return found


def _cut(text: str, levels: tuple[int, int]) -> list[str]:
    """The text from each heading after a blank line to the next, and what is before them."""
    opening = re.compile(rf"(?<=\n\n)(?=#{{{levels[0]},{levels[1]}}}[ \t])")
    return [part for part in opening.split(text) if part]


def _definitions(found: Sequence[_Section]) -> Definitions:
    """Those of the whole talk: of several for one label the first counts."""
    shared: dict[str, Mapping[str, Any]] = {}
    for section in found:
        shared = {**section.part.definitions, **shared}
    return shared


def _join(source: Source, meta: Meta, found: Sequence[_Section], sections: Sections) -> Deck | None:
    ids = _ids(found)
    if ids is None or not _notes_stay(found, ids):
        return None
    uses, styles = _needs(source, found)
    numbers = {use: number for number, use in enumerate(uses)}
    names = [name for section in found for name in section.part.names]
    family = list(kinship([Draft(0, name.level) for name in names], ids))
    known, kept = sections.frames, dict[object, tuple[Frame, ...]]()
    sections.frames = kept
    frames: list[Frame] = []
    for text, lines, part in found:
        own = slice(len(frames), len(frames) + len(part.names))
        move = Move(source, lines, [numbers[use] for use in part.assets])
        key = (text, lines, *move.numbers, *ids[own], *family[own])
        if key not in known:
            known[key] = tuple(_frames(part, move, ids[own], family[own]))
        kept[key] = known[key]
        frames += kept[key]
    if not frames:
        return None
    return Deck(
        meta=meta,
        frames=tuple(frames),
        art=tuple(
            Move(source, lines, [numbers[use] for use in part.assets]).art(art)
            for _, lines, part in found
            for art in part.art
        ),
        assets=tuple(AssetUse(*use, spans[0], tuple(spans[1:])) for use, spans in uses.items()),
        styles="\n".join(styles.values()),
    )


def _frames(
    part: Part, move: Move, ids: Sequence[str], family: Sequence[tuple[int, str | None]]
) -> Iterator[Frame]:
    for frame, name, id_, (level, parent) in zip(part.frames, part.names, ids, family, strict=True):
        yield move.frame(frame, id_, level, parent, titled=name.titled)


def _ids(found: Sequence[_Section]) -> list[str] | None:
    """The id of each frame in the whole talk; None where ids or links are at fault."""
    parts = [section.part for section in found]
    taken = {id_ for part in parts for id_ in part.ids}
    if len(taken) < sum(len(part.ids) for part in parts):
        return None
    naming = FreeNames()
    ids: list[str] = []
    for part in parts:
        for name in part.names:
            id_ = name.given or naming.like(name.wanted or f"frame-{len(ids) + 1}", taken)
            taken.add(id_)
            ids.append(id_)
    later = [id_ for part in parts for id_ in part.later]
    if taken & set(later) or len(set(later)) < len(later):
        return None
    known = taken.union(later)
    links = (link for part in parts for link in part.links)
    return ids if all(link in known or unquote(link) in known for link in links) else None


def _notes_stay(found: Sequence[_Section], ids: Sequence[str]) -> bool:
    """Whether no label is of two footnotes, and each is named as its frame is in the talk."""
    parts = [section.part for section in found]
    labels = [label for part in parts for label in part.footnotes]
    frames = (frame for part in parts for frame in part.frames)
    renamed = (frame for frame, id_ in zip(frames, ids, strict=True) if frame.id != id_)
    texts = (text for each in renamed for text in (each.heading, each.body, each.notes))
    return len(set(labels)) == len(labels) and not any(NOTE_MARK in text for text in texts)


def _needs(
    source: Source, found: Sequence[_Section]
) -> tuple[dict[Use, list[Span]], dict[str, str]]:
    """What the whole talk uses and styles, in the order in which it would be met."""
    uses: dict[Use, list[Span]] = {}
    styles: dict[str, str] = {}
    for phase in range(3):
        for _, lines, part in found:
            move, needs = Move(source, lines, ()), part.needs[phase]
            for use, spans in needs.uses.items():
                uses.setdefault(use, []).extend(map(move.span, spans))
            for name, rules in needs.styles.items():
                styles.setdefault(name, rules)
    return uses, styles

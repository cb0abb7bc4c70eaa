"""What frames are called, and who lives in whom: ids, titles, parents."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from markdown_it.token import Token

from deckgen.syntax.context import Context
from deckgen.syntax.frames import Draft
from deckgen.syntax.keys import free_id
from deckgen.syntax.placing import Wish
from deckgen.syntax.slug import slug

WORDS = 6  # of a body, to name a frame without a heading
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")  # where a line may break


class FreeNames:
    """Finds ids that nothing has, and remembers how far it has counted."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def like(self, wanted: str, taken: Container[str]) -> str:
        """An id like ``wanted`` that is not ``taken``."""
        name, count = wanted, self.counts.get(wanted, 1)
        while name in taken or not free_id(name):
            count += 1
            name = f"{wanted}-{count}"
            if not free_id(name):  # "deckgen-…" is ours whatever follows
                wanted = name = f"frame-{wanted}"
        self.counts[wanted] = count
        return name


class Names:
    """Gives every frame an id of its own.

    The authors' own ids come first, so that a title never takes one; then titles in file
    order, so that a frame added at the end renames none before it.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.free = FreeNames()

    def name(self, draft: Draft, given: Wish, number: int) -> str:
        """The id of one frame, the ``number``th."""
        name = given.id if given.id is not None else self._from_title(draft, number)
        self.context.frames.add(name)
        return name

    def _from_title(self, draft: Draft, number: int) -> str:
        ids = self.context.ids
        name = self.free.like(slug(plain_text(draft)) or f"frame-{number}", ids)
        ids[name] = self.context.line_span(draft.line)
        return name


def kinship(drafts: Sequence[Draft], ids: Sequence[str]) -> Iterator[tuple[int, str | None]]:
    """The level and the parent of each frame.

    A frame without a heading stands beside the one before it and has no children.
    """
    around: list[tuple[int, str]] = []
    before: tuple[int, str | None] = (1, None)
    both = any(draft.under for draft in drafts) and not all(draft.under for draft in drafts[1:])
    across = 1  # the level of the last slide that was not put under another
    for draft, id_ in zip(drafts, ids, strict=True):
        level = draft.level
        if both and draft.under:
            level = max(level, across + 1)
        if level:
            while around and around[-1][0] >= level:
                around.pop()
            before = (level, around[-1][1] if around else None)
            around.append((level, id_))
        if not draft.under:
            across = before[0]
        yield before


def plain_text(draft: Draft) -> str:
    """A frame's title as plain text; its first words where it has none."""
    if draft.named_by is not None:
        return shown_text(draft.named_by)
    inlines = (token for token in draft.body if token.type == "inline")
    first = next(
        (shown_text(token) for token in inlines if not token.content.startswith("![bg")), ""
    )
    words = first.split()
    return " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")


def shown_text(inline: Token) -> str:
    """The words of a text, without its marks."""
    parts = [_shown(token) for token in inline.children or ()]
    return _BLANKS.sub(" ", "".join(parts)).strip()


def _shown(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return "" if token.type in ("html_inline", "footnote_ref") else token.content

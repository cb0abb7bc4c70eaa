"""Tokens of a whole talk -> drafts of frames: cut and sorted out, not yet rendered.

Notes, art and footnote definitions are taken out wherever they stand; what is left
belongs to the frame that was opened last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from deckgen.syntax.braces import Braces
from deckgen.syntax.context import Context, Spot
from deckgen.syntax.opens import is_cut
from deckgen.syntax.raw import only_comments
from deckgen.syntax.reveal import reveal_items
from deckgen.syntax.sanitise import safe_class

_NOTES = re.compile(r"notes?\s*:\s*", re.IGNORECASE)
_CLASS = re.compile(r"<!--.*?\b_?class:\s*[\"'\[]?((?:[A-Za-z][\w-]*[ ,]*)+)", re.DOTALL)
_OTHER_TOOL = re.compile(r"^(?:marp|mdc|drawings|colorSchema|routerMode)\s*:", re.MULTILINE)
_INVISIBLE = ("annotation", "void", "slot")
_AFTER = ("bottom", "footer")  # slots that stand below the columns


@dataclass(slots=True)
class Draft:
    """A frame being put together. ``named_by`` is the heading that gives its title."""

    line: int
    level: int = 0
    heading: Token | None = None
    named_by: Token | None = None
    said: list[tuple[Braces, Spot]] = field(default_factory=list)
    body: list[Token] = field(default_factory=list)
    notes: list[Token] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    under: bool = False  # opened by reveal-md's ``----``: below the slide before it
    paused: bool = False
    slotted: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.heading is None and not self.notes and not any(map(_visible, self.body))


@dataclass(slots=True)
class Cut:
    """A talk cut into drafts, the art of the canvas, and footnotes by their label."""

    drafts: list[Draft] = field(default_factory=list)
    art: list[tuple[Token, list[Token]]] = field(default_factory=list)
    footnotes: dict[str, list[Token]] = field(default_factory=dict)


def cut(context: Context, tokens: Sequence[Token]) -> Cut:
    """The talk's tokens, sorted into frames."""
    cutter = _Cutter(context)
    for block in _blocks(tokens):
        cutter.take(block)
    cutter.finish()
    return cutter.made


class _Cutter:
    """The frame that is open, and what is done with each block that follows."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.made = Cut()
        self.draft = Draft(0)
        self.noting = False
        self.by_rules = context.opens != "headings"
        self.by_headings = context.opens != "rules"
        self.named_notes = self.by_rules and not _OTHER_TOOL.search(context.source.front)
        first, last = context.meta.frame_levels
        if context.opens == "both" and "frame-levels" not in context.meta.spans:
            last = min(last, 2)  # where both open slides, deeper headings are content
        self.levels = [f"h{level}" for level in range(first, last + 1)]

    def take(self, block: list[Token]) -> None:
        """Put one block where it belongs."""
        kind = block[0].type
        if kind == "hr" and self.by_rules and is_cut(block[0].markup):
            self._rule(block[0])
        elif kind == "heading_open":
            self._heading(block)
        elif kind == "footnote_reference_open":
            self.made.footnotes.setdefault(block[0].meta["label"], block[1:-1])
        elif self.noting:
            self.draft.notes += block
        elif kind == "paragraph_open":
            self._paragraph(block)
        elif kind == "slot":
            self.draft.slotted = True
            self.draft.body += block
        elif kind == "html_block" and self.context.foreign:
            self._html(block)
        elif len(block) > 1:
            self.draft.body += self._sorted(block)
        else:
            self.draft.body += block

    def finish(self) -> None:
        """Close the frame that is open."""
        draft = self.draft
        if draft.paused:
            draft.body.append(_div_close())
        if draft.slotted:
            draft.body = _in_columns(draft.body)
        if not draft.empty:
            self.made.drafts.append(draft)

    def _begin(self, draft: Draft) -> None:
        self.finish()
        self.draft, self.noting = draft, False

    def _rule(self, token: Token) -> None:
        line = token.map[0] if token.map else 0
        below = self.context.lines[line].strip() == "----"
        self._begin(Draft(line, said=token.meta.get("said", []), under=below))
        for at, text in token.meta.get("matter", []):
            name = text.partition(":")[0]
            if not name.startswith((" ", "\t", "-", "#")):
                self.context.pass_over(name, self.context.span(at, 0, len(name)))

    def _heading(self, block: list[Token]) -> None:
        token, inline = block[0], block[1]
        level, line = int(token.tag[1]), token.map[0] if token.map else 0
        said = token.meta.get("said", [])
        if self.by_headings and token.tag in self.levels:
            self._begin(Draft(line, level, inline, inline, said))
        elif not self.by_headings and self.draft.named_by is None and not self.noting:
            draft = self.draft
            draft.level, draft.named_by, draft.line = level, inline, line
            draft.said = [*draft.said, *said]
            token.meta.pop("said", None)
            if any(map(_foreground, draft.body)):
                draft.body += block
            else:
                draft.heading = inline
        else:
            (self.draft.notes if self.noting else self.draft.body).extend(block)

    def _paragraph(self, block: list[Token]) -> None:
        text = block[1].content
        if text == ". . .":
            self._pause(block[0])
        elif self.named_notes and text[:4].lower() == "note" and _strip_label(block[1]):
            self.noting = True
            self.draft.notes += block
        else:
            self.draft.body += block

    def _pause(self, token: Token) -> None:
        """Pandoc's pause: what follows in the frame is one substep."""
        if self.draft.paused:
            self.draft.body.append(_div_close())
        self.draft.paused = True
        self.draft.body.append(_div_open("substep", token.map))

    def _html(self, block: list[Token]) -> None:
        found = _CLASS.match(block[0].content.strip())
        if found:
            self.draft.classes += [
                name for name in re.split(r"[ ,]+", found[1].strip()) if safe_class(name)
            ]
        self.draft.body += block

    def _sorted(self, block: list[Token]) -> list[Token]:
        """What is left of a block when notes, art and footnotes are taken out of it."""
        if self.context.foreign and _is_quoted_list(block):
            block = block[1:-1]
            reveal_items(block, 0)
        if not any(token.type in _APART for token in block):
            return block
        kept: list[Token] = []
        at = 0
        while at < len(block):
            token = block[at]
            inner = _span(block, at) if token.type in _APART else []
            if not self._apart(token, inner):
                kept.append(token)
                at += 1
            else:
                at += len(inner)
        return kept

    def _apart(self, token: Token, inner: list[Token]) -> bool:
        """Keep a container's content elsewhere; False where it belongs to the body."""
        name = token.meta.get("name")
        if token.type == "footnote_reference_open":
            self.made.footnotes.setdefault(token.meta["label"], inner[1:-1])
        elif inner and name == "notes":
            self.draft.notes += self._sorted(inner[1:-1]) if len(inner) > 2 else []
        elif inner and name == "canvas":
            self.made.art.append((token, inner[1:-1]))
        else:
            return False
        return True


_APART = ("container_open", "footnote_reference_open")


def _blocks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens, one block of the top level at a time."""
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []
    if block:
        yield block


def _span(tokens: list[Token], at: int) -> list[Token]:
    """The tokens from the opening one at ``at`` to the one that closes it."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return tokens[at : place + 1]
    return tokens[at:]


def _visible(token: Token) -> bool:
    """Whether a token of a body shows anything."""
    if token.type in _INVISIBLE or token.nesting:
        return False
    if token.type == "html_block":
        return not is_comment(token)
    return token.type != "inline" or bool(token.content.strip())


def is_comment(token: Token) -> bool:
    """Whether a block is comments and nothing else."""
    return token.type == "html_block" and only_comments(token.content)


def _foreground(token: Token) -> bool:
    return _visible(token) and not token.content.startswith("![bg")


def _strip_label(inline: Token) -> bool:
    """Take ``Note:`` off the start of a paragraph, if it is there."""
    first = inline.children[0] if inline.children else None
    found = _NOTES.match(first.content) if first and first.type == "text" else None
    if found is None or first is None:
        return False
    first.content = first.content[found.end() :]
    if not first.content and inline.children is not None:
        del inline.children[:2]  # the label's line is all that there was
    return True


def _is_quoted_list(block: list[Token]) -> bool:
    """Whether a quotation holds one list and nothing else: Pandoc's incremental list."""
    if block[0].type != "blockquote_open":
        return False
    return block[1].type.endswith("list_open") and len(_span(block, 1)) == len(block) - 2


def _div_open(classes: str, place: list[int] | None = None) -> Token:
    token = Token("container_open", "div", 1, attrs={"class": classes}, block=True)
    token.map, token.meta = place, {"name": classes}
    return token


def _div_close() -> Token:
    return Token("container_close", "div", -1, block=True)


def _in_columns(body: list[Token]) -> list[Token]:
    """A body with Slidev's slots as columns."""
    columns: list[list[Token]] = [[]]
    after: list[Token] = []
    part = columns[0]
    for token in body:
        if token.type != "slot":
            part.append(token)
        elif token.info in _AFTER:
            part = after
        else:
            columns.append(part := [])
    shown = [column for column in columns if any(map(_visible, column))]
    inside = [each for column in shown for each in (_div_open("column"), *column, _div_close())]
    return [_div_open("columns"), *inside, _div_close(), *after]

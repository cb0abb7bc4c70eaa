"""Which block an annotation is said of: the one it touches, or the one it ends.

``say`` gives a block what is said of it, at once where its meaning is clear; a heading
may yet open a frame, and a fence has an annotation of its own, so these keep it.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from deckgen.diagnostics import nearest
from deckgen.syntax.braces import Braces, read_braces
from deckgen.syntax.context import Context, Spot
from deckgen.syntax.keys import Kind, settle, sized
from deckgen.syntax.reveal import LISTS, classes_of, reveal_items
from deckgen.syntax.tasks import task
from deckgen.syntax.values import KEYS, WORDS

_HOLDS_TEXT = ("paragraph_open", "dt_open", "td_open", "th_open", "heading_open")
_UNCLOSED = re.compile(r"\{(?:[#.][\w-]+|[a-z-]+=\S*)(?:[ \t]+[^{}]*)?$")


# ---- on a line of its own ----------------------------------------------------------


def lines_said(context: Context, tokens: list[Token], at: int, waiting: list[int]) -> None:
    """Give the annotation line ``tokens[at]`` to the block above, or let it wait for the next."""
    token, before = tokens[at], tokens[at - 1]
    assert token.map is not None
    stacked = before.type == "annotation" and before.map == [token.map[0] - 1, token.map[0]]
    owner = before.meta["owner"] if stacked else _above(context, tokens, at)
    token.meta["owner"] = owner
    if owner is None:
        waiting.append(at)
    else:
        _give(context, tokens, at, owner)


def _give(context: Context, tokens: list[Token], at: int, owner: int) -> None:
    token = tokens[at]
    assert token.map is not None
    say(tokens[owner], token.meta["braces"], Spot(context, token.map[0], token.content))
    if tokens[owner].type in LISTS and "substeps" in classes_of(tokens[owner]):
        reveal_items(tokens, owner)


def arrive(context: Context, tokens: list[Token], at: int, waiting: list[int]) -> None:
    """The block that annotation lines have waited for, or the end of what they stand in."""
    if tokens[at].nesting >= 0:
        for place in waiting:
            _give(context, tokens, place, at)
    else:
        lost(context, tokens, waiting)
    waiting.clear()


def lost(context: Context, tokens: list[Token], waiting: list[int]) -> None:
    """Report annotation lines that no block has come for."""
    if waiting:
        token = tokens[waiting[0]]
        assert token.map is not None
        span = Spot(context, token.map[0], token.content).span(0, len(token.content))
        hint = "write it at the end of a heading, or right under a block"
        context.doubt("lost-annotation", "this annotation belongs to no block", span, hint)


def _above(context: Context, tokens: list[Token], at: int) -> int | None:
    """The block that ends on the line above, if there is one."""
    line = tokens[at].map[0] - 1  # type: ignore[index]  # annotation lines have a map
    if not at or line < 0 or not context.lines[line].strip(" \t>"):
        return None
    if tokens[at - 1].nesting == 1 or tokens[at - 1].type in ("void", "annotation"):
        return None
    depth = 0
    for place in range(at - 1, -1, -1):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return None


# ---- at the end of a text ----------------------------------------------------------


def trailing(context: Context, tokens: list[Token], at: int) -> str:
    """The text of a block without the annotation at its end, which goes to its owner."""
    token, opener = tokens[at], tokens[at - 1]
    text = token.content
    if opener.type == "paragraph_open" and tokens[at - 2].type == "list_item_open":
        text = task(tokens[at - 2], text)
    if not text or text[-1] != "}" or opener.type not in _HOLDS_TEXT:
        if opener.type == "heading_open" and "{" in text:
            _unclosed(context, token, text)
        return text
    braces = _last_braces(text, heading=opener.type == "heading_open")
    if braces is None:
        return text
    assert token.map is not None
    spot = Spot(context, token.map[0], token.content)
    shift = len(token.content) - len(text)  # a task's box
    if shift:
        braces = read_braces(token.content, braces.start + shift) or braces
        text = token.content
    say(owner_of(tokens, at), braces, spot)
    text = text[: braces.start].rstrip()
    return text[shift:]


def owner_of(tokens: list[Token], at: int) -> Token:
    """The block that a text's annotation is said of: of a list's item, not its paragraph."""
    around = tokens[at - 2] if at > 1 else tokens[at - 1]
    if tokens[at - 1].type == "paragraph_open" and around.type in ("list_item_open", "dd_open"):
        return around
    return tokens[at - 1]


def _last_braces(text: str, *, heading: bool) -> Braces | None:
    """The annotation that ``text`` ends with, if it is one and stands apart."""
    start = text.rfind("{")
    before = text[start - 1] if start > 0 else " "
    if start < 0 or before in ")]`" or not (heading or before.isspace()):
        return None
    braces = read_braces(text, start)
    if braces is None or braces.end != len(text):
        return None
    return None if braces.weak and not _meant(braces, heading=heading) else braces


def _meant(braces: Braces, *, heading: bool) -> bool:
    """Whether bare words in braces are an annotation and not prose."""
    words = [part.name for part in braces.parts]
    if not heading:
        return False
    known = [*WORDS, *KEYS]
    return all(word in known for word in words) or (
        len(words) == 1 and nearest(words[0], WORDS) is not None
    )


def _unclosed(context: Context, token: Token, text: str) -> None:
    found = _UNCLOSED.search(text)
    if found is None or "}" in text[found.start() :] or text[: found.start()].endswith("\\"):
        return
    assert token.map is not None
    span = Spot(context, token.map[0], token.content).span(found.start(), found.end())
    context.doubt("bad-annotation", "this annotation is not closed", span, "write } at its end")


def say(owner: Token, braces: Braces, spot: Spot) -> None:
    """Keep an annotation for later, or settle it at once where its meaning is clear."""
    if owner.type in ("heading_open", "hr", "fence"):
        owner.meta.setdefault("said", []).append((braces, spot))
        return
    apply(owner, braces, spot)


def apply(owner: Token, braces: Braces, spot: Spot) -> None:
    """Give ``owner`` the id, classes and attributes that an annotation names."""
    given = settle(braces, spot, "block").html()
    if "class" in given:
        owner.attrJoin("class", str(given.pop("class")))
    owner.attrs.update(given)


def container_said(context: Context, tokens: list[Token], at: int) -> None:
    """Settle what is said of the container that opens at ``at``."""
    token = tokens[at]
    assert token.map is not None
    name = token.meta["name"]
    kind: Kind = "column" if name == "column" else "canvas" if name == "canvas" else "block"
    spot = Spot(context, token.map[0], token.info)
    for braces in token.meta.get("braces", []):
        given = settle(braces, spot, kind)
        token.meta["given"] = given
        if "width" in given.values:
            given.classes.append(sized(context, "width", given.values["width"]))
        token.attrs.update(given.html())
    if name and name not in ("notes", "canvas") and name not in classes_of(token):
        token.attrs["class"] = " ".join([name, *classes_of(token)])
    elif name in ("columns", "column"):
        rest = [each for each in classes_of(token) if each != name]
        token.attrs["class"] = " ".join([name, *rest])
    if name in ("substeps", "incremental") or "substeps" in classes_of(token):
        reveal_items(tokens, at, lists_only=name == "incremental")

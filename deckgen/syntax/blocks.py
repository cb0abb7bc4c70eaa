"""Block tokens -> blocks with what their annotations say, and their inline text read.

One pass over the tokens: an annotation line goes to its block, ``words {.class}`` at a
block's end too, a task's box is found, the inline rules run, pictures that stand alone
become figures, and the text is typeset.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from deckgen.diagnostics import nearest
from deckgen.syntax.braces import Braces, read_braces
from deckgen.syntax.context import Context, Spot, context_of
from deckgen.syntax.keys import Kind, settle, sized
from deckgen.syntax.typography import typeset, typography_of
from deckgen.syntax.values import KEYS, WORDS

DEEPEST = 50  # brackets in each other

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_FRAGMENT = re.compile(r"<!--\s*\.element:.*?\bclass\s*=\s*[\"'][^\"']*\bfragment\b")
_BRACKETS = re.compile(r"[\[\]]")
_LISTS = ("bullet_list_open", "ordered_list_open")
_HOLDS_TEXT = ("paragraph_open", "dt_open", "td_open", "th_open", "heading_open")
_UNCLOSED = re.compile(r"\{(?:[#.][\w-]+|[a-z-]+=\S*)(?:[ \t]+[^{}]*)?$")


def blocks(md: MarkdownIt) -> None:
    """Put the pass where markdown-it reads inline text."""
    md.core.ruler.at("inline", _blocks)


def _blocks(state: StateCore) -> None:
    context = context_of(state.env)
    typography = typography_of(context.meta.lang)
    tokens = state.tokens
    plain = state.md.inline.terminator_re
    for at, token in enumerate(tokens):
        if token.type == "annotation":
            _line(context, tokens, at)
        elif token.type == "container_open":
            container_said(context, tokens, at)
        elif token.type == "inline":
            children = token.children = []
            content = _trailing(context, tokens, at)
            if plain.search(content) is None or _too_deep(content):
                text = Token("text", "", 0)
                text.content = content
                children.append(text)
            else:
                state.md.inline.parse(content, state.md, state.env, children)
                _special(tokens, at, children)
            if typography.needed.search(content):
                typeset(children, typography)


def _too_deep(text: str) -> bool:
    """Whether brackets are nested as no writing is: then they are text, and quickly so."""
    if text.count("[") <= DEEPEST:
        return False
    depth = deepest = 0
    for mark in _BRACKETS.findall(text):
        depth = depth + 1 if mark == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest > DEEPEST


def _special(tokens: list[Token], at: int, children: list[Token]) -> None:
    """What the inline tokens say about the block that they stand in."""
    first = children[0] if children else None
    if first is None:
        return
    if first.type == "image" and tokens[at - 1].type == "paragraph_open":
        rest = children[1:]
        if all(not child.content.strip() and child.type == "text" for child in rest):
            first.meta["alone"] = True
            tokens[at - 1].hidden = tokens[at + 1].hidden = True
            first.meta["classes"] = tokens[at - 1].attrs.pop("class", "")
            del children[1:]
    last = children[-1]
    if last.type == "html_inline" and _FRAGMENT.match(last.content):
        _owner(tokens, at).attrJoin("class", "substep")


# ---- annotations -------------------------------------------------------------------


def _line(context: Context, tokens: list[Token], at: int) -> None:
    """Give the annotation line ``tokens[at]`` to the block that it touches."""
    token = tokens[at]
    assert token.map is not None
    braces: Braces = token.meta["braces"]
    spot = Spot(context, token.map[0], token.content)
    first = not at or tokens[at - 1].type != "annotation"
    owner = _touched(context, tokens, at) if first else tokens[at - 1].meta["owner"]
    token.meta["owner"] = owner
    if owner is None:
        if not first:
            return
        span = spot.span(braces.start, braces.end)
        hint = "write it at the end of a heading, or right under a block"
        context.doubt("lost-annotation", "this annotation belongs to no block", span, hint)
    else:
        say(tokens[owner], braces, spot)
        if tokens[owner].type in _LISTS and "substeps" in classes_of(tokens[owner]):
            reveal_items(tokens, owner)


def _touched(context: Context, tokens: list[Token], at: int) -> int | None:
    above = _above(context, tokens, at)
    return _below(tokens, at) if above is None else above


def _above(context: Context, tokens: list[Token], at: int) -> int | None:
    line = tokens[at].map[0] - 1  # type: ignore[index]  # annotation lines have a map
    if not at or line < 0 or not context.lines[line].strip(" \t>"):
        return None
    if tokens[at - 1].nesting == 1 or tokens[at - 1].type == "void":
        return None
    depth = 0
    for place in range(at - 1, -1, -1):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return None


def _below(tokens: list[Token], at: int) -> int | None:
    for place in range(at + 1, len(tokens)):
        if tokens[place].type not in ("annotation", "void"):
            return place if tokens[place].nesting >= 0 else None
    return None


def _trailing(context: Context, tokens: list[Token], at: int) -> str:
    """The text of a block without the annotation at its end, which goes to its owner."""
    token, opener = tokens[at], tokens[at - 1]
    text = token.content
    if opener.type == "paragraph_open" and tokens[at - 2].type == "list_item_open":
        text = _task(tokens[at - 2], text)
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
    say(_owner(tokens, at), braces, spot)
    text = text[: braces.start].rstrip()
    return text[shift:]


def _owner(tokens: list[Token], at: int) -> Token:
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
            given.classes.insert(0, sized(context, "width", given.values["width"]))
        token.attrs.update(given.html())
    if name and name not in ("notes", "canvas") and name not in classes_of(token):
        token.attrs["class"] = " ".join([name, *classes_of(token)])
    if name in ("substeps", "incremental") or "substeps" in classes_of(token):
        reveal_items(tokens, at, lists_only=name == "incremental")


def classes_of(token: Token) -> list[str]:
    """The classes of a token's element."""
    return str(token.attrs.get("class", "")).split()


def reveal_items(tokens: list[Token], at: int, *, lists_only: bool = False) -> None:
    """Make substeps of the items of the list at ``at``, or of what a container holds.

    A list in a container appears item by item; other blocks at once, or with
    ``lists_only`` not as substeps at all.
    """
    is_list = tokens[at].type in _LISTS
    depth, listed = 0, is_list
    for place in range(at, len(tokens)):
        token = tokens[place]
        if depth == 1 and token.nesting >= 0 and not is_list:
            listed = token.type in _LISTS
            if not listed and not lists_only and token.type not in ("inline", "annotation"):
                token.attrJoin("class", "substep")
        if listed and token.type == "list_item_open" and depth == (1 if is_list else 2):
            token.attrJoin("class", "substep")
        depth += token.nesting
        if depth == 0:
            return


def _task(item: Token, text: str) -> str:
    """Take a task's box off the start of an item."""
    found = _TASK.match(text)
    if found is None:
        return text
    item.attrJoin("class", "task")
    item.meta["done"] = found[1] != " "
    return text[found.end() :]

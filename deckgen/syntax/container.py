"""``::: name`` … ``:::``: speaker notes, columns, art on the canvas, or a plain div.

A bare ``:::`` closes the container opened last, however many colons either has, so
that nesting needs no counting. Slidev's ``<v-clicks>`` lines and reveal.js's
``<aside class="notes">`` are containers too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from deckgen.syntax.braces import Braces, brackets_of
from deckgen.syntax.context import Context, Spot, context_of

DEEPEST = 16  # containers in each other; no page has use for more
KINDS = ("notes", "columns", "column", "canvas", "incremental")

_OPEN = re.compile(r":{3,}[ \t]*(?P<rest>[^\s:].*?)[ \t]*:*[ \t]*$")
_NAME = re.compile(r"[A-Za-z][\w-]*(?=\s|\{|$)")
_CLOSE = re.compile(r":{3,}[ \t]*$")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>v-clicks?|aside)\b(?P<rest>[^<>]*)>\s*$", re.IGNORECASE)
_STACK = "deckgen-containers"


@dataclass(slots=True)
class Opened:
    """A container that waits for its end."""

    token: Token
    level: int
    closer: str  # ":" or the name of a tag


def container(md: MarkdownIt) -> None:
    """Add the rule."""
    alt = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "container", _container, {"alt": alt})


def _container(state: StateBlock, start_line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    start = state.bMarks[start_line] + state.tShift[start_line]
    end = state.eMarks[start_line]
    if start >= end or state.src[start] not in ":<" or state.is_code_block(start_line):
        return False
    text = state.src[start:end]
    if text[0] == "<":
        return _tag(state, start_line, text, silent)
    if not text.startswith(":::"):
        return False
    if _CLOSE.match(text):
        return _close(state, start_line, ":", silent)
    found = _OPEN.match(text)
    if found is None:
        return False
    return silent or _open(state, start_line, text, found.start("rest"), found["rest"])


def _open(state: StateBlock, line: int, text: str, at: int, rest: str) -> bool:
    context = context_of(state.env)
    name = _NAME.match(rest)
    said = rest[name.end() :] if name else rest
    said_at = at + len(rest) - len(said)
    token = _push(state, line, name[0] if name else "", ":")
    if token is None:
        return True
    token.info = text
    braces = _parts(said.strip(), said_at + len(said) - len(said.lstrip()))
    if braces is not None:
        token.meta["braces"] = [braces]
        if not name:
            _named_by_class(token, braces)
    elif said.strip():
        spot = Spot(context, line, text)
        span = spot.span(said_at + len(said) - len(said.lstrip()), len(text.rstrip()))
        hint = "write ::: name, or ::: {.class key=value}"
        context.doubt("bad-annotation", f'"{said.strip()}" has no meaning here', span, hint)
    return True


def _parts(said: str, at: int) -> Braces | None:
    """The annotation of a container, with or without braces, at its place in the line."""
    if said.startswith("{") and said.endswith("}"):
        said, at = said[1:-1], at + 1
    read = brackets_of(said) if said.strip() else None
    if read is None or (read.weak and len(read.parts) > 1):
        return None
    return _moved(read, at)


def _moved(braces: Braces, by: int) -> Braces:
    parts = tuple(
        replace(part, at=part.at + by, value_at=part.value_at + by, end=part.end + by)
        for part in braces.parts
    )
    fault = (braces.fault[0] + by, braces.fault[1] + by) if braces.fault else None
    return Braces(braces.start + by, braces.end + by, parts, fault)


def _named_by_class(token: Token, braces: Braces) -> None:
    """``::: {.notes}`` is ``::: notes``."""
    classes = [part.value for part in braces.parts if part.kind == "class"]
    token.meta["name"] = next((name for name in classes if name in KINDS), "")


def _push(state: StateBlock, line: int, name: str, closer: str) -> Token | None:
    """Open a container; None where they are nested too deep."""
    stack = _stack(state)
    _drop_stale(state, stack)
    state.line = line + 1
    if len(stack) >= DEEPEST:
        context = context_of(state.env)
        if not any(fault.code == "too-deep" for fault in context.found):
            message = f"containers are nested more than {DEEPEST} deep"
            context.error("too-deep", message, context.line_span(line))
        return None
    token = state.push("container_open", "div", 1)
    token.map = [line, line + 1]
    token.meta["name"] = name
    stack.append(Opened(token, token.level, closer))
    return token


def _close(state: StateBlock, line: int, closer: str, silent: bool) -> bool:  # noqa: FBT001
    stack = _stack(state)
    if silent:
        return True
    _drop_stale(state, stack)
    state.line = line + 1
    if stack and stack[-1].level == state.level - 1 and stack[-1].closer == closer:
        opened = stack.pop()
        token = state.push("container_close", "div", -1)
        token.meta["name"] = opened.token.meta["name"]
        assert opened.token.map is not None
        opened.token.map[1] = line + 1
        return True
    if closer == ":":
        context = context_of(state.env)
        hint = "take it out, or open a container above: ::: notes"
        message = "this ::: closes nothing"
        context.doubt("unopened-container", message, context.line_span(line), hint)
    return True


def _tag(state: StateBlock, line: int, text: str, silent: bool) -> bool:  # noqa: FBT001
    """A line that is nothing but a tag with our meaning."""
    found = _TAG.match(text)
    if found is None:
        return False
    name = found["name"].lower()
    if found["close"]:
        opened = any(each.closer == name for each in _stack(state))
        return opened and _close(state, line, name, silent)
    if name == "aside" and not re.search(r"""class\s*=\s*["']?[^"'>]*\bnotes\b""", found["rest"]):
        return False
    if not silent:
        meaning = {"aside": "notes", "v-clicks": "substeps", "v-click": "substep"}[name]
        _push(state, line, meaning, name)
    return True


def _drop_stale(state: StateBlock, stack: list[Opened]) -> None:
    """Give up containers whose list item or quotation has ended around them."""
    while stack and stack[-1].level >= state.level:
        report_unclosed(context_of(state.env), stack.pop().token)


def report_unclosed(context: Context, token: Token) -> None:
    """Say that a container has no end, and take it for not opened."""
    assert token.map is not None
    name = token.meta["name"]
    message = f'the container "{name}" is not closed' if name else "this container is not closed"
    hint = "write ::: on a line of its own where it ends"
    if not any(fault.code == "too-deep" for fault in context.found):
        # Notes that are not closed would be shown to the room: never only a warning.
        report = context.error if name == "notes" else context.doubt
        report("unclosed-container", message, context.line_span(token.map[0]), hint)
    token.nesting, token.hidden, token.type = 0, True, "void"


def close_all(context: Context, env: EnvType) -> None:
    """At the end of the talk: whatever is still open is not closed."""
    stack: list[Opened] = env.get(_STACK, [])
    for opened in stack:
        report_unclosed(context, opened.token)


def _stack(state: StateBlock) -> list[Opened]:
    stack: list[Opened] = state.env.setdefault(_STACK, [])
    return stack

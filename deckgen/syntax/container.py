"""``::: name`` … ``:::``: speaker notes, columns, art on the canvas, or a plain div.

A bare ``:::`` closes the container opened last, however many colons either has, so
that nesting needs no counting.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.token import Token
from markdown_it.utils import EnvType

from deckgen.syntax.braces import Braces, brackets_of
from deckgen.syntax.context import Context, Spot, context_of

DEEPEST = 16  # containers in each other; no page has use for more
KINDS = ("notes", "columns", "column", "canvas", "incremental")

_OPEN = re.compile(r":{3,}[ \t]*(?P<rest>[^\s:].*?)[ \t]*:*[ \t]*$")
_NAME = re.compile(r"[A-Za-z][\w-]*(?=\s|\{|$)")
_CLOSE = re.compile(r":{3,}[ \t]*$")
_OPEN_HTML = re.compile(r"</?(?!(?:script|pre|style|textarea)\b)[a-z]", re.IGNORECASE)
_STACK = "deckgen-containers"


def container(md: MarkdownIt) -> None:
    """Add the rule."""
    alt = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "container", _container, {"alt": alt})
    alt = ["paragraph", "reference", "blockquote"]
    md.block.ruler.at("html_block", _html_block, {"alt": alt})


def _container(state: StateBlock, start_line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    start = state.bMarks[start_line] + state.tShift[start_line]
    end = state.eMarks[start_line]
    if not state.src.startswith(":::", start) or state.is_code_block(start_line):
        return False
    text = state.src[start:end]
    if _CLOSE.match(text):
        return silent or _close(state, start_line)
    found = _OPEN.match(text)
    if found is None:
        return False
    return silent or _open(state, start_line, text, found.start("rest"), found["rest"])


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """The library's rule, but HTML that runs to a blank line stops at a ``:::`` too."""
    if not silent and state.env.get(_STACK):
        at = state.bMarks[start] + state.tShift[start]
        if _OPEN_HTML.match(state.src, at):
            end = _next_close(state, start, end)
    return html_block(state, start, end, silent)


def _next_close(state: StateBlock, start: int, end: int) -> int:
    """The first line after ``start`` that is blank or closes a container, or ``end``."""
    for line in range(start + 1, end):
        at = state.bMarks[line] + state.tShift[line]
        if state.isEmpty(line) or state.src.startswith(":::", at):
            return line
    return end


def _open(state: StateBlock, line: int, text: str, at: int, rest: str) -> bool:
    context = context_of(state.env)
    name = _NAME.match(rest)
    said = rest[name.end() :] if name else rest
    said_at = at + len(rest) - len(said)
    token = _push(state, line, name[0] if name else "")
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
        part._replace(at=part.at + by, value_at=part.value_at + by, end=part.end + by)
        for part in braces.parts
    )
    fault = (braces.fault[0] + by, braces.fault[1] + by) if braces.fault else None
    return Braces(braces.start + by, braces.end + by, parts, fault)


def _named_by_class(token: Token, braces: Braces) -> None:
    """``::: {.notes}`` is ``::: notes``."""
    classes = [part.value for part in braces.parts if part.kind == "class"]
    token.meta["name"] = next((name for name in classes if name in KINDS), "")


def _push(state: StateBlock, line: int, name: str) -> Token | None:
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
    stack.append(token)
    return token


def _close(state: StateBlock, line: int) -> bool:
    stack = _stack(state)
    _drop_stale(state, stack)
    state.line = line + 1
    if stack and stack[-1].level == state.level - 1:
        opened = stack.pop()
        token = state.push("container_close", "div", -1)
        token.meta["name"] = opened.meta["name"]
        assert opened.map is not None
        opened.map[1] = line + 1
        return True
    context = context_of(state.env)
    hint = "take it out, or open a container above: ::: notes"
    message = "this ::: closes nothing"
    context.doubt("unopened-container", message, context.line_span(line), hint)
    return True


def _drop_stale(state: StateBlock, stack: list[Token]) -> None:
    """Give up containers whose list item or quotation has ended around them."""
    while stack and stack[-1].level >= state.level:
        report_unclosed(context_of(state.env), stack.pop())


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
    stack: list[Token] = env.get(_STACK, [])
    for opened in stack:
        report_unclosed(context, opened)


def _stack(state: StateBlock) -> list[Token]:
    stack: list[Token] = state.env.setdefault(_STACK, [])
    return stack

"""``::: include chapter.md``: the lines of another file of the talk's folder, in place.

Names are relative to the talk's folder, in included files too. Every file is scanned
on its own, so that a fence or comment left open in one hides no include of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from deckgen.diagnostics import Diagnostic, ParseError, Span, nearest_file
from deckgen.files import Refused, find_inside, read_inside
from deckgen.model import Origin
from deckgen.read.encoding import decode
from deckgen.read.front import split_front

MAX_DEPTH = 16  # files within files; nobody reads deeper than that
MAX_INCLUDES = 1000  # in all: files that include each other twice double at each depth
MAX_CHARACTERS = 32 * 1024 * 1024

_INCLUDE = re.compile(r"( {0,3}:{3,}[ \t]*+include)(?:[ \t]++(.*))?$")
_FENCE = re.compile(r"[ \t]*+(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*+)?(`{3,}|~{3,})(.*)$")
_CODE = re.compile(r"(?<!`)(`++).*?(?<!`)\1(?!`)")


@dataclass(slots=True)
class Joined:
    """What has been gathered: lines, and where each stretch of them came from."""

    talk: str
    folder: Path
    lines: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    includes: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    chain: list[str] = field(default_factory=list)
    count: int = 0
    size: int = 0


def splice(joined: Joined, lines: list[str], file: str, blank: int) -> None:
    """Add ``lines``, which stand below ``blank`` lines of ``file``, to ``joined``."""
    joined.origins.append(Origin(len(joined.lines) + 1, file, 1))
    joined.lines.extend([""] * blank)
    if not any("include" in line for line in lines):
        joined.lines.extend(lines)
        return
    for number, line, asks in _marked(lines, blank):
        found = _INCLUDE.match(line.rstrip()) if asks else None
        if found is None:
            joined.lines.append(line)
            continue
        joined.lines.append("")
        _include(joined, found, Span(file, number, *_columns(found, number)))
        joined.origins.append(Origin(len(joined.lines) + 1, file, number))
        joined.lines.append("")


def _columns(found: re.Match[str], number: int) -> tuple[int, int, int]:
    """The stretch of the file's name, or of the whole line where it has none."""
    start, end = found.span(2) if found[2] else found.span(1)
    return start + 1, number, end + 1


def _marked(lines: list[str], blank: int) -> list[tuple[int, str, bool]]:
    """Each line with its number, and whether it is neither in code nor in a comment."""
    marked: list[tuple[int, str, bool]] = []
    fence, comment = "", False
    for number, line in enumerate(lines, blank + 1):
        marked.append((number, line, not fence and not comment))
        if comment:
            comment = _opens_comment("<!--" + line)
        elif fence:
            closing = line.strip()
            if len(closing) >= len(fence) and closing == fence[0] * len(closing):
                fence = ""
        elif (opening := _FENCE.match(line)) and not (opening[1][0] == "`" and "`" in opening[2]):
            fence = opening[1]
        elif "<!--" in line:
            comment = _opens_comment(line)
    return marked


def _opens_comment(line: str) -> bool:
    """Whether a comment that opens in ``line`` is still open at its end."""
    line = line if line.startswith("<!--") else _CODE.sub("", line)
    opened = line.rfind("<!--")
    return opened >= 0 and "-->" not in line[opened:]


def _include(joined: Joined, found: re.Match[str], span: Span) -> None:
    name = _unquoted(found[2] or "")
    if not name:
        hint = "write ::: include chapter.md"
        joined.faults.append(Diagnostic("include-nothing", "no file to include", span, hint))
        return
    try:
        inside = str(find_inside(joined.folder, name))
        fault = _too_much(joined, inside, span)
        if fault is None:
            _read_one(joined, name, inside)
    except FileNotFoundError:
        near = _nearest_file(joined.folder, name)
        fault = Diagnostic("missing-file", f'there is no file "{name}"', span, near)
    except Refused as refusal:
        fault = Diagnostic(refusal.code, f'"{name}" cannot be included: {refusal}', span)
    except ParseError as error:
        joined.faults.extend(error.diagnostics)
        joined.texts.update(error.texts)
    if fault is not None:
        joined.faults.append(fault)


def _unquoted(name: str) -> str:
    quoted = len(name) > 1 and name[0] == name[-1] and name[0] in "\"'"
    return name[1:-1] if quoted else name


def _too_much(joined: Joined, inside: str, span: Span) -> Diagnostic | None:
    """The fault of including ``inside`` here, if it is one of going round or too far."""
    talk = PurePath(joined.talk).name
    around = [talk, *joined.chain]
    if inside in around:
        names = " → ".join([*around[around.index(inside) :], inside])
        hint = "take one of these includes out"
        return Diagnostic("include-cycle", f"files include each other: {names}", span, hint)
    if len(joined.chain) >= MAX_DEPTH:
        message = f"includes are nested more than {MAX_DEPTH} deep"
        return Diagnostic("include-too-deep", message, span)
    if joined.count >= MAX_INCLUDES or joined.size >= MAX_CHARACTERS:
        if any(fault.code == "include-too-much" for fault in joined.faults):
            return None
        message = f"the talk includes more than {MAX_INCLUDES} files or 32 MiB of text"
        return Diagnostic("include-too-much", message, span)
    return None


def _read_one(joined: Joined, name: str, inside: str) -> None:
    if joined.count >= MAX_INCLUDES or joined.size >= MAX_CHARACTERS:
        return
    file = (PurePath(joined.talk).parent / name).as_posix()
    text, warnings = decode(read_inside(joined.folder, name), file)
    front = split_front(text, file)
    joined.count += 1
    joined.size += len(text)
    joined.texts[file] = text
    joined.warnings.extend(warnings)
    if inside not in joined.includes:
        joined.includes.append(inside)
    if front.fault:
        joined.faults.append(front.fault)
    elif front.text:
        message = "the front matter of an included file is passed over"
        joined.warnings.append(
            Diagnostic(
                "included-front-matter",
                message,
                Span(file, 1, 1, 1, 4),
                "move what is needed to the talk itself",
                "warning",
            )
        )
    joined.chain.append(inside)
    splice(joined, front.body, file, front.blank)
    joined.chain.pop()


def _nearest_file(folder: Path, name: str) -> str | None:
    try:
        beside = (folder / find_inside(folder, name)).parent
        prefix = PurePath(name).parent
        names = [(prefix / found.name).as_posix() for found in beside.iterdir()]
    except (OSError, Refused):
        return None
    return nearest_file(name, names)

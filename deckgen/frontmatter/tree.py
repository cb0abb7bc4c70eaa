"""YAML text -> a tree of nodes with places, within bounds; faults in our own words.

libyaml's composer calls itself once per level and aliases cost nothing to write, so
depth and aliases are counted on the flat stream of events before any tree is built.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from deckgen.frontmatter.values import Reading

if TYPE_CHECKING:
    from yaml import MappingNode, Mark, MarkedYAMLError, Node, ScalarNode

MAX_CHARACTERS = 256 * 1024
MAX_DEPTH = 20  # the deepest key that exists has 4 levels
MAX_ALIASES = 50  # each can stand for the whole front matter

_PLAIN_TAGS = tuple(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)
_NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TOO_DEEP = f"the front matter is nested more than {MAX_DEPTH} deep"
_QUOTES = "put quotes round the value"


def compose(reading: Reading) -> MappingNode | None:
    """The front matter's mapping; None, with its faults reported, where it is none."""
    text = reading.text
    if len(text) > MAX_CHARACTERS:
        reading.fault_at(0, 0, "front-matter-bounds", "the front matter is longer than 256 KiB")
        return None
    if odd := _NOT_YAML.search(text):
        line = text.count("\n", 0, odd.start())
        column = odd.start() - text.rfind("\n", 0, odd.start()) - 1
        message = f"front matter cannot hold the character U+{ord(odd[0]):04X}"
        reading.fault_at(line, column, "yaml", message, "remove it")
        return None
    root = _parse(reading)
    if root is None:
        return None
    from yaml import MappingNode

    if isinstance(root, MappingNode):
        return root
    message = "front matter is a list of keys and values"
    reading.fault(root, "yaml", message, "write one key: value on each line")
    return None


def _parse(reading: Reading) -> Node | None:
    import yaml  # a talk without front matter does without

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if not _within_bounds(reading, yaml.parse(reading.text, Loader=loader)):
            return None
        root: Node | None = yaml.compose(reading.text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        _report(reading, error)
        return None
    return root


def _within_bounds(reading: Reading, events: Any) -> bool:
    """Whether the tree is safe to build. Raises MarkedYAMLError like the parser."""
    depth = aliases = 0
    for event in events:
        name = type(event).__name__
        mark = event.start_mark
        if name in ("SequenceStartEvent", "MappingStartEvent"):
            depth += 1
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            depth -= 1
        elif name == "AliasEvent":
            aliases += 1
        tag = getattr(event, "tag", None)
        if tag and tag != "!" and tag not in _PLAIN_TAGS:
            message = "a tag would build an object; front matter has plain values only"
            reading.fault_at(mark.line, mark.column, "yaml-tag", message, _QUOTES)
            return False
        if depth > MAX_DEPTH:
            reading.fault_at(mark.line, mark.column, "front-matter-bounds", _TOO_DEEP)
            return False
        if aliases > MAX_ALIASES:
            message = f"the front matter has more than {MAX_ALIASES} aliases"
            reading.fault_at(mark.line, mark.column, "front-matter-bounds", message)
            return False
    return True


def _report(reading: Reading, error: MarkedYAMLError) -> None:
    """Say in our words what the parser stumbled over, at the place that can be mended."""
    line, column = _place(error.problem_mark or error.context_mark)
    written = reading.lines[line] if line < len(reading.lines) else ""
    problem, context = error.problem or "it cannot be read", error.context or ""
    if "nesting depth" in problem:  # libyaml looks ahead, and may count before we do
        reading.fault_at(line, column, "front-matter-bounds", _TOO_DEEP)
        return
    before = written[: len(written) - len(written.lstrip())]
    if "\t" in before or written[column : column + 1] == "\t":
        column = written.index("\t")
        message, hint = "YAML does not take tabs here", "indent with blanks"
    elif "mapping values" in problem:
        message, hint = 'a second ": " in one value', _QUOTES
        if before and column == written.find(":"):
            column = len(before)
            message, hint = "this line is indented, and nothing above it is open", "move it left"
    elif "cannot start any token" in problem:
        message, hint = f'a value cannot start with "{written[column : column + 1]}"', _QUOTES
    elif "alias" in problem or "alias" in context:
        line, column = _place(error.context_mark or error.problem_mark)
        message, hint = 'a "*" here would be an alias', _QUOTES
    elif "expected ':'" in problem:
        line, column = _place(error.context_mark or error.problem_mark)
        message, hint = 'a key without ":"', "write key: value"
    elif "flow" in context or "quoted" in context:
        line, column = _place(error.context_mark or error.problem_mark)
        message, hint = "what opens here is not closed", "close the bracket or the quote"
    elif "block" in context:
        message, hint = "this line does not go with those above", "indent it as they are"
    else:
        message, hint = f"this is not YAML: {problem}", _QUOTES
    reading.fault_at(line, column, "yaml", message, hint)


def _place(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def entries(reading: Reading, mapping: MappingNode) -> list[tuple[ScalarNode, Node]]:
    """The keys and values of ``mapping``; keys that are no words, or come twice, are faults."""
    from yaml import ScalarNode

    found: dict[str, tuple[ScalarNode, Node]] = {}
    for key, value in mapping.value:
        if not isinstance(key, ScalarNode):
            reading.fault(key, "unknown-key", "a key is a single word")
        elif key.value in found:
            first = reading.span(found[key.value][0]).line
            message = f'"{key.value}" is given twice; the first is on line {first}'
            reading.fault(key, "duplicate-key", message, "keep one of them")
        else:
            found[key.value] = (key, value)
    return list(found.values())

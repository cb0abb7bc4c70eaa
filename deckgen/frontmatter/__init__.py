"""A talk's front matter: YAML text -> ``Meta``, checked against one closed table.

``KEYS`` drives the checks, the defaults, the help and the JSON Schema. Values are read
from the YAML nodes as written, so that ``lang: no`` is Norwegian, ``title: 12`` a title
and ``date: 2011-04-07`` the author's own spelling; every fault has its place in the file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from deckgen.diagnostics import Diagnostic, did_you_mean
from deckgen.frontmatter.foreign import Passed, is_foreign_deck, is_foreign_key, translate
from deckgen.frontmatter.keys import BY_NAME, KEYS, Key
from deckgen.frontmatter.policy import refusal
from deckgen.frontmatter.schema import json_schema
from deckgen.frontmatter.tree import compose, entries
from deckgen.frontmatter.values import Reading
from deckgen.model import Meta, Source

if TYPE_CHECKING:
    from yaml import Node, ScalarNode

__all__ = ["KEYS", "Key", "json_schema", "read_meta"]

# Languages whose usual script is written from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_MEANT: dict[str, str] = {
    "route": "paths",
    "routes": "paths",
}  # what the command line and the manual call them


def read_meta(source: Source) -> tuple[Meta, tuple[Diagnostic, ...]]:
    """The front matter of ``source``, and every error and warning about it.

    A key whose value is wrong keeps its default.
    """
    if not source.front.strip():
        return Meta(), ()
    reading = Reading(source.file, source.front, source.front_line)
    root = compose(reading)
    if root is None:
        return Meta(), tuple(reading.found)
    pairs = entries(reading, root)
    known = {key.value for key, _ in pairs}
    ours = any(key.name in known and not key.shared for key in KEYS)
    passed = Passed(foreign=is_foreign_deck(pairs), only=not ours)
    values: dict[str, Any] = {}
    for key, node in pairs:
        _one(reading, key, node, passed, known, values)
    if str(values.get("lang", "")).lower().partition("-")[0] in _RIGHT_TO_LEFT:
        values.setdefault("dir", "rtl")
    summary = passed.summary(reading)
    found = [*reading.found, summary] if summary else list(reading.found)
    found.sort(key=lambda fault: (fault.span.line, fault.span.column) if fault.span else (0, 0))
    return replace(Meta(), **values, spans=reading.spans), tuple(found)


def _one(
    reading: Reading,
    key: ScalarNode,
    node: Node,
    passed: Passed,
    known: set[str],
    values: dict[str, Any],
) -> None:
    """Read one ``key: value`` into ``values``, or say why not."""
    ours = BY_NAME.get(key.value)
    if ours is not None:
        _known(reading, ours, key, node, passed, values)
    elif (fault := refusal(key.value)) is not None:
        reading.fault(key, "not-from-a-talk", fault.message, fault.hint)
    elif is_foreign_key(key.value):
        same = translate(key.value, node)
        if same is not None and same.name not in known:
            _known(reading, BY_NAME[same.name], key, same.node, passed, values)
        else:
            passed.add(key, key.value)
    elif passed.foreign and passed.only:
        passed.add(key, key.value)  # a filter, a plug-in, the author's own tools read it
    else:
        word = str(key.value)
        hint = (
            did_you_mean(_MEANT.get(word, word), BY_NAME)
            or "remove it: a talk's keys are a closed list"
        )
        reading.fault(key, "unknown-key", f'there is no key "{key.value}"', hint)


def _known(
    reading: Reading,
    ours: Key,
    key: ScalarNode,
    node: Node,
    passed: Passed,
    values: dict[str, Any],
) -> None:
    if node.tag.endswith(":null"):
        return  # ``key:`` with nothing behind it says nothing
    if passed.takes(ours.name, node):
        passed.add(key, f"{ours.name}: {node.value}")
        return
    before = len(reading.found)
    value = ours.convert(reading, node)
    if len(reading.found) > before and passed.foreign and ours.shared:
        del reading.found[before:]
        passed.add(key, ours.name)
    elif value is not None:
        values[ours.field] = value
        reading.spans[ours.name] = reading.span(node)

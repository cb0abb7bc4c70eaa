"""``[label]: address`` of a talk, for a part of it that is read on its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

SHARED = "deckgen-definitions"  # in the environment: those of the whole talk
OWN = "deckgen-own-definitions"  # afterwards: those that stand in the text itself

Definitions = Mapping[str, Mapping[str, Any]]  # by label, as the library knows them


def definitions(md: MarkdownIt) -> None:
    """Add the rule: blocks are told apart before any definition counts."""
    md.core.ruler.after("block", "definitions", _join)


def _join(state: StateCore) -> None:
    shared = state.env.get(SHARED)
    if shared is None:
        return
    own = state.env[OWN] = state.env.get("references", {})
    if own or shared:
        state.env["references"] = {**own, **shared}

"""``- [x] done``: an item with a box."""

from __future__ import annotations

import re

from markdown_it.token import Token

from deckgen.syntax.reveal import add_class

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


def task(item: Token, text: str) -> str:
    """Take a task's box off the start of an item."""
    found = _TASK.match(text)
    if found is None:
        return text
    add_class(item, "task")
    item.meta["done"] = found[1] != " "
    return text[found.end() :]

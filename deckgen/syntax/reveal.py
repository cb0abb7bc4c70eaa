"""Which blocks appear one by one: the items of a list, what a container holds."""

from __future__ import annotations

from markdown_it.token import Token

LISTS = ("bullet_list_open", "ordered_list_open")


def add_class(token: Token, name: str) -> None:
    """Give a token's element a class, once."""
    if name not in classes_of(token):
        token.attrJoin("class", name)


def classes_of(token: Token) -> list[str]:
    """The classes of a token's element."""
    return str(token.attrs.get("class", "")).split()


def reveal_items(tokens: list[Token], at: int, *, lists_only: bool = False) -> None:
    """Make substeps of the items of the list at ``at``, or of what a container holds.

    A list in a container appears item by item; other blocks at once, or with
    ``lists_only`` not as substeps at all.
    """
    is_list = tokens[at].type in LISTS
    depth, listed = 0, is_list
    for place in range(at, len(tokens)):
        token = tokens[place]
        if depth == 1 and token.nesting >= 0 and not is_list:
            listed = token.type in LISTS
            if not listed and not lists_only and token.type not in ("inline", "annotation"):
                add_class(token, "substep")
        if listed and token.type == "list_item_open" and depth == (1 if is_list else 2):
            add_class(token, "substep")
        depth += token.nesting
        if depth == 0:
            return

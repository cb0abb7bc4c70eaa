"""Puts a document that was printed in parts together again: its pages, its tags, its links.

Each part has tags and names of its own (ISO 32000-1, 14.7 and 12.3.2.3), as the browser writes
them: one element around all others, and what belongs to which place of the pages in a flat list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

_PLACES = ("/StructParent", "/StructParents")


def join(documents: Sequence[Pdf]) -> Pdf:
    """The first document, with the pages of the others after its own, and what belongs to them."""
    first, *others = documents
    for other in others:
        _append(first, other)
    return first


def _append(document: Pdf, other: Pdf) -> None:
    tree = document.Root.StructTreeRoot
    after = int(tree.ParentTreeNextKey)
    for holder in _holders(other):
        for place in _PLACES:
            if place in holder:
                holder[place] = int(holder[place]) + after
    for page in other.pages:
        document.pages.append(page)  # before what refers to it, which is else without it
    root = Dictionary(Tree=other.Root.StructTreeRoot, Dests=other.Root.get("/Dests", Dictionary()))
    copied = document.copy_foreign(other.make_indirect(root))
    _graft(tree, copied.Tree, after)
    document.Root.Dests = _both(document.Root.get("/Dests", Dictionary()), copied.Dests)


def _graft(tree: Object, more: Object, after: int) -> None:
    """Put what is in the outermost element of ``more`` into that of ``tree``."""
    top = tree.K
    kids = [*_list(more.K.K)]
    for kid in kids:
        kid.P = top
    top.K = Array([*_list(top.K), *kids])
    places = [
        *NumberTree(tree.ParentTree).items(),
        *((after + place, what) for place, what in NumberTree(more.ParentTree).items()),
    ]
    tree.ParentTree = Dictionary(Nums=Array([each for pair in places for each in pair]))
    tree.ParentTreeNextKey = after + int(more.ParentTreeNextKey)
    if named := [each for one in (tree, more) if "/IDTree" in one for each in one.IDTree.Kids]:
        tree.IDTree = Dictionary(Kids=Array(named))
    if "/RoleMap" in more:
        tree.RoleMap = _both(tree.get("/RoleMap", Dictionary()), more.RoleMap)


def _both(first: Object, second: Object) -> Dictionary:
    return Dictionary({**dict(first.items()), **dict(second.items())})


def _list(kids: Object) -> list[Object]:
    return list(kids) if isinstance(kids, Array) else [kids]


def _holders(document: Pdf) -> Iterator[Object]:
    """Whatever says its place in the list: pages, what can be clicked there, and forms."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Object] = [page.obj for page in document.pages]
    while waiting:
        holder = waiting.pop()
        yield holder
        yield from holder.get("/Annots", ())
        for form in holder.get("/Resources", Dictionary()).get("/XObject", Dictionary()).values():
            if form.get("/Subtype") == Name.Form and form.objgen not in seen:
                seen.add(form.objgen)
                waiting.append(form)

"""Tags as PDF/UA wants them, of those that the browser prints (ISO 14289-1).

The browser tags what it reads aloud. What it calls by names of HTML gets names of PDF here, and
each place to click says where it leads.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name

from deckgen.export.about import FORMULA

# ISO 32000-1, 14.8.4; whatever else HTML has is a span of text.
_GROUPS = ("Annot", "Art", "BlockQuote", "Caption", "Div", "Document", "Index", "NonStruct")
_PARTS = ("P", "Part", "Private", "Sect", "TOC", "TOCI", "H", "H1", "H2", "H3", "H4", "H5", "H6")
_LISTS = ("L", "LI", "Lbl", "LBody", "Table", "TBody", "TD", "TFoot", "TH", "THead", "TR")
_WORDS = ("BibEntry", "Code", "Figure", "Form", "Formula", "Link", "Note", "Quote", "Reference")
_MARKS = ("RB", "RP", "RT", "Ruby", "Span", "Warichu", "WP", "WT")
_STANDARD = frozenset((*_GROUPS, *_PARTS, *_LISTS, *_WORDS, *_MARKS))
_OF_ITEM = (Name.Lbl, Name.LBody)
_ELEMENT = re.compile(rb"\n(\d+) 0 obj\n<</Type /StructElem\n/S /(\w+)\n")  # as Skia writes it


def tag(document: pikepdf.Pdf, titles: Mapping[str, str], printed: bytes = b"") -> None:
    """Mend the tags of a printed document; ``titles`` are those of places by name.

    ``printed`` are its bytes: most of its elements stay as they are, and looking for the others
    there spares opening thousands.
    """
    root = document.Root.get("/StructTreeRoot") or _planted(document)
    numbers = numbers_of(printed)
    elements = _by_kind(root) if numbers is None else _of_numbers(document, numbers)
    for item in elements.get("LI", ()):
        _hold(document, item)
    for figure in elements.get("Figure", ()):
        said = str(figure.get("/Alt", ""))
        if said.startswith(FORMULA):
            figure.S, figure.Alt = Name.Formula, said.removeprefix(FORMULA)
        elif not said:
            figure.S = Name.NonStruct  # what HTML calls a figure stands around a picture
    strange = sorted(elements.keys() - _STANDARD)
    root.RoleMap = Dictionary({f"/{kind}": Name.Span for kind in strange})
    parents = pikepdf.NumberTree(root.ParentTree)
    for page in document.pages:
        for place in page.obj.get("/Annots", []):
            if place.get("/Subtype") == Name.Link:
                if "/StructParent" not in place:  # in a neighbour, which is not read aloud
                    annotate(document, page, place, Name.Link)
                _say(place, parents, titles)


def _planted(document: pikepdf.Pdf) -> pikepdf.Object:
    """A tree where there is none: the browser reads nothing of a talk of pictures aloud."""
    top = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
    places = document.make_indirect(Dictionary(Nums=Array()))
    root = document.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=top, ParentTree=places, ParentTreeNextKey=0)
    )
    top.P = root
    document.Root.StructTreeRoot = root
    document.Root.MarkInfo = Dictionary(Marked=True)
    return root


def numbers_of(printed: bytes) -> dict[str, list[int]] | None:
    """The numbers of the elements of each kind in a document; None where that cannot be seen.

    That is where a writer other than Skia has had its way with it.
    """
    found = _ELEMENT.findall(printed)
    if not found or len(found) != printed.count(b"/StructElem"):
        return None
    numbers = defaultdict(list)
    for number, kind in found:
        numbers[kind.decode()].append(int(number))
    return numbers


def _of_numbers(
    document: pikepdf.Pdf, numbers: Mapping[str, Sequence[int]]
) -> dict[str, Iterable[pikepdf.Object]]:
    """Elements by kind, fetched when they are asked for."""

    def fetched(kind: str) -> Iterator[pikepdf.Object]:
        for number in numbers[kind]:
            element = document.get_object(number, 0)
            if isinstance(element, Dictionary) and element.get("/S") == Name(f"/{kind}"):
                yield element  # and not the bytes of a picture that look like one

    return {kind: fetched(kind) for kind in numbers}


def _by_kind(root: pikepdf.Object) -> dict[str, list[pikepdf.Object]]:
    """Elements by kind, each of them looked at."""
    found = defaultdict(list)
    for element in _elements(root):
        found[str(element.S).removeprefix("/")].append(element)
    return found


def annotate(
    document: pikepdf.Pdf, page: pikepdf.Page, annotation: pikepdf.Object, kind: pikepdf.Name
) -> None:
    """Put an annotation, which is on a page, among the tags of that page, as of that kind."""
    root = document.Root.StructTreeRoot
    parents = pikepdf.NumberTree(root.ParentTree)
    key = int(root.ParentTreeNextKey)
    root.ParentTreeNextKey = key + 1
    annotation.StructParent = key
    page.obj.Tabs = Name.S
    first = parents[int(page.obj.StructParents)][0] if "/StructParents" in page.obj else None
    above = first if first is not None and str(first.S) == "/NonStruct" else next(_elements(root))
    shown = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj)
    element = document.make_indirect(
        Dictionary(Type=Name.StructElem, S=kind, P=above, Pg=page.obj, K=shown)
    )
    if isinstance(above.get("/K"), Array):
        above.K.append(element)
    else:
        above.K = Array([*_kids(above), element])
    parents[key] = element


def _kids(element: pikepdf.Object) -> Sequence[pikepdf.Object]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def _elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of the tree, the outer before the inner."""
    waiting = [root]
    while waiting:
        for kid in _kids(waiting.pop()):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield kid
                waiting.append(kid)


def _hold(document: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """Put what an item of a list says into its body."""
    said: list[pikepdf.Object] = []
    kept: list[pikepdf.Object] = []
    for kid in _kids(item):
        is_part = isinstance(kid, Dictionary) and kid.get("/S") in _OF_ITEM
        (kept if is_part else said).append(kid)
    if not said:
        return
    body = document.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(said))
    )
    if "/Pg" in item:
        body.Pg = item.Pg
    for kid in said:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = body
    item.K = Array([*kept, body])


def _say(place: pikepdf.Object, parents: pikepdf.NumberTree, titles: Mapping[str, str]) -> None:
    """Say where a place to click leads, for those who cannot see it."""
    action = place.get("/A", Dictionary())
    target = str(place.get("/Dest", action.get("/D", "")))
    words = titles.get(target) or unquote(str(action.get("/URI", ""))) or target
    place.Contents = words
    element = parents[int(place.StructParent)]
    if all(isinstance(kid, Dictionary) and "/Obj" in kid for kid in _kids(element)):
        element.Alt = words  # nothing else would be read

"""Tags as PDF/UA wants them, of those that the browser prints (ISO 14289-1).

The browser tags what it reads aloud. What it leaves out, neighbours that peek in and drawings on
the canvas, is marked as an artifact here; what it calls by names of HTML gets names of PDF; and
each place to click says where it leads.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name

# ISO 32000-1, 14.8.4; whatever else HTML has is a span of text.
_GROUPS = ("Annot", "Art", "BlockQuote", "Caption", "Div", "Document", "Index", "NonStruct")
_PARTS = ("P", "Part", "Private", "Sect", "TOC", "TOCI", "H", "H1", "H2", "H3", "H4", "H5", "H6")
_LISTS = ("L", "LI", "Lbl", "LBody", "Table", "TBody", "TD", "TFoot", "TH", "THead", "TR")
_WORDS = ("BibEntry", "Code", "Figure", "Form", "Formula", "Link", "Note", "Quote", "Reference")
_MARKS = ("RB", "RP", "RT", "Ruby", "Span", "Warichu", "WP", "WT")
_STANDARD = frozenset((*_GROUPS, *_PARTS, *_LISTS, *_WORDS, *_MARKS))
_OF_ITEM = (Name.Lbl, Name.LBody)
_PAINTS = re.compile(rb"(?:^|\s)(?:f\*?|F|S|s|B\*?|b\*?|sh|Do|T[jJ])\n")
_DRAWN = re.compile(rb"^(/\w+) Do\n", re.MULTILINE)
_TAG = re.compile(rb"/Artifact\b|.*/MCID")
_ARTIFACT, _END = b"/Artifact BMC\n", b"EMC\n"
_PACKED = 4  # of zlib: a third of the time of 6, for a twentieth more bytes


def tag(document: pikepdf.Pdf, titles: Mapping[str, str]) -> None:
    """Mend the tags of a printed document; ``titles`` are those of places by name."""
    root = document.Root.StructTreeRoot
    kinds = {str(_mended(document, element)) for element in _elements(root)}
    strange = sorted(kind for kind in kinds if kind.removeprefix("/") not in _STANDARD)
    root.RoleMap = Dictionary(dict.fromkeys(strange, Name.Span))
    parents = pikepdf.NumberTree(root.ParentTree)
    for page in document.pages:
        for place in page.obj.get("/Annots", []):
            if place.get("/Subtype") == Name.Link:
                if "/StructParent" not in place:  # in a neighbour, which is not read aloud
                    annotate(document, page, place, Name.Link)
                _say(place, parents, titles)
    _mark_artifacts(document)


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


def _mended(document: pikepdf.Pdf, element: pikepdf.Object) -> pikepdf.Object:
    """What an element is, after it was called what PDF calls it."""
    kind = element.S
    if kind == Name.Figure and not str(element.get("/Alt", "")):
        element.S = Name.NonStruct  # what HTML calls a figure stands around a picture
    elif kind == Name.LI:
        _hold(document, element)
    return element.S


def _hold(document: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """Put what an item of a list says into its body."""
    kids = _kids(item)
    said = [kid for kid in kids if not isinstance(kid, Dictionary) or kid.get("/S") not in _OF_ITEM]
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
    item.K = Array([*(kid for kid in kids if kid not in said), body])


def _say(place: pikepdf.Object, parents: pikepdf.NumberTree, titles: Mapping[str, str]) -> None:
    """Say where a place to click leads, for those who cannot see it."""
    action = place.get("/A", Dictionary())
    target = str(place.get("/Dest", action.get("/D", "")))
    words = titles.get(target) or unquote(str(action.get("/URI", ""))) or target
    place.Contents = words
    element = parents[int(place.StructParent)]
    if all(isinstance(kid, Dictionary) and "/Obj" in kid for kid in _kids(element)):
        element.Alt = words  # nothing else would be read


def _mark_artifacts(document: pikepdf.Pdf) -> None:
    """Mark what is drawn and has no tag, on pages and in the forms that have tags within."""
    tagged: dict[tuple[int, int], bool] = {}
    holders: list[tuple[pikepdf.Object, pikepdf.Object]]
    holders = [(page.obj, page.obj.Contents) for page in document.pages]
    forms: dict[tuple[int, int], pikepdf.Object] = {}
    with ThreadPoolExecutor() as pool:
        jobs = []
        while holders:
            holder, stream = holders.pop()
            drawn = holder.get("/Resources", Dictionary()).get("/XObject", Dictionary())
            names = set()
            for name, form in drawn.items():
                if form.get("/Subtype") != Name.Form:
                    continue
                if form.objgen not in tagged:
                    tagged[form.objgen] = b"BDC\n" in form.read_bytes()
                if tagged[form.objgen]:
                    names.add(name.encode())
                    if form.objgen not in forms:
                        forms[form.objgen] = form
                        holders.append((form, form))
            jobs.append((stream, pool.submit(_packed, stream.read_bytes(), frozenset(names))))
        for stream, job in jobs:
            if (content := job.result()) is not None:
                stream.write(content, filter=Name.FlateDecode)


def _packed(content: bytes, tagged: frozenset[bytes]) -> bytes | None:
    """A content stream with everything in it marked, compressed; None where it was so before."""
    pieces, is_new = [], False
    for piece, is_tagged in _pieces(content, tagged):
        if is_tagged or not _PAINTS.search(piece):
            pieces.append(piece)
        else:
            pieces += (_ARTIFACT, piece, _END)
            is_new = True
    return zlib.compress(b"".join(pieces), _PACKED) if is_new else None


def _pieces(content: bytes, tagged: frozenset[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The content in pieces, each with whether it has a tag: those in marks, and tagged forms."""
    done, open_marks, tag_at = 0, 0, 0
    for at, is_begin in _marks(content):
        if not is_begin:
            if open_marks == tag_at:
                yield content[done : at + len(_END)], True
                done, tag_at = at + len(_END), 0
            open_marks -= 1
            continue
        open_marks += 1
        start = content.rfind(b"\n", 0, at) + 1
        if not tag_at and _TAG.match(content, start, at):
            tag_at = open_marks
            yield from _between(content[done:start], tagged)
            done = start
    yield from _between(content[done:], tagged)


def _between(content: bytes, tagged: frozenset[bytes]) -> Iterator[tuple[bytes, bool]]:
    """What has no mark, cut where a form is drawn that has tags of its own."""
    done = 0
    for found in _DRAWN.finditer(content) if tagged else ():
        if found[1] in tagged:
            yield content[done : found.start()], False
            yield found[0], True
            done = found.end()
    yield content[done:], False


def _marks(content: bytes) -> list[tuple[int, bool]]:
    """Where marks begin and end, in order."""
    marks = []
    for word in (b"BDC\n", b"BMC\n", _END):
        at = content.find(word)
        while at >= 0:
            marks.append((at, word is not _END))
            at = content.find(word, at + 1)
    return sorted(marks)

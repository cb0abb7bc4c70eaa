"""Tags as PDF/UA wants them, in documents as the browser leaves them."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from deckgen.export.about import FORMULA
from deckgen.export.tagged import numbers_of, tag


def printed(*kids: Dictionary) -> pikepdf.Pdf:
    """A page, and those elements in its tree."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(90, 60))
    page.obj.StructParents = 0
    top = document.make_indirect(Dictionary(S=Name.NonStruct, Pg=page.obj))
    top.K = Array([0, *(document.make_indirect(kid) for kid in kids)])
    tree = Dictionary(K=top, ParentTree=Dictionary(Nums=[0, Array([top])]), ParentTreeNextKey=1)
    document.Root.StructTreeRoot = document.make_indirect(tree)
    return document


def test_elements_are_called_what_pdf_calls_them() -> None:
    item = Dictionary(S=Name.LI, K=Array([Dictionary(S=Name.Lbl), Dictionary(S=Name.P), 4]))
    figure = Dictionary(S=Name.Figure, K=Dictionary(S=Name.Figure, Alt="A stone"))
    formula = Dictionary(S=Name.Figure, Alt=f"{FORMULA}x^2")
    document = printed(item, figure, Dictionary(S=Name.Strong), formula)

    tag(document, {})

    root = document.Root.StructTreeRoot
    assert Dictionary(Strong=Name.Span) == root.RoleMap
    _, listed, shown, _, counted = root.K.K
    assert ("/Formula", "x^2") == (str(counted.S), str(counted.Alt))
    assert ["/Lbl", "/LBody"] == [str(kid.S) for kid in listed.K]
    assert 2 == len(listed.K[1].K)
    assert ("/NonStruct", "/Figure") == (str(shown.S), str(shown.K.S))


def test_elements_are_found_by_the_numbers_that_the_browser_gave_them() -> None:
    element = b"%d 0 obj\n<</Type /StructElem\n/S /%b\n/P 9 0 R>>\nendobj\n"
    plain = b"%PDF-1.4\n" + b"".join(
        element % (number, kind) for number, kind in ((12, b"LI"), (15, b"Em"), (14, b"LI"))
    )

    assert {"LI": [12, 14], "Em": [15]} == numbers_of(plain)
    assert numbers_of(plain + b"16 0 obj\n<</S /LI /Type /StructElem>>\n") is None
    assert numbers_of(b"%PDF-1.4\n") is None


def test_a_picture_in_which_an_element_seems_to_stand_stays_as_it_is() -> None:
    document = printed(Dictionary(S=Name.LI, K=4))
    item = document.Root.StructTreeRoot.K.K[1]
    picture = document.make_stream(b"seen")
    element = b"\n%d 0 obj\n<</Type /StructElem\n/S /LI\n"

    tag(document, {}, b"".join(element % each.objgen[0] for each in (picture, item)))

    assert b"seen" == picture.read_bytes()
    assert ["/LBody"] == [str(kid.S) for kid in item.K]


def test_a_place_to_click_says_where_it_leads_and_stands_among_the_tags() -> None:
    document = printed()
    page = document.pages[0]
    places = [
        Dictionary(Subtype=Name.Link, Dest=Name("/sheet-3"), StructParent=1),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://example.org/a%20b")),
    ]
    page.obj.Annots = Array([document.make_indirect(place) for place in places])
    root = document.Root.StructTreeRoot
    link = document.make_indirect(
        Dictionary(S=Name.Link, K=Dictionary(Type=Name.OBJR, Obj=page.obj.Annots[0]))
    )
    root.K.K.append(link)
    root.ParentTree.Nums = Array([0, Array([root.K]), 1, link])
    root.ParentTreeNextKey = 2

    tag(document, {"/sheet-3": "The sea"})

    inner, outer = page.obj.Annots
    assert ("The sea", "The sea") == (str(inner.Contents), str(link.Alt))
    assert "https://example.org/a b" == str(outer.Contents)
    added = pikepdf.NumberTree(root.ParentTree)[int(outer.StructParent)]
    assert ("/Link", outer.objgen) == (str(added.S), added.K.Obj.objgen)
    assert added.objgen == root.K.K[-1].objgen

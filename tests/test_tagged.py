"""Tags as PDF/UA wants them, in documents as the browser leaves them."""

from __future__ import annotations

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from deckgen.export.tagged import tag


def printed(content: bytes, *kids: Dictionary) -> pikepdf.Pdf:
    """A page with that content, and those elements in its tree."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(90, 60))
    page.obj.StructParents = 0
    page.obj.Contents = document.make_stream(content)
    top = document.make_indirect(Dictionary(S=Name.NonStruct, Pg=page.obj))
    top.K = Array([0, *(document.make_indirect(kid) for kid in kids)])
    tree = Dictionary(K=top, ParentTree=Dictionary(Nums=[0, Array([top])]), ParentTreeNextKey=1)
    document.Root.StructTreeRoot = document.make_indirect(tree)
    return document


def content_of(document: pikepdf.Pdf) -> bytes:
    return document.pages[0].Contents.read_bytes()


def test_what_has_no_tag_is_an_artifact_and_what_has_one_is_left_alone() -> None:
    drawn = (
        b"q\n0 0 9 9 re\nf\n/P <</MCID 0 >>BDC\nBT\n/Span <</ActualText <FEFF> >> BDC\n<01> Tj\n"
        b"EMC\nET\nEMC\nBT\n/Span <</ActualText <FEFF> >> BDC\n<01> Tj\nEMC\nET\nQ\n"
    )
    document = printed(drawn)

    tag(document, {})

    assert (
        b"/Artifact BMC\nq\n0 0 9 9 re\nf\nEMC\n/P <</MCID 0 >>BDC\nBT\n"
        b"/Span <</ActualText <FEFF> >> BDC\n<01> Tj\nEMC\nET\nEMC\n/Artifact BMC\nBT\n"
        b"/Span <</ActualText <FEFF> >> BDC\n<01> Tj\nEMC\nET\nQ\nEMC\n"
    ) == content_of(document)


def test_content_in_which_all_is_tagged_stays_the_same_bytes() -> None:
    packed = zlib.compress(b"q\n0 0 9 9 re\nW* n\n/P <</MCID 0 >>BDC\n0 0 9 9 re\nf\nEMC\nQ\n")
    document = printed(b"")
    document.pages[0].obj.Contents.write(packed, filter=Name.FlateDecode)

    tag(document, {})

    assert packed == document.pages[0].Contents.read_raw_bytes()


def test_a_form_with_tags_in_it_is_no_artifact_and_the_rest_of_it_is() -> None:
    document = printed(b"0 0 9 9 re\nf\n/X1 Do\n/X2 Do\n")
    inner = b"0 0 1 1 re\nf\n/P <</MCID 0 >>BDC\n0 0 2 2 re\nf\nEMC\n"
    forms = {
        "/X1": document.make_stream(inner, Subtype=Name.Form, Type=Name.XObject),
        "/X2": document.make_stream(b"0 0 3 3 re\nf\n", Subtype=Name.Form, Type=Name.XObject),
    }
    document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(forms))

    tag(document, {})

    wanted = b"/Artifact BMC\n0 0 9 9 re\nf\nEMC\n/X1 Do\n/Artifact BMC\n/X2 Do\nEMC\n"
    assert wanted == content_of(document)
    assert forms["/X1"].read_bytes().startswith(b"/Artifact BMC\n0 0 1 1 re\nf\nEMC\n/P")
    assert b"0 0 3 3 re\nf\n" == forms["/X2"].read_bytes()


def test_elements_are_called_what_pdf_calls_them() -> None:
    item = Dictionary(S=Name.LI, K=Array([Dictionary(S=Name.Lbl), Dictionary(S=Name.P), 4]))
    figure = Dictionary(S=Name.Figure, K=Dictionary(S=Name.Figure, Alt="A stone"))
    document = printed(b"", item, figure, Dictionary(S=Name.Strong))

    tag(document, {})

    root = document.Root.StructTreeRoot
    assert Dictionary(Strong=Name.Span) == root.RoleMap
    _, listed, shown, _ = root.K.K
    assert ["/Lbl", "/LBody"] == [str(kid.S) for kid in listed.K]
    assert 2 == len(listed.K[1].K)
    assert ("/NonStruct", "/Figure") == (str(shown.S), str(shown.K.S))


def test_a_place_to_click_says_where_it_leads_and_stands_among_the_tags() -> None:
    document = printed(b"")
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

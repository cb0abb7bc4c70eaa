"""Marks of what is drawn and not read aloud, in documents as the browser leaves them."""

from __future__ import annotations

import zlib

import pikepdf
from pikepdf import Dictionary, Name

from deckgen.export.artifacts import mark_artifacts


def printed(content: bytes) -> pikepdf.Pdf:
    """A page with that content."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(90, 60))
    page.obj.Contents = document.make_stream(content)
    return document


def content_of(document: pikepdf.Pdf) -> bytes:
    return document.pages[0].Contents.read_bytes()


def test_what_has_no_tag_is_an_artifact_and_what_has_one_is_left_alone() -> None:
    drawn = (
        b"q\n0 0 9 9 re\nf\n/P <</MCID 0 >>BDC\nBT\n/Span <</ActualText <FEFF> >> BDC\n<01> Tj\n"
        b"EMC\nET\nEMC\nBT\n/Span <</ActualText <FEFF> >> BDC\n<01> Tj\nEMC\nET\nQ\n"
    )
    document = printed(drawn)

    mark_artifacts(document)

    assert (
        b"/Artifact BMC\nq\n0 0 9 9 re\nf\nEMC\n/P <</MCID 0 >>BDC\nBT\n"
        b"/Span <</ActualText <FEFF> >> BDC\n<01> Tj\nEMC\nET\nEMC\n/Artifact BMC\nBT\n"
        b"/Span <</ActualText <FEFF> >> BDC\n<01> Tj\nEMC\nET\nQ\nEMC\n"
    ) == content_of(document)


def test_content_in_which_all_is_tagged_stays_the_same_bytes() -> None:
    packed = zlib.compress(b"q\n0 0 9 9 re\nW* n\n/P <</MCID 0 >>BDC\n0 0 9 9 re\nf\nEMC\nQ\n")
    document = printed(b"")
    document.pages[0].obj.Contents.write(packed, filter=Name.FlateDecode)

    mark_artifacts(document)

    assert packed == document.pages[0].Contents.read_raw_bytes()


def test_a_form_with_tags_in_it_is_no_artifact_and_the_rest_of_it_is() -> None:
    document = printed(b"0 0 9 9 re\nf\n/X1 Do\n/X2 Do\n")
    inner = b"0 0 1 1 re\nf\n/P <</MCID 0 >>BDC\n0 0 2 2 re\nf\nEMC\n"
    forms = {
        "/X1": document.make_stream(inner, Subtype=Name.Form, Type=Name.XObject),
        "/X2": document.make_stream(b"0 0 3 3 re\nf\n", Subtype=Name.Form, Type=Name.XObject),
    }
    document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(forms))

    mark_artifacts(document)

    wanted = b"/Artifact BMC\n0 0 9 9 re\nf\nEMC\n/X1 Do\n/Artifact BMC\n/X2 Do\nEMC\n"
    assert wanted == content_of(document)
    assert forms["/X1"].read_bytes().startswith(b"/Artifact BMC\n0 0 1 1 re\nf\nEMC\n/P")
    assert b"0 0 3 3 re\nf\n" == forms["/X2"].read_bytes()


def test_what_is_drawn_between_two_tags_is_an_artifact_from_its_first_word_on() -> None:
    tagged = b"/P <</MCID 0 >>BDC\n0 0 9 9 re\nf\nEMC\n"
    document = printed(tagged + b"f\n" + tagged + b"0 0 9 9 re\nW* n\n" + tagged)

    mark_artifacts(document)

    wanted = tagged + b"/Artifact BMC\nf\nEMC\n" + tagged + b"0 0 9 9 re\nW* n\n" + tagged
    assert wanted == content_of(document)

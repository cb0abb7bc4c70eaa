"""What the browser leaves out of a PDF: what it is about, by whom, in which language.

The same document always gives the same bytes: no dates, an identifier made of the content, and
names that do not depend on what else the browser has named before.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile
from xml.sax.saxutils import escape

import pikepdf

from deckgen import __version__
from deckgen.export.about import BESIDE, Bookmark, Finish
from deckgen.export.artifacts import mark_artifacts
from deckgen.export.join import join
from deckgen.export.tagged import annotate, tag
from deckgen.model import Meta

_CREATOR = f"deckgen {__version__}"
_NAME = re.compile(rb"\(node(\d{8})\)")  # as Skia writes what it calls an element
_BEFORE_A_NAME = (b"/ID ", b"[", b") ", b" R ")  # other strings follow the key that they are for


def finish(parts: Iterable[bytes], said: Finish) -> bytes:
    """The document, of which those are the parts, with all that in it, and packed tightly."""
    with ExitStack() as stack:
        opened = [stack.enter_context(_opened(part, said)) for part in settled(parts)]
        document = join(opened)
        _complete(document, said)
        return _saved(document)


@contextmanager
def _opened(part: bytes, said: Finish) -> Iterator[pikepdf.Pdf]:
    """A part with its tags and links mended."""
    with TemporaryFile(buffering=0) as file:  # which is read in a third of the time that bytes take
        file.write(part)
        with pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap) as document:
            if BESIDE.encode() in part:
                _lead_beside(document)
            tag(document, said.titles, part)
            mark_artifacts(document)
            yield document


def _complete(document: pikepdf.Pdf, said: Finish) -> None:
    """Put in what concerns the whole document."""
    meta, frames, root = said.deck.meta, said.deck.frames, document.Root
    title = meta.title or (frames[0].title if frames else "")
    root.Lang = meta.lang
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if meta.dir == "rtl":
        root.ViewerPreferences.Direction = pikepdf.Name.R2L
    root.Metadata = document.make_stream(
        _xmp(meta, title), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    if said.labels:
        root.PageLabels = pikepdf.Dictionary(Nums=_labels(said.labels))
    for page, note in zip(document.pages, said.notes, strict=False):
        if note:
            _pin(document, page, note)
    if said.bookmarks:
        root.Outlines = _outline(document, said.bookmarks)
        root.PageMode = pikepdf.Name.UseOutlines
    del document.trailer["/Info"]
    info = {"/Title": title, "/Author": meta.author, "/Subject": meta.description}
    info |= {"/Keywords": ", ".join(meta.keywords), "/Creator": _CREATOR}
    document.docinfo = document.make_indirect(
        pikepdf.Dictionary({name: text for name, text in info.items() if text})
    )


def _saved(document: pikepdf.Pdf) -> bytes:
    """Its bytes, packed tightly."""
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        fix_metadata_version=False,  # it is not named there; to look takes a reader of XML
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return out.getvalue()


def settled(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts with the elements that others name, as headers of tables, counted from 1.

    The browser calls them by numbers that it gives in passing, in other runs others. Names
    keep their length, so that everything stays where it is, and their order.
    """
    before = 0
    for printed in parts:
        found = [each for each in _NAME.finditer(printed) if _is_name(printed, each.start())]
        numbers = sorted({each[1] for each in found})
        places = {number: place for place, number in enumerate(numbers, before + 1)}
        part = bytearray(printed)
        for each in found:
            part[slice(*each.span(1))] = b"%08d" % places[each[1]]
        before += len(numbers)
        yield bytes(part)


def _is_name(printed: bytes, start: int) -> bool:
    """Whether what stands there is a name, and not words that look like one."""
    return printed[max(0, start - 4) : start].endswith(_BEFORE_A_NAME)


def _xmp(meta: Meta, title: str) -> bytes:
    """The same in XML, where search engines and libraries look."""
    named = f"<rdf:Alt><rdf:li xml:lang='x-default'>{escape(title)}</rdf:li></rdf:Alt>"
    lines = [
        f"<dc:title>{named}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(meta.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{escape(_CREATOR)}</xmp:CreatorTool>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    if meta.author:
        author = f"<rdf:Seq><rdf:li>{escape(meta.author)}</rdf:li></rdf:Seq>"
        lines.append(f"<dc:creator>{author}</dc:creator>")
    return "\n".join(
        (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
            ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
            *lines,
            "</rdf:Description></rdf:RDF></x:xmpmeta>",
            '<?xpacket end="r"?>',
        )
    ).encode("utf-8")


def _labels(labels: Sequence[str]) -> pikepdf.Array:
    """What viewers show as the number of each page."""
    pairs = ((index, pikepdf.Dictionary(P=label)) for index, label in enumerate(labels))
    return pikepdf.Array([each for pair in pairs for each in pair])


def _outline(document: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> pikepdf.Object:
    """The bookmarks as a tree of dictionaries, each beside the next of its depth."""
    root = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
    above = [root]
    for bookmark in bookmarks:
        del above[bookmark.depth + 1 :]
        parent, page = above[-1], document.pages[bookmark.page].obj
        item = document.make_indirect(
            pikepdf.Dictionary(
                Title=bookmark.title,
                Parent=parent,
                Dest=pikepdf.Array([page, pikepdf.Name.Fit]),
            )
        )
        if "/Last" in parent:
            item.Prev = parent.Last
            parent.Last.Next = item
        else:
            parent.First = item
        parent.Last = item
        for holder in above:
            holder.Count = holder.get("/Count", 0) + 1
        above.append(item)
    return root


def _lead_beside(document: pikepdf.Pdf) -> None:
    """Make links to what lies beside the talk relative, which a browser cannot print."""
    for page in document.pages:
        for link in page.obj.get("/Annots", []):
            to = str(link.A.URI) if "/A" in link and "/URI" in link.A else ""
            if to.startswith(BESIDE):
                link.A.URI = pikepdf.String(to.removeprefix(BESIDE))


def _pin(document: pikepdf.Pdf, page: pikepdf.Page, note: str) -> None:
    """Put a note on a page, which viewers show when it is opened."""
    left, _, _, top = (float(side) for side in page.mediabox)
    pinned = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[left + 12, top - 36, left + 36, top - 12],
            Contents=note,
            Name=pikepdf.Name.Comment,
            F=4,
        )
    )
    page.obj.Annots = pikepdf.Array([*page.obj.get("/Annots", []), pinned])
    annotate(document, page, pinned, pikepdf.Name.Annot)

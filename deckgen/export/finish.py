"""What the browser leaves out of a PDF: what it is about, by whom, in which language.

The same document always gives the same bytes: no dates, and an identifier made of the content.
"""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import pikepdf

from deckgen import __version__
from deckgen.model import Meta

_CREATOR = f"deckgen {__version__}"


def finish(printed: bytes, meta: Meta, title: str) -> bytes:
    """The document with what is said about the talk in it, and packed tightly."""
    with pikepdf.open(io.BytesIO(printed)) as document:
        root = document.Root
        root.Lang = meta.lang
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        root.Metadata = document.make_stream(
            _xmp(meta, title), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        del document.trailer["/Info"]
        info = {"/Title": title, "/Author": meta.author, "/Subject": meta.description}
        info |= {"/Keywords": ", ".join(meta.keywords), "/Creator": _CREATOR}
        document.docinfo = document.make_indirect(
            pikepdf.Dictionary({name: text for name, text in info.items() if text})
        )
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
        return out.getvalue()


def _xmp(meta: Meta, title: str) -> bytes:
    """The same in XML, where search engines and libraries look."""
    named = f"<rdf:Alt><rdf:li xml:lang='x-default'>{escape(title)}</rdf:li></rdf:Alt>"
    lines = [
        f"<dc:title>{named}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(meta.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{escape(_CREATOR)}</xmp:CreatorTool>",
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
            ' xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
            *lines,
            "</rdf:Description></rdf:RDF></x:xmpmeta>",
            '<?xpacket end="r"?>',
        )
    ).encode("utf-8")

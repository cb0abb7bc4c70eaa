"""A drawing keeps its looks and loses what could run, load or tell."""

import time
from xml.etree import ElementTree

import pytest

from deckgen.load.css import clean_css
from deckgen.load.svg import MAX_BYTES, BadDrawing, clean_svg

NS = 'xmlns="http://www.w3.org/2000/svg"'
OPEN = (
    f'<svg {NS} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="http://www.w3.org/1999/xlink">'
)


def inside(markup: str) -> tuple[str, tuple[str, ...]]:
    """What is left of ``markup`` in a drawing, and what it lost."""
    drawing = clean_svg(f"{OPEN}{markup}</svg>".encode())
    text = drawing.data.decode()
    ElementTree.fromstring(text)
    return text[text.index(">") + 1 : -len("</svg>")], drawing.removed


def refused(data: bytes | str) -> str:
    with pytest.raises(BadDrawing) as caught:
        clean_svg(data.encode() if isinstance(data, str) else data)
    return str(caught.value)


@pytest.mark.parametrize(
    "markup",
    [
        '<g id="a" class="b" transform="translate(1,2)" fill="url(#c)"><path d="M0 0"></path></g>',
        "<style>.a{fill:red}\n@media print{.b&gt;.c{fill:url(#x)}}</style>",
        '<use xlink:href="#a"></use><use href="#a"></use>',
        '<text xml:space="preserve">a &amp; b &lt; c « é »</text>',
        '<image href="data:image/png;base64,AAAA"></image>',
        '<image xlink:href="data:image/jpeg;base64,AAAA"></image>',
        "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,d09G//8=)}</style>",
        '<animate attributeName="x" values="1;2"></animate>',
        '<path style="fill:red" d="M0 0"></path>',
        "<linearGradient><stop></stop></linearGradient><clipPath></clipPath>",
        '<text x="1&#10;2">a</text>',
    ],
)
def test_a_drawing_stays_as_it_is(markup: str) -> None:
    assert (markup, ()) == inside(markup)


@pytest.mark.parametrize(
    ("left", "markup", "removed"),
    [
        ("", "<script>alert(1)</script>", "1 script"),
        ("", "<script href='https://evil.example/x.js'/><script/>", "2 scripts"),
        ("", f"<s:script xmlns:s='{NS[7:-1]}'>alert(1)</s:script>", "1 script"),
        ("", "<script xmlns=''>alert(1)</script>", "1 script"),
        ("", "<SCRIPT>alert(1)</SCRIPT>", "1 script"),
        ("", "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>", "1 script"),
        ("<g></g>", "<g onload='alert(1)' ONCLICK='x'/>", "2 event handlers"),
        ("", "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
         "1 piece of HTML"),
        ("", "<img xmlns='http://www.w3.org/1999/xhtml' src='x' onerror='y'/>", "1 piece of HTML"),
        ("", "<iframe src='https://evil.example'/>", "1 piece of HTML"),
        ("<image></image>", "<image xlink:href='https://evil.example/a.png'/>",
         "1 outside reference"),
        ("<image></image>", "<image x:href='file:///etc/passwd'/>", "1 outside reference"),
        ("<image></image>", "<image href='../secret.png'/>", "1 outside reference"),
        ("<image></image>", "<image href='data:text/html,x'/>", "1 outside reference"),
        ("<use></use>", "<use href='data:image/svg+xml,x'/>", "1 outside reference"),
        ("<use></use>", "<use href='other.svg#a'/>", "1 outside reference"),
        ("<feImage></feImage>", "<feImage href='//evil.example/x'/>", "1 outside reference"),
        ('<rect fill="none"></rect>', "<rect fill='url(https://evil.example/x#y)'/>",
         "1 outside reference"),
        ('<rect style="fill:none"></rect>', "<rect style='fill:url(&quot;x.svg#y&quot;)'/>",
         "1 outside reference"),
        ("<rect></rect>", "<rect style='fill:u\\72l(//evil.example)'/>", "1 outside reference"),
        ("<style>.a{}</style>", "<style>@import 'https://evil.example/x.css';.a{}</style>",
         "1 outside reference"),
        ("<style>.a{fill:none}</style>", "<style>.a{fill:URL( x.png )}</style>",
         "1 outside reference"),
        ("<style></style>", "<style>@\\69mport 'x'; .a{b:c}</style>", "1 outside reference"),
        ("<style></style>", "<style>.a{b:image-set('https://evil.example' 1x)}</style>",
         "1 outside reference"),
        ("<style></style>", "<style>.a{fill:url(https://evil.example/</style>",
         "1 outside reference"),
    ],
)  # fmt: skip
def test_scripts_and_outside_references_are_taken_out(left: str, markup: str, removed: str) -> None:
    assert (left, (removed,)) == inside(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='javascript:alert(1)'><set attributeName='href' to='javascript:alert(1)'/></a>",
        "<a><animate attributeName='xlink:href' values='javascript:alert(1)'/></a>",
        "<a xlink:href='https://example.org'></a>",
    ],
)
def test_links_lead_nowhere(markup: str) -> None:
    assert ("<a></a>", ()) == inside(markup)


def test_what_the_editor_kept_for_itself_goes_unsaid() -> None:
    markup = (
        "<metadata>made by ada on /home/ada</metadata><!-- /home/ada --><?php x ?>"
        "<i:namedview xmlns:i='http://www.inkscape.org/x' i:path='/home/ada'/>"
        "<g xmlns:i='http://www.inkscape.org/x' i:export='/home/ada/x.png' xml:base='/home/ada'/>"
    )

    assert ("<g></g>", ("1 outside reference",)) == inside(markup.replace("xml:base", "base"))
    assert ("<g></g>", ()) == inside(markup)


def test_a_document_type_and_its_style_sheets_are_dropped() -> None:
    data = (
        '<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
        f"<svg {NS}><g/></svg>"
    )

    assert f"<svg {NS}><g></g></svg>" == clean_svg(data.encode()).data.decode()


def test_the_short_entities_of_drawing_programs_are_read() -> None:
    data = '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"><g/></svg>'

    assert f"<svg {NS}><g></g></svg>" == clean_svg(data.encode()).data.decode()


def test_entity_bombs_are_refused() -> None:
    lol = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    long = f'<!ENTITY a "{"x" * 1001}">'
    text = "&a;" * 200_000
    wide = f'<!ENTITY a "{"x" * 1000}">'
    start = time.perf_counter()

    assert "the entity" in refused(f"<!DOCTYPE svg [{lol}]><svg {NS}>&i;</svg>")
    assert "the entity" in refused(f"<!DOCTYPE svg [{long}]><svg {NS}>&a;</svg>")
    assert refused(f"<!DOCTYPE svg [{wide}]><svg {NS}>{text}</svg>")
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY a PUBLIC "x" "https://evil.example">',
        '<!ENTITY % a SYSTEM "https://evil.example"> %a;',
        '<!ENTITY % a "x">',
    ],
)
def test_outside_entities_are_refused(entity: str) -> None:
    assert 'the entity "a" could stand for anything' == refused(
        f"<!DOCTYPE svg [{entity}]><svg {NS}>&a;</svg>"
    )


def test_handlers_given_by_the_document_type_are_taken_off() -> None:
    data = f"<!DOCTYPE svg [<!ATTLIST g onload CDATA 'alert(1)'>]><svg {NS}><g/></svg>"

    drawing = clean_svg(data.encode())

    assert (f"<svg {NS}><g></g></svg>".encode(), ("1 event handler",)) == (
        drawing.data,
        drawing.removed,
    )


def test_what_is_no_drawing_is_refused() -> None:
    assert "it is not an SVG drawing" == refused("<html/>")
    assert "it is not an SVG drawing" == refused('<svg xmlns="http://www.w3.org/1999/xhtml"/>')
    assert "no element found (line 1 of the file)" == refused("")
    assert "mismatched tag (line 2 of the file)" == refused(f"<svg {NS}>\n<g></svg>")
    assert "undefined entity (line 1 of the file)" == refused(f"<svg {NS}>&nbsp;</svg>")
    assert "it is larger than 16 MiB" == refused(b" " * (MAX_BYTES + 1))
    assert refused('<?xml version="1.0" encoding="nonsense"?><svg/>')


def test_deep_nesting_is_refused() -> None:
    fine = "<g>" * 900 + "</g>" * 900

    assert clean_svg(f"<svg {NS}>{fine}</svg>".encode())
    assert "it is nested more than 1000 deep" == refused(f"<svg {NS}>{'<g>' * 100_000}")


def test_other_encodings_become_utf_8() -> None:
    text = f"<svg {NS}><text>é</text></svg>"

    assert text.encode() == clean_svg(text.encode("utf-16")).data
    latin = f'<?xml version="1.0" encoding="iso-8859-1"?>{text}'.encode("latin-1")
    assert text.encode() == clean_svg(latin).data


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_svg(f'{OPEN}<use x:href="#a"/><text a="&#9;&quot;">&lt;</text></svg>'.encode())

    assert once == clean_svg(once.data)


def test_a_drawing_without_its_namespace_is_given_it() -> None:
    assert f"<svg {NS}><g></g></svg>".encode() == clean_svg(b"<svg><g/></svg>").data


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((40, 20), 'width="40" height="20"'),
        ((40, 20), 'width="40px" height="20px" viewBox="0 0 4 2"'),
        ((96, 48), 'width="1in" height="0.5in"'),
        ((37.795, 18.898), 'width="10mm" height="0.5cm"'),
        ((16, 32), 'width="12pt" height="2pc"'),
        ((300, 150), 'viewBox="0 0 300 150"'),
        ((300, 150), 'viewBox="0,0,300,150" width="100%"'),
        ((600, 300), 'viewBox="0 0 300 150" width="600"'),
        ((600, 300), 'viewBox="0 0 300 150" height="300"'),
        ((0, 0), 'width="100%" height="100%"'),
        ((0, 0), 'width="40"'),
        ((0, 0), 'width="nan" height="-3" viewBox="0 0 inf 1"'),
        ((0, 0), 'viewBox="0 0 0 0"'),
    ],
)
def test_the_size_is_in_css_pixels(size: tuple[float, float], said: str) -> None:
    drawing = clean_svg(f"<svg {NS} {said}/>".encode())

    assert size == (drawing.width, drawing.height)


@pytest.mark.parametrize(
    "part",
    [
        "url(",
        "url( ",
        "url('",
        "@import'",
        '@import "',
        "@namespace ",
        "/*",
        "\\",
        "url   ",
        "a\"'",
    ],
)
def test_hostile_styles_take_no_time(part: str) -> None:
    start = time.perf_counter()
    clean_css(part * 100_000)

    assert time.perf_counter() - start < 2

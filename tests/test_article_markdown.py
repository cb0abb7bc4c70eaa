"""What an article says in Markdown, read back by a reader that had no part in writing it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from deckgen.export.article.hypertext import html_of
from deckgen.export.article.markdown import markdown_of
from deckgen.export.article.prose import File, Place, prose

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLACE = Place(
    level=2,
    frame_level=1,
    in_picture=False,
    anchor={"lego": "lego"}.get,
    file={0: File("p/a.png", 40, 20), 1: File("p/f.webm")}.get,
)


def written(html: str, place: Place = PLACE) -> str:
    return markdown_of(prose(html, place).blocks)


def same(html: str) -> str:
    """HTML without what no reader sees."""
    html = re.sub(r"\s*\n\s*", " ", html).replace("&quot;", '"')
    html = re.sub(r' (?:width|height)="\d+"', "", html)
    html = re.sub(
        r"\s*(</?(?:p|li|ul|ol|t[a-z]+|blockquote|h\d|pre|hr|br)\b[^>]*>)\s*", r"\1", html
    )
    return re.sub(r"(<li>)<p>(.*?)</p>", r"\1\2", html).replace(" />", ">").strip()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Some <em>words</em>, <strong>strong <em>both</em></strong> and <s>gone</s>.</p>",
        "<p>2 * 3 * 4, *not*, snake_case, _under_, 1 &lt; 2, a &amp;amp; b</p><p>[x], # `tick`</p>",
        "<p>in<em>side</em> a word, <strong>Term:</strong>next, <em>a</em><em>b</em></p>",
        "<p><strong>« Oui »</strong>dit-il</p>",
        "<p># no heading</p><p>1. no list</p><p>- none</p><p>+ none</p><p>&gt; no quotation</p>",
        "<p>---</p><p>===</p><p>~~~</p><p>1) x</p>",
        '<p><a href="https://example.org/a_b(c)?x=1&amp;y=2" title="A &quot;t&quot;">site</a></p>',
        '<p><a href="#lego">on</a> <a href="https://example.org">https://example.org</a></p>',
        "<p>one<br>two<br># three</p>",
        "<p><code>a ` b</code> <code>``</code> and <kbd>Ctrl</kbd></p>",
        "<ul><li>One<ul><li>Deep</li></ul></li><li>Two</li></ul><ul><li>Other</li></ul>",
        '<ol start="9"><li>Nine</li><li>Ten<ul><li>in</li></ul></li></ol><ol><li>New</li></ol>',
        "<ul><li><p>One</p><p>Two</p></li><li><p>Three</p></li></ul>",
        "<blockquote><p>A</p><ul><li>b</li></ul></blockquote>",
        '<pre><code class="language-py">a = "```"\n  b\n</code></pre>',
        "<h4>Deep <em>one</em></h4><p>x</p><hr><p>y</p>",
        '<p>x <img src="p/a.png" alt="A [b]" data-asset="0"> y</p>',
    ],
)
def test_markdown_read_back_is_what_was_written(html: str) -> None:
    wanted = html_of(prose(html, PLACE).blocks)

    assert same(wanted) == same(READER.render(written(html)))


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1))
def test_any_words_stay_the_words_they_are(text: str) -> None:
    from html import escape, unescape

    shown = READER.render(written(f"<p>{escape(text)}</p>"))

    assert " ".join(text.split()) == unescape(re.sub(r"</?p>", "", shown)).strip()


def test_a_table_keeps_its_sides_and_its_bars() -> None:
    html = (
        '<table><thead><tr><th class="align-left">a | b</th><th class="align-right">c</th></tr>'
        "</thead><tbody><tr><td><code>|</code></td><td>2<br>3</td></tr></tbody></table>"
    )

    assert "| a \\| b | c |\n| :--- | ---: |\n| `\\|` | 2<br>3 |" == written(html)


def test_what_code_hosts_have_is_said_in_their_words() -> None:
    html = (
        '<p>A claim.<sup class="footnote-ref"><a href="#fn-a-1" id="fnref-a-1">1</a></sup> '
        '<math alttext="a^2"><mi>a</mi></math></p>'
        '<math alttext="b" display="block"><mi>b</mi></math>'
        '<ul><li class="task"><span class="task-box" data-done></span> Done</li></ul>'
        '<section class="footnotes"><ol><li id="fn-a-1"><p>Its <em>source</em>. '
        '<a class="footnote-back" href="#fnref-a-1">↩︎</a></p></li></ol></section>'
    )

    wanted = ["A claim.[^a-1] $a^2$", "$$\nb\n$$", "- [x] Done", "[^a-1]: Its *source*."]
    assert wanted == written(html).split("\n\n")


def test_pictures_of_a_frame_are_told_of_by_the_picture_of_the_stop_and_not_shown_again() -> None:
    html = (
        '<figure class="figure"><img data-asset="0" alt="A compass"><figcaption>N</figcaption>'
        '</figure><p>in <img class="inline" data-asset="0" alt="small"> line</p>'
        '<figure class="media"><video data-asset="1" aria-label="A film"></video></figure>'
    )
    made = prose(html, PLACE._replace(in_picture=True))

    assert ("A compass",) == made.shown
    assert "*N*\n\nin ![small](p/a.png) line\n\n[A film](p/f.webm)" == markdown_of(made.blocks)


def test_notes_keep_their_pictures() -> None:
    html = '<figure class="figure"><img data-asset="0" alt="A compass"></figure>'

    assert "![A compass](p/a.png)" == written(html)


def test_a_diagram_that_could_not_be_drawn_is_its_source() -> None:
    html = (
        '<figure class="diagram" data-diagram="7"><img data-asset="7" alt="">'
        '<pre class="code" data-lang="dot"><code>a -> b</code></pre></figure>'
    )

    assert "```dot\na -> b\n```" == written(html)


def test_links_to_what_is_not_in_the_article_are_words() -> None:
    assert "[on](#lego) off" == written('<p><a href="#lego">on</a> <a href="#off">off</a></p>')


def test_headings_in_a_frame_stand_below_its_own() -> None:
    assert "### Deeper" == written("<h2>Deeper</h2>")
    assert "###### Deepest" == written("<h6>Deepest</h6>")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='https://example.org'></iframe><style>*{}</style>",
        "<svg><script>alert(1)</script></svg>",
    ],
)
def test_html_that_was_let_through_is_cleaned_all_the_same(html: str) -> None:
    blocks = prose(f"<p>Words</p>{html}", PLACE).blocks

    for text in (html_of(blocks), markdown_of(blocks)):
        assert "Words" in text
        assert not re.search(r"script|onerror|iframe|style|svg", text)


def test_html_a_thousand_deep_is_read() -> None:
    assert "x" == written("<div>" * 1000 + "x" + "</div>" * 1000)
    assert written("<blockquote>" * 1000 + "x" + "</blockquote>" * 1000).endswith("> x")

"""Notes as they are written."""

from __future__ import annotations

from deckgen.export.written import Run, lines_of, plain


def test_lists_keep_their_marks_and_their_depth() -> None:
    html = (
        "<p>Say <em>this</em>:</p><ul><li>one<ol><li>deep</li><li><p>two</p><p>more</p></li></ol>"
        "</li><li>last</li></ul>"
    )

    assert [
        "Say this:",
        "• one",
        "    1. deep",
        "    2. two",
        "        more",
        "• last",
    ] == plain(html).split("\n")


def test_links_to_the_web_are_links_and_others_words() -> None:
    html = (
        '<p>See <a href="https://example.org">the <b>site</b></a>, <a href="#sea">the sea</a>.</p>'
    )

    to = "https://example.org"
    wanted = [Run("See "), Run("the ", to), Run("site", to), Run(", "), Run("the sea"), Run(".")]
    assert [tuple(wanted)] == lines_of(html)


def test_code_and_breaks_keep_their_lines_and_what_is_no_text_is_told() -> None:
    html = (
        '<pre class="code"><code>a\n  b\n</code></pre><p>one<br>two <math alttext="x^2"></math></p>'
        '<figure><img data-asset="0" alt="A wave"></figure>'
        '<figure class="media"><video data-asset="1" controls aria-label="A storm"></video>'
        "</figure>"
        "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table><script>no</script>"
    )

    assert ["a", "  b", "one", "two x^2", "A wave", "A storm", "1 | 2"] == plain(html).split("\n")

"""CommonMark's own examples, through the parser as a talk uses it.

The tokens are printed by the library's plain renderer, so that this is about what we
read, not about the markup that our themes want.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from deckgen.model import Meta, Origin, Source
from deckgen.syntax import markdown
from deckgen.syntax.context import KEY, Context

EXAMPLES = json.loads((Path(__file__).parent / "commonmark/spec.json").read_text("utf-8"))


def tokens_of(text: str) -> list[Token]:
    source = Source("talk.md", Path(), text, "", 2, (Origin(1, "talk.md", 1),), (), {})
    no_typography = Meta(lang="zxx")
    tokens = markdown().parse(text, {KEY: Context(source, no_typography)})
    for at, token in enumerate(tokens):
        if token.type == "inline" and token.children and token.children[0].meta.get("alone"):
            tokens[at - 1].hidden = tokens[at + 1].hidden = False  # a figure to us
    return tokens


def printed(tokens: list[Token]) -> str:
    renderer = RendererHTML()
    renderer.rules["text_special"] = renderer.rules["text"]
    return renderer.render(tokens, MarkdownIt("commonmark").options, {})


def alike(html: str) -> str:
    """Without the differences that the specification does not speak of."""
    return re.sub(r"(<blockquote>)\n(?=</)", r"\1", html)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each['example']}")
def test_an_example_of_the_specification_reads_as_it_says(example: dict[str, Any]) -> None:
    assert alike(example["html"]) == alike(printed(tokens_of(example["markdown"])))


def test_all_of_the_specification_is_here() -> None:
    assert 652 == len(EXAMPLES)


def test_where_text_may_stop_changes_nothing_but_the_time() -> None:
    def text_of(md: MarkdownIt, source: str) -> str:
        return str(RendererHTML().render(md.parse(source), md.options, {}))

    quick, plain = MarkdownIt("commonmark"), MarkdownIt("commonmark")
    quick.inline.terminator_re = markdown().inline.terminator_re
    for example in EXAMPLES:
        text = example["markdown"]
        assert text_of(plain, text) == text_of(quick, text)

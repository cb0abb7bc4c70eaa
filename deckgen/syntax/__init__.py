"""Our Markdown: CommonMark and the rules of the talk format, one a file.

``RULES`` lists them in the order in which they are added.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from deckgen.syntax.behind import behind
from deckgen.syntax.blocks import blocks
from deckgen.syntax.container import container
from deckgen.syntax.definitions import definitions
from deckgen.syntax.footnotes import footnotes
from deckgen.syntax.line import line
from deckgen.syntax.maths import maths
from deckgen.syntax.opens import opens
from deckgen.syntax.renderer import Renderer
from deckgen.syntax.slides import slides
from deckgen.syntax.span import span
from deckgen.syntax.tags import tags

RULES = (
    deflist_plugin,
    definitions,
    footnotes,
    container,
    line,
    maths,
    slides,
    tags,
    span,
    behind,
    opens,
    blocks,
)

DEEPEST = 60  # blocks or links in each other; the recursion stays far from Python's limit

# Where text ends and a rule may begin. The library's own set serves every extension; with
# only the marks that ours use, and only where they can mean something, it is much faster.
_MARKS = re.compile(
    r"""[\n*\[\]\\`<$] | &(?=[#A-Za-z]) | !(?=\[) | \^(?=\[) | ~(?=~)
      | (?<![^\W_])_ | _(?![^\W_]) | (?<=[\])`])\{""",
    re.VERBOSE,
)


def markdown() -> MarkdownIt:
    """A parser for one talk; its renderer keeps what it knows of that talk."""
    options = {"maxNesting": DEEPEST, "xhtmlOut": False, "html": True}
    md = MarkdownIt("commonmark", options, renderer_cls=Renderer)
    md.enable(["table", "strikethrough"])
    md.core.ruler.disable("text_join")
    for rule in RULES:
        rule(md)
    # Every address is a link here; the renderer takes unsafe ones off, and says so.
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    md.inline.terminator_re = _MARKS
    return md

"""The parser and the renderer of one text: tokens -> drafts -> frames and art."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from deckgen.model import Art, Frame
from deckgen.syntax import markdown
from deckgen.syntax.context import KEY, Context
from deckgen.syntax.frames import Cut, Draft, cut, is_comment
from deckgen.syntax.keys import Attributes
from deckgen.syntax.names import Names, kinship, plain_text
from deckgen.syntax.placing import Wish, art_place, wish
from deckgen.syntax.renderer import Renderer, substeps_in

BRIEF = 200  # characters; a longer paragraph wants its frame's whole box


class Writer:
    """One talk's parser, renderer and environment, which go together."""

    def __init__(self, context: Context, md: MarkdownIt | None = None) -> None:
        self.context = context
        self.md = md or markdown()
        self.env: dict[str, Any] = {KEY: context}
        renderer = self.md.renderer
        assert isinstance(renderer, Renderer)
        self.renderer = renderer

    def cut(self) -> Cut:
        """The whole text as drafts of frames."""
        tokens = self.md.parse(self.context.source.text, self.env)
        made = cut(self.context, tokens)
        self.renderer.definitions = made.footnotes
        return made

    def frames(self, made: Cut) -> Iterator[Frame]:
        """The drafts as frames, in their order."""
        wishes = self.wishes(made)
        names = Names(self.context)
        ids = [
            names.name(draft, given, number)
            for number, (draft, given) in enumerate(zip(made.drafts, wishes, strict=True), 1)
        ]
        family = kinship(made.drafts, ids)
        for draft, given, id_, (level, parent) in zip(
            made.drafts, wishes, ids, family, strict=True
        ):
            yield self.frame(draft, given, id_, level, parent)

    def wishes(self, made: Cut) -> list[Wish]:
        """What each draft's annotations ask for."""
        return [wish(self.context, draft.said) for draft in made.drafts]

    def art(self, made: Cut) -> Iterator[Art]:
        """The art on the canvas."""
        for number, (token, inner) in enumerate(made.art):
            assert token.map is not None
            given: Attributes = token.meta.get("given", Attributes())
            place = art_place(self.context, given)
            body = self._piece(inner, f"art-{number}")
            span = self.context.line_span(token.map[0])
            yield Art(body, *place, span, tuple(given.classes))

    def frame(self, draft: Draft, given: Wish, id_: str, level: int, parent: str | None) -> Frame:
        """One draft, rendered, under its id and in its family."""
        context, options = self.context, self.md.options
        self.renderer.begin(context, id_)
        heading = ""
        if draft.heading is not None:
            heading = self.renderer.title_html(draft.heading, options, self.env)
        body = self.renderer.finish(draft.body, options, self.env)
        return Frame(
            id=id_,
            title=plain_text(draft) or id_,
            heading=heading,
            body=body,
            notes=self._piece(draft.notes, f"{id_}-notes") if draft.notes else "",
            annotation=given.annotation,
            span=context.line_span(draft.line),
            level=level,
            parent=parent,
            classes=(*draft.classes, *given.classes),
            substeps=substeps_in(heading) + substeps_in(body),
            brief=_is_brief(draft),
        )

    def _piece(self, tokens: list[Token], name: str) -> str:
        self.renderer.begin(self.context, name)
        return self.renderer.finish(tokens, self.md.options, self.env)


def _is_brief(draft: Draft) -> bool:
    """Whether the body is nothing, or one short paragraph of words."""
    shown = [token for token in draft.body if token.type != "annotation" and not is_comment(token)]
    if not shown:
        return True
    kinds = [token.type for token in shown]
    if kinds != ["paragraph_open", "inline", "paragraph_close"] or shown[0].hidden:
        return False
    return len(shown[1].content) <= BRIEF

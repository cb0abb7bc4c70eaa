"""Tokens -> HTML of one frame's body, its notes, or a piece of art.

One renderer serves the whole talk; ``begin`` starts a new piece, ``finish`` ends it
with its footnotes and, where raw HTML is in it, cleans it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from deckgen.syntax.attach import apply
from deckgen.syntax.braces import Braces
from deckgen.syntax.code import DIAGRAMS, code_html, info_of, last_of
from deckgen.syntax.context import Context, Spot
from deckgen.syntax.keys import settle
from deckgen.syntax.maths import mathml, without_lit_lines
from deckgen.syntax.media import media_html
from deckgen.syntax.placing import no_frame_here
from deckgen.syntax.raw import cleaned, only_comments, raw
from deckgen.syntax.sanitise import safe_link

TOLD = 100  # footnotes that are missing; a talk with more has another trouble
_ALIGN = re.compile(r"text-align:(left|right|center)")
_MAGIC = re.compile(r"\s*md[ \t]+magic-move\b")
_SUBSTEP = re.compile(r'class="[^"]*\bsubstep\b')

Tokens = Sequence[Token]


class Renderer(RendererHTML):
    """HTML as the themes and the runtime expect it."""

    def __init__(self, parser: Any = None) -> None:
        super().__init__(parser)
        self.rules["text_special"] = self.rules["text"]
        self.piece = ""
        self.raw: int | None = None  # the line of the first raw HTML of the piece
        self.context: Context | None = None
        self.inline: Token | None = None
        self.definitions: dict[str, list[Token]] = {}
        self.footnotes: dict[int, int] = {}
        self.returns: dict[int, int] = {}

    # ---- one piece -----------------------------------------------------------------

    def begin(self, context: Context, name: str) -> None:
        """Start a piece; ``name`` is part of its footnotes' ids."""
        self.piece, self.raw = name, None
        self.footnotes, self.returns = {}, {}
        self.context, self.inline = context, None

    def title_html(self, inline: Token, options: OptionsDict, env: EnvType) -> str:
        """A frame's heading, without its element."""
        return self._clean(self.render([inline], options, env).strip())

    def finish(self, tokens: Tokens, options: OptionsDict, env: EnvType) -> str:
        """The rest of the piece, with the footnotes of all of it."""
        html = self.render(tokens, options, env).strip()
        if self.footnotes:
            html += self._footnotes(options, env)
        return self._clean(html)

    def _clean(self, html: str) -> str:
        return html if self.raw is None else cleaned(html, self._context, self.raw)

    def render(self, tokens: Tokens, options: OptionsDict, env: EnvType) -> str:
        """The HTML of block tokens."""
        out: list[str] = []
        rules = self.rules
        for at, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                if token.children:
                    if token.map:
                        self.inline = token
                    out.append(self.renderInline(token.children, options, env))
            elif kind in rules:
                out.append(rules[kind](tokens, at, options, env))
            else:
                out.append(self.renderToken(tokens, at, options, env))
        return "".join(out)

    @property
    def _context(self) -> Context:
        assert self.context is not None  # a piece has begun
        return self.context

    @property
    def spot(self) -> Spot:
        """The text that is being rendered, and where it stands."""
        if self.inline is None or self.inline.map is None:
            return Spot(self._context, 0, "")
        return Spot(self._context, self.inline.map[0], self.inline.content)

    def _at(self, token: Token) -> Spot:
        line = token.map[0] if token.map else 0
        return Spot(self._context, line, self._context.lines[line])

    # ---- blocks --------------------------------------------------------------------

    def annotation(self, *_: Any) -> str:
        """Nothing: it was said of a block."""
        return ""

    void = annotation
    slot = annotation

    def heading_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        """A heading that opens no frame."""
        for braces, spot in tokens[idx].meta.get("said", []):
            if not no_frame_here(braces, spot):
                apply(tokens[idx], braces, spot)
        return self.renderToken(tokens, idx, options, env)

    def list_item_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        """An item, with its box if it is a task."""
        html = self.renderToken(tokens, idx, options, env)
        done = tokens[idx].meta.get("done")
        if done is None:
            return html
        state, label = (" data-done", "done") if done else ("", "to do")
        return f'{html}<span class="task-box"{state} role="img" aria-label="{label}"></span> '

    def th_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        """A cell, its alignment a class: the page's policy forbids style attributes."""
        token = tokens[idx]
        found = _ALIGN.fullmatch(str(token.attrs.pop("style", "")))
        if found:
            name = f"align-{found[1]}"
            token.attrJoin("class", self._context.style(name, f".{name}{{text-align:{found[1]}}}"))
        return self.renderToken(tokens, idx, options, env)

    td_open = th_open

    def fence(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Code, or a diagram."""
        token = tokens[idx]
        spot = self._at(token)
        start = spot.text.find(token.markup) + len(token.markup) if token.markup else 0
        if _MAGIC.match(spot.text, start) and (inner := last_of(token)):
            return self.fence([inner], 0, _options, _env)
        info = info_of(spot.text, start=start)
        said: list[tuple[Braces, Spot]] = token.meta.get("said", [])
        html, given = code_html(spot.context, token, info, spot, said)
        kind = DIAGRAMS.get(info.lang.lower())
        if kind is None:
            return html
        span = spot.span(info.lang_at, info.lang_at + len(info.lang))
        number = spot.context.asset(kind, token.content, span)  # type: ignore[arg-type]
        classes = " ".join(["diagram", *given.classes[1:]])
        image = f'<img data-asset="{number}" alt="diagram">'
        return f'<figure class="{classes}" data-diagram="{number}">{image}{html.strip()}</figure>\n'

    def code_block(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Indented code."""
        lines = tokens[idx].content.removesuffix("\n").split("\n")
        escaped = (escape(line, quote=False) for line in lines)
        shown = "\n".join(f'<span class="line">{line}</span>' for line in escaped)
        classes = " ".join(["code", str(tokens[idx].attrs.get("class", ""))]).strip()
        return f'<pre class="{classes}"><code>{shown}</code></pre>\n'

    def math_block(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """A formula on lines of its own."""
        token = tokens[idx]
        line = token.map[0] if token.map else 0
        last = token.map[1] if token.map else 1
        spot = Spot(self._context, line, "\n".join(self._context.lines[line:last]))
        content = without_lit_lines(token.content)
        at = max(0, spot.text.find(content))
        html = mathml(content, display=True, spot=spot, at=at)
        classes = token.attrs.get("class")
        return f'<div class="{escape(str(classes))}">{html}</div>\n' if classes else f"{html}\n"

    # ---- in a line -----------------------------------------------------------------

    def math_inline(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """A formula in a line."""
        token = tokens[idx]
        display = token.type == "math_inline_double"
        return mathml(token.content, display=display, spot=self.spot, at=token.meta["at"])

    math_inline_double = math_inline

    def span_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        """Words with an annotation."""
        self._settle(tokens[idx])
        return self.renderToken(tokens, idx, options, env)

    def code_inline(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Code in a line."""
        token = tokens[idx]
        self._settle(token)
        return f"<code{self.renderAttrs(token)}>{escape(token.content, quote=False)}</code>"

    def link_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        """A link: to a frame, which must exist, or out of the page."""
        token = tokens[idx]
        self._settle(token)
        href = str(token.attrs.get("href", ""))
        if href.startswith("#") and len(href) > 1:
            self._context.links.append((href[1:], self._target(href)))
        elif not safe_link(href):
            self._unsafe(token, href)
        elif href.startswith(("http:", "https:")):
            token.attrs["rel"] = "noopener noreferrer"
        return self.renderToken(tokens, idx, options, env)

    def _unsafe(self, token: Token, href: str) -> None:
        del token.attrs["href"]
        message = f'a link cannot lead to "{href[:40]}"'
        hint = "links are http, https, mailto, tel, or #a-frame"
        self._context.doubt("unsafe-link", message, self._target(href), hint)

    def image(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        """A picture, a film, a sound."""
        token = tokens[idx]
        alt = self.renderInlineAsText(token.children, options, env)
        html, _ = media_html(self.spot, token, alt)
        return html

    def html_block(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        """The author's own HTML."""
        token = tokens[idx]
        if only_comments(token.content):
            return ""
        spot = self._at(token) if token.map else self.spot
        self.raw = spot.line if self.raw is None else self.raw
        return raw(token.content, spot)

    html_inline = html_block

    def _settle(self, token: Token) -> None:
        """What the annotations behind an element in a line say."""
        for braces in token.meta.get("braces", []):
            given = settle(braces, self.spot, "span").html()
            if "class" in given:
                token.attrJoin("class", str(given.pop("class")))
            token.attrs.update(given)

    def _target(self, href: str) -> Any:
        """Where a link's target stands in the talk."""
        spot = self.spot
        at = spot.text.find(f"({href}") + 1 or spot.text.find(f"<{href}>") + 1
        if not at:
            return self._context.line_span(spot.line)
        return spot.span(at + href.startswith("#"), at + len(href))

    # ---- footnotes -----------------------------------------------------------------

    def footnote_ref(self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """The number of a footnote, counted in its frame."""
        note = tokens[idx].meta["id"]
        number = self.footnotes.setdefault(note, len(self.footnotes) + 1)
        again = self.returns[note] = self.returns.get(note, 0) + 1
        back = f"fnref-{self.piece}-{number}" + (f"-{again}" if again > 1 else "")
        link = f'<a href="#fn-{self.piece}-{number}" id="{back}">{number}</a>'
        return f'<sup class="footnote-ref">{link}</sup>'

    def footnote_missing(
        self, tokens: Tokens, idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """A reference to no footnote: its text, as it stands."""
        label, told = tokens[idx].content, self._context.unknown
        if label not in told and len(told) < TOLD:
            told.add(label)
            at = max(0, self.spot.text.find(label))
            span = self.spot.span(at, at + len(label))
            hint = f"write {label}: … in a paragraph of its own"
            self._context.warn("unknown-footnote", "there is no such footnote", span, hint)
        return escape(label, quote=False)

    def _footnotes(self, options: OptionsDict, env: EnvType) -> str:
        items: list[str] = []
        known = env["footnotes"]["list"]
        while len(items) < len(self.footnotes):
            note = list(self.footnotes)[len(items)]
            number = len(items) + 1
            label = known[note].get("label")
            if label is None:
                text = self.renderInline(known[note]["tokens"], options, env)
            else:
                text = self.render(self.definitions.get(label, []), options, env).strip()
            href = f"#fnref-{self.piece}-{number}"
            back = f' <a class="footnote-back" href="{href}" aria-label="{number}">↩\ufe0e</a>'
            inner = text[:-4] + back + "</p>" if text.endswith("</p>") else text + back
            items.append(f'<li id="fn-{self.piece}-{number}">{inner}</li>')
        return f'\n<section class="footnotes"><ol>{"".join(items)}</ol></section>'


def substeps_in(html: str) -> int:
    """How many elements of ``html`` are substeps."""
    return len(_SUBSTEP.findall(html)) if "substep" in html else 0

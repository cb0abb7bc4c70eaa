"""Passages -> one article, as HTML or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import NamedTuple

from deckgen.export.article.hypertext import html_of
from deckgen.export.article.lines import escaped, line_of, line_start, target_of
from deckgen.export.article.markdown import markdown_of, quoted
from deckgen.export.article.prose import Prose
from deckgen.export.tree import Element, Node, elements
from deckgen.geometry import Size
from deckgen.model import Frame, Meta

MARK = "<!-- written by deckgen -->"


class Passage(NamedTuple):
    """A frame as it is read: its heading and that one's level, its picture, words and notes."""

    frame: Frame
    level: int
    heading: Sequence[Node]
    picture: str
    words: Prose
    said: Sequence[Node]

    @property
    def alt(self) -> str:
        """What the picture shows: the frame, by its title, and what is drawn in it."""
        return " – ".join(filter(None, (self.frame.title, "; ".join(self.words.shown))))


class Article(NamedTuple):
    """All there is to read. ``size`` is that of the pictures; ``whole`` an address and a name."""

    meta: Meta
    title: str
    size: Size
    whole: tuple[str, str] | None
    passages: Sequence[Passage]

    @property
    def about(self) -> tuple[str, ...]:
        """The lines under the title: its subtitle; who speaks, where and when."""
        meta = self.meta
        lines = (meta.subtitle, " · ".join(filter(None, (meta.author, meta.event, meta.date))))
        return tuple(filter(None, lines))

    def elements(self) -> Iterator[Element]:
        """Every element of its text."""
        for each in self.passages:
            yield from elements((*each.heading, *each.words.blocks, *each.said))

    def has_heading(self, passage: Passage) -> bool:
        """Whether a passage has a heading of its own, which is not the title again."""
        first = passage is self.passages[0]
        return bool(passage.heading) and not (first and passage.frame.title == self.title)


def as_markdown(article: Article) -> str:
    """The article as Markdown."""
    meta = article.meta
    blocks = [MARK, *(['<div dir="rtl">'] if meta.dir == "rtl" else [])]
    blocks += [
        f"# {escaped(article.title)}",
        *(line_start(escaped(line)) for line in article.about),
    ]
    if article.whole:
        blocks.append(_image(*article.whole))
    wanted = _linked(article)
    for each in article.passages:
        anchor = f'<a id="{escape(each.frame.id)}"></a>' if each.frame.id in wanted else ""
        if article.has_heading(each):
            blocks += [anchor, f"{'#' * each.level} {line_of(_line_in(each.heading))}"]
        else:
            blocks.append(anchor)
        blocks += [_image(each.picture, each.alt), markdown_of(each.words.blocks)]
        said = markdown_of(each.said)
        blocks.append(quoted(said) if said else "")
    blocks += ["</div>"] if meta.dir == "rtl" else []
    return "\n\n".join(filter(None, blocks)) + "\n"


def as_html(article: Article) -> str:
    """The article as a page of HTML."""
    meta, title = article.meta, escape(article.title, quote=False)
    style = files(__package__).joinpath("article.css").read_text(encoding="utf-8").strip()
    about = [("description", meta.description), ("author", meta.author)]
    lines = [
        f'<!doctype html>\n<html lang="{escape(meta.lang)}" dir="{meta.dir}">\n<head>',
        f'<meta charset="utf-8">\n{MARK}\n<title>{title}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *(f'<meta name="{name}" content="{escape(text)}">' for name, text in about if text),
        f"<style>\n{style}\n</style>\n</head>\n<body>\n<main>\n<article>",
        f"<header>\n<h1>{title}</h1>",
        *(f"<p>{escape(line, quote=False)}</p>" for line in article.about),
        *([_figure(*article.whole, article.size)] if article.whole else []),
        "</header>",
    ]
    for each in article.passages:
        lines += _section(article, each)
    return "\n".join([*lines, "</article>\n</main>\n</body>\n</html>"]) + "\n"


def _section(article: Article, passage: Passage) -> list[str]:
    """A passage as lines of HTML."""
    frame = passage.frame
    is_named = article.has_heading(passage)
    named = "" if is_named else f' aria-label="{escape(frame.title)}"'
    lines = [f'<section id="{escape(frame.id)}"{named}>']
    if is_named:
        heading = html_of(_line_in(passage.heading))
        lines.append(f"<h{passage.level}>{heading}</h{passage.level}>")
    lines.append(_figure(passage.picture, passage.alt, article.size))
    if passage.words.blocks:
        lines.append(f'<div class="words">\n{html_of(passage.words.blocks)}\n</div>')
    if passage.said:
        lines.append(f'<div class="said">\n{html_of(passage.said)}\n</div>')
    return [*lines, "</section>"]


def _line_in(heading: Sequence[Node]) -> Sequence[Node]:
    """The line of a heading, without the paragraph that it was made."""
    return [
        inner
        for node in heading
        for inner in (node.inside if isinstance(node, Element) and node.tag == "p" else [node])
    ]


def _figure(address: str, alt: str, size: Size) -> str:
    width, height = round(size.width), round(size.height)
    said = f'src="{address}" alt="{escape(alt)}" width="{width}" height="{height}" loading="lazy"'
    return f'<p class="stop"><img {said}></p>'


def _image(address: str, alt: str) -> str:
    return f"![{escaped(alt)}]({target_of(address)})"


def _linked(article: Article) -> set[str]:
    """The frames that a link of the article leads to."""
    links = (each.said.get("href", "") for each in article.elements() if each.tag == "a")
    return {to.removeprefix("#") for to in links if to.startswith("#")}

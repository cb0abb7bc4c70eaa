"""A talk to read: each stop's picture, its words and, where asked for, what is said there.

As Markdown or as HTML, with the pictures in a folder beside it, ready for a blog.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from deckgen.export.page import Page
from deckgen.export.spoken import paragraphs
from deckgen.export.steady import opened
from deckgen.export.stills import file_part, signed
from deckgen.export.task import Stop, Task
from deckgen.geometry import Size

MARK = "<!-- written by deckgen -->"
_WIDTH = 1280  # pixels of a picture, twice the column of most blogs
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#"})
_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.55 system-ui,sans-serif}"
    "img{max-width:100%;height:auto;border:1px solid #ccc}aside{border-inline-start:3px solid #ccc;"
    "padding-inline-start:1rem}"
)


class Passage(NamedTuple):
    """A stop as it is read: its title, its picture, its words, what is said there."""

    title: str
    picture: str
    words: tuple[str, ...]
    said: tuple[str, ...]


def export(task: Task) -> None:
    """Write the article, and its pictures into a folder beside it."""
    stops = [stop for stop in task.stops if stop.frame is not None]
    passages = list(_passages(task, stops))
    write = _markdown if task.format == "md" else _html
    task.file.write_text(write(task, passages), encoding="utf-8")


def _passages(task: Task, stops: list[Stop]) -> Iterator[Passage]:
    size = task.choices.size or Size(_WIDTH, round(_WIDTH / task.scene.viewport.aspect))
    task.progress.stage("opening")
    page = opened(task.studio, task.bundle, task.route.name, size)
    folder = f"{task.file.stem}-pictures"
    (task.folder / folder).mkdir()
    task.progress.stage("drawing", len(stops))
    seen: set[str] = set()
    for number, stop in enumerate(stops, 1):
        frame = stop.frame
        assert frame is not None
        if frame.id in seen:  # come back to: it was read
            continue
        seen.add(frame.id)
        name = f"{folder}/{number:0{len(str(len(stops)))}}-{file_part(frame.id)}.png"
        (task.folder / name).write_bytes(signed(_picture(page, stop)))
        said = paragraphs(frame.notes) if task.choices.notes else ()
        yield Passage(frame.title, quote(name), paragraphs(frame.body), said)
        task.progress.step(number)


def _picture(page: Page, stop: Stop) -> bytes:
    page.run("(step) => deckgen.deck.goto(step, { flight: 0, substep: Infinity })", stop.index)
    return page.picture()


def _about(task: Task) -> tuple[str, str]:
    """The title, and who speaks, where and when."""
    meta, frames = task.scene.deck.meta, task.scene.deck.frames
    title = meta.title or (frames[0].title if frames else "")
    return title, " · ".join(filter(None, (meta.author, meta.event, meta.date)))


def _markdown(task: Task, passages: list[Passage]) -> str:
    title, about = (text.translate(_MARKS) for text in _about(task))
    blocks = [MARK, f"# {title}", *([about] if about else [])]
    for each in passages:
        name = each.title.translate(_MARKS)
        blocks += [f"## {name}", f"![{name}]({each.picture})"]
        blocks += [text.translate(_MARKS) for text in each.words]
        blocks += ["> " + "\n>\n> ".join(text.translate(_MARKS) for text in each.said)] * bool(
            each.said
        )
    return "\n\n".join(blocks) + "\n"


def _html(task: Task, passages: list[Passage]) -> str:
    title, about = map(escape, _about(task))
    meta = task.scene.deck.meta
    lines = [
        f'<!doctype html>\n<html lang="{escape(meta.lang)}" dir="{meta.dir}">',
        f'<meta charset="utf-8">\n{MARK}\n<title>{title}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style>\n<h1>{title}</h1>",
        *([f"<p>{about}</p>"] if about else []),
    ]
    for each in passages:
        name = escape(each.title)
        lines += [f"<section>\n<h2>{name}</h2>", f'<img src="{each.picture}" alt="{name}">']
        lines += [f"<p>{escape(text)}</p>" for text in each.words]
        said = "\n".join(f"<p>{escape(text)}</p>" for text in each.said)
        lines += [f"<aside>\n{said}\n</aside>"] if said else []
        lines.append("</section>")
    return "\n".join(lines) + "\n</html>\n"

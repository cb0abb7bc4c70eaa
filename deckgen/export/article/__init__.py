"""A talk to read: each stop's picture, its words and, where asked for, what is said there.

As Markdown or as HTML, with the pictures in a folder beside it, ready for a blog.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from deckgen.embed import digest, file_name
from deckgen.export.article.compose import Article, Passage, as_html, as_markdown
from deckgen.export.article.prose import File, Place, prose
from deckgen.export.gallery import Gallery
from deckgen.export.page import Page
from deckgen.export.stills import file_part, taken
from deckgen.export.task import Stop, Task
from deckgen.geometry import Size
from deckgen.model import Frame
from deckgen.words import words

_WIDTH = 1280  # pixels of a picture, twice the column of most blogs
_ID = re.compile(r'<[a-z][^<>]*? id="([^"]*)"')


def export(task: Task) -> None:
    """Write the article, and its pictures into a folder beside it."""
    meta, frames = task.scene.deck.meta, task.scene.deck.frames
    size = task.choices.size or Size(_WIDTH, round(_WIDTH / task.scene.viewport.aspect))
    stops = _stops(task)
    digits = len(str(len(stops)))
    names = [
        f"{number:0{digits}}-{file_part(frame.id)}.png"
        for number, (_, frame) in enumerate(stops, 1)
    ]
    shelf = _Shelf(task)
    gallery = Gallery(task, [stop for stop, _ in stops], size)
    gallery.draw(lambda page, number: shelf.put(names[number], taken(page)))
    whole = _whole(task, gallery.first, shelf)  # last, for it reveals everything
    passages = list(_passages(task, [frame for _, frame in stops], map(shelf.at, names), shelf))
    title = meta.title or (frames[0].title if frames else "")
    article = Article(meta, title, size, whole, passages)
    shelf.fill(each.said["src"] for each in article.elements() if "src" in each.said)
    write = as_markdown if task.format == "md" else as_html
    task.file.write_text(write(article), encoding="utf-8")


def _whole(task: Task, page: Page, shelf: _Shelf) -> tuple[str, str] | None:
    """A picture of the whole canvas, where the whole route is asked for: its address and name."""
    if len(task.stops) < len(task.route.steps):
        return None
    page.run("() => stillWhole()")
    shelf.put("canvas.png", taken(page))
    whole = "The whole canvas"
    return shelf.at("canvas.png"), words(task.scene.deck.meta.lang).get(whole, whole)


def _stops(task: Task) -> list[tuple[Stop, Frame]]:
    """The frames of the route, each where it comes first: one that is come back to was read."""
    stops = {stop.frame.id: (stop, stop.frame) for stop in reversed(task.stops) if stop.frame}
    return sorted(stops.values(), key=lambda each: each[0].index)


def _passages(
    task: Task, shown: Sequence[Frame], pictures: Iterable[str], shelf: _Shelf
) -> Iterator[Passage]:
    """What is read at each of those frames."""
    levels, anchors = _levels(task, shown), _anchors(task, shown)
    for frame, picture in zip(shown, pictures, strict=True):
        place = Place(
            level=levels[frame.id],
            frame_level=frame.level,
            in_picture=True,
            anchor=anchors.get,
            file=shelf.file,
        )
        notes = prose(frame.notes, place._replace(in_picture=False)) if task.choices.notes else None
        yield Passage(
            frame,
            levels[frame.id],
            prose(frame.heading, place).blocks,
            picture,
            prose(frame.body, place),
            notes.blocks if notes else [],
        )


def _levels(task: Task, shown: Sequence[Frame]) -> Mapping[str, int]:
    """The level of each frame's heading: that of the talk's title is 1, and none is left out."""
    levels: dict[str | None, int] = {None: 1}
    here = {frame.id for frame in shown}
    for frame in task.scene.deck.frames:
        levels[frame.id] = levels[frame.parent] + (frame.id in here)
    return {frame: min(level, 6) for frame, level in levels.items() if frame is not None}


def _anchors(task: Task, shown: Sequence[Frame]) -> Mapping[str, str]:
    """Where links within the talk lead: to the section of a frame, in HTML to what is in it too."""
    anchors = {frame.id: frame.id for frame in shown}
    for frame in shown:
        for name in _ID.findall(frame.body):
            anchors.setdefault(name, frame.id if task.format == "md" else name)
    return anchors


class _Shelf:
    """The folder of pictures beside the article, where files of the talk go that it shows."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._folder = f"{task.file.stem}-pictures"
        self._known: dict[str, bytes] = {}
        (task.folder / self._folder).mkdir()

    def at(self, name: str) -> str:
        """The address of a file in it, from the article."""
        return quote(f"{self._folder}/{name}")

    def put(self, name: str, content: bytes) -> None:
        """A new file in it."""
        (self._task.folder / self._folder / name).write_bytes(content)

    def file(self, number: int) -> File | None:
        """Where the asset of that number will be, under a name that tells its content."""
        asset = self._task.assets[number] if 0 <= number < len(self._task.assets) else None
        if asset is None:
            return None
        use = self._task.scene.deck.assets[number]
        is_file = use.kind in ("image", "media")
        stem = file_part(PurePosixPath(use.name).stem) if is_file else use.kind
        name = f"{stem}-{digest(asset.data)[:8]}{PurePosixPath(file_name(asset)).suffix}"
        self._known[self.at(name)] = asset.data
        return File(self.at(name), asset.width, asset.height)

    def fill(self, addresses: Iterable[str]) -> None:
        """Copy the files of the talk that the article shows."""
        for address in set(addresses) & self._known.keys():
            (self._task.folder / unquote(address)).write_bytes(self._known[address])

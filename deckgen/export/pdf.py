"""A talk as PDF: a page a stop, exactly what the camera sees there, as words and lines."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.resources import files
from threading import Thread
from typing import NamedTuple
from urllib.parse import quote

from deckgen.export.about import BESIDE, FORMULA, Bookmark, Finish
from deckgen.export.page import Page
from deckgen.export.task import Stop, Task
from deckgen.export.written import plain
from deckgen.geometry import Size
from deckgen.model import Bundle, Scene
from deckgen.words import words

PIXELS_AN_INCH = 96
_WIDTH = 1920  # pixels of the page where no size is asked for, those of most projectors
_A0 = Size(4494, 3179)  # pixels of 1189 mm × 841 mm
_PAPER = Size(794, 1123)  # pixels of A4, as handout.js has it
WORTH_TWO = 40  # sheets; with fewer another window takes longer than it saves
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg")


class Sheet(NamedTuple):
    """A page to be: a stop with so many of its substeps (None: all), or the whole canvas."""

    stop: Stop | None
    substep: int | None
    label: str


def export(task: Task) -> None:
    """Print the stops of ``task`` into its file."""
    choices, size = task.choices, size_of(task)
    loading = Thread(target=import_module, args=("deckgen.export.finish",))
    loading.start()  # while the browser is waited for
    task.progress.stage("opening")
    address = f"?export&route={quote(task.route.name)}"
    sheets = sheets_of(task)
    places = places_of(sheets)
    parts = parts_of(sheets, task)
    # As it is printed from the start: styles that change with the medium are all found again.
    pages = task.studio.open_each(len(parts), task.bundle, size, address, medium="print")
    task.progress.stage("placing", len(sheets))
    laid = [
        lay_out(page, size, sheets, part, places, task)
        for page, part in zip(pages, parts, strict=True)
    ]
    numbers, prints = list(range(len(sheets))), []
    for page, part, is_laid in zip(pages, parts, laid, strict=True):
        is_laid()
        if choices.handout:
            numbers, size = hand_out(page, size, sheets, places, task), _PAPER
        page.run(
            "(plan) => readAloud(plan)", {"mark": FORMULA, "above": levels_before(sheets, part)}
        )
        prints.append(printing(page, size))
    task.progress.stage("printing", len(sheets))
    marks = bookmarks(task.scene, places, sheets)
    said = Finish(
        deck=task.scene.deck,
        bookmarks=tuple(mark._replace(page=numbers[mark.page]) for mark in marks),
        titles=dict(_titles(task.scene, sheets)),
        labels=() if choices.handout else tuple(sheet.label for sheet in sheets),
        notes=tuple(map(_note, sheets)) if choices.notes and not choices.handout else (),
    )
    loading.join()
    from deckgen.export.finish import finish

    task.file.write_bytes(finish(_received(prints, task), said))


def _received(prints: Sequence[Callable[[], bytes]], task: Task) -> Iterator[bytes]:
    """Each part once it is printed; the others are while it is looked at."""
    for each in prints:
        yield each()
    task.studio.let_go()
    task.progress.stage("finishing")


def _note(sheet: Sheet) -> str:
    """What is said at a page, as plain text."""
    frame = sheet.stop.frame if sheet.stop else None
    return plain(frame.notes) if frame else ""


def _titles(scene: Scene, sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """The name that each sheet has in the document, and what it shows."""
    for index, (stop, _, _) in enumerate(sheets):
        yield f"/deckgen-sheet-{index}", stop.frame.title if stop and stop.frame else whole(scene)


def whole(scene: Scene) -> str:
    """What the whole canvas is called in the talk's language."""
    return words(scene.deck.meta.lang).get("The whole canvas", "The whole canvas")


def sheets_of(task: Task) -> tuple[Sheet, ...]:
    """The pages in their order: the whole canvas, unless the route opens on it, and the stops."""
    canvas = Sheet(None, None, "0")
    if task.choices.poster:
        return (canvas,)
    stops = tuple(task.stops)
    if task.choices.handout:  # its cover shows the whole canvas
        shown = stops[1:] if stops[0].frame is None else stops
        return (canvas, *_pages(shown, task))
    return (*((canvas,) if task.wants_whole else ()), *_pages(stops, task))


def _pages(stops: Sequence[Stop], task: Task) -> Iterator[Sheet]:
    for stop in stops:
        number = str(stop.index + 1)
        if task.choices.substeps == "all":
            yield from (Sheet(stop, n, f"{number}.{n}") for n in range(stop.step.substeps))
        yield Sheet(stop, None, number)


def parts_of(sheets: Sequence[Sheet], task: Task) -> list[range]:
    """The sheets that each window prints: long talks are printed in two at the same time.

    They are told by their length alone, so that every machine makes the same document of a talk.
    The first is the shorter, because it is finished while the other is still printed.
    """
    count = len(sheets)
    if count < WORTH_TWO or task.choices.handout:
        return [range(count)]
    first = count * 9 // 20
    return [range(first), range(first, count)]


def levels_before(sheets: Sequence[Sheet], part: range) -> list[int]:
    """The levels of the headings that those of a part stand below, the outer before the inner."""
    above: list[int] = []
    for stop, _, _ in sheets[: part.start]:
        if stop and stop.frame:
            level = stop.frame.level
            above = [*(other for other in above if other < level), level]
    return above


def places_of(sheets: Sequence[Sheet]) -> dict[str, int]:
    """The page of each frame that has one: where it is first seen whole."""
    places: dict[str, int] = {}
    for index, (stop, substep, _) in enumerate(sheets):
        if stop and stop.frame and substep is None:
            places.setdefault(stop.frame.id, index)
    return places


def lay_out(
    page: Page,
    size: Size,
    sheets: Sequence[Sheet],
    part: range,
    places: dict[str, int],
    task: Task,
) -> Callable[[], None]:
    """Make the page a document with ``part`` of those sheets; done when the answer is called."""
    numbers = {frame.id: index for index, frame in enumerate(task.scene.deck.frames)}
    frames: list[list[int]] = [[] for _ in sheets]
    for frame, index in places.items():
        frames[index].append(numbers[frame])
    names = ("clips.js", "sighted.js", "boxes.js", "links.js", "print.js", "reading.js")
    page.define("\n".join(map(script, names)))
    return page.running(
        "(plan) => printOut(plan)",
        {
            "width": size.width,
            "height": size.height,
            "part": [part.start, part.stop],
            "images": pictures_of(task.bundle),
            "clips": {at: BESIDE + to for at, to in task.clips.items()},
            "sheets": [
                {
                    "step": None if sheet.stop is None else sheet.stop.index,
                    "substep": sheet.substep,
                    "frames": mine,
                }
                for sheet, mine in zip(sheets, frames, strict=True)
            ],
        },
    )


def hand_out(
    page: Page, size: Size, sheets: Sequence[Sheet], places: dict[str, int], task: Task
) -> list[int]:
    """Put the sheets on pages of paper, so many each, after a cover; gives the page of each."""
    meta, frames = task.scene.deck.meta, task.scene.deck.frames
    numbers = {frame.id: index for index, frame in enumerate(frames)}
    about = (meta.subtitle, " · ".join(filter(None, (meta.author, meta.event, meta.date))))
    page.define(script("handout.js"))
    page.define(script("spill.js"))
    pages: list[int] = page.run(
        "(plan) => handOut(plan)",
        {
            "count": task.choices.handout,
            "width": size.width,
            "height": size.height,
            "stops": [
                {
                    "label": label,
                    "frame": numbers[stop.frame.id] if stop and stop.frame else None,
                }
                for stop, _, label in sheets
            ],
            "notes": task.choices.notes,
            "places": places,
            "title": meta.title or (frames[0].title if frames else ""),
            "about": [line for line in about if line],
        },
    )
    return pages


def script(name: str) -> str:
    """One of the scripts that exports run in the page."""
    return files("deckgen.export").joinpath(name).read_text(encoding="utf-8")


def pictures_of(bundle: Bundle) -> list[str]:
    """The names of the bundle's pictures."""
    return [name for name in bundle.files if name.endswith(_PICTURES)]


def printing(page: Page, size: Size) -> Callable[[], bytes]:
    """What the page prints on sheets of ``size`` pixels; done when the answer is called."""
    answer = page.ask(
        "Page.printToPDF",
        paperWidth=size.width / PIXELS_AN_INCH,
        paperHeight=size.height / PIXELS_AN_INCH,
        **dict.fromkeys(("marginTop", "marginBottom", "marginLeft", "marginRight"), 0),
        printBackground=True,
        preferCSSPageSize=True,
        generateTaggedPDF=True,
    )
    return lambda: base64.b64decode(answer()["data"])


def bookmarks(scene: Scene, places: dict[str, int], sheets: Sequence[Sheet]) -> Iterator[Bookmark]:
    """The outline of the talk: each frame that has a page, below the nearest around it."""
    depths: dict[str | None, int] = {None: 0}
    first = sheets[0].stop if sheets else None
    if sheets and (first is None or first.frame is None):
        yield Bookmark(whole(scene), 0, 0)
    for frame in scene.deck.frames:
        depth = depths[frame.parent]
        has_page = frame.id in places
        depths[frame.id] = depth + has_page
        if has_page:
            yield Bookmark(frame.title, places[frame.id], depth)


def size_of(task: Task) -> Size:
    """The pixels of a page: those asked for, else as wide as usual, as high as the talk has it."""
    if task.choices.size:
        return task.choices.size
    return _A0 if task.choices.poster else Size(_WIDTH, round(_WIDTH / task.scene.viewport.aspect))

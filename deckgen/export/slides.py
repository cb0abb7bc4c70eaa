"""A talk as PPTX: a picture a stop, with a title for the outline and places to click.

The same talk gives the same bytes: no dates, and the parts of the archive bear none.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Emu

from deckgen import __version__
from deckgen.export.gallery import Gallery
from deckgen.export.page import Page
from deckgen.export.stills import taken
from deckgen.export.task import Stop, Task
from deckgen.export.written import Line, Run, lines_of, plain
from deckgen.geometry import Size
from deckgen.model import Meta
from deckgen.words import words

_WIDTH = 1920  # pixels of a picture
_WIDE = 12192000  # the width of a slide as PowerPoint has it, in EMU (914400 an inch)
_TITLE_ONLY = 5  # this layout of the library's own template
_TITLE_HIGH = Emu(457200)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ABOUT = "docProps/app.xml"
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>deckgen {__version__}</Application></Properties>"
)


class Shot(NamedTuple):
    """A slide to be: its stop (None: the whole), a picture as PNG, places to click in pixels."""

    stop: Stop | None
    picture: bytes
    hotspots: Sequence[dict[str, Any]]


def export(task: Task) -> None:
    """Write the stops of ``task`` as slides."""
    size = task.choices.size or Size(_WIDTH, round(_WIDTH / task.scene.viewport.aspect))
    shots = _shots(task, size)
    task.progress.stage("finishing")
    show = Presentation()
    scale = _WIDE / size.width
    height = Emu(round(size.height * scale))
    show.slide_width, show.slide_height = Emu(_WIDE), height
    layout = show.slide_layouts[_TITLE_ONLY]
    slides = [show.slides.add_slide(layout) for _ in shots]
    for other in [each for each in show.slide_layouts if each is not layout]:
        if other.name != layout.name:
            show.slide_layouts.remove(other)
    places: dict[int, Slide] = {}
    numbers = {frame.id: index for index, frame in enumerate(task.scene.deck.frames)}
    for slide, shot in zip(slides, shots, strict=True):
        if shot.stop and shot.stop.frame:
            places.setdefault(numbers[shot.stop.frame.id], slide)
    for slide, shot in zip(slides, shots, strict=True):
        _fill(slide, shot, task, height)
        for spot in shot.hotspots:
            _click(slide, spot, places, scale)
    _describe(show, task)
    made = io.BytesIO()
    show.save(made)
    task.file.write_bytes(_packed(made))


def _shots(task: Task, size: Size) -> list[Shot]:
    """The slides in their order: the whole canvas, unless the route opens there, and the stops."""
    found: dict[int, Shot] = {}

    def take(page: Page, number: int) -> None:
        found[number] = _shot(task, page, gallery.stops[number])

    gallery = Gallery(task, task.stops, size, task.choices.substeps, partial(_prepare, task))
    gallery.draw(take)
    if task.wants_whole:  # last, for it reveals everything
        gallery.first.run("() => stillWhole()")
        found[-1] = _shot(task, gallery.first, None)
    return [found[number] for number in sorted(found)]


def _prepare(task: Task, page: Page) -> None:
    """Have the page know places to click, and mark films to be played."""
    for name in ("clips.js", "sighted.js", "hotspots.js"):
        page.define(files("deckgen.export").joinpath(name).read_text(encoding="utf-8"))
    page.run("(clips) => markFilms(clips)", task.clips)


def _shot(task: Task, page: Page, stop: Stop | None) -> Shot:
    return Shot(stop, taken(page), page.run("(clips) => hotspots(clips)", task.clips))


def _fill(slide: Slide, shot: Shot, task: Task, height: Emu) -> None:
    """The title, the picture with its words as alternative text, and the notes if wanted."""
    meta, frame = task.scene.deck.meta, shot.stop.frame if shot.stop else None
    whole = words(meta.lang).get("The whole canvas", "The whole canvas")
    title, shapes = slide.shapes.title, slide.shapes
    assert title is not None
    # Above the slide, where PowerPoint itself puts a title that is only for the outline.
    title.left, title.top = Emu(0), Emu(-_TITLE_HIGH)
    title.width, title.height = Emu(_WIDE), _TITLE_HIGH
    _write(title.text_frame, [(Run(frame.title if frame else whole),)], meta)
    picture = shapes.add_picture(io.BytesIO(shot.picture), Emu(0), Emu(0), Emu(_WIDE), height)
    seen = (frame.title, plain(frame.body)) if frame else (whole,)
    _say(picture, "\n".join(filter(None, seen)), seen[0])
    said = lines_of(frame.notes) if frame and task.choices.notes else ()
    if said:
        spoken = slide.notes_slide.notes_text_frame
        assert spoken is not None
        _write(spoken, said, meta)


def _write(box: Any, lines: Sequence[Line], meta: Meta) -> None:
    """Fill an empty text box with paragraphs in the talk's language and direction."""
    for number, line in enumerate(lines):
        paragraph = box.add_paragraph() if number else box.paragraphs[0]
        for text, link in line:
            run = paragraph.add_run()
            run.text = text
            run._r.get_or_add_rPr().set("lang", meta.lang)
            if link:
                run.hyperlink.address = link
        if meta.dir == "rtl":
            paragraph._p.get_or_add_pPr().set("rtl", "1")


def _say(shape: Any, text: str, name: str) -> None:
    """Give a shape its alternative text, and its name in lists of what is on the slide."""
    about = shape._element._nvXxPr.cNvPr
    about.set("descr", text)
    about.set("name", name or about.get("name"))


def _click(slide: Slide, spot: dict[str, Any], places: dict[int, Slide], scale: float) -> None:
    """A place to click; none where what it leads to has no slide, or is on this one."""
    target = None if spot["frame"] is None else places.get(spot["frame"])
    if spot["address"] is None and target in (None, slide):
        return
    sides = (Emu(round(spot[side] * scale)) for side in ("left", "top", "width", "height"))
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *sides)
    shape.line.fill.background()
    shape.shadow.inherit = False
    # Filled with what cannot be seen: without a filling only the edge would answer a click.
    shape.fill.solid()
    shape.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    shape.fill._xPr.find(f".//{{{_DRAWING}}}schemeClr").append(
        parse_xml(f'<a:alpha xmlns:a="{_DRAWING}" val="0"/>')
    )
    _say(shape, spot["words"], spot["words"])
    if target is not None:
        shape.click_action.target_slide = target
    else:
        shape.click_action.hyperlink.address = spot["address"]


def _describe(show: Any, task: Task) -> None:
    """What the talk is about, in the place of what the library's template says of itself."""
    meta, frames = task.scene.deck.meta, task.scene.deck.frames
    core = show.core_properties
    for each in list(core._element):
        core._element.remove(each)
    core.title = meta.title or (frames[0].title if frames else "")
    core.author, core.subject, core.language = meta.author, meta.description, meta.lang
    core.keywords = ", ".join(meta.keywords)
    package = show.part.package
    for name, link in list(package._rels.items()):
        if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # of the template
            package.drop_rel(name)


def _packed(made: io.BytesIO) -> bytes:
    """The archive without dates, and with our mark where it can be read."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as given, zipfile.ZipFile(out, "w") as packed:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name)  # of 1980
            is_plain = name == _ABOUT or name.endswith(".png")
            entry.compress_type = zipfile.ZIP_STORED if is_plain else zipfile.ZIP_DEFLATED
            packed.writestr(entry, _APP if name == _ABOUT else given.read(name))
    return out.getvalue()

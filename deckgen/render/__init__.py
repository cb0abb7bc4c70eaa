"""The page's text: ``Scene + Theme -> html``; the only user of Jinja2.

What the deck says is data for the theme's template, never a template. Three comments
stay in the page for the bundle to fill: its policy, its styles and its scripts. Notes are in
the page only where the options ask for them: in the scene, and as an aside of the article.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jinja2 import DictLoader, Environment, TemplateError
from markupsafe import Markup, escape

from deckgen import __version__
from deckgen.diagnostics import Diagnostic, ThemeError
from deckgen.memo import Memo
from deckgen.model import Art, Asset, Deck, Frame, Meta, Options, Placement, Scene, Theme
from deckgen.render.connectors import arrows
from deckgen.render.contents import contents
from deckgen.render.images import Images
from deckgen.render.numbers import Numbers
from deckgen.render.scene import place_of, scene_json
from deckgen.words import words

TEMPLATE = "deck.html.jinja"
DEEPEST_HEADING = 6


class FrameView(NamedTuple):
    """A frame as the template sees it; the Markup parts are HTML already."""

    id: str
    classes: str
    place: Markup
    labelled: Markup
    title: str
    head: Markup
    body: Markup
    notes: Markup
    arrows: Markup


class ArtView(NamedTuple):
    """A drawing of the canvas as the template sees it."""

    number: int
    classes: str
    body: Markup


def render(
    scene: Scene,
    theme: Theme,
    assets: Sequence[Asset | None],
    options: Options,
    memo: Memo | None = None,
) -> str:
    """The page of ``scene`` in the look of ``theme``.

    ``assets`` are those of the deck, by index; None stands for one that is missing.
    Raises ThemeError where the theme's template does not work.
    """
    deck, numbers = scene.deck, Numbers.of(scene)
    images = Images(assets, folder=options.folder)
    notes = [frame.notes if options.with_notes else "" for frame in deck.frames]
    # Notes count twice, because they stand in the scene and in the article.
    shown = [text for frame in deck.frames for text in (frame.heading, frame.body)]
    images.count([*shown, *(art.body for art in deck.art), *notes, *notes])
    notes = [images.put(note) for note in notes]
    between, depths = arrows(scene), _depths(deck.frames)
    page = {
        **_about(deck, theme),
        "shared_styles": Markup(images.shared_styles()),
        "art": [_art(art, index, images) for index, art in enumerate(deck.art)],
        "arrows": Markup(between.get(None, "")),
        "frames": _frames(scene, numbers, images, notes, between, depths),
        "contents": contents(deck.frames, depths),
        "scene": Markup(scene_json(scene, numbers, notes, options.route)),
    }
    return _fill(theme, page, memo or Memo())


def notes_json(scene: Scene, assets: Sequence[Asset | None]) -> str:
    """The notes of each frame, in their order, as JSON; their assets are files."""
    images = Images(assets, folder=True)
    notes = [images.put(frame.notes) for frame in scene.deck.frames]
    return json.dumps(notes, ensure_ascii=False, separators=(",", ":"))


def _about(deck: Deck, theme: Theme) -> dict[str, object]:
    """What the page says about itself."""
    meta = deck.meta
    return {
        "generator": f"deckgen {__version__}",
        "theme": theme.name,
        "lang": meta.lang,
        "dir": meta.dir,
        "title": deck.title,
        "author": meta.author,
        "description": meta.description or meta.subtitle,
        "words": words(meta.lang),
    }


def _art(art: Art, index: int, images: Images) -> ArtView:
    return ArtView(index, " ".join(("deckgen-art", *art.classes)), Markup(images.put(art.body)))


def _frames(
    scene: Scene,
    numbers: Numbers,
    images: Images,
    notes: Sequence[str],
    between: Mapping[str | None, str],
    depths: Mapping[str, int],
) -> list[FrameView]:
    views: list[FrameView] = []
    for index, frame in enumerate(scene.deck.frames):
        meta = None if index else scene.deck.meta
        views.append(
            FrameView(
                id=frame.id,
                classes=_classes(frame, scene.placements[frame.id]),
                place=_place(scene, frame.id, index, numbers),
                labelled=_labelled(frame),
                title=frame.title,
                head=_head(
                    frame, images.put(frame.heading), min(depths[frame.id], DEEPEST_HEADING), meta
                ),
                body=Markup(images.put(frame.body)),
                notes=Markup(notes[index]),
                arrows=Markup(between.get(frame.id, "")),
            )
        )
    return views


def _depths(frames: Sequence[Frame]) -> Mapping[str, int]:
    """How deep each frame stands in the outline, counted from 1; parents come first."""
    depths: dict[str, int] = {}
    for frame in frames:
        depths[frame.id] = 1 if frame.parent is None else depths[frame.parent] + 1
    return depths


def _classes(frame: Frame, placement: Placement) -> str:
    parts = ["step", "frame", f"level-{frame.level}", f"shape-{placement.shape}"]
    if placement.topic:
        parts.append("topic")
    if not frame.body:
        parts.append("no-body")
    if not frame.heading:
        parts.append("no-title")
    return " ".join((*parts, *frame.classes))


def _place(scene: Scene, frame: str, index: int, numbers: Numbers) -> Markup:
    """Where impress.js puts the frame, in its own attributes."""
    place = place_of(scene, frame, numbers)
    names = {"rotateX": "rotate-x", "rotateY": "rotate-y"}
    said = {names.get(k, k): v for k, v in place.items() if k not in ("width", "height")}
    return Markup(" ".join(f'data-{k}="{v}"' for k, v in {**said, "frame": index}.items()))


def _labelled(frame: Frame) -> Markup:
    if frame.heading:
        return Markup(f'aria-labelledby="deckgen-title-{escape(frame.id)}"')
    return Markup(f'aria-label="{escape(frame.title)}"')


def _head(frame: Frame, heading: str, depth: int, meta: Meta | None) -> Markup:
    """The frame's title; under that of the first frame, what ``meta`` says of the talk."""
    if not heading:
        return Markup("")
    opening = f'<h{depth} class="frame-title" id="deckgen-title-{escape(frame.id)}">'
    title = Markup(f"{opening}{heading}</h{depth}>")
    return title + _byline(frame, meta) if meta else title


def _byline(frame: Frame, meta: Meta) -> Markup:
    """Subtitle, speaker, occasion; only under a title that is the talk's own."""
    if meta.title and _letters(meta.title) != _letters(frame.title):
        return Markup("")
    who = " · ".join(part for part in (meta.author, meta.event, meta.date) if part)
    lines = [("frame-subtitle", meta.subtitle), ("frame-byline", who)]
    return Markup("").join(
        Markup('<p class="{}">{}</p>').format(name, text) for name, text in lines if text
    )


def _letters(title: str) -> str:
    """What a title says, however it is spaced, quoted and capitalised."""
    return "".join(c for c in title.casefold() if c.isalnum())


def _fill(theme: Theme, page: Mapping[str, object], memo: Memo) -> str:
    try:
        key = ("template", theme.packaged, *theme.templates.items())
        made = memo.recall(key, lambda: _environment(theme).get_template(TEMPLATE))
        return made.render(page=page)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"{TEMPLATE}, line {line}" if line else TEMPLATE
        message = f'the template of the theme "{theme.name}" fails: {error.message} ({where})'
        raise ThemeError(Diagnostic("theme-template", message)) from error


def _environment(theme: Theme) -> Environment:
    """Where the theme's templates run: in a sandbox, unless all are deckgen's own."""
    return _kind(theme)(
        loader=DictLoader(theme.templates),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=0,
    )


def _kind(theme: Theme) -> type[Environment]:
    if theme.packaged:
        return Environment
    from jinja2.sandbox import SandboxedEnvironment  # few talks bring a template

    return SandboxedEnvironment

"""A talk as a film: the route flown at a steady rate, from a clock that is set to each picture.

The page says how long flights take, the talk how long stops are. Scenes are shot on every
core, each into a file of its own, and put end to end with sound, captions and chapters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from importlib.resources import files
from os import environ
from pathlib import Path
from typing import Any, NamedTuple

import av

from deckgen import __version__
from deckgen.diagnostics import Diagnostic, ExportError
from deckgen.export.crew import Labour, crew, share
from deckgen.export.film import gif, reel
from deckgen.export.film.captions import Cue, cues, web_vtt
from deckgen.export.film.pictures import CODECS
from deckgen.export.film.scene import writer_of, written
from deckgen.export.film.shoot import EXACTLY, QUICKLY, Scene, Shooter, scenes
from deckgen.export.film.sound import CLIP_LUFS, NoSound, Sound, has_sound, length_s
from deckgen.export.film.store import Store, cache_dir, digest_of, sweep
from deckgen.export.film.timeline import (
    BREATH_S,
    MAX_RATE,
    MIN_RATE,
    Stay,
    Timeline,
    timeline,
)
from deckgen.export.page import Studio
from deckgen.export.spoken import paragraphs
from deckgen.export.steady import FLAGS
from deckgen.export.task import Stop, Task
from deckgen.geometry import Size
from deckgen.words import words

MARK = "made by deckgen"
_WHOLE = "The whole canvas"
_WIDTH = {"mp4": 1920, "webm": 1920, "gif": 640}
_GIF_PIXELS = 1280 * 720  # larger, and no one waits until it has come
_RATE = {"mp4": 30, "webm": 30, "gif": 25}


class _Told(NamedTuple):
    """What is heard at a stop: its narration, and the clips that play there."""

    narration: bytes | None
    clips: Sequence[tuple[bytes, dict[str, Any]]]


def export(task: Task) -> None:
    """Film the stops of ``task``; where notes are wanted, with a caption file beside it."""
    kind = task.format
    size, rate = _size(task, kind), _rate(task, kind)
    task.progress.stage("opening")
    shooter = _shooter(task, task.studio, size)
    known = shooter.known
    said = {stop.index: paragraphs(stop.frame.notes) if stop.frame else () for stop in task.stops}
    told = [_told(task, stop, facts) for stop, facts in zip(task.stops, known, strict=True)]
    whole = words(task.scene.deck.meta.lang).get(_WHOLE, _WHOLE)
    line = timeline(
        [
            _stay(stop, stop.frame.title if stop.frame else whole, facts, heard)
            for stop, facts, heard in zip(task.stops, known, told, strict=True)
        ],
        rate,
    )
    shot = scenes(line)
    with _stored(task, kind, size, line, shot) as store:
        task.progress.stage("filming", line.ticks)
        wanted = [scene for scene in shot if not store.has(scene.number)]
        kept = line.ticks - sum(scene.ticks for scene in wanted)

        def work(studio: Studio) -> Labour[Scene]:
            ours = shooter if studio is task.studio else _shooter(task, studio, size)
            return partial(written, ours, rate, store, writer_of(kind, _pixels(size), rate))

        helpers = crew(task.studio, FLAGS, work, len(wanted))
        share(wanted, helpers, lambda done: task.step(kept + done))
        task.progress.stage("joining")
        strips = [store.file(scene.number) for scene in shot]
        if kind == "gif":
            gif.write(strips, _pixels(size), rate, task.file)
        else:
            captions = _captions(line, said) if task.choices.notes else ()
            _join(task, kind, line, list(zip(strips, shot, strict=True)), told, captions)
            if captions:
                task.file.with_suffix(".vtt").write_text(web_vtt(captions), encoding="utf-8")


def _shooter(task: Task, studio: Studio, size: Size) -> Shooter:
    taking = EXACTLY if task.format == "gif" else QUICKLY
    return Shooter(studio, task.bundle, task.route.name, size, task.stops, taking)


@contextmanager
def _stored(
    task: Task, kind: str, size: Size, line: Timeline, shot: Sequence[Scene]
) -> Iterator[Store]:
    """Where scenes are kept; they go once the film is whole, and stay if it is broken off."""
    folder = cache_dir(environ)
    sweep(folder)
    store = Store(folder / digest_of(_all_of(task, kind, size, line, shot)), ".scene")
    yield store
    store.forget()


def _all_of(
    task: Task, kind: str, size: Size, line: Timeline, shot: Sequence[Scene]
) -> Iterator[bytes]:
    """Everything that the pictures depend on."""
    codec = CODECS.get(kind)
    made_with = (__version__, av.__version__, task.studio.browser.version, FLAGS, codec)
    yield repr((made_with, kind, _pixels(size), task.route.name, line.rate, shot)).encode()
    yield files("deckgen.export").joinpath("seek.js").read_bytes()
    for name, data in task.bundle.files.items():
        yield name.encode()
        yield data


# ---- when ---------------------------------------------------------------------------


def _stay(stop: Stop, title: str, facts: dict[str, Any], told: _Told) -> Stay:
    once = [clip["ms"] / 1000 for _, clip in told.clips if not clip["loop"]]
    return Stay(
        number=stop.index,
        title=title,
        flight_ms=facts["flight"],
        substeps=facts["substeps"],
        shown=facts["shown"],
        told_s=facts["stay"],
        dwell_s=stop.step.dwell_s,
        narration_s=None if told.narration is None else length_s(told.narration),
        clip_s=max(once, default=None),
    )


def _told(task: Task, stop: Stop, facts: dict[str, Any]) -> _Told:
    clips = [(task.bundle.files[clip["file"]], clip) for clip in facts["clips"]]
    return _Told(_narration(task, stop), clips)


def _narration(task: Task, stop: Stop) -> bytes | None:
    """The sound file of a stop's frame. Raises ExportError where nothing can be heard in it."""
    audio = stop.frame.annotation.audio if stop.frame else None
    if audio is None:
        return None
    uses = zip(task.scene.deck.assets, task.assets, strict=True)
    asset = next((a for use, a in uses if (use.kind, use.name) == ("media", audio.value)), None)
    if asset is None:
        return None  # a warning has said so
    try:
        length_s(asset.data)
    except NoSound as error:
        message = f'"{audio.value}" cannot be heard: {error}'
        raise ExportError(Diagnostic("no-sound", message, audio.span)) from error
    return asset.data


def _captions(line: Timeline, said: Mapping[int, Sequence[str]]) -> tuple[Cue, ...]:
    return tuple(
        cue
        for stay, start, end in line.rests()
        for cue in cues(said[stay.number], line.seconds(start), line.seconds(end))
    )


# ---- together -----------------------------------------------------------------------


def _join(
    task: Task,
    kind: str,
    line: Timeline,
    shot: Sequence[tuple[Path, Scene]],
    told: Sequence[_Told],
    captions: Sequence[Cue],
) -> None:
    meta, frames = task.scene.deck.meta, task.scene.deck.frames
    title = meta.title or (frames[0].title if frames else "")
    starts = [line.seconds(scene.stretches[0].start) for _, scene in shot]
    chapters = [
        reel.Chapter(scene.stretches[0].stay.title, start)
        for (_, scene), start in zip(shot, starts, strict=True)
    ]
    reel.write(
        reel.Reel(
            kind,
            line.rate,
            [(file, scene.ticks) for file, scene in shot],
            _sounds(line, told),
            captions,
            chapters,
            reel.About(title, meta.author, MARK, meta.lang),
        ),
        task.file,
    )


def _sounds(line: Timeline, told: Sequence[_Told]) -> list[Sound]:
    """Everything that is heard, at its time."""
    found: list[Sound] = []
    for (stay, first, last), heard in zip(line.rests(), told, strict=True):
        start, end = line.seconds(first), line.seconds(last)
        if heard.narration is not None and stay.narration_s is not None:
            begin = start + min(Fraction(BREATH_S), (end - start) / 4)
            stop = min(end, begin + Fraction(stay.narration_s))
            found.append(Sound(heard.narration, begin, stop))
        for data, clip in heard.clips:
            if clip["muted"] or not has_sound(data):
                continue
            stop = end if clip["loop"] else min(end, start + Fraction(clip["ms"]) / 1000)
            found.append(Sound(data, start, stop, CLIP_LUFS, clip["loop"]))
    return found


# ---- how large, how fast ------------------------------------------------------------


def _size(task: Task, kind: str) -> Size:
    width = _WIDTH[kind]
    viewport = task.scene.viewport
    size = task.choices.size or Size(width, 2 * round(width / viewport.aspect / 2))
    if kind == "gif" and size.width * size.height > _GIF_PIXELS:
        raise _refused("a GIF so large is too heavy to send", "up to 1280x720, or write an .mp4")
    if kind != "gif" and (size.width % 2 or size.height % 2):
        even = f"{round(size.width) // 2 * 2}x{round(size.height) // 2 * 2}"
        raise _refused("a film has even sides", f"write --size {even}")
    return size


def _rate(task: Task, kind: str) -> int:
    rate = task.choices.rate or _RATE[kind]
    most = gif.MAX_RATE if kind == "gif" else MAX_RATE
    if not MIN_RATE <= rate <= most:
        raise _refused(f"--fps {rate} is not possible here", f"from {MIN_RATE} to {most}")
    return rate


def _refused(message: str, hint: str) -> ExportError:
    return ExportError(Diagnostic("film", message, hint=hint))


def _pixels(size: Size) -> tuple[int, int]:
    return round(size.width), round(size.height)

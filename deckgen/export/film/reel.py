"""Stretches, sound, captions and chapters -> one file that players and editors read."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import av
from av.audio.stream import AudioStream
from av.container.output import OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.subtitles.codeccontext import SubtitleCodecContext
from av.video.stream import VideoStream

from deckgen.export.film.captions import Cue
from deckgen.export.film.pictures import packets
from deckgen.export.film.sound import RATE, Sound, track

# In FFmpeg's words. The index stands in front, so that a film plays while it comes; "bitexact"
# leaves out dates and whatever else would make two films of one talk differ.
_CONTAINERS = {
    "mp4": {"movflags": "+faststart", "fflags": "+bitexact"},
    "webm": {"fflags": "+bitexact"},
}
_SOUND = {"mp4": ("aac", 160_000), "webm": ("libopus", 112_000)}
_CAPTIONS = {"mp4": "mov_text", "webm": "webvtt"}
_MS = Fraction(1, 1000)
_STYLES = b"[Script Info]\nScriptType: v4.00+\n[Events]\n"  # what the encoder wants to see
# ISO 639-2, which MP4 knows, of the languages that talks are most often held in.
_LANGUAGES = {
    **{"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb"},
    **{"it": "ita", "ja": "jpn", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur"},
    **{"uk": "ukr", "zh": "zho"},
}


Track: TypeAlias = "Packet[Any]"  # of pictures, sound or captions


class Chapter(NamedTuple):
    """A named part of the film that begins at a moment, in seconds."""

    title: str
    start: Fraction


class About(NamedTuple):
    """What a film says about itself."""

    title: str
    artist: str
    comment: str
    lang: str


class Reel(NamedTuple):
    """All that goes into one file. ``stretches`` are files and the ticks in each."""

    kind: str
    rate: int
    stretches: Sequence[tuple[Path, int]]
    sounds: Sequence[Sound]
    cues: Sequence[Cue]
    chapters: Sequence[Chapter]
    about: About


def write(reel: Reel, file: Path) -> None:
    """Put everything into ``file``, in the order of time."""
    length = Fraction(sum(ticks for _, ticks in reel.stretches), reel.rate)
    options = dict(_CONTAINERS[reel.kind])
    with (
        av.open(str(file), "w", format=reel.kind, options=options) as container,
        av.open(str(reel.stretches[0][0])) as first,
    ):
        video = container.add_stream_from_template(first.streams.video[0])
        video.time_base = Fraction(1, reel.rate)
        streams: list[Iterator[Track]] = [_pictures(reel, video)]
        if reel.sounds:
            streams.append(_sound(reel, container, length))
        if reel.cues:
            streams.append(_captions(reel, container))
        _describe(reel, container, length)
        container.start_encoding()
        for packet in _by_time(streams):
            container.mux_one(packet)


def _pictures(reel: Reel, stream: VideoStream) -> Iterator[Track]:
    start = 0
    for file, ticks in reel.stretches:
        yield from packets(file, stream, start, reel.rate)
        start += ticks


def _sound(reel: Reel, container: OutputContainer, length: Fraction) -> Iterator[Track]:
    name, bits = _SOUND[reel.kind]
    stream = container.add_stream(name, rate=RATE, options={"flags": "+bitexact"})
    assert isinstance(stream, AudioStream)
    stream.bit_rate = bits
    stream.codec_context.layout = "stereo"
    stream.codec_context.thread_count = 1
    stream.metadata["language"] = _language(reel.about.lang)

    def made() -> Iterator[Track]:
        for frame in track(reel.sounds, length):
            yield from stream.encode(frame)
        yield from stream.encode(None)

    return made()


def _captions(reel: Reel, container: OutputContainer) -> Iterator[Track]:
    name = _CAPTIONS[reel.kind]
    stream: Stream
    if reel.kind == "mp4":
        stream = container.add_stream(name)
        assert isinstance(stream.codec_context, SubtitleCodecContext)
        stream.codec_context.subtitle_header = _STYLES
    else:
        stream = container.add_mux_stream(name)
    stream.time_base = _MS
    stream.metadata["language"] = _language(reel.about.lang)
    return _cue_packets(reel, stream)


def _cue_packets(reel: Reel, stream: Stream) -> Iterator[Track]:
    for cue in reel.cues:
        text = "\n".join(cue.lines).encode("utf-8")
        if reel.kind == "mp4":  # 3GPP timed text: its length, then itself
            text = struct.pack(">H", len(text)) + text
        packet = Packet(text)
        packet.pts = packet.dts = round(cue.start * 1000)
        packet.duration = round(cue.end * 1000) - packet.pts
        packet.time_base = _MS
        packet.stream = stream
        yield packet


def _describe(reel: Reel, container: OutputContainer, length: Fraction) -> None:
    about = {"title": reel.about.title, "artist": reel.about.artist, "comment": reel.about.comment}
    container.metadata.update({name: text for name, text in about.items() if text})
    ends = [*(chapter.start for chapter in reel.chapters[1:]), length]
    container.set_chapters(
        [
            {
                "id": number,
                "start": round(chapter.start * 1000),
                "end": round(end * 1000),
                "time_base": _MS,
                "metadata": {"title": chapter.title},
            }
            for number, (chapter, end) in enumerate(zip(reel.chapters, ends, strict=True), 1)
        ]
    )


def _by_time(streams: Iterable[Iterator[Track]]) -> Iterator[Track]:
    """The packets of all streams, each when its time has come."""
    waiting = [(stream, packet) for stream in streams if (packet := next(stream, None))]
    while waiting:
        at = min(range(len(waiting)), key=lambda index: _moment(waiting[index][1]))
        stream, packet = waiting[at]
        yield packet
        following = next(stream, None)
        if following is None:
            waiting.pop(at)
        else:
            waiting[at] = (stream, following)


def _moment(packet: Track) -> Fraction:
    return (packet.dts or 0) * packet.time_base


def _language(tag: str) -> str:
    return _LANGUAGES.get(tag.partition("-")[0].lower(), "und")

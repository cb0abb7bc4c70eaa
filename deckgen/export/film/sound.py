"""The sound of a film: files, each at its time -> one track, without a gap.

Whatever was recorded how loud, a voice is made as loud as broadcasters and players on the web
agree on, and clips that play beside it a little less (ITU-R BS.1770 and EBU R 128).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import av
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.error import FFmpegError
from av.filter.context import FilterContext
from av.filter.graph import Graph

RATE = 48_000  # samples a second
VOICE_LUFS = -16.0
CLIP_LUFS = -22.0
_LOUDEST = "0.84"  # of full scale; about -1.5 dB, which lossy encoders do not clip
_MOST_GAIN_DB = 24.0
_SILENT_LUFS = -60.0
_FADE_S = 0.15  # a clip that is left does not end with a click
_FORMAT = {"sample_fmts": "fltp", "sample_rates": str(RATE), "channel_layouts": "stereo"}
_PIECE = 1024  # samples


class NoSound(Exception):
    """A file has no sound that can be read."""


class Sound(NamedTuple):
    """A file that sounds from one moment, in seconds, to another; ``looped`` over and over."""

    data: bytes
    start: Fraction
    end: Fraction
    lufs: float = VOICE_LUFS
    looped: bool = False


def length_s(data: bytes) -> float:
    """How long a file sounds, by its samples. Raises NoSound."""
    seconds = sum(frame.samples / frame.sample_rate for frame in _decoded(data))
    if not seconds:
        raise NoSound("it has no sound")
    return seconds


def has_sound(data: bytes) -> bool:
    """Whether a film has a sound track."""
    with av.open(io.BytesIO(data), "r") as container:
        return bool(container.streams.audio)


def loudness(data: bytes) -> float:
    """How loud a file is as a whole, in LUFS."""
    graph, graph_in, graph_out = Graph(), [], None
    found = _SILENT_LUFS
    for frame in _decoded(data):
        if graph_out is None:
            source = graph.add_abuffer(
                sample_rate=frame.sample_rate,
                format=frame.format.name,
                layout=frame.layout.name,
                time_base=Fraction(1, frame.sample_rate),
            )
            as_played = graph.add("aformat", **_FORMAT)  # one channel is heard from two sides
            meter = graph.add("ebur128", "metadata=1")
            graph_out = graph.add("abuffersink")
            graph.link_nodes(source, as_played, meter, graph_out).configure()
            graph_in.append(source)
        frame.pts = None
        graph_in[0].push(frame)
        found = _heard(graph_out, found)
    if graph_out is not None:
        graph_in[0].push(None)
        found = _heard(graph_out, found)
    return found


def track(sounds: Sequence[Sound], length: Fraction) -> Iterator[AudioFrame]:
    """The whole track, ``length`` seconds long, silent where nothing sounds."""
    made = 0
    for start, end, together in _windows(sounds, length):
        first, last = round(start * RATE), round(end * RATE)
        for frame in _mixed(together, start, last - first):
            frame.pts = made
            frame.time_base = Fraction(1, RATE)
            made += frame.samples
            yield frame


def _windows(
    sounds: Sequence[Sound], length: Fraction
) -> Iterator[tuple[Fraction, Fraction, list[Sound]]]:
    """Stretches in which the same sounds, or none, are heard together."""
    now = Fraction(0)
    waiting = sorted(sounds, key=lambda sound: sound.start)
    while waiting:
        start, end = waiting[0].start, waiting[0].end
        together: list[Sound] = []
        while waiting and waiting[0].start < end:
            together.append(waiting.pop(0))
            end = max(end, together[-1].end)
        if start > now:
            yield now, start, []
        yield start, end, together
        now = end
    if length > now:
        yield now, length, []


def _mixed(sounds: Sequence[Sound], start: Fraction, samples: int) -> Iterator[AudioFrame]:
    """So many samples of those sounds, the first of which is at ``start``."""
    if not sounds:
        yield from _silence(samples)
        return
    graph, sources, ends = Graph(), [], []
    for sound in sounds:
        source, last = _voice(graph, sound, start)
        sources.append((source, sound))
        ends.append(last)
    mix = graph.add("amix", f"inputs={len(ends)}:normalize=0:duration=longest")
    for port, last in enumerate(ends):
        last.link_to(mix, 0, port)
    sink = graph.add("abuffersink")
    graph.link_nodes(
        mix,
        graph.add("alimiter", f"limit={_LOUDEST}:level=0:latency=1"),
        graph.add("apad", f"whole_len={samples}"),
        graph.add("atrim", f"end_sample={samples}"),
        graph.add("aformat", **_FORMAT),
        sink,
    ).configure()
    fifo = AudioFifo()
    for source, sound in sources:
        for part in _frames(sound):
            source.push(part)
        source.push(None)
    while (frame := _pulled(sink)) is not None:
        frame.pts = None
        fifo.write(frame)
        while (piece := fifo.read(_PIECE)) is not None:
            yield piece
    if (rest := fifo.read(0, partial=True)) is not None:
        yield rest


def _voice(graph: Graph, sound: Sound, start: Fraction) -> tuple[FilterContext, FilterContext]:
    """Where a sound goes into the graph, and where it comes out at its time and loudness."""
    first = next(_decoded(sound.data), None)
    if first is None:
        raise NoSound("it has no sound")
    source = graph.add_abuffer(
        sample_rate=first.sample_rate,
        format=first.format.name,
        layout=first.layout.name,
        time_base=Fraction(1, first.sample_rate),
    )
    heard = loudness(sound.data)
    gain = 0.0 if heard <= _SILENT_LUFS else min(_MOST_GAIN_DB, sound.lufs - heard)
    lasts = float(sound.end - sound.start)
    delay = round((sound.start - start) * RATE)
    chain = [
        source,
        graph.add("aresample", str(RATE)),
        graph.add("aformat", **_FORMAT),
        graph.add("volume", f"{gain:.2f}dB"),
        graph.add("atrim", f"end_sample={round(lasts * RATE)}"),
        graph.add("afade", f"type=out:start_time={lasts - _FADE_S:.3f}:duration={_FADE_S}"),
        graph.add("adelay", f"{delay}S:all=1"),
    ]
    graph.link_nodes(*chain)
    return source, chain[-1]


def _frames(sound: Sound) -> Iterator[AudioFrame]:
    """Its samples, over and over where it is looped, until its end."""
    wanted = float(sound.end - sound.start)
    pts = 0
    while True:
        for frame in _decoded(sound.data):
            frame.pts = pts
            frame.time_base = Fraction(1, frame.sample_rate)
            pts += frame.samples
            yield frame
            if pts >= wanted * frame.sample_rate:
                return
        if not sound.looped:
            return


def _decoded(data: bytes) -> Iterator[AudioFrame]:
    try:
        with av.open(io.BytesIO(data), "r") as container:
            if container.streams.audio:
                yield from container.decode(audio=0)
    except FFmpegError as error:
        raise NoSound(f"it cannot be read ({error.strerror})") from error


def _heard(sink: FilterContext, before: float) -> float:
    found = before
    while (frame := _pulled(sink)) is not None:
        found = float(frame.metadata.get("lavfi.r128.I", found))
    return found


def _pulled(sink: FilterContext) -> AudioFrame | None:
    try:
        frame = sink.pull()
    except (BlockingIOError, EOFError):
        return None
    assert isinstance(frame, AudioFrame)
    return frame


def _silence(samples: int) -> Iterator[AudioFrame]:
    while samples > 0:
        count = min(samples, _PIECE)
        frame = AudioFrame(format="fltp", layout="stereo", samples=count)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.sample_rate = RATE
        samples -= count
        yield frame

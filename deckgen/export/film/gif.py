"""A film as an animated GIF: a palette for each scene, delays in hundredths of a second."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import av
from av.filter.graph import Graph
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from deckgen.export.film.pictures import decoded

MAX_RATE = 50  # pictures a second; browsers slow down what is faster
_TICK = Fraction(1, 100)
_HEAD = struct.Struct(">II")  # ticks, bytes
_COMMENT = b"made by deckgen"


class Strip:
    """Keeps the pictures of a scene as they came: a palette needs all of them at once."""

    def __init__(self, file: Path) -> None:
        self._stream = file.open("wb")

    def add(self, picture: bytes, ticks: int) -> None:
        """Show a picture for so many ticks."""
        self._stream.write(_HEAD.pack(ticks, len(picture)))
        self._stream.write(picture)

    def __enter__(self) -> Strip:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self._stream.close()


def write(strips: Sequence[Path], size: tuple[int, int], rate: int, file: Path) -> None:
    """Put the scenes end to end into ``file``."""
    delay = 0
    with av.open(str(file), "w", format="gif", options={"loop": "0"}) as container:
        stream = container.add_stream("gif", rate=100)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = size
        stream.pix_fmt = "pal8"
        stream.codec_context.time_base = _TICK
        tick = 0
        for strip in strips:
            pictures = list(_pictures(strip))
            starts = [tick]
            for _, ticks in pictures:
                starts.append(starts[-1] + ticks)
            tick = starts[-1]
            for frame, start in zip(_in_colours(pictures), starts[:-1], strict=True):
                frame.pts = round(Fraction(start * 100, rate))
                frame.time_base = _TICK
                container.mux(stream.encode(frame))
            delay = round(Fraction(starts[-1] * 100, rate)) - round(
                Fraction(starts[-2] * 100, rate)
            )
        container.mux(stream.encode(None))
    _finish(file, delay)


def _pictures(strip: Path) -> Iterator[tuple[VideoFrame, int]]:
    data, at = strip.read_bytes(), 0
    while at < len(data):
        ticks, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield decoded(data[at : at + length]).reformat(format="rgb24"), ticks
        at += length


def _in_colours(pictures: Sequence[tuple[VideoFrame, int]]) -> Iterator[VideoFrame]:
    """The frames in the 256 colours that show all of them best."""
    first = pictures[0][0]
    graph = Graph()
    source = graph.add_buffer(
        width=first.width, height=first.height, format=first.format, time_base=_TICK
    )
    split, palette = graph.add("split"), graph.add("palettegen", "stats_mode=full")
    # An ordered pattern stands still where the picture does; diffused errors would swarm.
    use = graph.add("paletteuse", "dither=bayer:bayer_scale=4:diff_mode=rectangle")
    sink = graph.add("buffersink")
    source.link_to(split)
    split.link_to(use, 0, 0)
    split.link_to(palette, 1, 0)
    palette.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    for number, (frame, _) in enumerate(pictures):
        frame.pts, frame.time_base = number, _TICK
        source.push(frame)
    source.push(None)
    for _ in pictures:
        made = sink.pull()
        assert isinstance(made, VideoFrame)
        yield made


def _finish(file: Path, delay: int) -> None:
    """Give the last picture its time, and say who made the file, in a comment of GIF89a."""
    data = bytearray(file.read_bytes())
    last = data.rindex(b"\x21\xf9\x04")
    struct.pack_into("<H", data, last + 4, min(delay, 0xFFFF))
    comment = b"\x21\xfe" + bytes([len(_COMMENT)]) + _COMMENT + b"\0"
    file.write_bytes(bytes(data[:-1]) + comment + bytes(data[-1:]))

"""Pictures as a browser gives them -> frames for an encoder; and stretches of film on disk.

A stretch is a file of its own that begins with a whole picture, so that several can be made
at once, kept, and put end to end. The same pictures always give the same bytes: an encoder
has one thread, and writes no date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import av
from av.codec.context import CodecContext
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from av.video.stream import VideoStream

_BT709 = 1  # ITU-T H.273: the matrix and primaries of high definition, which players expect
_SRGB = 13
_LIMITED = 1
_UNDECIDED = 0
# Else everything gets darker by up to two levels of 255, in ways that depend on the processor.
_EXACTLY = Interpolation.BILINEAR | Interpolation.ACCURATE_RND | Interpolation.BITEXACT
_KEY_S = 5  # whoever jumps into the film waits for no more of it than this


class Codec(NamedTuple):
    """An encoder, and what it is told: ``options`` in its own words."""

    name: str
    options: Mapping[str, str]


CODECS: Mapping[str, Codec] = {
    # Nothing is looked ahead for: a flight changes every picture, and a rest none. Without B-frames
    # and adaptive quantisation, text gets sharper at half the time, and the file no larger.
    "mp4": Codec(
        "libx264",
        {
            **{"preset": "superfast", "crf": "22", "profile": "high"},
            "x264-params": "bframes=0:rc-lookahead=0:mbtree=0:scenecut=0:weightp=0:aq-mode=0",
        },
    ),
    "webm": Codec(
        "libvpx-vp9",
        {"deadline": "realtime", "cpu-used": "7", "crf": "24", "b": "0", "row-mt": "0"},
    ),
}


def decoded(picture: bytes) -> VideoFrame:
    """The frame that those bytes of a PNG or JPEG show.

    Each has a decoder of its own: that of PNG, used again, gives a picture with traces of the
    one before it.
    """
    context = CodecContext.create("png" if picture.startswith(b"\x89PNG") else "mjpeg", "r")
    assert isinstance(context, VideoCodecContext)
    context.thread_count = 1
    (frame,) = context.decode(Packet(picture))
    return frame


def for_film(frame: VideoFrame) -> VideoFrame:
    """The same frame in the colours of high definition."""
    return frame.reformat(
        format="yuv420p",
        dst_colorspace=_BT709,
        dst_color_range=_LIMITED,
        interpolation=_EXACTLY,
    )


class Film:
    """Writes one stretch of film into a file, picture after picture."""

    def __init__(self, file: Path, codec: Codec, size: tuple[int, int], rate: int) -> None:
        self._container = av.open(str(file), "w", format="mp4", options={"fflags": "+bitexact"})
        stream = self._container.add_stream(codec.name, rate=rate, options=dict(codec.options))
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.time_base = Fraction(1, rate)
        stream.gop_size = _KEY_S * rate
        context = stream.codec_context
        context.time_base = Fraction(1, rate)
        context.thread_count = 1
        context.colorspace = context.color_primaries = _BT709
        context.color_trc = _SRGB
        context.color_range = _LIMITED
        self._stream = stream
        self._ticks = 0

    def add(self, picture: bytes, ticks: int) -> None:
        """Show a picture, PNG or JPEG, for so many ticks."""
        frame = for_film(decoded(picture))
        frame.pict_type = _UNDECIDED  # else each would be whole, as its picture was
        for _ in range(ticks):
            frame.pts = self._ticks
            frame.time_base = self._stream.codec_context.time_base
            self._container.mux(self._stream.encode(frame))
            self._ticks += 1

    def __enter__(self) -> Film:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._container.mux(self._stream.encode(None))
        self._container.close()


def packets(
    file: Path, stream: VideoStream, start: int, rate: int
) -> Iterator[Packet[VideoStream]]:
    """The packets of a stretch for another container, where it begins at tick ``start``."""
    with av.open(str(file)) as container:
        for packet in container.demux(video=0):
            if packet.dts is None or packet.pts is None:
                continue  # the end
            scale = packet.time_base * rate
            packet.pts = start + round(packet.pts * scale)
            packet.dts = start + round(packet.dts * scale)
            packet.duration = 1
            packet.time_base = Fraction(1, rate)
            packet.stream = stream
            yield packet

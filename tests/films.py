"""Sounds and clips for films, and what a player sees in one."""

from __future__ import annotations

import io
import math
import struct
import wave
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from av.video.stream import VideoStream
from PIL import Image, ImageChops, ImageStat

_EXACTLY = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


def tone(seconds: float, amplitude: float, rate: int = 8000) -> bytes:
    """A WAV file of 440 Hz on one channel."""
    wanted = range(round(seconds * rate))
    samples = (math.sin(2 * math.pi * 440 * at / rate) for at in wanted)
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"".join(struct.pack("<h", round(amplitude * 32767 * s)) for s in samples))
    return made.getvalue()


def clip(greys: list[int], rate: int) -> bytes:
    """A silent WebM film, each of its pictures all of one grey."""
    made = io.BytesIO()
    with av.open(made, "w", format="webm") as container:
        stream = container.add_stream("libvpx", rate=rate)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for number, grey in enumerate(greys):
            frame = VideoFrame.from_bytes(bytes([grey] * 4) * (160 * 90), 160, 90)
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(stream.encode(frame.reformat(format="yuv420p")))
        container.mux(stream.encode(None))
    return made.getvalue()


def pictures(file: Path) -> Iterator[Image.Image]:
    """Every picture of a film in order, as a player decodes it."""
    with av.open(str(file)) as container:
        for frame in container.decode(video=0):
            shown = frame.reformat(format="rgb24", interpolation=_EXACTLY)
            rows = bytes(shown.planes[0])
            size = (shown.width, shown.height)
            yield Image.frombytes("RGB", size, rows, "raw", "RGB", shown.planes[0].line_size)


def apart_by(one: Image.Image, other: Image.Image) -> float:
    """By how much two pictures differ: the mean over all pixels, of 255."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(ImageStat.Stat(difference).mean)

"""Captions: what is said at a stop -> cues, each of one or two lines; and cues -> WebVTT.

A cue ends where a sentence does, else after a comma, else where a line may end, and its two
lines are about as long. Cues share the time of their stop by their words, but none is gone
within a second where there is time for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import NamedTuple
from unicodedata import category, east_asian_width

from deckgen.export.spoken import count_words

LINE = 42  # columns; what broadcasters allow, and what is read at a glance
WIDE = 2.6  # columns of a Chinese, Japanese or Korean sign, of which broadcasters allow 16
LEAST_S = 1  # of a cue
SIGNS = "NOTE made by deckgen"

# Scripts without blanks: a line may end after each sign but some, and begin with each but some.
_SIGN = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_NO_END = "〈《「『【〔（‘“"
_NO_START = "、。，．・：；？！）」』】〉》〕’”…々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
_BREAK = re.compile(
    rf"(?<![{_NO_END}])(?![{_NO_START}])(?:(?<=[{_SIGN}])(?=[^ ])|(?<=[^ ])(?=[{_SIGN}]))"
)
_CLOSING = r"[\"’”»)\]」』）]*"
_END = re.compile(rf"[.!?…؟۔।][\u00a0\u202f]?{_CLOSING} +|[。！？]{_CLOSING} *")
_PAUSE = re.compile(r"[,;:—–)…，、；：،؛]$")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Cue(NamedTuple):
    """Lines that are shown from one moment, in seconds, to another."""

    start: Fraction
    end: Fraction
    lines: tuple[str, ...]


def cues(paragraphs: Sequence[str], start: Fraction, end: Fraction) -> tuple[Cue, ...]:
    """What is said between two moments, in order and without a gap."""
    shown = [_lines(piece) for paragraph in paragraphs for piece in _pieces(paragraph)]
    if len(shown) * LEAST_S > end - start:
        shown = list(_paired(shown))
    weights = [max(1, count_words(" ".join(lines))) for lines in shown]
    times = accumulate(_shares(weights, end - start), initial=start)
    return tuple(
        Cue(begin, stop, lines) for lines, (begin, stop) in zip(shown, pairwise(times), strict=True)
    )


def web_vtt(every: Iterable[Cue]) -> str:
    """The text of a WebVTT file (W3C, https://www.w3.org/TR/webvtt1/)."""
    blocks = ["WEBVTT", SIGNS]
    for cue in every:
        text = re.sub("[&<>]", lambda found: _ESCAPES[found[0]], "\n".join(cue.lines))
        blocks.append(f"{_clock(cue.start)} --> {_clock(cue.end)}\n{text}")
    return "\n\n".join(blocks) + "\n"


def _clock(moment: Fraction) -> str:
    ms = round(moment * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


# ---- when ---------------------------------------------------------------------------


def _paired(shown: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The same in fewer cues: two of a line each share one."""
    waiting: tuple[str, ...] = ()
    for lines in shown:
        if len(waiting) + len(lines) > 2:
            yield waiting
            waiting = ()
        waiting += lines
    yield waiting


def _shares(weights: Sequence[int], total: Fraction) -> list[Fraction]:
    """A time, shared out by weights; nobody gets less than the least, where there is as much."""
    least = min(Fraction(LEAST_S), total / max(1, len(weights)))
    light: set[int] = set()
    while True:
        weight = sum(each for at, each in enumerate(weights) if at not in light)
        rest = total - least * len(light)
        found = {at for at, each in enumerate(weights) if rest * each < least * weight} - light
        if not found:
            break
        light |= found
    return [least if at in light else rest * each / weight for at, each in enumerate(weights)]


# ---- what ---------------------------------------------------------------------------


def _pieces(paragraph: str) -> Iterator[list[str]]:
    """A paragraph as the units of each cue: sentences, short ones together."""
    gathered = ""
    for sentence in _sentences(paragraph):
        if gathered and _width(gathered + sentence) > LINE:
            yield from _fitted(gathered)
            gathered = ""
        gathered += sentence
    yield from _fitted(gathered)


def _sentences(paragraph: str) -> Iterator[str]:
    """Its sentences, with the blanks that follow them."""
    start = 0
    for found in _END.finditer(paragraph):
        end = found.end()
        if not paragraph[end : end + 1].islower():  # else it was "e.g. this"
            yield paragraph[start:end]
            start = end
    yield paragraph[start:]


def _fitted(text: str) -> Iterator[list[str]]:
    """The units of a text in parts of about one length that each have two lines at most.

    The best division, by dynamic programming: unequal lengths cost, ends after a comma save.
    """
    units = _units(text.strip(" "))
    blanks = [len(unit) - len(unit.rstrip(" ")) for unit in units]
    ends = [
        0.0,
        *accumulate(_width(unit) + blank for unit, blank in zip(units, blanks, strict=True)),
    ]
    ideal = ends[-1] / max(1, -(-ends[-1] // (2 * LINE)))
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        best.append(
            min(
                (best[start][0] + _cost(width, ideal, units[end - 1]), start)
                for start, width in _cues_until(end, ends, blanks)
            )
        )
    bounds = [len(units)]
    while bounds[-1]:
        bounds.append(best[bounds[-1]][1])
    yield from (units[a:b] for a, b in pairwise(reversed(bounds)))


def _cues_until(
    end: int, ends: Sequence[float], blanks: Sequence[int]
) -> Iterator[tuple[int, float]]:
    """Where a cue that ends before ``end`` can begin, and how wide all of it is then.

    ``ends`` is where each unit begins and the last ends, in columns, ``blanks`` how many blanks
    each unit ends with.
    """
    second = end  # where its second line begins at the earliest
    for start in range(end - 1, -1, -1):
        width = ends[end] - ends[start] - blanks[end - 1]
        if width <= LINE:
            second = start
        elif ends[second] - ends[start] - blanks[second - 1] > LINE:
            return
        yield start, width


def _lines(units: Sequence[str]) -> tuple[str, ...]:
    """A part as one line, or as two of about one length."""
    text = "".join(units).strip()
    if _width(text) <= LINE:
        return (text,)
    ideal = _width(text) / 2
    return min(
        _halves(units),
        key=lambda both: _cost(_width(both[0]), ideal, both[0]) + _cost(_width(both[1]), ideal, ""),
    )


def _halves(units: Sequence[str]) -> list[tuple[str, str]]:
    """All ways to have those in two lines."""
    ways = (
        ("".join(units[:at]).strip(), "".join(units[at:]).strip()) for at in range(1, len(units))
    )
    return [both for both in ways if max(map(_width, both)) <= LINE]


def _cost(width: float, ideal: float, text: str) -> float:
    return (width - ideal) ** 2 - (ideal**2 / 16 if _PAUSE.search(text.strip()) else 0)


def _units(text: str) -> list[str]:
    """What stays in one line: words with the blanks after them, else signs, else pieces."""
    words = re.findall(r" *[^ ]+ *", text)
    return [
        piece
        for word in words
        for unit in _BREAK.split(word)
        for piece in ([unit] if _width(unit) <= LINE else _chopped(unit))
    ]


def _chopped(unit: str) -> Iterator[str]:
    """What is longer than any word, in pieces of half a line."""
    piece = ""
    for sign in unit:
        if piece and _width(piece + sign) > LINE / 2:
            yield piece
            piece = ""
        piece += sign
    yield piece


def _width(text: str) -> float:
    """The columns that a text takes, without the blanks at its end."""
    text = text.rstrip(" ")
    if text.isascii():
        return len(text)
    return sum(
        0 if category(sign) in ("Mn", "Me", "Cf") else WIDE if east_asian_width(sign) in "WF" else 1
        for sign in text
    )

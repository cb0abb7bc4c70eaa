"""Captions: what is said at a stop -> cues, each of one or two lines; and cues -> WebVTT.

A cue ends where a sentence does, else after a comma, else between words, and its two lines
are about as long. Cues share the time of their stop by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import NamedTuple

from deckgen.export.spoken import count_words

LINE = 42  # characters; what broadcasters allow, and what is read at a glance
CUE = 2 * LINE
SIGNS = "NOTE made by deckgen"

_SENTENCE = re.compile(r"(?<=[.!?…。！？])[\"”’»)]*\s+")
_PAUSE = re.compile(r"[,;:—–)…，、；：]$")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Cue(NamedTuple):
    """Lines that are shown from one moment, in seconds, to another."""

    start: Fraction
    end: Fraction
    lines: tuple[str, ...]


def cues(paragraphs: Sequence[str], start: Fraction, end: Fraction) -> tuple[Cue, ...]:
    """What is said between two moments, in order and without a gap."""
    texts = [piece for paragraph in paragraphs for piece in _pieces(paragraph)]
    weights = [max(1, count_words(text)) for text in texts]
    shares = [0, *accumulate(weights)]
    times = [start + (end - start) * share / (shares[-1] or 1) for share in shares]
    return tuple(
        Cue(begin, stop, _lines(text))
        for text, (begin, stop) in zip(texts, pairwise(times), strict=True)
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


def _pieces(paragraph: str) -> Iterator[str]:
    """A paragraph in parts that fit into a cue: sentences, short ones together."""
    gathered = ""
    for sentence in _SENTENCE.split(paragraph):
        if gathered and len(gathered) + 1 + len(sentence) > LINE:
            yield from _fitted(gathered)
            gathered = ""
        gathered = f"{gathered} {sentence}".strip()
    yield from _fitted(gathered)


def _fitted(sentence: str) -> Iterator[str]:
    if not sentence:
        return
    parts = -(-len(sentence) // CUE)
    # Words are not as long as one would like: where a part is too long, one more is needed.
    while max(map(len, pieces := _divided(sentence, parts))) > CUE - 4 and parts < len(sentence):
        parts += 1
        if parts > 3 * len(sentence) // CUE + 2:
            break
    yield from pieces


def _lines(text: str) -> tuple[str, ...]:
    return (text,) if len(text) <= LINE else tuple(_divided(text, 2))


def _divided(text: str, parts: int) -> list[str]:
    """``text`` in so many parts of about one length, or fewer if it has not as many words.

    The best division, by dynamic programming: unequal lengths cost, ends after a comma save.
    """
    words = _words(text)
    parts = min(parts, len(words))
    ends = [0, *accumulate(len(word) + 1 for word in words)]
    ideal = ends[-1] / max(1, parts)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for part in range(1, parts + 1):
        row: dict[int, tuple[float, int]] = {}
        for end in range(part, len(words) - parts + part + 1):
            if part == parts and end < len(words):
                continue
            row[end] = min(
                (cost + _cost(ends[end] - ends[start], ideal, words[end - 1]), start)
                for start, (cost, _) in best[-1].items()
                if start < end
            )
        best.append(row)
    bounds = [len(words)]
    for row in reversed(best[1:]):
        bounds.append(row[bounds[-1]][1])
    return ["".join(words[a:b]).strip() for a, b in pairwise(reversed(bounds))]


def _cost(length: int, ideal: float, last: str) -> float:
    return (length - ideal) ** 2 - (ideal**2 / 16 if _PAUSE.search(last.strip()) else 0)


def _words(text: str) -> list[str]:
    """The words with the blank after them; what is longer than any word, in pieces."""
    return [
        piece
        for word in re.findall(r"\S+\s*", text)
        for piece in ([word] if len(word) <= LINE else re.findall(rf".{{1,{LINE // 2}}}", word))
    ]

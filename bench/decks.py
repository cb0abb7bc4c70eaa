"""Talks of any size, as an ordinary talk is: short lists, now and then a table, some code,
and what the speaker says.

The same number of frames gives the same text, always.
"""

from __future__ import annotations

from collections.abc import Iterator

_WORDS = [
    *("river", "stone", "bridge", "boat", "bank", "map", "path", "step", "water", "wind"),
    *("morning", "harbour", "signal", "letter", "garden", "market", "engine", "pattern"),
    *("question", "answer", "season", "island", "measure", "window", "lantern"),
]
_VERBS = ("crosses", "carries", "follows", "opens", "holds", "answers", "turns", "leaves", "meets")


def talk(frames: int) -> str:
    """A talk of exactly ``frames`` frames: one in ten is a chapter of the nine after it."""
    return "".join(("---\ntitle: A generated talk\n---\n", *map(_frame, range(frames))))


def slides(frames: int) -> str:
    """The same content with ``---`` between frames, as other tools want it."""
    frame_texts = [_frame(number).lstrip() for number in range(frames)]
    return "\n---\n\n".join(frame_texts)


def restructured(frames: int) -> str:
    """As many frames of the same words in reStructuredText, placed in a row for Hovercraft."""
    frame_texts = []
    for number in range(frames):
        title = phrase(number)
        lines = [f":data-x: {number * 1600}", "", title, "=" * len(title), ""]
        lines += [f"- {sentence(number + row)}" for row in range(4)]
        frame_texts.append("\n".join(lines))
    return "\n\n----\n\n".join(frame_texts) + "\n"


def _frame(number: int) -> str:
    if number % 10 == 0:
        return f"\n# Chapter {number // 10 + 1}: {phrase(number)}\n\n{sentence(number)}\n"
    body = "\n".join(_body(number))
    return f"\n## {phrase(number).capitalize()}\n\n{body}{_notes(number)}"


def _body(number: int) -> Iterator[str]:
    match number % 10:
        case 3:
            yield f"{sentence(number)} {sentence(number + 1)}\n"
            yield f"> {sentence(number + 2)}\n"
        case 5:
            yield f"| {_word(number)} | {_word(number + 1)} |\n|---|---:|"
            yield from (f"| {phrase(number + row)} | {number * row} |" for row in range(1, 5))
            yield ""
        case 7:
            yield "```python\ndef cross(stones):"
            yield from (f"    {_word(number + row)} = stones[{row}] + {number}" for row in range(4))
            yield "    return stones\n```\n"
        case _:
            yield from (f"- {_item(number + row * 7)}" for row in range(3 + number % 3))
            yield ""


def _notes(number: int) -> str:
    """Two or three sentences to say, in the form that Pandoc reads too."""
    said = " ".join(sentence(number + 2 * row) for row in range(2 + number % 2))
    return f"\n::: notes\n{said}\n:::\n"


def _item(number: int) -> str:
    first, rest = _word(number), f"{_verb(number)} the {_word(number + 5)}"
    match number % 4:
        case 0:
            return f"The **{first}** {rest}"
        case 1:
            return f"A *{first}* {rest}, and [waits]({_link(number)})"
        case 2:
            return f"`{first}` {rest}"
        case _:
            return f"Every {first} {rest}"


def sentence(number: int) -> str:
    """A sentence with some of it in bold, in Markdown."""
    return (
        f"The {_word(number)} {_verb(number)} a {_word(number + 3)}, then **{_word(number + 8)}**."
    )


def phrase(number: int) -> str:
    """A few words, no two numbers alike."""
    return f"the {_word(number * 3)} {_verb(number)} {_word(number * 5 + 1)} {number}"


def _link(number: int) -> str:
    return f"https://example.org/{_word(number)}/{number}"


def _word(number: int) -> str:
    return _WORDS[number % len(_WORDS)]


def _verb(number: int) -> str:
    return _VERBS[number % len(_VERBS)]

"""What the page owes to others: the licences of the code and the fonts it carries."""

from __future__ import annotations

from collections.abc import Sequence

IMPRESS = """\
impress.js 2.0.0, https://impress.js.org
Copyright 2011-2012 Bartek Szopka (@bartaz), 2016-2023 Henrik Ingo (@henrikingo)
and 70+ other contributors

The MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy of this
software and associated documentation files (the "Software"), to deal in the Software
without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons
to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR
PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.
"""


def notice(font_licences: Sequence[str]) -> str:
    """A comment with every licence whole; those of fonts that share a text, once."""
    texts: dict[str, list[str]] = {}
    for licence in font_licences:
        copyright_lines, terms = _split(licence)
        texts.setdefault(terms, []).append(copyright_lines)
    fonts = ["\n".join([*owners, terms]) for terms, owners in texts.items()]
    whole = "\n".join(["This page carries:", "", IMPRESS, *fonts])
    # Only these two sequences could end a comment.
    return f"<!--\n{whole.replace('--!>', '-- !>').replace('-->', '-- >').rstrip()}\n-->\n"


def _split(licence: str) -> tuple[str, str]:
    """Who owns the font, and under which terms."""
    lines = licence.strip().split("\n")
    ends = next((n for n, line in enumerate(lines) if line.startswith("This Font Software")), 0)
    return "\n".join(lines[:ends]).strip(), "\n".join(line.rstrip() for line in lines[ends:])

"""Talks in a folder of their own, for tests of the line as a whole."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from random import Random

from deckgen.model import Source
from deckgen.read import read


def a_talk(folder: Path, text: str, **files: str | bytes) -> Path:
    """``talk.md`` in ``folder``, and files beside it, ``_`` standing for the last dot."""
    for key, content in {"talk_md": text, **files}.items():
        name = ".".join(key.rsplit("_", 1))
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return folder / "talk.md"


def a_source(folder: Path, text: str, **files: str | bytes) -> Source:
    return read(a_talk(folder, text, **files))


def a_png(width: int = 4, height: int = 3) -> bytes:
    """A picture of that size, with as much in it as a photograph."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    noise = Random(width)
    rows = b"".join(b"\0" + noise.randbytes(width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


EVERYTHING = """---
title: Everything
subtitle: All of the language
author: Ann Author
lang: fr
overview: start end
paths:
  court: [talk, lego, overview, merci]
connect: [[lego, results]]
---

# Everything {#talk layout=ring}

Tout ce qu'il y a : guillemets « là ».

## Lego {#lego shape=circle dwell=20s}

- D'abord
- puis {.substep}

::: notes
The secret of Lego.
:::

## Results {#results right-of=lego gap=300 rotate=8 flight=calm}

![A picture](picture.png){width=60%}

![Again](picture.png)

| a | b |
|---|---|
| 1 | 2 |

## Code {#code}

```python {1|2}
x = 1
y = 2
```

$$\\sqrt{2} < 2$$

::: columns
::: column
One[^1]
:::
::: column
- [x] done
- [ ] to do
:::
:::

[^1]: A footnote.

<!-- a comment that nobody sees -->

::: canvas x=-2000 y=500 scale=2
A label on the canvas
:::

# Merci {#merci}

[Back to Lego](#lego), or [elsewhere](https://example.org/).
"""

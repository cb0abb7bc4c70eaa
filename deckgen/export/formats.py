"""The table of formats: what ``deckgen export`` writes, and who makes it.

To add one: a module here with a function ``export(task: Task) -> None`` that writes
``task.file``, and its line in this table. The module is imported when the format is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple, cast

from deckgen.export.steady import FLAGS as STEADY
from deckgen.export.task import Exporter


class Format(NamedTuple):
    """How a format is made.

    ``mark`` is what stands in every file of this format that deckgen wrote, and in few
    others: such a file may be written over. ``flags`` are those that it needs of the browser;
    one that is not ``drawn`` needs none.
    """

    module: str
    mark: bytes
    flags: tuple[str, ...] = ()
    drawn: bool = True

    def exporter(self) -> Exporter:
        """The function that makes it, imported now."""
        return cast(Exporter, import_module(f"deckgen.export.{self.module}").export)


_ARTICLE = Format("article", b"<!-- written by deckgen -->", STEADY)
_FILM = Format("film", b"made by deckgen", STEADY)

FORMATS: Mapping[str, Format] = {
    "pdf": Format("pdf", b"<xmp:CreatorTool>deckgen "),
    "pptx": Format("slides", b"<Application>deckgen ", STEADY),
    "md": _ARTICLE,
    "html": _ARTICLE,
    "mp4": _FILM,
    "webm": _FILM,
    "gif": _FILM,
    "png": Format("stills", b"Software\0deckgen ", STEADY),
    "json": Format("data", b'{\n "generator": "deckgen ', drawn=False),
}

"""The closed table of front-matter keys: name, meaning, schema, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from deckgen.frontmatter import routes, values
from deckgen.frontmatter.values import Reader
from deckgen.model import LAYOUTS
from deckgen.units import DURATION

_TEXT = {"type": ["string", "number"]}
_DURATION = {"type": "string", "pattern": f"^{DURATION}$"}
_IDS = {"type": "array", "items": _TEXT, "minItems": 1}
_ROUTE = {
    "oneOf": [
        _IDS,
        {
            "type": "object",
            "properties": {"stops": _IDS, "duration": _DURATION},
            "required": ["stops"],
            "additionalProperties": False,
        },
    ]
}


class Key(NamedTuple):
    """One key. ``field`` is that of ``Meta``; ``shared`` says that other tools' decks
    use the same name, and may mean something else by it.
    """

    name: str
    help: str
    schema: Mapping[str, Any]
    convert: Reader
    shared: bool = False

    @property
    def field(self) -> str:
        """The field of ``Meta`` that holds the value."""
        return {"duration": "duration_s"}.get(self.name, self.name.replace("-", "_"))


KEYS = (
    Key("title", "The talk's title", _TEXT, values.text, shared=True),
    Key("subtitle", "A line below the title", _TEXT, values.text, shared=True),
    Key(
        "author",
        "Who speaks: a name, or a list of names",
        {"type": ["string", "array"], "items": {"type": ["string", "object"]}},
        values.people,
        shared=True,
    ),
    Key("date", "When, in the author's own spelling", _TEXT, values.text, shared=True),
    Key("event", "Where: a conference, a class", _TEXT, values.text, shared=True),
    Key("description", "What it is about, for search engines", _TEXT, values.text, shared=True),
    Key(
        "keywords",
        "Words to find it by",
        {"type": ["string", "array"], "items": _TEXT},
        values.words,
        shared=True,
    ),
    Key(
        "lang",
        "The talk's language, as fr or pt-BR: its typography and the interface's words",
        {"type": "string", "pattern": "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$"},
        values.language,
        shared=True,
    ),
    Key(
        "dir",
        "The direction of its writing",
        {"enum": ["ltr", "rtl"]},
        values.one_of("ltr", "rtl"),
        shared=True,
    ),
    Key(
        "theme",
        "Its look: a theme's name, or a folder inside the talk's own",
        {"type": "string"},
        values.theme_name,
        shared=True,
    ),
    Key(
        "size",
        "A frame's width and height in its own pixels, or a ratio such as 16:9",
        {
            "oneOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            ]
        },
        values.size,
        shared=True,
    ),
    Key(
        "layout",
        "How the top frames are arranged",
        {"enum": list(LAYOUTS)},
        values.one_of(*LAYOUTS),
        shared=True,
    ),
    Key(
        "frames",
        "What opens a frame: headings, or --- lines; where the guess is wrong",
        {"enum": ["headings", "rules"]},
        values.one_of("headings", "rules"),
    ),
    Key(
        "frame-levels",
        "Which heading levels open frames, as 1-3",
        {"type": ["string", "integer"]},
        values.levels,
    ),
    Key(
        "overview",
        "Where the route shows the whole canvas: start, end, or both",
        {"type": ["string", "array", "boolean"], "items": {"enum": ["start", "end"]}},
        values.ends,
        shared=True,
    ),
    Key(
        "returns",
        "Whether the route comes back to a topic after its children",
        {"type": "boolean"},
        values.yes_no,
    ),
    Key(
        "depth",
        "flat, or 3d for z=, rotate-x= and rotate-y=",
        {"enum": ["flat", "3d"]},
        values.one_of("flat", "3d"),
    ),
    Key(
        "flight",
        "How the camera flies: normal, calm, cut, or a duration as 1.5s",
        {"oneOf": [{"enum": ["normal", "calm", "cut"]}, _DURATION]},
        values.flight,
    ),
    Key(
        "duration",
        "How long the talk may take, as 45min",
        _DURATION,
        values.duration,
        shared=True,
    ),
    Key(
        "paths",
        "Other routes over the same canvas, by name",
        {"type": "object", "additionalProperties": _ROUTE},
        routes.routes,
    ),
    Key(
        "connect",
        "Arrows between frames, as [[from, to]]",
        {"type": "array", "items": {"type": ["array", "string"]}},
        routes.pairs,
    ),
)
BY_NAME: Mapping[str, Key] = {key.name: key for key in KEYS}

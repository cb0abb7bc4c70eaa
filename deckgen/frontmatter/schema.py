"""The table of keys as JSON Schema, for editors that complete and check front matter."""

from __future__ import annotations

from typing import Any

from deckgen.frontmatter.keys import KEYS
from deckgen.model import Meta


def json_schema() -> dict[str, Any]:
    """The schema that ``docs/talk.schema.json`` publishes."""
    defaults = Meta()
    properties: dict[str, Any] = {}
    for key in KEYS:
        about: dict[str, Any] = {"description": key.help}
        default = getattr(defaults, key.field)
        if default and isinstance(default, str):
            about["default"] = default
        properties[key.name] = {**about, **key.schema}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a deckgen talk",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }

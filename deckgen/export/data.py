"""A talk as JSON: where everything is and how the routes go, for other tools."""

from __future__ import annotations

import json

from deckgen import __version__
from deckgen.export.spoken import paragraphs
from deckgen.export.task import Task
from deckgen.render.numbers import Numbers
from deckgen.render.scene import scene_json


def export(task: Task) -> None:
    """Write the placed deck as ``docs/scene.schema.json`` describes it."""
    scene = task.scene
    wanted = task.choices.notes
    notes = ["\n\n".join(paragraphs(frame.notes)) if wanted else "" for frame in scene.deck.frames]
    record = json.loads(scene_json(scene, Numbers.of(scene), notes, task.route.name))
    del record["words"]  # the interface's own, and no part of the talk
    made = {"generator": f"deckgen {__version__}", **record}
    text = json.dumps(made, ensure_ascii=False, indent=1)
    task.file.write_text(f"{text}\n", encoding="utf-8")

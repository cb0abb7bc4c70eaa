"""Where an export takes the parts of the canvas to be seen, beside where the browser has them."""

from __future__ import annotations

from pathlib import Path

from deckgen.build import compile_talk
from deckgen.export.page import Deadline, Studio
from deckgen.export.pdf import script
from deckgen.geometry import Size
from deckgen.model import Options
from deckgen.read import read_text

TALK = """---
title: Boxes
{front}
---

::: canvas x=500 y=-300 scale=9 rotate=30
![](mark.svg)
:::

# Water {{rotate=12}}

Where it begins, a long line of words that is broken somewhere on its way to the sea.

## Stone {{scale=0.3}}

- One
- Two {{.substep}}

# Sea {{rotate=-40}}

> Salt
"""
SEEN = """() => {
  const { deck } = window.deckgen;
  deck.lay(deck.frames.map((_, index) => index));
  const boxes = new Boxes(deck);
  const elements = [...deck.root.firstElementChild.children].flatMap((part) => [
    part, ...(part.querySelector(":scope > .frame-box")?.children ?? []),
  ]);
  return deck.route.steps.flatMap((_, step) => {
    deck.goto(step, { flight: 0 });
    boxes.look();
    return elements.map((each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      const seen = boxes.of(each);
      const isDrawn = right > left;
      const isSame = !isDrawn || [
        left - seen.left, top - seen.top, right - seen.right, bottom - seen.bottom,
      ].every((apart) => Math.abs(apart) < 0.01 + 1e-6 * Math.abs(right - left));
      return isSame ? isDrawn : `${step} ${each.className}`;
    });
  });
}"""


def test_boxes_that_are_measured_once_are_where_the_browser_draws_them(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 0h9v9z"/></svg>'
    )
    with Studio(browser=None, deadline=Deadline(60)) as studio:
        for front in ("layout: ring", "depth: 3d"):
            talk = read_text(TALK.format(front=front), file="-", folder=tmp_path)
            bundle = compile_talk(talk, options=Options(folder=True)).bundle
            page = studio.open(bundle, Size(1280, 720), "?export")
            page.run("() => deckgen.deck.ready")
            page.define(script("sighted.js"))
            page.define(script("boxes.js"))
            seen = page.run(SEEN)

            assert seen.count(True) > 9
            assert [] == [each for each in seen if isinstance(each, str)]

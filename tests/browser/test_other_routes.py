"""Where a stop of one route is on another, from the routes alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from deckgen.bundle.runtime import RUNTIME

PURE = "".join((RUNTIME / f"{name}.js").read_text() for name in ("geometry", "depth", "route"))


@pytest.mark.parametrize(
    ("begun", "step", "other", "expected"),
    [
        ("abc", 1, "abc", (1, "same")),
        ("abc", 2, "ac", (1, "same")),
        ("abcd", 2, "abd", (1, "passed")),
        ("abcd", 2, "d", (0, "before")),
        ("abab", 2, "aba", (2, "same")),  # the second time at a
        ("abab", 2, "ab", (0, "same")),
        ("-ab-", 3, "b-", (1, "same")),  # the whole, after b
        ("-ab-", 0, "b-", (0, "before")),  # the whole at the end is another one
        ("-ab-", 0, "-b-", (0, "same")),
        ("ab", 0, "", (0, "before")),
        ("", 0, "ab", (0, "before")),
    ],
)
def test_a_stop_is_found_on_another_route(
    blank: Page, begun: str, step: int, other: str, expected: tuple[int, str]
) -> None:
    script = f"""([begun, step, other]) => {{ {PURE};
      const route = (text) => ({{ name: text, steps: [...text].map((id) =>
        ({{ id, frame: id === "-" ? null : id.charCodeAt(0), camera: [0, 0, 1, 0] }})) }});
      const found = stopOn(route(begun), step, route(other));
      return [found.step, found.same ? "same" : found.passed ? "passed" : "before"]; }}"""

    assert list(expected) == blank.evaluate(script, [begun, step, other])

"""Which frame is which after an edit; the part of the live page that is pure."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from deckgen.bundle.runtime import RUNTIME

PURE = (RUNTIME / "match.js").read_text()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c", "a b c", [0, 1, 2]),
        ("a b c", "a n b c", [0, None, 1, 2]),
        ("a b c", "c a", [2, 0]),
        ("a b:x c", "a n:x c", [0, 1, 2]),
        ("a b:x c", "n a m o:x c", [None, 0, None, 1, 2]),
        ("a b c", "a n c", [0, 1, 2]),
        ("a b c", "a n o c", [0, None, None, 2]),
        ("a b:x c:y d", "a n:y o:x d", [0, 2, 1, 3]),
        ("a b", "x y", [0, 1]),
        ("", "a", [None]),
        ("a", "", []),
    ],
)
def test_frames_are_known_by_id_then_by_body_then_by_place(
    blank: Page, before: str, after: str, expected: list[int | None]
) -> None:
    read = (
        "(text) => text.split(' ').filter(Boolean).map((each) => each.split(':'))"
        ".map(([id, body = '']) => ({ id, body: () => body }))"
    )
    script = f"([before, after]) => {{ {PURE} const read = {read};"
    found = blank.evaluate(
        f"{script} return matchFrames(read(before), read(after)).map((each) => each ?? null); }}",
        [before, after],
    )

    assert expected == found

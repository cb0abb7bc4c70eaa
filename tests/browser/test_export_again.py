"""``export -w`` with a browser at work: saves that come during an export, and its end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.commands import Watching
from tests.pdfs import text_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
ENDLESS = "# Fourth\n\n<script>while (1);</script>\n"


def test_saves_during_exports_are_exported_after_them_and_the_output_is_always_whole(
    tmp_path: Path,
) -> None:
    talk, made = tmp_path / "talk.md", tmp_path / "talk.pdf"
    talk.write_text("# First\n", encoding="utf-8")
    exporting = Watching(tmp_path, "export", "talk.md", "-o", "talk.pdf", "--trust-html", "-v")

    def shown() -> set[str]:
        return set(text_of(made.read_bytes()).split())

    assert {"First"} == shown()
    exporting.put("talk.md", "# Second\n")
    exporting.until("browser: ")  # the talk is read, and its export under way
    exporting.put("talk.md", "# Third\n")
    assert shown() in ({"First"}, {"Second"})
    exporting.until("wrote")
    assert shown() in ({"Second"}, {"Third"})
    exporting.until("wrote")
    assert {"Third"} == shown()
    exporting.until("watching")

    exporting.put("talk.md", ENDLESS)
    exporting.until("browser: ")
    assert 130 == exporting.end()
    assert {"Third"} == shown()
    assert {talk, made} == set(tmp_path.iterdir())

"""A talk to read: its pictures, its words, and its notes only where they are asked for."""

from __future__ import annotations

from pathlib import Path

from deckgen.cli import run

TALK = """---
title: Water & stone
lang: fr
---

# Source

It *begins*.

::: notes
secret-word
:::

# <b>

- One
- Two_2
"""


def exported(folder: Path, name: str, *options: str) -> str:
    (folder / "talk.md").write_text(TALK, encoding="utf-8")
    out = folder / name
    assert 0 == run(["export", str(folder / "talk.md"), "-q", "-o", str(out), *options])
    return out.read_text(encoding="utf-8")


def test_markdown_has_each_stop_with_its_picture_and_its_notes(tmp_path: Path) -> None:
    text = exported(tmp_path, "read.md", "--notes", "--size", "320x180")

    assert "# Water & stone" in text
    assert "![Source](read-pictures/1-source.png)\n\nIt begins.\n\n> secret-word" in text
    assert "Two\\_2" in text
    pictures = sorted((tmp_path / "read-pictures").iterdir())
    assert [True, True] == [file.read_bytes().startswith(b"\x89PNG") for file in pictures]


def test_html_has_no_note_unless_asked_and_is_ours_to_write_again(tmp_path: Path) -> None:
    first = exported(tmp_path, "read.html", "--size", "320x180")

    assert "secret" not in first
    assert '<html lang="fr" dir="ltr">' in first
    assert "<h1>Water &amp; stone</h1>" in first
    assert first == exported(tmp_path, "read.html", "--size", "320x180")

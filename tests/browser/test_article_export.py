"""A talk to read: its pictures, its words, and its notes only where they are asked for."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from deckgen.cli import run
from tests.browser.test_axe import AXE
from tests.films import tone

TALK = r"""---
title: Water & stone
lang: fr
---

# Source

It *begins* [there](#sea), with [a site](https://example.org/?a=1&b=2).

![A drop](drop.svg)

::: notes
secret-word, **loud**

- one
- two

![A wave](wave.svg)
:::

## \<b> Deep

- One
- Two_2

# Sea {#sea}

| a | b |
|---|--:|
| 1 | 2 |

![A sound](a.wav)
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h{}v9"/></svg>'


def exported(folder: Path, name: str, *options: str) -> str:
    (folder / "talk.md").write_text(TALK, encoding="utf-8")
    (folder / "drop.svg").write_text(SVG.format(9), encoding="utf-8")
    (folder / "wave.svg").write_text(SVG.format(30), encoding="utf-8")
    (folder / "a.wav").write_bytes(tone(0.2, 0.5))
    out = folder / name
    given = ["-q", "-o", str(out), "--size", "320x180", *options]
    assert 0 == run(["export", str(folder / "talk.md"), *given])
    return out.read_text(encoding="utf-8")


def test_markdown_has_each_stop_with_its_picture_and_its_notes(tmp_path: Path) -> None:
    text = exported(tmp_path, "read.md", "--notes")

    assert "# Water & stone\n\n![Vue d’ensemble](read-pictures/canvas.png)" in text
    assert "## Source\n\n![Source – A drop](read-pictures/1-source.png)\n\nIt *begins*" in text
    assert "[there](#sea), with [a site](https://example.org/?a=1&b=2).\n\n> secret-word" in text
    assert "> secret-word, **loud**\n>\n> - one\n> - two\n>\n> ![A wave](read-pictures/wave" in text
    assert "### \\<b> Deep" in text
    assert '<a id="sea"></a>\n\n## Sea' in text
    assert "| a | b |\n| --- | ---: |\n| 1 | 2 |\n\n[A sound](read-pictures/a-" in text
    kinds = sorted(file.suffix for file in (tmp_path / "read-pictures").iterdir())
    assert [".png", ".png", ".png", ".png", ".svg", ".wav"] == kinds


def test_what_is_revealed_is_in_its_pictures(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text("# One\n\n# Two\n\n- a {.substep}\n- b {.substep}\n", encoding="utf-8")
    for name, *which in (["read.md"], ["still.png", "--frames", "2"]):
        given = ["-q", "-o", str(tmp_path / name), "--size", "320x180", *which]
        assert 0 == run(["export", str(talk), *given])

    shown = (tmp_path / "read-pictures" / "2-two.png").read_bytes()
    assert (tmp_path / "still.png").read_bytes() == shown


def test_html_has_no_note_unless_asked_and_is_ours_to_write_again(
    tmp_path: Path, browser: Browser
) -> None:
    first = exported(tmp_path, "read.html")

    assert "secret" not in first
    assert first == exported(tmp_path, "read.html")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((tmp_path / "read.html").as_uri())
    seen = page.evaluate(
        """() => ({
          lang: document.documentElement.lang,
          headings: [...document.querySelectorAll("h1, h2, h3")]
            .map((heading) => heading.tagName + heading.innerText),
          strays: [...document.querySelectorAll("a[href^='#']")]
            .filter((a) => !document.querySelector(a.getAttribute("href"))).length,
          bare: [...document.images].filter((image) => !image.alt).length,
          wide: document.documentElement.scrollWidth,
          gaps: [...document.querySelectorAll(".stop")]
            .map((stop) => parseFloat(getComputedStyle(stop).marginTop)),
        })"""
    )
    if AXE.exists():
        page.add_script_tag(path=AXE)
        assert [] == page.evaluate("async () => (await axe.run()).violations.map((v) => v.id)")
    page.close()
    first_gap, *gaps = seen.pop("gaps")  # only that of the whole canvas is below the title
    assert first_gap > 0 == max(gaps)
    wanted = ["H1Water & stone", "H2Source", "H3<b> Deep", "H2Sea"]
    assert {"lang": "fr", "headings": wanted, "strays": 0, "bare": 0, "wide": 390} == seen

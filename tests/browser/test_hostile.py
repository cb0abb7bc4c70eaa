"""A talk that means harm, built and opened: nothing of it runs, nothing is asked for.

``open_deck`` fails on any fault in the console and on any request that leaves the page.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckgen.build import compile_deck
from deckgen.diagnostics import DeckError
from deckgen.model import Options
from deckgen.read import read_text
from tests.browser.conftest import Open
from tests.test_sanitise import RUNS

RAN = "alert(1)"
MARK = "(window.ran=1)"
NAMES = ["toString", "hasOwnProperty", "valueOf", "watch", "location", "name", "top", "deckgen-x"]
DOCUMENT = ["body", "head", "forms", "cookie", "getElementById", "documentElement", "scripts"]


def built(text: str, folder: Path, asked: Options | None = None) -> str | None:
    """The page of a talk; None where it is refused."""
    try:
        source = read_text(text, file="talk.md", folder=folder)
        bundle = compile_deck(source, options=asked)
    except DeckError:
        return None
    return bundle.files["index.html"].decode()


def one_by_one(parts: list[str], folder: Path) -> str:
    """A talk with a frame for each part that a talk of its own is not refused for."""
    frames = [f"# Frame {number}\n\n{part}\n" for number, part in enumerate(parts)]
    return "\n".join(["# Start", *(text for text in frames if built(text, folder))])


def test_no_html_of_a_talk_runs(open_deck: Open, tmp_path: Path) -> None:
    text = one_by_one([html.replace(RAN, MARK) for html in RUNS], tmp_path)
    stage = open_deck(built(text, tmp_path))

    for step in range(stage.run("deck.lastStep") + 1):
        with stage.landing():
            stage.run("deck.goto(argument)", step)
    stage.run(
        "document.querySelectorAll('main *').forEach((e) => e.dispatchEvent(new Event('click')))"
    )
    assert stage.run("window.ran === undefined")
    assert 0 == stage.run(
        "document.querySelectorAll('main :is(script, iframe, object, base, meta)').length"
    )


def test_no_text_runs_wherever_it_is_shown(open_deck: Open, tmp_path: Path) -> None:
    bad = f"</script></style></title>--><img src=x onerror={MARK}><script>{MARK}</script>"
    front = "".join(
        f"{key}: {json.dumps(bad)}\n" for key in ("title", "author", "event", "description")
    )
    code = f"`{bad}`"
    text = f"---\n{front}---\n# {code}\n\n{code}\n\n## {code}\n\n::: notes\n{code}\n:::\n"
    stage = open_deck(built(text, tmp_path, Options(with_notes=True)))

    for key in ("o", "o", "?", "Escape", "g", "Escape", "End"):
        stage.page.keyboard.press(key)
    assert stage.run("window.ran === undefined")
    assert 2 == stage.run("deck.scene.frames.length")


@pytest.mark.parametrize("place", [NAMES, DOCUMENT])
def test_ids_that_a_page_knows_clobber_nothing(
    place: list[str], open_deck: Open, tmp_path: Path
) -> None:
    names = [name for name in place if built(f"# A {{#{name}}}\n", tmp_path)]
    frames = "".join(f"# {name} {{#{name}}}\n\n[on](#{names[0]})\n\n" for name in names)
    stage = open_deck(built(f"# Start\n\n{frames}", tmp_path))

    for name in names:
        with stage.landing():
            stage.run("deck.goto(argument)", name)
        assert name == stage.run("deck.scene.frames[deck.place.frame].id")
    stage.page.keyboard.press("o")
    assert stage.run("document.body instanceof HTMLElement")


@pytest.mark.parametrize(
    "address",
    [
        "#__proto__", "#/__proto__", "#constructor", "#/constructor/3", "#/toString", "#/0/0/0",
        f"#/<img src=x onerror={MARK}>", "#/%3Cscript%3E", "#/%E0%A4%A", "#/a/99999999999999999999",
        f"#javascript:{MARK}", "#//evil.example", "#" + "/" * 5000,
        "?motion=<script>&__proto__[x]=1",
    ],
)  # fmt: skip
def test_no_address_does_more_than_fly(address: str, open_deck: Open, tmp_path: Path) -> None:
    stage = open_deck(built("# A\n\n# B\n", tmp_path), address)

    assert 0 == stage.step
    assert stage.run("window.ran === undefined && ({}).x === undefined")
    assert stage.run("document.querySelectorAll('img').length") == 0


def test_a_drawing_cannot_run(open_deck: Open, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="{MARK}">'
        f"<script>{MARK}</script><image href='http://127.0.0.1:9/x.png' onerror='{MARK}'/>"
        f"<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='x' onerror='{MARK}'/>"
        "</foreignObject></svg>"
    )
    stage = open_deck(built("# A\n\n![](a.svg)\n\n::: canvas x=0 y=0\n![](a.svg)\n:::\n", tmp_path))

    assert stage.run("window.ran === undefined")

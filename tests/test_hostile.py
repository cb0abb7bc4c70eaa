"""Talks that mean harm, through the whole line: refused by a named error, or harmless.

``docs/security.md`` says which promise each of these tests holds.
"""

from __future__ import annotations

import json
import os
import re
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from deckgen.build import build, compile_deck
from deckgen.diagnostics import DeckError
from deckgen.read import read_text
from tests.talks import a_talk
from tests.test_sanitise import RUNS

NAMES = ["constructor", "__proto__", "toString", "prototype", "hasOwnProperty", "valueOf"]


class Page(HTMLParser):
    """Every element of a page with its attributes, and what stands in its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag == "script"
        self.scripts += [""] if self.inside else []

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  the parser's own signature
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data

    @property
    def scene(self) -> str:
        """The script that is data: after the one that opens the page."""
        return self.scripts[1]

    @property
    def code(self) -> list[str]:
        """All others."""
        return [self.scripts[0], *self.scripts[2:]]


def page_of(text: str, folder: Path) -> Page:
    bundle = compile_deck(read_text(text, file="talk.md", folder=folder))
    return Page(bundle.files["index.html"].decode())


def head_of(page: Page) -> list[str]:
    """The tags before the frames, which are the same in every page."""
    tags = [tag for tag, _ in page.tags]
    return tags[: tags.index("main")]


def codes(text: str, folder: Path) -> list[str]:
    """The names of the errors that a talk is refused with; none where it is built."""
    try:
        compile_deck(read_text(text, file="talk.md", folder=folder))
    except DeckError as error:
        return sorted({fault.code for fault in error.diagnostics})
    return []


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return page_of("# A\n\nx\n", tmp_path_factory.mktemp("plain"))


# ---- what would run, load or forge ---------------------------------------------------


@pytest.mark.parametrize("html", RUNS)
@pytest.mark.parametrize("where", ["{}", "# A {}", "# A\n\n- x {}", "# A\n\n| a |\n|---|\n| {} |"])
def test_no_html_of_a_talk_runs_or_loads(
    html: str, where: str, tmp_path: Path, plain: Page
) -> None:
    text = "# Start\n\n" + where.format(html.replace("\n", " ")) + "\n"
    try:
        page = page_of(text, tmp_path)
    except DeckError:
        return  # refused, by name

    assert plain.code == page.code
    for tag, attributes in page.tags[len(head_of(plain)) :]:
        assert tag not in ("iframe", "object", "embed", "base", "form", "link", "meta", "style")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("src", "href", "poster", "srcset", "action"):
            address = attributes.get(name, "")
            assert not re.match(r"\s*(?:javascript|vbscript|file|view-source|//)", address, re.I)
            assert name == "href" or not address or address.startswith("data:image/")


@pytest.mark.parametrize("end", ["</script>", "</ScRiPt >", "<!--<script>", "]]>", "</style>"])
def test_no_text_ends_a_script_or_a_style(end: str, tmp_path: Path, plain: Page) -> None:
    quoted = json.dumps(f"{end}<img src=x onerror=alert(1)>")
    text = (
        f"---\ntitle: {quoted}\nauthor: {quoted}\nevent: {quoted}\ndescription: {quoted}\n---\n"
        f"# A `{end}`\n\n`{end}`\n\n```js\n{end}\n```\n\n::: notes\n`{end}`\n:::\n"
    )
    page = page_of(text, tmp_path)

    assert plain.code == page.code
    assert isinstance(json.loads(page.scene), dict)
    assert not [tag for tag, attributes in page.tags if "onerror" in attributes]


@pytest.mark.parametrize("name", NAMES)
def test_names_that_scripts_know_are_names_like_others_or_refused(
    name: str, tmp_path: Path
) -> None:
    route = f"---\npaths:\n  {name}: [a, {name}]\n---\n"
    for front in ("", route):
        found = codes(f"{front}# A\n\n## B {{#{name}}}\n\n[x](#{name})\n", tmp_path)
        assert [] == found or {"bad-id", "reserved-id", "unknown-stop", "unknown-frame"} & {*found}
    page = page_of(f"# {name}\n\n## {name}\n", tmp_path)  # a title is never refused
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len({*ids}) == len(ids)
    assert not {*ids} & {"__proto__", "constructor", "prototype"}


def test_ids_of_the_page_itself_are_refused(tmp_path: Path) -> None:
    for name in ("impress", "deckgen-scene", "IMPRESS"):
        assert [] != codes(f"# A {{#{name}}}\n", tmp_path)
    page = page_of("# A\n\n<p id=impress>x</p><p id=deckgen-scene>y</p>\n", tmp_path)
    assert 1 == sum(a.get("id") == "impress" for _, a in page.tags)
    assert 1 == sum(a.get("id") == "deckgen-scene" for _, a in page.tags)


def test_annotations_carry_no_handler_no_style_no_id_of_ours(tmp_path: Path) -> None:
    for said in ("onclick=alert(1)", "style=color:red", "#impress", ".step", ".frame-box", "src=x"):
        assert [] != codes(f"# A\n\nx {{.a {said}}}\n", tmp_path)


# ---- templates, options --------------------------------------------------------------


def test_templates_stay_as_written(tmp_path: Path) -> None:
    said = "{{ 7*7 }} {% include '/etc/passwd' %} {# x #} ${7*7} <%= 7*7 %>"
    text = f'---\ntitle: "{said}"\n---\n# A {said}\n\n{said}\n\n```\n{said}\n```\n'
    html = compile_deck(read_text(text, file="talk.md", folder=tmp_path)).files["index.html"]

    assert b"{{ 7*7 }} {% include" in html
    assert b"root:" not in html


@pytest.mark.parametrize(
    "line", ["output: /etc/x", "browser: /bin/sh", "env: {A: b}", "trust: html", "with-notes: true"]
)
@pytest.mark.parametrize("front", ["", "marp: true\n"])
def test_no_talk_sets_what_only_the_user_may(line: str, front: str, tmp_path: Path) -> None:
    assert ["not-from-a-talk"] == codes(f"---\n{front}{line}\n---\n# A\n", tmp_path)


# ---- numbers -------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["1e300", "-1e300", "nan", "inf", "1e-300", "9" * 400, "0x1"])
@pytest.mark.parametrize("key", ["x", "y", "scale", "rotate", "gap", "size", "dwell"])
def test_numbers_out_of_reach_are_refused_or_drawn(number: str, key: str, tmp_path: Path) -> None:
    text = f"# A\n\n## B {{{key}={number}}}\n\n## C\n"
    try:
        page = page_of(text, tmp_path)
    except DeckError:
        return
    scene = page.scene
    assert not re.search(r"\b(?:NaN|Infinity)\b", scene)
    json.loads(scene, parse_constant=pytest.fail)


@pytest.mark.parametrize("key", ["scale=0", "scale=-1", "size=0x0", "size=-1x5"])
def test_a_frame_without_extent_is_refused(key: str, tmp_path: Path) -> None:
    assert [] != codes(f"# A {{{key}}}\n", tmp_path)


# ---- files ---------------------------------------------------------------------------


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "secret.md").write_text("# secret")
    inside = tmp_path / "talk"
    inside.mkdir()
    (inside / "link.svg").symlink_to(tmp_path / "secret.svg")
    (inside / "up").symlink_to(tmp_path)
    os.mkfifo(inside / "pipe.png")
    for name in ("../secret.svg", str(tmp_path / "secret.svg"), "link.svg", "up/secret.svg"):
        for use in (f"![]({name})", f"<img src='{name}'>"):
            assert [] != codes(f"# A\n\n{use}\n", inside)
        assert [] != codes(f"# A {{along={name}#p}}\n\n## B\n", inside)
    assert [] != codes("# A\n\n![](pipe.png)\n", inside)
    assert [] != codes("# A\n\n![](/dev/zero)\n", inside)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {}>{}</svg>'
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "svg",
    [
        SVG.format("onload='alert(1)'", "<script>alert(1)</script>"),
        SVG.format("", "<foreignObject><iframe srcdoc='&lt;script&gt;'/></foreignObject>"),
        SVG.format("", "<image href='https://evil.example/x.png'/><use href='http://evil.example'/>"),
        SVG.format("", "<style>@import 'https://evil.example/x';*{fill:url(//evil.example)}</style>"),
        SVG.format("", "<a href='javascript:alert(1)'><set attributeName='href' to='x'/></a>"),
        f'<!DOCTYPE svg [<!ENTITY e0 "xxxxxxxxxx">{BOMB}]>' + SVG.format("", "<text>&e8;</text>"),
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("", "&x;"),
        SVG.format("", "<g>" * 100_000 + "</g>" * 100_000),
        '<?xml-stylesheet href="https://evil.example/x.css"?>' + SVG.format("", ""),
    ],
    ids=["script", "html", "references", "style", "links", "bomb", "entity", "deep", "sheet"],
)  # fmt: skip
def test_a_drawing_runs_nothing_and_asks_for_nothing(svg: str, tmp_path: Path) -> None:
    start = time.process_time()
    try:
        html = (
            build(a_talk(tmp_path, "# A\n\n![](a.svg)\n", a_svg=svg)).files["index.html"].decode()
        )
    except DeckError as error:
        html = ""
        assert error.diagnostics[0].span
    drawn = re.search(r'<img src="(data:image/svg[^"]*)"', html)
    for word in ("alert", "evil.example", "root:", "onload", "javascript"):
        assert word not in (drawn[1] if drawn else "")
    assert time.process_time() - start < 2


# ---- piles ---------------------------------------------------------------------------

MANY = 100_000
INLINE = """
    [ ] ( ![ []( * ** _ ` ~~ < <b> <!-- $ { {.a} {{ {% " ' & &# \\ | ^[ [^ [^a] « :: $x$ <v-click>
    <svg> <math> <div> http:// [x](#a) *a_ </
"""
LINES = [
    ">", "-", "1.", "***", "> a", "```", "$$", "<v-clicks>", "<v-click>\n\nx", "<div>", "<!--",
    '<aside class="notes">', "[^a]: x", "[a]: b", ":::", "::: columns\n::: column", "::: canvas",
    "|a|\n|-|", "a\n: b", ". . .", "{#a}", "{x=1", "\\begin{align}", "---\na: b\n...",
    "````md magic-move\n```js", "[^z]", "::right::",
]  # fmt: skip


@pytest.mark.parametrize("mark", INLINE.split())
def test_no_pile_of_marks_in_a_line_takes_two_seconds(mark: str, tmp_path: Path) -> None:
    assert_quick("# A\n\n" + mark * (MANY // len(mark)), tmp_path)


@pytest.mark.parametrize("mark", LINES)
def test_no_pile_of_lines_takes_two_seconds(mark: str, tmp_path: Path) -> None:
    assert_quick("# A\n\n" + f"{mark}\n" * (MANY // (len(mark) + 1)), tmp_path)


def test_a_hundred_thousand_nested_brackets_take_no_time(tmp_path: Path) -> None:
    assert_quick("# A\n\n" + "[" * MANY + "]" * MANY, tmp_path)
    assert_quick("# A\n\n" + "[" * MANY + "x" + "](a)" * MANY, tmp_path)


def test_a_forgotten_tag_is_not_opened_anew_without_end(tmp_path: Path) -> None:
    styles = "".join(f"<b class=a{number}>" for number in range(1000))

    assert_quick(f"# A\n\n{styles}\n\n" + "x\n\n" * 20_000, tmp_path)
    assert ["too-many-tags"] == codes(f"# A\n\n{styles}\n\n" + "x\n\n" * 20_000, tmp_path)
    assert ["too-many-tags"] == codes("# A\n\n" + "<div>" * 50_000, tmp_path)


def assert_quick(text: str, folder: Path) -> None:
    start = time.process_time()
    codes(text, folder)
    assert time.process_time() - start < 2


# ---- the table of promises -----------------------------------------------------------

ROOT = Path(__file__).parent.parent


def test_every_test_that_the_promises_name_is_there() -> None:
    promises = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.(?:py|md))`((?:[:,] `test_\w+`)*)", promises)

    assert len(named) > 10
    for file, tests in named:
        text = (ROOT / file).read_text(encoding="utf-8")
        assert [] == [test for test in re.findall(r"test_\w+", tests) if f"def {test}(" not in text]

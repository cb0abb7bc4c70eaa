"""The documentation says everything, and nothing that is not so."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from deckgen.build import compile_deck
from deckgen.cli import COMMANDS, group
from deckgen.cli.console import Console, console
from deckgen.cli.exits import Exit
from deckgen.frontmatter.keys import KEYS
from deckgen.model import LAYOUTS, Settings
from deckgen.read import read_text
from deckgen.syntax import keys as inside
from deckgen.syntax import values as frame_keys

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
COMMAND_LINE = (DOCS / "command-line.md").read_text(encoding="utf-8")

_FENCE = re.compile(r"^(?P<fence>```+)(?P<lang>\w*)\n(?P<body>.*?)^(?P=fence)$", re.M | re.S)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`` (`) ``|`([^`]+)`")
_ROW = re.compile(r"^\| `([^`]+)` \|", re.M)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next of its level."""
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def first_column(text: str) -> list[str]:
    return _ROW.findall(text)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by its full name, subcommands included."""
    context = click.Context(group)
    for command_name in COMMANDS:
        command = group.get_command(context, command_name)
        assert command is not None
        yield command_name, command
        if isinstance(command, click.Group):
            for below, child in command.commands.items():
                yield f"{command_name} {below}", child


def options(command: click.Command) -> list[click.Option]:
    return [p for p in command.params if isinstance(p, click.Option)]


COMMON = {option.name for option in options(group)}


# ---- the command line ----------------------------------------------------------------


@pytest.mark.parametrize(("title", "command"), list(commands()))
def test_every_command_has_its_section_and_every_option_its_row(
    title: str, command: click.Command
) -> None:
    if isinstance(command, click.Group):
        return
    about = section(COMMAND_LINE, f"deckgen {title}")
    own = [option for option in options(command) if option.name not in COMMON]

    assert about
    wanted = {flag for option in own for flag in option.opts}
    assert wanted == {flag for row in first_column_flags(about) for flag in row}


def first_column_flags(about: str) -> list[list[str]]:
    rows = re.findall(r"^\| (`-[^|]*) \|", about, re.M)
    return [re.findall(r"`(-[\w-]+)", row) for row in rows]


def test_every_common_option_has_its_row() -> None:
    rows = {flag for row in first_column_flags(COMMAND_LINE.partition("\n## ")[0]) for flag in row}
    wanted = {flag for o in options(group) for flag in (*o.opts, *o.secondary_opts)}

    assert wanted | {"-h", "--help"} == rows


def test_no_other_command_has_a_section() -> None:
    titles = re.findall(r"^## deckgen (.+)$", COMMAND_LINE, re.M)

    assert [t for t, c in commands() if not isinstance(c, click.Group)] == titles


DEFAULTS: dict[str, dict[str, object]] = {
    "serve": {
        "deck": None,
        "port": None,
        "host": None,
        "remote": False,
        "allow_host": (),
        "opens": False,
        "poll": False,
        "follow_edits": False,
        "route": None,
        "theme": None,
        "trust_html": False,
    },
    "build": {
        "decks": (),
        "output": None,
        "watch": False,
        "folder": False,
        "with_notes": False,
        "route": None,
        "theme": None,
        "trust_html": False,
        "embed_snippet": False,
        "force": False,
    },
    "new": {"folder": None, "template": "tour"},
    "theme list": {},
    "doctor": {"browser_file": None},
    "install-browser": {},
    "completion bash": {"shell": "bash"},
}


@pytest.mark.parametrize("line", DEFAULTS)
def test_every_default_of_the_command_line(line: str) -> None:
    found, rest = at_the_end_of(line.split())

    assert DEFAULTS[line] == found.make_context(line, rest).params


def test_without_options_a_console_is_neither_quiet_nor_in_json() -> None:
    found = console(group.make_context("deckgen", ["theme"]))

    assert Console() == found


def at_the_end_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that a line calls, and what the line gives it."""
    command: click.Command = group
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, words
        command, words = found, words[1:]
    return command, words


def test_every_exit_code_is_in_its_table() -> None:
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", section(COMMAND_LINE, "Exit codes"), re.M)

    assert [(int(code), code.meaning) for code in Exit] == [(int(n), text) for n, text in rows]


# ---- the format ----------------------------------------------------------------------


def test_every_key_of_the_front_matter_is_documented() -> None:
    about = section(text_of("talk-format.md"), "Front matter")

    assert [key.name for key in KEYS] == first_column(about)


def test_every_setting_of_a_theme_is_documented() -> None:
    rows = first_column(text_of("themes.md"))

    assert [field.name for field in fields(Settings)] == rows[2:]
    assert ["atelier", "cacao"] == rows[:2]


def test_every_layout_is_documented() -> None:
    about = section(text_of("placing.md"), "Arranging children")
    rows = [row.removeprefix("layout=") for row in first_column(about) if row.startswith("layout=")]

    assert set(LAYOUTS) == set(rows)


def test_every_key_of_a_frame_is_documented_and_no_other() -> None:
    page = text_of("placing.md")
    rows = re.findall(r"^\| ([^|]+) \|", page, re.M)
    told = {re.split("=", key)[0] for row in rows for key in re.findall(r"`([^`]+)`", row)}
    known = {*frame_keys.KEYS, *frame_keys.WORDS}

    assert [] == [key for key in known if not re.search(rf"`{key}[=`]", page)]
    assert {"{.NAME}"} == told - known


def test_every_key_inside_a_frame_is_documented_and_no_other() -> None:
    about = section(text_of("talk-format.md"), "What braces can say")
    told = {word for row in re.findall(r"^\| (`.*?) \|", about, re.M) for word in row.split()}
    known = {f"{key}=" for keys in inside.KEYS.values() for key in keys}
    known |= {word for words in inside.WORDS.values() for word in words}

    assert {*known, "#ID", ".NAME"} == {word.strip("`") for word in told}


SIGNS = {"→": "ArrowRight", "←": "ArrowLeft", "↑": "ArrowUp", "↓": "ArrowDown"}


def test_every_key_is_documented_and_no_other() -> None:
    keymap = (ROOT / "deckgen/runtime/keymap.js").read_text(encoding="utf-8")
    lists = re.findall(r"keys: \[([^\]]*)\]", keymap)
    bound = {key for keys in lists for key in re.findall(r'(?<!\.)"([^"]+)"', keys)}
    bound |= {digit for digits in re.findall(r'\.\.\."(\d+)"', keymap) for digit in digits}
    rows = re.findall(r"^\| ([^|]+) \|", text_of("keys.md"), re.M)
    told = {found[0] or found[1] for row in rows for found in _CODE.findall(row)}

    assert bound - {"*"} == {key_name(key) for key in told}


def key_name(told: str) -> str:
    """What the key map calls a key that the manual writes as on a keyboard."""
    named = "".join(SIGNS.get(letter, letter) for letter in told)
    *held, key = (named,) if len(named) == 1 else named.split("+")
    return "+".join((*held, key.lower() if len(key) == 1 else key))


def blocks(language: str) -> list[tuple[str, str]]:
    """Every fenced block of a language, with the page and line where it stands."""
    return [
        (f"{name(page)}:{text[: found.start()].count(chr(10)) + 1}", found["body"])
        for page in PAGES
        for text in [page.read_text(encoding="utf-8")]
        for found in _FENCE.finditer(text)
        if found["lang"] == language
    ]


@pytest.mark.parametrize(("where", "talk"), blocks("markdown"))
def test_every_example_builds_without_a_warning(where: str, talk: str, tmp_path: Path) -> None:
    bundle = compile_deck(read_text(talk, file=where, folder=tmp_path))

    assert () == bundle.warnings


# ---- what a reader types and follows -------------------------------------------------

SHELL_LINES = [
    (where, line.split("#")[0].strip())
    for where, body in blocks("sh")
    for line in body.splitlines()
    if line.split("#")[0].strip()
]


@pytest.mark.parametrize(
    ("where", "line"), [(w, line) for w, line in SHELL_LINES if line.startswith("deckgen")]
)
def test_every_command_of_the_documentation_exists(where: str, line: str) -> None:
    command, rest = at_the_end_of(shlex.split(line)[1:])

    assert command.make_context(where, rest)


@pytest.mark.parametrize(
    ("where", "line"), [(w, line) for w, line in SHELL_LINES if " make " in f" {line} "]
)
def test_every_target_of_the_documentation_exists(where: str, line: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    target = line.split("make ")[1].split()[0]

    assert re.search(rf"^{target}:", makefile, re.M), where


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_of_the_documentation_leads_somewhere(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    text = re.sub(r"`[^`\n]*`", "", text)
    broken = []
    for target in _LINK.findall(text):
        if target.startswith(("https://", "http://")):
            continue
        file, _, anchor = target.partition("#")
        there = page.parent / file if file else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)

    assert [] == broken


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=name)
def test_every_page_of_the_manual_is_in_its_index(page: Path) -> None:
    index = text_of("index.md")

    assert page.name == "index.md" or f"]({page.name})" in index


def test_the_map_of_the_architecture_is_short_and_true() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    parts = re.findall(r"^  ([\w/]+(?:\.py)?/?) ", section(text, "The map"), re.M)

    assert len(text.splitlines()) < 150
    assert [] == [part for part in parts if not (ROOT / "deckgen" / part).exists()]

"""The command line: what it takes, what it says, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckgen import __version__
from deckgen.cli import COMMANDS, group
from deckgen.cli.console import Console, wants_colour
from deckgen.cli.find import Job, jobs, talk_here
from deckgen.cli.new import language
from deckgen.diagnostics import Diagnostic, Span
from tests.commands import Result, apart, here

TALK = "# One\n\nWords.\n\n# Two\n"
BROKEN = "# One {right-of=tow}\n\n# Two\n"


class Commands:
    """A folder, and the commands run in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Result:
        return here(self._capsys, *arguments)

    def write(self, name: str, text: str = TALK) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def deckgen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Commands:
    monkeypatch.chdir(tmp_path)
    return Commands(tmp_path, capsys)


# ---- which talk, and where to -------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "talk"),
    [
        (["talk.md", "slides.md", "deck.md", "a.md"], "talk.md"),
        (["slides.md", "deck.md", "a.md"], "slides.md"),
        (["deck.md", "a.md"], "deck.md"),
        (["mine.md", "notes.txt"], "mine.md"),
    ],
)
def test_the_talk_that_is_meant_where_none_is_named(
    deckgen: Commands, files: list[str], talk: str
) -> None:
    for file in files:
        deckgen.write(file)

    assert talk == talk_here(deckgen.folder)


def test_several_talks_and_no_usual_name_are_listed(deckgen: Commands) -> None:
    deckgen.write("b.md")
    deckgen.write("a.md")

    result = deckgen("build")

    assert 2 == result.status
    assert "there are several talks here: a.md, b.md" in result.err


def test_a_folder_without_talks_says_how_to_start_one(deckgen: Commands) -> None:
    result = deckgen("build")

    assert (2, True) == (result.status, "deckgen new" in result.err)


def test_a_deck_goes_to_the_build_folder_under_its_talks_name(deckgen: Commands) -> None:
    deckgen.write("my talk.md")

    assert 0 == deckgen("build").status
    assert "<!doctype html>" in deckgen.read("build/my talk.html")


@pytest.mark.parametrize(
    ("decks", "output", "folder", "expected"),
    [
        (["a.md"], None, False, ["build/a.html"]),
        (["a.md"], None, True, ["build/a"]),
        (["x/a.md"], None, False, ["build/a.html"]),
        (["-"], None, False, ["build/talk.html"]),
        (["a.md"], "b.html", False, ["b.html"]),
        (["a.md"], "out/", False, ["out/a.html"]),
        (["a.md"], "-", False, ["-"]),
        (["a.md"], "site", True, ["site"]),
        (["a.md", "b.md"], "out", False, ["out/a.html", "out/b.html"]),
        (["a.md", "b.md"], "out", True, ["out/a", "out/b"]),
    ],
)
def test_where_decks_go(
    decks: list[str], output: str | None, folder: bool, expected: list[str]
) -> None:
    places = [Path(job.output).as_posix() for job in jobs(decks, output, folder=folder)]

    assert expected == places


def test_an_existing_folder_takes_the_deck(deckgen: Commands) -> None:
    deckgen.write("talk.md")
    (deckgen.folder / "out").mkdir()

    assert 0 == deckgen("build", "-o", "out").status
    assert (deckgen.folder / "out/talk.html").exists()


def test_two_talks_of_one_name_are_not_written_over_each_other(deckgen: Commands) -> None:
    deckgen.write("one/talk.md")
    deckgen.write("two/talk.md")

    result = deckgen("build", "one/talk.md", "two/talk.md")

    assert 2 == result.status
    assert "would both be written to" in result.err
    assert not (deckgen.folder / "build").exists()


def test_a_talk_is_never_its_own_output(deckgen: Commands) -> None:
    talk = deckgen.write("talk.html")

    assert 6 == deckgen("build", "talk.html", "-o", "talk.html", "--force").status
    assert TALK == talk.read_text(encoding="utf-8")


def test_the_folder_of_the_output_is_made(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    assert 0 == deckgen("build", "-o", "some/where/deck.html").status
    assert (deckgen.folder / "some/where/deck.html").exists()


def test_one_job_is_one_talk_and_its_place() -> None:
    assert (Job("a.md", "b.html"),) == jobs(["a.md"], "b.html", folder=False)


# ---- build --------------------------------------------------------------------------


def test_data_goes_to_standard_output_and_all_else_to_standard_error(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    written = deckgen("build")
    printed = deckgen("build", "-o", "-")

    assert ("", True) == (written.out, "wrote" in written.err)
    assert (True, "") == (printed.out.startswith("<!doctype html>"), printed.err)


def test_the_tag_for_another_page_goes_to_standard_output(deckgen: Commands) -> None:
    deckgen.write("talk.md", '---\ntitle: A "talk" & more\nsize: 1000x500\n---\n\n# A\n')

    alone = deckgen("build", "-o", "my talk.html", "--embed-snippet").out
    folder = deckgen("build", "-o", "deck/", "--folder", "--embed-snippet").out

    assert alone.startswith(
        '<iframe src="my%20talk.html?embed" title="A &quot;talk&quot; &amp; more"'
    )
    assert "aspect-ratio: 1000 / 500" in alone
    assert 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"' in alone
    assert "/index.html?embed" in folder


@pytest.mark.parametrize("other", (("-o", "-"), ("--json",)))
def test_the_tag_shares_standard_output_with_nothing(
    deckgen: Commands, other: tuple[str, ...]
) -> None:
    deckgen.write("talk.md")

    assert 2 == deckgen("build", "--embed-snippet", *other).status


def test_a_talk_can_come_from_standard_input(tmp_path: Path) -> None:
    result = apart(["build", "-", "-o", "-"], tmp_path, given=b"# Piped in")

    assert 0 == result.status
    assert "Piped in" in result.out


def test_a_doubt_about_standard_input_is_said(tmp_path: Path) -> None:
    result = apart(["build", "-", "-o", "-"], tmp_path, given="# Piped in".encode("utf-16"))

    assert (0, 1) == (result.status, result.err.count("warning: "))


def test_a_fault_in_standard_input_has_its_line(tmp_path: Path) -> None:
    result = apart(["build", "-", "-o", "-"], tmp_path, given=BROKEN.encode())

    assert 1 == result.status
    assert result.err.startswith("-:1:")


def test_a_fault_leaves_the_last_good_deck(deckgen: Commands) -> None:
    deckgen.write("talk.md")
    deckgen("build")
    before = deckgen.read("build/talk.html")
    deckgen.write("talk.md", BROKEN)

    result = deckgen("build")

    assert 1 == result.status
    assert before == deckgen.read("build/talk.html")


def test_a_fault_is_shown_with_its_line_and_what_to_write(deckgen: Commands) -> None:
    deckgen.write("talk.md", BROKEN)

    lines = deckgen("build").err.splitlines()

    assert lines[0].startswith("talk.md:1:")
    assert "    1 | # One {right-of=tow}" == lines[1]
    assert lines[2].endswith('^^^ did you mean "two"?')


def test_a_fault_in_one_talk_does_not_stop_the_others(deckgen: Commands) -> None:
    deckgen.write("bad.md", BROKEN)
    deckgen.write("good.md")

    assert 1 == deckgen("build", "bad.md", "good.md").status
    assert (deckgen.folder / "build/good.html").exists()


def test_json_is_one_record_a_deck(deckgen: Commands) -> None:
    deckgen.write("bad.md", BROKEN)
    deckgen.write("good.md")

    result = deckgen("build", "--json", "bad.md", "good.md")
    bad, good = map(json.loads, result.out.splitlines())

    assert "" == result.err
    assert ("bad.md", None) == (bad["deck"], bad["output"])
    assert "error" == bad["diagnostics"][0]["severity"]
    assert ("bad.md", 1) == tuple(bad["diagnostics"][0]["span"][k] for k in ("file", "line"))
    assert str(Path("build/good.html")) == good["output"]
    assert (deckgen.folder / good["output"]).stat().st_size == good["bytes"]


def test_json_leaves_standard_output_to_the_deck(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    result = deckgen("build", "--json", "-o", "-")

    assert result.out.startswith("<!doctype html>")
    assert "talk.md" == json.loads(result.err)["deck"]


def test_quiet_says_nothing_of_what_went_well(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    assert Result(0, "", "") == deckgen("build", "-q")
    assert Result(0, "", "") == deckgen("-q", "build")


def test_a_file_that_is_not_ours_stays_unless_forced(deckgen: Commands) -> None:
    deckgen.write("talk.md")
    deckgen.write("page.html", "<p>mine</p>")

    refused = deckgen("build", "-o", "page.html")
    assert (6, "<p>mine</p>") == (refused.status, deckgen.read("page.html"))
    assert "--force" in refused.err

    assert 0 == deckgen("build", "-o", "page.html", "--force").status
    assert "deckgen" in deckgen.read("page.html")


def test_a_folder_has_its_page_and_its_files(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    assert 0 == deckgen("build", "--folder").status
    assert (deckgen.folder / "build/talk/index.html").exists()


def test_notes_stay_out_unless_asked_for(deckgen: Commands) -> None:
    deckgen.write("talk.md", "# One\n\n::: notes\nsecret-word\n:::\n")

    assert "secret-word" not in deckgen("build", "-o", "-").out
    assert "secret-word" in deckgen("build", "-o", "-", "--with-notes").out


def test_raw_html_is_cleaned_unless_trusted(deckgen: Commands) -> None:
    deckgen.write("talk.md", "# One\n\n<script>unwanted()</script>\n")

    assert "unwanted()" not in deckgen("build", "-o", "-").out
    assert "unwanted()" in deckgen("build", "-o", "-", "--trust-html").out


def test_the_command_line_overrules_the_talks_theme(deckgen: Commands) -> None:
    deckgen.write("talk.md", "---\ntheme: atelier\n---\n# One\n")

    assert 'data-theme="cacao"' in deckgen("build", "-o", "-", "--theme", "cacao").out


def test_an_unknown_route_is_an_error(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    assert 1 == deckgen("build", "--route", "nope").status


def test_a_talk_and_an_output_are_enough(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    assert 0 == deckgen("talk.md", "-o", "deck.html").status
    assert 0 == deckgen("-q", "talk.md", "--output=deck.html").status


def test_an_ending_that_cannot_be_written_is_said(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    result = deckgen("talk.md", "-o", "talk.doc")

    assert (2, True) == (result.status, "talk.doc does not say a format" in result.err)


def test_a_build_into_another_format_is_told_of_the_command_for_it(deckgen: Commands) -> None:
    deckgen.write("talk.md")

    result = deckgen("build", "talk.md", "-o", "talk.pdf")

    assert (2, True) == (result.status, "deckgen export talk.md -o talk.pdf" in result.err)


@pytest.mark.parametrize("arguments", [["-", "-o", "x.html"], ["talk.md", "-o", "-"]])
def test_standard_streams_cannot_be_watched(deckgen: Commands, arguments: list[str]) -> None:
    deckgen.write("talk.md")

    assert 2 == deckgen("build", "-w", *arguments).status


# ---- new, theme, doctor, completion -------------------------------------------------


@pytest.mark.parametrize("template", ["tour", "bare"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_new_writes_builds_without_a_warning(
    deckgen: Commands, monkeypatch: pytest.MonkeyPatch, template: str, lang: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{lang}_CH.UTF-8")

    assert 0 == deckgen("new", "a talk", "--template", template).status
    monkeypatch.chdir(deckgen.folder / "a talk")
    result = deckgen("build", "-v")

    assert (0, 1) == (result.status, len(result.err.splitlines())), result.err
    assert f'lang="{lang}"' in Path("build/talk.html").read_text(encoding="utf-8")


def test_new_prints_the_next_commands(deckgen: Commands) -> None:
    lines = [line.strip().split("  ")[0] for line in deckgen("new", "a talk").out.splitlines()]

    assert ["Next:", "cd 'a talk'", "deckgen serve --open", "deckgen build"] == lines


def test_new_makes_a_folder_and_says_so_to_who_names_a_file(deckgen: Commands) -> None:
    result = deckgen("new", "my talk.md")

    assert (2, []) == (result.status, list(deckgen.folder.iterdir()))
    assert "deckgen new 'my talk'" in result.err


def test_new_overwrites_nothing(deckgen: Commands) -> None:
    mine = deckgen.write("talk.md", "mine")

    result = deckgen("new")

    assert (6, "mine") == (result.status, mine.read_text(encoding="utf-8"))
    assert [mine] == list(deckgen.folder.iterdir())


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": "de_DE"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_MESSAGES": "fr"}, "fr"),
    ],
)
def test_a_new_talk_speaks_the_users_language(environ: dict[str, str], lang: str) -> None:
    assert lang == language(environ)


def test_the_themes_that_come_with_deckgen_are_listed(deckgen: Commands) -> None:
    names = [line.split()[0] for line in deckgen("theme", "list").out.splitlines()]

    assert ["atelier", "cacao"] == names


def test_a_theme_beside_the_talk_is_listed_as_such(deckgen: Commands) -> None:
    deckgen.write("themes/mine/theme.toml", 'name = "mine"\ndescription = "My own"\n')

    records = map(json.loads, deckgen("theme", "list", "--json").out.splitlines())
    found = {record["name"]: record["packaged"] for record in records}

    assert {"mine": False, "atelier": True, "cacao": True} == found


def test_the_doctor_names_a_browser_and_what_was_refused(deckgen: Commands) -> None:
    result = deckgen("doctor", "--browser", str(deckgen.folder / "none"), "--json")
    findings = [json.loads(line) for line in result.out.splitlines()]

    assert 4 == result.status
    assert {"subject": "deckgen", "health": "good", "detail": __version__} == findings[0]
    refused = [f["detail"] for f in findings if f.get("health") == "refused"]
    assert [f"{deckgen.folder / 'none'} (--browser): there is no such file"] == refused
    assert "this mends it: " in findings[-1]["diagnostics"][0]["hint"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_call_deckgen(deckgen: Commands, shell: str) -> None:
    assert "_DECKGEN_COMPLETE" in deckgen("completion", shell).out


def test_completion_completes_commands(deckgen: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DECKGEN_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "deckgen b")
    monkeypatch.setenv("COMP_CWORD", "1")

    assert "plain,build" == deckgen().out.strip()


# ---- help, colour, streams ----------------------------------------------------------


def test_help_and_version_go_to_standard_output(deckgen: Commands) -> None:
    assert "build" in deckgen("--help").out
    assert deckgen("--help").out == deckgen().out
    assert Result(0, f"deckgen {__version__}\n", "") == deckgen("--version")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    import click

    command = group.get_command(click.Context(group), name)

    assert command is not None
    assert COMMANDS[name] == command.get_short_help_str(100).rstrip(".")


def test_an_unknown_command_is_a_usage_error(deckgen: Commands) -> None:
    result = deckgen("serv")

    assert (2, "") == (result.status, result.out)
    assert "serv" in result.err


def test_usage_errors_are_records_under_json(deckgen: Commands) -> None:
    record = json.loads(deckgen("build", "--nope", "--json").out)

    assert "--nope" in record["diagnostics"][0]["message"]


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_have_it(environ: dict[str, str], wanted: bool) -> None:
    assert wanted == wants_colour(environ, Terminal())  # type: ignore[arg-type]


def test_the_option_decides_over_the_terminal(deckgen: Commands) -> None:
    deckgen.write("talk.md", BROKEN)

    assert "\x1b[1;31merror: \x1b[0m" in deckgen("build", "--color").err
    assert "\x1b" not in deckgen("build").err
    assert "\x1b" not in deckgen("--color", "build", "--no-color").err


def test_a_talk_cannot_write_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    span = Span("t.md", 1, 1, 1, 2)
    Console().report([Diagnostic("x", "bad \x1b[2J", span)], {"t.md": "\x1b]0;title\x07"})

    assert "\x1b" not in capsys.readouterr().err


# ---- the process --------------------------------------------------------------------

NOT_NEEDED = ("watchdog", "playwright", "PIL", "pygments", "math_core", "difflib", "nh3")


def test_a_build_imports_only_what_it_uses(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")

    result = apart(["build", "--quiet"], tmp_path, python=["-X", "importtime"])
    imported = {line.rpartition("|")[2].strip().split(".")[0] for line in result.err.splitlines()}

    assert 0 == result.status
    assert set() == imported & set(NOT_NEEDED)
    assert "jinja2" in imported


def test_help_does_not_load_the_compiler(tmp_path: Path) -> None:
    result = apart(["--help"], tmp_path, python=["-X", "importtime"])

    assert 0 == result.status
    assert "markdown_it" not in result.err

"""A talk file becomes a ``Source``, or an error that says where and what to do."""

import codecs
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deckgen.diagnostics import ParseError, as_text
from deckgen.read import decode, read, read_text
from deckgen.read.include import MAX_DEPTH, MAX_INCLUDES


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return tmp_path / "talk.md"


def faults(file: Path) -> str:
    """What is printed about a talk that cannot be read, its folder's name left out."""
    with pytest.raises(ParseError) as caught:
        read(file)
    shown = [as_text(fault, caught.value.texts) for fault in caught.value.diagnostics]
    return "\n".join(shown).replace(file.parent.as_posix() + "/", "")


def text_of(text: str, folder: Path) -> str:
    return read_text(text, file="talk.md", folder=folder).text


# ---- encodings ---------------------------------------------------------------------


def test_a_talk_is_read_with_the_name_it_was_given(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.write_text("# Été\n", encoding="utf-8")
    monkeypatch.chdir(talk.parent)

    source = read(Path("talk.md"))

    assert ("talk.md", talk.parent.resolve(), "# Été\n") == (
        source.file,
        source.folder,
        source.text,
    )
    assert {"talk.md": "# Été\n"} == source.texts


def test_a_byte_order_mark_is_taken_off(talk: Path) -> None:
    talk.write_bytes(codecs.BOM_UTF8 + b"---\ntitle: A\n---\n# A\n")

    assert "title: A" == read(talk).front
    assert "# A" == text_of("\ufeff# A", talk.parent)


def test_line_ends_of_windows_and_of_old_macs_are_line_ends(talk: Path) -> None:
    talk.write_bytes(b"---\r\ntitle: A\r\n---\r\n# A\r\n\r\ntext\r")

    source = read(talk)

    assert ("title: A", "\n\n\n# A\n\ntext\n") == (source.front, source.text)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf_16_and_32_with_their_mark_are_read_with_a_warning(talk: Path, codec: str) -> None:
    talk.write_bytes("\ufeff# Été 𝒳\r\n".encode(codec))

    source = read(talk)

    assert "# Été 𝒳\n" == source.text
    assert [("not-utf8", "warning")] == [(w.code, w.severity) for w in source.warnings]


def test_utf_16_without_its_mark_is_told_apart(talk: Path) -> None:
    talk.write_bytes("# A talk".encode("utf-16-le"))

    assert (
        "talk.md:1:2: error: there is a NUL character here; this does not look like text\n"
        "    1 | #\ufffd \ufffdA\ufffd \ufffdt\ufffda\ufffdl\ufffdk\ufffd\n"
        "      |  ^ save the file as UTF-8, if it is UTF-16"
    ) == faults(talk)


def test_utf_16_that_breaks_off_is_told(talk: Path) -> None:
    talk.write_bytes(codecs.BOM_UTF16_LE + "# A".encode("utf-16-le") + b"\x00")

    assert faults(talk).startswith("talk.md:1:4: error: this is not UTF-16 text\n")


def test_a_byte_that_is_no_utf_8_has_a_place(talk: Path) -> None:
    talk.write_bytes("# Été\r\n\r\nCaf".encode() + b"\xe9 noir\n")

    assert (
        "talk.md:3:4: error: this is not UTF-8 text (byte 0xe9)\n"
        "    3 | Caf\ufffd noir\n"
        "      |    ^ save the file as UTF-8"
    ) == faults(talk)


def test_a_nul_has_a_place(talk: Path) -> None:
    talk.write_bytes(b"# A\nb\0c\n")

    assert (
        "talk.md:2:2: error: there is a NUL character here; this does not look like text\n"
        "    2 | b\ufffdc\n"
        "      |  ^ remove it"
    ) == faults(talk)


def test_half_a_character_from_standard_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="not UTF-8"):
        text_of("a\udce9", tmp_path)


def test_a_picture_is_no_talk(talk: Path) -> None:
    talk.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")

    assert faults(talk).startswith("talk.md:1:1: error: this is not UTF-8 text (byte 0x89)\n")


def test_bytes_from_standard_input_are_decoded_alike() -> None:
    assert ("é\n", ()) == decode("\ufeffé\r\n".encode(), "<stdin>")


def test_lines_are_broken_where_markdown_breaks_them_only(tmp_path: Path) -> None:
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f\ng"

    assert text == text_of(text, tmp_path)


# ---- files that are none -------------------------------------------------------------


def test_a_missing_file_is_named_with_the_nearest(talk: Path) -> None:
    talk.write_text("# A")

    assert (f'error: there is no file tlak.md\n      did you mean "{talk.as_posix()}"?').replace(
        talk.parent.as_posix() + "/", ""
    ) == faults(talk.with_name("tlak.md"))
    assert "error: there is no file talk.md" == faults(talk.parent / "nowhere/talk.md")


def test_a_folder_is_no_talk(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()

    assert "error: talks cannot be read: that is a folder, not a file" == faults(tmp_path / "talks")


def test_a_fifo_never_hangs(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    assert (
        "error: pipe.md cannot be read: that is not a regular file\n"
        "      give the talk on standard input instead: -"
    ) == faults(tmp_path / "pipe.md")


def test_devices_are_no_talks() -> None:
    for name in ("/dev/null", "/dev/zero", "/dev/tty"):
        with pytest.raises(ParseError, match="not a regular file"):
            read(Path(name))


def test_an_absurd_path_is_an_error_not_a_crash(tmp_path: Path) -> None:
    for name in ("a" * 5000, "a/" * 3000 + "b"):
        with pytest.raises(ParseError):
            read(tmp_path / name)


def test_an_empty_file_is_an_empty_talk(talk: Path) -> None:
    talk.write_bytes(b"")

    assert ("", "") == (read(talk).text, read(talk).front)


# ---- front matter ----------------------------------------------------------------------


@pytest.mark.parametrize("closing", ["---", "...", "---  "])
def test_front_matter_leaves_blank_lines(closing: str, tmp_path: Path) -> None:
    text = f"---\ntitle: A\nlang: fr\n{closing}\n# A\n"

    source = read_text(text, file="talk.md", folder=tmp_path)

    assert "title: A\nlang: fr" == source.front
    assert "\n\n\n\n# A\n" == source.text
    assert ("talk.md", 5) == source.locate(source.front_line + 3)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n# One\n\n---\n\n# Two\n",
        "---\nJust a line\n\n---\n# Two\n",
        "---\n# One\n\nNote: say hello\n\n---\n# Two\n",
        "---\n\n# One\n\nlater: on\n\n---\n",
        "---\nsee http://example.org\n---\n",
        "---\n- a\n- b\n---\n",
        "--- \n![](a.png)\n",
        "----\ntitle: no front matter\n----\n",
        " ---\ntitle: no front matter\n---\n",
        "\n---\ntitle: no front matter\n---\n",
        "---",
    ],
)
def test_a_rule_at_the_top_of_a_foreign_deck_is_left_alone(text: str, tmp_path: Path) -> None:
    source = read_text(text, file="talk.md", folder=tmp_path)

    assert ("", text) == (source.front, source.text)


@pytest.mark.parametrize(
    "block",
    ["title: A", "# a comment\ntitle: A", "\ntitle: A", '"title": A', "\ttitle: A", "a\ntitle: A"],
)
def test_a_key_in_the_first_paragraph_makes_it_front_matter(block: str, tmp_path: Path) -> None:
    assert block == read_text(f"---\n{block}\n---\n", file="t.md", folder=tmp_path).front


# ---- includes ----------------------------------------------------------------------------


def test_an_included_file_stands_in_place_of_its_line(talk: Path) -> None:
    talk.write_text("---\ntitle: A\n---\n# A\n::: include two.md\n# C\n")
    talk.with_name("two.md").write_text("# B\n\ntext\n")

    source = read(talk)

    assert "\n\n\n# A\n\n# B\n\ntext\n\n\n# C\n" == source.text
    assert ("two.md",) == source.includes
    at = {line: source.locate(n) for n, line in enumerate(source.text.split("\n"), 1) if line}
    folder = talk.parent.as_posix()
    assert {
        "# A": (f"{folder}/talk.md", 4),
        "# B": (f"{folder}/two.md", 1),
        "text": (f"{folder}/two.md", 3),
        "# C": (f"{folder}/talk.md", 6),
    } == at
    assert {f"{folder}/talk.md", f"{folder}/two.md"} == set(source.texts)


def test_names_are_relative_to_the_talk_in_included_files_too(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.md").write_text("::: include parts/two words.md\n")
    (tmp_path / "parts" / "two words.md").write_text("deep")

    for written in ("parts/one.md", '"parts/one.md"', "parts/../parts/one.md  "):
        assert "deep" == text_of(f"::: include {written}", tmp_path).strip()


def test_the_same_file_may_be_included_twice(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text")

    source = read_text("::: include a.md\n::: include a.md", file="t.md", folder=tmp_path)

    assert (2, ("a.md",)) == (source.text.count("text"), source.includes)


@pytest.mark.parametrize(
    "text",
    [
        "~~~~ md\n~~~\n::: include no.md\n~~~~",
        "- ```\n  ::: include no.md\n  ```",
        "text <!-- opened\n::: include no.md\n-->",
        "<!-- a --> <!--\n::: include no.md\nb --> c",
        "    ::: include no.md",
        "text ::: include no.md",
        "::: included no.md",
    ],
)
def test_an_include_in_code_comments_or_text_is_none(text: str, tmp_path: Path) -> None:
    assert text == text_of(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "```\n```\n::: include a.md",
        "``` a ` b\n::: include a.md",
        "`<!--` is how one opens\n::: include a.md",
        "<!-- x -->\n::: include a.md",
        "~~~\n~~~ x\n~~~\n   ::::   include   a.md",
    ],
)
def test_an_include_after_code_and_comments_is_one(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("found")

    assert "found" in text_of(text, tmp_path)


def test_a_cycle_is_named(talk: Path) -> None:
    talk.write_text("::: include a.md\n")
    talk.with_name("a.md").write_text("::: include b.md\n")
    talk.with_name("b.md").write_text("::: include ./a.md\n")

    assert "error: files include each other: a.md → b.md → a.md" in faults(talk)


def test_includes_outside_the_folder_are_refused(talk: Path) -> None:
    home = talk.parent / "home"
    home.mkdir()
    (talk.parent / "secret.md").write_text("secret")
    (home / "link.md").symlink_to(talk.parent / "secret.md")
    os.mkfifo(home / "pipe.md")
    inside = home / "talk.md"
    names = ["../secret.md", "/etc/passwd", "link.md", "pipe.md", "..\\secret.md", "a" * 5000]
    inside.write_text("\n".join(f"::: include {name}" for name in names))

    with pytest.raises(ParseError) as caught:
        read(inside)

    assert [
        *("outside-folder", "outside-folder", "outside-folder"),
        *("not-a-file", "outside-folder", "not-a-file"),
    ] == [fault.code for fault in caught.value.diagnostics]
    assert "secret" not in "".join(caught.value.texts.values()).replace("secret.md", "")


def test_includes_nest_so_deep_and_no_deeper(tmp_path: Path) -> None:
    for n in range(MAX_DEPTH + 1):
        (tmp_path / f"{n}.md").write_text(f"::: include {n + 1}.md")
    (tmp_path / f"{MAX_DEPTH + 1}.md").write_text("the end")

    assert "the end" in text_of("::: include 2.md", tmp_path)
    with pytest.raises(ParseError, match=f"more than {MAX_DEPTH} deep"):
        text_of("::: include 1.md", tmp_path)


def test_includes_that_double_at_each_depth_are_stopped(tmp_path: Path) -> None:
    for n in range(20):
        (tmp_path / f"{n}.md").write_text(f"::: include {n + 1}.md\n" * 2)
    (tmp_path / "20.md").write_text("x")
    start = time.process_time()

    with pytest.raises(ParseError, match=rf"more than {MAX_INCLUDES} files|deep"):
        text_of("::: include 8.md", tmp_path)
    assert time.process_time() - start < 5


def test_faults_of_all_included_files_are_reported(talk: Path) -> None:
    talk.write_text("::: include a.md\n\n::: include b.md\n\n::: include c.md\n")
    talk.with_name("a.md").write_bytes(b"caf\xe9")
    talk.with_name("b.md").write_text("---\ntitle: open\n")

    assert (
        "a.md:1:4: error: this is not UTF-8 text (byte 0xe9)\n"
        "    1 | caf\ufffd\n"
        "      |    ^ save the file as UTF-8\n"
        "b.md:1:1: error: the front matter that opens here has no end\n"
        "    1 | ---\n"
        "      | ^^^ close it with another line --- below its last key\n"
        'talk.md:5:13: error: there is no file "c.md"\n'
        "    5 | ::: include c.md\n"
        "      |             ^^^^"
    ) == faults(talk)


def test_a_five_thousand_frame_talk_is_read_without_looking_at_it_twice(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n" + "## A frame\n\nto include a line of text\n\n" * 5000
    start = time.process_time()

    assert text.count("\n") == text_of(text, tmp_path).count("\n")
    assert time.process_time() - start < 2


def test_reading_loads_neither_yaml_nor_difflib() -> None:
    code = (
        "import deckgen.read, deckgen.frontmatter, sys; print({'yaml', 'difflib'} & {*sys.modules})"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "set()" == done.stdout.strip()

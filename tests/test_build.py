from __future__ import annotations

import contextlib
import re
import struct
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest

import deckgen
from deckgen.build import build, compile_deck
from deckgen.diagnostics import DeckError, ParseError, PlaceError, ThemeError
from deckgen.model import Options
from deckgen.read import read_text
from tests.casefile import Case, cases_in
from tests.talks import EVERYTHING, a_png, a_source, a_talk


def faults(source_text: str, folder: Path, **how: object) -> list[tuple[int, str]]:
    """The line and the code of each fault of a talk."""
    with pytest.raises(DeckError) as caught:
        compile_deck(a_source(folder, source_text), **how)  # type: ignore[arg-type]
    return [(d.span.line if d.span else 0, d.code) for d in caught.value.diagnostics]


def test_a_talk_becomes_one_page(tmp_path: Path) -> None:
    bundle = build(a_talk(tmp_path, EVERYTHING, picture_png=a_png()))

    assert ["index.html"] == list(bundle.files)
    page = bundle.files["index.html"].decode()
    assert '<section id="lego" class="step frame level-2 shape-circle' in page
    assert () == bundle.warnings


def test_a_talk_given_as_text_needs_no_file(tmp_path: Path) -> None:
    bundle = compile_deck(read_text("# Hello", file="-", folder=tmp_path))

    assert b">Hello</h1>" in bundle.files["index.html"]


def test_faults_of_every_stage_are_told_at_once(tmp_path: Path) -> None:
    text = "---\ntheme: cacoa\n---\n# A\n\n![](gone.png)\n\n## B {right-of=c}\n"

    found = faults(text, tmp_path)

    assert [2, 6, 8] == [line for line, _ in found]
    assert "unknown-theme" == found[0][1]


def test_a_fault_of_the_text_does_not_hide_those_of_places_and_files(tmp_path: Path) -> None:
    talk = "# A {gap=wide}\n\n![x](none.png)\n\n# B {right-of=c}\n"

    assert [(1, "wrong-value"), (3, "missing-file"), (5, "unknown-frame")] == faults(talk, tmp_path)


@pytest.mark.parametrize("case", cases_in("errors"), ids=lambda case: case.name)
def test_every_stage_looks_at_a_faulty_talk_without_failing(case: Case, tmp_path: Path) -> None:
    with contextlib.suppress(DeckError):  # some cases are of warnings only
        compile_deck(read_text(case.input, file="talk.md", folder=tmp_path))


def test_an_error_is_of_the_kind_of_all_its_faults(tmp_path: Path) -> None:
    with pytest.raises(PlaceError) as caught:
        compile_deck(a_source(tmp_path, "# A\n\n## B {right-of=c}\n"))

    assert "talk.md" in next(iter(caught.value.texts))


def test_a_talk_without_frames_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ParseError):
        compile_deck(a_source(tmp_path, ""))


def test_the_users_theme_goes_before_that_of_the_talk(tmp_path: Path) -> None:
    source = a_source(tmp_path, "---\ntheme: nowhere\n---\n# A\n")

    bundle = compile_deck(source, theme="cacao")

    assert b'data-theme="cacao"' in bundle.files["index.html"]


def test_a_theme_that_the_user_misspells_is_not_shown_in_the_talk(tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        compile_deck(a_source(tmp_path, "---\ntheme: cacao\n---\n# A\n"), theme="cacoa")

    assert [None] == [fault.span for fault in caught.value.diagnostics]


def test_a_theme_folder_of_another_tool_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    for theme in ("./", "./theme.css", "./of-slidev"):
        bundle = compile_deck(a_source(tmp_path, f"---\ntheme: {theme}\nmdc: true\n---\n# A\n"))
        assert b'data-theme="atelier"' in bundle.files["index.html"]
        assert theme in " ".join(warning.message for warning in bundle.warnings)
    with pytest.raises(ThemeError):
        compile_deck(a_source(tmp_path, "---\ntheme: ./of-slidev\n---\n# A\n"))


def test_warnings_are_in_file_order_each_once(tmp_path: Path) -> None:
    remote = "![](https://example.org/x.png)"
    text = f"---\nmarp: true\n---\n# A\n\n```mermaid\nx\n```\n\n{remote} [^1]\n\n{remote} [^1]\n"

    warnings = compile_deck(a_source(tmp_path, text)).warnings

    assert sorted({warning.span for warning in warnings if warning.span}) == [
        warning.span for warning in warnings
    ]


def test_the_page_opens_on_the_route_asked_for(tmp_path: Path) -> None:
    source = a_source(tmp_path, "---\npaths:\n  short: [b]\n---\n# A\n# B\n")

    page = compile_deck(source, options=Options(route="short")).files["index.html"]

    assert b'"route":"short"' in page


def test_an_unknown_route_is_an_error_that_names_the_others(tmp_path: Path) -> None:
    source = a_source(tmp_path, "---\npaths:\n  short: [b]\n---\n# A\n# B\n")

    with pytest.raises(PlaceError) as caught:
        compile_deck(source, options=Options(route="shrot"))

    (fault,) = caught.value.diagnostics
    assert 'there is no route "shrot"; there are: main, short' == fault.message
    assert 'did you mean "short"?' == fault.hint


def test_warnings_of_every_stage_ride_on_the_bundle(tmp_path: Path) -> None:
    text = "---\nmarp: true\n---\n# A\n\n![](https://example.org/x.png)\n\n```mermaid\nx\n```\n"

    warnings = compile_deck(a_source(tmp_path, text)).warnings

    assert {"warning"} == {warning.severity for warning in warnings}
    assert 2 <= len(warnings)


def test_a_picture_is_no_larger_than_its_largest_view(tmp_path: Path) -> None:
    talk = a_talk(tmp_path, "# A\n\n![](wide.png)\n", wide_png=a_png(8000, 40))

    page = build(talk).files["index.html"].decode()

    found = re.search(r'<img src="data:image/png;base64,([^"]*)"', page)
    assert found
    (across,) = struct.unpack(">I", b64decode(found[1])[16:20])
    assert 1600 <= across < 8000
    assert ' width="8000" height="40"' in page


# ---- what it takes to start --------------------------------------------------------

HEAVY = [
    "PIL",
    "math_core",
    "pygments",
    "nh3",
    "difflib",
    "click",
    "watchdog",
    "starlette",
    "uvicorn",
    "playwright",
    "av",
    "asyncio",
    "importlib.metadata",
]


def test_a_plain_talk_imports_only_what_it_needs(tmp_path: Path) -> None:
    talk = a_talk(tmp_path, "# A\n\nWords\n\n## B\n\n- and\n- more\n")
    code = (
        "import sys; from deckgen.build import build; build(sys.argv[1]);"
        "print(*[name for name in sys.argv[2:] if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(talk), *HEAVY], capture_output=True, text=True, check=True
    )

    assert "" == done.stdout.strip()


def test_the_package_itself_imports_nothing() -> None:
    code = "import sys, deckgen; print(*[n for n in sys.modules if n.startswith('deckgen.')])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "" == done.stdout.strip()


@pytest.mark.parametrize("name", deckgen.__all__)
def test_a_public_name_is_there_when_asked_for(name: str) -> None:
    assert name == getattr(deckgen, name).__name__


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        deckgen.nothing  # noqa: B018

"""Front matter: what is read, what is refused, and what is passed over."""

import json
import time
from dataclasses import fields
from pathlib import Path

import pytest

from deckgen.diagnostics import Diagnostic, ParseError, as_text
from deckgen.frontmatter import KEYS, json_schema, read_meta
from deckgen.frontmatter.foreign import OUR_THEMES
from deckgen.geometry import Size
from deckgen.model import Flight, Meta
from deckgen.read import read_text
from tests.casefile import CASES, Case, cases_in

ROOT = Path(__file__).parent.parent
FILES = CASES / "errors" / "files"
OURS = ("frontmatter.md", "includes.md")


def understood(text: str) -> tuple[Meta, tuple[Diagnostic, ...]]:
    source = read_text(text, file="talk.md", folder=FILES)
    meta, found = read_meta(source)
    return meta, (*source.warnings, *found)


def meta_of(front: str) -> Meta:
    """The front matter's values, where nothing is wrong with it."""
    meta, found = understood(f"---\n{front}\n---\n")
    assert () == found
    return meta


def codes_of(front: str) -> list[str]:
    return [fault.code for fault in understood(f"---\n{front}\n---\n")[1]]


def printed(text: str) -> str:
    """Everything reported about a talk, as a person reads it."""
    try:
        source = read_text(text, file="talk.md", folder=FILES)
    except ParseError as error:
        return "\n".join(as_text(fault, error.texts) for fault in error.diagnostics)
    found = (*source.warnings, *read_meta(source)[1])
    return "\n".join(as_text(fault, source.texts) for fault in found)


@pytest.mark.parametrize(
    "case", [c for c in cases_in("errors") if c.file in OURS], ids=lambda c: c.name
)
def test_a_broken_talk_is_told_what_is_wrong(case: Case) -> None:
    assert case.expected == printed(case.input)


# ---- what is read ------------------------------------------------------------------


def test_a_talk_without_front_matter_has_the_defaults() -> None:
    assert (Meta(), ()) == understood("# A\n")
    assert (Meta(), ()) == understood("---\n---\n# A\n")


def test_values_are_read_as_the_author_spelled_them() -> None:
    meta = meta_of("title: 12\ndate: 2011-04-07\nlang: no\nauthor: yes\nevent: 1e3\nsubtitle: 0x1F")

    assert ("12", "2011-04-07", "no", "yes", "1e3", "0x1F") == (
        meta.title,
        meta.date,
        meta.lang,
        meta.author,
        meta.event,
        meta.subtitle,
    )


def test_a_value_over_several_lines_becomes_one() -> None:
    assert "One two three" == meta_of("description: >\n  One two\n  three").description


def test_a_key_with_nothing_behind_it_keeps_its_default() -> None:
    assert Meta() == meta_of("title:\ntheme: ~\nreturns: null\npaths:")


def test_authors_and_keywords_may_be_lists() -> None:
    assert "Ada, Grace" == meta_of("author: [Ada, Grace]").author
    assert "Ada, Grace" == meta_of("author:\n  - name: Ada\n  - name: Grace").author
    assert ("lego", "cake") == meta_of("keywords: lego, cake").keywords
    assert ("lego", "cake") == meta_of("keywords: [lego, cake]").keywords


@pytest.mark.parametrize("written", ["1200 800", "1200x800", "1200×800", "[1200, 800]"])
def test_a_size_is_a_width_and_a_height(written: str) -> None:
    assert Size(1200, 800) == meta_of(f"size: {written}").size


def test_a_size_may_be_a_ratio() -> None:
    assert Size(1600, 900) == meta_of("size: 16:9").size
    assert Size(1200, 900) == meta_of("size: 4:3").size
    assert Size(1440, 900) == meta_of("size: 16/10").size


def test_the_rest_of_the_keys() -> None:
    meta = meta_of(
        "dir: rtl\ntheme: cacao\nlayout: ring\nframes: rules\nframe-levels: 2-4\n"
        "overview: start end\nreturns: true\ndepth: 3d\nflight: calm\nduration: 1h30min"
    )

    assert ("rtl", "cacao", "ring", "rules") == (meta.dir, meta.theme, meta.layout, meta.frames)
    assert ((2, 4), frozenset(("start", "end")), True) == (
        meta.frame_levels,
        meta.overview,
        meta.returns,
    )
    assert ("3d", Flight("calm"), 5400) == (meta.depth, meta.flight, meta.duration_s)
    assert Flight(duration_s=1.5) == meta_of("flight: 1.5s").flight
    assert (1, 2) == meta_of("frame-levels: 2").frame_levels
    assert {"end"} == meta_of("overview: [end]").overview
    assert "pt-BR" == meta_of("lang: pt_BR").lang


def test_routes_keep_the_place_of_every_stop() -> None:
    short, long = meta_of(
        "paths:\n  court: [idee, lego/*, lego..merci]\n"
        "  long:\n    stops:\n      - idee\n    duration: 10min"
    ).paths

    assert ("court", ["idee", "lego/*", "lego..merci"], None) == (
        short.name,
        [stop.value for stop in short.stops],
        short.duration_s,
    )
    assert (3, 11, 15) == (
        short.stops[0].span.line,
        short.stops[0].span.column,
        short.stops[0].span.end_column,
    )
    assert ("long", 6, 9, 600) == (
        long.name,
        long.stops[0].span.line,
        long.stops[0].span.column,
        long.duration_s,
    )


def test_arrows_are_pairs() -> None:
    found = meta_of("connect: [[a, b], [b, c]]").connect

    assert [("a", "b"), ("b", "c")] == [(arrow.start, arrow.end) for arrow in found]
    assert [(2, 11), (2, 19)] == [(arrow.span.line, arrow.span.column) for arrow in found]
    assert [("a", "b")] == [
        (arrow.start, arrow.end) for arrow in meta_of("connect: [a, b]").connect
    ]


def test_the_place_of_each_value_is_kept() -> None:
    span = meta_of("title: é 𝒳\nlang: 'fr'").spans["lang"]

    assert ("talk.md", 3, 7, 11) == (span.file, span.line, span.column, span.end_column)


# ---- decks of other tools ----------------------------------------------------------


@pytest.mark.parametrize(
    "front",
    [
        "marp: true\ntheme: gaia\n_class: lead\npaginate: true\nbackgroundColor: #fff\nsize: 4K",
        "theme: seriph\ntitle: Welcome\nclass: text-center\ntransition: slide-left\nmdc: true\n"
        "drawings:\n  persist: false\nlayout: cover\nduration: 35 minutes\ninfo: |\n  ## Slides",
        "theme: solarized\nrevealOptions:\n  transition: fade\nverticalSeparator: '----'",
        "title: Habits\nauthor:\n- John\n- Jane\ndate: March 22\nslide-level: 2\n"
        "header-includes:\n- \\usepackage{x}\ntheme: metropolis",
        "title: Q\nformat:\n  revealjs:\n    theme: dark\nexecute: {echo: no}\njupyter: python3",
        "layout: post\ntags: [a]\ncssclasses: wide\naliases: []",
        "theme: some-npm-theme\ncolorSchema: dark",
    ],
)
def test_decks_of_other_tools_pass_with_one_warning(front: str) -> None:
    meta, found = understood(f"---\n{front}\n---\n# A\n")

    assert [("foreign-keys", "warning")] == [(fault.code, fault.severity) for fault in found]
    assert (Meta().theme, Meta().layout) == (meta.theme, meta.layout)


def test_an_unknown_key_is_passed_over_beside_those_of_another_tool_only() -> None:
    for front, code in (
        ("marp: true\nmine: 1", "foreign-keys"),
        ("mine: 1", "unknown-key"),
        ("marp: true\nmine: 1\nframes: rules", "unknown-key"),
    ):
        _, found = understood(f"---\n{front}\n---\n# A\n")
        assert code in [fault.code for fault in found]


def test_what_we_have_by_another_name_is_taken() -> None:
    assert Size(1200, 900) == meta_of("aspectRatio: 4/3").size
    assert (1, 2) == meta_of("slide-level: 2").frame_levels
    assert Size(1600, 900) == understood("---\naspectRatio: 4/3\nsize: 16:9\n---")[0].size


def test_one_of_our_themes_is_kept_beside_foreign_keys() -> None:
    assert "cacao" == understood("---\ntheme: cacao\nmarp: true\n---")[0].theme
    assert "./mine" == understood("---\ntheme: ./mine\nmarp: true\n---")[0].theme


def test_our_themes_are_those_that_are_shipped() -> None:
    shipped = {folder.parent.name for folder in (ROOT / "themes").glob("*/theme.toml")}

    assert shipped <= set(OUR_THEMES)


# ---- what is refused ---------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    [
        *("output", "output-file", "outputDir", "browser", "browser_args", "executablePath"),
        *("command", "env", "environment", "host", "port", "remote", "allow-host"),
        *("trust", "trust-html", "with-notes"),
    ],
)
def test_a_talk_names_no_output_program_environment_or_server(key: str) -> None:
    assert ["not-from-a-talk"] == codes_of(f"{key}: x")


@pytest.mark.parametrize(
    "value",
    ["!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!binary a", "!mine x"],
)
def test_tags_build_no_objects(value: str) -> None:
    assert ["yaml-tag"] == codes_of(f"title: {value}")


def test_plain_tags_are_harmless() -> None:
    assert "12" == meta_of("title: !!str 12").title


def test_an_alias_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    start = time.process_time()

    assert ["front-matter-bounds"] == codes_of("\n".join(lines))
    assert time.process_time() - start < 1


def test_an_alias_to_itself_ends() -> None:
    assert "wrong-value" in codes_of("paths: &a\n  x: *a")
    assert ["wrong-value"] == codes_of("title: &a [*a]")


@pytest.mark.parametrize(
    "front",
    [
        "title: " + "[" * 100_000 + "]" * 100_000,
        "title: " + "[" * 100_000,
        "title: " + "{a: " * 30_000,
        "title:\n " + "- " * 100_000 + "x",
        "\n".join(" " * n + "a:" for n in range(600)),
    ],
)
def test_deep_nesting_is_refused_at_once(front: str) -> None:
    start = time.process_time()

    assert ["front-matter-bounds"] == codes_of(front)
    assert time.process_time() - start < 2


def test_endless_front_matter_is_refused() -> None:
    assert ["front-matter-bounds"] == codes_of("title: x\n" + "# \n" * 100_000)


@pytest.mark.parametrize(
    "value", [".nan", ".inf", "-.inf", "nan nan", "0 0", "-1 5", "1e300 1", "9e9 9e9"]
)
def test_a_size_is_two_finite_numbers(value: str) -> None:
    assert ["wrong-value"] == codes_of(f"size: {value}")


@pytest.mark.parametrize("value", [".nan", ".inf", "0s", "-3s", "1e300s", "9" * 500 + "h", "soon"])
def test_a_duration_is_finite_and_above_zero(value: str) -> None:
    assert ["wrong-value"] == codes_of(f"duration: {value}")


@pytest.mark.parametrize(
    "value", ["../theme", "/etc", "a/../../b", "C:\\themes", "\\\\host\\share"]
)
def test_a_theme_is_inside_the_talks_folder(value: str) -> None:
    assert ["outside-folder"] == codes_of(f"theme: {value}")


def test_templates_in_front_matter_stay_as_written() -> None:
    assert "{{ 7*7 }} {% x %}" == meta_of("title: '{{ 7*7 }} {% x %}'").title


def test_every_fault_is_reported_in_file_order() -> None:
    found = understood("---\ntitel: a\nreturns: b\noutput: c\ndepth: d\n---\n")[1]

    assert [2, 3, 4, 5] == [fault.span.line for fault in found if fault.span]


# ---- the table and its schema --------------------------------------------------------


def test_each_key_is_a_field_of_meta_and_each_field_has_a_key() -> None:
    assert {field.name for field in fields(Meta)} - {"spans"} == {key.field for key in KEYS}


def test_the_published_schema_is_the_tables() -> None:
    published = json.loads((ROOT / "docs" / "talk.schema.json").read_text(encoding="utf-8"))

    assert json_schema() == published


def test_a_language_has_its_direction_unless_the_author_gives_one() -> None:
    fronts = ("lang: he", "lang: ar-EG", "lang: fr", "lang: fa\ndir: ltr")

    assert ["rtl", "rtl", "ltr", "ltr"] == [meta_of(front).dir for front in fronts]

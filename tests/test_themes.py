"""The themes that come with deckgen: readable, complete, and free to be given away."""

from __future__ import annotations

import hashlib
import re
import tomllib
from itertools import product
from pathlib import Path

import pytest

from deckgen.theme import load_theme, themes

THEMES = Path(__file__).parent.parent / "themes"
NAMES = ("atelier", "cacao")
AA = 4.5  # WCAG 2, contrast of text

SURFACES = ("ground", "level-1", "level-2", "level-3", "", "statement")
INKS = ("ink", "muted", "accent")
TOPICS = ("level-1", "level-2", "level-3")
TOKENS = ("ink", *(f"hl-{kind}" for kind in (
    "comment", "keyword", "string", "number", "name", "type", "deleted", "inserted"
)))  # fmt: skip

CLASSES = (
    "frame", "frame-box", "frame-head", "frame-title", "frame-subtitle", "frame-byline",
    "frame-body", "frame-label", "topic", "no-body", "no-title", "level-1", "level-2",
    "shape-circle", "shape-bracket", "shape-none", "figure", "diagram", "media", "inline",
    "background", "background-left", "background-right", "remote-image", "missing", "columns",
    "column", "code", "line", "on", "dim", "code-step", "task", "task-box", "footnotes",
    "notes", "substep", "substep-visible", "deckgen-art", "deckgen-connectors",
)  # fmt: skip


def css_of(name: str) -> str:
    """The style sheets of one theme's own folder, without comments."""
    folder = THEMES / name
    sheets = tomllib.loads((folder / "theme.toml").read_text())["styles"]
    text = "\n".join((folder / sheet).read_text() for sheet in sheets)
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def colours_of(name: str) -> dict[str, str]:
    """Every colour token of the theme ``name``; its own values win over those of base."""
    found: dict[str, str] = {}
    for css in (css_of("base"), css_of(name)):
        for block in re.findall(r":root \{(.*?)\n\}", css, re.DOTALL):
            found.update(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return found


def role(surface: str, name: str) -> str:
    """The token of a surface's role, as tokens.css names them."""
    if (surface, name) == ("ground", "paper"):
        return "ground"
    return f"{surface}-{name}" if surface else name


def channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """By the formula of WCAG 2.2, section 1.4.3."""
    low, high = sorted(luminance(colour) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def blend(top: tuple[float, ...], below: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple(share * a + (1 - share) * b for a, b in zip(top, below, strict=True))


def fonts_of(name: str) -> Path:
    return THEMES / name / "fonts"


# ---- contrast ----------------------------------------------------------------------


def text_pairs() -> list[tuple[str, str]]:
    """Every ink and what it is read on."""
    pairs = [(role(on, ink), role(on, "paper")) for on, ink in product(SURFACES[1:], INKS)]
    # Frames that draw no card lie on the canvas or in a topic, and keep the canvas's inks.
    for on, ink in product(("ground", *TOPICS), ("ink", "accent")):
        pairs.append((role("ground", ink), role(on, "paper")))
    pairs += [("accent-ink", "accent"), ("mark-ink", "mark")]
    # On drawings that are as dark, or as light, as the other's words.
    for one, other in (("on-dark", "on-light"), ("on-light", "on-dark")):
        pairs += [(f"{one}-{ink}", f"{other}-ink") for ink in ("ink", "accent")]
    for token, ground in product(TOKENS, ("code-paper", "code-on")):
        pairs.append(("code-ink" if token == "ink" else token, ground))
    return pairs


@pytest.mark.parametrize("name", ("base", *NAMES))
def test_all_text_can_be_read_on_its_ground(name: str) -> None:
    colours = colours_of(name)
    poor = {
        pair: round(found, 2)
        for pair in text_pairs()
        if (found := contrast(channels(colours[pair[0]]), channels(colours[pair[1]]))) < AA
    }

    assert {} == poor


@pytest.mark.parametrize("name", ("base", *NAMES))
def test_code_in_a_sentence_can_be_read(name: str) -> None:
    colours = colours_of(name)
    tint = int(re.search(r"color-mix\(in srgb, var\(--ink\) (\d+)%", css_of("base"))[1]) / 100  # type: ignore[index]

    for surface in SURFACES:
        ink = channels(colours[role(surface, "ink")])
        paper = channels(colours[role(surface, "paper")])
        assert contrast(ink, blend(ink, paper, tint)) >= AA


@pytest.mark.parametrize("name", ("base", *NAMES))
def test_words_over_a_picture_can_be_read_whatever_it_shows(name: str) -> None:
    colours = colours_of(name)
    veil = re.search(r"\.background \{[^}]*opacity: ([\d.]+)", css_of("base"))
    assert veil

    for picture in ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)):
        ground = blend(picture, channels(colours["paper"]), float(veil[1]))
        assert contrast(channels(colours["ink"]), ground) >= AA


# ---- completeness ------------------------------------------------------------------


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_of_a_page_is_styled_by_the_base(name: str) -> None:
    assert re.search(rf"\.{name}(?![\w-])", css_of("base"))


def test_a_theme_sets_only_tokens_that_the_base_knows() -> None:
    known = set(re.findall(r"(--[\w-]+)(?=[,)]|:)", css_of("base")))

    for name in NAMES:
        assert set() == set(re.findall(r"^  (--[\w-]+):", css_of(name), re.MULTILINE)) - known


def test_every_token_is_used() -> None:
    everything = "".join(css_of(name) for name in ("base", *NAMES))
    set_by_base = set(re.findall(r"^  (--[\w-]+):", css_of("base"), re.MULTILINE))

    assert set() == set_by_base - set(re.findall(r"var\((--[\w-]+)", everything))


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_loads_and_says_what_it_is(name: str, tmp_path: Path) -> None:
    theme = load_theme(name, tmp_path)
    about = {info.name: info.description for info in themes(tmp_path)}

    assert name == theme.name
    assert "deck.html.jinja" in theme.templates
    assert 20 < len(about[name]) < 80


# ---- what a page must not do -------------------------------------------------------


@pytest.mark.parametrize("name", ("base", *NAMES))
def test_a_theme_asks_for_nothing_but_its_own_files(name: str) -> None:
    addresses = re.findall(r"url\(\"?([^\")]+)", css_of(name))

    assert [] == [each for each in addresses if not (THEMES / name / each).is_file()]
    assert "@import" not in css_of(name)


@pytest.mark.parametrize("name", ("base", *NAMES))
def test_nothing_turns_words_into_pictures_or_layers(name: str) -> None:
    css = css_of(name)

    assert [] == re.findall(r"(?<![\w-])(?:backdrop-)?filter:|will-change|mix-blend-mode", css)


@pytest.mark.parametrize("name", ("base", *NAMES))
def test_shadows_have_no_blur(name: str) -> None:
    shadows = re.findall(r"box-shadow: (?!none)(?:inset )?([^;]+);", css_of(name))

    assert all(re.match(r"\S+ \S+(?: 0)? var\(--[\w-]+\)$", each) for each in shadows)


def test_what_only_the_canvas_needs_leaves_the_article_alone() -> None:
    # Outside the canvas nothing may be taken out of the flow.
    for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", css_of("base")):
        selectors, body = rule
        if re.search(r"position: (?:absolute|fixed)", body) and "task-box" not in selectors:
            assert all("deckgen-on" in each for each in selectors.split(","))


# ---- fonts -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_font_is_the_one_that_the_readme_describes(name: str) -> None:
    readme = (fonts_of(name) / "README.md").read_text()
    stated = {file: digest for digest, file in re.findall(r"^([0-9a-f]{64})  (\S+)$", readme, re.M)}
    actual = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in fonts_of(name).glob("*.woff2")
    }

    assert stated == actual


@pytest.mark.parametrize("name", NAMES)
def test_every_family_has_its_licence_beside_it(name: str) -> None:
    families = set(re.findall(r"font-family: \"([^\"]+)\";", css_of(name)))

    for family in families:
        licence = fonts_of(name) / f"{family.removesuffix(' Title').replace(' ', '')}-OFL.txt"
        text = licence.read_text()
        assert text.startswith("Copyright")
        assert "SIL Open Font License, Version 1.1" in text
        assert "with Reserved Font Name" not in text.splitlines()[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_font_file_is_used_and_all_are_small(name: str) -> None:
    used = set(re.findall(r"fonts/([\w-]+\.woff2)", css_of(name)))
    files = {file.name: file.stat().st_size for file in fonts_of(name).glob("*.woff2")}

    assert set(files) == used
    assert sum(files.values()) <= 180_000

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.diagnostics import ThemeError
from deckgen.model import Settings
from deckgen.theme import load_theme, packaged_folder, themes


def make_theme(folder: Path, toml: str = "", **files: str | bytes) -> Path:
    """A theme in ``folder``; files by name, ``__`` for a slash and ``_`` before the ending."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "theme.toml").write_text(toml, encoding="utf-8")
    for key, content in files.items():
        file = folder / key.replace("__", "/").replace("_", ".")
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def faults(name: str, folder: Path, *, by_user: bool = False) -> list[tuple[str, int, int, str]]:
    """Where each fault of a theme is (0, 0 for nowhere) and what it says."""
    with pytest.raises(ThemeError) as caught:
        load_theme(name, folder, named_by="user" if by_user else "talk")
    return [
        (d.span.file, d.span.line, d.span.column, d.message) if d.span else ("", 0, 0, d.message)
        for d in caught.value.diagnostics
    ]


@pytest.mark.parametrize("name", ["atelier", "cacao"])
def test_the_packaged_themes_load(name: str, tmp_path: Path) -> None:
    theme = load_theme(name, tmp_path)

    assert name == theme.name
    assert theme.packaged
    assert "deck.html.jinja" in theme.templates
    assert theme.styles
    assert {"font/woff2"} == {asset.mime for asset in theme.assets.values()}
    assert all("Copyright" in licence for licence in theme.licences) and theme.licences


def test_a_theme_beside_the_talk_is_found_by_name(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/night", "[settings]\ngap = 0.5", theme_css="body{color:navy}")

    theme = load_theme("night", tmp_path)

    assert "night" == theme.name
    assert 0.5 == theme.settings.gap
    assert "\nbody{color:navy}\n" in theme.styles
    assert "deck.html.jinja" in theme.templates
    assert not theme.packaged


def test_a_theme_beside_the_talk_hides_one_of_ours(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/cacao", 'description = "mine"', theme_css="p{top:0}")

    assert "\np{top:0}\n" in load_theme("cacao", tmp_path).styles
    assert ("cacao", "mine", False) in [
        (t.name, t.description, t.packaged) for t in themes(tmp_path)
    ]


def test_a_talk_beside_our_own_themes_gets_them_as_ours() -> None:
    assert load_theme("atelier", packaged_folder().parent).packaged


def test_a_theme_keeps_the_settings_of_the_one_it_extends(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/one", '[settings]\ngap = 0.5\nlayout = "ring"')
    make_theme(tmp_path / "themes/two", 'extends = "one"\n[settings]\ngap = 0.25')

    settings = load_theme("two", tmp_path).settings

    assert (0.25, "ring") == (settings.gap, settings.layout)
    assert Settings().margin == settings.margin


def test_style_sheets_read_the_settings_and_cannot_differ(tmp_path: Path) -> None:
    css = ":root{--title-band:.9;--inset:.9}"
    make_theme(tmp_path / "themes/night", "[settings]\ntitle_band = 0.3", theme_css=css)

    styles = load_theme("night", tmp_path).styles

    assert styles.endswith(":root{--title-band:0.3;--inset:0.05}\n")


def test_a_missing_theme_names_those_there_are(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/night")

    with pytest.raises(ThemeError) as caught:
        load_theme("cacoa", tmp_path)

    (fault,) = caught.value.diagnostics
    assert 'there is no theme "cacoa"; there are: atelier, cacao, night' == fault.message
    assert 'did you mean "cacao"?' == fault.hint


def test_themes_that_extend_each_other_are_a_fault(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/one", 'extends = "two"')
    make_theme(tmp_path / "themes/two", 'extends = "one"')

    assert [("", 0, 0, 'the theme "one" extends itself')] == faults("one", tmp_path)


def test_every_fault_of_a_theme_file_is_told_with_its_line(tmp_path: Path) -> None:
    make_theme(
        tmp_path / "themes/night",
        "exends = 'base'\nstyles = 'a.css'\n[settings]\ngapp = 1\ngap = 11\nshape = 'crad'\n",
    )

    assert [
        ("night/theme.toml", 1, 1, 'a theme has no key "exends"'),
        ("night/theme.toml", 2, 1, '"styles" must be a list of file names'),
        ("night/theme.toml", 4, 1, 'a theme has no setting "gapp"'),
        ("night/theme.toml", 5, 1, '"gap" must be from 0 to 10'),
        ("night/theme.toml", 6, 1, '"shape" must be one of card, circle, bracket, none'),
    ] == faults("night", tmp_path)


def test_an_unknown_setting_has_the_nearest_known_one_as_hint(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/night", "[settings]\ntitel_band = 0.2")

    with pytest.raises(ThemeError) as caught:
        load_theme("night", tmp_path)

    assert ['did you mean "title_band"?'] == [d.hint for d in caught.value.diagnostics]


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "true", '"wide"', "[1]"])
def test_a_setting_must_be_a_sensible_number(tmp_path: Path, value: str) -> None:
    make_theme(tmp_path / "themes/night", f"[settings]\nmargin = {value}")

    assert 1 == len(faults("night", tmp_path))


def test_toml_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/night", 'name = "a"\nextends =\n')

    ((file, line, column, _),) = faults("night", tmp_path)

    assert ("night/theme.toml", 2, 10) == (file, line, column)


def test_a_fault_brings_the_text_it_stands_in(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/night", "colour = 1", theme_css="")

    with pytest.raises(ThemeError) as caught:
        load_theme("night", tmp_path)

    assert {"night/theme.toml": "colour = 1"} == dict(caught.value.texts)


# ---- whom to trust -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["../out", "/etc", "./../out", "sub/../../out", ".."])
def test_a_talk_names_no_theme_outside_its_folder(tmp_path: Path, name: str) -> None:
    make_theme(tmp_path / "out")
    (tmp_path / "talk/sub").mkdir(parents=True)

    ((_, _, _, message),) = faults(name, tmp_path / "talk")

    assert f'a talk can only name a theme inside its own folder, not "{name}"' == message


def test_a_link_leads_a_talk_to_no_theme_outside_its_folder(tmp_path: Path) -> None:
    make_theme(tmp_path / "out", theme_css="")
    (tmp_path / "talk/themes").mkdir(parents=True)
    (tmp_path / "talk/themes/out").symlink_to(tmp_path / "out")

    assert 1 == len(faults("out", tmp_path / "talk"))


def test_the_user_can_name_a_theme_anywhere(tmp_path: Path) -> None:
    where = make_theme(tmp_path / "out", theme_css="b{top:0}", deck_html_jinja="<p>")
    (where / "deck.html.jinja").write_text("<p>mine</p>")

    theme = load_theme(str(where), tmp_path / "talk", named_by="user")

    assert "<p>mine</p>" == theme.templates["deck.html.jinja"]
    assert not theme.packaged


def test_the_page_template_of_a_theme_that_a_talk_brought_is_refused(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/night")
    (tmp_path / "themes/night/deck.html.jinja").write_text("<script>")

    with pytest.raises(ThemeError) as caught:
        load_theme("night", tmp_path)

    (fault,) = caught.value.diagnostics
    assert 'the theme "night" came with the talk and has a page template' == fault.message
    assert "if you trust it, name its folder yourself, with --theme" == fault.hint


# ---- style sheets ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("css", "message"),
    [
        (
            '@import "other.css";',
            "a theme has no @import: list its files under styles in theme.toml",
        ),
        ("a{background:url(https://e.com/x.png)}", '"https://e.com/x.png" is no file of the theme'),
        ("a{background:URL( '//e.com/x.png' )}", '"//e.com/x.png" is no file of the theme'),
        ("a{background:url(file:///etc/passwd)}", '"file:///etc/passwd" is no file of the theme'),
        ("a{background:url(../../x.png)}", "is outside the folder of the theme"),
        ("a{background:url(/etc/passwd.png)}", "is outside the folder of the theme"),
        ("a{background:url(gone.png)}", 'the theme has no file "gone.png"'),
        ("a{background:url(theme.toml)}", '"theme.toml" is of no kind that a theme can use'),
        ('a{background:image-set("x.png" 1x)}', 'write url("…") inside image-set()'),
    ],
)
def test_a_style_sheet_asks_for_nothing_outside_its_theme(
    tmp_path: Path, css: str, message: str
) -> None:
    make_theme(tmp_path / "themes/night", theme_css=f"/* a\n   b */\n{css}\n")

    ((file, line, _, said),) = faults("night", tmp_path)

    assert ("night/theme.css", 3) == (file, line)
    assert message in said


def test_a_file_of_the_theme_is_named_by_what_it_holds(tmp_path: Path) -> None:
    css = 'a{background:url("pic%20one.png")} b{mask:url(#m)} i{background:url(data:,x)}'
    folder = make_theme(tmp_path / "themes/night", theme_css=css)
    (folder / "pic one.png").write_bytes(b"pixels")

    theme = load_theme("night", tmp_path)

    (key,) = (key for key, asset in theme.assets.items() if asset.name == "pic one.png")
    assert b"pixels" == theme.assets[key].data
    assert (
        f'a{{background:url("theme:{key}")}} b{{mask:url(#m)}} i{{background:url(data:,x)}}\n'
    ) in theme.styles


def test_strings_and_comments_are_no_addresses(tmp_path: Path) -> None:
    css = '/* url(x.png) @import */ a::after{content:"url(https://e.com) @import"}\n/*! kept */'
    make_theme(tmp_path / "themes/night", theme_css=css)

    styles = load_theme("night", tmp_path).styles

    assert ' a::after{content:"url(https://e.com) @import"}\n/*! kept */\n' in styles


def test_a_style_sheet_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/night", 'styles = ["a.css", "b.css"]', a_css="")

    assert [("", 0, 0, "there is no file night/b.css")] == faults("night", tmp_path)


# ---- the list ----------------------------------------------------------------------


def test_the_list_says_what_each_theme_is(tmp_path: Path) -> None:
    make_theme(tmp_path / "themes/night", 'description = "Dark"')
    make_theme(tmp_path / "themes/broken", "=")

    found = themes(tmp_path)

    assert ["broken", "night", "atelier", "cacao"] == [info.name for info in found]
    assert "Dark" == found[1].description
    assert found[0].description.startswith("cannot be used: ")
    assert found[2].description and found[2].packaged

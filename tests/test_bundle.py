from __future__ import annotations

import os
import re
import stat
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from deckgen.bundle import PAGE, bundle, write
from deckgen.bundle.licences import notice
from deckgen.bundle.runtime import RUNTIME, opening, scripts, style_sheet
from deckgen.diagnostics import Diagnostic, OutputError, ThemeError
from deckgen.model import Asset, Bundle, Options, Scene, Theme
from deckgen.render import render
from tests.scenes import TEMPLATE, a_frame, a_scene, a_theme, an_image

FONT = Asset("fonts/a.woff2", "font/woff2", b"font")
FACE = '@font-face{font-family:A;src:url("theme:ab12")}'


def made(
    scene: Scene | None = None,
    *assets: Asset,
    theme: Theme | None = None,
    options: Options | None = None,
) -> Bundle:
    scene, theme, options = scene or a_scene(a_frame()), theme or a_theme(), options or Options()
    return bundle(render(scene, theme, assets, options), scene, theme, assets, options)


def page_of(result: Bundle) -> str:
    return result.files[PAGE].decode("utf-8")


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def elements(page: str, name: str) -> list[str]:
    """The text of every element of that name, as a browser's parser sees it."""
    found: list[str] = []

    class Reader(HTMLParser):
        open = False

        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            self.open = tag == name
            if self.open:
                found.append("")

        def handle_endtag(self, tag: str) -> None:
            self.open = self.open and tag != name

        def handle_data(self, data: str) -> None:
            if self.open:
                found[-1] += data

    Reader().feed(page)
    return found


def policy_of(page: str) -> dict[str, str]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found
    return dict(rule.split(" ", 1) for rule in found[1].split("; "))


# ---- the page ----------------------------------------------------------------------


def test_the_policy_allows_exactly_what_the_page_holds() -> None:
    page = page_of(made())

    styles, code = (elements(page, name) for name in ("style", "script"))
    assert (2, 3) == (len(styles), len(code))
    assert {
        "default-src": "'none'",
        "script-src": " ".join(map(hashed, code)),
        "style-src": " ".join(map(hashed, styles)),
        "img-src": "data:",
        "font-src": "data:",
        "media-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    } == policy_of(page)


def test_in_a_folder_the_policy_allows_files_beside_the_page() -> None:
    policy = policy_of(page_of(made(options=Options(folder=True))))

    assert {"'self' data:"} == {policy[f"{kind}-src"] for kind in ("img", "font", "media")}


def test_html_that_the_user_trusts_may_run_its_scripts_but_load_nothing() -> None:
    scene = a_scene(
        a_frame(body="<p style='top:0'><script>one()</script><SCRIPT async>\n</script >")
    )

    policy = policy_of(page_of(made(scene, options=Options(trust_html=True))))

    assert [hashed("one()"), hashed("\n")] == policy["script-src"].split()[3:]
    assert "'unsafe-inline'" == policy["style-src"]
    assert ("'none'", "data:") == (policy["default-src"], policy["img-src"])
    assert 3 == len(policy_of(page_of(made(scene)))["script-src"].split())


def test_the_policy_comes_before_all_else() -> None:
    head = page_of(made()).partition("<meta http-equiv=")[0]

    assert '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' == head


@pytest.mark.parametrize(
    "before",
    [
        '<!doctype html><html lang="en"><head><script>1</script><meta charset="utf-8">',
        '<!doctype html><html onclick="x"><head><meta charset="utf-8">',
        '<!doctype html><html><head><meta http-equiv="refresh" content="0"><meta charset="utf-8">',
    ],
)
def test_no_template_gets_anything_past_the_policy(before: str) -> None:
    template = f"{before}<!--deckgen:policy-->{TEMPLATE.partition('<!--deckgen:policy-->')[2]}"

    with pytest.raises(ThemeError):
        made(theme=a_theme(templates={"deck.html.jinja": template}))


@pytest.mark.parametrize("what", ["policy-->", "styles\n", "scripts-->"])
def test_a_template_must_have_a_place_for_everything(what: str) -> None:
    mark = f"<!--deckgen:{what}"

    with pytest.raises(ThemeError) as caught:
        made(theme=a_theme(templates={"deck.html.jinja": TEMPLATE.replace(mark, "")}))

    assert mark.strip() in caught.value.diagnostics[0].message


def test_a_deck_that_writes_the_marks_of_a_template_gets_nothing_by_it() -> None:
    body = "<!--deckgen:policy--><!--deckgen:styles\n--><!--deckgen:scripts-->"

    page = page_of(made(a_scene(a_frame(body=body))))

    assert f"<section>{body}</section>" in page
    assert (2, 3) == (len(elements(page, "style")), len(elements(page, "script")))


def test_no_two_files_of_the_runtime_take_one_name() -> None:
    named = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
    names = named.findall(scripts()[1])

    assert len(names) > 100
    assert [] == sorted({name for name in names if names.count(name) > 1})


def test_impress_stands_untouched_before_the_runtime() -> None:
    impress = (RUNTIME / "vendor" / "impress.js").read_text(encoding="utf-8")

    _, first, second = elements(page_of(made()), "script")

    assert impress == first
    assert second.startswith('(() => {\n"use strict";\n')


def test_no_runtime_file_can_end_its_element() -> None:
    # A comment that opens and names another script would swallow the element's end.
    for code in (opening(), *scripts()):
        assert not re.search(r"</script|<!--(?:(?!-->).)*<script", code, re.IGNORECASE | re.DOTALL)
        assert "\r" not in code


def test_no_style_sheet_can_end_its_element() -> None:
    theme = a_theme(styles="a::after{content:'</style><script>1</script>'}")

    page = page_of(made(a_scene(a_frame(), styles="/*</style>*/"), theme=theme))

    assert 2 == len(elements(page, "style"))
    assert r"content:'<\/style><script>1<\/script>'" in page


def test_styles_go_from_the_runtime_to_the_deck() -> None:
    page = page_of(made(a_scene(a_frame(), styles=".w-60{}"), theme=a_theme(styles="b{top:0}")))

    sheet = page.partition("<style>")[2].partition("</style>")[0]
    assert sheet.strip().startswith(style_sheet().strip())
    assert -1 < sheet.find("b{top:0}") < sheet.find(".w-60{}")


def test_warnings_of_the_scene_ride_on() -> None:
    warning = Diagnostic("x", "careful", severity="warning")

    assert (warning,) == made(a_scene(a_frame(), warnings=(warning,))).warnings


# ---- files of the theme ------------------------------------------------------------


def test_a_font_is_embedded_where_its_face_is() -> None:
    page = page_of(made(theme=a_theme(styles=FACE, assets={"ab12": FONT})))

    assert 'src:url("data:font/woff2;base64,Zm9udA==")' in page


def test_a_font_in_two_faces_is_a_fault() -> None:
    with pytest.raises(ThemeError):
        made(theme=a_theme(styles=FACE * 2, assets={"ab12": FONT}))


def test_a_picture_of_the_theme_used_twice_is_embedded_once() -> None:
    styles = 'a{background:url("theme:ab12")}b{mask:url("theme:ab12")}'

    page = page_of(made(theme=a_theme(styles=styles, assets={"ab12": an_image()})))

    assert 1 == page.count("data:image/png;base64,")
    assert "a{background:var(--deckgen-file-ab12)}b{mask:var(--deckgen-file-ab12)}" in page


def test_a_font_that_no_face_names_is_left_out() -> None:
    assert "Zm9udA" not in page_of(made(theme=a_theme(assets={"ab12": FONT})))


# ---- a folder ----------------------------------------------------------------------


def test_a_folder_holds_each_file_once_under_the_name_of_its_content() -> None:
    body = '<img data-asset="0" alt=""><img data-asset="1" alt="">'
    theme = a_theme(styles=FACE, assets={"ab12": FONT})

    result = made(
        a_scene(a_frame(body=body)),
        an_image(),
        an_image(name="b.png"),
        theme=theme,
        options=Options(folder=True),
    )

    files = {name: data for name, data in result.files.items() if name != PAGE}
    assert [b"font", b"pixels"] == sorted(files.values())
    assert all(re.fullmatch(r"assets/[0-9a-f]{20}\.(png|woff2)", name) for name in files)
    assert all(name in page_of(result) for name in files)


def test_a_folder_holds_nothing_that_the_page_does_not_show() -> None:
    scene = a_scene(a_frame(notes='<img data-asset="0" alt="">'))

    assert [PAGE] == list(made(scene, an_image(), options=Options(folder=True)).files)


# ---- licences ----------------------------------------------------------------------


def test_the_page_carries_the_licence_of_impress() -> None:
    page = page_of(made())

    assert "Copyright 2011-2012 Bartek Szopka (@bartaz), 2016-2023 Henrik Ingo" in page
    assert "Permission is hereby granted, free of charge" in page


def test_fonts_under_the_same_terms_share_one_text() -> None:
    terms = "This Font Software is licensed under some terms.\n-----\nTerms --> here\n"

    said = notice([f"Copyright 2020 A\n\n{terms}", f"Copyright 2021 B\n{terms}"])

    assert 1 == said.count("This Font Software is licensed")
    assert -1 < said.find("Copyright 2020 A") < said.find("Copyright 2021 B") < said.find("Terms")
    assert 1 == said.count("-->")


# ---- onto the disk -----------------------------------------------------------------

PAGE_OF_OURS = b'<!doctype html><meta name="generator" content="deckgen 0.0.9">old'
FILE = "assets/6ec9c2b0eb14010746c8.png"  # so named, because it holds "pixels"
IN_FOLDER = Bundle({PAGE: PAGE_OF_OURS + b"new", FILE: b"pixels"})
ALONE = Bundle({PAGE: PAGE_OF_OURS + b"new"})


def names_in(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_page_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    write(ALONE, tmp_path / "new" / "talk.html")

    assert ALONE.files[PAGE] == (tmp_path / "new" / "talk.html").read_bytes()
    assert ["new/talk.html"] == names_in(tmp_path)


def test_a_page_of_ours_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "talk.html").write_bytes(PAGE_OF_OURS)

    write(ALONE, tmp_path / "talk.html")

    assert ALONE.files[PAGE] == (tmp_path / "talk.html").read_bytes()


def test_a_page_of_others_stays_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "talk.html"
    file.write_bytes(b"<p>mine")

    with pytest.raises(OutputError) as caught:
        write(ALONE, file)

    (fault,) = caught.value.diagnostics
    assert "talk.html was not written by deckgen, and would be lost" == fault.message
    assert b"<p>mine" == file.read_bytes()
    write(ALONE, file, force=True)
    assert ALONE.files[PAGE] == file.read_bytes()


def test_a_written_file_has_the_rights_that_the_user_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(ALONE, tmp_path / "talk.html")
    finally:
        os.umask(before)

    assert 0o640 == stat.S_IMODE((tmp_path / "talk.html").stat().st_mode)


def test_what_a_link_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_bytes(PAGE_OF_OURS)
    (tmp_path / "talk.html").symlink_to("real.html")

    write(ALONE, tmp_path / "talk.html")

    assert (tmp_path / "talk.html").is_symlink()
    assert ALONE.files[PAGE] == (tmp_path / "real.html").read_bytes()


@pytest.mark.parametrize("where", ["file/talk.html", "folder"])
def test_a_place_that_cannot_be_written_is_an_output_error(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()

    with pytest.raises(OutputError):
        write(ALONE, tmp_path / where)

    assert ["file"] == names_in(tmp_path)


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "talk.html").write_bytes(PAGE_OF_OURS)
    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(OutputError) as caught:
        write(ALONE, tmp_path / "talk.html")

    (fault,) = caught.value.diagnostics
    assert fault.message.endswith("talk.html cannot be written: no space left on device")
    assert ["talk.html"] == names_in(tmp_path)
    assert PAGE_OF_OURS == (tmp_path / "talk.html").read_bytes()


def test_a_folder_gets_a_list_of_what_is_ours(tmp_path: Path) -> None:
    write(IN_FOLDER, tmp_path / "talk", folder=True)

    assert [".deckgen", FILE, PAGE] == names_in(tmp_path / "talk")
    assert f"# written by deckgen\n{FILE}\n{PAGE}\n" == (tmp_path / "talk/.deckgen").read_text()


def test_a_folder_written_again_loses_what_is_no_longer_needed(tmp_path: Path) -> None:
    write(IN_FOLDER, tmp_path, folder=True)
    (tmp_path / "assets/mine.png").write_bytes(b"mine")

    write(ALONE, tmp_path, folder=True)

    assert [".deckgen", "assets/mine.png", PAGE] == names_in(tmp_path)


def test_a_list_that_was_tampered_with_deletes_nothing_else(tmp_path: Path) -> None:
    write(IN_FOLDER, tmp_path / "talk", folder=True)
    (tmp_path / "mine.png").write_bytes(b"mine")
    (tmp_path / "talk/assets/0123.png").write_bytes(b"mine too")
    (tmp_path / "talk/.deckgen").write_text(
        "# written by deckgen\nassets/../../mine.png\n../mine.png\nassets/0123.png\n"
    )

    write(ALONE, tmp_path / "talk", folder=True)

    assert b"mine" == (tmp_path / "mine.png").read_bytes()
    assert b"mine too" == (tmp_path / "talk/assets/0123.png").read_bytes()


@pytest.mark.parametrize("name", [PAGE, FILE, ".deckgen"])
def test_a_folder_with_a_file_of_others_stays_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / name).write_bytes(b"mine")

    with pytest.raises(OutputError):
        write(IN_FOLDER, tmp_path, folder=True)

    assert [name] == names_in(tmp_path)
    assert b"mine" == (tmp_path / name).read_bytes()
    write(IN_FOLDER, tmp_path, folder=True, force=True)
    assert [".deckgen", FILE, PAGE] == names_in(tmp_path)


def test_a_link_in_a_folder_leads_no_file_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk/assets").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputError):
        write(IN_FOLDER, tmp_path / "talk", folder=True)

    assert [] == names_in(tmp_path)

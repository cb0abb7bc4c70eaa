"""Assets: found in the talk's folder or drawn, judged by content, shrunk to their use."""

import os
import shutil
import struct
import time
import unicodedata
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from deckgen.diagnostics import Diagnostic, ParseError, Span
from deckgen.geometry import Box, Size
from deckgen.load import Loaded, diagrams, load, shrink, shrunk
from deckgen.model import (
    Annotation,
    Art,
    Asset,
    AssetKind,
    AssetUse,
    Camera,
    Deck,
    Frame,
    Meta,
    Placement,
    Route,
    Scene,
    Step,
)

HERE = Span("talk.md", 3, 1, 3, 9)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0"/></svg>'


def picture(form: str, size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **options)
    return out.getvalue()


def deck(*uses: AssetUse) -> Deck:
    return Deck(Meta(), (), assets=uses)


def loaded(folder: Path, *names: str, kind: AssetKind = "image") -> Loaded:
    return load(deck(*(AssetUse(kind, name, HERE) for name in names)), folder)


def one(folder: Path, name: str, kind: AssetKind = "image") -> Asset:
    found = loaded(folder, name, kind=kind)
    assert () == found.warnings
    assert found.assets[0] is not None
    return found.assets[0]


def faults(
    folder: Path, *names: str, kind: AssetKind = "image"
) -> list[tuple[str, str, str | None]]:
    with pytest.raises(ParseError) as caught:
        loaded(folder, *names, kind=kind)
    assert {HERE} == {fault.span for fault in caught.value.diagnostics}
    return [(fault.code, fault.message, fault.hint) for fault in caught.value.diagnostics]


# ---- what a file is ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("a.png", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.gif", "image/gif"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
    ],
)
def test_a_picture_is_known_with_its_size(name: str, mime: str, tmp_path: Path) -> None:
    form = mime.removeprefix("image/").upper()
    (tmp_path / name).write_bytes(picture(form))

    asset = one(tmp_path, name)

    assert (name, mime, 40, 20) == (asset.name, asset.mime, asset.width, asset.height)
    assert (tmp_path / name).read_bytes() == asset.data


def test_webp_of_each_kind_has_its_size(tmp_path: Path) -> None:
    for options in (
        {"lossless": True},
        {"lossless": False},
        {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0"},
    ):
        (tmp_path / "a.webp").write_bytes(picture("WEBP", (300, 200), **options))
        assert (300, 200) == (one(tmp_path, "a.webp").width, one(tmp_path, "a.webp").height)


@pytest.mark.parametrize("turn", [1, 2, 3, 4, 5, 6, 7, 8])
def test_a_photo_taken_upright_is_upright(turn: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    (tmp_path / "a.jpg").write_bytes(picture("JPEG", exif=exif))

    asset = one(tmp_path, "a.jpg")

    assert ((20, 40) if turn >= 5 else (40, 20)) == (asset.width, asset.height)


MEDIA = {
    "a.mp4": (b"\0\0\0\x18ftypisom\0\0\0\0isommp41", "video/mp4"),
    "a.m4a": (b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42", "audio/mp4"),
    "a.webm": (b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x84webm", "video/webm"),
    "a.ogv": (b"OggS\0\x02" + b"\0" * 22 + b"\x80theora", "video/ogg"),
    "a.ogg": (b"OggS\0\x02" + b"\0" * 22 + b"\x01vorbis", "audio/ogg"),
    "a.mp3": (b"ID3\x03" + b"\0" * 20, "audio/mpeg"),
    "b.mp3": (b"\xff\xfb\x90\x00" + b"\0" * 20, "audio/mpeg"),
    "a.wav": (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
}


@pytest.mark.parametrize("name", MEDIA)
def test_films_and_sounds_are_known(name: str, tmp_path: Path) -> None:
    data, mime = MEDIA[name]
    (tmp_path / name).write_bytes(data)

    asset = one(tmp_path, name, kind="media")

    assert (mime, 0, 0) == (asset.mime, asset.width, asset.height)


def test_a_wrong_ending_is_told_and_the_content_believed(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture("JPEG"))

    found = loaded(tmp_path, "a.png")

    assert found.assets[0] and "image/jpeg" == found.assets[0].mime
    assert [("wrong-ending", "warning", HERE)] == [
        (warning.code, warning.severity, warning.span) for warning in found.warnings
    ]


def test_wrong_mime_types_are_refused(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(b"<!doctype html><script>alert(1)</script>")
    (tmp_path / "text.svg").write_bytes(b"<html><svg></svg></html>")
    (tmp_path / "old.bmp").write_bytes(b"BM" + b"\0" * 60)
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "film.png").write_bytes(MEDIA["a.mp4"][0])
    hint = "convert it to png, jpg, gif, webp, avif or svg"

    assert [
        ("unknown-format", '"page.png" is of no kind that a deck can show', hint),
        ("unknown-format", '"text.svg" is of no kind that a deck can show', hint),
        ("unknown-format", '"old.bmp" is of no kind that a deck can show', hint),
        ("unknown-format", '"empty.png" is of no kind that a deck can show', hint),
        ("wrong-kind", '"film.png" is an MP4 film by its content, not a picture', None),
    ] == faults(tmp_path, "page.png", "text.svg", "old.bmp", "empty.png", "film.png")
    (tmp_path / "a.mp4").write_bytes(picture("PNG"))
    assert "wrong-kind" == faults(tmp_path, "a.mp4", kind="media")[0][0]
    assert "wrong-kind" == faults(tmp_path, "a.mp4", kind="path")[0][0]


def test_an_image_of_fifty_thousand_pixels_a_side_is_refused(tmp_path: Path) -> None:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    (tmp_path / "a.png").write_bytes(head + struct.pack(">II", 50_001, 10))
    (tmp_path / "b.gif").write_bytes(b"GIF89a" + struct.pack("<HH", 10, 65_535))

    assert [
        (
            "image-too-large",
            '"a.png" is 50001 × 10 pixels, more than 50000 a side',
            "make it smaller",
        ),
        (
            "image-too-large",
            '"b.gif" is 10 × 65535 pixels, more than 50000 a side',
            "make it smaller",
        ),
    ] == faults(tmp_path, "a.png", "b.gif")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_a_picture_cut_short_is_broken_or_has_its_size(form: str, tmp_path: Path) -> None:
    whole = picture(form)
    for length in range(12, min(len(whole), 400)):
        (tmp_path / "a").write_bytes(whole[:length])
        try:
            assert loaded(tmp_path, "a").assets[0]
        except ParseError as error:
            assert error.diagnostics[0].code in ("broken-file", "unknown-format")


def test_a_picture_may_stand_in_the_talk_itself(tmp_path: Path) -> None:
    data = picture("PNG")

    asset = one(tmp_path, "data:image/png;base64," + b64encode(data).decode())

    assert (data, 40) == (asset.data, asset.width)


# ---- where a file is -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on_disk", "written"),
    [
        ("my photo.png", "my photo.png"),
        ("my photo.png", "my%20photo.png"),
        ("a#b.png", "a#b.png"),
        ("a#b.png", "a%23b.png"),
        ("a?b.png", "a?b.png"),
        ("100%.png", "100%.png"),
        ("100%.png", "100%25.png"),
        ("100%25.png", "100%25.png"),
        ("a+b.png", "a+b.png"),
        ("été.png", "%C3%A9t%C3%A9.png"),
        ("logo.png", "logo.png?v=2"),
        ("logo.png", "logo.png#view"),
        ("img/a.png", "./img/../img/a.png"),
    ],
)
def test_names_with_blanks_and_marks_are_found(on_disk: str, written: str, tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / on_disk).write_bytes(picture("PNG"))

    assert 40 == one(tmp_path, written).width


@pytest.mark.parametrize("disk", ["NFC", "NFD"])
@pytest.mark.parametrize("talk", ["NFC", "NFD"])
def test_accents_may_be_composed_either_way(disk: str, talk: str, tmp_path: Path) -> None:
    name = "é/à.png"
    file = tmp_path / unicodedata.normalize(disk, name)  # type: ignore[arg-type]
    file.parent.mkdir()
    file.write_bytes(picture("PNG"))

    assert one(tmp_path, unicodedata.normalize(talk, name))  # type: ignore[arg-type]


def test_a_missing_image_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "Photo.JPG").write_bytes(picture("JPEG"))
    (tmp_path / "cake.png").write_bytes(picture("PNG"))

    assert [
        ("missing-file", 'there is no file "img/photo.jpg"', 'did you mean "img/Photo.JPG"?'),
        ("missing-file", 'there is no file "cake.jpg"', 'did you mean "cake.png"?'),
        ("missing-file", 'there is no file "Photo.JPG"', 'there is "img/Photo.JPG"'),
        ("missing-file", 'there is no file "nowhere/x.png"', None),
    ] == faults(tmp_path, "img/photo.jpg", "cake.jpg", "Photo.JPG", "nowhere/x.png")


def test_a_failing_asset_is_reported_at_each_use(tmp_path: Path) -> None:
    spans = [Span("talk.md", line, 1, line, 9) for line in (3, 5, 9)]
    uses = (AssetUse("image", "a.png", spans[0], (spans[1],)), AssetUse("image", "a.png", spans[2]))

    with pytest.raises(ParseError) as caught:
        load(deck(*uses), tmp_path)

    assert spans == [fault.span for fault in caught.value.diagnostics]


def test_images_outside_the_folder_are_refused(tmp_path: Path) -> None:
    home = tmp_path / "talk"
    home.mkdir()
    (tmp_path / "secret.png").write_bytes(picture("PNG"))
    (home / "link.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(home / "pipe.png")
    names = [
        *("../secret.png", "%2e%2e/secret.png", str(tmp_path / "secret.png"), "/dev/zero"),
        *("link.png", "..\\secret.png", "..%5csecret.png", "pipe.png", "."),
        *("a\0b.png", "a/" * 2**20 + "b.png"),
    ]

    assert ["outside-folder"] * 7 + ["not-a-file"] * 4 == [
        code for code, _, _ in faults(home, *names)
    ]


def test_what_is_elsewhere_is_never_loaded(tmp_path: Path) -> None:
    names = ("https://example.org/a.mp4", "//example.org/a.mp4", "file:///etc/passwd", "ftp://x/a")

    found = loaded(tmp_path, *names, kind="media")

    assert (None,) * 4 == found.assets
    assert ["remote-file"] * 4 == [warning.code for warning in found.warnings]


def test_a_repeated_asset_is_one_and_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture("JPEG"))

    found = loaded(tmp_path, "a.png", "a.png")

    assert found.assets[0] is found.assets[1]
    assert 1 == len(found.warnings)


def test_paths_are_drawings(tmp_path: Path) -> None:
    (tmp_path / "road.svg").write_bytes(SVG)

    assert b'<path d="M0 0"></path>' in one(tmp_path, "road.svg", kind="path").data


# ---- diagrams --------------------------------------------------------------------------------


def tool(folder: Path, name: str, script: str) -> None:
    """A program that stands for a drawing tool."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tools, the first on the path."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    diagrams.draw.cache_clear()
    return folder


def test_a_missing_tool_is_one_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    found = load(
        deck(
            AssetUse("dot", "digraph{a}", HERE),
            AssetUse("dot", "digraph{b}", HERE),
            AssetUse("mermaid", "graph TD", HERE),
        ),
        tmp_path,
    )

    assert (None, None, None) == found.assets
    assert [
        ("dot is not installed: dot diagrams show their source", "install Graphviz"),
        ("mmdc is not installed: mermaid diagrams show their source", "install mermaid-cli"),
    ] == [(warning.message, warning.hint) for warning in found.warnings]


def test_a_diagram_is_drawn_by_its_tool(tmp_path: Path, tools: Path) -> None:
    tool(tools, "dot", f"cat >seen; grep -q 'digraph' seen && echo '{SVG.decode()}'")

    asset = one(tmp_path, "digraph{a}", kind="dot")

    assert ("image/svg+xml", 40, 20) == (asset.mime, asset.width, asset.height)


def test_mermaid_is_drawn_into_a_file_of_its_own(tmp_path: Path, tools: Path) -> None:
    tool(
        tools,
        "mmdc",
        f"cat >seen; grep -q NOTFOUND browser.json && echo '{SVG.decode()}' >diagram.svg",
    )

    assert 40 == one(tmp_path, "graph TD", kind="mermaid").width


def test_a_tool_stands_in_an_empty_folder_with_nothing_of_the_users(
    tmp_path: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "secret")
    monkeypatch.setenv("GV_FILE_PATH", "/")
    tool(tools, "dot", f"env >{tmp_path}/env; ls -A >{tmp_path}/ls; echo '{SVG.decode()}'")

    one(tmp_path, "digraph{}", kind="dot")

    environment = dict(line.split("=", 1) for line in (tmp_path / "env").read_text().splitlines())
    assert "" == (tmp_path / "ls").read_text()
    assert {"SECRET", "GV_FILE_PATH"}.isdisjoint(environment)
    assert ("deckgen", False) == (environment["SERVER_NAME"], Path(environment["HOME"]).exists())


def test_a_tool_in_a_relative_path_entry_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool(tmp_path, "dot", f"echo '{SVG.decode()}'")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}relative")

    assert (None,) == loaded(tmp_path, "digraph{}", kind="dot").assets


def test_what_a_tool_complains_of_is_passed_on(tmp_path: Path, tools: Path) -> None:
    tool(tools, "dot", "echo 'Error: <stdin>: syntax error in line 1' >&2; exit 1")

    assert [("diagram", "dot: syntax error in line 1", None)] == faults(
        tmp_path, "digraph{", kind="dot"
    )


def test_a_tool_that_never_ends_is_ended_with_its_children(
    tmp_path: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagrams, "TIMEOUT_S", 2.0)
    tool(tools, "dot", f"sleep 60 & echo $! >{tmp_path}/child; wait")
    start = time.perf_counter()

    assert [("diagram", "dot: it was not done after 2 s", None)] == faults(
        tmp_path, "digraph{}", kind="dot"
    )
    assert time.perf_counter() - start < 30
    state = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_a_drawing_by_a_tool_is_cleaned_too(tmp_path: Path, tools: Path) -> None:
    tool(tools, "dot", "echo '<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>'")

    found = loaded(tmp_path, "digraph{}", kind="dot")

    assert found.assets[0] and b"script" not in found.assets[0].data
    assert ["svg-cleaned"] == [warning.code for warning in found.warnings]


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_draws_and_opens_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture("PNG"))
    source = (
        f'digraph {{ a -> b; c [image="{tmp_path}/secret.png" label=""]; stylesheet="http://x/y" }}'
    )

    asset = one(tmp_path, source, kind="dot")

    assert asset.width > 50
    assert b"<text" in asset.data
    assert b"secret" not in asset.data
    assert b"http://x" not in asset.data
    assert "syntax error" in faults(tmp_path, "digraph {", kind="dot")[0][1]


# ---- shrinking ---------------------------------------------------------------------------------


def noisy(form: str, size: tuple[int, int], **options: object) -> Asset:
    out = BytesIO()
    image = Image.effect_noise((size[0] // 8, size[1] // 8), 90).resize(size).convert("RGB")
    image.save(out, form, **options)
    return Asset("a", f"image/{form.lower()}", out.getvalue(), *map(float, size))


def size_in(asset: Asset) -> tuple[int, int]:
    with Image.open(BytesIO(asset.data)) as image:
        return image.size


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_scaled_to_what_is_needed(form: str) -> None:
    asset = noisy(form, (1600, 800))

    small = shrunk(asset, 400)

    assert (400, 200) == size_in(small)
    assert (1600, 800, asset.mime, True) == (
        small.width,
        small.height,
        small.mime,
        len(small.data) < len(asset.data),
    )
    assert small == shrunk(replace(asset), 400)


def test_a_picture_little_larger_than_needed_is_left_alone() -> None:
    asset = noisy("JPEG", (1600, 800))

    assert asset is shrunk(asset, 1067)
    assert asset is not shrunk(asset, 1066)
    assert asset is shrunk(asset, 5000)


def test_a_turned_photo_is_turned_once() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    asset = replace(noisy("JPEG", (1600, 800), exif=exif), width=800.0, height=1600.0)

    small = shrunk(asset, 400)

    assert (400, 800) == size_in(small)
    with Image.open(BytesIO(small.data)) as image:
        assert 0x0112 not in image.getexif()


def test_transparency_and_moving_pictures_are_kept() -> None:
    out = BytesIO()
    Image.effect_noise((1200, 600), 90).convert("RGBA").save(out, "PNG")
    clear = shrunk(Asset("a", "image/png", out.getvalue(), 1200.0, 600.0), 300)
    with Image.open(BytesIO(clear.data)) as image:
        assert "RGBA" == image.mode
    frames = [Image.effect_noise((600, 300), sigma).convert("RGB") for sigma in (50, 90)]
    out = BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    moving = Asset("a", "image/webp", out.getvalue(), 600.0, 300.0)
    assert moving is shrunk(moving, 100)


def test_what_pillow_cannot_read_is_left_alone() -> None:
    broken = Asset("a", "image/png", picture("PNG", (900, 900))[:200], 900.0, 900.0)
    huge = Asset("a", "image/jpeg", b"", 40_000.0, 40_000.0)

    assert broken is shrunk(broken, 100)
    assert huge is shrunk(huge, 100)


def scene(body: str, *, width: float = 1600.0, art: str = "") -> Scene:
    """One frame as wide as the camera's view says, with ``body``."""
    frame = Frame("a", "A", "", body, "", Annotation(), HERE)
    placed = Placement("a", Box(0, 0, 1600, 900), Size(1600, 900))
    camera = Camera(0, 0, width)
    arts = (Art(art, 0, 0, 1, 0, HERE),) if art else ()
    step = Step("a", "a", camera)
    return Scene(
        Deck(Meta(), (frame,), arts),
        Size(1600, 900),
        {"a": placed},
        (Route("main", (step,)),),
        placed.box,
        camera,
    )


def shrunk_to(body: str, size: tuple[int, int], *, width: float = 1600.0, art: str = "") -> int:
    found = shrink((noisy("JPEG", size),), scene(body, width=width, art=art))[0]
    assert found
    return size_in(found)[0]


FIGURE = '<figure class="figure"><img data-asset="0" alt=""></figure>'


def test_a_picture_is_as_large_as_its_largest_view_needs() -> None:
    wide = (4000, 2250)

    assert 2560 == shrunk_to(FIGURE, wide)
    assert 1280 == shrunk_to(FIGURE, wide, width=3200)
    assert 1280 == shrunk_to(
        FIGURE.replace("figure w", "figure").replace('"figure"', '"figure w-50"'), wide
    )
    assert 4000 == shrunk_to(FIGURE, wide, width=800)


def test_an_upright_picture_is_as_high_as_its_frame() -> None:
    assert 720 == shrunk_to(FIGURE, (2000, 4000))
    assert 2000 == shrunk_to('<img class="background" data-asset="0" alt="">', (2000, 4000))


def test_art_on_the_canvas_stays_as_it_is() -> None:
    assert 4000 == shrunk_to(FIGURE, (4000, 2250), art='<img data-asset="0" alt="">')
    assert 4000 == shrunk_to("", (4000, 2250), art='<img data-asset="0" alt="">')


def test_a_missing_asset_stays_missing() -> None:
    assert (None,) == shrink((None,), scene(FIGURE))


def test_warnings_have_a_place(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(SVG.replace(b"<path", b"<script/><path"))

    assert (
        Diagnostic(
            "svg-cleaned",
            'parts of "a.svg" were left out: 1 script',
            HERE,
            severity="warning",
        ),
    ) == loaded(tmp_path, "a.svg").warnings

"""impress.js is the file that upstream built, and says so."""

from __future__ import annotations

from hashlib import sha256

from deckgen.bundle.runtime import OPENING, RUNTIME

VENDOR = RUNTIME / "vendor"
IMPRESS = VENDOR / "impress.js"
SHA256 = "d6dcd7ee8921838fdc52b4040bd2f4eeaeed8e4258a0b1c2459b45a40973ca9f"


def test_impress_is_never_edited() -> None:
    assert sha256(IMPRESS.read_bytes()).hexdigest() == SHA256


def test_the_file_names_its_version_and_its_licence() -> None:
    text = IMPRESS.read_text()

    assert "version: 2.0.0" in text
    assert "Released under the MIT License." in text


def test_the_readme_says_what_is_vendored() -> None:
    readme = (VENDOR / "README.md").read_text()

    assert SHA256 in readme
    assert "2.0.0" in readme
    assert "https://github.com/impress/impress.js" in readme
    assert "Permission is hereby granted, free of charge" in readme


def test_nothing_else_is_vendored() -> None:
    assert {"README.md", "impress.js"} == {file.name for file in VENDOR.iterdir()}


def test_every_file_of_the_runtime_is_in_the_page_once() -> None:
    order = (RUNTIME / "order.txt").read_text().splitlines()
    listed = [line for line in order if line and not line.startswith("#")]
    found = [
        file.relative_to(RUNTIME).as_posix()
        for file in RUNTIME.rglob("*")
        if file.suffix in (".js", ".css") and file.parent != VENDOR
    ]

    assert sorted(found) == sorted([OPENING, *listed])

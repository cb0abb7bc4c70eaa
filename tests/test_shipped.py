"""What leaves the machine: the page, and nothing of the machine."""

from __future__ import annotations

import getpass
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from deckgen.build import build
from deckgen.model import Options
from tests.talks import EVERYTHING, a_png, a_talk

REPOSITORY = Path(__file__).resolve().parent.parent
ATTRIBUTES = ("src", "href", "poster", "data", "action", "formaction", "srcset", "xlink:href")


class Page(HTMLParser):
    """Every tag of a page, with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture
def page(tmp_path: Path) -> str:
    talk = a_talk(tmp_path, EVERYTHING, picture_png=a_png())
    return build(talk).files["index.html"].decode("utf-8")


def test_no_path_of_the_machine_is_in_the_page(page: str, tmp_path: Path) -> None:
    for secret in (tmp_path, REPOSITORY, Path.home(), Path.cwd()):
        assert str(secret) == "/" or str(secret) not in page
    assert f"/{getpass.getuser()}/" not in page
    assert "talk.md" not in page
    assert "picture.png" not in page


def test_no_note_and_no_comment_is_in_the_page(page: str) -> None:
    assert "secret" not in page
    assert "nobody sees" not in page


def test_notes_are_in_the_page_where_they_were_asked_for(tmp_path: Path) -> None:
    talk = a_talk(tmp_path, EVERYTHING, picture_png=a_png())

    page = build(talk, options=Options(with_notes=True)).files["index.html"].decode()

    assert 2 == page.count("The secret of Lego.")
    assert "nobody sees" not in page


def test_nothing_in_the_page_is_loaded_from_elsewhere(page: str) -> None:
    for tag, attributes in Page(page).tags:
        for name in ATTRIBUTES:
            address = attributes.get(name, "data:")
            if tag == "a" and name == "href":
                assert address.startswith(("#", "https://example.org/", "data:"))
            else:
                assert address.startswith(("data:", "#")), (tag, name)


def test_the_page_needs_no_style_attribute_and_no_handler(page: str) -> None:
    for tag, attributes in Page(page).tags:
        assert not [name for name in attributes if name == "style" or name.startswith("on")], tag


def test_the_page_has_one_policy_and_it_comes_first(page: str) -> None:
    tags = [tag for tag, _ in Page(page).tags]
    metas = [attributes for tag, attributes in Page(page).tags if tag == "meta"]

    assert ["html", "head", "meta", "meta"] == tags[:4]
    assert "utf-8" == metas[0]["charset"]
    assert "Content-Security-Policy" == metas[1]["http-equiv"]
    assert 1 == sum("http-equiv" in meta for meta in metas)
    assert "unsafe" not in metas[1]["content"]
    assert "http" not in metas[1]["content"].replace("https:", "http")


def test_an_image_used_twice_is_embedded_once(page: str) -> None:
    assert 1 == page.count("data:image/png;base64,")


def test_ids_are_unique(page: str) -> None:
    ids = [attributes["id"] for _, attributes in Page(page).tags if "id" in attributes]

    assert len(set(ids)) == len(ids)


def test_style_sheets_ask_for_nothing(page: str) -> None:
    for sheet in re.findall(r"<style>(.*?)</style>", page, re.DOTALL):
        addresses = re.findall(r"url\(\s*[\"']?([^)\"']{0,12})", sheet)
        assert all(address.startswith(("data:", "#")) for address in addresses)
        assert "@import" not in sheet

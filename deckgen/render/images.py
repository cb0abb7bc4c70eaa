"""Puts assets where the deck's HTML says ``data-asset="N"``.

An asset shown once stands in its element's ``src``. An image shown more often stands
once in the page's style sheet, as the ``content`` of each ``[data-asset="N"]``; its
elements have a placeholder of the same size. A clip shown more often stands in the
first element, and the others name that one in ``data-same-as``, for the runtime to copy.
In a folder each is a file, and none of this is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from deckgen.embed import address
from deckgen.model import Asset

MARK = "data-asset="
_USE = re.compile(r'data-asset="(\d{1,6})"')
_ELEMENT = re.compile(
    r'<(img|video|audio)((?:\s+[^\s"\'=<>/]+(?:="[^"]*")?)*?)'
    r'\s+data-asset="(\d{1,6})"((?:\s+[^\s"\'=<>/]+(?:="[^"]*")?)*)\s*/?>'
)
_ALT = re.compile(r'\salt="([^"]*)"')
_DIAGRAM = re.compile(
    r'(<figure class="diagram[^"]*" data-diagram="(\d{1,6})">)(<img[^>]*>)(<pre.*?</pre>)',
    re.DOTALL,
)


class Images:
    """The assets of one page, and how often each is shown."""

    def __init__(self, assets: Sequence[Asset | None], *, folder: bool) -> None:
        self._assets = assets
        self._folder = folder
        self._uses: Counter[int] = Counter()
        self._played: set[int] = set()

    def count(self, bodies: Iterable[str]) -> None:
        """Learn of every use before the first is put in its place."""
        for body in bodies:
            if MARK in body:
                self._uses.update(int(found[1]) for found in _USE.finditer(_settled(body, self)))

    def put(self, body: str) -> str:
        """``body`` with its assets in place."""
        if MARK not in body:
            return body
        return _ELEMENT.sub(self._element, _settled(body, self))

    def shared_styles(self) -> str:
        """The rules that hold the images shown more than once."""
        rules = []
        for index, asset in self._shared():
            rules.append(f'[data-asset="{index}"]{{content:url("{address(asset, folder=False)}")}}')
        return "".join(f"{rule}\n" for rule in rules)

    def get(self, index: int) -> Asset | None:
        """The asset of that number, None where there is none."""
        return self._assets[index] if index < len(self._assets) else None

    def _shared(self) -> Iterable[tuple[int, Asset]]:
        for index in sorted(self._uses):
            asset = self.get(index)
            if asset and self._is_shared(index, asset):
                yield index, asset

    def _is_shared(self, index: int, asset: Asset) -> bool:
        return not self._folder and self._uses[index] > 1 and asset.mime.startswith("image/")

    def _element(self, found: re.Match[str]) -> str:
        tag, before, number, after = found.groups()
        index = int(number)
        asset = self.get(index)
        said = f"{before}{after}"
        if asset is None:
            return _missing(tag, said)
        if tag == "img":
            return f'<img{self._source(index, asset)}{said}{_size(asset, said)} decoding="async">'
        return f"<{tag}{self._clip(index, asset)}{said}>"

    def _source(self, index: int, asset: Asset) -> str:
        if self._is_shared(index, asset):
            return f' src="{_placeholder(asset)}" data-asset="{index}"'
        return f' src="{address(asset, folder=self._folder)}"'

    def _clip(self, index: int, asset: Asset) -> str:
        if self._folder or self._uses[index] == 1:
            return f' src="{address(asset, folder=self._folder)}"'
        if index in self._played:
            return f' data-same-as="deckgen-clip-{index}"'
        self._played.add(index)
        return f' id="deckgen-clip-{index}" src="{address(asset, folder=False)}"'


def _settled(body: str, images: Images) -> str:
    """Each diagram as its drawing where there is one, else as its source."""
    if "data-diagram=" not in body:
        return body
    return _DIAGRAM.sub(
        lambda found: found[1] + (found[3] if images.get(int(found[2])) else found[4]), body
    )


def _missing(tag: str, said: str) -> str:
    """What stands for an asset that could not be had: its alternative text."""
    alt = _ALT.search(said)
    text = alt[1] if alt else ""
    open_tag = f'<span class="missing" role="img" aria-label="{text}">'
    return f"{open_tag}{text}</span>" if tag == "img" else f"<{tag}{said}>"


def _size(asset: Asset, said: str) -> str:
    """The image's own size, which keeps its room before it is decoded."""
    if not asset.width or not asset.height or " width=" in said or " height=" in said:
        return ""
    return f' width="{round(asset.width)}" height="{round(asset.height)}"'


def _placeholder(asset: Asset) -> str:
    """An empty drawing of the asset's size, for as long as the style sheet has no say."""
    width, height = round(asset.width) or 1, round(asset.height) or 1
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'
    return escape(f"data:image/svg+xml,{quote(svg)}")

"""Blocks of an article -> Markdown as code hosts and blogs read it: CommonMark and GitHub's tables,
tasks, footnotes and formulas. What neither has stays HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from deckgen.export.article.hypertext import html_of
from deckgen.export.article.lines import escaped, fence_for, line_of, line_start, target_of
from deckgen.export.article.prose import in_blocks
from deckgen.export.tree import Element, Node, elements, is_blank, is_inline, text_of

_Blocks = Sequence[Node]


def markdown_of(blocks: _Blocks) -> str:
    """The blocks as Markdown, without a line's end behind the last."""
    return "\n\n".join(filter(None, _each(blocks)))


def quoted(text: str) -> str:
    """Some Markdown as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _each(blocks: _Blocks) -> Iterator[str]:
    """Each block. A list right after one of its kind has other marks, or they would be one."""
    last, is_other = "", False
    for block in blocks:
        if is_blank(block):
            continue
        kind = _LISTS.get(block.tag, "") if isinstance(block, Element) else ""
        is_other = bool(kind) and kind == last and not is_other
        last = kind
        if isinstance(block, Element) and kind:
            yield _list(block, *("*)" if is_other else "-."))
        else:
            yield _block(block)


def _block(node: Node) -> str:
    if isinstance(node, str) or is_inline(node):
        return line_start(line_of([node]))
    if node.tag in _WRITERS:
        return _WRITERS[node.tag](node)
    if re.fullmatch("h[1-6]", node.tag):
        return f"{'#' * int(node.tag[1])} {line_of(node.inside)}"
    return html_of([node])


def _paragraph(node: Element) -> str:
    return line_start(line_of(node.inside))


def _quotation(node: Element) -> str:
    return quoted(_holding(node))


def _holding(node: Element) -> str:
    """What stands in an element, whether it is a line or blocks."""
    if all(map(is_inline, node.inside)):
        return line_start(line_of(node.inside))
    return markdown_of(node.inside)


def _code(node: Element) -> str:
    text = text_of(node.inside).rstrip("\n")
    lang = next((e.said["class"] for e in elements(node.inside) if "class" in e.said), "")
    fence = fence_for(text, least=3)
    return f"{fence}{lang.removeprefix('language-')}\n{text}\n{fence}"


def _formula(node: Element) -> str:
    """A formula on lines of its own."""
    tex = node.said.get("alttext", "").strip()
    return f"$$\n{tex}\n$$" if tex else html_of([node])


def _list(node: Element, bullet: str, point: str) -> str:
    """A list; ``bullet`` stands before an item, or ``point`` behind its number."""
    if node.tag == "dl":
        return "\n".join(_item(bullet, text) for text in _meanings(node))
    items = [each for each in node.inside if isinstance(each, Element)]
    start = int(node.said["start"]) if re.fullmatch(r"\d{1,9}", node.said.get("start", "")) else 1
    gap = "\n\n" if any(map(_is_loose, items)) else "\n"
    texts = [gap.join(filter(None, _each(list(in_blocks(item.inside))))) for item in items]
    marks = [bullet if node.tag == "ul" else f"{start + at}{point}" for at in range(len(items))]
    return gap.join(map(_item, marks, texts))


def _is_loose(item: Element) -> bool:
    """Whether an item is more than a line, and lists below it."""
    blocks = list(in_blocks(item.inside))
    kinds = [each.tag for each in blocks if isinstance(each, Element) and not is_blank(each)]
    return not set(kinds[:1]) <= {"p", "ul", "ol"} or not set(kinds[1:]) <= {"ul", "ol"}


def _item(mark: str, text: str) -> str:
    return f"{mark} {_indented(text, len(mark) + 1)}".rstrip()


def _indented(text: str, by: int) -> str:
    """All lines but the first, so far in."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{' ' * by}{line}" if line else "" for line in rest)])


def _meanings(node: Element) -> Iterator[str]:
    """Each term with what it means below it; no code host has lists of them."""
    terms: list[list[str]] = []
    for each in node.inside:
        if not isinstance(each, Element):
            continue
        text = _holding(each)
        if each.tag == "dt" or not terms:
            terms.append([])
        terms[-1].append(f"**{text}**" if each.tag == "dt" and text else text)
    for parts in terms:
        yield ("\n\n" if any("\n\n" in part for part in parts) else "\\\n").join(parts)


def _table(node: Element) -> str:
    """A table of cells with a line each; any other stays HTML."""
    rows = [each for each in elements(node.inside) if each.tag == "tr"]
    cells = [[cell for cell in row.inside if isinstance(cell, Element)] for row in rows]
    plain = all(
        all(map(is_inline, cell.inside)) and not {"colspan", "rowspan"} & cell.said.keys()
        for row in cells
        for cell in row
    )
    if not plain or not cells or any(each.tag == "caption" for each in elements(node.inside)):
        return html_of([node])
    width = max(map(len, cells))
    has_head = all(cell.tag == "th" for cell in cells[0])
    head, body = (cells[0], cells[1:]) if has_head else ([], cells)
    sides = [cell.said.get("align", "") for cell in cells[0]]
    rules = [_RULES.get(side, "---") for side in [*sides, *[""] * (width - len(sides))]]
    return "\n".join(
        _row(row, width)
        for row in [list(map(_cell, head)), rules, *[list(map(_cell, row)) for row in body]]
    )


def _row(texts: Sequence[str], width: int) -> str:
    return f"| {' | '.join([*texts, *[''] * (width - len(texts))])} |"


def _cell(cell: Element) -> str:
    return line_of(cell.inside).replace("\\\n", "<br>").replace("|", "\\|")


def _figure(node: Element) -> str:
    """A picture or a film, and its caption below it."""
    return "\n\n".join(
        f"*{line_of(each.inside)}*" if each.tag == "figcaption" else _block(each)
        for each in node.inside
        if isinstance(each, Element)
    )


def _clip(node: Element) -> str:
    """A film or a sound, which Markdown only links to."""
    to = node.said["src"]
    return f"[{escaped(node.said.get('aria-label') or to.rpartition('/')[2])}]({target_of(to)})"


def _details(node: Element) -> str:
    """What opens on a click; its text is Markdown again after a blank line."""
    summary = [e for e in node.inside if isinstance(e, Element) and e.tag == "summary"]
    rest = markdown_of([each for each in node.inside if each not in summary])
    head = "".join(html_of([each]) for each in summary)
    return f"<details>{head}\n\n{rest}\n\n</details>"


def _footnotes(node: Element) -> str:
    """Footnotes, by the names that the references have."""
    notes = [each for each in elements(node.inside) if each.said.get("id", "").startswith("fn-")]
    return "\n".join(
        f"[^{note.said['id'].removeprefix('fn-')}]: {_indented(_holding(note), 4)}"
        for note in notes
    )


_LISTS = {"dl": "bullets", "ol": "numbers", "ul": "bullets"}
_RULES = {"left": ":---", "center": ":---:", "right": "---:"}
_WRITERS: dict[str, Callable[[Element], str]] = {
    "audio": _clip,
    "blockquote": _quotation,
    "details": _details,
    "figure": _figure,
    "hr": lambda _: "---",
    "math": _formula,
    "p": _paragraph,
    "pre": _code,
    "section": _footnotes,
    "table": _table,
    "video": _clip,
}

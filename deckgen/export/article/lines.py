"""What stands in a line of an article -> Markdown, with what would mean something else escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

from deckgen.export.article.hypertext import html_of
from deckgen.export.article.prose import FOOTNOTE, FOOTNOTE_BACK
from deckgen.export.tree import Element, Node, text_of

_BLANKS = re.compile(r"[ \t\r\n]+")
# A character that opens, closes or leads on to something else where it stands.
_SIGNS = re.compile(
    r"""[\\`\[\]]                    # code and links, anywhere
      | (?<!\s)[*~] | [*~](?!\s)    # emphasis, but not between blanks
      | (?<![^\W_])_ | _(?![^\W_])   # underlined, at the edge of a word only
      | \$(?=\S) | (?<=\S)\$         # a formula
      | <(?=[A-Za-z/!?]) | &(?=\#?\w+;)
    """,
    re.VERBOSE,
)
_STARTS = re.compile(r"(?:[-+*](?=\s|\Z)|[#]{1,6}(?=\s|\Z)|>|=+\s*\Z|-+\s*\Z|~~~|\|)")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**", "s": "~~", "del": "~~"}
_BOTH = {"*", "**"}


def line_of(nodes: Sequence[Node]) -> str:
    """The nodes as a line; a forced break in it is a backslash and a line's end."""
    return _spaced(_joined(nodes)).strip()


def escaped(text: str) -> str:
    """Some words as they stand, whatever their characters mean in Markdown."""
    return _SIGNS.sub(lambda found: f"\\{found[0]}", text)


def line_start(text: str) -> str:
    """A paragraph whose lines begin nothing else: no list, no heading, no quotation."""
    return "\\\n".join(_started(line) for line in text.split("\\\n"))


def fence_for(text: str, *, least: int) -> str:
    """As many backticks as hold ``text``, and never fewer than ``least``."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def target_of(address: str) -> str:
    """An address as a link has it."""
    return f"<{address}>" if re.search(r"[\s()<>]", address) and ">" not in address else address


def _started(line: str) -> str:
    if found := _NUMBERED.match(line):
        return f"{found[1]}\\{line[found.end(1) :]}"
    return f"\\{line}" if _STARTS.match(line) else line


def _spaced(text: str) -> str:
    """Blanks in a row as one, but for the line's end of a forced break."""
    return "\\\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\\\n"))


def _joined(nodes: Sequence[Node], *, marks: bool = True) -> str:
    """The nodes one after the other; without ``marks``, emphasis is between tags."""
    made = ""
    for index, node in enumerate(nodes):
        if isinstance(node, str):
            made += escaped(_BLANKS.sub(" ", node))
        elif node.tag in _MARKS:
            following = text_of(nodes[index + 1 :])[:1]
            made += _emphasis(node, made[-1:], following) if marks else _tagged(node, marks=False)
        elif node.tag == "code" and not made.endswith("`"):
            made += _code(text_of(node.inside))
        else:
            made += _element(node, marks=marks)
    return made


def _element(node: Element, *, marks: bool) -> str:
    match node.tag:
        case "br":
            return "\\\n"
        case "a":
            return _link(node, marks=marks)
        case "img":
            title = f' "{_title(node.said["title"])}"' if "title" in node.said else ""
            return f"![{escaped(node.said['alt'])}]({target_of(node.said['src'])}{title})"
        case "input":
            return "[x]" if "checked" in node.said else "[ ]"
        case "math":
            tex = _BLANKS.sub(" ", node.said.get("alttext", "")).strip()
            return f"${tex}$" if tex else html_of([node])
        case "sup" if (name := _footnote(node)) is not None:
            return f"[^{name}]"
    return _tagged(node, marks=marks)


def _tagged(node: Element, *, marks: bool) -> str:
    """An element between its tags, as HTML."""
    opening, _, closing = html_of([node.with_inside(["\0"])]).partition("\0")
    return f"{opening}{_joined(node.inside, marks=marks)}{closing}"


def _emphasis(node: Element, before: str, after: str) -> str:
    """Words between marks; between tags where marks would not be read as such (CommonMark, 6.2)."""
    mark = _MARKS[node.tag]
    within = [each for each in node.inside if isinstance(each, Element)]
    is_both = len(node.inside) == len(within) == 1 and {mark, _MARKS.get(within[0].tag)} == _BOTH
    inside = _joined(node.inside, marks=is_both)
    words = inside.strip()
    if not words:
        return inside
    lead, tail = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    opens = bool(lead) or _opens(before, words[0])
    closes = bool(tail) or _opens(after, words[-1])
    if not opens or not closes:
        return f"{lead}<{node.tag}>{words}</{node.tag}>{tail}"
    return f"{lead}{mark}{words}{mark}{tail}"


def _opens(outer: str, inner: str) -> bool:
    """Whether a mark between these two characters belongs to the inner one."""
    if outer in ("*", "~"):
        return False
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return category(character)[0] in "PS"


def _code(text: str) -> str:
    text = _BLANKS.sub(" ", text)
    fence = fence_for(text, least=1)
    room = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{room}{text}{room}{fence}" if text else ""


def _link(node: Element, *, marks: bool) -> str:
    to, words = node.said["href"], _joined(node.inside, marks=marks).strip()
    if to.startswith(FOOTNOTE_BACK):  # whoever shows footnotes brings one
        return ""
    title = f' "{_title(node.said["title"])}"' if "title" in node.said else ""
    if to in ((shown := text_of(node.inside)), f"mailto:{shown}") and not title:
        return f"<{shown}>"
    return f"[{words}]({target_of(to)}{title})"


def _title(text: str) -> str:
    return _BLANKS.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')


def _footnote(node: Element) -> str | None:
    """The name of the footnote that is referred to, if one is."""
    links = (each.said.get("href", "") for each in node.inside if isinstance(each, Element))
    return next((to.removeprefix(FOOTNOTE) for to in links if to.startswith(FOOTNOTE)), None)

"""Raw HTML of a talk -> HTML that runs nothing, loads nothing and forges nothing.

A frame with raw HTML is cleaned as a whole, our own markup included, because a tag may
open in one block and close in another. Before that, ``raw_html`` takes the marks of
our own markup out of what the author wrote, and makes assets of its pictures.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

if TYPE_CHECKING:
    import nh3

RESERVED_ID = re.compile(r"(?:impress|deckgen(?:-.*)?|__proto__|constructor|prototype)$", re.I)
RESERVED_CLASS = re.compile(
    r"(?:step|future|present|past|frame(?:-(?:box|head|body|title|label))?"
    r"|(?:impress|deckgen)(?:-.*)?)$",
    re.IGNORECASE,
)

_TEXT = """
    a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span
    strong sub sup time u var wbr
"""
_BLOCKS = """
    address article aside audio blockquote caption col colgroup dd details div dl dt figcaption
    figure footer h1 h2 h3 h4 h5 h6 header hr img li ol p pre section summary table tbody td
    tfoot th thead tr ul video
"""
_MATHS = """
    math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
"""
TAGS = frozenset(f"{_TEXT} {_BLOCKS} {_MATHS}".split())

# What stands in these is no text of the talk, or is parsed otherwise a second time.
_NO_TEXT = """
    applet base canvas embed frameset head iframe link meta noembed noframes noscript object
    plaintext script select style svg template textarea title xmp
"""
_MARKS = ("asset", "autoplay", "diagram", "done", "lang", "on", "same-as", "state", "states")
_MATHS_ATTRIBUTES = """
    accent accentunder alttext columnalign columnlines columnspacing columnspan depth dir display
    displaystyle fence form framespacing height largeop linebreak linethickness lspace
    mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation
    rowalign rowlines rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset
    width xmlns
"""
_ATTRIBUTES: dict[str, str] = {
    "*": f"id class lang dir title role aria-label aria-hidden data-{' data-'.join(_MARKS)}",
    "a": "href",
    "audio": "controls loop muted preload",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "datetime",
    "details": "open",
    "img": "alt width height",
    "ins": "datetime",
    "li": "value",
    "ol": "start reversed type",
    "td": "colspan rowspan align",
    "th": "colspan rowspan align scope abbr",
    "time": "datetime",
    "video": "controls loop muted playsinline preload width height",
    **dict.fromkeys(_MATHS.split(), _MATHS_ATTRIBUTES),
}

_SCHEMES = ("http", "https", "mailto", "tel")
_IGNORED = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\ufeff]"
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_FORGED = re.compile(rf"data-(?={'|'.join(_MARKS)})", re.I)
_MEDIUM = re.compile(
    r"""<(img|video|audio)(?=[\s/>])((?:[^<>"']|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|(?=<)|\Z)""",
    re.I,
)
_SAID = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_NUMBER = re.compile(r"[0-9]{1,6}")
_STYLES = "a b big code em font i nobr s small strike strong tt u"
_REOPENED = frozenset(_STYLES.split())
MOST_TAGS = 20_000  # half a second where none of them is closed
MOST_REOPENED = 500_000  # of tags for each other; as long
_TAG = re.compile(r"<([a-z][a-z0-9-]*)", re.I)

Register = Callable[[Literal["image", "media"], str], int | None]


def clean(html: str) -> str:
    """``html`` with only the tags and attributes on the list, every link a safe one."""
    return _cleaner().clean(html)


def safe_link(url: str) -> bool:
    """Whether following ``url`` can only lead to a page, a mail or a telephone.

    The address is judged as a browser would read it: entities undone, blanks and control
    characters left out. No ``//host`` and no drive letter: from disk they mean a machine
    on the network.
    """
    seen = _IGNORED.sub("", unescape(url)).lower()
    if seen.startswith(("//", "\\", "/\\")):
        return False
    scheme, colon, _ = re.split(r"[/?#]", seen, maxsplit=1)[0].partition(":")
    return not colon or scheme in _SCHEMES


def safe_id(name: str) -> bool:
    """Whether an author may call an element so: not by a name that we or a page use."""
    return bool(name) and not RESERVED_ID.match(name) and not re.search(r"\s", name)


def safe_class(name: str) -> bool:
    """Whether an author may use this class: not one that makes a step of an element."""
    return not RESERVED_CLASS.match(name)


def raw_html(html: str, register: Register) -> str:
    """The author's own HTML, ready to be joined with ours and cleaned.

    Comments go; what looks like a mark of ours is one no more; the ``src`` of a picture,
    film or sound becomes an asset. ``register`` gives the index of an address, or None
    where it is not to be loaded: then the alternative text is all that stays.
    """
    html = _COMMENT.sub("", html)
    # The word joiner cannot be seen in text, and makes another name of an attribute's.
    html = _FORGED.sub(lambda found: f"{found[0]}\u2060", html)
    return _MEDIUM.sub(lambda found: _asset(found, register), html)


def removed_tags(html: str) -> tuple[str, ...]:
    """The tags in the author's HTML that ``clean`` takes out, each once, in order."""
    names = (name.lower() for name in _TAG.findall(_COMMENT.sub("", html)))
    return tuple(dict.fromkeys(name for name in names if name not in TAGS))


def piles_up(html: str) -> bool:
    """Whether there is more markup than anyone writes into one frame.

    A reader of HTML opens a forgotten ``<b>`` anew in every paragraph, and looks through
    all that is open at every tag: a small text could take minutes and fill the memory.
    Only what opens is counted: no closing tag, however it is disguised, makes it less.
    """
    names = [name.lower() for name in _TAG.findall(html)]
    styles = sum(name in _REOPENED for name in names)
    return len(names) > MOST_TAGS or styles * len(names) > MOST_REOPENED


def _asset(found: re.Match[str], register: Register) -> str:
    """A picture, film or sound with its address registered, its attributes in our form."""
    tag = found[1].lower()
    said: list[str] = []
    for each in _SAID.finditer(found[2]):
        name = each[1].lower()
        value = next((part for part in each.groups()[1:] if part is not None), None)
        if name == "src":
            address = unquote(unescape(value or "").strip())
            index = register("image" if tag == "img" else "media", address) if address else None
            said += [] if index is None else [f'data-asset="{index}"']
        elif value is None:
            said.append("data-autoplay" if name == "autoplay" else name)
        else:
            said.append(f'{name}="{escape(unescape(value))}"')
    return f"<{' '.join([tag, *said])}>"


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3  # only talks with raw HTML need it

    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(_NO_TEXT.split()),
        attributes={tag: set(names.split()) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_attribute,
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """The value that an attribute on the list may have; None takes it off."""
    if name == "href":
        return value if safe_link(value) else None
    if name == "id":
        return value if safe_id(value) else None
    if name == "class":
        return " ".join(word for word in value.split() if safe_class(word)) or None
    if name in ("data-asset", "data-diagram"):
        return value if _NUMBER.fullmatch(value) else None
    if name == "role":
        return value if value == "img" else None
    return value

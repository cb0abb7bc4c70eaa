"""What a talk can never set, by name: outputs, programs, environments, servers, trust.

A talk may come from anyone. Only who types the command decides where files go, what
runs and who may look.
"""

from __future__ import annotations

from typing import NamedTuple


class Refusal(NamedTuple):
    """Why a key is refused, and where its matter is decided."""

    message: str
    hint: str


_REASONS = {
    ("where files are written", "say it on the command line: deckgen build -o FILE"): (
        "output outputfile outputdir outputs out outfile outdir dest destination dist"
    ),
    ("which programs run", "say it on the command line: --browser PATH"): (
        "browser browserpath browserargs browserarguments chrome chromepath chromium "
        "executable executablepath program command cmd exec shell args arguments "
        "prebuild postbuild hook hooks plugin plugins encoder ffmpeg"
    ),
    ("the environment of a program", "set it in the shell that starts deckgen"): (
        "env environ environment environmentvariables proxy"
    ),
    ("who may look at it", "say it on the command line of deckgen serve"): (
        "host port remote allowhost allowedhosts serve"
    ),
    ("what is trusted", "say it on the command line: --trust-html"): (
        "trust trusthtml unsafe allowhtml sanitize sanitise"
    ),
    ("whether notes leave the machine", "say it on the command line: --with-notes"): (
        "withnotes includenotes publishnotes"
    ),
}
_REFUSED = {key: (what, hint) for (what, hint), keys in _REASONS.items() for key in keys.split()}


def plain(key: str) -> str:
    """``key`` without its case and its marks: ``outputDir`` and ``output-dir`` are one."""
    return key.lower().replace("-", "").replace("_", "").replace(".", "")


def refusal(key: str) -> Refusal | None:
    """Why a talk cannot set ``key``; None where it is not of that kind."""
    found = _REFUSED.get(plain(key))
    if found is None:
        return None
    return Refusal(f'"{key}": a talk cannot say {found[0]}', found[1])

"""A bundle's page as the server sends it: told its version, and allowed to ask for the next.

The page's own policy allows no request at all. Here it may ask this server, and nothing
else; its scripts and styles are the ones that a built page has, by the same hashes.
"""

from __future__ import annotations

from html import escape

from deckgen.serve.notice import notice
from deckgen.serve.site import Edition

_POLICY = b"content=\"default-src 'none'; "
_POLICY_END = b'">'

_STYLE = """
main { max-width: 64rem; padding-top: 8vh; text-align: start; }
pre { margin: 0 0 1rem; padding: 1rem 1.25rem; border-left: 4px solid #ff6b57; background: #1e2127;
  font: 0.95rem/1.55 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
"""
_SCRIPT = """
const version = "{version}";
const open = () => {{
  const stream = new EventSource("/_deckgen/versions");
  stream.onmessage = ({{ data }}) => data !== version && location.reload();
  stream.onerror = () => stream.readyState === EventSource.CLOSED && setTimeout(open, 1000);
}};
open();
"""


def live(page: bytes, deck: str) -> bytes:
    """``page`` as it is served: which deck it is in the head, and a policy to ask for the next."""
    before, policy, after = page.partition(_POLICY)
    rules, end, rest = after.partition(_POLICY_END)
    told = f'\n<meta name="deckgen-live" content="{escape(deck)}">'.encode()
    return b"".join((before, policy, b"connect-src 'self'; ", rules, end, told, rest))


def faulty(edition: Edition) -> bytes:
    """The page that stands where there has been no deck so far; it gives way to the first."""
    faults = edition.faults or ("nothing is built yet",)
    told = "\n".join(f"<pre>{escape(fault)}</pre>" for fault in faults)
    page = notice(
        faults[0].partition("\n")[0],
        f"<h1>This talk cannot be built yet</h1>\n{told}\n"
        "<p>The deck appears here as soon as it can.</p>",
        script=_SCRIPT.format(version=edition.version),
        style=_STYLE,
    )
    return page.encode("utf-8")

"""A bundle's page as the server sends it: told its version, and allowed to ask for the next.

The page's own policy allows no request at all. Here it may ask this server, and nothing
else; its scripts and styles are the ones that a built page has, by the same hashes.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

from deckgen.serve.site import Edition

_POLICY = b"content=\"default-src 'none'; "
_POLICY_END = b'">'

_FAULTY = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'; \
script-src {script_hash}; style-src {style_hash}; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<main>
<h1>This talk cannot be built yet</h1>
{faults}
<p>The deck appears here as soon as it can.</p>
</main>
<script>{script}</script>
</body>
</html>
"""
_STYLE = """
body { margin: 0; background: #14161a; color: #e8e6e1; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 8vh 1.5rem; }
h1 { font-size: 1.75rem; font-weight: 600; margin: 0 0 1.5rem; }
pre { margin: 0 0 1rem; padding: 1rem 1.25rem; border-left: 4px solid #ff6b57; background: #1e2127;
  font: 0.95rem/1.55 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
p { color: #a9a7a2; }
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
    script = _SCRIPT.format(version=edition.version)
    faults = edition.faults or ("nothing is built yet",)
    first = faults[0].partition("\n")[0]
    page = _FAULTY.format(
        script_hash=_hash(script),
        style_hash=_hash(_STYLE),
        title=escape(first),
        style=_STYLE,
        faults="\n".join(f"<pre>{escape(fault)}</pre>" for fault in faults),
        script=script,
    )
    return page.encode("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"

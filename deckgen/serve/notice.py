"""A page of the server's own, which stands where no deck can: plain, dark, and shut."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'; \
script-src {script_hash}; style-src {style_hash}; img-src data:; base-uri 'none'; \
form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<main>
{content}
</main>
<script>{script}</script>
</body>
</html>
"""
_STYLE = """
body { margin: 0; background: #14161a; color: #e8e6e1; font: 1.125rem/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 20vh 1.5rem; text-align: center; }
h1 { font-size: 1.75rem; font-weight: 600; margin: 0 0 1rem; }
p { color: #c9c6c0; margin: 0 0 1rem; }
"""


def notice(title: str, content: str, *, script: str, style: str = "") -> str:
    """The page of that title (plain text), content (HTML), script, and styles besides its own."""
    style = _STYLE + style
    return _PAGE.format(
        title=escape(title),
        content=content,
        script=script,
        script_hash=_hash(script),
        style=style,
        style_hash=_hash(style),
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"

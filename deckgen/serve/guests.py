"""Who is let in from other machines, and to what: some may steer the talk, others look at it.

Whoever has a link is let in. Its token stands behind the ``#``, so that the browser sends
it to nobody; the door's script trades it for a cookie, which reads, while what is asked of
the talk must carry the token itself. Tokens and links are new at each start. Who came in to
look stays in if the server has to be started again in the middle of the talk.
"""

from __future__ import annotations

import hmac
import json
import os
import time
from dataclasses import dataclass, field
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Literal

from starlette.types import Scope

from deckgen.serve.key import Key, header

Role = Literal["steer", "look"]

COOKIE = "deckgen-pass"
STAY_S = 12 * 3600  # a pass opens for so long: longer than any conference day


@dataclass(frozen=True, slots=True)
class Guests:
    """The tokens of this start, and the passes of who had one.

    ``earlier`` is the digest of the pass that an earlier start gave to those who look.
    """

    steer: Key = field(default_factory=Key)
    look: Key = field(default_factory=Key)
    passes: tuple[Key, Key] = field(default_factory=lambda: (Key(), Key()))
    earlier: str = ""

    def bearer(self, scope: Scope) -> Role | None:
        """What the token that a request carries in its head is for."""
        if self.steer.opens(scope):
            return "steer"
        return "look" if self.look.opens(scope) else None

    def role(self, scope: Scope) -> Role | None:
        """What the pass that a request carries as a cookie is for."""
        given = _cookie(scope)
        steer, look = self.passes
        if steer.is_text(given):
            return "steer"
        known = hmac.compare_digest(digest(given), self.earlier)
        return "look" if known or look.is_text(given) else None

    def pass_for(self, role: Role) -> str:
        """The ``Set-Cookie`` that lets in whoever had the token of ``role``."""
        key = self.passes[0 if role == "steer" else 1]
        return f"{COOKIE}={key.text}; Max-Age={STAY_S}; Path=/; HttpOnly; SameSite=Strict"


def guests_of(talk: Path) -> Guests:
    """New guests, who find in who looked at ``talk`` shortly before, and are found the next time.

    Only a digest of a pass is kept, in a file of this user's own.
    """
    kept = _state_dir() / f"{digest(str(talk.resolve()))[:32]}.json"
    guests = Guests(earlier=_earlier(kept))
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = kept.with_suffix(".draft")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps({"look": digest(guests.passes[1].text)}), encoding="utf-8")
        draft.replace(kept)
    except OSError:  # then who looks has to scan the code again
        pass
    return guests


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _earlier(kept: Path) -> str:
    try:
        if time.time() - kept.stat().st_mtime > STAY_S:
            return ""
        found = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    look = found.get("look") if isinstance(found, dict) else None
    return look if isinstance(look, str) and look.isascii() else ""


def _state_dir() -> Path:
    home = os.environ.get("XDG_STATE_HOME", "")
    base = Path(home) if Path(home).is_absolute() else Path.home() / ".local" / "state"
    return base / "deckgen" / "guests"


def _cookie(scope: Scope) -> str:
    try:
        found = SimpleCookie(header(scope, b"cookie")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""

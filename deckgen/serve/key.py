"""Secrets that a request may carry, and how they are compared."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from starlette.types import Scope

OURS = "/_deckgen/"  # what the server itself answers; all else is the bundle's


@dataclass(frozen=True, slots=True)
class Key:
    """What lets someone do more than look: 128 bits, new at each start."""

    text: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)

    def opens(self, scope: Scope) -> bool:
        """Whether the request carries it, as ``Authorization: Bearer``."""
        return self.is_text(header(scope, b"authorization").removeprefix("Bearer "))

    def is_text(self, given: str) -> bool:
        """Whether ``given`` is it, in a time that does not tell how much of it was right."""
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.text.encode())


def headers(scope: Scope, name: bytes) -> list[str]:
    """Every value that a request's head has under that name."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def header(scope: Scope, name: bytes) -> str:
    """The value, or nothing where there are several or none."""
    found = headers(scope, name)
    return found[0] if len(found) == 1 else ""

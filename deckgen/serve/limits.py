"""How many streams the system lets one process hold."""

from __future__ import annotations

import sys

STREAMS = 8192  # a room full of followers, with room to spare


def raise_file_limit() -> None:
    """Let this process have as many open connections as the system allows it, within reason."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = STREAMS if hard == resource.RLIM_INFINITY else min(STREAMS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

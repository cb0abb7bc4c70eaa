"""The source of a diagram -> a drawing, by ``dot`` or ``mmdc`` where it is installed.

A diagram's source is somebody else's input to a program: it goes in on standard input,
the program stands in an empty folder, sees no settings of the user's, may open no file
and no connection, has a deadline, and what comes out is cleaned like any drawing.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from deckgen.diagnostics import Diagnostic
from deckgen.load.asset import Found, drawing

TIMEOUT_S = 30.0  # a browser has to start for mermaid

TOOLS = {"dot": "dot", "mermaid": "mmdc"}
_PACKAGES = {"dot": "Graphviz", "mermaid": "mermaid-cli"}
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "PUPPETEER_EXECUTABLE_PATH", "FONTCONFIG_PATH")


class Failed(Exception):
    """The tool drew nothing; the message is its own."""


def diagram(kind: Literal["dot", "mermaid"], source: str) -> Found:
    """The drawing of ``source``; none and a warning where the tool is not installed."""
    tool = _installed(TOOLS[kind])
    if tool is None:
        message = f"{TOOLS[kind]} is not installed: {kind} diagrams show their source"
        hint = f"install {_PACKAGES[kind]}"
        return Found(warnings=(Diagnostic("missing-tool", message, hint=hint, severity="warning"),))
    try:
        data = draw(kind, source, tool)
    except Failed as failure:
        return Found(fault=Diagnostic("diagram", f"{TOOLS[kind]}: {failure}"))
    return drawing(f"diagram.{kind}", data)


def _installed(name: str) -> str | None:
    """Where the tool is; a ``PATH`` entry that is relative could be the talk's folder."""
    from shutil import which

    path = os.environ.get("PATH", os.defpath)
    safe = os.pathsep.join(entry for entry in path.split(os.pathsep) if Path(entry).is_absolute())
    return which(name, path=safe)


@lru_cache(maxsize=256)
def draw(kind: str, source: str, tool: str) -> bytes:
    """What ``tool`` draws of ``source``; the same once more while serving. Raises Failed."""
    with TemporaryDirectory(prefix="deckgen-") as empty:
        folder = Path(empty)
        if kind == "dot":
            return _run([tool, "-Tsvg", "-Gbgcolor=transparent"], source, folder)
        _run([tool, *_mermaid(folder)], source, folder)
        try:
            return (folder / "diagram.svg").read_bytes()
        except OSError:
            raise Failed("it drew nothing") from None


def _mermaid(folder: Path) -> list[str]:
    """The arguments of ``mmdc``: labels as SVG text, ids that repeat, no way out."""
    plain = {"htmlLabels": False, "flowchart": {"htmlLabels": False}, "securityLevel": "strict"}
    settings = {**plain, "deterministicIds": True, "deterministicIDSeed": "deckgen"}
    nowhere = ["--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND"]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    browser = {"args": [*nowhere, *(["--no-sandbox"] if root else [])]}
    (folder / "settings.json").write_text(json.dumps(settings))
    (folder / "browser.json").write_text(json.dumps(browser))
    names = ["-i", "-", "-o", "diagram.svg", "-c", "settings.json", "-p", "browser.json"]
    return [*names, "-b", "transparent", "--quiet"]


def _run(command: list[str], source: str, folder: Path) -> bytes:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # With SERVER_NAME set and GV_FILE_PATH not, Graphviz takes itself for part of a web
    # server and opens no file that a diagram names.
    environment |= {"HOME": str(folder), "LANG": "C.UTF-8", "SERVER_NAME": "deckgen"}
    started = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, said = started.communicate(source.encode("utf-8"), timeout=TIMEOUT_S)
    except BaseException as error:
        _end(started)
        if isinstance(error, subprocess.TimeoutExpired):
            raise Failed(f"it was not done after {TIMEOUT_S:g} s") from None
        raise
    if started.returncode != 0:
        raise Failed(_reason(said.decode("utf-8", "replace"), folder))
    return out


def _end(started: subprocess.Popen[bytes]) -> None:
    """Stop the tool and whatever it started, a browser for one."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(started.pid, signal.SIGKILL)  # it is its own group's first
    else:
        started.kill()
    started.communicate()


def _reason(said: str, folder: Path) -> str:
    """The first line of what the tool said, without the place where it ran."""
    lines = [line.strip() for line in said.replace(f"{folder}/", "").splitlines()]
    first = next((line for line in lines if line), "it drew nothing")
    return re.sub(r"^(?:Error: )?(?:<stdin>: )?", "", first)[:200]

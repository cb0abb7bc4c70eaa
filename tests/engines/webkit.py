"""WebKitGTK, by its own driver, in a window on a screen that nobody sees."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.engines.processes import environ_in, running, started
from tests.engines.remote import ANSWER_S, Fault, Point, Source, scroll, source

PROGRAMS = ("WebKitWebDriver", "Xvfb", "xdotool")
# Beside the library, in a folder that is named after the machine and the interface.
MINI_BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"
WINDOW = {"x": 0, "y": 0, "width": 1280, "height": 760}  # its bar with the address takes some
_NUMBER = re.compile(r"^\d+$", re.MULTILINE)  # of the screen, among complaints about taken ones


def missing() -> str | None:
    """Why WebKitGTK cannot be tested here."""
    absent = [name for name in PROGRAMS if not shutil.which(name)]
    if not _mini_browser():
        absent.append("MiniBrowser")
    if not absent:
        return None
    return f"{', '.join(absent)} not installed (webkit2gtk-driver, xvfb, xdotool)"


@contextlib.contextmanager
def webkit(folder: Path, *, reduced_motion: bool = False) -> Iterator[WebKit]:
    """WebKitGTK's MiniBrowser with settings of its own in that folder."""
    look = folder / "gtk-3.0" / "settings.ini"
    look.parent.mkdir()
    look.write_text(f"[Settings]\ngtk-enable-animations={int(not reduced_motion)}\n")
    with _screen(folder) as environ, _driver(folder, environ) as port:
        remote = WebKit(port, environ)
        yield remote
        remote.end()


@contextlib.contextmanager
def _screen(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of programs that draw on a screen of their own."""
    environ = environ_in(folder)
    log = folder / "screen.log"
    asked = ("-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset")
    with running(("Xvfb", *asked), environ, log):
        number = started(lambda: _NUMBER.search(log.read_text()), log)
        yield environ | {"DISPLAY": f":{number[0]}", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}


@contextlib.contextmanager
def _driver(folder: Path, environ: Mapping[str, str]) -> Iterator[int]:
    """The port at which the driver answers."""
    log = folder / "driver.log"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with running(("WebKitWebDriver", f"--port={port}"), environ, log):
        started(lambda: _ask(port, "GET", "/status"), log)
        yield port


class WebKit:
    """The browser behind the driver at that port, on the screen of that environment."""

    def __init__(self, port: int, environ: Mapping[str, str]) -> None:
        self._port = port
        self._environ = environ
        self._wheels = itertools.count()
        self._session = ""
        options = {"binary": str(_mini_browser()), "args": ["--automation"]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        made = self._ask("POST", "", capabilities={"alwaysMatch": wanted})
        self._session = "/" + made["sessionId"]
        self._ask("POST", "/timeouts", script=ANSWER_S * 1000, pageLoad=ANSWER_S * 1000)
        self._ask("POST", "/window/rect", **WINDOW)

    def open(self, url: str) -> None:
        self._ask("POST", "/url", url=url)

    def run(self, script: str) -> Any:
        asynchronous = (
            "const done = arguments[0];"
            f"(async () => {{{script}}})().then((made) => done({{ made: JSON.stringify(made) }}),"
            " (fault) => done({ fault: String(fault) }))"
        )
        answer = self._ask("POST", "/execute/async", script=asynchronous, args=[])
        if "fault" in answer:
            raise Fault(answer["fault"])
        return json.loads(answer.get("made") or "null")

    def act(self, sources: Sequence[Source]) -> None:
        self._ask("POST", "/actions", actions=list(sources))

    def slide(self, at: Point, dx: int, dy: int) -> None:
        # A new wheel each time: the driver turns a known one by the difference to the last turn.
        name = f"wheel{next(self._wheels)}"
        self.act([source("wheel", name, scroll(at, dx, dy))])

    def notch(self, at: Point, turns: int) -> None:
        # The driver knows no notches, but the screen's own mouse does.
        bar = self.run("return outerHeight - innerHeight")
        where = (str(round(at[0])), str(round(at[1] + bar)))
        clicks = ("click", "--repeat", str(abs(turns)), "5" if turns > 0 else "4")
        subprocess.run(["xdotool", "mousemove", *where, *clicks], env=self._environ, check=True)

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def windows(self) -> list[str]:
        return list(self._ask("GET", "/window/handles"))

    def choose(self, window: str) -> None:
        self._ask("POST", "/window", handle=window)

    def end(self) -> None:
        self._ask("DELETE", "")

    def _ask(self, method: str, path: str, **body: object) -> Any:
        return _ask(self._port, method, f"/session{self._session}{path}", body)


def _ask(port: int, method: str, path: str, body: object = None) -> Any:
    line = HTTPConnection("127.0.0.1", port, timeout=ANSWER_S + 1)
    with contextlib.closing(line):
        line.request(method, path, json.dumps(body) if method == "POST" else None)
        answer = line.getresponse()
        value = json.loads(answer.read())["value"]
    if answer.status != 200:
        raise Fault(f"{path}: {value['error']}: {value['message']}")
    return value


def _mini_browser() -> Path | None:
    folders = (Path("/usr/lib"), Path("/usr/libexec"))
    return next((found for at in folders for found in sorted(at.glob(MINI_BROWSERS))), None)

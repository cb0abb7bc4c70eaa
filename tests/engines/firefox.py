"""Firefox, by the WebDriver BiDi that it speaks itself."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.engines.processes import environ_in, running, started
from tests.engines.remote import ANSWER_S, Fault, Point, Source, scroll, source

NAMES = ("firefox-esr", "firefox")
WINDOW = ("--width=1280", "--height=720")
# What the agent itself does not set: nobody is asked for anything, and windows may open.
_SETTINGS = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.newtabpage.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


def missing() -> str | None:
    """Why Firefox cannot be tested here."""
    return None if _program() else "Firefox is not installed (firefox-esr)"


@contextlib.contextmanager
def firefox(folder: Path, *, reduced_motion: bool = False) -> Iterator[Firefox]:
    """Firefox with a new profile in that folder, and no window on any screen."""
    settings = _SETTINGS | {"ui.prefersReducedMotion": int(reduced_motion)}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(at)});" for name, at in settings.items())
    (folder / "user.js").write_text("\n".join(lines))
    asked = ("--headless", "--no-remote", "--remote-debugging-port=0", "--profile", folder)
    log, port = folder / "log", folder / "WebDriverBiDiServer.json"
    environ = environ_in(folder)
    with running((str(_program()), *asked, *WINDOW), environ, log):
        where = started(lambda: json.loads(port.read_text()), log)
        url = f"ws://{where['ws_host']}:{where['ws_port']}/session"
        with connect(url, open_timeout=ANSWER_S, max_size=None, compression=None) as line:
            remote = Firefox(line)
            yield remote
            remote.end()


class Firefox:
    """The browser at the other end of that line."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._numbers = itertools.count()
        self._ask("session.new", capabilities={})
        self._window = self.windows()[0]

    def open(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._window, url=url, wait="complete")

    def run(self, script: str) -> Any:
        answer = self._ask(
            "script.callFunction",
            functionDeclaration=f"async () => JSON.stringify(await (async () => {{{script}}})())",
            target={"context": self._window},
            awaitPromise=True,
            userActivation=False,
        )
        if "exceptionDetails" in answer:
            raise Fault(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def act(self, sources: Sequence[Source]) -> None:
        self._ask("input.performActions", context=self._window, actions=list(sources))

    def slide(self, at: Point, dx: int, dy: int) -> None:
        self.act([source("wheel", "wheel", scroll(at, dx, dy))])

    def notch(self, at: Point, turns: int) -> None:
        # It turns all wheels by pixels, as fingers slide; with Control it means a notch.
        down, up = ({"type": way, "value": "\ue009"} for way in ("keyDown", "keyUp"))
        pause: Source = {"type": "pause"}
        keyboard = source("key", "keyboard", down, pause, up)
        self.act([keyboard, source("wheel", "wheel", pause, scroll(at, 0, 100 * turns))])

    def picture(self) -> bytes:
        shot = self._ask("browsingContext.captureScreenshot", context=self._window)
        return base64.b64decode(shot["data"])

    def windows(self) -> list[str]:
        tree = self._ask("browsingContext.getTree", maxDepth=0)
        return [each["context"] for each in tree["contexts"]]

    def choose(self, window: str) -> None:
        self._window = window

    def end(self) -> None:
        self._ask("browser.close")

    def _ask(self, method: str, **params: object) -> Any:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        answer: dict[str, Any] = {}
        while answer.get("id") != number:
            answer = json.loads(self._line.recv(timeout=ANSWER_S))
        if answer["type"] == "error":
            raise Fault(f"{method}: {answer['message']}")
        return answer["result"]


def _program() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)

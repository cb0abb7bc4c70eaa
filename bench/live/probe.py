"""When a save is on the screen: the same few lines of script in every tool's page."""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

LOST_S = 4.0  # a save that is not shown after so long is lost
_BEFORE = "The word of this save is saved"

# The text is looked at before each picture; once the picture with it has been made, it is told.
_LOOK = """(() => {
  let told = "";
  const look = () => {
    const found = /saved(\\d+)/.exec(document.body?.textContent ?? "")?.[1];
    if (found && found !== told) {
      told = found;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen(Number(found), performance.timeOrigin + performance.now());
        port2.postMessage(0);
      });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


def marked(text: str, number: int) -> str:
    """A talk whose first frame says which save it is."""
    return text.replace("SAVE", f"{_BEFORE}{number}", 1)


@dataclass
class Probe:
    """A page that tells which save it shows, and when."""

    page: Page
    _seen: queue.Queue[tuple[int, float]] = field(default_factory=queue.Queue)

    def start(self, address: str) -> None:
        """Open the page. It may be loaded anew as often as it likes."""
        self.page.expose_binding("seen", lambda _, number, at: self._seen.put((number, at)))
        self.page.add_init_script(_LOOK)
        self.page.goto(address)

    def wait(self, number: int) -> float | None:
        """The time at which save ``number`` was shown, in seconds of the epoch."""
        deadline = time.monotonic() + LOST_S
        while time.monotonic() < deadline:
            self.page.wait_for_timeout(1)  # lets what the page tells come through
            while not self._seen.empty():
                found, at_ms = self._seen.get()
                if found == number:
                    return at_ms / 1000
        return None


def saved(talk: Path, text: str) -> float:
    """Save as an editor does that writes in place; the time at which that was done."""
    talk.write_text(text, encoding="utf-8")
    return time.time()

"""Speaks to a browser in its own protocol, and waits for no answer beyond the deadline.

https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from deckgen.export.deadline import Deadline
from deckgen.export.process import Process

Record = dict[str, Any]
_CHUNK = 1 << 20
# A signal that comes right before a wait does not end it: Python hears of it only afterwards.
_BETWEEN_LOOKS_S = 0.5


class BrowserGone(Exception):
    """The browser ended, or closed its pipe, while we spoke to it."""


class Fault(Exception):
    """The browser says that it cannot do what it was asked."""


class Protocol:
    """A line to one browser. What it tells unasked goes to ``heard``."""

    def __init__(self, process: Process) -> None:
        self.heard: Callable[[Record], None] = lambda _: None
        self._process = process
        self._sent = 0
        self._answers: dict[int, Record] = {}
        self._unasked: set[int] = set()
        self._records: SimpleQueue[bytes | None] = SimpleQueue()
        # A thread, because not every system can wait for a pipe and for a clock at once.
        Thread(target=_read, args=(process.reader, self._records), daemon=True).start()

    def call(
        self, deadline: Deadline, method: str, session: str | None = None, **parameters: object
    ) -> Record:
        """What the browser answers. Raises Fault, BrowserGone, TimeUp."""
        return self.ask(deadline, method, session, **parameters)()

    def ask(
        self, deadline: Deadline, method: str, session: str | None = None, **parameters: object
    ) -> Callable[[], Record]:
        """The same, of which the answer is waited for where it is called: to ask for several
        things that the browser does at the same time.
        """
        number = self._send(method, session, parameters)

        def answer() -> Record:
            while number not in self._answers:
                self.listen(deadline)
            said = self._answers.pop(number)
            if "error" in said:
                raise Fault(f"{method}: {said['error'].get('message', 'it failed')}")
            return dict(said["result"])

        return answer

    def tell(self, method: str, session: str | None = None, **parameters: object) -> None:
        """Ask for something whose answer is of no use."""
        self._unasked.add(self._send(method, session, parameters))

    def listen(self, deadline: Deadline) -> None:
        """Wait for the next thing that the browser says."""
        try:
            said = self._records.get(timeout=min(deadline.left_s(), _BETWEEN_LOOKS_S))
        except Empty:
            return  # whoever waits looks again, and then at the deadline
        if said is None:
            raise BrowserGone
        record: Record = json.loads(said)
        number = record.get("id")
        if number is None:
            self.heard(record)
        elif number in self._unasked:
            self._unasked.remove(number)
        else:
            self._answers[number] = record

    def _send(self, method: str, session: str | None, parameters: Record) -> int:
        self._sent += 1
        record: Record = {"id": self._sent, "method": method, "params": parameters}
        if session is not None:
            record["sessionId"] = session
        rest = json.dumps(record).encode() + b"\0"
        try:
            while rest:
                rest = rest[os.write(self._process.writer, rest) :]
        except OSError as error:
            raise BrowserGone from error
        return self._sent


def _read(pipe: int, records: SimpleQueue[bytes | None]) -> None:
    """Pass on each record that comes through the pipe, and None at its end."""
    parts: list[bytes] = []
    try:
        while chunk := os.read(pipe, _CHUNK):
            first, *more = chunk.split(b"\0")
            parts.append(first)
            for begun in more:
                records.put(b"".join(parts))
                parts = [begun]
    except OSError:
        pass  # closed under us at the end
    records.put(None)

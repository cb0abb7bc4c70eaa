"""Opens a bundle in a browser that reaches nothing but the bundle, and gives its page.

    with Studio(browser=None, deadline=Deadline(120)) as studio:
        page = studio.open(bundle, Size(1920, 1080), "?export")
        page.run("(step) => deckgen.deck.goto(step, { flight: 0 })", 3)

The browser starts when the block begins, and opens an empty window, so that a talk can be
compiled in the meantime. It ends with the block, whatever happens, or before it where it is
let go, and every wait is over at the deadline.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Sequence
from threading import Thread
from typing import Any

from deckgen.diagnostics import Diagnostic, ExportError
from deckgen.export.browser import Browser, NoBrowser, Running, start
from deckgen.export.deadline import Deadline, TimeUp
from deckgen.export.process import Process
from deckgen.export.protocol import BrowserGone, Fault, Record
from deckgen.export.proxy import Proxy
from deckgen.geometry import Size
from deckgen.model import Bundle

# The same picture on every machine: no window's scrollbars, no screen's colours or subpixels.
_FLAGS = (
    "--hide-scrollbars",
    "--mute-audio",
    "--force-color-profile=srgb",
    "--disable-lcd-text",
    "--font-render-hinting=none",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
)


class Studio:
    """A browser of one's own. ``flags`` are those that an export needs of it besides.

    Inside the block, what goes wrong with the browser is an ExportError, and that there is
    none is NoBrowser.
    """

    def __init__(
        self, *, browser: str | None, deadline: Deadline, flags: Sequence[str] = ()
    ) -> None:
        self.deadline = deadline
        self._named = browser
        self._proxy = Proxy()
        self._flags = (*_FLAGS, *flags)
        self._started: Running | None = None
        self._failed: BaseException | None = None
        self._thread = Thread(target=self._start, daemon=True)
        self._ending: Thread | None = None
        self._pages: dict[str, Page] = {}
        self._empty: Page | None = None

    def __enter__(self) -> Studio:
        self._proxy.__enter__()
        self._thread.start()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._thread.join()
        self.let_go()
        if self._ending:
            self._ending.join()
        if (told := _as_export_error(error, self.deadline)) is not None:
            raise told from error

    @property
    def browser(self) -> Browser:
        """The browser that runs. Raises NoBrowser."""
        return self._running().browser

    @property
    def process(self) -> Process:
        """Its process, which the studio ends. Raises NoBrowser."""
        return self._running().process

    def open(
        self, bundle: Bundle, size: Size, address: str = "", *, medium: str = "screen"
    ) -> Page:
        """The page of ``bundle``, loaded in a window of ``size`` CSS pixels.

        ``address`` is what stands after its name; ``medium`` is what style sheets ask for.
        All pages of a studio are of one bundle.
        """
        return self.open_each(1, bundle, size, address, medium=medium)[0]

    def open_each(
        self, count: int, bundle: Bundle, size: Size, address: str = "", *, medium: str = "screen"
    ) -> list[Page]:
        """So many pages of the bundle, which load at the same time and are all loaded."""
        self._proxy.files = bundle.files
        running = self._running()
        pages = []
        for _ in range(count):
            page, self._empty = self._empty or self._window(running), None
            page.go(self._proxy.address(address), size, medium)
            pages.append(page)
        for page in pages:
            page.arrive()
        return pages

    def let_go(self) -> None:
        """End the browser while the rest of the export is done; no page is of use any more."""
        if self._ending is None:
            self._ending = Thread(target=self._end)
            self._ending.start()

    def _end(self) -> None:
        if self._started:
            self._started.process.end()
        self._proxy.__exit__()

    def _window(self, running: Running) -> Page:
        """A window that shows nothing yet."""
        line = running.line
        line.heard = self._hear
        target = line.call(self.deadline, "Target.createTarget", url="about:blank")["targetId"]
        attached = line.call(self.deadline, "Target.attachToTarget", targetId=target, flatten=True)
        page = Page(running, attached["sessionId"], self.deadline)
        self._pages[attached["sessionId"]] = page
        page.listen()
        return page

    def _start(self) -> None:
        try:
            self._started = start(os.environ, self._named, self.deadline, self._all_flags())
            self._empty = self._window(self._started)  # where it fails, so does the next
        except BaseException as error:  # told where the browser is first asked for
            self._failed = error

    def _all_flags(self) -> tuple[str, ...]:
        return (*self._proxy.flags, *self._flags)

    def _running(self) -> Running:
        self._thread.join()
        if self._started is None:
            assert self._failed is not None
            raise self._failed
        return self._started

    def _hear(self, said: Record) -> None:
        page = self._pages.get(said.get("sessionId") or said["params"].get("sessionId", ""))
        if page:
            page.hear(said)


class Page:
    """One page in a studio."""

    def __init__(self, browser: Running, session: str, deadline: Deadline) -> None:
        self._line = browser.line
        self._session = session
        self._deadline = deadline
        self._loaded = False
        self._going: Callable[[], Record] = dict

    def listen(self) -> None:
        """Let the browser tell about this page."""
        self.call("Page.enable")
        self.call("Inspector.enable")

    def go(self, address: str, size: Size, medium: str) -> None:
        """Begin to go to ``address`` in a window of ``size`` pixels."""
        self.resize(size)
        self.call("Emulation.setEmulatedMedia", media=medium)
        self._going = self.ask("Page.navigate", url=address)

    def arrive(self) -> None:
        """Wait until the page is there that we went to."""
        if fault := self._going().get("errorText"):
            raise Fault(f"the page does not open: {fault}")
        while not self._loaded:
            self._line.listen(self._deadline)

    def resize(self, size: Size, density: float = 1.0) -> None:
        """Make the window so large, in CSS pixels, and each of them so many of the picture."""
        width, height = round(size.width), round(size.height)
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=density,
            mobile=False,
        )

    def run(self, function: str, argument: object = None) -> Any:
        """What a function of the page gives for ``argument``; a promise is waited for."""
        return self.running(function, argument)()

    def running(self, function: str, argument: object = None) -> Callable[[], Any]:
        """The same, which is waited for where it is called."""
        return self._evaluate(f"({function})({json.dumps(argument)})")

    def define(self, script: str) -> None:
        """Run a script, whose functions ``run`` can then use."""
        self._evaluate(f"{script}\n;undefined")()

    def picture(self, **parameters: object) -> bytes:
        """What the window shows, as PNG unless ``format`` says otherwise."""
        return base64.b64decode(self.call("Page.captureScreenshot", **parameters)["data"])

    def _evaluate(self, expression: str) -> Callable[[], Any]:
        answer = self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )

        def value() -> Any:
            said = answer()
            if "exceptionDetails" in said:
                raise Fault(f"the page fails: {_first_line(said['exceptionDetails'])}")
            return said["result"].get("value")

        return value

    def call(self, method: str, **parameters: object) -> Record:
        """What the page answers to something in the browser's own protocol."""
        return self.ask(method, **parameters)()

    def ask(self, method: str, **parameters: object) -> Callable[[], Record]:
        """The same, of which the answer is waited for where it is called."""
        return self._line.ask(self._deadline, method, self._session, **parameters)

    def hear(self, said: Record) -> None:
        """Take note of what the browser tells about this page. Raises BrowserGone."""
        match said["method"]:
            case "Page.loadEventFired":
                self._loaded = True
            case "Page.javascriptDialogOpening":
                self._line.tell("Page.handleJavaScriptDialog", self._session, accept=False)
            case "Inspector.targetCrashed" | "Target.detachedFromTarget":
                raise BrowserGone


def _first_line(details: Record) -> str:
    what = details.get("exception", {}).get("description") or details.get("text", "")
    return str(what).split("\n", 1)[0]


def _as_export_error(error: BaseException | None, deadline: Deadline) -> ExportError | None:
    """What to tell in the place of an error of the browser; None for any other."""
    match error:
        case TimeUp():
            message = f"the export was not done after {deadline.seconds:g} seconds"
            hint = "--timeout gives it more time"
            return ExportError(Diagnostic("export-timeout", message, hint=hint))
        case BrowserGone():
            message = "the browser went away before the export was done"
            return ExportError(Diagnostic("export-browser", message))
        case Fault():
            return ExportError(Diagnostic("export-page", str(error)))
    return None


__all__ = ["Deadline", "NoBrowser", "Page", "Studio"]

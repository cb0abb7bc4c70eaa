"""The presenter window of an open deck, as its speaker meets it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.stage import Stage

_UNTIL = """(given) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("it never was so: SCRIPT")), 30000);
  const look = () => (ready() ? done() : setTimeout(look, 10));
  const ready = () => { const desk = window.deckgen?.desk; return desk && (SCRIPT); };
  look();
})"""


class Lectern:
    """One presenter window; what it logged as a fault."""

    def __init__(self, stage: Stage, page: Page) -> None:
        self.stage = stage
        self.page = page
        page.on("pageerror", lambda fault: stage.faults.append(str(fault)))
        page.on("console", lambda said: stage._heard(said.type, said.text))
        page.on("request", lambda request: stage._asked(request.url))
        self.until("desk.record && desk.isThere")

    @classmethod
    def opened(cls, stage: Stage, key: str = "p") -> Lectern:
        """The window that ``key`` opens from the talk."""
        with stage.page.expect_popup() as popup:
            stage.page.keyboard.press(key)
        return cls(stage, popup.value)

    def until(self, script: str, given: object = None) -> None:
        """Wait until that is so, with ``desk`` at hand."""
        self.page.evaluate(_UNTIL.replace("SCRIPT", script.replace('"', "'")), given)

    def run(self, script: str, given: object = None) -> Any:
        body = f"(given) => {{ const desk = deckgen.desk; return ({script}); }}"
        return self.page.evaluate(body, given)

    def meet_again(self, *, talk: bool = False, window: bool = False) -> None:
        """Reload either window, or both, and wait until they have found each other."""
        if talk:
            self.stage.page.reload()
        if window:
            self.page.reload()
        began = "performance.timeOrigin"
        since = max(float(page.evaluate(began)) for page in (self.stage.page, self.page))
        self.until("desk.isThere && desk.record?.now > given", since)

    def at(self, step: int, substep: int = 0) -> None:
        """Wait until this window knows that the talk has come to that stop."""
        where = "!desk.record.flying && desk.record.step === given[0]"
        self.until(f"{where} && desk.record.substep === given[1]", [step, substep])

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def shown(self, picture: str) -> Any:
        """What a picture shows: the frame in front, by its id, and its visible substeps."""
        frame = self.page.frame_locator(f".{picture}-picture iframe")
        front = frame.locator(".step.active")
        return (
            front.get_attribute("id") if front.count() else "overview",
            front.locator(".substep-visible").count() if front.count() else 0,
        )

"""The presenter window in Firefox and in WebKit: opened, driven, reloaded, from the disk."""

from __future__ import annotations

from typing import Any

from tests.browser.test_presenter import TALK, built
from tests.engines.conftest import Open
from tests.engines.stage import Stage

_UNTIL = """return await new Promise((done, fail) => {
  setTimeout(() => fail(new Error("it never was so")), 30000);
  const desk = () => window.deckgen?.desk;
  const look = () => (desk()?.record && (SCRIPT) ? done(true) : setTimeout(look, 20));
  look();
})"""


def test_it_opens_drives_the_talk_and_survives_a_reload_of_both(open_deck: Open) -> None:
    stage = open_deck("", built(TALK))
    talk, window = windows(stage)
    until(stage, "desk().isThere")
    stage.type("PageDown")
    until(stage, "desk().record.step === 1")
    reload(stage)
    until(stage, "!window.before && desk().record.step > 0")
    stage.remote.choose(talk)
    reload(stage)
    stage.remote.choose(window)
    until(stage, "desk().isThere && desk().record.step > 0")
    shown = stage.remote.run(
        "return [...document.querySelectorAll('.picture iframe')].map((page) =>"
        " page.contentDocument.querySelector('.step.active')?.id)"
    )

    assert [] == stage.remote.run("return window.faults")
    assert "two" in shown
    assert "hello" not in stage.remote.run("return document.querySelector('.notes-text').innerText")
    stage.remote.run("window.close()")
    stage.remote.choose(talk)


def reload(stage: Stage) -> None:
    """Load the chosen window anew; what was there before knows that it was."""
    stage.remote.run("window.before = true; void location.reload()")


def windows(stage: Stage) -> tuple[str, str]:
    """The talk's window and the one that P opens, which is chosen then."""
    before = stage.remote.windows()
    stage.type("p")
    while len(found := stage.remote.windows()) == len(before):
        pass
    [new] = [each for each in found if each not in before]
    [talk] = before[-1:]
    stage.remote.choose(new)
    return talk, new


def until(stage: Stage, script: str) -> Any:
    return stage.remote.run(_UNTIL.replace("SCRIPT", script))

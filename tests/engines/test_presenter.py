"""The presenter window in Firefox and in WebKit: opened, driven, reloaded, from the disk."""

from __future__ import annotations

import contextlib
import time

from tests.browser.test_presenter import TALK, built
from tests.engines.conftest import Open
from tests.engines.remote import Fault
from tests.engines.stage import Stage

PATIENCE_S = 30


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
    stage.remote.run("window.before = true; setTimeout(() => location.reload())")


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


def until(stage: Stage, script: str) -> None:
    """Ask until it is so; a page that is just being loaded anew cannot answer."""
    end = time.monotonic() + PATIENCE_S
    look = f"const desk = () => window.deckgen?.desk; return !!(desk()?.record && ({script}))"
    while time.monotonic() < end:
        with contextlib.suppress(Fault):
            if stage.remote.run(look):
                return
    raise AssertionError(f"it never was so: {script}")

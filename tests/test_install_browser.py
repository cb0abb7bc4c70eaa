"""``deckgen install-browser``, without a network: when it loads nothing, and how it fails."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from deckgen.cli import install_browser
from deckgen.export import browser
from deckgen.export.browser import Browser, Refusal, Search
from deckgen.export.candidates import Candidate
from tests.commands import here

PLACE = Path("/opt/chrome")
NONE = Search(None, (Refusal(Candidate(PLACE, "Playwright"), "a library is missing"),))
ONE = Search(Browser(PLACE, "installed", "141.0", ()), ())


class Machine:
    """What is on this machine, in turn, and the programs that were started there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.searches: list[Search] = []
        self.status = 0
        self.started: list[list[str]] = []
        monkeypatch.setattr(browser, "find", lambda *_: self.searches.pop(0))
        monkeypatch.setattr(browser, "remedy", lambda: "apt-get install chromium")
        monkeypatch.setattr(subprocess, "run", self._run)

    def _run(self, line: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        self.started.append(line[1:])
        return subprocess.CompletedProcess(line, self.status)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_where_a_browser_starts_nothing_is_loaded(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.searches = [ONE]
    result = here(capsys, "install-browser")

    assert (0, []) == (result.status, machine.started)
    assert "/opt/chrome (installed), 141.0" in result.err


def test_without_playwright_it_says_the_line_that_helps(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.searches = [NONE]
    monkeypatch.setattr(install_browser, "find_spec", lambda _: None)
    result = here(capsys, "install-browser")

    assert (4, []) == (result.status, machine.started)
    assert "apt-get install chromium; or pip install playwright" in result.err


@pytest.mark.parametrize(
    ("searches", "status", "wanted", "said"),
    [
        ([NONE, ONE], 0, 0, "exports use /opt/chrome"),
        ([NONE], 1, 5, "apt-get install chromium"),
        ([NONE, NONE], 0, 4, "a library is missing"),
    ],
)
def test_what_playwright_does_is_told(
    machine: Machine,
    capsys: pytest.CaptureFixture[str],
    searches: list[Search],
    status: int,
    wanted: int,
    said: str,
) -> None:
    machine.searches, machine.status = list(searches), status
    result = here(capsys, "install-browser")

    assert wanted == result.status
    assert [["-m", "playwright", "install", "chromium"]] == machine.started
    assert said in result.err

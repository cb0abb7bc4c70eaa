"""How far an export is, as a terminal, a file and a script are told it. Time is the test's own."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deckgen.cli.console import Console
from deckgen.cli.progress import Meter

DOCS = Path(__file__).parent.parent / "docs"
SOURCES = Path(__file__).parent.parent / "deckgen"
Tick = Callable[[float], None]


@pytest.fixture
def tick(monkeypatch: pytest.MonkeyPatch) -> Tick:
    """Lets so many seconds pass."""
    now = [100.0]

    def passed(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr("deckgen.cli.progress.time.monotonic", lambda: now[0])
    return passed


def work(out: Console, tick: Tick) -> None:
    """Ten seconds in which a film of forty pictures is made."""
    with Meter(out, "talk.mp4") as meter:
        meter.stage("compiling")
        tick(0.5)
        meter.stage("opening")
        tick(1.5)
        meter.stage("filming", 40)
        for done in range(1, 41):
            tick(0.2)
            meter.step(done)
        meter.stage("joining")


def test_within_a_second_nothing_is_said(tick: Tick, capsys: pytest.CaptureFixture[str]) -> None:
    with Meter(Console(), "talk.pdf") as meter:
        meter.stage("printing", 9)
        tick(0.9)
        meter.step(8)

    assert ("", "") == capsys.readouterr()


def test_piped_it_is_a_plain_line_now_and_then(
    tick: Tick, capsys: pytest.CaptureFixture[str]
) -> None:
    work(Console(), tick)
    said = capsys.readouterr()

    assert ["filming 0 of 40", "filming 25 of 40, 3 s left", "joining"] == said.err.splitlines()
    assert "" == said.out


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="terminals of POSIX")
def test_on_a_terminal_it_is_one_line_that_goes_away(
    tick: Tick, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal, ours = os.openpty()
    with os.fdopen(ours, "w", encoding="utf-8") as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        work(Console(), tick)
        said = ""
        while not said.endswith("joining\r\x1b[K"):  # it comes in pieces
            said += os.read(terminal, 1 << 16).decode()
    os.close(terminal)
    lines = said.split("\r\x1b[K")

    assert ("", "") == (lines[0], lines[-1])
    assert "[............] filming 0 of 40".replace("............", "." * 24) == lines[1]
    assert f"[{'#' * 12}{'.' * 12}] filming 20 of 40, 4 s left" in lines
    assert f"[{'#' * 24}] filming 40 of 40" in lines
    assert "joining" == lines[-2]
    assert "\n" not in said


def test_quiet_says_nothing(tick: Tick, capsys: pytest.CaptureFixture[str]) -> None:
    work(Console(quiet=True), tick)

    assert ("", "") == capsys.readouterr()


def test_a_script_is_told_in_records_that_the_manual_explains(
    tick: Tick, capsys: pytest.CaptureFixture[str]
) -> None:
    work(Console(json=True), tick)
    said = capsys.readouterr()
    records = [json.loads(line) for line in said.out.splitlines()]
    explained = {key for row in rows_of_the_manual() for key in re.findall(r"`(\w+)`", row)}

    assert "" == said.err
    assert {"event": "progress", "output": "talk.mp4", "stage": "filming", "done": 20,
            "total": 40, "left_s": 4.0} == records[10]  # fmt: skip
    assert {key for record in records for key in record} | stages() == explained


def rows_of_the_manual() -> list[str]:
    """The first cell of each row of its tables on progress."""
    text = (DOCS / "command-line.md").read_text(encoding="utf-8")
    part = text.partition("### Progress")[2].partition("\n## ")[0]
    return re.findall(r"^\|([^|]*)\|", part, re.MULTILINE)


def stages() -> set[str]:
    """The names of the stages, as the exporters say them."""
    sources = (file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py"))
    return {name for text in sources for name in re.findall(r'\.stage\("(\w+)"', text)}

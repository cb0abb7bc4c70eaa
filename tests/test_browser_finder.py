"""A browser is the first that starts; every other is named with its reason."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from deckgen.export import candidates as places
from deckgen.export.browser import Refusal, Unusable, find, remedy, sandbox_flags, version_of
from deckgen.export.candidates import Candidate, candidates

POSIX = pytest.mark.skipif(os.name == "nt", reason="programs made of a script's first line")

ANSWERS = """
import json, os, sys
def answer(**result):
    with open(3, "rb", buffering=0, closefd=False) as asked:
        number = json.loads(asked.read(4096).rstrip(b"\\0"))["id"]
    os.write(4, json.dumps({"id": number, "result": result}).encode() + b"\\0")
"""


def program(file: Path, python: str) -> Path:
    """A program in ``file`` that runs ``python``."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!{sys.executable}\n{python}", encoding="utf-8")
    file.chmod(0o755)
    return file


def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_installed", lambda _: iter(()))
    monkeypatch.setattr(places, "_SHELL", Path("/nowhere"))
    monkeypatch.setattr(places, "_SNAP", "/nowhere")


def is_running(pid: int) -> bool:
    """Whether a process still runs; one that only waits to be counted does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def origins(environ: Mapping[str, str], named: str | None = None) -> list[tuple[str, str]]:
    return [(c.origin, c.file.as_posix()) for c in candidates(environ, named)]


# ---- where to look -----------------------------------------------------------------


def test_a_named_browser_is_the_only_candidate() -> None:
    assert [("--browser", "/opt/mine")] == origins({"CHROME_PATH": "/a"}, "/opt/mine")


@POSIX
def test_candidates_come_in_the_promised_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_SNAP", str(tmp_path / "snap"))
    playwright = program(tmp_path / "pw/chromium-1200/chrome-linux64/chrome", "")
    on_path = program(tmp_path / "bin/chromium", "")
    snap = program(tmp_path / "snap/chromium", "")
    environ = {
        "PATH": f"{tmp_path / 'bin'}:{tmp_path / 'snap'}",
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "pw"),
        "PUPPETEER_EXECUTABLE_PATH": "/c",
        "CHROME_PATH": "/b",
        "DECKGEN_BROWSER": "/a",
    }

    found = origins(environ)

    named = [("DECKGEN_BROWSER", "/a"), ("CHROME_PATH", "/b"), ("PUPPETEER_EXECUTABLE_PATH", "/c")]
    assert [*named, ("Playwright", str(playwright))] == found[:4]
    assert {"installed"} == {origin for origin, _ in found[4:-2]}
    assert [("PATH", str(on_path)), ("snap", str(snap))] == found[-2:]


@POSIX
def test_the_newest_of_playwrights_browsers_comes_first(tmp_path: Path) -> None:
    for revision in ("999", "1200", "1100"):
        program(tmp_path / f"chromium-{revision}/chrome-linux/chrome", "")

    found = origins({"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)})

    wanted = [str(tmp_path / f"chromium-{n}/chrome-linux/chrome") for n in ("1200", "1100", "999")]
    assert wanted == [file for origin, file in found if origin == "Playwright"]


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's")
def test_a_headless_shell_comes_first_where_nobody_has_to_see_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_SHELL", program(tmp_path / "headless-shell", ""))
    shell = program(tmp_path / "pw/chromium_headless_shell-1200/chrome-linux/headless_shell", "")
    whole = program(tmp_path / "pw/chromium-1200/chrome-linux/chrome", "")
    environ = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "pw"), "CHROME_PATH": "/my-headless"}

    to_draw = [candidate.file for candidate in candidates(environ)]
    to_see = [candidate.file for candidate in candidates(environ, shells=False)]

    assert [Path("/my-headless"), shell, whole, tmp_path / "headless-shell"] == to_draw[:4]
    assert [Path("/my-headless"), whole] == to_see[:2]
    assert to_see[2:] == to_draw[4:]


@POSIX
def test_relative_entries_of_the_path_are_never_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "chromium", "")
    program(tmp_path / "bin/chromium", "")
    monkeypatch.chdir(tmp_path)

    assert [] == [origin for origin, _ in origins({"PATH": ".::bin"}) if origin == "PATH"]


# ---- the first that starts ---------------------------------------------------------


def test_the_first_that_starts_is_taken_and_the_others_keep_their_reasons() -> None:
    def start(candidate: Candidate, _: float) -> str:
        if candidate.file.name != "good":
            raise Unusable("it would not")
        return "1.2.3"

    environ = {"DECKGEN_BROWSER": "/bad", "CHROME_PATH": "/good", "PUPPETEER_EXECUTABLE_PATH": "/x"}
    search = find(environ, start=start)

    assert search.browser is not None
    assert ("1.2.3", "CHROME_PATH") == (search.browser.version, search.browser.origin)
    bad = Candidate(Path("/bad"), "DECKGEN_BROWSER")
    assert (Refusal(bad, "it would not"),) == search.refused


def test_a_named_browser_that_fails_is_not_replaced_by_another(tmp_path: Path) -> None:
    search = find(os.environ, str(tmp_path / "none"))

    assert search.browser is None
    assert ["there is no such file"] == [refusal.reason for refusal in search.refused]


@POSIX
def test_a_browser_is_asked_for_its_version_while_it_runs(tmp_path: Path) -> None:
    file = program(
        tmp_path / "browser", f"{ANSWERS}\nanswer(product='Chrome/123.4.5.6')\nsys.stdin.read()"
    )

    assert "123.4.5.6" == version_of(Candidate(file, "test"), 10)


@POSIX
@pytest.mark.parametrize(
    ("python", "patience_s", "reason"),
    [
        ("import sys; sys.exit('no screen')", 60, "it ended at once (1): no screen"),
        ("import time; time.sleep(60)", 0.5, "it did not start in time"),
        (f"{ANSWERS}\nanswer(nothing=True)", 60, "it started, but does not say its version"),
    ],
)
def test_what_does_not_start_says_why(
    tmp_path: Path, python: str, patience_s: float, reason: str
) -> None:
    with pytest.raises(Unusable) as refused:
        version_of(Candidate(program(tmp_path / "browser", python), "test"), patience_s)

    assert reason == str(refused.value)


@POSIX
def test_a_file_that_is_no_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "browser"
    file.write_text("text", encoding="utf-8")

    with pytest.raises(Unusable, match="it is not a program"):
        version_of(Candidate(file, "test"), 60)


@POSIX
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_nothing_of_a_browser_that_hangs_is_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "browser"
    spawning = f"trap '' TERM; sleep 60 & echo $! $$ >'{tmp_path}/pids'; wait"
    file.write_text(f"#!/bin/sh\n{spawning}\n", encoding="utf-8")
    file.chmod(0o755)

    start = time.monotonic()
    with pytest.raises(Unusable):
        version_of(Candidate(file, "test"), 1)

    assert time.monotonic() - start < 30
    pids = (tmp_path / "pids").read_text(encoding="utf-8").split()
    assert [False, False] == [is_running(int(pid)) for pid in pids]


def test_one_deadline_holds_for_all_candidates_together() -> None:
    search = find({"CHROME_PATH": "/a"}, timeout_s=0.0)

    assert {"there was no time left to try it"} == {refusal.reason for refusal in search.refused}


# ---- what goes with it -------------------------------------------------------------


def test_the_sandbox_is_off_in_a_container() -> None:
    assert ("--no-sandbox",) == sandbox_flags({"container": "podman"})


def test_the_remedy_is_one_line() -> None:
    assert 1 == len(remedy().splitlines())

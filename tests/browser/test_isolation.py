"""What a hostile page does while it is exported: nothing outside, and it ends."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from deckgen.cli import run
from deckgen.diagnostics import ExportError
from deckgen.export.browser import find
from deckgen.export.page import Deadline, Page, Studio
from deckgen.export.pdf import printing
from deckgen.geometry import Size
from deckgen.model import Bundle
from tests.canary import Canary, canary, ways_out
from tests.pdfs import text_of
from tests.test_browser_finder import is_running

SIZE = Size(800, 450)
OUT = {  # and, in some browsers, speculation rules
    *("/audio", "/background", "/beacon", "/embed", "/events", "/favicon", "/fetch", "/font"),
    *("/form", "/iframe", "/image", "/img", "/import", "/imported", "/in-worker", "/input"),
    *("/keepalive", "/math", "/media", "/module", "/modulepreload", "/object", "/ping", "/popup"),
    *("/poster", "/prefetch", "/preload", "/script", "/sheet", "/socket", "/source"),
    *("/srcdoc", "/svg", "/video", "/worker-socket", "/xhr", "udp"),
}
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def bird() -> Iterator[Canary]:
    with canary() as found:
        yield found


def studio(timeout_s: float = 60) -> Studio:
    return Studio(browser=None, deadline=Deadline(timeout_s))


def page_of(body: str, studio: Studio) -> Page:
    return studio.open(Bundle({"index.html": f"<!doctype html>{body}".encode()}), SIZE)


# ---- out of the page -------------------------------------------------------------------


def test_an_exported_page_reaches_nothing_of_this_machine(bird: Canary) -> None:
    with studio() as ours:
        page = page_of(ways_out(bird), ours)

        assert page.run("() => settled")

    assert [] == bird.heard


def test_in_a_browser_that_is_not_held_the_same_ways_lead_out(
    bird: Canary, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html>{ways_out(bird)}", encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    bird.wait_for(OUT)
    page.context.close()


@pytest.mark.parametrize(
    "way",
    [
        "<meta http-equiv=refresh content='0; url=http://{}/refresh'>",
        "<script>location = 'http://{}/location'</script>",
    ],
)
def test_a_page_that_leaves_gets_nowhere_and_the_export_fails(bird: Canary, way: str) -> None:
    with pytest.raises(ExportError), studio(20) as ours:
        page = page_of(way.format(f"127.0.0.1:{bird.port}"), ours)
        page.run("() => deckgen.deck.ready")

    assert [] == bird.heard


def test_no_file_of_this_machine_gets_into_an_export(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<p>machine's own</p><script>top.found = 1</script>")
    (tmp_path / "secret.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>machine</text></svg>'
    )
    html, svg = ((tmp_path / f"secret.{kind}").as_uri() for kind in ("html", "svg"))
    ways = [
        *(
            f"<{tag}='{scheme}{address}'></{tag.split()[0]}>"
            for tag in ("iframe src", "embed src", "object data", "img src", "video src")
            for scheme in ("", "view-source:")
            for address in (html, svg)
        ),
        "<iframe src='chrome://version'></iframe><iframe src='about:about'></iframe>",
        f"<link rel=stylesheet href='{html}'><script src='{html}'></script>",
        f"<svg width=50 height=50><image href='{svg}'/></svg>",
        f"<iframe srcdoc=\"<iframe src='{html}'></iframe>\"></iframe>",
    ]
    with studio() as ours:
        page = page_of("".join(ways), ours)
        read = page.run(
            """(address) => Promise.all([fetch(address), new Promise((done, failed) => {
                const x = new XMLHttpRequest(); x.onload = () => done(x.responseText);
                x.onerror = failed; x.open("GET", address); x.send(); })])
              .then(() => "read", () => "refused")""",
            html,
        )
        images = page.run("() => [...document.images].map((image) => image.naturalWidth)")
        text = text_of(printing(page, SIZE)())

    assert "refused" == read
    assert {0} == set(images)
    assert "machine" not in text
    assert "Chromium" not in text


# ---- no end, and no rest ---------------------------------------------------------------


def test_dialogs_wait_for_nobody() -> None:
    with studio() as ours:
        page = page_of("<script>alert(1); answers = [confirm(2), prompt(3)]</script>", ours)

        assert [False, None] == page.run("() => answers")


def test_a_hundred_thousand_elements_are_printed_or_time_is_up() -> None:
    ours = studio(4)
    with contextlib.suppress(ExportError), ours:
        pid = ours.process.pid
        printing(page_of("<b>x</b> " * 100_000, ours), SIZE)()

    assert not is_running(pid)


@pytest.mark.parametrize(
    "body",
    [
        "<script>while (1);</script>",
        "<script>document.addEventListener('DOMContentLoaded', () => { while (1); })</script>",
        "<script>addEventListener('beforeprint', () => { while (1); })</script>",
    ],
)
def test_a_page_without_end_ends_at_the_deadline(body: str) -> None:
    deadline = Deadline(60, fixed=False)
    with (
        pytest.raises(ExportError) as told,
        Studio(browser=None, deadline=deadline) as ours,
    ):
        pid = ours.process.pid
        deadline.seconds = 1.5  # from now on, however long the start has taken
        deadline.renew()
        page = page_of(body, ours)
        printing(page, SIZE)()

    assert told.value.diagnostics[0].code in ("export-timeout", "export-browser", "export-page")
    assert not is_running(pid)


def test_a_browser_that_is_killed_is_told_at_once() -> None:
    with pytest.raises(ExportError) as told, studio() as ours:
        page = page_of("<p>here", ours)
        os.kill(ours.process.pid, signal.SIGKILL)
        page.run("() => new Promise(() => {})")

    assert "export-browser" == told.value.diagnostics[0].code


def test_a_page_that_crashes_is_told_at_once() -> None:
    with pytest.raises(ExportError) as told, studio() as ours:
        page = page_of("<p>here", ours)
        page.call("Page.crash")

    assert "export-browser" == told.value.diagnostics[0].code


# ---- the command -----------------------------------------------------------------------

HOSTILE = "# One\n\n<script>addEventListener('load', () => { while (1); })</script>\n"


@pytest.mark.skipif(os.name == "nt", reason="sockets of POSIX")
def test_a_browser_starts_where_the_folder_for_temporary_files_has_a_long_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It makes a socket there, whose name may have about a hundred bytes, or aborts."""
    long = tmp_path / ("temporary" * 12)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    monkeypatch.setenv("TMPDIR", str(long))
    found = find(os.environ, shells=False).browser  # a shell makes none
    assert found
    with Studio(browser=str(found.file), deadline=Deadline(60)) as ours:
        assert "here" == page_of("<p>here", ours).run("() => document.body.innerText")

    assert [] == list(long.iterdir())


@pytest.fixture
def folder() -> Iterator[Path]:
    """A talk, and a place for temporary files, whose name is short enough to be used."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        (Path(name) / "talk.md").write_text(HOSTILE, encoding="utf-8")
        (Path(name) / "tmp").mkdir()
        yield Path(name)


def command(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """An export of the hostile talk, under way, whose temporary files are in the folder."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "deckgen", "export", "talk.md", "-o", "talk.pdf"),
            *("--trust-html", *arguments),
        ],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
        stderr=subprocess.PIPE,
    )


def group_of(folder: Path) -> list[int]:
    """The processes of the browser whose profile is in the folder."""
    groups: dict[int, list[int]] = {}
    ours = None
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        with contextlib.suppress(OSError):
            about = (entry / "stat").read_text().rpartition(")")[2].split()
            groups.setdefault(int(about[2]), []).append(int(entry.name))
            if str(folder).encode() in (entry / "cmdline").read_bytes():
                ours = int(about[2])
    return groups.get(ours, []) if ours else []


@LINUX
def test_an_export_that_does_not_end_leaves_with_5_and_nothing_behind(folder: Path) -> None:
    ended = command(folder, "--timeout", "4s")
    _, said = ended.communicate(timeout=60)

    assert (5, True) == (ended.returncode, b"not done after 4 seconds" in said), said
    assert [] == group_of(folder)
    assert ["talk.md", "tmp"] == sorted(each.name for each in folder.iterdir())
    assert [] == list((folder / "tmp").iterdir())


def under_way(folder: Path, out: str) -> subprocess.Popen[bytes]:
    """An export of the hostile talk whose browser has started."""
    export = command(folder, "-v", "-o", out)
    assert export.stderr is not None
    assert b"browser: " in export.stderr.readline()
    return export


@contextlib.contextmanager
def expected_to_end(processes: list[int]) -> Iterator[None]:
    """After the block, waits until all of these processes have ended."""
    left = {pid: os.pidfd_open(pid) for pid in processes}
    assert left
    yield
    for pid, handle in left.items():
        assert select.select([handle], [], [], 30)[0], f"{pid} is left"
        os.close(handle)


@LINUX
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_an_export_that_is_told_to_end_takes_its_browser_with_it(
    folder: Path, told: signal.Signals
) -> None:
    export = under_way(folder, "talk.pdf")
    with expected_to_end(group_of(folder)):
        export.send_signal(told)
        export.communicate(timeout=60)

    assert 130 == export.returncode
    assert ["talk.md", "tmp"] == sorted(each.name for each in folder.iterdir())


@LINUX
def test_a_killed_export_takes_its_browser_with_it_and_the_next_one_tidies_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft and a profile are left; those of an export that is under way stay."""
    (folder / "fine.md").write_text("# One\n", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "tmp"))
    living = under_way(folder, "living.pdf")
    before = {*folder.iterdir(), *(folder / "tmp").iterdir()}
    killed = under_way(folder, "killed.pdf")
    (profile,) = set((folder / "tmp").iterdir()) - before
    with expected_to_end(group_of(profile)):
        killed.kill()
        killed.communicate(timeout=60)

    assert before < {*folder.iterdir(), *(folder / "tmp").iterdir()}
    assert 0 == run(["export", str(folder / "fine.md"), "-q", "-o", str(folder / "fine.pdf")])
    assert before | {folder / "fine.pdf"} == {*folder.iterdir(), *(folder / "tmp").iterdir()}
    living.terminate()
    living.communicate(timeout=60)

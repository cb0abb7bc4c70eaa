"""``deckgen serve`` as a user runs it: in a process of its own, perhaps on a terminal."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands import apart

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and terminals of POSIX")

COMMAND = [sys.executable, "-m", "deckgen", "serve", "--port", "0"]
LONG_S = 60.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.md").write_text("# One\n", encoding="utf-8")
    return tmp_path


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def test_it_says_where_and_ends_silently_at_once_with_a_stream_open(folder: Path) -> None:
    with running(folder) as process:
        assert process.stderr is not None
        said = [process.stderr.readline().split()[0], process.stderr.readline()]
        address = said[1].split()[-1]
        stream = urllib.request.urlopen(address.partition("?")[0] + "_deckgen/versions")
        assert stream.readline().startswith(b"data: ")
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        process.wait(LONG_S)
        took_s = time.monotonic() - began

    assert ("built", "serving talk.md at ") == (said[0], said[1].partition("http://")[0])
    assert (130, "") == (process.returncode, rest)
    assert took_s < LONG_S / 3  # half a second where nothing else runs: see make bench-live


def test_json_says_each_build_and_the_address(folder: Path) -> None:
    with running(folder, "--json") as process:
        assert process.stdout is not None
        first, second = (json.loads(process.stdout.readline()) for _ in range(2))
        (folder / "draft").write_text("# One {rotat=3}\n", encoding="utf-8")
        (folder / "draft").replace(folder / "talk.md")
        third = json.loads(process.stdout.readline())

    assert {"deck": "talk.md", "good": True, "diagnostics": []} == first
    assert second["address"].startswith("http://127.0.0.1:")
    assert (False, "unknown-key") == (third["good"], third["diagnostics"][0]["code"])


def test_a_talk_that_is_missing_is_waited_for(tmp_path: Path) -> None:
    with running(tmp_path, "talk.md", "--json") as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        address = json.loads(process.stdout.readline())["address"]
        assert b"there is no file" in urllib.request.urlopen(address).read()
        (tmp_path / "talk.md").write_text("# Here", encoding="utf-8")
        second = json.loads(process.stdout.readline())

    assert (False, True) == (first["good"], second["good"])


def test_a_port_that_is_taken_ends_with_3(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = apart(["serve", "--port", str(taken.getsockname()[1])], folder)

    assert 3 == result.status
    assert "cannot be had: address already in use" in result.err
    assert "--port" in result.err


def test_an_address_of_another_machine_ends_with_3(folder: Path) -> None:
    assert 3 == apart(["serve", "--host", "203.0.113.1"], folder).status


def test_standard_input_cannot_be_served(folder: Path) -> None:
    assert 2 == apart(["serve", "-"], folder).status
    assert 2 == apart(["serve", "--port", "70000"], folder).status


def test_keys_of_the_terminal_build_again_and_end(folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        COMMAND,
        cwd=folder,
        stdin=theirs,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_take_terminal,
    ) as process:
        os.close(theirs)
        assert process.stderr is not None
        said = [process.stderr.readline() for _ in range(3)]
        os.write(ours, b"r")
        again = process.stderr.readline()
        os.write(ours, b"q")
        rest = process.stderr.read()
    os.close(ours)

    assert "r builds again, o opens the browser, q ends\n" == said[2]
    assert again.startswith("built talk.md")
    assert (0, "") == (process.returncode, rest)


def _take_terminal() -> None:
    """Make standard input the terminal of this new session."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)

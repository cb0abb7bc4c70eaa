"""Nothing that a test starts stays behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.engines.processes import running

# Holds the pipe open, and so does what it starts, which heeds nobody.
STUBBORN = "exec 9>pipe; (trap '' TERM; echo up >&9; tail -f /dev/null) & wait"


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def test_what_a_program_started_ends_with_it(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pipe.parent)
    with running(("sh", "-c", STUBBORN), os.environ, pipe.parent / "log"):
        heard = pipe.open()
        assert "up\n" == heard.readline()

    with heard:
        assert "" == heard.read()  # nobody is left who could write


def test_a_test_that_is_killed_leaves_nothing_behind(pipe: Path) -> None:
    program = f"""
        import os, time
        from pathlib import Path
        from tests.engines.processes import running
        os.chdir({str(pipe.parent)!r})
        with running(("sh", "-c", {STUBBORN!r}), os.environ, Path("log")):
            time.sleep(60)
    """
    test = subprocess.Popen([sys.executable, "-c", dedent(program)])
    with pipe.open() as heard:
        assert "up\n" == heard.readline()
        test.kill()
        test.wait()
        assert "" == heard.read()

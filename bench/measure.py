"""How long a command takes and how much memory: the whole process, from cold."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_KIB = 1024 if sys.platform != "darwin" else 1  # what ru_maxrss counts in
# Compiled modules are kept, as they are wherever a package is installed.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: wall seconds, and the largest memory its process held, in bytes."""

    seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Command:
    """Something to run, and what to call it."""

    name: str
    argv: Sequence[str]


def run_once(command: Command) -> Sample:
    """Run the command with its output thrown away. Raises RuntimeError if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command.argv,
        env=_ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command.name} failed: {said.decode(errors='replace')[-500:]}")
    return Sample(seconds, usage.ru_maxrss * _KIB)


def medians(
    commands: Sequence[Command],
    runs: int,
    *,
    once: Callable[[Command], Sample] = run_once,
) -> Mapping[str, Sample]:
    """The median of so many runs of each, interleaved, so that a slow minute hits all alike.

    Every command runs once before, uncounted, so that no one pays for a cold disk.
    """
    for command in commands:
        once(command)
    samples: dict[str, list[Sample]] = {command.name: [] for command in commands}
    for _ in range(runs):
        for command in commands:
            samples[command.name].append(once(command))
    return {
        name: Sample(
            statistics.median(sample.seconds for sample in taken),
            int(statistics.median(sample.peak_bytes for sample in taken)),
        )
        for name, taken in samples.items()
    }

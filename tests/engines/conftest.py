"""The engines that are not Chromium, each started once, and decks opened in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.browser.pages import page
from tests.engines import firefox, webkit
from tests.engines.remote import Remote
from tests.engines.stage import Stage

Open = Callable[..., Stage]


class Engine(NamedTuple):
    """How to start an engine, and why it cannot be where it is not installed."""

    start: Callable[..., AbstractContextManager[Remote]]
    missing: Callable[[], str | None]


ENGINES = {
    "firefox": Engine(firefox.firefox, firefox.missing),
    "webkit": Engine(webkit.webkit, webkit.missing),
}


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    found = ENGINES[request.param]
    if reason := found.missing():
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def remote(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    """One browser for all tests of that engine."""
    with engine.start(tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture
def open_deck(remote: Remote, tmp_path: Path) -> Iterator[Open]:
    """Opens a deck from ``file://``; the test fails on faults and on any request."""
    stages: list[Stage] = []

    def opened(address: str = "", html: str | None = None) -> Stage:
        stages.append(Stage(remote, tmp_path / "deck.html", html or page()))
        stages[-1].open(address)
        return stages[-1]

    yield opened
    for stage in stages:
        assert [] == stage.faults

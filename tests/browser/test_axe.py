"""What axe-core finds on the keynote: nothing. ``tools/axe`` fetches it for ``make test``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from deckgen.build import build
from deckgen.model import Options
from tests.browser.conftest import SIZE
from tests.browser.lectern import Lectern
from tests.browser.stage import Stage

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".cache" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
FINDS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all }) => {
    const why = [...any, ...all].map(({ message }) => message).join("; ");
    return `${id} at ${target.join(" ")}: ${why}`;
  }));
}"""

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: tools/axe fetches it")


@pytest.fixture(scope="module", params=("atelier", "cacao"))
def keynote(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """The keynote in each theme, on one page, without motion."""
    file = tmp_path_factory.mktemp("axe") / "keynote.html"
    talk = ROOT / "talks" / "intracomm2011.md"
    options = Options(with_notes=True)
    file.write_bytes(build(talk, options=options, theme=request.param).files["index.html"])
    context = browser.new_context(viewport=SIZE, reduced_motion="reduce")  # type: ignore[arg-type]
    stage = Stage(context.new_page(), file)
    yield stage
    assert [] == stage.faults
    context.close()


def barriers(at: Stage | Page) -> list[str]:
    page = at.page if isinstance(at, Stage) else at
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(FINDS))


@pytest.mark.parametrize("stop", ("overview", "camps", "lego", "controle", "merci"))
def test_a_stop_has_no_barriers(keynote: Stage, stop: str) -> None:
    keynote.open(f"#/{stop}")
    assert stop == keynote.at

    assert [] == barriers(keynote)


@pytest.mark.parametrize("key", ("?", "g", "b", "m", "a"))
def test_nor_has_what_opens_over_it(keynote: Stage, key: str) -> None:
    keynote.open("#/lego")
    keynote.page.keyboard.press(key)
    assert keynote.run("deck.layer.exclusive")

    assert [] == barriers(keynote)


def test_nor_has_a_search_in_the_map_nor_the_crumbs(keynote: Stage) -> None:
    keynote.open("#/lego")
    keynote.page.keyboard.press("m")
    keynote.page.keyboard.type("strat")
    assert [] == barriers(keynote)
    keynote.page.keyboard.press("Escape")
    keynote.page.wait_for_function("() => !deckgen.deck.layer")
    keynote.page.mouse.move(600, 10)
    keynote.page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.deckgen-crumbs')).opacity === '1'"
    )
    assert [] == barriers(keynote)


def test_nor_has_the_article(keynote: Stage) -> None:
    keynote.open("?read")

    assert [] == barriers(keynote)


@pytest.mark.parametrize("mode", ("?embed", "?auto"))
def test_nor_has_a_deck_in_another_page_or_by_itself(keynote: Stage, mode: str) -> None:
    keynote.open(f"{mode}#/lego")

    assert [] == barriers(keynote)


def test_nor_have_the_buttons_for_fingers(keynote: Stage) -> None:
    keynote.open("?embed#/lego")
    keynote.page.locator(".deckgen-cover").click()
    assert keynote.page.get_by_role("button", name="Suivant").is_visible()

    assert [] == barriers(keynote)


def test_nor_has_the_presenter_window(keynote: Stage) -> None:
    keynote.open("#/lego")
    lectern = Lectern.opened(keynote)
    seen = [barriers(lectern.page)]
    for key in ("g", "?"):
        lectern.press(key)
        lectern.until("desk.layer?.exclusive")
        seen.append(barriers(lectern.page))
        lectern.press("Escape")
        lectern.until("!desk.layer")
    lectern.page.close()

    assert [[], [], []] == seen

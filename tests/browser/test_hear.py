"""A page hears of a server again, however the line between them ended."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from deckgen.bundle.runtime import RUNTIME

HEAR = (RUNTIME / "hear.js").read_text()
REMOTE = (RUNTIME / "console/remote.js").read_text()
STREAMS = """
window.lines = [];
window.heard = [];
window.fetch = (address, { signal }) => {
  const line = { open: true };
  lines.push(line);
  signal.addEventListener("abort", () => (line.open = false));
  const start = (to) => {
    line.say = (text) => to.enqueue(new TextEncoder().encode(`data: ${text}\\n\\n`));
    line.end = () => { line.open = false; to.close(); };
  };
  return Promise.resolve(new Response(new ReadableStream({ start })));
};
window.settle = async () => {
  for (let turn = 0; turn < 20; turn++) {
    const { port1, port2 } = new MessageChannel();
    await new Promise((done) => { port1.onmessage = done; port2.postMessage(0); });
  }
};
"""


@pytest.fixture
def page(blank: Page) -> Page:
    blank.clock.install()
    blank.evaluate(
        f"() => {{ {STREAMS} {HEAR} window.undo = hear('/', (text) => heard.push(text)); }}"
    )
    return blank


def after(page: Page, script: str) -> None:
    """Run it, and let what follows from it happen."""
    page.evaluate(f"async () => {{ await settle(); {script}; await settle(); }}")


def sleep(page: Page, ms: int) -> None:
    """The wall clock goes on, and nothing else."""
    page.clock.set_system_time(page.evaluate("Date.now()") / 1000 + ms / 1000)


def open_lines(page: Page) -> list[int]:
    return list(page.evaluate("lines.flatMap((line, n) => (line.open ? [n] : []))"))


def test_a_line_that_died_without_a_word_is_opened_anew(page: Page) -> None:
    after(page, "lines[0].say('a')")
    page.clock.run_for(39_000)
    assert [0] == open_lines(page)
    page.clock.run_for(7_000)

    assert [1] == open_lines(page)


def test_a_machine_that_slept_is_back_at_once(page: Page) -> None:
    """Its timers stood still meanwhile, and its pages saw nothing of it."""
    after(page, "lines[0].say('a')")
    sleep(page, 120_000)
    assert [0] == open_lines(page)
    page.clock.run_for(5_000)

    assert [1] == open_lines(page)


@pytest.mark.parametrize("event", ["visibilitychange", "resume"])
def test_a_page_that_is_looked_at_again_believes_no_line_that_was_silent(
    page: Page, event: str
) -> None:
    after(page, "lines[0].say('a')")
    after(page, f"document.dispatchEvent(new Event('{event}'))")
    assert [0] == open_lines(page)
    sleep(page, 30_000)
    after(page, f"document.dispatchEvent(new Event('{event}'))")

    assert [1] == open_lines(page)


def test_a_heartbeat_keeps_a_line(page: Page) -> None:
    for _ in range(5):
        page.clock.run_for(15_000)
        after(page, "lines[0].say('a')")

    assert [0] == open_lines(page)
    assert ["a"] * 5 == page.evaluate("heard")


def test_a_server_that_is_gone_is_tried_every_second(page: Page) -> None:
    for number in range(5):
        after(page, "lines.at(-1).end()")
        page.clock.run_for(1_100)
        assert [number + 1] == open_lines(page)


def test_who_no_longer_listens_hears_nothing(page: Page) -> None:
    after(page, "undo()")
    page.clock.run_for(100_000)

    assert [] == open_lines(page)


# ---- what a page sends ---------------------------------------------------------------


def test_a_press_that_could_not_be_sent_in_time_is_not_made_up_for(blank: Page) -> None:
    blank.clock.install()
    blank.evaluate(
        f"""() => {{ {STREAMS} {REMOTE} const hear = () => {{}};
          window.sent = [];
          window.limits = [];
          AbortSignal.timeout = () => {{
            limits.push(new AbortController());
            return limits.at(-1).signal;
          }};
          window.fetch = (address, {{ body, signal }}) => {{
            sent.push(JSON.parse(body).name);
            return new Promise((_, fail) => signal.addEventListener("abort", fail));
          }};
          window.end = makeServerEnd("key", {{ heard() {{}}, changed() {{}}, took() {{}} }});
        }}"""
    )
    after(blank, "end.send({ kind: 'key', name: 'a' }), end.send({ kind: 'key', name: 'b' })")
    blank.clock.run_for(4_000)
    after(blank, "end.send({ kind: 'key', name: 'c' }), limits[0].abort()")

    assert ["a", "c"] == blank.evaluate("sent")

"""``python -m bench.live.soak``: a long day, in which nothing may grow.

Saves of every kind follow one another as fast as they are shown: words, new frames, faults,
pictures, styles. Now and then the server's memory, files and threads are read, and the
page's heap and elements.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

from bench import decks
from bench.live.servers import TOOLS, Running, serving
from deckgen.export.browser import find

SAVES = 2000
READINGS = 10
FRAMES = 60
LATE_S = 20.0


def main() -> None:
    """Save, and print what was held on the way."""
    parser = argparse.ArgumentParser(prog="python -m bench.live.soak", description=__doc__)
    parser.add_argument("--saves", type=int, default=SAVES, help=f"how many ({SAVES:,})")
    saves = parser.parse_args().saves
    search = find(os.environ, shells=False)
    if search.browser is None:
        sys.exit("no browser starts here: " + "; ".join(each.reason for each in search.refused))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=str(search.browser.file), args=list(search.browser.flags)
        )
        talk = Path(folder) / "talk.md"
        _save(talk, 0)
        with serving(TOOLS[0], talk) as running:
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            page.goto(running.address)
            devtools = page.context.new_cdp_session(page)
            print(f"{'saves':>7}{'MiB':>8}{'files':>7}{'threads':>9}{'heap MiB':>10}{'nodes':>8}")
            began = time.perf_counter()
            for number in range(1, saves + 1):
                _save(talk, number)
                _await(page, number)
                if number % max(1, saves // READINGS) == 0 or number == 20:
                    print(_reading(number, running, devtools), flush=True)
            print(f"{saves / (time.perf_counter() - began):.0f} saves a second")
        browser.close()


def _save(talk: Path, number: int) -> None:
    """One save, of a kind that depends on its number."""
    text = decks.talk(FRAMES).partition("\n---\n")[2]
    picture = talk.with_name("map.svg")
    if number % 7 == 0:
        side = 10 + number % 90
        picture.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}"></svg>'
        )
    more = "![map](map.svg)\n\n" if picture.exists() else ""
    if number % 5 == 0:
        more += f"## New {number}\n\nA frame that comes and goes.\n\n"
    if number % 11 == 0:
        more += "```python\ndef f(x): return x\n```\n\n"
    fault = " {rotat=3}" if number % 13 == 0 else ""
    talk.write_text(f"# Save {number}{fault}\n\n{more}{text}", encoding="utf-8")


def _await(page: Page, number: int) -> None:
    """Wait until the page shows that save, or its fault."""
    shown = "document.getElementById('save-' + n)"
    fault = "document.querySelector('.deckgen-faults')"
    wanted = fault if number % 13 == 0 else f"{shown} && !{fault}"
    page.wait_for_function(f"(n) => {wanted}", arg=number, timeout=1000 * LATE_S)


def _reading(number: int, running: Running, devtools: CDPSession) -> str:
    home = Path(f"/proc/{running.process.pid}")
    status = dict(
        line.split(":", 1) for line in (home / "status").read_text().splitlines() if ":" in line
    )
    devtools.send("HeapProfiler.collectGarbage")
    heap = devtools.send("Runtime.getHeapUsage")["usedSize"] / 2**20
    nodes = devtools.send("Memory.getDOMCounters")["nodes"]
    memory = int(status["VmRSS"].split()[0]) / 1024
    files, threads = len(list((home / "fd").iterdir())), int(status["Threads"])
    return f"{number:7}{memory:8.1f}{files:7}{threads:9}{heap:10.2f}{nodes:8}"


if __name__ == "__main__":
    main()

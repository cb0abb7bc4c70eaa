"""``python -m bench.followers``: a room that follows a talk, from one machine.

So many followers listen to a real ``deckgen serve --remote`` in a process of its own. A
press of the speaker's is what her page posts; it has come when a follower has read it. The
yardstick is one follower alone, in the same run; each is done again while the speaker's laser
moves. All of it is on this machine, the
followers too, who take their share of its processors.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from bench.followers.room import Room
from bench.followers.server import Server
from deckgen.serve.room import LEAST_S

FOLLOWERS = 1000
PRESSES = 30
LASER_MOVES = 7  # a prime, so that presses come at any time between two that are told
AGAIN_S = 60.0  # all have to be back by then
TALK = "".join(f"# Frame {number}\n\n- one\n- two\n\n" for number in range(50))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast a room follows, and what it costs.")
    parser.add_argument("-n", "--followers", type=int, default=FOLLOWERS)
    parser.add_argument("-p", "--presses", type=int, default=PRESSES)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_run(Path(folder), asked.followers, asked.presses))


async def _run(folder: Path, followers: int, presses: int) -> None:
    talk = folder / "talk.md"
    talk.write_text(TALK, encoding="utf-8")
    print("press to follower, in ms, over all followers and presses\n")
    print(f"{'followers':>10}{'median':>9}{'95 %':>9}{'last':>9}{'kB each':>9}")
    with Server(talk, folder / "state") as server:
        empty = server.resident_kb()
        for number in dict.fromkeys((1, followers)):
            room = Room(server.port, await server.passes())
            await room.fill(number)
            late = [each for step in range(presses) for each in await _press(server, room, step)]
            each_kb = (server.resident_kb() - empty) / number
            told = f"{each_kb:>9.0f}" if number > 1 else ""
            print(f"{number:>10}{_row(late)}{told}")
            late = await _under_a_laser(server, room, presses)
            print(f"{'and laser':>10}{_row(late)}")
            if number < followers:
                await room.leave()
        server.kill()
        await room.all_out()
        began = time.perf_counter()
        server.start()
        back = await room.all_back(AGAIN_S)
        took_s = time.perf_counter() - began
        print(
            f"\nserver killed and started again: {followers - back} lost, {took_s:.1f} s until back"
        )
        await room.leave()


async def _press(server: Server, room: Room, step: int, laser: int = 0) -> list[float]:
    """How long each follower waited for a press, in seconds."""
    room.expect(f'"step":{step},')
    began = time.perf_counter()
    await server.tell(step, laser)
    return [at - began for at in await room.heard()]


async def _under_a_laser(server: Server, room: Room, presses: int) -> list[float]:
    """The same while a laser moves between presses, as often as the page tells of one."""
    late = []
    for step in range(presses):
        for move in range(LASER_MOVES):
            await server.tell(step - 1, LASER_MOVES * step + move)
            await asyncio.sleep(LEAST_S)
        late += await _press(server, room, step, LASER_MOVES * (step + 1))
    return late


def _row(late: list[float]) -> str:
    return f"{_ms(late, 50)}{_ms(late, 95)}{1000 * max(late):>9.1f}"


def _ms(late: list[float], percent: int) -> str:
    cuts = statistics.quantiles(late, n=100, method="inclusive") if len(late) > 1 else late * 100
    return f"{1000 * cuts[percent - 1]:>9.1f}"


if __name__ == "__main__":
    main()

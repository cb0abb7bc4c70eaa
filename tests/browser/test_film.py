"""Films of a small talk: exact, the same every time, and whole or not there."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import av
import pytest
from PIL import Image

from deckgen.cli import run
from deckgen.export import crew
from deckgen.export.film.sound import VOICE_LUFS, loudness
from deckgen.export.film.timeline import BREATH_S
from deckgen.export.page import Page
from tests.commands import apart
from tests.films import apart_by, clip, pictures, tone

TALK = """---
title: A small film
author: Ann
---
# One {#one dwell=0.5s}

::: notes
Hello there. This is said & done.
:::

# Two {#two audio=voice.wav}

::: notes
Again.
:::

- first
- then {.substep}

# Three {#three dwell=0.8s}

![](clip.webm){autoplay muted}
"""
GREYS = [10, 60, 110, 160, 210, 250]
RATE = 24
ARGUMENTS = ["--size", "320x180", "--fps", str(RATE)]
BROKEN_OFF = ["export", "talk.md", "-o", "broken.mp4", *ARGUMENTS, "--notes", "--json"]
# The same film on one core, killed where nothing can be put in order: five pictures after the
# first stop, which has twelve.
KILLED = """
import os, signal, sys
from deckgen.cli import run
from deckgen.export import crew
from deckgen.export.film.pictures import Film

crew.cores = lambda: 1
add, ticks = Film.add, []

def counted(film, picture, lasts):
    ticks.append(lasts)
    if sum(ticks) > 12 + 5:
        os.kill(os.getpid(), signal.SIGKILL)
    add(film, picture, lasts)

Film.add = counted
run(sys.argv[1:])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The talk's folder; what is kept of a film goes into one of its own."""
    made = tmp_path_factory.mktemp("film")
    (made / "talk.md").write_text(TALK)
    (made / "voice.wav").write_bytes(tone(1, 0.02))
    (made / "clip.webm").write_bytes(clip(GREYS, 10))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(made / "cache"))
        patch.chdir(made)
        yield made


def film(*arguments: str) -> int:
    return run(["export", "talk.md", *ARGUMENTS, *arguments])


class Made(NamedTuple):
    """What came of making a film: how many pictures were taken, and what a script was told."""

    drawn: int
    told: list[dict[str, Any]]


def made(output: str) -> Made:
    """Make the film with notes."""
    taken: list[int] = []
    picture, said = Page.picture, io.StringIO()

    def counted(page: Page, **parameters: object) -> bytes:
        taken.append(1)
        return picture(page, **parameters)

    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said):
        patch.setattr(Page, "picture", counted)
        assert 0 == film("-o", output, "--notes", "--json")
    return Made(len(taken), [json.loads(line) for line in said.getvalue().splitlines()])


@pytest.fixture(scope="module")
def first(folder: Path) -> Made:
    """The film that most tests look at, made on every core."""
    assert folder.is_dir()
    return made("film.mp4")


@pytest.fixture(scope="module")
def mp4(first: Made, folder: Path) -> Path:
    assert first.drawn
    return folder / "film.mp4"


@pytest.fixture(scope="module")
def shown(mp4: Path) -> list[Image.Image]:
    return list(pictures(mp4))


def two(output: str) -> int:
    """Film the second stop."""
    arguments = ["-o", output, "--frames", "two", "--size", "320x180", "--notes"]
    return run(["export", "talk.md", *arguments])


@pytest.fixture(scope="module")
def webm(folder: Path) -> Path:
    assert 0 == two("film.webm")
    return folder / "film.webm"


@pytest.fixture(scope="module")
def gif(folder: Path) -> Path:
    assert 0 == two("film.gif")
    return folder / "film.gif"


# ---- what is in it -------------------------------------------------------------------


def test_a_film_says_what_it_is(mp4: Path, shown: list[Image.Image]) -> None:
    with av.open(str(mp4)) as container:
        video = container.streams.video[0]
        assert ("h264", 320, 180, "yuv420p") == (
            video.codec_context.name,
            video.width,
            video.height,
            video.pix_fmt,
        )
        assert [RATE, len(shown)] == [video.average_rate, video.frames]
        assert "A small film" == container.metadata["title"]
        assert not any("time" in key for key in (*container.metadata, *video.metadata))
        assert len(shown) / RATE == pytest.approx((container.duration or 0) / 1e6, abs=0.05)


def test_every_stop_is_a_chapter(mp4: Path, shown: list[Image.Image]) -> None:
    with av.open(str(mp4)) as container:
        chapters = container.chapters()

    assert ["One", "Two", "Three"] == [each["metadata"]["title"] for each in chapters]
    assert (0, 500) == (chapters[0]["start"], chapters[0]["end"])
    assert round(1000 * len(shown) / RATE) == chapters[-1]["end"]


def test_notes_are_captions_beside_and_inside_where_they_are_wanted(mp4: Path) -> None:
    text = mp4.with_suffix(".vtt").read_text()
    with av.open(str(mp4)) as container:
        said = [bytes(packet)[2:].decode() for packet in container.demux(subtitles=0)]

    assert "00:00:00.000 --> 00:00:00.500\nHello there. This is said &amp; done.\n" in text
    assert ["Hello there. This is said & done.", "Again."] == [each for each in said if each]


def test_notes_stay_out_of_a_film_unless_they_are_wanted(folder: Path) -> None:
    assert 0 == film("-o", "quiet.mp4", "--frames", "one")
    with av.open(str(folder / "quiet.mp4")) as container:
        assert ["video"] == [s.type for s in container.streams if s.type in ("video", "subtitle")]
    assert not (folder / "quiet.vtt").exists()
    assert b"Hello" not in (folder / "quiet.mp4").read_bytes()


def test_a_narration_is_heard_and_sets_how_long_its_stop_lasts(mp4: Path) -> None:
    with av.open(str(mp4)) as container:
        two = container.chapters()[1]

    assert VOICE_LUFS == pytest.approx(loudness(mp4.read_bytes()), abs=1.5)
    assert 2200 + 600 < two["end"] - two["start"] < 2200 + 2600


# ---- what is seen --------------------------------------------------------------------


def chapter(mp4: Path, number: int) -> tuple[int, int]:
    """The first picture of a chapter, and the first after it."""
    with av.open(str(mp4)) as container:
        found = container.chapters()[number]
    return round(found["start"] * RATE / 1000), round(found["end"] * RATE / 1000)


def test_the_camera_moves_between_stops_and_rests_at_them(
    mp4: Path, shown: list[Image.Image]
) -> None:
    first, last = chapter(mp4, 1)
    moved = [apart_by(a, b) > 0.5 for a, b in pairwise(shown[first:last])]
    flight = moved.index(False, 3)

    assert any(moved[3:flight])
    assert 0.6 <= flight / RATE <= 2.6
    assert not any(apart_by(a, b) > 0.5 for a, b in pairwise(shown[1 : chapter(mp4, 0)[1]]))


def test_a_substep_appears_bit_by_bit(mp4: Path, shown: list[Image.Image]) -> None:
    _, last = chapter(mp4, 1)
    rest = shown[last - round(2.2 * RATE) + 1 : last]
    middle = len(rest) // 2
    steps = [apart_by(rest[-1], each) for each in rest[middle - 3 : middle + 12]]

    assert steps[0] > 0.05
    assert steps[-1] < steps[0] / 4
    assert any(steps[-1] + 0.02 < step < steps[0] - 0.02 for step in steps)


def test_a_clip_runs_in_step_with_the_film(mp4: Path, shown: list[Image.Image]) -> None:
    end = chapter(mp4, 2)[1]
    rest = shown[end - round(0.8 * RATE) : end]
    seen = [each.convert("L").getpixel((160, 110)) for each in rest]
    wanted = [GREYS[min(len(GREYS) - 1, int(tick / RATE * 10))] for tick in range(len(rest))]

    assert [] == [
        (tick, at, grey)
        for tick, (at, grey) in enumerate(zip(seen, wanted, strict=True))
        if abs(int(at) - grey) > 30  # type: ignore[arg-type]
    ]


def test_every_stop_looks_as_its_still_does(
    mp4: Path, shown: list[Image.Image], folder: Path
) -> None:
    assert 0 == run(["export", "talk.md", "-o", "stills/a.png", "--size", "320x180"])
    # Before anything moves again: at the end of a stop, but where a clip has begun by then.
    rests = [chapter(mp4, 0)[1] - 1, chapter(mp4, 1)[1] - 1, chapter(mp4, 2)[1] - round(0.8 * RATE)]

    for still, rest in zip(sorted((folder / "stills").iterdir()), rests, strict=True):
        with Image.open(still) as picture:
            # What H.264 may lose: half a level on average, and nothing that could be seen.
            assert apart_by(picture, shown[rest]) < 1.5, still.name


# ---- how far it is ---------------------------------------------------------------------


def test_a_script_is_told_how_far_it_is(first: Made, shown: list[Image.Image]) -> None:
    *events, last = first.told
    filming = [event for event in events if event["stage"] == "filming"]

    assert {"progress"} == {event["event"] for event in events}
    assert {len(shown)} == {event["total"] for event in filming}
    assert sorted(event["done"] for event in filming) == [event["done"] for event in filming]
    assert "joining" == events[-1]["stage"]
    assert ("talk.md", "film.mp4", []) == (last["deck"], last["output"], last["diagnostics"])


# ---- the same every time ---------------------------------------------------------------


def test_a_run_that_is_killed_is_gone_on_with_and_makes_the_same_film(
    first: Made, mp4: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    whole = ["export", "talk.md", "-o", "killed/film.mp4", *ARGUMENTS, "--notes"]
    killed = subprocess.run([sys.executable, "-c", KILLED, *whole], cwd=folder, check=False)
    assert -signal.SIGKILL == killed.returncode
    assert not (folder / "killed/film.mp4").exists()

    monkeypatch.setattr(crew, "cores", lambda: 1)
    resumed = made("resumed.mp4")

    assert mp4.read_bytes() == (folder / "resumed.mp4").read_bytes()
    assert first.drawn - 1 == resumed.drawn  # the first stop is one picture
    assert [] == list((tmp_path / "deckgen/film").iterdir())


def test_a_run_that_is_broken_off_leaves_nothing_behind(folder: Path) -> None:
    before = set(folder.iterdir())
    process = subprocess.Popen(
        [sys.executable, "-m", "deckgen", *BROKEN_OFF],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    for line in process.stdout:
        if '"filming"' in line:
            break
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()
    process.stdout.close()
    assert 130 == process.wait(), rest

    assert before == set(folder.iterdir())
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize("kind", ["webm", "gif"])
def test_another_run_gives_the_same_bytes(folder: Path, webm: Path, gif: Path, kind: str) -> None:
    """Of a stop with sound, captions and a substep; flights are drawn as in an MP4."""
    assert 0 == two(f"again.{kind}")

    made_first = {"webm": webm, "gif": gif}[kind]
    assert made_first.read_bytes() == (folder / f"again.{kind}").read_bytes()


# ---- other formats ---------------------------------------------------------------------


def test_a_film_for_the_web_is_vp9_with_opus_and_captions(webm: Path) -> None:
    with av.open(str(webm)) as container:
        kinds = [stream.codec_context.name for stream in container.streams]
        chapters = [each["metadata"]["title"] for each in container.chapters()]

    assert ["vp9", "opus", "webvtt"] == [kind.removeprefix("libvpx-") for kind in kinds]
    assert ["Two"] == chapters


def test_a_gif_plays_over_and_over_at_the_films_pace(
    gif: Path, mp4: Path, shown: list[Image.Image]
) -> None:
    with Image.open(gif) as image:
        assert 0 == image.info["loop"]
        delays = []
        for frame in range(getattr(image, "n_frames", 1)):
            image.seek(frame)
            delays.append(image.info["duration"])
        last = image.convert("RGB")

    assert 1 + 2 * BREATH_S == pytest.approx(sum(delays) / 1000, abs=0.05)
    assert 40 == min(delays)
    assert apart_by(shown[chapter(mp4, 1)[1] - 1], last) < 8


# ---- what cannot be --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "no.mp4", "--fps", "12"), "from 24 to 60"),
        (("-o", "no.gif", "--fps", "60"), "from 24 to 50"),
        (("-o", "no.mp4", "--size", "321x180"), "write --size 320x180"),
        (("-o", "no.gif", "--size", "1920x1080"), "up to 1280x720"),
    ],
)
def test_what_a_film_cannot_be_is_told(
    folder: Path, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 1 <= run(["export", "talk.md", *arguments])
    assert told in capsys.readouterr().err
    assert not list(folder.glob("no.*"))


def test_a_narration_without_sound_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("# A {audio=mute.wav}\n")
    (tmp_path / "mute.wav").write_bytes(tone(0, 0))
    done = apart(["export", "talk.md", "-o", "a.mp4"], tmp_path)

    assert (5, "talk.md:1:12") == (done.status, done.err.partition(": error")[0].split("\n")[-1])

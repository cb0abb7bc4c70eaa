"""The sound of a film: at its time, and as loud as it should be."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from av.audio.frame import AudioFrame

from deckgen.export.film.sound import (
    CLIP_LUFS,
    RATE,
    VOICE_LUFS,
    NoSound,
    Sound,
    length_s,
    loudness,
    track,
)
from tests.films import tone

QUIET, LOUD = tone(2, 0.02), tone(1, 0.9)


def peaks(frames: list[AudioFrame], second: Fraction) -> list[float]:
    """The loudest sample of each of those stretches of the track."""
    loudest: dict[int, float] = {}
    for frame in frames:
        samples = memoryview(bytes(frame.planes[0])).cast("f")[: frame.samples]
        part = int(Fraction(frame.pts or 0, RATE) / second)
        loudest[part] = max(loudest.get(part, 0.0), max(map(abs, samples)))
    return [loudest[part] for part in sorted(loudest)]


def test_a_track_is_as_long_as_its_film_and_has_no_gap() -> None:
    frames = list(track([Sound(QUIET, Fraction(1, 3), Fraction(2))], Fraction(10, 3)))

    assert round(RATE * 10 / 3) == sum(frame.samples for frame in frames)
    assert all((a.pts or 0) + a.samples == b.pts for a, b in pairwise(frames))


def test_sounds_are_heard_at_their_time_and_only_then() -> None:
    sounds = [Sound(LOUD, Fraction(1), Fraction(2)), Sound(LOUD, Fraction(3), Fraction(4))]
    heard = peaks(list(track(sounds, Fraction(5))), Fraction(1))

    assert [False, True, False, True, False] == [peak > 0.05 for peak in heard]


def test_a_looped_sound_goes_on_until_its_end() -> None:
    sound = Sound(LOUD, Fraction(0), Fraction(3), CLIP_LUFS, looped=True)
    heard = peaks(list(track([sound], Fraction(4))), Fraction(1))

    assert [True, True, True, False] == [peak > 0.05 for peak in heard]


def test_sounds_together_are_mixed_and_never_too_loud() -> None:
    sounds = [Sound(LOUD, Fraction(0), Fraction(1)), Sound(QUIET, Fraction(1, 2), Fraction(2))]
    heard = peaks(list(track(sounds, Fraction(2))), Fraction(2))

    assert 0.2 < heard[0] < 0.9


@pytest.mark.parametrize("recorded", [QUIET, LOUD])
def test_a_voice_is_as_loud_as_any_other_however_it_was_recorded(recorded: bytes) -> None:
    gain = VOICE_LUFS - loudness(recorded)
    (heard,) = peaks(
        list(track([Sound(recorded, Fraction(0), Fraction(1))], Fraction(1))), Fraction(1)
    )
    (before,) = peaks(
        [*track([Sound(recorded, Fraction(0), Fraction(1), loudness(recorded))], Fraction(1))],
        Fraction(1),
    )

    assert 10 ** (gain / 20) == pytest.approx(heard / before, rel=0.1)


def test_the_length_of_a_sound_is_told_by_its_samples() -> None:
    assert 2.0 == pytest.approx(length_s(QUIET))


@pytest.mark.parametrize("data", [b"", b"RIFF\0\0\0\0WAVE", b"ID3" + bytes(99)])
def test_what_cannot_be_heard_is_an_error(data: bytes) -> None:
    with pytest.raises(NoSound):
        length_s(data)

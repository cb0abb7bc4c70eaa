import pytest

from deckgen.units import number, seconds


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (20.0, "20s"),
        (1.5, "1.5s"),
        (2700.0, "45min"),
        (3600.0, "1h"),
        (5400.0, "1h30min"),
        (5400.0, "1h 30min"),
        (5400.0, "1.5h"),
        (3725.0, "1h2min5s"),
    ],
)
def test_a_duration_is_read(expected: float, text: str) -> None:
    assert expected == seconds(text)


@pytest.mark.parametrize(
    "text", ["", "20", "s", "0s", "-3s", "1e3s", "30min1h", "20 s", "1..5s", "٣s", "9" * 500 + "s"]
)
def test_anything_else_is_no_duration(text: str) -> None:
    assert seconds(text) is None


@pytest.mark.parametrize(
    ("expected", "text"), [(12.0, "12"), (-12.5, "-12.5"), (0.5, ".5"), (1200.0, "+1.2e3")]
)
def test_a_number_is_read(expected: float, text: str) -> None:
    assert expected == number(text)


@pytest.mark.parametrize(
    "text", ["", "nan", "inf", "-inf", "1e999", "1_000", "0x10", "٣", "1,5", "9" * 400, " 1"]
)
def test_nan_infinity_and_words_are_no_numbers(text: str) -> None:
    assert number(text) is None

"""SVG path data as a polyline: every command of SVG 1.1, relative ones too.

Curves are cut into ``PIECES`` straight pieces, fine enough for frames to stand along.
"""

from __future__ import annotations

import cmath
import math
import re
from collections.abc import Iterator

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
TOKEN = re.compile(rf"([MmLlHhVvCcSsQqTtAaZz])|({NUMBER})|([^\s,])")
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
PIECES = 48
MOST = 200_000  # corners; a path with more is no path for frames to stand along


def corners(data: str) -> list[tuple[float, float]]:
    """The corners of the path's first stretch, up to where it lifts the pen.

    Raises ValueError where the data is no path.
    """
    pen = _Pen()
    for command, numbers in _commands(data):
        if command in "Mm" and pen.points:
            break
        pen.move(command, numbers)
        if len(pen.points) > MOST:
            raise ValueError("the path is too long")
    return [(point.real, point.imag) for point in pen.points]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; one written once for several is repeated."""
    command, numbers = "", list[float]()
    fresh = False
    for letter, number, strange in TOKEN.findall(_arc_flags_apart(data)):
        if strange or (number and not command) or (letter and numbers):
            raise ValueError(f'the path data has a "{strange or letter or number}" out of place')
        if letter:
            if fresh and ARGUMENTS[command.upper()]:
                raise ValueError(f'the path data has a "{command}" without numbers')
            command, fresh = letter, True
        else:
            if command in "Zz":
                raise ValueError("the path data has a number after its end")
            numbers.append(float(number))
        if len(numbers) == ARGUMENTS[command.upper()]:
            yield command, numbers
            numbers, fresh = [], False
            command = {"M": "L", "m": "l"}.get(command, command)
    if numbers or not command or (fresh and ARGUMENTS[command.upper()]):
        raise ValueError("the path data is incomplete")


def _arc_flags_apart(data: str) -> str:
    """The data with spaces round the two flags of each arc, which may stand without any."""
    if "a" not in data and "A" not in data:
        return data
    space = r"[\s,]*"
    arc = re.compile(
        rf"({NUMBER}{space}{NUMBER}{space}{NUMBER}){space}([01]){space}([01])"
        rf"{space}({NUMBER}{space}{NUMBER})"
    )

    def apart(found: re.Match[str]) -> str:
        return found.group(1)[0] + arc.sub(r"\1 \2 \3 \4 ", found.group(1)[1:])

    return re.sub(r"([Aa][^A-DF-Za-df-z]*)", apart, data)


class _Pen:
    """Where the path has got to. Points are complex numbers: turning is multiplying."""

    def __init__(self) -> None:
        self.points: list[complex] = []
        self.at = 0j
        self.start = 0j
        self.handle: complex | None = None  # the last control point, for S and T
        self.curve = ""  # which of them it is good for

    def move(self, command: str, numbers: list[float]) -> None:
        """Follow one command."""
        name = command.upper()
        if not self.points and name != "M":
            raise ValueError("path data begins with an M")
        base = self.at if command.islower() else 0j
        if name == "Z":
            self._line(self.start)
        elif name == "H":
            self._line(complex(numbers[0] + base.real, self.at.imag))
        elif name == "V":
            self._line(complex(self.at.real, numbers[0] + base.imag))
        elif name == "A":
            self._arc(numbers, base)
        else:
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            points = [base + complex(x, y) for x, y in pairs]
            if name == "M":
                self.start = self.at = points[0]
                self.points.append(self.at)
            elif name == "L":
                self._line(points[0])
            else:
                self._curve(name, points)
                return
        self.handle = None

    def _line(self, end: complex) -> None:
        self.points.append(end)
        self.at = end

    def _curve(self, name: str, points: list[complex]) -> None:
        """A Bézier curve of the second or third degree."""
        if name in "ST":
            smooth = self.handle is not None and self.curve == {"S": "C", "T": "Q"}[name]
            first = 2 * self.at - self.handle if smooth and self.handle is not None else self.at
            points = [first, *points]
        self.curve = "C" if name in "CS" else "Q"
        self.handle = points[-2]
        start, end = self.at, points[-1]
        for piece in range(1, PIECES + 1):
            t, u = piece / PIECES, 1 - piece / PIECES
            if self.curve == "C":
                inner = 3 * u * u * t * points[0] + 3 * u * t * t * points[1]
                point = u**3 * start + inner + t**3 * end
            else:
                point = u * u * start + 2 * u * t * points[0] + t * t * end
            self.points.append(point)
        self.at = end

    def _arc(self, numbers: list[float], base: complex) -> None:
        """An elliptic arc, by its centre (SVG 1.1, appendix F.6.5 and F.6.6)."""
        wide, high, tilt, large, sweep, x, y = numbers
        end = base + complex(x, y)
        wide, high = abs(wide), abs(high)
        if wide == 0 or high == 0 or end == self.at:
            self._line(end)
            return
        turn = cmath.rect(1, math.radians(tilt))
        half = (self.at - end) / 2 / turn
        reach = (half.real / wide) ** 2 + (half.imag / high) ** 2
        if reach > 1:
            wide, high = wide * math.sqrt(reach), high * math.sqrt(reach)
        unit = complex(half.real / wide, half.imag / high)
        away = math.sqrt(max(0.0, 1 / abs(unit) ** 2 - 1)) * (
            1 if bool(large) == bool(sweep) else -1
        )
        centre = unit * away * 1j
        first, last = cmath.phase(unit - centre), cmath.phase(-unit - centre)
        span = (last - first) % math.tau
        if not sweep:
            span -= math.tau
        middle = (self.at + end) / 2
        for piece in range(1, PIECES):
            point = centre + cmath.rect(1, first + span * piece / PIECES)
            self.points.append(middle + complex(point.real * wide, point.imag * high) * turn)
        self._line(end)

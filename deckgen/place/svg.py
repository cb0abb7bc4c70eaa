"""A path in an SVG file, as a polyline: what ``layout=along=file.svg#path`` walks along."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from deckgen.geometry import Point
from deckgen.place.pathdata import NUMBER, corners

Matrix = tuple[float, float, float, float, float, float]  # a b c d e f, as SVG writes them
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")


class NoPath(Exception):
    """The file has no such path; ``known`` are the ids of those it has."""

    def __init__(self, message: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.known = known


def polyline(text: str, fragment: str | None) -> tuple[Point, ...]:
    """The corners of the path called ``fragment``, or of the file's first path.

    Transforms apply, those of the groups around it included. Raises NoPath.
    """
    if "<!ENTITY" in text:
        raise NoPath("it declares entities, which are not read")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise NoPath(f"it is not well-formed SVG: {error}") from error
    known: list[str] = []
    for element, matrix in _shapes(root, IDENTITY):
        name = element.get("id", "")
        if fragment is None or name == fragment:
            return _bent(_data(element), matrix)
        known.append(name)
    missing = f'it has no path "{fragment}"' if fragment else "it has no path"
    raise NoPath(missing, tuple(name for name in known if name))


def _shapes(
    element: ElementTree.Element, matrix: Matrix
) -> Iterator[tuple[ElementTree.Element, Matrix]]:
    """Every shape with the transform that holds for it, in file order."""
    stack = [(element, matrix)]
    while stack:
        element, matrix = stack.pop()
        matrix = _times(matrix, _matrix(element.get("transform", "")))
        if _data(element):
            yield element, matrix
        stack.extend((child, matrix) for child in reversed(element))


def _data(element: ElementTree.Element) -> str:
    """The path data of a shape; empty for what is none."""
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.rpartition("}")[2]
    if name == "path":
        return element.get("d", "")
    if name in ("polyline", "polygon"):
        points = element.get("points", "")
        return f"M {points} {'Z' if name == 'polygon' else ''}" if points.strip() else ""
    if name == "line":
        x1, y1, x2, y2 = (_length(element, key) for key in ("x1", "y1", "x2", "y2"))
        return f"M {x1} {y1} L {x2} {y2}"
    if name in ("circle", "ellipse"):
        x, y, r = (_length(element, key) for key in ("cx", "cy", "r"))
        wide, high = (
            (r, r) if name == "circle" else (_length(element, "rx"), _length(element, "ry"))
        )
        arc = f"A {wide} {high} 0 0 1"
        return f"M {x} {y - high} {arc} {x} {y + high} {arc} {x} {y - high} Z"
    return ""


def _length(element: ElementTree.Element, key: str) -> float:
    found = re.match(NUMBER, element.get(key, "0").strip())
    return float(found.group()) if found else 0.0


def _bent(data: str, matrix: Matrix) -> tuple[Point, ...]:
    """The corners under a transform, without those that repeat the one before."""
    try:
        points = corners(data)
    except ValueError as error:
        raise NoPath(str(error)) from error
    a, b, c, d, e, f = matrix
    found: list[Point] = []
    for x, y in points:
        point = Point(a * x + c * y + e, b * x + d * y + f)
        if not found or point != found[-1]:
            found.append(point)
    if len(found) < 2 or not all(math.isfinite(p.x) and math.isfinite(p.y) for p in found):
        raise NoPath("the path has no length")
    return tuple(found)


def _matrix(transform: str) -> Matrix:
    """A ``transform`` attribute as one matrix."""
    whole = IDENTITY
    for name, inside in TRANSFORM.findall(transform):
        whole = _times(whole, _one(name, [float(n) for n in re.findall(NUMBER, inside)]))
    return whole


def _one(name: str, numbers: list[float]) -> Matrix:
    if name == "matrix" and len(numbers) == 6:
        a, b, c, d, e, f = numbers
        return a, b, c, d, e, f
    first, second = (*numbers, 0.0, 0.0)[:2]
    if name == "translate":
        return 1, 0, 0, 1, first, second
    if name == "scale":
        return first, 0, 0, second if len(numbers) > 1 else first, 0, 0
    tan = math.tan(math.radians(first))
    if name == "skewX":
        return 1, 0, tan, 1, 0, 0
    if name == "skewY":
        return 1, tan, 0, 1, 0, 0
    sin, cos = math.sin(math.radians(first)), math.cos(math.radians(first))
    turn: Matrix = (cos, sin, -sin, cos, 0, 0)
    if len(numbers) < 3:
        return turn
    x, y = numbers[1], numbers[2]
    return _times(_times((1, 0, 0, 1, x, y), turn), (1, 0, 0, 1, -x, -y))


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )

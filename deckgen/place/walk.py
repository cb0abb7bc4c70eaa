"""The paths that children walk along: ``layout=along=…`` to polylines, by frame number."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.diagnostics import Diagnostic, did_you_mean
from deckgen.geometry import Point
from deckgen.place.outline import Node, Outline


def find_walks(
    kin: Outline, paths: Mapping[str, str]
) -> tuple[dict[int, tuple[Point, ...]], list[Diagnostic]]:
    """Each frame's path, and the paths that cannot be had."""
    walks: dict[int, tuple[Point, ...]] = {}
    faults: list[Diagnostic] = []
    for node in kin.nodes:
        if node.layout.name == "along":
            found = _walk(node, paths)
            if isinstance(found, Diagnostic):
                faults.append(found)
            else:
                walks[node.number] = found
    return walks, faults


def _walk(node: Node, paths: Mapping[str, str]) -> tuple[Point, ...] | Diagnostic:
    from deckgen.place.svg import NoPath, polyline  # XML is read by few talks

    layout, noted = node.layout, node.frame.annotation.layout
    span = noted.span if noted else None
    if layout.file is None:
        hint = "write along=file.svg#path"
        return Diagnostic("no-path", "along needs the SVG file of a path", span, hint)
    if layout.file not in paths:
        return Diagnostic("no-path", f"{layout.file} cannot be read", span)
    try:
        return polyline(paths[layout.file], layout.fragment)
    except NoPath as error:
        near = did_you_mean(layout.fragment, error.known) if layout.fragment else None
        known = f"its paths are {', '.join(error.known[:5])}" if error.known else None
        return Diagnostic("no-path", f"{layout.file}: {error}", span, near or known)

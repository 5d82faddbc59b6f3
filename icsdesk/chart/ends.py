"""The shapes at the ends of lines, as plain polygons that every renderer draws alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from icsdesk.chart.picture import End, Point

LENGTH, HALF = 10.0, 4.5
"""How long a triangle is and half of how wide, in points."""


@dataclass(frozen=True, slots=True)
class EndShape:
    """Points of an end; `closed` shapes that are not `filled` are painted in the page's colour."""

    points: tuple[Point, ...]
    closed: bool
    filled: bool


def end_shape(end: End, path: Sequence[Point]) -> EndShape | None:
    """The shape at the last point of `path`, its tip on that point; None for a plain end."""
    if end is End.NONE or len(path) < 2:
        return None
    (x, y), (dx, dy) = path[-1], _way(path)

    def at(back: float, side: float) -> Point:
        return x - dx * back - dy * side, y - dy * back + dx * side

    if end in (End.FILLED_TRIANGLE, End.OPEN_TRIANGLE):
        return EndShape((at(LENGTH, HALF), (x, y), at(LENGTH, -HALF)), True, end is End.FILLED_TRIANGLE)
    if end is End.OPEN_V:
        return EndShape((at(LENGTH, HALF), (x, y), at(LENGTH, -HALF)), False, False)
    if end is End.BAR:
        return EndShape((at(4.0, 6.0), at(4.0, -6.0)), False, False)
    if end is End.DIAMOND:
        return EndShape((at(0, 0), at(LENGTH / 2, HALF), at(LENGTH, 0), at(LENGTH / 2, -HALF)), True, True)
    ring = tuple(at(4.0 + 4.0 * cos(n * pi / 8), 4.0 * sin(n * pi / 8)) for n in range(16))
    return EndShape(ring, True, True)


_TAKES = {End.FILLED_TRIANGLE: LENGTH - 1, End.OPEN_TRIANGLE: LENGTH, End.DIAMOND: LENGTH - 1, End.FILLED_CIRCLE: 7.0}


def shortened(path: Sequence[Point], end: End) -> tuple[Point, ...]:
    """The path without the piece that the shape at its last point covers, so that the line does not show through or past the tip."""
    cut = _TAKES.get(end, 0.0)
    if not cut or len(path) < 2:
        return tuple(path)
    (x, y), (dx, dy) = path[-1], _way(path)
    length = abs(path[-1][0] - path[-2][0]) + abs(path[-1][1] - path[-2][1])
    cut = min(cut, length * 0.9)
    return (*path[:-1], (x - dx * cut, y - dy * cut))


def _way(path: Sequence[Point]) -> Point:
    (x0, y0), (x1, y1) = path[-2], path[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    return (x1 - x0) / length, (y1 - y0) / length

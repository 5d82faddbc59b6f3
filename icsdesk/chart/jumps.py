"""Where a line hops over another: small arcs, so that a crossing is never taken for a joint."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from math import cos, pi, sin

from icsdesk.chart.picture import Point

RADIUS = 3.5
"""Half the width of a hop, in points."""
_CLEAR = RADIUS + 1.0
_AT_END = 14.0
"""Nearest a hop comes to a box, in points: line ends need that much."""
_PARTS = 6

_Run = tuple[float, float, float, str, float, float]
"""Where a run lies across, from where to where along, its line, and what of it is too near its ends to hop (from, to)."""


def jumps(
    routes: Mapping[str, Sequence[Point]], groups: Mapping[str, str], only: Collection[str] | None = None
) -> dict[str, list[Point]]:
    """For each line that hops: the points where it crosses an earlier one (in the order of `routes`) of another bus.

    With `only`, just the crossings in which one of these lines takes part.
    """
    rank = {key: n for n, key in enumerate(routes)}
    level, upright = _runs(routes, False), _runs(routes, True)
    if only is None:
        met = list(_met(level, upright))
    else:
        met = list(_met([x for x in level if x[3] in only], upright))
        met += _met([x for x in level if x[3] not in only], [x for x in upright if x[3] in only])
    out: dict[str, list[Point]] = {}
    for a, b in met:
        if groups.get(a[3], a[3]) == groups.get(b[3], b[3]):
            continue
        point = (b[0], a[0])
        later, along = (a, point[0]) if rank[a[3]] > rank[b[3]] else (b, point[1])
        if later[4] <= along <= later[5]:
            out.setdefault(later[3], []).append(point)
    return {key: sorted(set(found)) for key, found in out.items()}


def _runs(routes: Mapping[str, Sequence[Point]], upright: bool) -> list[_Run]:
    across, along = (0, 1) if upright else (1, 0)
    out = []
    for key, points in routes.items():
        last = len(points) - 2
        for n, (a, b) in enumerate(pairwise(points)):
            if a[across] == b[across] and a[along] != b[along]:
                first, final = _AT_END if n == 0 else _CLEAR, _AT_END if n == last else _CLEAR
                if a[along] < b[along]:
                    out.append((a[across], a[along], b[along], key, a[along] + first, b[along] - final))
                else:
                    out.append((a[across], b[along], a[along], key, b[along] + final, a[along] - first))
    out.sort()
    return out


def _met(level: Sequence[_Run], upright: Sequence[_Run]) -> Iterable[tuple[_Run, _Run]]:
    xs = [x[0] for x in upright]
    for run in level:
        y, x0, x1 = run[0], run[1], run[2]
        for n in range(bisect_right(xs, x0 + 0.5), bisect_left(xs, x1 - 0.5)):
            other = upright[n]
            if other[1] + 0.5 < y < other[2] - 0.5:
                yield run, other


def hopped(points: Sequence[Point], at: Sequence[Point]) -> tuple[Point, ...]:
    """The path with an arc over each of the points `at` that lies on it; arcs that would touch become one."""
    if not at:
        return tuple(points)
    out: list[Point] = [points[0]]
    for a, b in pairwise(points):
        axis = 0 if a[1] == b[1] else 1
        low, high = sorted((a[axis], b[axis]))
        if a[1 - axis] == b[1 - axis]:
            here = sorted(p[axis] for p in at if p[1 - axis] == a[1 - axis] and low + RADIUS < p[axis] < high - RADIUS)
            arcs = [_arc(first, last, a[1 - axis], axis) for first, last in _close(here)]
            out += [x for arc in (arcs if b[axis] > a[axis] else [arc[::-1] for arc in arcs[::-1]]) for x in arc]
        out.append(b)
    return tuple(out)


def _close(spots: Sequence[float]) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for spot in spots:
        if out and spot - out[-1][1] < 2 * RADIUS + 0.5:
            out[-1] = out[-1][0], spot
        else:
            out.append((spot, spot))
    return out


def _arc(first: float, last: float, across: float, axis: int) -> list[Point]:
    """Up, over and down again: upwards from a level run, to the right from an upright one."""
    up = -1.0 if axis == 0 else 1.0
    half = [(cos(pi * n / _PARTS) * RADIUS, sin(pi * n / _PARTS) * RADIUS * up) for n in range(_PARTS, -1, -1)]
    found = [((first if n <= _PARTS // 2 else last) + dx, across + dy) for n, (dx, dy) in enumerate(half)]
    if last > first:
        found.insert(_PARTS // 2 + 1, (last, across + RADIUS * up))
    return found if axis == 0 else [(y, x) for x, y in found]

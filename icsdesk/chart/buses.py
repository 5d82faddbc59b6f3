"""Lines that share a trunk are painted once where they run together, so that dashes stay clean and trunks do not look bold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from icsdesk.chart.picture import End, Point, Stroke
from icsdesk.chart.spread import simplify

Run = tuple[Point, Point]


def painted(strokes: Sequence[Stroke]) -> dict[str, tuple[tuple[Point, ...], End, End]]:
    """For each line by id: the points still to paint, and its end at the first and at the last of them."""
    done: dict[tuple[object, ...], list[Run]] = {}
    out = {}
    for stroke in strokes:
        look = (stroke.colour, stroke.width, stroke.dash, stroke.start_end, stroke.finish_end)
        points, start, finish = stroke.points, stroke.start_end, stroke.finish_end
        runs = done.setdefault((*look, "finish", points[-1]), [])
        cut = _rest(points[::-1], runs)
        if cut != points[::-1]:
            points, finish = cut[::-1], End.NONE
        others = done.setdefault((*look, "start", stroke.points[0]), [])
        cut = _rest(points, others)
        if cut != points:
            points, start = cut, End.NONE
        for known in (runs, others):
            known += list(pairwise(stroke.points))
        out[stroke.id] = points, start, finish
    return out


def _rest(points: tuple[Point, ...], runs: Sequence[Run]) -> tuple[Point, ...]:
    """The points from where they leave the runs already painted."""
    for n, (a, b) in enumerate(pairwise(points)):
        reached = _covered(a, b, runs)
        if reached != b:
            return points[n:] if reached == a else simplify((reached, *points[n + 1 :]))
    return points[-2:]


def _covered(a: Point, b: Point, runs: Sequence[Run]) -> Point:
    """How far from a towards b the runs cover without a gap."""
    axis = 0 if abs(a[1] - b[1]) < 0.01 else 1
    way = 1.0 if b[axis] > a[axis] else -1.0
    at = a[axis]
    spans = [
        sorted((p[axis] * way, q[axis] * way))
        for p, q in runs
        if abs(p[1 - axis] - a[1 - axis]) < 0.01 and abs(q[1 - axis] - a[1 - axis]) < 0.01
    ]
    reach = at * way
    for lo, hi in sorted(spans):
        if lo <= reach + 0.01:
            reach = max(reach, hi)
    reach = min(reach, b[axis] * way)
    if reach <= at * way + 0.01:
        return a
    if reach >= b[axis] * way - 0.01:
        return b
    return (reach * way, a[1]) if axis == 0 else (a[0], reach * way)

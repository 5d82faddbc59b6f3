"""Keeping lines apart: runs of different lines that lie on each other are spread into lanes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from icsdesk.chart.nearby import Nearby, of_rects
from icsdesk.chart.picture import Point, Rect

LANE = 8.0
"""Wanted distance between parallel lines, in points."""
_CLEAR = 6.0
_CLOSE = 6.0


@dataclass(slots=True)
class _Piece:
    line: str
    index: int
    group: str
    at: float
    lo: float
    hi: float
    pull: float
    held: bool
    shift: float = 0.0


def simplify(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same path without doubled points and without points in the middle of a straight run."""
    out: list[Point] = []
    for point in points:
        if out and abs(point[0] - out[-1][0]) + abs(point[1] - out[-1][1]) < 0.01:
            continue
        while len(out) >= 2 and _in_line(out[-2], out[-1], point):
            out.pop()
        out.append(point)
    return tuple(out)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return (abs(a[0] - b[0]) < 0.01 and abs(b[0] - c[0]) < 0.01) or (abs(a[1] - b[1]) < 0.01 and abs(b[1] - c[1]) < 0.01)


def spread(
    routes: Mapping[str, Sequence[Point]], groups: Mapping[str, str], boxes: Sequence[Rect]
) -> dict[str, tuple[Point, ...]]:
    """Shift middle runs sideways so that lines of different groups do not lie on each other. First and last runs stay at their ports."""
    moved = {key: list(points) for key, points in routes.items()}
    index = of_rects(boxes)
    for upright in (False, True):
        pieces = [x for key, points in moved.items() for x in _pieces(key, points, groups[key], upright)]
        for cluster in _clusters(pieces):
            _part(cluster, upright, index)
        for piece in pieces:
            points = moved[piece.line]
            for n in (piece.index, piece.index + 1):
                x, y = points[n]
                points[n] = (piece.at + piece.shift, y) if upright else (x, piece.at + piece.shift)
    return {key: simplify(points) for key, points in moved.items()}


def _pieces(key: str, points: Sequence[Point], group: str, upright: bool) -> list[_Piece]:
    across, along = (0, 1) if upright else (1, 0)
    out = []
    last = len(points) - 2
    for n in range(last + 1):
        a, b = points[n], points[n + 1]
        if abs(a[across] - b[across]) > 0.01 or abs(a[along] - b[along]) < 0.01:
            continue
        pull = 0.0
        if n:
            pull += points[n - 1][across] - a[across]
        if n < last:
            pull += points[n + 2][across] - b[across]
        out.append(_Piece(key, n, group, a[across], min(a[along], b[along]), max(a[along], b[along]), pull, n in (0, last)))
    return out


def _clusters(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Sets of pieces that lie on (or close to) each other and overlap, more than one group in each."""
    out = []
    pieces = sorted(pieces, key=lambda x: (x.at, x.lo, x.line))
    strip: list[_Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and (not strip or piece.at - strip[-1].at < _CLOSE):
            strip.append(piece)
            continue
        out += _overlapping(strip)
        strip = [piece] if piece is not None else []
    return [x for x in out if len({p.group for p in x}) > 1]


def _overlapping(strip: list[_Piece]) -> list[list[_Piece]]:
    out: list[list[_Piece]] = []
    reach = float("-inf")
    for piece in sorted(strip, key=lambda x: (x.lo, x.line)):
        if out and piece.lo < reach + 2.0:
            out[-1].append(piece)
        else:
            out.append([piece])
            reach = float("-inf")
        reach = max(reach, piece.hi)
    return out


def _part(cluster: list[_Piece], upright: bool, boxes: Nearby[Rect]) -> None:
    bundles: dict[str, list[_Piece]] = {}
    for piece in cluster:
        bundles.setdefault(piece.group, []).append(piece)
    order = sorted(bundles, key=lambda g: (sum(p.pull for p in bundles[g]) / len(bundles[g]), g))
    at = sum(p.at for p in cluster) / len(cluster)
    held = [g for g in order if any(p.held for p in bundles[g])]
    if held:
        at = next(p.at for p in bundles[held[0]] if p.held)
    before, after = _room(cluster, upright, at, boxes)
    count = len(order)
    gap = min(LANE, (before + after) / max(1, count - 1))
    anchor = order.index(held[0]) if held else (count - 1) / 2
    first = -gap * anchor
    if not held:
        first = min(max(first, -before), after - gap * (count - 1))
    for rank, group in enumerate(order):
        if any(p.held for p in bundles[group]):
            continue
        where = min(max(at + first + gap * rank, at - before), at + after)
        for piece in bundles[group]:
            piece.shift = where - piece.at


def _room(cluster: list[_Piece], upright: bool, at: float, boxes: Nearby[Rect]) -> tuple[float, float]:
    """How far a run at `at` may move to either side before it comes near a box."""
    lo, hi = min(p.lo for p in cluster), max(p.hi for p in cluster)
    before = after = 30.0
    reach = 30.0 + _CLEAR
    area = (at - reach, lo, at + reach, hi) if upright else (lo, at - reach, hi, at + reach)
    for r in boxes.near(*area):
        a, b, p, q = (r.y, r.bottom, r.x, r.right) if upright else (r.x, r.right, r.y, r.bottom)
        if a < hi - 1 and b > lo + 1:
            if q <= at:
                before = min(before, at - q - _CLEAR)
            elif p >= at:
                after = min(after, p - at - _CLEAR)
    return max(before, 0.0), max(after, 0.0)

"""Where the words of a line stand: on a plain plate along the line, clear of boxes and of other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from icsdesk.chart.picture import Point, Rect

_ON_BOX, _ON_WORDS, _ON_LINE, _ON_END = 1000.0, 800.0, 30.0, 40.0

_OFF_PAGE, _AMPLE, _SHORTEN = 200.0, 1e6, 150.0
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
_MORE_SHARES = (*_SHARES, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.15, 0.85, 0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Label:
    """Words to place for a line: their size in points, best wording first, and, when moved by hand, the middle they were put at."""

    line: str
    sizes: tuple[tuple[float, float], ...]
    fixed: Point | None = None


def place(
    labels: Sequence[Label], routes: Mapping[str, Sequence[Point]], solid: Sequence[Rect], room: float | None = None
) -> dict[str, tuple[int, Rect] | None]:
    """Which wording of each label has room, and where: None where every place would cover a box, a frame's name or other words.

    `solid` are the boxes and names to keep clear of; `room` is the width of the page, which words should not widen the chart beyond.
    """
    runs = [(key, a, b) for key, points in routes.items() for a, b in pairwise(points)]
    ends = [points[n] for points in routes.values() for n in (0, -1)]
    out: dict[str, tuple[int, Rect] | None] = {}
    taken: list[Rect] = []
    hull = min((r.x for r in solid), default=0.0), max((r.right for r in solid), default=0.0)
    spare = _AMPLE if room is None else max(0.0, room - (hull[1] - hull[0])) / 2
    for label in sorted(labels, key=lambda x: (x.fixed is None, _longest(routes[x.line]), x.line)):
        out[label.line] = None
        for n, (w, h) in enumerate(label.sizes):
            limit = _ON_WORDS if n == len(label.sizes) - 1 else _SHORTEN
            if label.fixed:
                rect: Rect | None = Rect(label.fixed[0] - w / 2, label.fixed[1] - h / 2, w, h)
            else:
                rect = _best(label.line, w, h, routes[label.line], runs, ends, solid, taken, hull, spare, limit)
            if rect:
                taken.append(rect)
                out[label.line] = n, rect
                break
    return out


def _longest(points: Sequence[Point]) -> float:
    return max((abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points)), default=0.0)


def _best(
    line: str,
    w: float,
    h: float,
    points: Sequence[Point],
    runs: Sequence[tuple[str, Point, Point]],
    ends: Sequence[Point],
    solid: Sequence[Rect],
    taken: Sequence[Rect],
    hull: tuple[float, float],
    spare: float,
    limit: float,
) -> Rect | None:
    best: Rect | None = None
    least = limit
    near = [r.grown(2) for r in solid]
    for rect, dislike in _spots(w, h, points):
        cost = dislike + _outside(rect, hull, spare)
        cost += _ON_BOX * sum(rect.meets(r) for r in near)
        if cost >= least:
            continue
        cost += _ON_WORDS * sum(rect.grown(2).meets(r) for r in taken)
        if cost >= least:
            continue
        cost += _ON_END * sum(rect.x - 4 < x < rect.right + 4 and rect.y - 11 < y < rect.bottom + 11 for x, y in ends)
        price = _ON_LINE if _on_own(rect, points) else 2 * _ON_LINE
        cost += price * sum(_touches(rect, a, b) for key, a, b in runs if key != line)
        if cost < least:
            best, least = rect, cost
    return best


def _spots(w: float, h: float, points: Sequence[Point]) -> list[tuple[Rect, float]]:
    """Candidate places along a line with how little each is liked: on long runs, near the middle, on the line before beside it."""
    out = []
    for n, (a, b) in enumerate(pairwise(points)):
        level = abs(a[1] - b[1]) < 0.01
        length = abs(a[0] - b[0]) + abs(a[1] - b[1])
        fits = length >= (w if level else h) + 14
        for t in _SHARES if length < 200 else _MORE_SHARES:
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            dislike = abs(t - 0.5) * 6 + (0 if fits else 14) + n * 0.5
            if fits:
                out.append((Rect(x - w / 2, y - h / 2, w, h), dislike))
            if level:
                out.append((Rect(x - w / 2, y - h - 2, w, h), dislike + 2))
                out.append((Rect(x - w / 2, y + 2, w, h), dislike + 3))
            else:
                out.append((Rect(x + 3, y - h / 2, w, h), dislike + 2))
                out.append((Rect(x - w - 3, y - h / 2, w, h), dislike + 3))
    return out


def _outside(rect: Rect, hull: tuple[float, float], spare: float) -> float:
    """The price of standing outside the chart's sides: little where the page has room, much where it has not."""
    over = max(0.0, hull[0] - rect.x, rect.right - hull[1])
    return min(over, 15.0) + (_OFF_PAGE if over > spare else 0.0)


def _on_own(rect: Rect, points: Sequence[Point]) -> bool:
    return any(_touches(rect, a, b) for a, b in pairwise(points))


def _touches(rect: Rect, a: Point, b: Point) -> bool:
    return (
        min(a[0], b[0]) < rect.right and max(a[0], b[0]) > rect.x and min(a[1], b[1]) < rect.bottom and max(a[1], b[1]) > rect.y
    )

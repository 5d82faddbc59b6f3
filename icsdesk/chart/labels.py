"""Where the words of a line stand: on a plain plate along the line, clear of boxes and of other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from icsdesk.chart.picture import Point, Rect

_WORST, _ON_LINE, _ON_END = 800.0, 30.0, 40.0

_OFF_PAGE, _AMPLE, _SHORTEN = 200.0, 1e6, 150.0
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
_MORE_SHARES = (*_SHARES, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.15, 0.85, 0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Label:
    """Words to place for a line: their size in points, best wording first, and, when moved by hand, the middle they were put at."""

    line: str
    sizes: tuple[tuple[float, float], ...]
    fixed: Point | None = None


@dataclass(slots=True)
class _Ground:
    """What a label must keep clear of, or had better: boxes and names, other words, line ends, lines, the sides of the page."""

    solid: list[Rect]
    taken: list[Rect]
    ends: list[Point]
    runs: list[tuple[str, Point, Point]]
    hull: tuple[float, float]
    spare: float

    def near(self, line: str, points: Sequence[Point], reach: float) -> _Ground:
        """Only what is within `reach` of a line, and not the line itself."""
        x0, x1 = min(x for x, _ in points) - reach, max(x for x, _ in points) + reach
        y0, y1 = min(y for _, y in points) - reach, max(y for _, y in points) + reach
        here = Rect(x0, y0, x1 - x0, y1 - y0)
        return _Ground(
            [r.grown(2) for r in self.solid if r.meets(here)],
            [r.grown(2) for r in self.taken if r.meets(here)],
            [p for p in self.ends if x0 < p[0] < x1 and y0 < p[1] < y1],
            [(key, a, b) for key, a, b in self.runs if key != line and _touches(here, a, b)],
            self.hull,
            self.spare,
        )


def place(
    labels: Sequence[Label],
    routes: Mapping[str, Sequence[Point]],
    solid: Sequence[Rect],
    room: float | None = None,
    frames: Sequence[Rect] = (),
) -> dict[str, tuple[int, Rect] | None]:
    """Which wording of each label has room, and where: None where every place would cover a box, a frame's name or other words.

    `solid` are the boxes and names to keep clear of; `room` is the width of the page, which words should not widen the chart beyond;
    the borders of `frames` are better not covered.
    """
    hull = min((r.x for r in solid), default=0.0), max((r.right for r in solid), default=0.0)
    spare = _AMPLE if room is None else max(0.0, room - (hull[1] - hull[0])) / 2
    runs = [(key, a, b) for key, points in routes.items() for a, b in pairwise(points)]
    runs += [("", a, b) for r in frames for a, b in pairwise(_corners(r))]
    ground = _Ground(list(solid), [], [points[n] for points in routes.values() for n in (0, -1)], runs, hull, spare)
    out: dict[str, tuple[int, Rect] | None] = {}
    for label in sorted(labels, key=lambda x: (x.fixed is None, _longest(routes[x.line]), x.line)):
        out[label.line] = found = _settle(label, routes[label.line], ground)
        if found:
            ground.taken.append(found[1])
    return out


def _settle(label: Label, points: Sequence[Point], ground: _Ground) -> tuple[int, Rect] | None:
    if label.fixed:
        (x, y), (w, h) = label.fixed, label.sizes[0]
        return 0, Rect(x - w / 2, y - h / 2, w, h)
    near = ground.near(label.line, points, max(max(size) for size in label.sizes) + 12)
    for n, (w, h) in enumerate(label.sizes):
        rect = _best(w, h, points, near, _WORST if n == len(label.sizes) - 1 else _SHORTEN)
        if rect:
            return n, rect
    return None


def _corners(r: Rect) -> tuple[Point, ...]:
    return (r.x, r.y), (r.right, r.y), (r.right, r.bottom), (r.x, r.bottom), (r.x, r.y)


def _longest(points: Sequence[Point]) -> float:
    return max((abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points)), default=0.0)


def _best(w: float, h: float, points: Sequence[Point], near: _Ground, limit: float) -> Rect | None:
    best: Rect | None = None
    least = limit
    for rect, dislike in sorted(_spots(w, h, points), key=lambda x: x[1]):
        cost = dislike + _outside(rect, near.hull, near.spare)
        if dislike >= least:
            break
        if cost >= least or any(rect.meets(r) for r in near.solid) or any(rect.meets(r) for r in near.taken):
            continue
        cost += _ON_END * sum(rect.x - 4 < x < rect.right + 4 and rect.y - 11 < y < rect.bottom + 11 for x, y in near.ends)
        price = _ON_LINE if _on_own(rect, points) else 2 * _ON_LINE
        cost += price * sum(_touches(rect, a, b) for _, a, b in near.runs)
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

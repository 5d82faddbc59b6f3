"""Where the words of a line stand: on a plain plate along the line, clear of boxes and of other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from icsdesk.chart.nearby import Nearby
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


Span = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""


@dataclass(slots=True)
class _Ground:
    """What a label must keep clear of, or had better: boxes, names and other words, line ends, lines, the sides of the page."""

    solid: Nearby[Span]
    ends: Nearby[Point]
    runs: Nearby[tuple[str, Span]]
    hull: tuple[float, float]
    spare: float

    def take(self, r: Rect) -> None:
        """Keep other words off this rectangle, with a little room."""
        span = (r.x - 2, r.y - 2, r.right + 2, r.bottom + 2)
        self.solid.add(span, span)


def place(
    labels: Sequence[Label],
    routes: Mapping[str, Sequence[Point]],
    solid: Sequence[Rect],
    room: float | None = None,
    frames: Sequence[Rect] = (),
    taken: Sequence[Rect] = (),
) -> dict[str, tuple[int, Rect] | None]:
    """Which wording of each label has room, and where: None where every place would cover a box, a frame's name or other words.

    `solid` are the boxes and names to keep clear of; `room` is the width of the page, which words should not widen the chart beyond;
    the borders of `frames` are better not covered; `taken` are the plates of words that stand already.
    """
    if not labels:
        return {}
    hull = min((r.x for r in solid), default=0.0), max((r.right for r in solid), default=0.0)
    spare = _AMPLE if room is None else max(0.0, room - (hull[1] - hull[0])) / 2
    area = _area(labels, routes)
    runs: Nearby[tuple[str, Span]] = Nearby()
    for key, points in (*routes.items(), *(("", _corners(r)) for r in frames)):
        for a, b in pairwise(points):
            span = _span(a, b)
            if span[0] < area[2] and span[2] > area[0] and span[1] < area[3] and span[3] > area[1]:
                runs.add(span, (key, span))
    ends = Nearby(((x, y, x, y), (x, y)) for points in routes.values() for x, y in (points[0], points[-1]))
    ground = _Ground(Nearby(), ends, runs, hull, spare)
    for r in (*solid, *taken):
        if r.x < area[2] and r.right > area[0] and r.y < area[3] and r.bottom > area[1]:
            ground.take(r)
    out: dict[str, tuple[int, Rect] | None] = {}
    for label in sorted(labels, key=lambda x: (x.fixed is None, _longest(routes[x.line]), x.line)):
        out[label.line] = found = _settle(label, routes[label.line], ground)
        if found:
            ground.take(found[1])
    return out


def _area(labels: Sequence[Label], routes: Mapping[str, Sequence[Point]]) -> Span:
    """All that the words of these lines may come near."""
    points = [x for label in labels for x in routes[label.line]]
    far = max(side for label in labels for size in label.sizes for side in size) + 20
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - far, min(ys) - far, max(xs) + far, max(ys) + far


def _settle(label: Label, points: Sequence[Point], ground: _Ground) -> tuple[int, Rect] | None:
    if label.fixed:
        (x, y), (w, h) = label.fixed, label.sizes[0]
        return 0, Rect(x - w / 2, y - h / 2, w, h)
    for n, (w, h) in enumerate(label.sizes):
        rect = _best(w, h, label.line, points, ground, _WORST if n == len(label.sizes) - 1 else _SHORTEN)
        if rect:
            return n, rect
    return None


def _corners(r: Rect) -> tuple[Point, ...]:
    return (r.x, r.y), (r.right, r.y), (r.right, r.bottom), (r.x, r.bottom), (r.x, r.y)


def _longest(points: Sequence[Point]) -> float:
    return max((abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points)), default=0.0)


def _best(w: float, h: float, line: str, points: Sequence[Point], ground: _Ground, limit: float) -> Rect | None:
    best: Rect | None = None
    least = limit
    own = [_span(a, b) for a, b in pairwise(points)]
    for spot, dislike in sorted(_spots(w, h, points), key=lambda x: x[1]):
        if dislike >= least:
            break
        cost = dislike + _outside(spot, ground.hull, ground.spare)
        if cost >= least or _meets_any(spot, ground.solid.near(*spot)):
            continue
        cost += _trouble(spot, line, own, ground, least - cost)
        if cost < least:
            best, least = Rect(spot[0], spot[1], w, h), cost
    return best


def _meets_any(spot: Span, others: Sequence[Span]) -> bool:
    x0, y0, x1, y1 = spot
    return any(a < x1 and x0 < c and b < y1 and y0 < d for a, b, c, d in others)


def _trouble(spot: Span, line: str, own: Sequence[Span], ground: _Ground, enough: float) -> float:
    """The price of the line ends and the other lines under a label; counting stops once it is `enough`."""
    x0, y0, x1, y1 = spot
    cost = 0.0
    for x, y in ground.ends.near(x0 - 4, y0 - 11, x1 + 4, y1 + 11):
        if x0 - 4 < x < x1 + 4 and y0 - 11 < y < y1 + 11:
            cost += _ON_END
    price = 0.0
    for key, (a, b, c, d) in ground.runs.near(*spot):
        if a < x1 and c > x0 and b < y1 and d > y0 and key != line:
            price = price or (_ON_LINE if _meets_any(spot, own) else 2 * _ON_LINE)
            cost += price
            if cost >= enough:
                break
    return cost


def _spots(w: float, h: float, points: Sequence[Point]) -> list[tuple[Span, float]]:
    """Candidate places along a line with how little each is liked: on long runs, near the middle, on the line before beside it."""
    out: list[tuple[Span, float]] = []
    for n, (a, b) in enumerate(pairwise(points)):
        level = abs(a[1] - b[1]) < 0.01
        length = abs(a[0] - b[0]) + abs(a[1] - b[1])
        fits = length >= (w if level else h) + 14
        for t in _SHARES if length < 200 else _MORE_SHARES:
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            dislike = abs(t - 0.5) * 6 + (0 if fits else 14) + n * 0.5
            if fits:
                out.append(((x - w / 2, y - h / 2, x - w / 2 + w, y - h / 2 + h), dislike))
            if level:
                out.append(((x - w / 2, y - h - 2, x - w / 2 + w, y - h - 2 + h), dislike + 2))
                out.append(((x - w / 2, y + 2, x - w / 2 + w, y + 2 + h), dislike + 3))
            else:
                out.append(((x + 3, y - h / 2, x + 3 + w, y - h / 2 + h), dislike + 2))
                out.append(((x - w - 3, y - h / 2, x - w - 3 + w, y - h / 2 + h), dislike + 3))
    return out


def _outside(spot: Span, hull: tuple[float, float], spare: float) -> float:
    """The price of standing outside the chart's sides: little where the page has room, much where it has not."""
    over = max(0.0, hull[0] - spot[0], spot[2] - hull[1])
    return min(over, 15.0) + (_OFF_PAGE if over > spare else 0.0)


def _span(a: Point, b: Point) -> Span:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])

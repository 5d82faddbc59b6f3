"""How good a drawing is, in numbers: what lies on what, crossings, bends, alignment, centring, size in print, and how far things moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from statistics import median

from icsdesk.chart.boxes import SIZE
from icsdesk.chart.contents import contents
from icsdesk.chart.hierarchy import parents
from icsdesk.chart.levels import layers
from icsdesk.chart.nearby import Nearby
from icsdesk.chart.picture import Picture, Point, Rect
from icsdesk.chart.textversion import members
from icsdesk.domain.records import View
from icsdesk.domain.system import System

_TOUCH = 0.75
"""Nearer than this, in points, counts as touching, not as lying on top."""
_IN_LINE = 1.0
_Run = tuple[Point, Point]


@dataclass(frozen=True)
class Drawing:
    """A drawing whoever made it: rectangles by id, lines as points, and what belongs to what.

    `ends` gives the two boxes of each line, `above` the boxes over each box, `tiers` its row in words of the chart's own order,
    `inside` the boxes each frame holds.
    """

    boxes: Mapping[str, Rect]
    lines: Mapping[str, Sequence[Point]]
    ends: Mapping[str, tuple[str, str]]
    labels: Mapping[str, Rect] = field(default_factory=dict)
    frames: Mapping[str, Rect] = field(default_factory=dict)
    inside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    above: Mapping[str, Iterable[str]] = field(default_factory=dict)
    tiers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one drawing. Lengths are points.

    `crossings` counts places on the page where lines cross; `off_row` boxes not in line with most of their tier; `off_centre`
    the mean distance of a parent from the middle of its own children; `fill` the area of the whole over that of its boxes.
    """

    boxes: int
    lines: int
    overlaps: int
    through: int
    label_faults: int
    frame_faults: int
    crossings: int
    bends: int
    length: float
    off_row: int
    off_centre: float
    width: float
    height: float
    fill: float

    @property
    def faults(self) -> int:
        """Everything that must never be: overlaps, lines through boxes, words on anything, frames not respected."""
        return self.overlaps + self.through + self.label_faults + self.frame_faults

    def printed(self, page: tuple[float, float]) -> float:
        """The size in points at which 12 point words print when the drawing is fitted to a page of this width and height."""
        return SIZE * min(1.0, page[0] / max(self.width, 1.0), page[1] / max(self.height, 1.0))


@dataclass(frozen=True, slots=True)
class Moves:
    """How far the boxes that two drawings share stand apart, in points, as they are and after taking out a shift common to all."""

    moved: int
    mean: float
    mean_unshifted: float


def drawing_of(system: System, view: View, day: dt.date | None, picture: Picture) -> Drawing:
    """A picture with what is known of the chart it shows."""
    held = contents(system, view, day)
    above = parents(held)
    return Drawing(
        boxes={x.id: x.rect for x in picture.boxes},
        lines={x.id: x.points for x in picture.strokes},
        ends={x.line.id: (x.start, x.finish) for x in held.lines},
        labels={x.id: x.plate for x in picture.strokes if x.plate},
        frames={x.id: x.rect for x in picture.frames},
        inside={x: frozenset(members(system, held, x)) for x in held.frames},
        above=above,
        tiers=layers(held, list(held.boxes), above),
    )


def quality(drawing: Drawing) -> Quality:
    """All figures of a drawing."""
    around = extent(drawing)
    ink = sum(r.w * r.h for r in drawing.boxes.values())
    return Quality(
        boxes=len(drawing.boxes),
        lines=len(drawing.lines),
        overlaps=len(overlapping(drawing.boxes)),
        through=len(through_boxes(drawing)),
        label_faults=label_faults(drawing),
        frame_faults=frame_faults(drawing),
        crossings=len(crossings(drawing.lines)),
        bends=sum(bends(x) for x in drawing.lines.values()),
        length=sum(hypot(b[0] - a[0], b[1] - a[1]) for x in drawing.lines.values() for a, b in pairwise(x)),
        off_row=off_row(drawing),
        off_centre=off_centre(drawing),
        width=around.w,
        height=around.h,
        fill=around.w * around.h / ink if ink else 0.0,
    )


def extent(drawing: Drawing) -> Rect:
    """The least rectangle round boxes, frames, labels and lines."""
    rects = [*drawing.boxes.values(), *drawing.frames.values(), *drawing.labels.values()]
    rects += [Rect(x, y, 0, 0) for line in drawing.lines.values() for x, y in line]
    if not rects:
        return Rect(0, 0, 0, 0)
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def overlapping(rects: Mapping[str, Rect]) -> list[tuple[str, str]]:
    """Pairs of ids whose rectangles lie on one another by more than a touch."""
    shrunk = {x: r.grown(-_TOUCH / 2) for x, r in rects.items()}
    out = []
    index: Nearby[str] = Nearby()
    for key, r in shrunk.items():
        out += [(x, key) for x in index.near(r.x, r.y, r.right, r.bottom) if shrunk[x].meets(r)]
        index.add((r.x, r.y, r.right, r.bottom), key)
    return out


def through_boxes(drawing: Drawing) -> list[tuple[str, str]]:
    """Each line with each box that it runs through and does not join."""
    index = Nearby((_span(r), x) for x, r in drawing.boxes.items())
    out = []
    for line, points in drawing.lines.items():
        hit: dict[str, None] = {}
        for run in pairwise(points):
            for key in index.near(*_reach(run)):
                if key not in drawing.ends.get(line, ()) and _cuts(run, drawing.boxes[key].grown(-_TOUCH)):
                    hit[key] = None
        out += [(line, x) for x in hit]
    return out


def label_faults(drawing: Drawing) -> int:
    """Words of lines that lie on a box, on other words or on a line not their own."""
    shrunk = {x: r.grown(-_TOUCH) for x, r in drawing.labels.items()}
    boxes = Nearby((_span(r), r) for r in drawing.boxes.values())
    found = sum(r.meets(b) for r in shrunk.values() for b in boxes.near(*_span(r)))
    found += len(overlapping(drawing.labels))
    index = Nearby((_span(r), x) for x, r in shrunk.items())
    for line, points in drawing.lines.items():
        hit = {x for run in pairwise(points) for x in index.near(*_reach(run)) if x != line and _cuts(run, shrunk[x])}
        found += sum(not _shares(drawing.lines, line, x) for x in hit)
    return found


def frame_faults(drawing: Drawing) -> int:
    """Boxes outside a frame that holds them, and boxes inside one that does not."""
    found = 0
    for key, frame in drawing.frames.items():
        wide = frame.grown(_TOUCH)
        for box, r in drawing.boxes.items():
            if box in drawing.inside.get(key, ()):
                found += not (wide.x <= r.x and wide.y <= r.y and r.right <= wide.right and r.bottom <= wide.bottom)
            else:
                found += frame.grown(-_TOUCH).meets(r)
    return found


def crossings(lines: Mapping[str, Sequence[Point]]) -> list[Point]:
    """The places where two lines cross; lines that meet, share a trunk or end on one another do not cross."""
    index: Nearby[tuple[str, _Run]] = Nearby()
    found: dict[tuple[float, float], Point] = {}
    for line, points in lines.items():
        mine = [x for x in pairwise(points) if x[0] != x[1]]
        for run in mine:
            for other, that in index.near(*_reach(run)):
                if other != line and (at := _meeting(run, that)):
                    found[round(at[0], 2), round(at[1], 2)] = at
        for run in mine:
            index.add(_reach(run), (line, run))
    return list(found.values())


def bends(points: Sequence[Point]) -> int:
    """Corners of a line."""
    runs = [(a, b) for a, b in pairwise(points) if hypot(b[0] - a[0], b[1] - a[1]) > 0.05]
    return sum(
        abs(_turn(a, b, d)) > 0.02 * hypot(b[0] - a[0], b[1] - a[1]) * hypot(d[0] - c[0], d[1] - c[1])
        for (a, b), (c, d) in pairwise(runs)
    )


def off_row(drawing: Drawing) -> int:
    """Boxes not in line with most of their tier: by top, by middle or by bottom, whichever agrees best."""
    rows: dict[object, list[Rect]] = {}
    for key, tier in drawing.tiers.items():
        if key in drawing.boxes:
            rows.setdefault(tier, []).append(drawing.boxes[key])
    stray = 0
    for rects in rows.values():
        ways = ([r.y for r in rects], [r.middle[1] for r in rects], [r.bottom for r in rects])
        stray += len(rects) - max(_agreeing(sorted(x)) for x in ways)
    return stray


def off_centre(drawing: Drawing) -> float:
    """Mean distance of a parent from the middle of its children (two or more that hang from it alone and stand below it)."""
    kids: dict[str, list[float]] = {}
    for key, uppers in drawing.above.items():
        over = [x for x in uppers if x in drawing.boxes]
        if len(over) == 1 and key in drawing.boxes and drawing.boxes[key].y >= drawing.boxes[over[0]].bottom - _TOUCH:
            kids.setdefault(over[0], []).append(drawing.boxes[key].middle[0])
    off = [abs(drawing.boxes[x].middle[0] - (min(xs) + max(xs)) / 2) for x, xs in kids.items() if len(xs) > 1]
    return sum(off) / len(off) if off else 0.0


def moves(before: Mapping[str, Rect], after: Mapping[str, Rect]) -> Moves:
    """How far boxes in both drawings moved from the one to the other (top left corners)."""
    shared = [x for x in before if x in after]
    if not shared:
        return Moves(0, 0.0, 0.0)
    by = [(after[x].x - before[x].x, after[x].y - before[x].y) for x in shared]
    dx, dy = median(x for x, _ in by), median(y for _, y in by)
    apart = [hypot(x, y) for x, y in by]
    unshifted = [hypot(x - dx, y - dy) for x, y in by]
    return Moves(sum(x > 0.01 for x in apart), sum(apart) / len(apart), sum(unshifted) / len(unshifted))


def _agreeing(values: Sequence[float]) -> int:
    best = first = 0
    for n, value in enumerate(values):
        while value - values[first] > _IN_LINE:
            first += 1
        best = max(best, n - first + 1)
    return best


def _span(r: Rect) -> tuple[float, float, float, float]:
    return r.x, r.y, r.right, r.bottom


def _reach(run: _Run) -> tuple[float, float, float, float]:
    (x0, y0), (x1, y1) = run
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _cuts(run: _Run, r: Rect) -> bool:
    """Whether a straight run has a part inside a rectangle (Liang and Barsky's clipping)."""
    (x, y), (x1, y1) = run
    low, high = 0.0, 1.0
    for at, step, lo, hi in ((x, x1 - x, r.x, r.right), (y, y1 - y, r.y, r.bottom)):
        if abs(step) < 1e-9:
            if not lo < at < hi:
                return False
            continue
        a, b = sorted(((lo - at) / step, (hi - at) / step))
        low, high = max(low, a), min(high, b)
    return low < high - 1e-9


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def _meeting(one: _Run, two: _Run) -> Point | None:
    """Where two straight runs properly cross: each passes from one side of the other to its other side."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = two
    rx, ry, sx, sy = bx - ax, by - ay, dx - cx, dy - cy
    base = rx * sy - ry * sx
    if abs(base) < 1e-9:
        return None
    t = ((cx - ax) * sy - (cy - ay) * sx) / base
    u = ((cx - ax) * ry - (cy - ay) * rx) / base
    near_t, near_u = 0.1 / hypot(rx, ry), 0.1 / hypot(sx, sy)
    if near_t < t < 1 - near_t and near_u < u < 1 - near_u:
        return ax + t * rx, ay + t * ry
    return None


def _shares(lines: Mapping[str, Sequence[Point]], one: str, two: str) -> bool:
    """Whether two lines run on a common trunk for a while, so that words of the one stand on both by design."""
    return any(_overlaid(a, b) for a in pairwise(lines[one]) for b in pairwise(lines.get(two, ())))


def _overlaid(one: _Run, two: _Run) -> bool:
    for along, across in ((0, 1), (1, 0)):
        if all(abs(p[across] - one[0][across]) < _TOUCH for p in (one[1], *two)):
            a, b = sorted(p[along] for p in one)
            c, d = sorted(p[along] for p in two)
            return min(b, d) - max(a, c) > 3
    return False

"""How a line follows a box that is being dragged: quick, square-cornered, and gone again when the real route is drawn."""

from __future__ import annotations

from dataclasses import replace

from icsdesk.chart.picture import Point, Rect, Stroke

Shift = tuple[Rect, Rect] | None
"""Where an end's box was and where it is now; None when it stays."""


def follow(stroke: Stroke, start: Shift, finish: Shift) -> Stroke:
    """The line with one or both of its boxes moved. Only the segments next to a moved end change."""
    points = list(stroke.points)
    if len(points) < 2:
        return stroke
    first, last = _carried(points[0], start), _carried(points[-1], finish)
    if _same_move(points, first, last):
        dx, dy = first[0] - points[0][0], first[1] - points[0][1]
        return replace(_shifted(stroke, dx, dy), points=tuple((x + dx, y + dy) for x, y in points))
    if len(points) == 2:
        points = _elbow(points[0], points[1], first, last)
    else:
        points = _with_end(points, first)
        points = _with_end(points[::-1], last)[::-1]
    return replace(stroke, points=tuple(points), words=(), plate=None, jumps=())


def elbow(a: Point, b: Point, *, upright: bool) -> tuple[Point, ...]:
    """A square-cornered way from a to b, leaving a upright or sideways."""
    if abs(a[0] - b[0]) < 0.5 or abs(a[1] - b[1]) < 0.5:
        return a, b
    if upright:
        middle = (a[1] + b[1]) / 2
        return a, (a[0], middle), (b[0], middle), b
    middle = (a[0] + b[0]) / 2
    return a, (middle, a[1]), (middle, b[1]), b


def port(rect: Rect, towards: Point) -> tuple[Point, bool]:
    """The middle of the side of a box that faces a point, and whether a line leaves it upright."""
    x, y = rect.middle
    dx, dy = towards[0] - x, towards[1] - y
    if abs(dx) * rect.h > abs(dy) * rect.w:
        return (rect.right if dx > 0 else rect.x, y), False
    return (x, rect.bottom if dy > 0 else rect.y), True


def between(a: Rect, b: Rect) -> tuple[Point, ...]:
    """A square-cornered way from one box to another."""
    start, upright = port(a, b.middle)
    finish, _ = port(b, a.middle)
    return elbow(start, finish, upright=upright)


def _carried(point: Point, shift: Shift) -> Point:
    """Where a point on a box's side goes when the box moves or grows: it keeps its share of the side."""
    if shift is None:
        return point
    old, new = shift
    across = (point[0] - old.x) / old.w if old.w else 0.5
    down = (point[1] - old.y) / old.h if old.h else 0.5
    return new.x + across * new.w, new.y + down * new.h


def _same_move(points: list[Point], first: Point, last: Point) -> bool:
    a = (first[0] - points[0][0], first[1] - points[0][1])
    b = (last[0] - points[-1][0], last[1] - points[-1][1])
    return abs(a[0] - b[0]) < 0.01 and abs(a[1] - b[1]) < 0.01


def _shifted(stroke: Stroke, dx: float, dy: float) -> Stroke:
    words = tuple(replace(x, x=x.x + dx, y=x.y + dy) for x in stroke.words)
    plate = stroke.plate and Rect(stroke.plate.x + dx, stroke.plate.y + dy, stroke.plate.w, stroke.plate.h)
    return replace(stroke, words=words, plate=plate, jumps=tuple((x + dx, y + dy) for x, y in stroke.jumps))


def _elbow(a: Point, b: Point, first: Point, last: Point) -> list[Point]:
    return list(elbow(first, last, upright=abs(a[0] - b[0]) <= abs(a[1] - b[1])))


def _with_end(points: list[Point], end: Point) -> list[Point]:
    """The same points with the first put elsewhere; the second slides so that the first segment keeps its direction."""
    a, b = points[0], points[1]
    if abs(a[0] - b[0]) <= abs(a[1] - b[1]):
        return [end, (end[0], b[1]), *points[2:]]
    return [end, (b[0], end[1]), *points[2:]]

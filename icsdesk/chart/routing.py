"""Right-angled lines between boxes: which side each leaves, who shares a bus, and the way each takes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from icsdesk.chart.lanes import DOWN, LEFT, RIGHT, STUB, UP, Cell, Lanes, Port, Way
from icsdesk.chart.nearby import Nearby
from icsdesk.chart.picture import Point, Rect
from icsdesk.chart.shapes import shaped
from icsdesk.chart.spread import simplify, spread

_STEP = 16.0
_CORNER = 12.0
_SEARCHED = 40
"""Up to this many lines, the way of every one is searched for; on larger charts plain shapes come first."""
_ONE_SEARCH, _ONE_BETTER = 60_000, 3_000
_BETTER, _NEEDED = 9_000, 120_000
"""Most steps of search: for one line; for one that has a plain shape; for all lines with one; for all lines without."""
_ROOM = 24.0
"""Least height between two boxes, in points, for a line to go from the bottom of one to the top of the other."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line to draw between two boxes. Lines of one `sort` that meet at the higher box share a bus. `via` are hand-placed points."""

    id: str
    start: str
    finish: str
    sort: str = ""
    via: tuple[Point, ...] = ()


@dataclass(slots=True)
class _Plan:
    wanted: Wanted
    group: str
    sides: tuple[Way, Way]
    ports: list[Port]


def route(boxes: Mapping[str, Rect], wanted: Sequence[Wanted], frames: Sequence[Rect] = ()) -> dict[str, tuple[Point, ...]]:
    """Points of every line, from its start box to its finish box; `frames` are gone round where that is not far.

    The same input always gives the same lines.
    """
    index = _index(boxes)
    plans = [_plan(boxes, index, x) for x in wanted if not x.via]
    _give_ports(boxes, plans)
    out = _search(boxes, plans, frames)
    groups = {x.wanted.id: x.group for x in plans}
    out = dict(spread(out, groups, list(boxes.values())))
    for x in wanted:
        if x.via:
            out[x.id] = by_hand(boxes[x.start], boxes[x.finish], x.via)
    return {x.id: out[x.id] for x in wanted}


def route_some(
    boxes: Mapping[str, Rect],
    wanted: Sequence[Wanted],
    old: Mapping[str, tuple[Point, ...]],
    moved: Container[str],
    frames: Sequence[Rect] = (),
) -> dict[str, tuple[Point, ...]]:
    """A quick version for dragging: routes only lines that touch a moved box, and keeps the rest of `old` as they are."""
    touched = [x for x in wanted if x.start in moved or x.finish in moved or x.id not in old]
    fresh = route(boxes, touched, frames)
    return {x.id: fresh[x.id] if x.id in fresh else old[x.id] for x in wanted}


def buses(boxes: Mapping[str, Rect], wanted: Iterable[Wanted]) -> dict[str, str]:
    """The name of the bus each line runs on, by its id: lines with the same name share their trunk."""
    index = _index(boxes)
    return {x.id: _plan(boxes, index, x).group for x in wanted}


def bus_of(boxes: Mapping[str, Rect], wanted: Wanted) -> str:
    """The name of the bus a line runs on."""
    return buses(boxes, (wanted,))[wanted.id]


def _index(boxes: Mapping[str, Rect]) -> Nearby[tuple[str, Rect]]:
    return Nearby(((r.x, r.y, r.right, r.bottom), (key, r)) for key, r in boxes.items())


def _plan(boxes: Mapping[str, Rect], index: Nearby[tuple[str, Rect]], wanted: Wanted) -> _Plan:
    a, b = boxes[wanted.start], boxes[wanted.finish]
    if a.bottom + _ROOM <= b.y:
        return _Plan(wanted, f"{wanted.start}>{wanted.sort or wanted.id}", (DOWN, UP), [])
    if b.bottom + _ROOM <= a.y:
        return _Plan(wanted, f"{wanted.finish}<{wanted.sort or wanted.id}", (UP, DOWN), [])
    if a.right <= b.x:
        sides = (RIGHT, LEFT)
    elif b.right <= a.x:
        sides = (LEFT, RIGHT)
    else:
        sides = (RIGHT, RIGHT)
    if sides[0] != sides[1] and _something_between(index, wanted, a, b):
        sides = (DOWN, DOWN)
    return _Plan(wanted, wanted.id, sides, [])


def _something_between(index: Nearby[tuple[str, Rect]], wanted: Wanted, a: Rect, b: Rect) -> bool:
    left, right = (a, b) if a.x < b.x else (b, a)
    y0, y1 = max(a.y, b.y), min(a.bottom, b.bottom)
    if y0 > y1:
        y0, y1 = min(a.middle[1], b.middle[1]), max(a.middle[1], b.middle[1])
    lane = Rect(left.right, y0, max(right.x - left.right, 1.0), max(y1 - y0, 1.0))
    return any(
        lane.meets(r)
        for key, r in index.near(lane.x, lane.y, lane.right, lane.bottom)
        if key not in (wanted.start, wanted.finish)
    )


def _give_ports(boxes: Mapping[str, Rect], plans: list[_Plan]) -> None:
    """Share out each side of each box among the groups that meet it, in the order of where they lead."""
    at: dict[tuple[str, Way], dict[str, list[float]]] = {}
    for plan in plans:
        for mine, other, way in _ends(plan):
            across = 0 if way in (UP, DOWN) else 1
            at.setdefault((mine, way), {}).setdefault(plan.group, []).append(boxes[other].middle[across])
    spots: dict[tuple[str, Way, str], float] = {}
    for (box, way), groups in at.items():
        rect = boxes[box]
        middle, length = (rect.middle[0], rect.w) if way in (UP, DOWN) else (rect.middle[1], rect.h)
        order = sorted(groups, key=lambda g: (sum(groups[g]) / len(groups[g]), g))
        step = min(_STEP, (length - 2 * _CORNER) / max(1, len(order) - 1))
        for n, group in enumerate(order):
            spots[box, way, group] = middle + (n - (len(order) - 1) / 2) * step
    _straighten(boxes, plans, spots, at)
    for plan in plans:
        plan.ports = [_port(boxes[mine], way, spots[mine, way, plan.group]) for mine, _, way in _ends(plan)]


def _ends(plan: _Plan) -> tuple[tuple[str, str, Way], tuple[str, str, Way]]:
    w = plan.wanted
    return (w.start, w.finish, plan.sides[0]), (w.finish, w.start, plan.sides[1])


def _straighten(
    boxes: Mapping[str, Rect],
    plans: list[_Plan],
    spots: dict[tuple[str, Way, str], float],
    at: Mapping[tuple[str, Way], Mapping[str, Sequence[float]]],
) -> None:
    """Move the only port of a side so that its line runs straight, where the box reaches that far."""
    for plan in plans:
        (a, _, way_a), (b, _, way_b) = _ends(plan)
        if way_a == way_b:
            continue
        one, two = (a, way_a, plan.group), (b, way_b, plan.group)
        for mine, other in ((one, two), (two, one)):
            alone = len(at[mine[0], mine[1]]) == 1 and len(at[mine[0], mine[1]][plan.group]) == 1
            rect = boxes[mine[0]]
            lo, hi = (rect.x, rect.right) if mine[1] in (UP, DOWN) else (rect.y, rect.bottom)
            if alone and lo + _CORNER <= spots[other] <= hi - _CORNER and abs(spots[other] - spots[mine]) <= 30:
                spots[mine] = spots[other]
                break


def _port(rect: Rect, way: Way, spot: float) -> Port:
    if way == DOWN:
        return Port(spot, rect.bottom, way)
    if way == UP:
        return Port(spot, rect.y, way)
    return Port(rect.right if way == RIGHT else rect.x, spot, way)


def _search(
    boxes: Mapping[str, Rect], plans: list[_Plan], frames: Sequence[Rect], others: Iterable[Sequence[Point]] = ()
) -> dict[str, tuple[Point, ...]]:
    lanes = Lanes(boxes.values(), [p for x in plans for p in x.ports], frames)
    for points in others:
        lanes.occupy([lanes.cell(x) for x in points], "")
    out: dict[str, tuple[Point, ...]] = {}
    purse = _Purse(len(plans) <= _SEARCHED)

    def order(plan: _Plan) -> tuple[bool, float, str]:
        a, b = plan.ports
        return plan.group == plan.wanted.id, abs(a.x - b.x) + abs(a.y - b.y), plan.wanted.id

    for plan in sorted(plans, key=order):
        start, finish = plan.ports
        if (near := _side_by_side(start, finish)) is not None:
            out[plan.wanted.id] = near
            continue
        found = purse.way(lanes, start, finish, plan.group)
        if found is None:
            out[plan.wanted.id] = _plain(start, finish)
            continue
        lanes.occupy(found, plan.group)
        out[plan.wanted.id] = simplify(_square(lanes.points(start, found, finish)))
    return out


@dataclass(slots=True)
class _Purse:
    """How many steps of search are left for the lines of a chart, so that no chart takes for ever; counted, so always the same."""

    searched: bool
    better: int = _BETTER
    needed: int = _NEEDED

    def way(self, lanes: Lanes, start: Port, finish: Port, group: str) -> list[Cell] | None:
        """The way of one line: searched for on a small chart, else the best plain shape, and a search only where that pays."""
        if self.searched:
            return lanes.find(start, finish, group, _ONE_SEARCH)
        shape, cost, enough = shaped(lanes, start, finish, group)
        if enough:
            return shape
        left = self.better if shape else self.needed
        if left <= 0:
            return shape
        found = lanes.find(start, finish, group, min(left, _ONE_BETTER if shape else _ONE_SEARCH))
        if shape:
            self.better -= lanes.steps
        else:
            self.needed -= lanes.steps
        if found is None or (shape and lanes.price(found, group, lanes.foreign(start, finish), cost) >= cost):
            return shape
        return found


def _plain(a: Port, b: Port) -> tuple[Point, ...]:
    """A right-angled line that minds no box, for where no way was found; the chart then says what it runs through."""
    if a.way in (UP, DOWN):
        middle = (a.stub[1] + b.stub[1]) / 2 if a.way != b.way else a.stub[1]
        return simplify([(a.x, a.y), (a.x, middle), (b.x, middle), (b.x, b.y)])
    middle = (a.stub[0] + b.stub[0]) / 2 if a.way != b.way else max(a.stub[0], b.stub[0])
    return simplify([(a.x, a.y), (middle, a.y), (middle, b.y), (b.x, b.y)])


def _side_by_side(a: Port, b: Port) -> tuple[Point, ...] | None:
    """A line between two sides that face each other too closely for it to turn twice at its usual distance."""
    if a.way != (-b.way[0], -b.way[1]):
        return None
    axis = 0 if a.way in (LEFT, RIGHT) else 1
    gap = ((b.x - a.x) * a.way[0]) if axis == 0 else ((b.y - a.y) * a.way[1])
    if not 0 <= gap <= 2 * STUB + 1:
        return None
    middle = ((a.x + b.x) / 2, (a.y + b.y) / 2)
    corners = [(middle[0], a.y), (middle[0], b.y)] if axis == 0 else [(a.x, middle[1]), (b.x, middle[1])]
    return simplify([(a.x, a.y), *corners, (b.x, b.y)])


def _square(points: list[Point]) -> list[Point]:
    """Lanes may lie a point off a port: pull the runs next to both ends onto it."""
    pts = list(points)
    for end, step in ((0, 1), (len(pts) - 1, -1)):
        (x0, y0), (x1, y1) = pts[end], pts[end + step]
        axis = 0 if abs(x0 - x1) < abs(y0 - y1) else 1
        old, new = pts[end + step][axis], pts[end][axis]
        k = end + step
        while 0 < k < len(pts) - 1 and abs(pts[k][axis] - old) < 0.01:
            pts[k] = (new, pts[k][1]) if axis == 0 else (pts[k][0], new)
            k += step
    return pts


def by_hand(a: Rect, b: Rect, via: Sequence[Point]) -> tuple[Point, ...]:
    """A line through hand-placed points; only its first and last runs follow the boxes."""
    return simplify([*_joint(a, via[0]), *via, *reversed(_joint(b, via[-1]))])


def _joint(rect: Rect, point: Point) -> list[Point]:
    """From the side of `rect` to `point` at right angles: straight where the box faces the point, else with one corner."""
    x, y = point
    above = y < rect.y
    if rect.x <= x <= rect.right and not rect.y <= y <= rect.bottom:
        return [(x, rect.y if above else rect.bottom)]
    if rect.y <= y <= rect.bottom:
        return [(rect.x if x < rect.middle[0] else rect.right, y)]
    middle = rect.middle[0]
    return [(middle, rect.y if above else rect.bottom), (middle, y)]

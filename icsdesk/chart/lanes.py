"""Finding a way for one line: the cheapest right-angled path over the free lanes between boxes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from icsdesk.chart.picture import Point, Rect

Way = tuple[int, int]
DOWN, UP, RIGHT, LEFT = (0, 1), (0, -1), (1, 0), (-1, 0)
_WAYS = (DOWN, UP, RIGHT, LEFT)

STUB = 12.0
"""How far a line runs straight out of a box before it may turn, in points: room for the largest line end."""
_KEEP_OFF = 7.0
_FOREIGN = 1.2
"""Extra price of a point of line inside a frame that holds neither of its ends."""
_BEND, _CROSS, _SHARE, _BUS = 45.0, 30.0, 1.5, 0.35
_FAR = 1e18
_HOPE = 1.2
"""Weight of the guess: above 1 it trades a few bends for half the time."""


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line meets a box, and the way it leaves it."""

    x: float
    y: float
    way: Way

    @property
    def stub(self) -> Point:
        """The point at which the line may first turn."""
        return self.x + self.way[0] * STUB, self.y + self.way[1] * STUB


class Lanes:
    """The lanes of a chart, which pieces of them are free, and which lines already run on them."""

    def __init__(self, boxes: Iterable[Rect], ports: Iterable[Port], frames: Sequence[Rect] = ()) -> None:
        rects, stubs = list(boxes), [x.stub for x in ports]
        xs = {x for x, _ in stubs} | _middles([(r.x, r.right) for r in rects]) | {x for r in rects for x in _beside(r, rects)}
        ys = {y for _, y in stubs} | _middles([(r.y, r.bottom) for r in rects])
        xs |= {x for r in frames for x in (r.x - 8, r.right + 8)}
        if rects:
            xs |= {min(r.x for r in rects) - 14, max(r.right for r in rects) + 14}
            ys |= {min(r.y for r in rects) - 20, max(r.bottom for r in rects) + 20}
        self.xs, self.ys = _apart(xs, {x for x, _ in stubs}), _apart(ys, {y for _, y in stubs})
        self._block(rects)
        self.frames = [(r, self._inside(r)) for r in frames]
        self.level: dict[int, set[str]] = {}
        self.upright: dict[int, set[str]] = {}

    def _block(self, rects: list[Rect]) -> None:
        nx, ny = len(self.xs), len(self.ys)
        self.level_free, self.upright_free = bytearray(b"\1" * (nx * ny)), bytearray(b"\1" * (nx * ny))
        for r in rects:
            wide = r.grown(_KEEP_OFF)
            i0, i1 = bisect_left(self.xs, wide.x + 0.01), bisect_left(self.xs, wide.right - 0.01)
            j0, j1 = bisect_left(self.ys, wide.y + 0.01), bisect_left(self.ys, wide.bottom - 0.01)
            for j in range(j0, j1):
                for i in range(max(i0 - 1, 0), i1):
                    self.level_free[i * ny + j] = 0
            for i in range(i0, i1):
                for j in range(max(j0 - 1, 0), j1):
                    self.upright_free[i * ny + j] = 0

    def _inside(self, frame: Rect) -> bytes:
        mask = bytearray(len(self.xs) * len(self.ys))
        for i, x in enumerate(self.xs):
            for j, y in enumerate(self.ys):
                if frame.x < x < frame.right and frame.y < y < frame.bottom:
                    mask[i * len(self.ys) + j] = 1
        return bytes(mask)

    def _foreign(self, ports: Iterable[Port]) -> bytes | None:
        """Cells of frames that hold none of the ports."""
        spots = [(p.x - p.way[0], p.y - p.way[1]) for p in ports]
        masks = [m for r, m in self.frames if not any(r.x <= x <= r.right and r.y <= y <= r.bottom for x, y in spots)]
        if not masks:
            return None
        return bytes(map(max, *masks)) if len(masks) > 1 else masks[0]

    def _index(self, at: Point) -> int:
        return _near(self.xs, at[0]) * len(self.ys) + _near(self.ys, at[1])

    def find(self, start: Port, end: Port, group: str) -> list[Point] | None:
        """The cheapest path between two ports; pieces the same `group` already runs on are cheap to share. None when boxed in."""
        xs, ys, nx, ny = self.xs, self.ys, len(self.xs), len(self.ys)
        foreign = self._foreign((start, end))
        goal, arrive = self._index(end.stub), _WAYS.index((-end.way[0], -end.way[1]))
        gi, gj = divmod(goal, ny)
        gx, gy = xs[gi], ys[gj]
        first = self._index(start.stub) * 4 + _WAYS.index(start.way)
        best = [_FAR] * (nx * ny * 4)
        best[first] = 0.0
        back: dict[int, int] = {}
        done = bytearray(nx * ny * 4)
        heap: list[tuple[float, int]] = [(0.0, first)]
        while heap:
            _, state = heappop(heap)
            if done[state]:
                continue
            done[state] = 1
            cell, way = state >> 2, state & 3
            cost = best[state]
            if cell == goal:
                if arrive == way:
                    return self._walk(back, start, state, end)
                turned = cell * 4 + arrive
                if arrive ^ 1 != way and cost + _BEND < best[turned]:
                    best[turned], back[turned] = cost + _BEND, state
                    heappush(heap, (cost + _BEND, turned))
            i, j = divmod(cell, ny)
            for step in range(4):
                if step == way ^ 1:
                    continue
                if step < 2:
                    nj = j + 1 if step == 0 else j - 1
                    if not 0 <= nj < ny:
                        continue
                    piece = cell if step == 0 else cell - 1
                    following = piece + 1 if step == 0 else piece
                    if not self.upright_free[piece] or done[following * 4 + step]:
                        continue
                    x, y = xs[i], ys[nj]
                    length, used = abs(y - ys[j]), self.upright.get(piece)
                    through = self.level.get(cell) if step == way else None
                else:
                    ni = i + 1 if step == 2 else i - 1
                    if not 0 <= ni < nx:
                        continue
                    piece = cell if step == 2 else cell - ny
                    following = piece + ny if step == 2 else piece
                    if not self.level_free[piece] or done[following * 4 + step]:
                        continue
                    x, y = xs[ni], ys[j]
                    length, used = abs(x - xs[i]), self.level.get(piece)
                    through = self.upright.get(cell) if step == way else None
                if foreign and foreign[cell]:
                    length *= 1 + _FOREIGN
                if used:
                    length = length * _BUS if group in used else length * (1 + _SHARE * len(used))
                if through:
                    length += _CROSS * len(through - {group})
                total = cost + length + (_BEND if step != way else 0.0)
                state_after = following * 4 + step
                if total < best[state_after] - 1e-9:
                    best[state_after], back[state_after] = total, state
                    heappush(heap, (total + _guess(gx - x, gy - y, step, arrive), state_after))
        return None

    def _walk(self, back: dict[int, int], start: Port, state: int, end: Port) -> list[Point]:
        ny = len(self.ys)
        cells = [state // 4]
        while state in back:
            state = back[state]
            cells.append(state // 4)
        return [(start.x, start.y), *((self.xs[x // ny], self.ys[x % ny]) for x in reversed(cells)), (end.x, end.y)]

    def occupy(self, points: Sequence[Point], group: str) -> None:
        """Remember that a line of `group` runs along `points` (the points that `find` gave)."""
        ny = len(self.ys)
        for a, b in pairwise(points[1:-1]):
            i0, j0 = divmod(self._index(a), ny)
            i1, j1 = divmod(self._index(b), ny)
            for i in range(min(i0, i1), max(i0, i1)):
                self.level.setdefault(i * ny + j0, set()).add(group)
            for j in range(min(j0, j1), max(j0, j1)):
                self.upright.setdefault(i0 * ny + j, set()).add(group)


def _guess(dx: float, dy: float, way: int, arrive: int) -> float:
    """What is still to pay at the least, about: the distance, and the bends it takes to arrive the right way."""
    ahead, aside = ((dy, dx) if way == 0 else (-dy, dx)) if way < 2 else ((dx, dy) if way == 2 else (-dx, dy))
    if way == arrive:
        bends = 0 if not aside and ahead >= 0 else 2
    elif way == arrive ^ 1:
        bends = 2
    else:
        towards = (dy if arrive == 0 else -dy) if arrive < 2 else (dx if arrive == 2 else -dx)
        bends = 1 if ahead >= 0 and towards >= 0 else 3
    return ((abs(dx) + abs(dy)) * 0.9 + bends * _BEND) * _HOPE


def _beside(rect: Rect, rects: list[Rect]) -> list[float]:
    """Lanes just left and right of a box, in the middle of a narrow gap to its neighbour."""
    out = []
    left = max((r.right for r in rects if r.right <= rect.x and r.y < rect.bottom and rect.y < r.bottom), default=rect.x - 28)
    right = min((r.x for r in rects if r.x >= rect.right and r.y < rect.bottom and rect.y < r.bottom), default=rect.right + 28)
    out.append(max((left + rect.x) / 2, rect.x - 14))
    out.append(min((right + rect.right) / 2, rect.right + 14))
    return out


def _middles(spans: list[tuple[float, float]]) -> set[float]:
    """Middles of the stretches no span covers."""
    out: set[float] = set()
    end: float | None = None
    for a, b in sorted(spans):
        if end is not None and a > end + 1:
            out.add((a + end) / 2)
        end = b if end is None else max(end, b)
    return out


def _apart(values: set[float], fixed: set[float], least: float = 2.0) -> list[float]:
    """Sorted lanes at least `least` apart; those in `fixed` win over others."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] >= least:
            out.append(value)
        elif value in fixed and out[-1] not in fixed:
            out[-1] = value
        elif value in fixed and value != out[-1]:
            out.append(value)
    return out


def _near(values: list[float], value: float) -> int:
    i = bisect_left(values, value)
    if i == len(values) or (i and value - values[i - 1] <= values[i] - value):
        i -= 1
    return i

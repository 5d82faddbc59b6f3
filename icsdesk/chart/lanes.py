"""Finding a way for one line: the cheapest right-angled path over the free lanes between boxes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from icsdesk.chart.nearby import Nearby, of_rects
from icsdesk.chart.picture import Point, Rect

Way = tuple[int, int]
Cell = tuple[int, int]
DOWN, UP, RIGHT, LEFT = (0, 1), (0, -1), (1, 0), (-1, 0)
_WAYS = (DOWN, UP, RIGHT, LEFT)

STUB = 12.0
"""How far a line runs straight out of a box before it may turn, in points: room for the largest line end."""
_KEEP_OFF = 7.0
_FOREIGN = 1.2
"""Extra price of a point of line inside a frame that holds neither of its ends."""
BEND, _CROSS, _SHARE, _BUS = 45.0, 30.0, 1.5, 0.35
FAR = 1e18
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
        index = of_rects(rects)
        xs = {x for x, _ in stubs} | _middles([(r.x, r.right) for r in rects]) | {x for r in rects for x in _beside(r, index)}
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
        # How many lines run on each piece, laid out along level lanes and along upright lanes, for quick adding up.
        size = len(self.xs) * len(self.ys)
        self.levels, self.uprights = (bytearray(size), bytearray(size)), (bytearray(size), bytearray(size))
        self.trunks: dict[str, tuple[set[int], set[int]]] = {}
        self.steps = 0

    def _block(self, rects: list[Rect]) -> None:
        """Mark the pieces that boxes lie on. Pieces of a level lane lie one after the other in `level_free`, of an upright one in its own."""
        nx, ny = len(self.xs), len(self.ys)
        self.level_free, self.upright_free = bytearray(b"\1" * (nx * ny)), bytearray(b"\1" * (nx * ny))
        for r in rects:
            wide = r.grown(_KEEP_OFF)
            i0, i1 = bisect_left(self.xs, wide.x + 0.01), bisect_left(self.xs, wide.right - 0.01)
            j0, j1 = bisect_left(self.ys, wide.y + 0.01), bisect_left(self.ys, wide.bottom - 0.01)
            left, top = max(i0 - 1, 0), max(j0 - 1, 0)
            for j in range(j0, j1):
                self.level_free[j * nx + left : j * nx + i1] = bytes(i1 - left)
            for i in range(i0, i1):
                self.upright_free[i * ny + top : i * ny + j1] = bytes(j1 - top)

    def _inside(self, frame: Rect) -> bytes:
        nx, ny = len(self.xs), len(self.ys)
        mask = bytearray(nx * ny)
        j0, j1 = bisect_right(self.ys, frame.y), bisect_left(self.ys, frame.bottom)
        for i in range(bisect_right(self.xs, frame.x), bisect_left(self.xs, frame.right)):
            mask[i * ny + j0 : i * ny + j1] = b"\1" * max(j1 - j0, 0)
        return bytes(mask)

    def foreign(self, start: Port, end: Port) -> list[int]:
        """Numbers of the frames that hold neither of the ports."""
        spots = [(p.x - p.way[0], p.y - p.way[1]) for p in (start, end)]
        return [
            n for n, (r, _) in enumerate(self.frames) if not any(r.x <= x <= r.right and r.y <= y <= r.bottom for x, y in spots)
        ]

    def cell(self, at: Point) -> Cell:
        """The crossing of lanes nearest to a point: number of the upright lane, number of the level lane."""
        return _near(self.xs, at[0]), _near(self.ys, at[1])

    def _index(self, at: Point) -> int:
        i, j = self.cell(at)
        return i * len(self.ys) + j

    def find(self, start: Port, end: Port, group: str, effort: int) -> list[Cell] | None:
        """The cheapest path between two ports; pieces the same `group` already runs on are cheap to share.

        None when boxed in, or when none was found in `effort` steps; `steps` then holds how many were taken.
        """
        xs, ys, nx, ny = self.xs, self.ys, len(self.xs), len(self.ys)
        masks = [self.frames[n][1] for n in self.foreign(start, end)]
        foreign = bytes(map(max, *masks)) if len(masks) > 1 else masks[0] if masks else None
        goal, arrive = self._index(end.stub), _WAYS.index((-end.way[0], -end.way[1]))
        gi, gj = divmod(goal, ny)
        gx, gy = xs[gi], ys[gj]
        first = self._index(start.stub) * 4 + _WAYS.index(start.way)
        best = {first: 0.0}
        back: dict[int, int] = {}
        done = bytearray(nx * ny * 4)
        self.steps = 0
        heap: list[tuple[float, int]] = [(0.0, first)]
        while heap:
            _, state = heappop(heap)
            if done[state]:
                continue
            done[state] = 1
            self.steps += 1
            if self.steps > effort:
                return None
            cell, way = state >> 2, state & 3
            cost = best[state]
            if cell == goal:
                if arrive == way:
                    return self._walk(back, state)
                turned = cell * 4 + arrive
                if arrive ^ 1 != way and cost + BEND < best.get(turned, FAR):
                    best[turned], back[turned] = cost + BEND, state
                    heappush(heap, (cost + BEND, turned))
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
                    if not self.level_free[j * nx + (i if step == 2 else ni)] or done[following * 4 + step]:
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
                total = cost + length + (BEND if step != way else 0.0)
                state_after = following * 4 + step
                if total < best.get(state_after, FAR) - 1e-9:
                    best[state_after], back[state_after] = total, state
                    heappush(heap, (total + _guess(gx - x, gy - y, step, arrive), state_after))
        return None

    def _walk(self, back: Mapping[int, int], state: int) -> list[Cell]:
        ny = len(self.ys)
        cells = [divmod(state // 4, ny)]
        while state in back:
            state = back[state]
            cells.append(divmod(state // 4, ny))
        return cells[::-1]

    def points(self, start: Port, cells: Sequence[Cell], end: Port) -> list[Point]:
        """The points of a path from port to port."""
        return [(start.x, start.y), *((self.xs[i], self.ys[j]) for i, j in cells), (end.x, end.y)]

    def occupy(self, cells: Sequence[Cell], group: str) -> None:
        """Remember that a line of `group` runs from each of these cells to the next."""
        nx, ny = len(self.xs), len(self.ys)
        for (i0, j0), (i1, j1) in pairwise(cells):
            for i in range(min(i0, i1), max(i0, i1)):
                here = self.level.setdefault(i * ny + j0, set())
                here.add(group)
                self.levels[0][j0 * nx + i] = self.levels[1][i * ny + j0] = min(len(here), 255)
            for j in range(min(j0, j1), max(j0, j1)):
                here = self.upright.setdefault(i0 * ny + j, set())
                here.add(group)
                self.uprights[0][i0 * ny + j] = self.uprights[1][j * nx + i0] = min(len(here), 255)
        trunk = self.trunks.setdefault(group, (set(), set()))
        trunk[0].update(i0 for (i0, _), (i1, _) in pairwise(cells) if i0 == i1)
        trunk[1].update(j0 for (_, j0), (_, j1) in pairwise(cells) if j0 == j1)

    def least(self, cells: Sequence[Cell], group: str) -> float:
        """What a path must cost at the least: its length and its bends, less what a trunk of its `group` may save."""
        xs, ys = self.xs, self.ys
        length = sum(abs(xs[i1] - xs[i0]) + abs(ys[j1] - ys[j0]) for (i0, j0), (i1, j1) in pairwise(cells))
        return length * (_BUS if group in self.trunks else 1.0) + BEND * (len(cells) - 2)

    def price(self, cells: Sequence[Cell], group: str, foreign: Sequence[int], limit: float) -> float:
        """What a path costs, reckoned as `find` does; more than any limit when a box lies on it. Stops counting beyond `limit`."""
        nx, ny = len(self.xs), len(self.ys)
        total = -BEND
        runs = []
        for (i0, j0), (i1, j1) in pairwise(cells):
            if i0 == i1:
                if j0 == j1:
                    continue
                low, high, start, at = (j0, j1, i0 * ny, self.ys) if j0 < j1 else (j1, j0, i0 * ny, self.ys)
                if self.upright_free.find(0, start + low, start + high) >= 0:
                    return FAR
                runs.append((True, i0, low, high))
            else:
                low, high, start, at = (i0, i1, j0 * nx, self.xs) if i0 < i1 else (i1, i0, j0 * nx, self.xs)
                if self.level_free.find(0, start + low, start + high) >= 0:
                    return FAR
                runs.append((False, j0, low, high))
            total += BEND + at[high] - at[low]
        for run in runs:
            if (total := total + self._extra(*run, group)) > limit:
                return total
        return total + _FOREIGN * sum(self._within(cells, self.frames[n][0]) for n in foreign)

    def _extra(self, upright: bool, lane: int, low: int, high: int, group: str) -> float:
        """What lines that are there already add to the price of a run, or take from it when it may share their trunk."""
        ny = len(self.ys)
        if upright:
            start, step, first, at = lane * ny, 1, lane * ny, self.ys
            along, through, beside, across = self.upright, self.level, self.uprights[0], self.levels[1]
        else:
            start, step, first, at = lane * len(self.xs), ny, lane, self.xs
            along, through, beside, across = self.level, self.upright, self.levels[0], self.uprights[1]
        known = group in self.trunks
        total = _CROSS * sum(across[start + low + 1 : start + high])
        if any(beside[start + low : start + high]):
            for n in range(low, high):
                if count := beside[start + n]:
                    shared = known and group in along[first + n * step]
                    total += (at[n + 1] - at[n]) * (_BUS - 1 if shared else _SHARE * count)
        if known and total:
            total -= _CROSS * sum(group in through.get(first + n * step, ()) for n in range(low + 1, high))
        return total

    def _within(self, cells: Sequence[Cell], frame: Rect) -> float:
        """How much of a path lies inside a frame."""
        total = 0.0
        for (i0, j0), (i1, j1) in pairwise(cells):
            (x0, x1), (y0, y1) = sorted((self.xs[i0], self.xs[i1])), sorted((self.ys[j0], self.ys[j1]))
            wide, high = min(x1, frame.right) - max(x0, frame.x), min(y1, frame.bottom) - max(y0, frame.y)
            if wide >= 0 and high >= 0:
                total += wide + high
        return total


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
    return ((abs(dx) + abs(dy)) * 0.9 + bends * BEND) * _HOPE


def _beside(rect: Rect, index: Nearby[Rect]) -> tuple[float, float]:
    """Lanes just left and right of a box, in the middle of a narrow gap to its neighbour."""
    beside = [r for r in index.near(rect.x - 28, rect.y, rect.right + 28, rect.bottom) if r.y < rect.bottom and rect.y < r.bottom]
    left = max((r.right for r in beside if r.right <= rect.x), default=rect.x - 28)
    right = min((r.x for r in beside if r.x >= rect.right), default=rect.right + 28)
    return max((left + rect.x) / 2, rect.x - 14), min((right + rect.right) / 2, rect.right + 14)


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

"""Ways a line may take that need no search: straight, one run across, or round by one lane, the cheapest of them first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from icsdesk.chart.lanes import BEND, DOWN, FAR, UP, Cell, Lanes, Port

_NEAR = 1.2
"""A way is good enough when it costs no more than this many times the least a line of its kind can cost."""
_LANES_TRIED, _ENDS_TRIED, _COLUMNS_LOOKED_AT, _COLUMNS_TRIED = 16, 2, 30, 4


def shaped(lanes: Lanes, start: Port, end: Port, group: str) -> tuple[list[Cell] | None, float, bool]:
    """The cheapest plain way between two ports (None when boxes lie on all), its cost, and whether no search could do much better."""
    upright = start.way in (UP, DOWN)
    a, b = lanes.cell(start.stub), lanes.cell(end.stub)
    facing = start.way == (-end.way[0], -end.way[1])
    foreign = lanes.foreign(start, end)
    straight = facing and a[0 if upright else 1] == b[0 if upright else 1]
    least = abs(lanes.xs[a[0]] - lanes.xs[b[0]]) + abs(lanes.ys[a[1]] - lanes.ys[b[1]]) + (0.0 if straight else 2 * BEND)
    best, cost = None, FAR
    forward = start.way[1 if upright else 0]
    for find in (_across, _round):
        for cells in find(lanes, a, b, upright, forward, facing, group):
            if find is _round and lanes.least(cells, group) >= cost:
                continue
            price = lanes.price(cells, group, foreign, cost)
            if price < cost - 1e-9:
                best, cost = cells, price
        if cost <= least * _NEAR + 1.0:
            return best, cost, True
    return best, cost, cost <= least * _NEAR + 2 * BEND


def _across(lanes: Lanes, a: Cell, b: Cell, upright: bool, forward: int, facing: bool, group: str) -> Iterator[list[Cell]]:
    """One run across: between two sides that face each other, or beyond both of two sides that look the same way."""
    end = len(lanes.ys if upright else lanes.xs)
    p, q = (a[1], b[1]) if upright else (a[0], b[0])
    if facing:
        if (q - p) * forward < 0:
            return
        tried: Sequence[int] = range(p, q + forward, forward)
        if len(tried) > 2 * _LANES_TRIED:
            tried = [*tried[:_LANES_TRIED], *tried[-_LANES_TRIED:]]
    else:
        first = max(p, q) if forward > 0 else min(p, q)
        tried = range(first, end if forward > 0 else -1, forward)[:_LANES_TRIED]
    for lane in tried:
        yield [a, (a[0], lane), (b[0], lane), b] if upright else [a, (lane, a[1]), (lane, b[1]), b]


def _round(lanes: Lanes, a: Cell, b: Cell, upright: bool, forward: int, facing: bool, group: str) -> Iterator[list[Cell]]:
    """Out of one side, along a lane that is free all the way, and into the other side."""
    end = len(lanes.ys if upright else lanes.xs)
    p, q = (a[1], b[1]) if upright else (a[0], b[0])
    back = -forward if facing else forward
    outs = [x for x in range(p, p + forward * _ENDS_TRIED, forward) if 0 <= x < end]
    ins = [x for x in range(q, q + back * _ENDS_TRIED, back) if 0 <= x < end]
    s, t = (a[0], b[0]) if upright else (a[1], b[1])
    trunk = sorted(lanes.trunks[group][0 if upright else 1])[:_COLUMNS_TRIED] if group in lanes.trunks else []
    free = list(islice(_free_columns(lanes, upright, (outs[0], ins[0]), s, t), _COLUMNS_TRIED))
    for column in dict.fromkeys((*trunk, *free)):
        for out in outs:
            for into in ins:
                cells = [a, (a[0], out), (column, out), (column, into), (b[0], into), b]
                yield cells if upright else [a, (out, a[1]), (out, column), (into, column), (into, b[1]), b]


def _free_columns(lanes: Lanes, upright: bool, between: tuple[int, int], s: int, t: int) -> Iterator[int]:
    """Lanes without a box between two levels, nearest first to the way from `s` to `t`."""
    at, stride = (lanes.xs, len(lanes.ys)) if upright else (lanes.ys, len(lanes.xs))
    table = lanes.upright_free if upright else lanes.level_free
    low, high = sorted(between)
    near = {x for c in (s, t) for x in range(c - _COLUMNS_LOOKED_AT, c + _COLUMNS_LOOKED_AT + 1) if 0 <= x < len(at)}
    x0, x1 = sorted((at[s], at[t]))

    def far(column: int) -> tuple[float, int, int]:
        return max(0.0, x0 - at[column], at[column] - x1), min(abs(column - s), abs(column - t)), column

    for column in (*sorted(near, key=far), 0, len(at) - 1):
        if table.find(0, column * stride + low, column * stride + high) < 0:
            yield column

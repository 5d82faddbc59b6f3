"""Where boxes stand across the page: rows keep their order and distance, parents come over the middle of their children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from icsdesk.chart.tiers import Rows

LEAST = 20.0
"""Least distance between boxes in a row, in points: room for two lines."""

FRAME_PAD = 10.0
_WISHED = 40.0
_NEARLY = 60.0
_ROUNDS = 14


@dataclass(frozen=True, slots=True)
class _Item:
    """Something with a width that stands in a row: a box, or a whole frame."""

    width: float
    wish: float
    weight: float
    gap: float


def columns(rows: Rows, widths: Mapping[str, float], page: float, gaps: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """x of the left side of each box, in points, multiples of 10, within `page` where the rows fit it.

    `gaps` are distances wished between neighbours (for the words of a line between them).
    """
    first, last = rows.framed()
    loose = [row for n, row in enumerate(rows.rows) if not first <= n <= last]
    beside = rows.rows[first : last + 1]
    page = max([page, *(_row_width(row, widths) for row in loose)])
    middle = _start(rows, widths, page)
    for n in range(_ROUNDS):
        up = n % 2 == 1
        sequence = rows.rows if up else rows.rows[::-1]
        done = False
        for row in sequence:
            if row in loose:
                middle |= _row(rows, row, middle, widths, 0.0, page, gaps, up)
            elif not done:
                middle |= _framed(rows, beside, middle, widths, page, gaps, up)
                done = True
    return _on_grid(rows, middle, widths)


def _on_grid(rows: Rows, middle: Mapping[str, float], widths: Mapping[str, float]) -> dict[str, float]:
    left = {key: round((middle[key] - widths[key] / 2) / 10) * 10.0 for row in rows.rows for key in row}
    for row in rows.rows:
        for a, b in pairwise(row):
            left[b] = max(left[b], left[a] + widths[a] + _least(rows, a, b))
    for _ in range(2):
        for row in rows.rows:
            for n, key in enumerate(row):
                _line_up(rows, row, n, key, left, widths)
    return left


def _least(rows: Rows, a: str, b: str) -> float:
    return LEAST + (2 * FRAME_PAD if rows.blocks and rows.block(a) != rows.block(b) else 0.0)


def _line_up(rows: Rows, row: Sequence[str], n: int, key: str, left: dict[str, float], widths: Mapping[str, float]) -> None:
    """Bring a box exactly under (or over) the one box it hangs from, when it is nearly there and its neighbours leave room."""
    below = [x for x in rows.joined[key] if key in rows.above[x]]
    hangs = [x for x in rows.above[key] if sum(x in rows.above[y] for y in rows.joined[x]) == 1]
    target = hangs[0] if len(hangs) == 1 else below[0] if len(below) == 1 and not rows.above[key] else None
    if target is None:
        return
    wish = left[target] + (widths[target] - widths[key]) / 2
    lo = left[row[n - 1]] + widths[row[n - 1]] + _least(rows, row[n - 1], key) if n else min(left.values())
    hi = (
        left[row[n + 1]] - widths[key] - _least(rows, key, row[n + 1])
        if n + 1 < len(row)
        else max(left[x] + widths[x] for x in left) - widths[key]
    )
    if abs(wish - left[key]) <= _NEARLY and lo <= wish <= hi and wish % 10 == 0 and not rows.block(key):
        left[key] = wish


def _row_width(row: Sequence[str], widths: Mapping[str, float]) -> float:
    return sum(widths[x] for x in row) + LEAST * (len(row) - 1)


def _start(rows: Rows, widths: Mapping[str, float], page: float) -> dict[str, float]:
    middle: dict[str, float] = {}
    for row in rows.rows:
        gap = _even_gap([widths[x] for x in row], page)
        x = (page - sum(widths[k] for k in row) - gap * (len(row) - 1)) / 2
        for key in row:
            middle[key] = x + widths[key] / 2
            x += widths[key] + gap
    return middle


def _even_gap(widths: Sequence[float], room: float) -> float:
    if len(widths) < 2:
        return 0.0
    return min(_WISHED, max((room - sum(widths)) / (len(widths) - 1), LEAST))


def _row(
    rows: Rows,
    row: Sequence[str],
    middle: Mapping[str, float],
    widths: Mapping[str, float],
    lo: float,
    hi: float,
    gaps: Mapping[tuple[str, str], float],
    up: bool,
) -> dict[str, float]:
    least = min(_even_gap([widths[x] for x in row], hi - lo), 30.0)
    spare = hi - lo - sum(widths[x] for x in row) - least * (len(row) - 1)
    items = []
    for n, key in enumerate(row):
        gap = least if n else 0.0
        if n and (wished := gaps.get((row[n - 1], key), 0.0)) > gap and spare > 0:
            spare -= min(wished - gap, spare)
            gap = wished if spare > 0 else gap
        items.append(_Item(widths[key], *_wish(rows, key, middle, up=up, centre=(lo + hi) / 2), gap))
    return dict(zip(row, _in_order(items, lo, hi), strict=True))


def _framed(
    rows: Rows,
    beside: Sequence[Sequence[str]],
    middle: Mapping[str, float],
    widths: Mapping[str, float],
    page: float,
    gaps: Mapping[tuple[str, str], float],
    up: bool,
) -> dict[str, float]:
    """Frames side by side as blocks that no other block enters, then the boxes of each row within their block."""
    present = [b for b in rows.blocks if any(rows.block(x) == b for row in beside for x in row)]
    parts = {b: [[x for x in row if rows.block(x) == b] for row in beside] for b in present}
    items = []
    for n, b in enumerate(present):
        width = max(_row_width(row, widths) for row in parts[b] if row) + (2 * FRAME_PAD if b else 0.0)
        wishes = [_wish(rows, x, middle, up=up, centre=page / 2) for row in parts[b] for x in row]
        weight = sum(w for _, w in wishes)
        items.append(_Item(width, sum(x * w for x, w in wishes) / weight, weight, LEAST if n else 0.0))
    spots = _in_order(items, 0.0, page)
    out: dict[str, float] = {}
    for b, item, spot in zip(present, items, spots, strict=True):
        pad = FRAME_PAD if b else 0.0
        for row in parts[b]:
            if row:
                lo, hi = spot - item.width / 2 + pad, spot + item.width / 2 - pad
                out |= _row(rows, row, middle, widths, lo, hi, gaps, up)
    return out


def _wish(rows: Rows, key: str, middle: Mapping[str, float], *, up: bool, centre: float) -> tuple[float, float]:
    """The wished middle of a box and how much it matters: over its children and under its parents."""
    if not rows.joined[key]:
        return centre, 0.05
    below = [x for x in rows.joined[key] if key in rows.above[x]]
    above = list(rows.above[key])
    total, weight = middle[key] * 0.3, 0.3
    if below:
        spots = [middle[x] for x in below]
        pull = 0.5 if up else 3.0
        total += (min(spots) + max(spots)) / 2 * pull
        weight += pull
    for x in above:
        pull = rows.above[key][x] * (0.6 if up else 0.15)
        total += middle[x] * pull
        weight += pull
    for x in rows.joined[key]:
        if x not in below and x not in above:
            total += middle[x] * 0.1
            weight += 0.1
    return total / weight, weight


def _in_order(items: Sequence[_Item], lo: float, hi: float) -> list[float]:
    """Middles nearest to the wishes (least squares) that keep order, distance and room: neighbours that collide merge into one run."""
    shift, shifts = 0.0, []
    for n, item in enumerate(items):
        if n:
            shift += items[n - 1].width / 2 + item.gap + item.width / 2
        shifts.append(shift)
    runs: list[list[float]] = []
    for item, offset in zip(items, shifts, strict=True):
        runs.append([item.wish - offset, item.weight, 1])
        while len(runs) > 1 and runs[-2][0] > runs[-1][0]:
            at, heavy, count = runs.pop()
            before = runs[-1]
            before[0] = (before[0] * before[1] + at * heavy) / (before[1] + heavy)
            before[1] += heavy
            before[2] += count
    first = lo + items[0].width / 2
    final = max(hi - items[-1].width / 2 - shifts[-1], first)
    bases = [min(max(at, first), final) for at, _, count in runs for _ in range(int(count))]
    return [base + offset for base, offset in zip(bases, shifts, strict=True)]

"""Where boxes stand across the page: rows keep their order and distance, parents come over the middle of their children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from icsdesk.chart.tiers import Rows

_LEAST = 20.0
_WISHED = 40.0
_ROUNDS = 14


def columns(rows: Rows, widths: Mapping[str, float], page: float) -> dict[str, float]:
    """x of the left side of each box, in points, multiples of 10, within `page` where the rows fit it."""
    page = max(page, *(sum(widths[x] for x in row) + _LEAST * (len(row) - 1) for row in rows.rows))
    middle: dict[str, float] = {}
    for row in rows.rows:
        gaps = _gaps(row, widths, page)
        x = (page - sum(widths[k] for k in row) - gaps * (len(row) - 1)) / 2
        for key in row:
            middle[key] = x + widths[key] / 2
            x += widths[key] + gaps
    for n in range(_ROUNDS):
        for row in rows.rows if n % 2 else reversed(rows.rows):
            wishes = [_wish(rows, key, middle, up=n % 2 == 1) for key in row]
            middle |= dict(zip(row, _in_order(row, wishes, widths, page), strict=True))
    left = {key: round((middle[key] - widths[key] / 2) / 10) * 10 for row in rows.rows for key in row}
    for row in rows.rows:
        for a, b in pairwise(row):
            left[b] = max(left[b], left[a] + int(widths[a] + _LEAST))
    return {key: float(x) for key, x in left.items()}


def _gaps(row: Sequence[str], widths: Mapping[str, float], page: float) -> float:
    if len(row) < 2:
        return 0.0
    return min(_WISHED, max((page - sum(widths[x] for x in row)) / (len(row) - 1), _LEAST))


def _wish(rows: Rows, key: str, middle: Mapping[str, float], *, up: bool) -> tuple[float, float]:
    """The wished middle of a box and how much it matters: over its children and under its parents."""
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


def _in_order(row: Sequence[str], wishes: Sequence[tuple[float, float]], widths: Mapping[str, float], page: float) -> list[float]:
    """Middles nearest to the wishes (least squares) that keep order, distance and page: neighbours that collide merge into blocks."""
    least = min(_gaps(row, widths, page), 30.0) if len(row) > 1 else 0.0
    shift, shifts = 0.0, []
    for n, key in enumerate(row):
        if n:
            shift += widths[row[n - 1]] / 2 + least + widths[key] / 2
        shifts.append(shift)
    blocks: list[list[float]] = []
    for (wish, weight), offset in zip(wishes, shifts, strict=True):
        blocks.append([wish - offset, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            at, heavy, count = blocks.pop()
            before = blocks[-1]
            before[0] = (before[0] * before[1] + at * heavy) / (before[1] + heavy)
            before[1] += heavy
            before[2] += count
    lo = widths[row[0]] / 2
    hi = page - widths[row[-1]] / 2 - shifts[-1]
    bases = [min(max(at, lo), max(hi, lo)) for at, _, count in blocks for _ in range(int(count))]
    return [base + offset for base, offset in zip(bases, shifts, strict=True)]

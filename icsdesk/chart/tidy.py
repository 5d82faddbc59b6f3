"""Tidy: place the bodies of a chart in rows by level, families together, parents over the middle of their children, fitted to the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from icsdesk.chart.boxes import GRID, best_size, sayings, up_to_grid
from icsdesk.chart.columns import columns
from icsdesk.chart.contents import Contents, contents
from icsdesk.chart.faults import PAGES
from icsdesk.chart.measure import TextMeasure
from icsdesk.chart.picture import Rect
from icsdesk.chart.textversion import members
from icsdesk.chart.tiers import Rows, arrange
from icsdesk.domain.kinds import PageSize
from icsdesk.domain.records import Bend, Placement, View
from icsdesk.domain.system import System

ACROSS = {PageSize.A4_PORTRAIT: 3, PageSize.A4_LANDSCAPE: 5, PageSize.A3_PORTRAIT: 5, PageSize.A3_LANDSCAPE: 7, PageSize.FREE: 8}
"""How many boxes with three lines of 12 pt name stand side by side on each page."""

_SIDE = 24.0
_APART = 20.0
_ROW_GAP = 50.0
_FRAME_PAD, _FRAME_HEAD = 10.0, 30.0
_SAME = 30.0


def tidy(
    system: System, view: View, day: dt.date | None, measure: TextMeasure, *, only: Collection[str] | None = None
) -> tuple[tuple[Placement, ...], tuple[Bend, ...]]:
    """New placements and bends for `view`, in its own order. Pinned items keep their place; `only` moves just the items it names.

    Lengths are points, multiples of 10. Hand-placed bends of lines at moved items are dropped.
    """
    held = contents(system, view, day)
    moved = _all(system, view, held, measure) if only is None else _some(system, view, held, measure, set(only))
    placements = tuple(_placed(x, moved.get(x.item)) for x in view.placements)
    ends = {x.line.id: (x.start, x.finish) for x in held.lines}
    bends = tuple(x for x in view.bends if x.line in ends and not any(end in moved for end in ends[x.line]))
    return placements, bends


def free_spot(
    system: System, view: View, day: dt.date | None, w: float, h: float, near: str | None = None
) -> tuple[float, float]:
    """The nearest free place for a new box of this size: below `near` when it is on the chart, else after the last row."""
    held = contents(system, view, day)
    taken = [Rect(x.x, x.y, x.w, x.h) for _, x in held.boxes.values()]
    if near in held.boxes:
        at = held.boxes[near][1]
        return _nearest(taken, at.x + at.w / 2 - w / 2, at.y + at.h + _ROW_GAP, w, h)
    if not taken:
        return 0.0, 0.0
    return _nearest(taken, min(r.x for r in taken), max(r.bottom for r in taken) + _ROW_GAP, w, h)


def _placed(old: Placement, rect: Rect | None) -> Placement:
    return replace(old, x=rect.x, y=rect.y, w=rect.w, h=rect.h) if rect else old


def _all(system: System, view: View, held: Contents, measure: TextMeasure) -> dict[str, Rect]:
    pinned = {x: Rect(p.x, p.y, p.w, p.h) for x, (_, p) in held.boxes.items() if p.pinned}
    ids = [x for x in held.boxes if x not in pinned]
    if not ids:
        return _frames(system, held, pinned)
    across = ACROSS[view.page]
    rows = arrange(system, held, ids, across)
    page = PAGES[view.page][0] - _SIDE if view.page in PAGES else across * 150.0
    sizes = _sizes(system, view, held, measure, rows, page)
    xs = columns(rows, {x: w for x, (w, _) in sizes.items()}, page)
    out = dict(_stand(rows, sizes, xs, held))
    for key in ids:
        if any(out[key].grown(5).meets(r) for r in pinned.values()):
            others = [r for x, r in out.items() if x != key] + list(pinned.values())
            x, y = _nearest(others, out[key].x, out[key].y, out[key].w, out[key].h)
            out[key] = replace(out[key], x=x, y=y)
    return out | _frames(system, held, out | pinned)


def _sizes(
    system: System, view: View, held: Contents, measure: TextMeasure, rows: Rows, page: float
) -> dict[str, tuple[float, float]]:
    """One width for all boxes where their words allow, as wide as the fullest row lets them be; heights evened out along a row."""
    fullest = max(len(x) for x in rows.rows)
    usual = (
        140.0
        if fullest * 140 + (fullest - 1) * 40 <= page
        else 130.0
        if fullest * 130 + (fullest - 1) * _APART <= page
        else 120.0
    )
    sizes = {}
    for row in rows.rows:
        for key in row:
            record = held.boxes[key][0]
            sizes[key] = best_size(measure, sayings(system, view, record, held.day), usual)
        tallest = max(sizes[x][1] for x in row)
        for key in row:
            if tallest - sizes[key][1] <= _SAME:
                sizes[key] = sizes[key][0], tallest
    return sizes


def _stand(
    rows: Rows, sizes: Mapping[str, tuple[float, float]], xs: Mapping[str, float], held: Contents
) -> list[tuple[str, Rect]]:
    out: list[tuple[str, Rect]] = []
    y = 0.0
    heads = _heads(rows, held)
    for n, row in enumerate(rows.rows):
        y += heads[n]
        for key in row:
            out.append((key, Rect(xs[key], y, *sizes[key])))
        y += up_to_grid(max(sizes[x][1] for x in row)) + _ROW_GAP
    return out


def _heads(rows: Rows, held: Contents) -> list[float]:
    """Extra height above a row in which a place's frame begins, for its name."""
    seen: set[str] = set()
    out: list[float] = []
    for row in rows.rows:
        fresh = {rows.place[x] for x in row if rows.place[x] in held.frames} - seen
        out.append(_FRAME_HEAD if fresh and out else 0.0)
        seen |= fresh
    return out


def _frames(system: System, held: Contents, boxes: Mapping[str, Rect]) -> dict[str, Rect]:
    """Frames round their members, the innermost first."""
    out: dict[str, Rect] = {}
    for key, (_, placement) in held.frames.items():
        rects = [boxes[x] for x in members(system, held, key) if x in boxes]
        if not rects or placement.pinned:
            continue
        x, y = min(r.x for r in rects) - _FRAME_PAD, min(r.y for r in rects) - _FRAME_HEAD
        right, bottom = max(r.right for r in rects) + _FRAME_PAD, max(r.bottom for r in rects) + _FRAME_PAD
        out[key] = Rect(x, y, right - x, bottom - y)
    return out


def _some(system: System, view: View, held: Contents, measure: TextMeasure, only: set[str]) -> dict[str, Rect]:
    """Places for just the boxes in `only`, near what they are joined to; nothing else moves."""
    taken = {x: Rect(p.x, p.y, p.w, p.h) for x, (_, p) in held.boxes.items() if x not in only}
    out: dict[str, Rect] = {}
    for key, (record, placement) in held.boxes.items():
        if key not in only or placement.pinned:
            continue
        w, h = best_size(measure, sayings(system, view, record, held.day), max(placement.w, 120.0))
        near = next((end for x in held.lines for end in (x.finish, x.start) if key in (x.start, x.finish) and end in taken), None)
        others = list(taken.values())
        if near:
            brother = _brother(held, key, near, taken)
            start = (
                (taken[brother].right + _APART, taken[brother].y)
                if brother
                else (taken[near].middle[0] - w / 2, taken[near].bottom + _ROW_GAP)
            )
        else:
            start = (min((r.x for r in others), default=0.0), max((r.bottom for r in others), default=-_ROW_GAP) + _ROW_GAP)
        x, y = _nearest(others, *start, w, h)
        out[key] = taken[key] = Rect(x, y, w, h)
    return out


def _brother(held: Contents, key: str, near: str, taken: Mapping[str, Rect]) -> str | None:
    """The last box standing below the same parent."""
    found = None
    for line in held.lines:
        ends = {line.start, line.finish}
        if near in ends and key not in ends:
            other = line.start if line.finish == near else line.finish
            if other in taken and taken[other].y > taken[near].y and (found is None or taken[other].right > taken[found].right):
                found = other
    return found


def _nearest(taken: Sequence[Rect], x: float, y: float, w: float, h: float) -> tuple[float, float]:
    """The free place on the grid nearest to (x, y), looking right before left and down before up."""
    x, y = round(x / GRID) * GRID, round(y / GRID) * GRID
    tries = [(abs(dx) + abs(dy) * 1.5, dx < 0, dy < 0, dx, dy) for dx in range(-400, 401, 10) for dy in range(-200, 801, 10)]
    for _, _, _, dx, dy in sorted(tries):
        rect = Rect(x + dx, y + dy, w, h).grown(_APART / 2 - 0.01)
        if not any(rect.meets(r) for r in taken):
            return x + dx, y + dy
    return x, max(r.bottom for r in taken) + _ROW_GAP

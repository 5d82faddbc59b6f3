"""Tidy: place the bodies of a chart in rows by level, families together, parents over the middle of their children, fitted to the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from icsdesk.chart.boxes import best_size, sayings, up_to_grid
from icsdesk.chart.columns import FRAME_PAD, LEAST, columns
from icsdesk.chart.compose import compose
from icsdesk.chart.contents import Contents, contents
from icsdesk.chart.faults import PAGES
from icsdesk.chart.linewords import label_sizes
from icsdesk.chart.measure import TextMeasure
from icsdesk.chart.otherdays import other_days
from icsdesk.chart.picture import Rect
from icsdesk.chart.spots import APART, nearest
from icsdesk.chart.spread import LANE
from icsdesk.chart.textversion import members
from icsdesk.chart.tiers import Rows, arrange, cost
from icsdesk.domain.kinds import PageSize
from icsdesk.domain.records import Bend, Placement, View
from icsdesk.domain.system import System

ACROSS = {PageSize.A4_PORTRAIT: 3, PageSize.A4_LANDSCAPE: 5, PageSize.A3_PORTRAIT: 5, PageSize.A3_LANDSCAPE: 7, PageSize.FREE: 8}
"""How many boxes with three lines of 12 pt name stand side by side on each page."""

_SIDE = 48.0
_ROW_GAP = 36.0
_LABEL_ROOM = 34.0
_FRAME_HEAD = 30.0
_SAME = 60.0
_FAULT = 3.0
_LETTER = 7.6
_WIDTHS = (160.0, 150.0, 140.0, 130.0)
_LISTED = (200.0, 220.0, 240.0, 260.0, 280.0, 300.0)
_AROUND = 110.0
"""Height of heading and key, in points, about."""


def tidy(
    system: System, view: View, day: dt.date | None, measure: TextMeasure, *, only: Collection[str] | None = None
) -> tuple[tuple[Placement, ...], tuple[Bend, ...]]:
    """New placements and bends for `view`, in its own order. Pinned items keep their place; `only` moves just the items it names.

    Lengths are points, multiples of 10. Hand-placed bends of lines at moved items are dropped.
    """
    held = contents(system, view, day)
    moved = _all(system, view, held, measure) if only is None else _some(system, view, held, measure, set(only))
    if only is None:
        moved |= other_days(system, view, held, moved, measure)
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
        return nearest(taken, at.x + at.w / 2 - w / 2, at.y + at.h + _ROW_GAP, w, h)
    if not taken:
        return 0.0, 0.0
    return nearest(taken, min(r.x for r in taken), max(r.bottom for r in taken) + _ROW_GAP, w, h)


def _placed(old: Placement, rect: Rect | None) -> Placement:
    return replace(old, x=rect.x, y=rect.y, w=rect.w, h=rect.h) if rect else old


def _all(system: System, view: View, held: Contents, measure: TextMeasure) -> dict[str, Rect]:
    pinned = {x: Rect(p.x, p.y, p.w, p.h) for x, (_, p) in held.boxes.items() if p.pinned}
    ids = [x for x in held.boxes if x not in pinned]
    if not ids:
        return _frames(system, held, pinned)
    most = ACROSS[view.page]
    counts = range(max(most - 2, 2), most + 1)
    best = [min((_try(system, view, held, measure, ids, n, flat) for n in counts), key=lambda x: x[0]) for flat in (False, True)]
    out = best[0][1]
    if best[1][1] != out:
        out = min(best, key=lambda x: x[0] + _FAULT * _faults(system, view, held, x[1], measure))[1]
    for key in ids:
        if any(out[key].grown(5).meets(r) for r in pinned.values()):
            others = [r for x, r in out.items() if x != key] + list(pinned.values())
            x, y = nearest(others, out[key].x, out[key].y, out[key].w, out[key].h)
            out[key] = replace(out[key], x=x, y=y)
    return out | _frames(system, held, out | pinned)


def _faults(system: System, view: View, held: Contents, spots: Mapping[str, Rect], measure: TextMeasure) -> int:
    """How much could not be drawn well with boxes at these spots, whatever the page."""
    placements = tuple(_placed(x, spots.get(x.item)) for x in view.placements)
    return len(compose(system, replace(view, placements=placements, bends=(), page=PageSize.FREE), held.day, measure).faults)


def _try(
    system: System, view: View, held: Contents, measure: TextMeasure, ids: Sequence[str], across: int, flat: bool
) -> tuple[float, dict[str, Rect]]:
    """One arrangement with at most `across` boxes in a row, and how bad it is: too wide, too high, lines crossing."""
    rows = arrange(system, held, ids, across, flat=flat)
    width, height = PAGES.get(view.page, (across * 160.0, across * 110.0))
    room = width - _SIDE
    words = label_sizes(system, view, held, measure)
    gaps = {pair: up_to_grid(w + 30) for pair, (w, _) in words.items()}
    gaps |= {(b, a): w for (a, b), w in gaps.items()}
    sizes = _sizes(system, view, held, measure, rows, room, gaps)
    xs = columns(rows, {x: w for x, (w, _) in sizes.items()}, room, gaps)
    out = dict(_stand(rows, sizes, xs, held, words))
    rects = list(out.values()) + list(_frames(system, held, out).values())
    wide = max(r.right for r in rects) - min(r.x for r in rects)
    high = max(r.bottom for r in rects) - min(r.y for r in rects) + _AROUND
    bad = 1000 * max(0.0, wide / room - 1.0) + 15 * max(0.0, high / height - 1.0) + cost(rows) + (1.0 if flat else 0.0)
    return bad, out


def _sizes(
    system: System,
    view: View,
    held: Contents,
    measure: TextMeasure,
    rows: Rows,
    room: float,
    gaps: Mapping[tuple[str, str], float],
) -> dict[str, tuple[float, float]]:
    """One width for all boxes where their words allow, as wide as the fullest row lets them be; heights evened out along a row."""
    usual = next((x for x in _WIDTHS if _fits(rows, x, room, gaps)), 120.0)
    first, last = rows.framed()
    sizes: dict[str, tuple[float, float]] = {}
    for n, row in enumerate(rows.rows):
        said = {x: sayings(system, view, held.boxes[x][0], held.day) for x in row}
        widths = [usual]
        if any(x.left for paragraphs in said.values() for x in paragraphs):
            widths += [x for x in _LISTED if _row_fits(row, x, room, gaps)]
        elif usual < 140 and not first <= n <= last:
            widths += [x for x in reversed(_WIDTHS) if x > usual and _row_fits(row, x, room, gaps)]
        trials: list[dict[str, tuple[float, float]]] = [{x: best_size(measure, said[x], width) for x in row} for width in widths]
        best: Mapping[str, tuple[float, float]] = min(trials, key=_tallest)
        sizes |= best
        tallest = max(sizes[x][1] for x in row)
        for key in row:
            if tallest - sizes[key][1] <= _SAME:
                sizes[key] = sizes[key][0], tallest
    return sizes


def _tallest(sizes: Mapping[str, tuple[float, float]]) -> float:
    return max(h for _, h in sizes.values())


def _fits(rows: Rows, width: float, room: float, gaps: Mapping[tuple[str, str], float]) -> bool:
    """Whether boxes of this width, with the words between neighbours, keep to the page."""
    first, last = rows.framed()
    for n, row in enumerate(rows.rows):
        if not first <= n <= last and not _row_fits(row, width, room, gaps):
            return False
    if not rows.blocks:
        return True
    beside = rows.rows[first : last + 1]
    wide = sum(max(sum(rows.block(x) == b for x in row) for row in beside) for b in rows.blocks)
    return wide * (width + LEAST) - LEAST + 2 * FRAME_PAD * len(rows.blocks) <= room


def _row_fits(row: Sequence[str], width: float, room: float, gaps: Mapping[tuple[str, str], float]) -> bool:
    return len(row) * width + sum(max(24.0, gaps.get(pair, 0.0)) for pair in pairwise(row)) <= room


def _stand(
    rows: Rows,
    sizes: Mapping[str, tuple[float, float]],
    xs: Mapping[str, float],
    held: Contents,
    words: Mapping[tuple[str, str], tuple[float, float]],
) -> list[tuple[str, Rect]]:
    out: list[tuple[str, Rect]] = []
    y = 0.0
    heads, between = _heads(rows, held), _row_gaps(rows, xs, sizes, words)
    for n, row in enumerate(rows.rows):
        y += heads[n]
        for key in row:
            out.append((key, Rect(xs[key], y, *sizes[key])))
        y += up_to_grid(max(sizes[x][1] for x in row)) + between[n]
    return out


def _row_gaps(
    rows: Rows,
    xs: Mapping[str, float],
    sizes: Mapping[str, tuple[float, float]],
    words: Mapping[tuple[str, str], tuple[float, float]],
) -> list[float]:
    """Height below each row: enough for its lines and for the words on them."""
    line = {x: n for n, row in enumerate(rows.rows) for x in row}
    gaps = [_ROW_GAP] * len(rows.rows)
    lanes: list[set[tuple[str, int]]] = [set() for _ in rows.rows]
    for a, others in rows.joined.items():
        for b in others:
            up, low = line[a], line[b]
            if up < low:
                straight = abs(xs[a] + sizes[a][0] / 2 - xs[b] - sizes[b][0] / 2) < 30
                if not straight:
                    lanes[up].add((a, -1))
                if low > up + 1:
                    lanes[low - 1].add((b, 1))
                _, high = words.get((a, b)) or words.get((b, a)) or (0.0, 0.0)
                if high:
                    best = min(range(up, low), key=lambda n: (gaps[n] < high + _LABEL_ROOM, n)) if low > up + 1 else up
                    gaps[best] = max(gaps[best], high + _LABEL_ROOM)
    return [up_to_grid(max(gap, _ROW_GAP + LANE * (len(lanes[n]) - 1))) for n, gap in enumerate(gaps)]


def _heads(rows: Rows, held: Contents) -> list[float]:
    """Extra height above a row in which a place's frame begins, for its name."""
    seen: set[str] = set()
    out: list[float] = []
    for row in rows.rows:
        fresh = {rows.place[x] for x in row if rows.place[x] in held.frames} - seen
        out.append(_FRAME_HEAD - 10 if fresh and out else 0.0)
        seen |= fresh
    return out


def _frames(system: System, held: Contents, boxes: Mapping[str, Rect]) -> dict[str, Rect]:
    """Frames round their members, with a band for the name at the top, or at the bottom where lines would run through it."""
    out: dict[str, Rect] = {}
    for key, (_, placement) in held.frames.items():
        inside = {x: boxes[x] for x in members(system, held, key) if x in boxes}
        if not inside or placement.pinned:
            continue
        rects = list(inside.values())
        x, y = min(r.x for r in rects) - FRAME_PAD, min(r.y for r in rects)
        right, bottom = max(r.right for r in rects) + FRAME_PAD, max(r.bottom for r in rects)
        low = _entered(held, boxes, inside, Rect(x, y, len(system.name_of(key, held.day)) * _LETTER, 1.0))
        top, end = (y - FRAME_PAD, bottom + _FRAME_HEAD) if low else (y - _FRAME_HEAD, bottom + FRAME_PAD)
        out[key] = Rect(x, top, right - x, end - top)
    return out


def _entered(held: Contents, boxes: Mapping[str, Rect], inside: Mapping[str, Rect], name: Rect) -> bool:
    """Whether a line from above enters a frame where its name would stand, both at its left and at its right."""
    right = max(r.right for r in inside.values())
    spots = []
    for line in held.lines:
        for mine, other in ((line.start, line.finish), (line.finish, line.start)):
            if (
                mine in inside
                and other in boxes
                and other not in inside
                and boxes[other].bottom < name.y
                and inside[mine].y == name.y
            ):
                spots.append(inside[mine].middle[0])
    return any(x - 20 < name.right for x in spots) and any(x + 20 > right - name.w for x in spots)


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
                (taken[brother].right + APART, taken[brother].y)
                if brother
                else (taken[near].middle[0] - w / 2, taken[near].bottom + _ROW_GAP)
            )
        else:
            start = (min((r.x for r in others), default=0.0), max((r.bottom for r in others), default=-_ROW_GAP) + _ROW_GAP)
        x, y = nearest(others, *start, w, h)
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

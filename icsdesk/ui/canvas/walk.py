"""Walking the chart from the keyboard: in reading order, or from body to parent, child and sibling."""

from __future__ import annotations

from enum import Enum

from icsdesk.chart.picture import Box, Frame, Stroke
from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import Line
from icsdesk.ui.canvas.stage import Stage

UP = (LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO, LineKind.REPORTS_TO)
"""Lines whose finish is a parent, the closest kind first."""

BAND = 30.0
"""Boxes whose tops differ by less than this many points are read as one row."""


class Way(Enum):
    """Where to go from a body."""

    PARENT = "parent"
    CHILD = "child"
    BEFORE = "before"
    AFTER = "after"


def reading_order(stage: Stage) -> tuple[str, ...]:
    """Everything on the chart, row by row from the top, left to right; a line comes after the box it starts at."""
    parts: list[Box | Frame] = sorted((*stage.sheet.frames(), *stage.sheet.boxes()), key=lambda x: (x.rect.y, x.rect.x))
    rows: list[list[tuple[float, str]]] = []
    top = None
    for part in parts:
        if top is None or part.rect.y - top >= BAND:
            rows.append([])
            top = part.rect.y
        rows[-1].append((part.rect.x, part.id))
    order: list[str] = []
    for row in rows:
        for _, key in sorted(row):
            order.append(key)
            order += [line for line, (start, _) in stage.sheet.ends.items() if start == key]
    return tuple(dict.fromkeys((*order, *stage.sheet.items)))


def step(stage: Stage, by: int) -> str | None:
    """The next item in reading order (`by` 1) or the one before (-1), going round; None on an empty chart."""
    order = reading_order(stage)
    if not order:
        return None
    if stage.main is None:
        return order[0 if by > 0 else -1]
    return order[(order.index(stage.main) + by) % len(order)]


def go(stage: Stage, way: Way) -> tuple[str, ...]:
    """Where one can go from what has the focus; more than one when there are several parents."""
    here = stage.main
    if here is None:
        return reading_order(stage)[:1]
    if isinstance(stage.sheet.part(here), Stroke):
        start, finish = stage.sheet.ends.get(here, ("", ""))
        return {Way.PARENT: (finish,), Way.BEFORE: (finish,)}.get(way, (start,))
    if way is Way.PARENT:
        return parents(stage, here)
    if way is Way.CHILD:
        return children(stage, here)[:1]
    row = _siblings(stage, here)
    return (row[(row.index(here) + (1 if way is Way.AFTER else -1)) % len(row)],) if len(row) > 1 else ()


def parents(stage: Stage, item: str) -> tuple[str, ...]:
    """The drawn bodies an item answers to, reports to or is a committee of."""
    found = [(UP.index(x.kind), x.finish) for x in _up_lines(stage) if x.start == item]
    return tuple(dict.fromkeys(key for _, key in sorted(found, key=lambda x: x[0])))


def children(stage: Stage, item: str) -> tuple[str, ...]:
    """The drawn bodies that answer to an item, left to right."""
    found = dict.fromkeys(x.start for x in _up_lines(stage) if x.finish == item)
    return tuple(sorted(found, key=lambda key: _place(stage, key)))


def _siblings(stage: Stage, item: str) -> tuple[str, ...]:
    above = parents(stage, item)
    if above:
        return children(stage, above[0])
    tops = [x.id for x in stage.sheet.boxes() if not parents(stage, x.id)]
    return tuple(sorted(tops, key=lambda key: _place(stage, key)))


def _up_lines(stage: Stage) -> list[Line]:
    lines = (stage.system.find(Line, key) for key in stage.sheet.ends)
    return [x for x in lines if x is not None and x.kind in UP and x.start in stage.sheet.items and x.finish in stage.sheet.items]


def _place(stage: Stage, key: str) -> tuple[float, float]:
    rect = stage.sheet.rect(key)
    return (rect.x, rect.y) if rect else (0.0, 0.0)

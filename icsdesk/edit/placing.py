"""Positions on a chart as plain numbers, and the small sums verbs do with them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from icsdesk.domain.records import Bend, Line, Placement, View
from icsdesk.domain.system import System
from icsdesk.edit.permits import Refused

Rect = tuple[float, float, float, float]
"""x, y, width, height in points; x, y is the top left corner."""

Point = tuple[float, float]

DEFAULT_SIZE = (144.0, 72.0)
"""Width and height, in points, of a box nobody gave a size."""

SMALLEST = 12.0
"""Least width and height of a box, in points."""

_FARTHEST = 1_000_000.0


def number(value: float) -> float:
    """A length as the file keeps it: points to two decimal places. Raises Refused for what is not a length."""
    if not math.isfinite(value) or abs(value) > _FARTHEST:
        raise Refused("That is too far away for a chart. Choose a place nearer to the other bodies")
    return round(float(value), 2) + 0.0


def point(value: Point) -> Point:
    """A point as the file keeps it."""
    return number(value[0]), number(value[1])


def placement(item: str, rect: Rect, pinned: bool = False) -> Placement:
    """A placement as the file keeps it, never smaller than the smallest box."""
    x, y, w, h = map(number, rect)
    return Placement(item=item, x=x, y=y, w=max(w, SMALLEST), h=max(h, SMALLEST), pinned=pinned)


def default_rect(view: View) -> Rect:
    """A place under everything that stands on the view, for when the caller gives none."""
    if not view.placements:
        return (36.0, 36.0, *DEFAULT_SIZE)
    left = min(x.x for x in view.placements)
    return (left, max(x.y + x.h for x in view.placements) + 36.0, *DEFAULT_SIZE)


def with_placements(view: View, placements: Iterable[Placement]) -> View:
    """The view with items placed: those already on it where they stand in its list, new ones after them."""
    table = {x.item: x for x in view.placements}
    for new in placements:
        table[new.item] = new
    return replace(view, placements=tuple(table.values()))


def lines_touching(system: System, items: Iterable[str]) -> set[str]:
    """Ids of lines with an end among the items."""
    return {x.id for item in set(items) for x in system.lines_at(item)}


def without_loose_bends(system: System, view: View) -> View:
    """The view without bends of lines that it no longer draws, because an end is not on it."""
    placed = {x.item for x in view.placements}

    def drawn(bend: Bend) -> bool:
        line = system.find(Line, bend.line)
        return line is not None and line.start in placed and line.finish in placed

    bends = tuple(x for x in view.bends if drawn(x))
    return view if len(bends) == len(view.bends) else replace(view, bends=bends)


def shifted(bend: Bend, by: Point) -> Bend:
    """A bend moved as a whole."""

    def to(old: Point) -> Point:
        return point((old[0] + by[0], old[1] + by[1]))

    return replace(bend, points=tuple(map(to, bend.points)), label=to(bend.label) if bend.label else None)


def moved_with(system: System, view: View, shifts: Mapping[str, Point]) -> View:
    """The view after its items moved by `shifts`: bends of lines whose two ends moved alike go with them."""
    bends = []
    for bend in view.bends:
        line = system.find(Line, bend.line)
        by = shifts.get(line.start) if line else None
        bends.append(shifted(bend, by) if line and by and by == shifts.get(line.finish) else bend)
    return replace(view, bends=tuple(bends))

"""Where a dragged box comes to rest: on the grid, or in line with the edges and middles of other boxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from icsdesk.chart.picture import Rect
from icsdesk.ui.canvas.stage import GRID

REACH = 6.0
"""How near, in screen pixels, an edge must come to another to be drawn to it."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line shown while two edges or middles are in line: at x (upright) or y, from `a` to `b` along it."""

    upright: bool
    at: float
    a: float
    b: float


def snapped(moving: Rect, others: Iterable[Rect], scale: float) -> tuple[float, float, tuple[Guide, ...]]:
    """How much further to move a rectangle so that it comes to rest, and the guides to show for it."""
    others = tuple(others)
    reach = min(REACH / scale, GRID)
    dx, across = _to_others(moving, others, reach, upright=True)
    dy, down = _to_others(moving, others, reach, upright=False)
    if dx is None:
        dx = round(moving.x / GRID) * GRID - moving.x
    if dy is None:
        dy = round(moving.y / GRID) * GRID - moving.y
    return dx, dy, (*across, *down)


def to_grid(value: float) -> float:
    """The nearest grid line."""
    return round(value / GRID) * GRID


def _marks(rect: Rect, upright: bool) -> tuple[float, float, float]:
    if upright:
        return rect.x, rect.x + rect.w / 2, rect.right
    return rect.y, rect.y + rect.h / 2, rect.bottom


def _to_others(moving: Rect, others: tuple[Rect, ...], reach: float, *, upright: bool) -> tuple[float | None, tuple[Guide, ...]]:
    best: float | None = None
    for other in others:
        for mine, theirs in zip(_marks(moving, upright), _marks(other, upright), strict=True):
            gap = theirs - mine
            if abs(gap) <= reach and (best is None or abs(gap) < abs(best)):
                best = gap
    if best is None:
        return None, ()
    return best, tuple(_guides(moving, others, best, upright))


def _guides(moving: Rect, others: tuple[Rect, ...], by: float, upright: bool) -> Iterable[Guide]:
    seen = set()
    for other in others:
        for mine, theirs in zip(_marks(moving, upright), _marks(other, upright), strict=True):
            if abs(theirs - mine - by) < 0.01 and theirs not in seen:
                seen.add(theirs)
                ends = (
                    (moving.y, moving.bottom, other.y, other.bottom)
                    if upright
                    else (moving.x, moving.right, other.x, other.right)
                )
                yield Guide(upright, theirs, min(ends), max(ends))

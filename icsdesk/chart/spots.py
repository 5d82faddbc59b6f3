"""Free places on a chart."""

from __future__ import annotations

from collections.abc import Sequence

from icsdesk.chart.boxes import GRID
from icsdesk.chart.picture import Rect

APART = 20.0
"""Least distance kept from other boxes, in points."""


def nearest(taken: Sequence[Rect], x: float, y: float, w: float, h: float) -> tuple[float, float]:
    """The free place on the grid nearest to (x, y), looking right before left and down before up."""
    x, y = round(x / GRID) * GRID, round(y / GRID) * GRID
    tries = [(abs(dx) + abs(dy) * 1.5, dx < 0, dy < 0, dx, dy) for dx in range(-400, 401, 10) for dy in range(-200, 801, 10)]
    for _, _, _, dx, dy in sorted(tries):
        rect = Rect(x + dx, y + dy, w, h).grown(APART / 2 - 0.01)
        if not any(rect.meets(r) for r in taken):
            return x + dx, y + dy
    return x, max(r.bottom for r in taken) + 2 * APART

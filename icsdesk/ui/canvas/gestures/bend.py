"""Dragging one segment of a selected line: it moves sideways only, and the line keeps its square corners."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from icsdesk.chart.picture import Point, Stroke
from icsdesk.edit import views
from icsdesk.ui.canvas.gestures.gesture import Gesture
from icsdesk.ui.canvas.hits import Hit
from icsdesk.ui.canvas.snap import to_grid
from icsdesk.ui.canvas.stage import Spot, Stage

STUB = 12.0
"""How far from a box, in points, a line first turns when its end segment is dragged away."""


class BendLine(Gesture):
    """Moves a segment; on release the points between the line's ends become hand-placed bends."""

    def __init__(self, stage: Stage, found: Hit) -> None:
        super().__init__(stage)
        self._line = found.id
        part = stage.sheet.part(found.id)
        assert isinstance(part, Stroke)
        self._stroke = part
        self._points, self._index = with_stubs(part.points, found.index)
        a, b = self._points[self._index], self._points[self._index + 1]
        self._upright = abs(a[0] - b[0]) <= abs(a[1] - b[1])
        self.cursor = Qt.CursorShape.SplitHCursor if self._upright else Qt.CursorShape.SplitVCursor
        self._new: tuple[Point, ...] = part.points

    def start(self, spot: Spot) -> bool:
        self._from = spot.at
        return True

    def move(self, spot: Spot) -> None:
        axis = 0 if self._upright else 1
        value = self._points[self._index][axis] + spot.at[axis] - self._from[axis]
        value = round(value, 2) if spot.alt else to_grid(value)
        points = list(self._points)
        for i in (self._index, self._index + 1):
            points[i] = (value, points[i][1]) if self._upright else (points[i][0], value)
        self._new = tidied(tuple(points))
        self.stage.sheet.preview_stroke(self._line, replace(self._stroke, points=self._new, words=(), plate=None, jumps=()))

    def end(self, spot: Spot) -> None:
        self.move(spot)
        self.stage.sheet.clear_preview()
        view = self.stage.have_view()
        if view is None or self._new == self._stroke.points:
            return
        self.stage.attempt(
            lambda: views.set_bend(self.stage.system, view, self._line, self._new[1:-1]),
            f"Bent: {self.stage.name(self._line)}",
        )

    def cancel(self) -> None:
        self.stage.sheet.clear_preview()


def with_stubs(points: tuple[Point, ...], index: int) -> tuple[tuple[Point, ...], int]:
    """The points with a short stub at an end whose own segment is dragged, so that the end stays on its box."""
    found = list(points)
    if index + 1 == len(found) - 1:
        found[-1:-1] = [_towards(found[-1], found[-2])] * 2
    if index == 0:
        found[1:1] = [_towards(found[0], found[1])] * 2
        index += 2
    return tuple(found), index


def tidied(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points without repeats and without those that lie on a straight stretch."""
    found: list[Point] = []
    for point in points:
        if found and abs(point[0] - found[-1][0]) < 0.01 and abs(point[1] - found[-1][1]) < 0.01:
            continue
        if len(found) > 1 and (_aligned(found[-2], found[-1], point, 0) or _aligned(found[-2], found[-1], point, 1)):
            found.pop()
        found.append(point)
    return tuple(found)


def _aligned(a: Point, b: Point, c: Point, axis: int) -> bool:
    return abs(a[axis] - b[axis]) < 0.01 and abs(b[axis] - c[axis]) < 0.01


def _towards(a: Point, b: Point) -> Point:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = max(abs(dx), abs(dy), 0.001)
    step = min(STUB, length / 2)
    return a[0] + dx / length * step, a[1] + dy / length * step

"""Placing a body armed in the palette: one click puts it down, its name ready to be typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from icsdesk.chart.picture import Point
from icsdesk.ui.canvas.adding import Thing, place_thing
from icsdesk.ui.canvas.gestures.gesture import Gesture
from icsdesk.ui.canvas.stage import Spot, Stage

SHADOW = (150.0, 60.0)
"""Size of the outline shown before a body is put down, in points."""


class Place(Gesture):
    """Follows the pointer with an outline and puts the body down on release."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, kind: Thing, then: Callable[[str], None]) -> None:
        super().__init__(stage)
        self._kind, self._then = kind, then
        self._at: Point | None = None

    def start(self, spot: Spot) -> bool:
        self._at = spot.at
        return True

    def move(self, spot: Spot) -> None:
        self._at = spot.at
        self.stage.redraw()

    def end(self, spot: Spot) -> None:
        new = place_thing(self.stage, self._kind, self._kind.label, at=spot.at)
        if new is not None:
            self._then(new)

    def paint(self, painter: QPainter) -> None:
        if self._at is None:
            return
        scale, (w, h) = self.stage.scale, SHADOW
        middle = self.stage.point_to_screen(self._at)
        area = QRectF(middle.x() - w * scale / 2, middle.y() - h * scale / 2, w * scale, h * scale)
        fill = QColor(self.stage.accent())
        fill.setAlpha(40)
        painter.setBrush(fill)
        painter.setPen(QPen(self.stage.accent(), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area, 3, 3)

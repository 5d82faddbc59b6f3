"""A rubber band: selects the boxes wholly inside it, whichever way it is drawn."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPen

from icsdesk.chart.picture import Rect
from icsdesk.ui.canvas.gestures.gesture import Gesture
from icsdesk.ui.canvas.stage import Spot, Stage, inside


class RubberBand(Gesture):
    """Draws a rectangle and selects what is in it; with Shift or Control, adds to what was selected."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._from = (0.0, 0.0)
        self._band: Rect | None = None

    def start(self, spot: Spot) -> bool:
        self._from = spot.at
        return True

    def move(self, spot: Spot) -> None:
        (ax, ay), (bx, by) = self._from, spot.at
        self._band = Rect(min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))
        self.stage.redraw()

    def end(self, spot: Spot) -> None:
        self.move(spot)
        if self._band is None:
            return
        found = inside(self._band, (*self.stage.sheet.frames(), *self.stage.sheet.boxes()))
        kept = self.stage.shell.selection.ids if spot.shift or spot.ctrl else ()
        self.stage.shell.selection.set((*kept, *found))

    def cancel(self) -> None:
        self._band = None

    def paint(self, painter: QPainter) -> None:
        if self._band is None:
            return
        colour = self.stage.accent()
        fill = QColor(colour)
        fill.setAlpha(36)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(fill)
        painter.drawRect(self.stage.to_screen(self._band))

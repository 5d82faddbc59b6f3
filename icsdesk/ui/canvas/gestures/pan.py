"""Moving the paper under the window, with Space or the middle button held."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from icsdesk.ui.canvas.gestures.gesture import Gesture
from icsdesk.ui.canvas.stage import Spot


class Pan(Gesture):
    """Scrolls so that the point taken hold of stays under the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def start(self, spot: Spot) -> bool:
        self._last = QPoint(spot.pixel)
        self._began = (self.stage.view.horizontalScrollBar().value(), self.stage.view.verticalScrollBar().value())
        return True

    def move(self, spot: Spot) -> None:
        across, down = self.stage.view.horizontalScrollBar(), self.stage.view.verticalScrollBar()
        across.setValue(across.value() - (spot.pixel.x() - self._last.x()))
        down.setValue(down.value() - (spot.pixel.y() - self._last.y()))
        self._last = QPoint(spot.pixel)

    def cancel(self) -> None:
        self.stage.view.horizontalScrollBar().setValue(self._began[0])
        self.stage.view.verticalScrollBar().setValue(self._began[1])

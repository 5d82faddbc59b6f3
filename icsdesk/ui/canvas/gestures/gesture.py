"""What every gesture has: a start, moves, and an end or a cancel. Nothing is altered before the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from icsdesk.ui.canvas.stage import Spot, Stage


class Gesture:
    """One drag of the pointer. `start` may refuse by giving False; `paint` draws over the viewport, in its pixels."""

    cursor = Qt.CursorShape.ArrowCursor
    scrolls = True
    """Whether the chart scrolls when the pointer nears the border."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def start(self, spot: Spot) -> bool:
        """Begin where the button went down."""
        return True

    def move(self, spot: Spot) -> None:
        """Follow the pointer."""

    def end(self, spot: Spot) -> None:
        """The button came up: make the edit."""

    def cancel(self) -> None:
        """Put everything back as it was."""

    def paint(self, painter: QPainter) -> None:
        """Draw what only this gesture shows."""

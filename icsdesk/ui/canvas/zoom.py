"""A view one can zoom at the pointer, scroll and pan: how the canvas moves over its paper."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from icsdesk.chart.picture import Rect
from icsdesk.ui.guard import guard
from icsdesk.ui.paint import q_rect

LEAST, MOST = 0.2, 4.0
STEP = (MOST / LEAST) ** 0.1
"""One zoom step: ten of them go from the least to the most."""
ROOM = 28
"""Pixels left free on each side when the whole chart is shown."""

Where = tuple[float, float, float]
"""A scale and the point of the chart in the middle of the view."""


class ZoomView(QGraphicsView):
    """Zooms between 20% and 400%. While `fitting`, the whole chart stays in sight when the window is resized."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fitting = True
        self._chart = QRectF(0, 0, 400, 300)
        self._held: tuple[QPointF, QPointF, tuple[float, int, int]] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)

    @property
    def zoom(self) -> float:
        """Screen pixels for a point of the chart; 1.0 is 100%."""
        return self.transform().m11()

    def fit(self) -> None:
        """Show the whole chart."""
        chart = self._chart
        self.show_rect(Rect(chart.x(), chart.y(), chart.width(), chart.height()))
        self.fitting = True

    def zoom_in(self) -> None:
        """One step nearer."""
        self.zoom_to(self.zoom * STEP)

    def zoom_out(self) -> None:
        """One step further away."""
        self.zoom_to(self.zoom / STEP)

    def zoom_100(self) -> None:
        """A point of the chart is a pixel of the screen."""
        self.zoom_to(1.0)

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Zoom so that what is under `at` (viewport pixels, the middle by default) stays there."""
        self.fitting = False
        pixel = at or QPointF(self.viewport().rect().center())
        held = self._held_at(pixel)
        self._set_scale(scale)
        now = self.viewportTransform().map(held)
        self.pan(round(now.x() - pixel.x()), round(now.y() - pixel.y()))
        self._held = (pixel, held, self._scrolled())
        self.zoom_changed.emit(self.zoom)

    def pan(self, dx: int, dy: int) -> None:
        """Scroll by pixels."""
        self.fitting = False
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + dx)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + dy)

    def show_rect(self, rect: Rect | None, most: float = 1.25) -> None:
        """Zoom and scroll so that a rectangle fills the view with a little room round it, no nearer than `most`."""
        if rect is None:
            return
        self.fitting = False
        area = self.viewport().rect()
        across, down = (area.width() - 2 * ROOM) / max(rect.w, 1.0), (area.height() - 2 * ROOM) / max(rect.h, 1.0)
        self._set_scale(min(across, down, most))
        self.centerOn(*rect.middle)
        self.zoom_changed.emit(self.zoom)

    def bring_into_sight(self, rect: Rect) -> None:
        """Scroll, no more than needed, so that a rectangle is seen."""
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        if not seen.contains(q_rect(rect)):
            self.ensureVisible(q_rect(rect), 40, 40)

    def where(self) -> Where:
        """What is looked at now."""
        middle = self.mapToScene(self.viewport().rect().center())
        return self.zoom, middle.x(), middle.y()

    def go_back(self, where: Where) -> None:
        """Look again at what was looked at before."""
        self.fitting = False
        self._set_scale(where[0])
        self.centerOn(where[1], where[2])
        self.zoom_changed.emit(self.zoom)

    def set_chart(self, bounds: Rect | None) -> None:
        """Say where the chart is. One can scroll well past it on every side, so that nothing jumps when it grows."""
        self._chart = q_rect(bounds) if bounds else QRectF(0, 0, 400, 300)
        self._widen()

    def _held_at(self, pixel: QPointF) -> QPointF:
        """The point of the chart under a pixel; the very same one while zooming on there, so that roundings do not add up."""
        if self._held is not None and self._held[0] == pixel and self._held[2] == self._scrolled():
            return self._held[1]
        return self.viewportTransform().inverted()[0].map(pixel)

    def _scrolled(self) -> tuple[float, int, int]:
        return self.zoom, self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def _set_scale(self, scale: float) -> None:
        scale = max(LEAST, min(MOST, scale))
        self.setTransform(QTransform.fromScale(scale, scale))
        self._widen()

    def _widen(self) -> None:
        across, down = self.viewport().width() / self.zoom * 0.85, self.viewport().height() / self.zoom * 0.85
        wanted = self._chart.adjusted(-across, -down, across, down)
        now = self.sceneRect()
        if not (_near(wanted.topLeft(), now.topLeft()) and _near(wanted.bottomRight(), now.bottomRight())):
            self.setSceneRect(wanted)

    @guard()
    def wheelEvent(self, event: QWheelEvent) -> None:
        keys, turned = event.modifiers(), event.angleDelta()
        if keys & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.zoom * STEP ** (turned.y() / 120), event.position())
            return
        moved = event.pixelDelta() if not event.pixelDelta().isNull() else turned / 2
        sideways = bool(keys & Qt.KeyboardModifier.ShiftModifier) and moved.x() == 0
        self.pan(*((-moved.y(), 0) if sideways else (-moved.x(), -moved.y())))
        self.zoom_changed.emit(self.zoom)

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fitting:
            self.fit()
        else:
            self._widen()


def _near(a: QPointF, b: QPointF) -> bool:
    return math.isclose(a.x(), b.x(), abs_tol=0.01) and math.isclose(a.y(), b.y(), abs_tol=0.01)

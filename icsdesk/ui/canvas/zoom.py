"""Zooming and scrolling the canvas: at the pointer, to the chart, to the selection."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from icsdesk.chart.picture import Rect
from icsdesk.ui.paint import q_rect

LEAST, MOST = 0.2, 4.0
STEP = (MOST / LEAST) ** 0.1
"""One zoom step: ten of them go from the least to the most."""


def scale_of(view: QGraphicsView) -> float:
    """Screen pixels a point."""
    return view.transform().m11()


def set_scale(view: QGraphicsView, scale: float, at: QPointF | None = None) -> None:
    """Zoom so that what is under `at` (viewport pixels, the middle by default) stays there."""
    scale = max(LEAST, min(MOST, scale))
    pixel = at or QPointF(view.viewport().rect().center())
    held = view.viewportTransform().inverted()[0].map(pixel)
    view.setTransform(QTransform.fromScale(scale, scale))
    fit_scene(view)
    now = view.viewportTransform().map(held)
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    across.setValue(across.value() + round(now.x() - pixel.x()))
    down.setValue(down.value() + round(now.y() - pixel.y()))


def show_rect(view: QGraphicsView, rect: Rect, most: float) -> None:
    """Zoom and scroll so that a rectangle fills the viewport with a little room round it, no larger than `most`."""
    area = view.viewport().rect()
    room = 28
    scale = min((area.width() - 2 * room) / max(rect.w, 1.0), (area.height() - 2 * room) / max(rect.h, 1.0), most)
    view.setTransform(QTransform.fromScale(*(max(LEAST, min(MOST, scale)),) * 2))
    fit_scene(view)
    view.centerOn(*rect.middle)


def reveal(view: QGraphicsView, rect: Rect) -> None:
    """Scroll, no more than needed, so that a rectangle is seen."""
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    if not seen.contains(q_rect(rect)):
        view.ensureVisible(q_rect(rect), 40, 40)


def fit_scene(view: QGraphicsView, chart: QRectF | None = None) -> None:
    """Let the view scroll well past the chart on every side, so that nothing jumps when the chart grows."""
    if chart is None:
        chart = getattr(view, "chart_rect", QRectF(0, 0, 400, 300))
    scale = scale_of(view)
    across, down = view.viewport().width() / scale * 0.85, view.viewport().height() / scale * 0.85
    wanted = chart.adjusted(-across, -down, across, down)
    if not _same(wanted, view.sceneRect()):
        view.setSceneRect(wanted)


def _same(a: QRectF, b: QRectF) -> bool:
    pairs = zip(a.getRect(), b.getRect(), strict=True)
    return all(math.isclose(x, y, abs_tol=0.01) for x, y in pairs)

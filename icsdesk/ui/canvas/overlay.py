"""Draws over the chart what belongs to the window and not to the chart: selection, focus ring, handles and connectors."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from icsdesk.chart.picture import Stroke
from icsdesk.ui.canvas.hits import HANDLE, SIDES, connector_points, handle_points
from icsdesk.ui.canvas.markers import paint_markers
from icsdesk.ui.canvas.stage import Stage

RING = QColor("#212B32")
RING_INSIDE = QColor("#FFEB3B")
CONNECTOR = 8.0


def paint_overlay(painter: QPainter, stage: Stage, *, focused: bool, handles: bool, hovered: str | None) -> None:
    """Draw the selection in viewport pixels. `handles` is off during a gesture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chosen = stage.chosen
    if hovered is not None and hovered not in chosen:
        _outline(painter, stage, hovered, QPen(stage.accent(), 1.2))
    for item in chosen:
        if item == chosen[-1] and focused:
            _ring(painter, stage, item)
        else:
            _outline(painter, stage, item, QPen(stage.accent(), 2))
    paint_markers(painter, stage)
    if handles and len(chosen) == 1:
        _handles(painter, stage, chosen[0])


def _outline(painter: QPainter, stage: Stage, item: str, pen: QPen) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    part = stage.sheet.shown(item)
    if isinstance(part, Stroke):
        colour = QColor(pen.color())
        colour.setAlpha(90)
        painter.setPen(QPen(colour, pen.widthF() + 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(_course(stage, part))
        return
    area = _area(stage, item)
    if area is not None:
        painter.setPen(pen)
        painter.drawRoundedRect(area.adjusted(-4, -4, 4, 4), 2, 2)


def _ring(painter: QPainter, stage: Stage, item: str) -> None:
    """The focus ring: dark, with yellow inside, seen on any colour (users' requirement A5, 3 pixels)."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    part = stage.sheet.part(item)
    if isinstance(part, Stroke):
        for colour, width in ((RING, 9.0), (RING_INSIDE, 5.0), (QColor(part.colour), 2.0)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
            painter.drawPolyline(_course(stage, part))
        return
    area = _area(stage, item)
    if area is None:
        return
    painter.setPen(QPen(RING_INSIDE, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(area.adjusted(-2.5, -2.5, 2.5, 2.5))
    painter.setPen(QPen(RING, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(area.adjusted(-5, -5, 5, 5))


def _handles(painter: QPainter, stage: Stage, item: str) -> None:
    part = stage.sheet.part(item)
    if isinstance(part, Stroke):
        for point in (part.points[0], part.points[-1]) if part.points else ():
            _disc(painter, stage.point_to_screen(point), 5.5, QColor("#FFFFFF"), RING)
        return
    painter.setPen(QPen(RING, 1.4))
    painter.setBrush(QColor("#FFFFFF"))
    for _, at in handle_points(stage, item):
        painter.drawRect(QRectF(at.x() - HANDLE / 2, at.y() - HANDLE / 2, HANDLE, HANDLE))
    for side, at in connector_points(stage, item):
        _disc(painter, at, CONNECTOR, stage.accent(), QColor("#FFFFFF"))
        _arrow(painter, at, SIDES[side])


def _disc(painter: QPainter, at: QPointF, radius: float, fill: QColor, rim: QColor) -> None:
    painter.setPen(QPen(rim, 1.6))
    painter.setBrush(fill)
    painter.drawEllipse(at, radius, radius)


def _arrow(painter: QPainter, at: QPointF, way: tuple[float, float]) -> None:
    dx, dy = way
    painter.setPen(QPen(QColor("#FFFFFF"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tip = at + QPointF(dx * 4, dy * 4)
    painter.drawLine(at - QPointF(dx * 4, dy * 4), tip)
    side = QPointF(dy * 3, dx * 3)
    back = tip - QPointF(dx * 3, dy * 3)
    painter.drawPolyline(QPolygonF([back + side, tip, back - side]))


def _course(stage: Stage, stroke: Stroke) -> QPolygonF:
    return QPolygonF([stage.point_to_screen(x) for x in stroke.points])


def _area(stage: Stage, item: str) -> QRectF | None:
    part = stage.sheet.shown(item)
    return None if part is None or isinstance(part, Stroke) else stage.to_screen(part.rect)


def paint_hint(painter: QPainter, stage: Stage) -> None:
    """Say on an empty chart how to begin."""
    if stage.shell.view is None:
        words, colour = "There is no chart here yet. Add one from the Chart menu", stage.view.palette().windowText().color()
    else:
        words, colour = (
            "This chart is empty. Double-click or press Insert to add a body, or drag one here from the palette",
            QColor("#4C6272"),
        )
    font = stage.view.font()
    font.setPixelSize(15)
    painter.setFont(font)
    painter.setPen(colour)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(stage.view.viewport().rect().adjusted(40, 20, -40, -20), flags, words)

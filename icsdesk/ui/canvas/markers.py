"""The small marks that say what the checks found: on the screen only, never on paper; shape and letter tell the grade."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from icsdesk.chart.picture import Stroke
from icsdesk.rules.finding import Grade
from icsdesk.ui.canvas.stage import Stage
from icsdesk.ui.paint import font_for, polygon

SIZE = 16.0
"""Width of a marker, in pixels at every zoom."""

_H = SIZE / 2
_SHAPES: dict[Grade, tuple[tuple[float, float], ...]] = {
    Grade.MUST_FIX: ((-3.5, -_H), (3.5, -_H), (_H, -3.5), (_H, 3.5), (3.5, _H), (-3.5, _H), (-_H, 3.5), (-_H, -3.5)),
    Grade.CHECK: ((0, -_H - 1), (_H + 1, _H - 1), (-_H - 1, _H - 1)),
    Grade.CANNOT_TELL: ((-_H + 1, -_H + 1), (_H - 1, -_H + 1), (_H - 1, _H - 1), (-_H + 1, _H - 1)),
}
"""Corners of each shape round its middle; a grade without any is a disc."""
_LOOKS = {
    Grade.MUST_FIX: ("!", "#D5281B", "#FFFFFF"),
    Grade.CHECK: ("C", "#FFDD66", "#212B32"),
    Grade.NOTE: ("N", "#005EB8", "#FFFFFF"),
    Grade.CANNOT_TELL: ("?", "#4C6272", "#FFFFFF"),
}
"""Letter, fill and ink."""


def paint_markers(painter: QPainter, stage: Stage) -> None:
    """Draw the marker of every marked item, in viewport pixels."""
    area = QRectF(stage.view.viewport().rect()).adjusted(-SIZE, -SIZE, SIZE, SIZE)
    for item, grade in stage.sheet.grades.items():
        at = marker_place(stage, item)
        if at is not None and area.contains(at):
            paint_marker(painter, grade, at)


def marker_place(stage: Stage, item: str) -> QPointF | None:
    """Where the marker of an item stands: on its top side near the right corner, or the middle of a line."""
    part = stage.sheet.part(item)
    if part is None:
        return None
    if isinstance(part, Stroke):
        if len(part.points) < 2:
            return None
        middle = len(part.points) // 2
        a, b = part.points[middle - 1], part.points[middle]
        return stage.point_to_screen(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    area = stage.to_screen(part.rect)
    return QPointF(max(area.right() - 20, area.center().x()), area.top() - 1)


def marked_at(stage: Stage, pixel: QPointF) -> str | None:
    """The item whose marker is under the pointer."""
    for item in stage.sheet.grades:
        at = marker_place(stage, item)
        if at is not None and max(abs(at.x() - pixel.x()), abs(at.y() - pixel.y())) <= _H + 2:
            return item
    return None


def paint_marker(painter: QPainter, grade: Grade, at: QPointF) -> None:
    """Draw one marker."""
    text, fill, ink = _LOOKS[grade]
    painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
    painter.setBrush(QColor(fill))
    shape = _SHAPES.get(grade)
    if shape is None:
        painter.drawEllipse(at, _H, _H)
    else:
        painter.drawPolygon(polygon((at.x() + x, at.y() + y) for x, y in shape))
    painter.setFont(font_for(11, bold=True))
    painter.setPen(QColor(ink))
    drop = 1.5 if grade is Grade.CHECK else 0.0
    painter.drawText(QRectF(at.x() - _H, at.y() - _H + drop, SIZE, SIZE), Qt.AlignmentFlag.AlignCenter, text)

"""The things on the canvas: one item for each box, frame and line of the picture, and the sheet of paper under them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from icsdesk.chart.picture import Box, Frame, Picture, Stroke
from icsdesk.rules.finding import Grade
from icsdesk.ui.guard import guard
from icsdesk.ui.paint import Lettering, font_for, letter, paint_box, paint_frame, paint_stroke, paint_surround, q_rect

Drawn = Box | Frame | Stroke

MARKER = 16.0
"""Width of a finding marker, in points."""

_MARKS: dict[Grade, tuple[str, str, str, int]] = {
    Grade.MUST_FIX: ("!", "#D5281B", "#FFFFFF", 8),
    Grade.CHECK: ("C", "#FFDD66", "#212B32", 3),
    Grade.NOTE: ("N", "#005EB8", "#FFFFFF", 0),
    Grade.CANNOT_TELL: ("?", "#4C6272", "#FFFFFF", 4),
}
"""Letter, fill, ink and number of corners (0 is a disc) of each marker, so that it reads without colour."""


class PartItem(QGraphicsItem):
    """One box, frame or line. `part` is what it draws, in chart coordinates; a preview moves the item, not the part."""

    def __init__(self, part: Drawn) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.grade: Grade | None = None
        self.part = part
        self._letters: tuple[Lettering, ...] | None = None

    def show_part(self, part: Drawn) -> None:
        """Draw something else from now on."""
        if part != self.part:
            self.prepareGeometryChange()
            words_same = part.words == self.part.words
            self.part = part
            self._letters = self._letters if words_same else None
            self.update()

    def show_grade(self, grade: Grade | None) -> None:
        """Show a finding marker, or none."""
        if grade is not self.grade:
            self.grade = grade
            self.update()

    @guard(QRectF)
    def boundingRect(self) -> QRectF:
        part = self.part
        if isinstance(part, Stroke):
            area = QPolygonF([QPointF(*x) for x in part.points]).boundingRect().adjusted(-14, -14, 14, 14)
            return area.united(q_rect(part.plate)) if part.plate else area
        return q_rect(part.rect).adjusted(-4, -MARKER, MARKER, 4)

    @guard()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._letters is None:
            self._letters = letter(self.part.words)
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if isinstance(self.part, Box):
            paint_box(painter, self.part, self._letters, scale)
        elif isinstance(self.part, Frame):
            paint_frame(painter, self.part, self._letters, scale)
        else:
            paint_stroke(painter, self.part, self._letters, scale)
        if self.grade is not None:
            paint_marker(painter, self.grade, marker_centre(self.part))


class PaperItem(QGraphicsItem):
    """The sheet: white in every window theme, with a soft shadow, and the heading, foot and key printed on it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(-100)
        self.picture: Picture | None = None

    def show_picture(self, picture: Picture | None) -> None:
        """Be the sheet of another picture."""
        self.prepareGeometryChange()
        self.picture = picture
        self.update()

    @guard(QRectF)
    def boundingRect(self) -> QRectF:
        return QRectF() if self.picture is None else q_rect(self.picture.bounds).adjusted(-12, -10, 12, 16)

    @guard()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.picture is None:
            return
        sheet = q_rect(self.picture.bounds)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(9, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 7))
            painter.drawRoundedRect(sheet.adjusted(-spread, 3 - spread, spread, 3 + spread), spread, spread)
        painter.fillRect(sheet, QColor("#FFFFFF"))
        paint_surround(painter, self.picture)


def marker_centre(part: Drawn) -> QPointF:
    """Where the finding marker of a part stands: its top right corner, or the middle of a line."""
    if isinstance(part, Stroke):
        middle = len(part.points) // 2
        a, b = part.points[middle - 1], part.points[middle]
        return QPointF((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    return QPointF(part.rect.right - 2, part.rect.y + 2)


def paint_marker(painter: QPainter, grade: Grade, at: QPointF) -> None:
    """Draw a finding marker: shape and letter tell the grade, colour only helps."""
    text, fill, ink, corners = _MARKS[grade]
    painter.save()
    painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
    painter.setBrush(QColor(fill))
    half = MARKER / 2
    shape: dict[int, Any] = {
        3: [(0, -half - 1), (half + 1, half - 1), (-half - 1, half - 1)],
        4: [(-half + 1, -half + 1), (half - 1, -half + 1), (half - 1, half - 1), (-half + 1, half - 1)],
        8: [(-3.5, -half), (3.5, -half), (half, -3.5), (half, 3.5), (3.5, half), (-3.5, half), (-half, 3.5), (-half, -3.5)],
    }
    if corners:
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in shape[corners]]))
    else:
        painter.drawEllipse(at, half, half)
    font: QFont = font_for(11, bold=True)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    drop = 1.5 if corners == 3 else 0
    painter.drawText(QRectF(at.x() - half, at.y() - half + drop, MARKER, MARKER), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()

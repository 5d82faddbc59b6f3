"""The things on the canvas: one item for each box, frame and line of the picture, and the sheet of paper under them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from icsdesk.chart.picture import Box, Frame, Picture, Stroke, Words
from icsdesk.ui.guard import guard
from icsdesk.ui.paint import (
    Course,
    Lettering,
    letter,
    paint_box,
    paint_frame,
    paint_line_words,
    paint_stroke,
    paint_surround,
    polygon,
    q_rect,
)

Drawn = Box | Frame | Stroke


class PartItem(QGraphicsItem):
    """One box, frame or line. `part` is what it draws; `course` the stretch of a line that is not drawn with another's."""

    def __init__(self, part: Drawn, course: Course | None = None) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.part, self.course = part, course
        self._letters: tuple[Lettering, ...] | None = None

    def show_part(self, part: Drawn, course: Course | None = None) -> bool:
        """Draw something else from now on; False when it is the same."""
        if part == self.part and course == self.course:
            return False
        self.prepareGeometryChange()
        if part.words != self.part.words:
            self._letters = relaid(self._letters, part.words)
        self.part, self.course = part, course
        self.update()
        return True

    @guard(QRectF)
    def boundingRect(self) -> QRectF:
        if isinstance(self.part, Stroke):
            return polygon(self.part.points).boundingRect().adjusted(-14, -14, 14, 14)
        return q_rect(self.part.rect).adjusted(-4, -4, 4, 4)

    @guard()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if isinstance(self.part, Stroke):
            paint_stroke(painter, self.part, self.course)
            return
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if isinstance(self.part, Box):
            paint_box(painter, self.part, self.letters(), scale)
        else:
            paint_frame(painter, self.part, self.letters(), scale)

    def letters(self) -> tuple[Lettering, ...]:
        """Its words, laid out."""
        if self._letters is None:
            self._letters = letter(self.part.words)
        return self._letters


def relaid(letters: tuple[Lettering, ...] | None, words: tuple[Words, ...]) -> tuple[Lettering, ...] | None:
    """The laid-out words put elsewhere, when only their places differ (a box being dragged); None when they must be laid out anew."""
    if letters is None or len(letters) != len(words):
        return None
    if any(replace(old.words, x=0, y=0) != replace(new, x=0, y=0) for old, new in zip(letters, words, strict=True)):
        return None
    for old, new in zip(letters, words, strict=True):
        old.words = new
    return letters


class LineWordsItem(PartItem):
    """The words of a line, above every line."""

    @guard(QRectF)
    def boundingRect(self) -> QRectF:
        plate = self.part.plate if isinstance(self.part, Stroke) else None
        return q_rect(plate).adjusted(-2, -2, 2, 2) if plate else QRectF()

    @guard()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if isinstance(self.part, Stroke):
            scale = option.levelOfDetailFromTransform(painter.worldTransform())
            paint_line_words(painter, self.part, self.letters(), scale)


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

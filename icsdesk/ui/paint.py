"""Paints the parts of a picture with QPainter: the canvas, printed pages and images all use these same strokes.

Colours come from the picture, never from the window. Lengths are points; the caller has set the painter's scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QStaticText

from icsdesk.chart.picture import Anchor, Box, Corner, End, Frame, Picture, Point, Rect, Stroke, Words

FAMILIES = ("Arimo", "Liberation Sans", "Arial", "Helvetica")
"""Fonts with one set of widths; the first is the bundled one."""

ROUNDING = 8.0
CUT = 10.0
HOP = 4.0
LEAST_TEXT = 3.2
"""Words smaller than this many pixels on the screen are not drawn."""


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; gives the families found."""
    found: list[str] = []
    for path in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        found += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(found))


def font_for(size: float, bold: bool = False, italic: bool = False) -> QFont:
    """The chart font at the nearest whole pixel size, without hinting so that widths grow evenly."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def q_rect(rect: Rect) -> QRectF:
    """The same rectangle for Qt."""
    return QRectF(rect.x, rect.y, rect.w, rect.h)


class Lettering:
    """One line of words, laid out once and drawn many times."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.font = font_for(words.size, words.bold, words.italic)
        self.stretch = words.size / self.font.pixelSize()
        metrics = QFontMetricsF(self.font)
        width = metrics.horizontalAdvance(words.text)
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[words.anchor]
        self.left = -width * share
        self.ascent = metrics.ascent()
        self.static = QStaticText(words.text)
        self.static.setTextFormat(Qt.TextFormat.PlainText)
        self.static.prepare(font=self.font)
        self.colour = QColor(words.colour)

    def paint(self, painter: QPainter, *, plain: bool = False) -> None:
        """Draw it; `plain` for paper, where the words must stay words."""
        painter.save()
        painter.translate(self.words.x, self.words.y)
        painter.scale(self.stretch, self.stretch)
        painter.setFont(self.font)
        painter.setPen(self.colour)
        if plain:
            painter.drawText(QPointF(self.left, 0), self.words.text)
        else:
            painter.drawStaticText(QPointF(self.left, -self.ascent), self.static)
        painter.restore()


def letter(words: Iterable[Words]) -> tuple[Lettering, ...]:
    """Lay out several lines of words."""
    return tuple(Lettering(x) for x in words)


def paint_words(painter: QPainter, letters: Iterable[Lettering], scale: float = 1.0, *, plain: bool = False) -> None:
    """Draw words, leaving out those too small to be anything but grey at this scale."""
    for item in letters:
        if plain or item.words.size * scale >= LEAST_TEXT:
            item.paint(painter, plain=plain)


def box_path(box: Box) -> QPainterPath:
    """The outline of a box."""
    r, path = q_rect(box.rect), QPainterPath()
    if box.corner is Corner.ROUND:
        path.addRoundedRect(r, ROUNDING, ROUNDING)
    elif box.corner is Corner.CUT:
        c = min(CUT, r.width() / 4, r.height() / 4)
        corners = [
            (r.left() + c, r.top()), (r.right() - c, r.top()), (r.right(), r.top() + c), (r.right(), r.bottom() - c),
            (r.right() - c, r.bottom()), (r.left() + c, r.bottom()), (r.left(), r.bottom() - c), (r.left(), r.top() + c),
        ]  # fmt: skip
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    else:
        path.addRect(r)
    return path


def line_pen(colour: str, width: float, dash: tuple[float, ...]) -> QPen:
    """A pen; `dash` is in points, round dots when a dash is no longer than the pen is wide."""
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash and width > 0:
        if dash[0] <= width:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([x / width for x in dash])
    return pen


def paint_box(painter: QPainter, box: Box, letters: Iterable[Lettering], scale: float = 1.0, *, plain: bool = False) -> None:
    """Draw a body or organisation."""
    path = box_path(box)
    painter.fillPath(path, QColor(box.fill))
    if box.side_bar > 0:
        bar = QPainterPath()
        bar.addRect(QRectF(box.rect.x, box.rect.y, box.side_bar, box.rect.h))
        painter.fillPath(path.intersected(bar), QColor(box.border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(box.border, box.border_width, box.dash))
    painter.drawPath(path)
    if box.double:
        gap = box.border_width * 2
        painter.drawRect(q_rect(box.rect).adjusted(gap, gap, -gap, -gap))
    paint_words(painter, letters, scale, plain=plain)


def paint_frame(
    painter: QPainter, frame: Frame, letters: Iterable[Lettering], scale: float = 1.0, *, plain: bool = False
) -> None:
    """Draw a place or a grouping, behind the boxes in it."""
    painter.fillRect(q_rect(frame.rect), QColor(frame.fill))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(frame.border, frame.border_width, frame.dash))
    painter.drawRect(q_rect(frame.rect))
    paint_words(painter, letters, scale, plain=plain)


def stroke_path(stroke: Stroke) -> QPainterPath:
    """The course of a line, hopping over the lines it crosses."""
    path = QPainterPath()
    if not stroke.points:
        return path
    path.moveTo(*stroke.points[0])
    for a, b in zip(stroke.points, stroke.points[1:], strict=False):
        for hop in sorted((x for x in stroke.jumps if _on(a, b, x)), key=lambda x: math.dist(a, x)):
            _hop(path, a, b, hop)
        path.lineTo(*b)
    return path


def paint_stroke(
    painter: QPainter, stroke: Stroke, letters: Iterable[Lettering], scale: float = 1.0, *, plain: bool = False
) -> None:
    """Draw a line, its ends and its words."""
    if len(stroke.points) < 2:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(stroke.colour, stroke.width, stroke.dash))
    painter.drawPath(stroke_path(stroke))
    paint_end(painter, stroke.start_end, stroke.points[0], stroke.points[1], stroke)
    paint_end(painter, stroke.finish_end, stroke.points[-1], stroke.points[-2], stroke)
    if stroke.plate is not None and (plain or scale > 0.3):
        painter.fillRect(q_rect(stroke.plate), QColor("#FFFFFF"))
    paint_words(painter, letters, scale, plain=plain)


def paint_end(painter: QPainter, end: End, tip: Point, behind: Point, stroke: Stroke) -> None:
    """Draw what stands at one end of a line: `tip` is where it touches, `behind` the point before."""
    if end is End.NONE or tip == behind:
        return
    painter.save()
    painter.translate(*tip)
    painter.rotate(math.degrees(math.atan2(tip[1] - behind[1], tip[0] - behind[0])))
    size = 4.5 + 1.8 * stroke.width
    colour = QColor(stroke.colour)
    pen = QPen(colour, stroke.width if end in (End.OPEN_V, End.BAR) else min(stroke.width, 1.5))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QColor("#FFFFFF") if end in (End.OPEN_TRIANGLE, End.DIAMOND) else colour)
    if end in (End.FILLED_TRIANGLE, End.OPEN_TRIANGLE):
        painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(-size * 1.2, -size * 0.6), QPointF(-size * 1.2, size * 0.6)]))
    elif end is End.OPEN_V:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(-size, -size * 0.6), QPointF(0, 0), QPointF(-size, size * 0.6)]))
    elif end is End.FILLED_CIRCLE:
        painter.drawEllipse(QPointF(-size * 0.4, 0), size * 0.4, size * 0.4)
    elif end is End.BAR:
        painter.drawLine(QPointF(-3, -size * 0.7), QPointF(-3, size * 0.7))
    elif end is End.DIAMOND:
        half = size * 0.5
        painter.drawPolygon(
            QPolygonF([QPointF(0, 0), QPointF(-size * 0.8, -half), QPointF(-size * 1.6, 0), QPointF(-size * 0.8, half)])
        )
    painter.restore()


def paint_surround(painter: QPainter, picture: Picture, *, plain: bool = False) -> None:
    """Draw what stands round the chart: heading, foot and key."""
    for entry in picture.key:
        letters = letter(entry.sample.words)
        if isinstance(entry.sample, Box):
            paint_box(painter, entry.sample, letters, plain=plain)
        else:
            paint_stroke(painter, entry.sample, letters, plain=plain)
    words = (*picture.heading, *picture.foot, *(x.words for x in picture.key))
    paint_words(painter, letter(words), plain=plain)


def paint_picture(painter: QPainter, picture: Picture) -> None:
    """Draw a whole picture on paper or on an image."""
    for frame in picture.frames:
        paint_frame(painter, frame, letter(frame.words), plain=True)
    for stroke in picture.strokes:
        paint_stroke(painter, stroke, letter(stroke.words), plain=True)
    for box in picture.boxes:
        paint_box(painter, box, letter(box.words), plain=True)
    paint_surround(painter, picture, plain=True)


def _on(a: Point, b: Point, at: Point) -> bool:
    if abs(a[1] - b[1]) < 0.5:
        return abs(at[1] - a[1]) < 0.5 and min(a[0], b[0]) + HOP < at[0] < max(a[0], b[0]) - HOP
    return abs(at[0] - a[0]) < 0.5 and min(a[1], b[1]) + HOP < at[1] < max(a[1], b[1]) - HOP


def _hop(path: QPainterPath, a: Point, b: Point, at: Point) -> None:
    length = math.dist(a, b)
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    path.lineTo(at[0] - ux * HOP, at[1] - uy * HOP)
    lift = (0.0, -HOP * 1.3) if abs(uy) < 0.5 else (HOP * 1.3, 0.0)
    path.quadTo(at[0] + lift[0], at[1] + lift[1], at[0] + ux * HOP, at[1] + uy * HOP)

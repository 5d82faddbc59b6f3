"""Paints the parts of a picture with QPainter: the canvas, printed pages and images all use these same strokes.

Colours come from the picture, never from the window. Lengths are points; the caller has set the painter's scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QStaticText

from icsdesk.chart.buses import painted
from icsdesk.chart.ends import end_shape, shortened
from icsdesk.chart.jumps import hopped
from icsdesk.chart.picture import Anchor, Box, Corner, End, Frame, Picture, Point, Rect, Stroke, Words

Course = tuple[tuple[Point, ...], End, End]
"""Points to paint, and the ends at the first and the last of them."""

FAMILIES = ("Liberation Sans", "Arimo", "Arial", "Helvetica")
"""Fonts with one set of widths; the first is the bundled one."""

ROUNDING = 8.0
CUT = 8.0
FRAME_ROUNDING = 6.0
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


def outline(rect: Rect, corner: Corner, rounding: float = ROUNDING) -> QPainterPath:
    """The outline of a box."""
    r, path = q_rect(rect), QPainterPath()
    if corner is Corner.ROUND:
        path.addRoundedRect(r, rounding, rounding)
    elif corner is Corner.CUT:
        c = min(CUT, r.width() / 4, r.height() / 4)
        across = (r.left(), r.left() + c, r.right() - c, r.right())
        down = (r.top(), r.top() + c, r.bottom() - c, r.bottom())
        order = ((1, 0), (2, 0), (3, 1), (3, 2), (2, 3), (1, 3), (0, 2), (0, 1))
        path.addPolygon(polygon((across[i], down[j]) for i, j in order))
        path.closeSubpath()
    else:
        path.addRect(r)
    return path


def line_pen(colour: str, width: float, dash: tuple[float, ...], offset: float = 0.0) -> QPen:
    """A pen with square corners; `dash` and `offset` are in points."""
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash and width > 0:
        pen.setDashPattern([x / width for x in dash])
        pen.setDashOffset(offset / width)
    return pen


def paint_box(painter: QPainter, box: Box, letters: Iterable[Lettering], scale: float = 1.0, *, plain: bool = False) -> None:
    """Draw a body or organisation."""
    path = outline(box.rect, box.corner)
    painter.fillPath(path, QColor(box.fill))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(box.border, box.border_width, box.dash))
    painter.drawPath(path)
    if box.double:
        painter.setPen(line_pen(box.border, 1.0, ()))
        painter.drawPath(outline(box.rect.grown(-4), box.corner, ROUNDING - 4))
    if box.side_bar > 0:
        painter.fillRect(QRectF(box.rect.x, box.rect.y, box.side_bar, box.rect.h), QColor(box.border))
    paint_words(painter, letters, scale, plain=plain)


def paint_frame(
    painter: QPainter, frame: Frame, letters: Iterable[Lettering], scale: float = 1.0, *, plain: bool = False
) -> None:
    """Draw a place or a grouping, behind the boxes in it."""
    painter.setBrush(Qt.BrushStyle.NoBrush if frame.fill == "none" else QColor(frame.fill))
    painter.setPen(line_pen(frame.border, frame.border_width, frame.dash))
    painter.drawRoundedRect(q_rect(frame.rect), FRAME_ROUNDING, FRAME_ROUNDING)
    paint_words(painter, letters, scale, plain=plain)


def whole(stroke: Stroke) -> Course:
    """The course of a line that shares nothing with another."""
    return stroke.points, stroke.start_end, stroke.finish_end


def paint_stroke(painter: QPainter, stroke: Stroke, course: Course | None = None) -> None:
    """Draw a line and its ends, without its words; `course` is what is left to draw where lines share a trunk."""
    points, start, finish = course or whole(stroke)
    if len(points) < 2:
        return
    path = shortened(shortened(points, finish)[::-1], start)[::-1]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(stroke.colour, stroke.width, stroke.dash, stroke.dash_offset))
    painter.drawPolyline(polygon(hopped(path, stroke.jumps)))
    for end, along in ((finish, points), (start, points[::-1])):
        shape = end_shape(end, along)
        if shape is None:
            continue
        painter.setPen(line_pen(stroke.colour, 1.5, ()))
        painter.setBrush(QColor(stroke.colour if shape.filled else "#FFFFFF"))
        if shape.closed:
            painter.drawPolygon(polygon(shape.points))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(polygon(shape.points))


def paint_line_words(
    painter: QPainter, stroke: Stroke, letters: Iterable[Lettering], scale: float = 1.0, *, plain: bool = False
) -> None:
    """Draw the words of a line on their plain plate, above every line."""
    if stroke.plate is not None and (plain or scale > 0.3):
        painter.fillRect(q_rect(stroke.plate), QColor("#FFFFFF"))
    paint_words(painter, letters, scale, plain=plain)


def polygon(points: Iterable[Point]) -> QPolygonF:
    """The same points for Qt."""
    return QPolygonF([QPointF(x, y) for x, y in points])


def paint_surround(painter: QPainter, picture: Picture, *, plain: bool = False) -> None:
    """Draw what stands round the chart: heading, foot and key."""
    for entry in picture.key:
        if isinstance(entry.sample, Box):
            paint_box(painter, entry.sample, letter(entry.sample.words), plain=plain)
        else:
            paint_stroke(painter, entry.sample)
    words = (*picture.heading, *picture.foot, *(x.words for x in picture.key))
    paint_words(painter, letter(words), plain=plain)


def paint_picture(painter: QPainter, picture: Picture) -> None:
    """Draw a whole picture on paper or on an image, in the order every form of it has."""
    courses = painted(picture.strokes)
    for frame in picture.frames:
        paint_frame(painter, frame, letter(frame.words), plain=True)
    for stroke in picture.strokes:
        paint_stroke(painter, stroke, courses.get(stroke.id))
    for box in picture.boxes:
        paint_box(painter, box, letter(box.words), plain=True)
    for stroke in picture.strokes:
        paint_line_words(painter, stroke, letter(stroke.words), plain=True)
    paint_surround(painter, picture, plain=True)

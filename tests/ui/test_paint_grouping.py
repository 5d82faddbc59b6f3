"""A grouping is painted as an outline; what stands behind it stays to be seen."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from icsdesk.chart.picture import Frame, Rect
from icsdesk.ui.paint import paint_frame


def painted(fill: str) -> QColor:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    frame = Frame("g", Rect(5, 5, 50, 30), fill, "#3D3D3D", 1.5, (), (), "In common", "")
    painter = QPainter(image)
    paint_frame(painter, frame, ())
    painter.end()
    return image.pixelColor(30, 20)


def test_a_frame_without_a_fill_leaves_the_paper_white(qapp) -> None:
    assert painted("none") == QColor("#FFFFFF")


def test_a_frame_with_a_fill_is_filled(qapp) -> None:
    assert painted("#F2E6EB") == QColor("#F2E6EB")

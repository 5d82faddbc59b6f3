"""The strokes the canvas shares with paper, and the guard round every Qt callback."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from icsdesk import places
from icsdesk.chart.compose import compose
from icsdesk.chart.measure import FontMeasure
from icsdesk.ui.guard import guard
from icsdesk.ui.paint import font_for, load_fonts, paint_picture


def test_words_are_drawn_as_wide_as_they_were_measured(qtbot: QtBot, measure: FontMeasure):
    load_fonts(places.fonts())
    for text, bold in (
        ("Worcestershire Health and Wellbeing Board", True),
        ("Neighbourhood · Proposed", False),
        ("ŵŷ £ – ’", False),
    ):
        drawn = QFontMetricsF(font_for(10, bold)).horizontalAdvance(text)
        assert drawn == pytest.approx(measure.width(text, 10, bold), rel=0.02, abs=1.0)


def test_a_picture_on_paper_is_what_the_canvas_shows(bench):
    shell = bench.shell
    picture = compose(shell.system, shell.view, shell.day, shell.measure)
    image = QImage(int(picture.bounds.w), int(picture.bounds.h), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(-picture.bounds.x, -picture.bounds.y)
    paint_picture(painter, picture)
    painter.end()
    seen = QImage(image.size(), QImage.Format.Format_RGB32)
    seen.fill(QColor("white"))
    painter = QPainter(seen)
    bench.view.scene().render(
        painter, QRectF(seen.rect()), QRectF(picture.bounds.x, picture.bounds.y, seen.width(), seen.height())
    )
    painter.end()
    for box in picture.boxes:
        for x, y in ((box.rect.x, box.rect.y + 20), (box.rect.x + 20, box.rect.bottom - 8), (box.rect.right + 5, box.rect.y)):
            at = (int(x - picture.bounds.x), int(y - picture.bounds.y))
            assert image.pixelColor(*at).name() == seen.pixelColor(*at).name()
    dark = [
        (x, y)
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
        if image.pixelColor(x, y).lightness() < 200
    ]
    assert len(dark) > 100


def test_a_mistake_in_a_callback_is_reported_and_a_safe_value_given(monkeypatch: pytest.MonkeyPatch):
    heard: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: heard.append(error))

    class Thing:
        @guard(QRectF)
        def area(self) -> QRectF:
            raise ValueError("no area")

        @guard(False)
        def event(self) -> bool:
            raise ValueError("no event")

    assert Thing().area() == QRectF()
    assert Thing().event() is False
    assert [str(x) for x in heard] == ["no area", "no event"]

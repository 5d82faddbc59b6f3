"""Qt must not lose count of None: a version that does ends the program without a word after some thousand calls."""

from __future__ import annotations

import sys

from PySide6.QtGui import QImage, QPainter

CALLS = 20_000


def test_calls_that_return_nothing_leave_none_alone(qapp: object) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.drawRect(1, 1, 8, 8)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - CALLS / 100, f"{before - after} references to None were lost in {CALLS} calls"

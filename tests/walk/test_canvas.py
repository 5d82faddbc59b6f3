"""The canvas stays equal to a fresh drawing while the machine plays."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.edit.example import example
from tests.walk.canvas import CanvasWatch
from tests.walk.machine import play

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_canvas_equals_a_fresh_drawing_after_every_sequence(qtbot: QtBot) -> None:
    watch = CanvasWatch()
    qtbot.addWidget(watch.view)
    play(40, steps=15, seed=500, begin=[example()], watch=watch)
    assert watch.compared > 40

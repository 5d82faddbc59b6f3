"""Places drawn as frames: they are selected inside, dragged by their title with what stands in them, and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from icsdesk.domain.records import Place, Placement, View
from icsdesk.domain.system import System
from icsdesk.ui.canvas.editor import NameEditor


@pytest.fixture
def framed(bench, make_bench: Callable[[System], object]):
    """The small chart with a frame round the Health and Wellbeing Board."""
    view = bench.system.need(View, "main")
    area = Placement(item="county", x=530, y=60, w=220, h=200)
    records = [x for x in bench.system.records.values() if x.id != "main"]
    view = replace(view, placements=(*view.placements, area))
    made = make_bench(System.of(bench.system.about, (*records, Place(id="county", name="Example County"), view)))
    made.shell.set_view("main")
    made.view.zoom_100()
    return made


def test_a_click_inside_selects_the_frame_and_a_drag_inside_bands(framed):
    framed.click(framed.at(640, 220))
    assert framed.chosen == ("county",)
    framed.drag(framed.at(545, 90), framed.at(735, 200))
    assert framed.chosen == ("hwb",)
    assert framed.steps == 0


def test_a_frame_is_dragged_by_its_title_with_what_stands_in_it(framed):
    start = framed.at(640, 70)
    framed.drag(start, start + QPoint(0, 150), Qt.KeyboardModifier.AltModifier)
    assert framed.spot("county") == (530.0, 210.0)
    assert framed.spot("hwb") == (560.0, 250.0)
    assert framed.spot("board") == (300.0, 100.0)
    assert framed.steps == 1
    framed.same_as_fresh()


def test_a_frame_is_named_and_resized(framed):
    framed.double(framed.at(640, 70))
    editor = framed.view.findChild(NameEditor)
    QTest.keyClicks(editor, "Wessex")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert framed.system.name_of("county") == "Wessex"
    corner = framed.at(750, 260) + QPoint(4, 4)
    framed.drag(corner, corner + QPoint(40, 20))
    assert framed.size("county") == (260.0, 220.0)
    assert framed.spot("hwb") == (560.0, 100.0)

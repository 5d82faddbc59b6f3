"""Zooming, scrolling, switching charts, undo, findings and what a screen reader hears."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from icsdesk.rules.finding import Grade
from icsdesk.ui.canvas.editor import NameEditor
from icsdesk.ui.canvas.markers import marker_place
from icsdesk.ui.canvas.reading import CanvasReading

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def wheel(bench, at: QPoint, turn: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = bench.view
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_control_wheel_zooms_at_the_pointer_within_bounds(bench):
    at = QPoint(310, 220)
    under = bench.view.mapToScene(at)
    zooms: list[float] = []
    bench.view.zoom_changed.connect(zooms.append)
    for turn in (120, 120, -120, -120, -120, 60, 240):
        wheel(bench, at, turn, CTRL)
        now = bench.view.viewportTransform().map(under)
        assert abs(now.x() - at.x()) <= 1
        assert abs(now.y() - at.y()) <= 1
    for _ in range(30):
        wheel(bench, at, 120, CTRL)
    assert zooms[-1] == pytest.approx(4.0)
    for _ in range(60):
        wheel(bench, at, -120, CTRL)
    assert zooms[-1] == pytest.approx(0.2)


def test_the_wheel_scrolls_and_with_shift_sideways(bench):
    down, across = bench.view.verticalScrollBar(), bench.view.horizontalScrollBar()
    before = (across.value(), down.value())
    wheel(bench, QPoint(300, 300), -120)
    assert (across.value(), down.value()) == (before[0], before[1] + 60)
    wheel(bench, QPoint(300, 300), -120, SHIFT)
    assert (across.value(), down.value()) == (before[0] + 60, before[1] + 60)


def test_zoom_keys(bench):
    bench.key(Qt.Key.Key_Plus, CTRL)
    assert bench.view.zoom > 1.2
    bench.key(Qt.Key.Key_0, CTRL)
    assert bench.view.zoom == pytest.approx(1.0)
    bench.key(Qt.Key.Key_Minus, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert bench.view.zoom < 0.8
    bench.key(Qt.Key.Key_1, CTRL)
    seen = bench.view.mapToScene(bench.view.viewport().rect()).boundingRect()
    bounds = bench.view.picture.bounds
    assert seen.contains(QPointF(bounds.x, bounds.y))
    assert seen.contains(QPointF(bounds.right, bounds.bottom))
    bench.shell.selection.set(("audit",))
    bench.key(Qt.Key.Key_2, CTRL)
    assert bench.view.zoom == pytest.approx(2.0)


def test_control_arrows_scroll_fifty_and_with_shift_two_hundred(bench):
    across = bench.view.horizontalScrollBar()
    before = across.value()
    bench.key(Qt.Key.Key_Right, CTRL)
    assert across.value() == before + 50
    bench.key(Qt.Key.Key_Left, CTRL | SHIFT)
    assert across.value() == before - 150
    assert bench.steps == 0


@pytest.mark.parametrize("how", ["space", "middle"])
def test_space_drag_and_middle_drag_pan(bench, how: str):
    start = bench.middle("audit")
    before = bench.view.mapToScene(QPoint(0, 0))
    button = Qt.MouseButton.LeftButton if how == "space" else Qt.MouseButton.MiddleButton
    if how == "space":
        QTest.keyPress(bench.view, Qt.Key.Key_Space)
    bench.press(start, button=button)
    bench.travel(start, start + QPoint(70, 40))
    bench.release(start + QPoint(70, 40), button=button)
    if how == "space":
        QTest.keyRelease(bench.view, Qt.Key.Key_Space)
    moved = bench.view.mapToScene(QPoint(0, 0)) - before
    assert (round(moved.x()), round(moved.y())) == (-70, -40)
    assert bench.steps == 0
    assert bench.chosen == ()
    bench.click(bench.middle("audit"))
    assert bench.chosen == ("audit",)


def test_each_chart_keeps_its_own_zoom_and_place(bench):
    bench.view.zoom_to(1.7)
    where = bench.view.where()
    bench.shell.set_view("other")
    assert bench.view.sheet.items == {}
    bench.shell.set_view("main")
    assert bench.view.where() == pytest.approx(where, abs=1.0)


def test_undo_and_redo_select_what_changed_and_say_it(bench):
    start = bench.middle("hwb")
    bench.drag(start, start + QPoint(0, 100))
    bench.click(bench.at(350, 480))
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.chosen == ("hwb",)
    assert bench.said[-1] == "Undone: Move Health and Wellbeing Board"
    assert not bench.shell.document.modified
    bench.click(bench.at(350, 480))
    bench.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert bench.chosen == ("hwb",)
    assert bench.said[-1] == "Redone: Move Health and Wellbeing Board"
    assert bench.shell.document.modified


def test_the_canvas_equals_a_fresh_drawing_after_every_kind_of_edit(bench):
    start = bench.middle("audit")
    bench.drag(start, start + QPoint(-60, 40))
    bench.same_as_fresh()
    bench.shell.selection.set(("quality",))
    bench.key(Qt.Key.Key_D, CTRL)
    bench.same_as_fresh()
    bench.key(Qt.Key.Key_Delete, SHIFT)
    bench.same_as_fresh()
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.same_as_fresh()


def test_only_what_changed_is_drawn_again(bench):
    kept = bench.view.sheet.items["hwb"]
    start = bench.middle("audit")
    bench.drag(start, start + QPoint(-60, 40))
    assert bench.view.sheet.items["hwb"] is kept
    assert bench.view.sheet.last_changed == ("audit",)


def test_findings_are_marked_on_the_screen_by_shape(bench):
    plain = bench.view.grab().toImage()
    pictures = [plain]
    for grade in Grade:
        bench.view.set_findings({"hwb": grade})
        pictures.append(bench.view.grab().toImage())
    for i, one in enumerate(pictures):
        assert all(one != other for other in pictures[i + 1 :])


def test_the_paper_stays_white_when_the_window_is_dark(bench, make_bench: Callable[..., object]):
    from PySide6.QtGui import QColor, QPalette

    dark = QPalette(bench.view.palette())
    dark.setColor(QPalette.ColorRole.Window, QColor("#202124"))
    bench.view.setPalette(dark)
    image = bench.view.grab().toImage()
    assert image.pixelColor(bench.at(500, 240)).name() == "#ffffff"
    assert image.pixelColor(5, 5).lightness() < 60


def test_a_screen_reader_finds_every_body_and_line(bench):
    reading: CanvasReading = bench.view.reading
    assert reading.role() == QAccessible.Role.List
    names = [reading.child(i).text(QAccessible.Text.Name) for i in range(reading.childCount())]
    assert names[0] == "Example Board"
    assert "Audit Committee reports to Example Board" in names
    bench.view.set_findings({"audit": Grade.MUST_FIX})
    bench.shell.selection.set(("audit",))
    audit = reading.reading("audit")
    said = audit.text(QAccessible.Text.Description)
    assert "reports to Example Board" in said
    assert "0 seats" in said
    assert "Finding: Must fix" in said
    assert said.endswith("3 of 6.")
    assert audit.state().selected
    assert audit.state().focused
    assert not reading.reading("hwb").state().selected
    assert audit.rect().contains(bench.view.viewport().mapToGlobal(bench.middle("audit")))
    assert reading.indexOfChild(audit) == 2
    bench.key(Qt.Key.Key_Delete)
    assert not audit.isValid()


def test_qt_gives_assistive_technology_the_canvas_as_a_list(bench):
    QAccessible.setActive(True)
    try:
        found = QAccessible.queryAccessibleInterface(bench.view)
        assert found.role() == QAccessible.Role.List
        assert found.text(QAccessible.Text.Name) == "Chart: Structure"
        assert found.childCount() == 6
        assert found.child(0).role() == QAccessible.Role.ListItem
        assert found.child(0).parent().role() == QAccessible.Role.List
        for _ in range(8):
            bench.key(Qt.Key.Key_Tab)
        assert found.focusChild().text(QAccessible.Text.Name) == "Health and Wellbeing Board"
        bench.key(Qt.Key.Key_Delete, SHIFT)
        bench.key(Qt.Key.Key_Z, CTRL)
        assert found.childCount() == 6
    finally:
        QAccessible.setActive(False)


def test_opening_another_file_is_no_undo(bench):
    start = bench.middle("hwb")
    bench.drag(start, start + QPoint(0, 100))
    said = len(bench.said)
    bench.shell.document.open(bench.system, None)
    assert bench.said[said:] == []
    assert bench.chosen == ()


def test_an_empty_chart_says_how_to_begin(bench):
    bench.shell.set_view("other")
    blank = bench.view.grab().toImage()
    colours = {blank.pixelColor(x, blank.height() // 2).name() for x in range(100, blank.width() - 100)}
    assert len(colours) > 2


def test_clicking_a_marker_selects_and_says_which(bench):
    heard: list[str] = []
    bench.view.finding_clicked.connect(heard.append)
    bench.view.set_findings({"hwb": Grade.CHECK}, {"hwb": "Check: no chair is recorded"})
    at = marker_place(bench.view.stage, "hwb")
    bench.click(at.toPoint())
    assert heard == ["hwb"]
    assert bench.chosen == ("hwb",)
    said = bench.view.reading.reading("hwb").text(QAccessible.Text.Description)
    assert "Finding: Check: no chair is recorded." in said


def test_the_outline_of_a_dragged_box_goes_with_it(bench):
    bench.view.set_findings({})
    start = bench.middle("audit")
    bench.press(start)
    bench.travel(start, start + QPoint(0, 150))
    image = bench.view.grab().toImage()
    left_behind = bench.at(120, 330) - QPoint(4, 0)
    assert image.pixelColor(left_behind).name() == "#ffffff"
    bench.key(Qt.Key.Key_Escape)
    bench.release(start)


def test_a_letter_made_with_a_dead_key_begins_a_name(bench):
    bench.click(bench.middle("audit"))
    letter = QInputMethodEvent("", [])
    letter.setCommitString("\u0175")
    QApplication.sendEvent(bench.view, letter)
    editor = bench.view.findChild(NameEditor)
    assert editor.toPlainText() == "\u0175"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert bench.system.name_of("audit") == "\u0175"


def test_a_new_edit_after_an_undo_is_no_redo(bench):
    start = bench.middle("hwb")
    bench.drag(start, start + QPoint(0, 100))
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.drag(bench.middle("audit"), bench.middle("audit") + QPoint(0, 100))
    assert bench.said[-1] == "Moved Audit Committee"
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.key(Qt.Key.Key_Y, CTRL)
    assert bench.said[-1] == "Redone: Move Audit Committee"


READ_ALOUD = """
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
application = QApplication([])
QAccessible.setActive(True)
from icsdesk import places
from icsdesk.chart.measure import FontMeasure
from icsdesk.ui.canvas.view import CanvasView
from icsdesk.ui.shell import Shell
shell = Shell(FontMeasure(places.fonts()), ())
view = CanvasView(shell)
view.show()
shell.say("Read aloud")
print(QAccessible.queryAccessibleInterface(view).childCount(), flush=True)
application.processEvents()
"""


def test_a_program_that_was_read_aloud_closes_cleanly():
    done = subprocess.run([sys.executable, "-c", READ_ALOUD], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "0"), done.stderr

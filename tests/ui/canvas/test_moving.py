"""Moving and resizing with the mouse and the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

POPUP = "This plugin does not support (raise|grabbing the keyboard)"
"""What the offscreen platform says whenever a menu opens."""


def test_four_pixels_is_a_click_and_five_a_move(bench):
    start = bench.middle("audit")
    bench.drag(start, start + QPoint(4, 0))
    assert bench.steps == 0
    bench.drag(start, start + QPoint(-50, 0))
    assert bench.steps == 1
    assert bench.spot("audit") == (70.0, 300.0)


def test_a_drag_is_one_step_named_and_said(bench):
    start = bench.middle("audit")
    bench.drag(start, start + QPoint(-60, 80))
    assert bench.spot("audit") == (60.0, 380.0)
    assert len(bench.announced) == 1
    assert bench.shell.document.undo_stack.undoText() == "Move Audit Committee"
    assert bench.said[-1] == "Moved Audit Committee"


def test_dragging_one_of_several_moves_all(bench):
    bench.shell.selection.set(("audit", "quality"))
    start = bench.middle("quality")
    bench.drag(start, start + QPoint(40, 60), ALT)
    assert bench.spot("audit") == (160.0, 360.0)
    assert bench.spot("quality") == (340.0, 360.0)
    assert bench.steps == 1
    assert bench.chosen == ("audit", "quality")


def test_escape_in_a_drag_restores_exactly(bench):
    before = bench.view.picture
    start = bench.middle("audit")
    bench.press(start)
    bench.travel(start, start + QPoint(100, 100))
    assert bench.view.sheet.items["audit"].part.rect.x != 120
    bench.key(Qt.Key.Key_Escape)
    assert bench.view.sheet.items["audit"].part.rect.x == 120
    bench.release(start + QPoint(100, 100))
    assert bench.steps == 0
    assert bench.view.picture is before
    assert bench.view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_right_button_in_a_drag_cancels(bench):
    start = bench.middle("audit")
    bench.press(start)
    bench.travel(start, start + QPoint(100, 100))
    bench.press(start + QPoint(100, 100), button=Qt.MouseButton.RightButton)
    bench.release(start + QPoint(100, 100), button=Qt.MouseButton.RightButton)
    bench.release(start + QPoint(100, 100))
    assert bench.steps == 0
    assert bench.spot("audit") == (120.0, 300.0)


def test_losing_the_focus_in_a_drag_cancels(bench, qtbot):
    start = bench.middle("audit")
    bench.press(start)
    bench.travel(start, start + QPoint(100, 100))
    bench.view.clearFocus()
    assert not bench.view.desk.pointer.busy
    bench.release(start + QPoint(100, 100))
    assert bench.steps == 0


def test_shift_keeps_to_one_axis(bench):
    start = bench.middle("audit")
    bench.drag(start, start + QPoint(20, 100), SHIFT)
    assert bench.spot("audit") == (120.0, 400.0)


def test_control_drag_copies_and_letting_go_of_control_moves(bench):
    start = bench.middle("hwb")
    bench.drag(start, start + QPoint(0, 200), CTRL)
    assert bench.spot("hwb") == (560.0, 100.0)
    copy = bench.chosen[0]
    assert copy != "hwb"
    assert bench.spot(copy) == (560.0, 300.0)
    assert bench.steps == 1
    bench.press(start, CTRL)
    bench.travel(start, start + QPoint(0, 100), CTRL)
    bench.travel(start + QPoint(0, 100), start + QPoint(0, 110))
    bench.release(start + QPoint(0, 110))
    assert bench.spot("hwb") == (560.0, 210.0)


def test_a_guide_draws_a_box_into_line(bench):
    start = bench.middle("audit")
    bench.drag(start, start + QPoint(4 + 180 + 160, -196))
    assert bench.spot("audit")[1] == 100.0


def test_the_touched_lines_follow_during_the_drag(bench):
    before = bench.view.sheet.items["audit-up"].part.points
    start = bench.middle("audit")
    bench.press(start)
    bench.travel(start, start + QPoint(-60, 0))
    during = bench.view.sheet.items["audit-up"].part.points
    bench.key(Qt.Key.Key_Escape)
    assert during[0] == (before[0][0] - 60, before[0][1])
    assert during[-1] == before[-1]
    assert bench.view.sheet.items["audit-up"].part.points == before


@pytest.mark.qt_log_ignore(POPUP)
def test_a_pinned_box_stays_and_says_why(bench):
    bench.shell.selection.set(("audit",))
    bench.view.open_menu()
    menu = bench.view.findChild(object, "canvas-menu")
    next(x for x in menu.actions() if x.text().startswith("Pin")).trigger()
    menu.close()
    assert bench.steps == 1
    start = bench.middle("audit")
    bench.drag(start, start + QPoint(100, 0))
    assert bench.spot("audit") == (120.0, 300.0)
    assert "pinned" in bench.said[-1]


def test_handles_resize_and_escape_cancels(bench):
    bench.click(bench.middle("quality"))
    corner = bench.at(450, 360) + QPoint(4, 4)
    bench.press(corner)
    bench.travel(corner, corner + QPoint(40, 30))
    bench.key(Qt.Key.Key_Escape)
    bench.release(corner + QPoint(40, 30))
    assert bench.size("quality") == (150.0, 60.0)
    bench.drag(corner, corner + QPoint(40, 30))
    assert bench.size("quality") == (190.0, 90.0)
    assert bench.spot("quality") == (300.0, 300.0)
    assert bench.steps == 1


def test_a_box_never_becomes_smaller_than_its_words(bench):
    bench.click(bench.middle("quality"))
    corner = bench.at(450, 360) + QPoint(4, 4)
    bench.drag(corner, corner - QPoint(140, 55))
    w, h = bench.size("quality")
    drawn = bench.view.sheet.rect("quality")
    assert (drawn.w, drawn.h) == (w, h)


def test_arrows_nudge_and_a_burst_is_one_step(bench, qtbot):
    bench.click(bench.middle("audit"))
    for _ in range(3):
        bench.key(Qt.Key.Key_Right)
    assert bench.spot("audit") == (150.0, 300.0)
    assert bench.steps == 1
    bench.key(Qt.Key.Key_Down, SHIFT)
    assert bench.spot("audit") == (150.0, 301.0)
    qtbot.wait(900)
    bench.key(Qt.Key.Key_Left)
    assert bench.steps == 2
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.spot("audit") == (120.0, 300.0)

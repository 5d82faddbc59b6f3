"""Selecting on the canvas with the mouse and the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_click_selects_and_click_on_nothing_clears(bench):
    bench.click(bench.middle("audit"))
    assert bench.chosen == ("audit",)
    bench.click(bench.at(620, 420))
    assert bench.chosen == ()
    assert bench.steps == 0


def test_shift_and_control_click_add_and_take_out(bench):
    bench.click(bench.middle("audit"))
    bench.click(bench.middle("hwb"), SHIFT)
    bench.click(bench.middle("board"), CTRL)
    assert bench.chosen == ("audit", "hwb", "board")
    bench.click(bench.middle("hwb"), CTRL)
    assert bench.chosen == ("audit", "board")


def test_click_on_one_of_many_reduces_on_release_not_on_press(bench):
    bench.shell.selection.set(("audit", "quality"))
    bench.press(bench.middle("audit"))
    assert bench.chosen == ("audit", "quality")
    bench.release(bench.middle("audit"))
    assert bench.chosen == ("audit",)


def test_rubber_band_takes_what_is_wholly_inside_either_way(bench):
    a, b = bench.at(100, 280), bench.at(470, 380)
    bench.drag(a, b)
    assert set(bench.chosen) == {"audit", "quality"}
    bench.click(bench.at(620, 420))
    bench.drag(b, a)
    assert set(bench.chosen) == {"audit", "quality"}
    bench.drag(bench.at(540, 80), bench.at(600, 190))
    assert bench.chosen == ()


def test_rubber_band_with_shift_adds(bench):
    bench.click(bench.middle("board"))
    bench.drag(bench.at(540, 80), bench.at(740, 190), SHIFT)
    assert bench.chosen == ("board", "hwb")


def test_a_line_is_taken_within_six_pixels_at_every_zoom(bench):
    stroke = next(x for x in bench.view.sheet.strokes() if x.id == "audit-up")
    level = stroke.points[1][1]
    middle = (stroke.points[1][0] + 60, level)
    assert stroke.points[2][1] == level
    for scale in (0.6, 1.0, 2.0):
        bench.view.zoom_100()
        while bench.view.stage.scale < scale * 0.95:
            bench.view.zoom_in()
        while bench.view.stage.scale > scale * 1.05:
            bench.view.zoom_out()
        bench.view.reveal("audit-up")
        bench.click(bench.at(620, 420))
        bench.click(bench.at(*middle) + QPoint(0, -5))
        assert bench.chosen == ("audit-up",)
        bench.click(bench.at(620, 420))
        bench.click(bench.at(*middle) + QPoint(0, -11))
        assert bench.chosen == ()


def test_control_a_and_escape(bench):
    bench.key(Qt.Key.Key_A, CTRL)
    assert set(bench.chosen) == {"board", "audit", "quality", "hwb", "audit-up", "quality-up"}
    bench.key(Qt.Key.Key_Escape)
    assert bench.chosen == ()


def test_tab_walks_in_reading_order_with_lines_and_goes_round(bench):
    walked = []
    for _ in range(7):
        bench.key(Qt.Key.Key_Tab)
        walked.append(bench.chosen[0])
    assert walked == ["board", "hwb", "audit", "audit-up", "quality", "quality-up", "board"]
    bench.key(Qt.Key.Key_Backtab, SHIFT)
    assert bench.chosen == ("quality-up",)


def test_alt_arrows_walk_the_chart(bench):
    bench.click(bench.middle("audit"))
    bench.key(Qt.Key.Key_Up, ALT)
    assert bench.chosen == ("board",)
    bench.key(Qt.Key.Key_Down, ALT)
    assert bench.chosen == ("audit",)
    bench.key(Qt.Key.Key_Right, ALT)
    assert bench.chosen == ("quality",)
    bench.key(Qt.Key.Key_Left, ALT)
    assert bench.chosen == ("audit",)
    bench.click(bench.middle("hwb"))
    bench.key(Qt.Key.Key_Up, ALT)
    assert bench.said[-1] == "Nothing above"


def test_looking_makes_no_undo_step(bench):
    bench.click(bench.middle("audit"))
    bench.view.zoom_in()
    bench.view.fit()
    bench.view.set_findings({})
    bench.key(Qt.Key.Key_Tab)
    assert bench.shell.document.undo_stack.count() == 0
    assert not bench.shell.document.modified

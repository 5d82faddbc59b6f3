"""Naming, connecting, adding and deleting on the canvas, by mouse and by keyboard."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu

from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, Line
from icsdesk.ui.canvas.adding import carry
from icsdesk.ui.canvas.editor import NameEditor

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def editor(bench) -> NameEditor:
    return next(x for x in bench.view.findChildren(NameEditor) if x.isVisible())


def line_menu(bench) -> QMenu:
    return next(x for x in bench.view.findChildren(QMenu, "line-menu") if x.isVisible())


def dialog(bench) -> QDialog:
    return next(x for x in bench.view.findChildren(QDialog) if x.isVisible())


def name_of(bench, item: str) -> str:
    return bench.system.name_of(item)


def test_double_click_names_and_enter_commits_one_step(bench):
    bench.double(bench.middle("audit"))
    QTest.keyClicks(editor(bench), "Audit and Risk")
    assert bench.steps == 0
    QTest.keyClick(editor(bench), Qt.Key.Key_Return)
    assert name_of(bench, "audit") == "Audit and Risk"
    assert bench.steps == 1
    assert bench.said[-1] == "Renamed to Audit and Risk"
    assert bench.view.hasFocus()


def test_f2_then_escape_changes_nothing(bench):
    bench.click(bench.middle("audit"))
    bench.key(Qt.Key.Key_F2)
    QTest.keyClicks(editor(bench), "Nonsense")
    QTest.keyClick(editor(bench), Qt.Key.Key_Escape)
    assert name_of(bench, "audit") == "Audit Committee"
    assert bench.steps == 0
    assert bench.view.hasFocus()


def test_typing_starts_the_editor_and_keeps_the_first_letter(bench):
    bench.click(bench.middle("audit"))
    QTest.keyClick(bench.view, "R")
    QTest.keyClicks(editor(bench), "isk")
    QTest.keyClick(editor(bench), Qt.Key.Key_Tab)
    assert name_of(bench, "audit").lower() == "risk"
    assert bench.chosen == ("audit-up",)


def test_a_click_elsewhere_commits(bench):
    bench.double(bench.middle("audit"))
    QTest.keyClicks(editor(bench), "Audit and Risk")
    bench.click(bench.at(620, 420))
    assert name_of(bench, "audit") == "Audit and Risk"


def test_unchanged_words_and_no_words_push_nothing(bench):
    bench.double(bench.middle("audit"))
    QTest.keyClick(editor(bench), Qt.Key.Key_Return)
    assert bench.steps == 0
    bench.double(bench.middle("audit"))
    QTest.keyClick(editor(bench), Qt.Key.Key_Delete)
    QTest.keyClick(editor(bench), Qt.Key.Key_Return)
    assert bench.steps == 0
    assert bench.said[-1] == "Enter a name for this body"
    assert name_of(bench, "audit") == "Audit Committee"


def test_undo_in_the_editor_is_the_editors_own(bench):
    bench.click(bench.middle("hwb"))
    bench.key(Qt.Key.Key_Right)
    bench.key(Qt.Key.Key_F2)
    QTest.keyClicks(editor(bench), "X")
    QTest.keyClick(editor(bench), Qt.Key.Key_Z, CTRL)
    QTest.keyClick(editor(bench), Qt.Key.Key_A, CTRL)
    assert bench.steps == 1
    assert editor(bench).toPlainText() == "Health and Wellbeing Board"
    assert bench.chosen == ("hwb",)


def test_a_line_is_given_words(bench):
    bench.shell.selection.set(("audit-up",))
    bench.key(Qt.Key.Key_F2)
    QTest.keyClicks(editor(bench), "quarterly")
    QTest.keyClick(editor(bench), Qt.Key.Key_Return)
    assert bench.system.need(Line, "audit-up").label == "quarterly"


def connector(bench, item: str, side: int) -> QPoint:
    from icsdesk.ui.canvas.hits import connector_points

    return dict(connector_points(bench.view.stage, item))[side].toPoint()


def test_dragging_a_connector_offers_lines_and_draws_the_one_chosen(bench):
    bench.click(bench.middle("hwb"))
    bench.drag(connector(bench, "hwb", 2), bench.middle("quality"))
    menu = line_menu(bench)
    words = [x.text() for x in menu.actions()]
    assert any(x.startswith("Health and Wellbeing Board ") for x in words)
    assert any(x.startswith("Quality Committee ") for x in words)
    wanted = next(x for x in menu.actions() if x.text() == "Quality Committee reports to Health and Wellbeing Board")
    wanted.trigger()
    menu.close()
    made = bench.system.lines_from("quality", LineKind.REPORTS_TO)[-1]
    assert made.finish == "hwb"
    assert bench.steps == 1
    assert bench.chosen == (made.id,)
    assert bench.said[-1] == "Connected: Quality Committee reports to Health and Wellbeing Board"


def test_a_line_to_itself_is_refused_with_a_reason(bench):
    bench.click(bench.middle("hwb"))
    at = bench.middle("hwb")
    bench.drag(connector(bench, "hwb", 2), at)
    assert bench.steps == 0
    assert "to itself" in bench.said[-1]


def test_a_duplicate_from_the_palette_is_refused_with_a_reason(bench):
    bench.view.arm(LineKind.REPORTS_TO)
    bench.drag(bench.middle("audit"), bench.middle("board"))
    assert bench.steps == 0
    assert bench.said[-1].startswith('There is already a "Reports to" line')


def test_an_armed_line_by_drag_and_by_two_clicks(bench):
    bench.view.arm(LineKind.ADVISES)
    bench.drag(bench.middle("hwb"), bench.middle("board"))
    assert [x.finish for x in bench.system.lines_from("hwb", LineKind.ADVISES)] == ["board"]
    assert bench.view.desk.pointer.armed is None
    bench.view.arm(LineKind.ADVISES)
    bench.click(bench.middle("hwb"))
    bench.travel(bench.middle("hwb"), bench.middle("audit"))
    bench.click(bench.middle("audit"))
    assert [x.finish for x in bench.system.lines_from("hwb", LineKind.ADVISES)] == ["board", "audit"]
    assert bench.steps == 2


def test_control_l_with_two_bodies(bench):
    bench.click(bench.middle("hwb"))
    bench.click(bench.middle("board"), SHIFT)
    bench.key(Qt.Key.Key_L, CTRL)
    box = dialog(bench)
    QTest.keyClicks(box.lines.field, "scrutinises")
    QTest.keyClick(box.lines.field, Qt.Key.Key_Return)
    assert [x.finish for x in bench.system.lines_from("hwb", LineKind.SCRUTINISES)] == ["board"]
    assert bench.view.hasFocus()


def test_control_l_with_one_body_finds_the_other(bench):
    bench.click(bench.middle("hwb"))
    bench.key(Qt.Key.Key_L, CTRL)
    box = dialog(bench)
    QTest.keyClicks(box.others.field, "quality")
    QTest.keyClicks(box.lines.field, "informs")
    QTest.keyClick(box.lines.field, Qt.Key.Key_Return)
    assert [x.finish for x in bench.system.lines_from("hwb", LineKind.INFORMS)] == ["quality"]


def test_dragging_an_end_reconnects_and_keeps_the_kind(bench):
    bench.shell.selection.set(("audit-up",))
    stroke = bench.view.sheet.part("audit-up")
    bench.drag(bench.at(*stroke.points[-1]), bench.middle("hwb"))
    line = bench.system.need(Line, "audit-up")
    assert (line.start, line.finish, line.kind) == ("audit", "hwb", LineKind.REPORTS_TO)
    assert bench.steps == 1


def test_dragging_a_segment_bends_the_line_and_stays_square(bench):
    bench.shell.selection.set(("audit-up",))
    points = bench.view.sheet.part("audit-up").points
    grip = bench.at((points[1][0] + points[2][0]) / 2, points[1][1])
    bench.drag(grip, grip - QPoint(0, 40))
    bent = bench.view.sheet.part("audit-up").points
    assert any(abs(y - (points[1][1] - 40)) <= 5 for _, y in bent)
    assert all(abs(a[0] - b[0]) < 0.01 or abs(a[1] - b[1]) < 0.01 for a, b in itertools.pairwise(bent))
    assert bench.shell.view.bends[0].line == "audit-up"
    bench.view.undo()
    assert bench.view.sheet.part("audit-up").points == points


def test_click_in_the_palette_then_on_the_canvas_places_once_and_names_in_one_step(bench):
    bench.view.arm(BodyKind.COMMITTEE)
    bench.click(bench.at(600, 400))
    QTest.keyClicks(editor(bench), "Finance Committee")
    QTest.keyClick(editor(bench), Qt.Key.Key_Return)
    made = bench.system.every(Body)[-1]
    assert (made.name, made.kind) == ("Finance Committee", BodyKind.COMMITTEE)
    assert bench.steps == 1
    assert bench.shell.document.undo_stack.undoText() == "Add Finance Committee"
    assert bench.chosen == (made.id,)
    bench.click(bench.at(620, 250))
    assert len(bench.system.every(Body)) == 5


def test_escape_lets_go_of_what_is_armed(bench):
    bench.view.arm(BodyKind.COMMITTEE)
    bench.key(Qt.Key.Key_Escape)
    bench.click(bench.at(600, 400))
    assert bench.steps == 0


def test_insert_adds_a_connected_body_in_free_room(bench):
    bench.click(bench.middle("hwb"))
    bench.key(Qt.Key.Key_Insert)
    box = dialog(bench)
    QTest.keyClicks(box.kinds.field, "place partnership")
    box.name.setFocus()
    QTest.keyClicks(box.name, "Example Place")
    QTest.keyClick(box.name, Qt.Key.Key_Return)
    made = bench.system.every(Body)[-1]
    assert (made.name, made.kind) == ("Example Place", BodyKind.PLACE_PARTNERSHIP)
    assert [x.finish for x in bench.system.lines_from(made.id, LineKind.REPORTS_TO)] == ["hwb"]
    rects = {x.id: x.rect for x in bench.view.sheet.boxes()}
    assert not any(rects[made.id].meets(rect) for key, rect in rects.items() if key != made.id)
    assert bench.steps == 1
    assert bench.view.hasFocus()


def test_double_click_on_nothing_adds_there(bench):
    bench.double(bench.at(640, 450))
    box = dialog(bench)
    QTest.keyClicks(box.kinds.field, "forum")
    QTest.keyClick(box.kinds.field, Qt.Key.Key_Return)
    made = bench.system.every(Body)[-1]
    x, y, w, h = bench.spot(made.id) + bench.size(made.id)
    assert x <= 640 <= x + w
    assert y <= 450 <= y + h


def test_delete_takes_off_the_chart_and_says_how_many_lines(bench):
    bench.click(bench.middle("board"))
    bench.key(Qt.Key.Key_Delete)
    assert bench.system.get("board") is not None
    assert "board" not in bench.view.sheet.items
    assert bench.said[-1].startswith("Taken off this chart: Example Board and 2 lines")
    assert bench.steps == 1


def test_shift_delete_deletes_from_the_system(bench):
    bench.click(bench.middle("board"))
    bench.key(Qt.Key.Key_Delete, SHIFT)
    assert bench.system.get("board") is None
    assert bench.said[-1] == "Deleted from the system: Example Board, with 2 lines"
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.system.get("board") is not None
    assert bench.chosen == ("board",)


def test_c32_duplicate_copies_bodies_and_the_lines_among_them(bench):
    bench.shell.selection.set(("audit", "board"))
    bench.key(Qt.Key.Key_D, CTRL)
    copies = {bench.system.name_of(x): x for x in bench.chosen}
    assert set(copies) == {"Example Board", "Audit Committee"}
    assert not {"audit", "board"} & set(bench.chosen)
    assert bench.system.lines_from(copies["Audit Committee"])[0].finish == copies["Example Board"]
    assert bench.spot(copies["Audit Committee"]) == (140.0, 320.0)
    assert bench.steps == 1
    assert bench.said[-1] == "Duplicated 2 bodies"


def test_the_menu_key_opens_the_menu_and_retypes(bench):
    bench.click(bench.middle("audit"))
    bench.key(Qt.Key.Key_F10, SHIFT)
    menu = next(x for x in bench.view.findChildren(QMenu, "canvas-menu") if x.isVisible())
    kinds = next(x.menu() for x in menu.actions() if x.menu() and x.text() == "Change kind of body")
    next(x for x in kinds.actions() if x.text() == BodyKind.PANEL.label).trigger()
    menu.close()
    assert bench.system.need(Body, "audit").kind is BodyKind.PANEL
    assert bench.view.hasFocus()


def test_a_chart_open_to_look_at_is_not_changed_and_says_so(bench):
    bench.shell.document.read_only = True
    start = bench.middle("audit")
    bench.drag(start, start + QPoint(100, 0))
    assert bench.spot("audit") == (120.0, 300.0)
    assert "open to look at" in bench.said[-1]
    bench.key(Qt.Key.Key_F2)
    assert not bench.view.desk.editing


def test_a_kind_dragged_from_the_palette_is_put_down_at_the_pointer(bench):
    at = QPointF(bench.at(640, 450))
    data = carry(BodyKind.FORUM)
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at.toPoint(), actions, data, left, NONE)
    QApplication.sendEvent(bench.view.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(bench.view.viewport(), QDropEvent(at, actions, data, left, NONE))
    made = bench.system.every(Body)[-1]
    assert made.kind is BodyKind.FORUM
    assert editor(bench).toPlainText() == "Forum"
    QTest.keyClick(editor(bench), Qt.Key.Key_Escape)
    assert bench.steps == 1


def test_a_file_dragged_over_the_canvas_is_left_to_the_window(bench):
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(bench.at(640, 450), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(bench.view.viewport(), enter)
    assert not enter.isAccepted()


def test_several_parents_are_offered_by_number(bench):
    bench.view.arm(LineKind.REPORTS_TO)
    bench.drag(bench.middle("audit"), bench.middle("hwb"))
    bench.click(bench.middle("audit"))
    bench.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    menu = next(x for x in bench.view.findChildren(QMenu, "parents-menu") if x.isVisible())
    assert [x.text() for x in menu.actions()] == ["&1 Example Board", "&2 Health and Wellbeing Board"]
    QTest.keyClick(menu, Qt.Key.Key_2)
    assert bench.chosen == ("hwb",)


def test_control_keeps_the_palette_armed(bench):
    bench.view.arm(BodyKind.FORUM)
    bench.click(bench.at(600, 420), CTRL)
    QTest.keyClick(editor(bench), Qt.Key.Key_Return)
    assert bench.view.desk.pointer.armed is BodyKind.FORUM
    bench.click(bench.at(200, 480))
    assert bench.view.desk.pointer.armed is None
    assert len([x for x in bench.system.every(Body) if x.kind is BodyKind.FORUM]) == 2


def test_a_dialog_that_cannot_do_it_stays_open_and_says_why(bench):
    bench.click(bench.middle("hwb"))
    bench.key(Qt.Key.Key_Insert)
    box = dialog(bench)
    QTest.keyClicks(box.kinds.field, "no such kind")
    QTest.keyClick(box.kinds.field, Qt.Key.Key_Return)
    assert box.isVisible()
    assert box.findChild(QLabel, "reason").text().startswith("Choose a kind from the list")
    QTest.keyClick(box.kinds.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert bench.view.hasFocus()
    assert bench.steps == 0

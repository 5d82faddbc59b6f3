"""The outline, the palette and the list of charts: found, renamed, deleted, placed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, View
from icsdesk.edit import bodies, lines
from icsdesk.ui.outline.tree import parent_of, rows
from tests.ui.desk import CTRL, SHIFT, Desk

HWB = "Worcestershire Health and Wellbeing Board"


def test_a_row_and_its_box_are_selected_together_with_one_signal(opened: Desk) -> None:
    seen: list[tuple[str, ...]] = []
    opened.shell.selection.changed.connect(lambda: seen.append(opened.shell.selection.ids))
    body = opened.body(HWB)
    opened.select(body.id)
    assert seen == [(body.id,)]
    opened.shell.selection.set((opened.body("Herefordshire Health and Wellbeing Board").id,))
    assert len(seen) == 2
    chosen = [x.text(0) for x in opened.window.outline.tree.selectedItems()]
    assert chosen == ["Herefordshire Health and Wellbeing Board"]


def test_f2_renames_in_place_and_the_row_keeps_the_cursor(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    opened.window.outline.tree.setFocus()
    opened.key(Qt.Key.Key_F2)
    editor = next(x for x in opened.window.outline.tree.findChildren(QLineEdit) if x.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, "Wellbeing")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    opened.settle()
    assert opened.shell.system.name_of(body.id) == "Wellbeing"
    assert opened.shell.document.undo_stack.count() == 1
    current = opened.window.outline.tree.currentItem()
    assert current is not None
    assert current.text(0) == "Wellbeing"


def test_an_empty_name_is_refused_and_the_row_stays_as_it_was(opened: Desk) -> None:
    body = opened.body(HWB)
    opened.select(body.id)
    opened.window.outline.tree.setFocus()
    opened.key(Qt.Key.Key_F2)
    editor = next(x for x in opened.window.outline.tree.findChildren(QLineEdit) if x.isVisible())
    editor.clear()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    opened.settle()
    assert opened.shell.system.name_of(body.id) == HWB
    assert "Enter a name for this body" in opened.said
    assert opened.window.outline.row_of(body.id).text(0) == HWB


def test_delete_takes_off_the_chart_and_shift_delete_takes_out_of_the_file(opened: Desk) -> None:
    picture = opened.window.canvas.picture
    assert picture is not None
    body = opened.body(HWB)
    assert any(x.id == body.id for x in picture.boxes)
    opened.select(body.id)
    opened.window.outline.tree.setFocus()
    opened.key(Qt.Key.Key_Delete)
    assert body.id in opened.shell.system.records
    assert not any(x.id == body.id for x in opened.window.canvas.picture.boxes)
    opened.select(body.id)
    opened.window.outline.tree.setFocus()
    opened.key(Qt.Key.Key_Delete, SHIFT)
    assert body.id not in opened.shell.system.records
    assert "Ctrl+Z brings it back" in opened.said[-1]
    opened.key(Qt.Key.Key_Z, CTRL)
    opened.key(Qt.Key.Key_Z, CTRL)
    assert opened.shell.system.get(body.id) == body
    assert not opened.shell.document.modified


def test_a_body_not_on_the_chart_is_put_there_from_its_menu(opened: Desk) -> None:
    view = opened.shell.view
    assert view is not None
    placed = {x.item for x in view.placements}
    body = next(
        x for x in opened.shell.system.every(Body) if x.id not in placed and opened.shell.system.shown(x, opened.shell.day)
    )
    opened.select(body.id)
    tree = opened.window.outline.tree
    at = tree.visualItemRect(opened.window.outline.row_of(body.id)).center()
    tree.customContextMenuRequested.emit(at)
    menu = opened.window.findChild(QMenu, "outline-menu")
    assert menu is not None
    next(x for x in menu.actions() if x.text() == "Put on this chart").trigger()
    menu.close()
    assert opened.shell.view is not None
    assert body.id in {x.item for x in opened.shell.view.placements}
    assert opened.shell.document.undo_stack.count() == 1


def test_what_is_closed_stays_closed_through_edits(opened: Desk) -> None:
    tree = opened.window.outline.tree
    top = tree.topLevelItem(0)
    assert top is not None
    top.setExpanded(False)
    opened.shell.document.do(bodies.rename(opened.shell.system, opened.body(HWB).id, "Other"))
    opened.settle()
    again = tree.topLevelItem(0)
    assert again is not None
    assert not again.isExpanded()


def test_each_body_stands_once_even_where_lines_run_in_a_ring(opened: Desk) -> None:
    system, day = opened.shell.system, opened.shell.day
    a, b = opened.body(HWB), opened.body("Herefordshire Health and Wellbeing Board")
    system = lines.connect(system, a.id, b.id, LineKind.ACCOUNTABLE_TO).apply(system)
    system = lines.connect(system, b.id, a.id, LineKind.REPORTS_TO).apply(system)
    assert {parent_of(system, a, day), parent_of(system, b, day)} == {a.id, b.id}
    seen: list[str] = []

    def walk(found):  # type: ignore[no-untyped-def]
        for row in found:
            if isinstance(row.record, Body):
                seen.append(row.record.id)
            walk(row.below)

    walk(rows(system, day))
    assert sorted(seen) == sorted(x.id for x in system.every(Body) if system.shown(x, day, x.scenario))


def test_a_kind_chosen_in_the_palette_is_armed_and_a_click_places_it(opened: Desk) -> None:
    palette, canvas = opened.window.palette_panel, opened.window.canvas
    opened.window.panes.show("Palette")
    palette.filter.setFocus()
    opened.type("working")
    groups = [palette.tree.topLevelItem(i) for i in range(palette.tree.topLevelItemCount())]
    item = next(x for g in groups if g for i in range(g.childCount()) if (x := g.child(i)) and not x.isHidden())
    opened.click_row(item)
    assert canvas.desk.pointer.armed is BodyKind.WORKING_GROUP
    before = len(opened.shell.system.every(Body))
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.viewport().rect().center())
    QApplication.processEvents()
    assert len(opened.shell.system.every(Body)) == before + 1


def test_charts_are_added_renamed_copied_moved_and_deleted(opened: Desk) -> None:
    charts = opened.window.charts
    count = len(opened.shell.system.every(View))
    QTest.mouseClick(charts.buttons["Add a chart"], Qt.MouseButton.LeftButton)
    editor = next(x for x in charts.list.findChildren(QLineEdit) if x.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, "For the Board")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert opened.shell.view is not None
    assert opened.shell.view.title == "For the Board"
    assert len(opened.shell.system.every(View)) == count + 1
    QTest.mouseClick(charts.buttons["Move chart up"], Qt.MouseButton.LeftButton)
    assert [x.title for x in opened.shell.system.every(View)].index("For the Board") == count - 1
    charts.list.setFocus()
    opened.key(Qt.Key.Key_Delete)
    assert len(opened.shell.system.every(View)) == count
    bodies_before = len(opened.shell.system.every(Body))
    assert bodies_before == len(opened.shell.system.every(Body))
    opened.window.canvas.undo()
    assert any(x.title == "For the Board" for x in opened.shell.system.every(View))

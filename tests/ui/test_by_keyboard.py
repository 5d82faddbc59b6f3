"""A whole job without the mouse: find a body, rename it, date it, seat someone, check, save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from icsdesk.domain.records import Body
from icsdesk.storage.reader import read
from tests.ui.desk import CTRL, SHIFT, Desk


def test_find_rename_date_seat_check_save(opened: Desk, sample: Path) -> None:
    body = opened.body("Worcestershire Health and Wellbeing Board")
    opened.window.canvas.setFocus()
    opened.key(Qt.Key.Key_F, CTRL)
    opened.type("worcestershire health and wellbeing")
    opened.key(Qt.Key.Key_Tab)
    if opened.focus is not opened.window.outline.tree:
        opened.key(Qt.Key.Key_Tab)
    assert opened.focus is opened.window.outline.tree
    for _ in range(40):
        if opened.shell.selection.main == body.id:
            break
        opened.key(Qt.Key.Key_Down)
    assert opened.shell.selection.main == body.id
    opened.key(Qt.Key.Key_Return)
    assert isinstance(opened.focus, QLineEdit)
    opened.key(Qt.Key.Key_A, CTRL)
    opened.type("Worcestershire Wellbeing Board")
    opened.key(Qt.Key.Key_Return)
    page = opened.window.inspector.page
    assert page is not None
    for _ in range(40):
        if opened.focus is page.form.fields["span.start"].control:
            break
        opened.key(Qt.Key.Key_Tab)
    opened.key(Qt.Key.Key_A, CTRL)
    opened.type("1 April 2013")
    opened.key(Qt.Key.Key_Return)
    seats = len(opened.shell.system.seats(body.id))
    opened.key(Qt.Key.Key_E, CTRL | SHIFT)
    assert page.seats is not None
    editor = next(x for x in page.seats.table.findChildren(QLineEdit) if x.isVisible())
    assert editor.hasFocus()
    opened.type("Lay member")
    opened.key(Qt.Key.Key_Return)
    assert len(opened.shell.system.seats(body.id)) == seats + 1
    opened.key(Qt.Key.Key_F9)
    QApplication.processEvents()
    assert opened.window.problems.report is not None
    opened.key(Qt.Key.Key_S, CTRL)
    kept = read(sample.read_bytes(), sample.name).system
    found = kept.need(Body, body.id)
    assert found.name == "Worcestershire Wellbeing Board"
    assert found.span.start is not None
    assert found.span.start.text == "2013-04-01"
    assert kept.seats(body.id)[-1].title == "Lay member"
    assert not opened.window.isWindowModified()


def test_tab_leaves_the_outline_and_the_lists(opened: Desk) -> None:
    opened.window.outline.tree.setFocus()
    opened.key(Qt.Key.Key_Tab)
    assert opened.focus is not opened.window.outline.tree
    opened.window.problems.tree.setFocus()
    opened.key(Qt.Key.Key_Tab)
    assert opened.focus is not opened.window.problems.tree

"""The first whole journey through the real window, once with the mouse and once with the keyboard alone: the same file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from icsdesk.domain.records import Body, Line, Seat, View
from icsdesk.rules.finding import Grade
from icsdesk.storage.files import open_file
from icsdesk.ui.canvas.editor import NameEditor
from tests.publish.svg_rules import problems
from tests.ui.canvas.conftest import send_move
from tests.ui.desk import CTRL, NO_KEYS, Desk

CHART = "Place and district: Worcestershire"
PARTNERSHIP = "Herefordshire and Worcestershire Integrated Care Partnership"
PARTNERSHIP_ID = "hw-icp"
NEW = "Vale of Evesham Collaborative"
LEFT = Qt.MouseButton.LeftButton
KIND = "District collaborative"


def test_by_mouse_and_by_keyboard_the_journey_gives_the_same_file(make_desk: Callable[[], Desk], tmp_path: Path) -> None:
    by_keys = journey(Keyboard(make_desk()), tmp_path / "keys")
    desk = make_desk()
    desk.window.canvas.zoom_100()
    by_mouse = journey(Mouse(desk, where=by_keys[1]), tmp_path / "mouse")
    assert by_mouse == by_keys


def journey(hands: Hands, folder: Path) -> tuple[bytes, tuple[float, float, float, float]]:
    """Do the whole job; gives the saved bytes and where the new body stands."""
    folder.mkdir()
    desk = hands.desk
    hands.open_the_sample()
    assert desk.shell.document.path is None
    assert desk.shell.system.about.title == "Herefordshire and Worcestershire"
    hands.choose_chart(CHART)
    assert desk.shell.day == dt.date(2022, 7, 18)
    assert must_fix(desk) == ()

    hands.add_collaborative()
    body = desk.body(NEW)
    view = desk.shell.view
    assert view is not None
    hands.connect(body, desk.body("Worcestershire Health and Wellbeing Board"))
    (line,) = desk.shell.system.lines_from(body.id)
    assert (line.finish, line.kind.label) == (desk.body("Worcestershire Health and Wellbeing Board").id, "Reports to")

    before = desk.shell.system
    hands.remove_seat(desk.shell.system.need(Body, PARTNERSHIP_ID), "Herefordshire Council")
    assert len(desk.shell.system.every(Seat)) == len(before.every(Seat)) - 1
    (sentence,) = must_fix(desk)
    assert "Herefordshire Council" in sentence
    assert PARTNERSHIP in sentence
    hands.go_to_first_problem()
    assert desk.shell.selection.main == desk.shell.system.need(Body, PARTNERSHIP_ID).id

    hands.undo()
    assert desk.shell.system == before
    assert must_fix(desk) == ()

    desk.answers.path = folder / "ours.yaml"
    hands.save()
    assert not desk.shell.document.modified
    assert open_file(folder / "ours.yaml").system == desk.shell.system
    hands.open_again(folder / "ours.yaml")
    assert desk.shell.system == before
    assert desk.shell.document.path == folder / "ours.yaml"

    hands.choose_chart(CHART)
    desk.answers.path = folder / "chart.svg"
    hands.export()
    assert problems((folder / "chart.svg").read_bytes()) == []
    spot = next(x for x in desk.shell.system.need(View, view.id).placements if x.item == body.id)
    assert line in desk.shell.system.every(Line)
    return (folder / "ours.yaml").read_bytes(), (spot.x, spot.y, spot.w, spot.h)


def must_fix(desk: Desk) -> tuple[str, ...]:
    """The sentences the problems panel lists under Must fix."""
    desk.settle()
    tree = desk.window.problems.tree
    for item in tops(tree):
        if item.text(0).startswith(Grade.MUST_FIX.value):
            return tuple(str(item.child(i).text(0)) for i in range(item.childCount()))
    return ()


def tops(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    return [x for i in range(tree.topLevelItemCount()) if (x := tree.topLevelItem(i)) is not None]


class Hands:
    """What an officer does, one way or the other."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def visible(self, kind: type[QWidget], name: str = "") -> QWidget:
        """The widget of a kind now on the screen."""
        found = [x for x in QApplication.allWidgets() if isinstance(x, kind) and x.isVisible() and name in x.objectName()]
        assert found, f"no {kind.__name__} {name} on the screen"
        return found[-1]


class Keyboard(Hands):
    """No mouse at all: every key goes to what has the focus."""

    def back(self) -> None:
        """A dialog has closed: the window is active again, as any window manager makes it."""
        self.desk.window.activateWindow()
        QApplication.processEvents()

    def open_the_sample(self) -> None:
        for _ in range(40):
            QApplication.processEvents()
            focus = QApplication.focusWidget()
            if isinstance(focus, QPushButton) and focus.text().startswith("Herefordshire and Worcestershire"):
                break
            QTest.keyClick(focus or self.desk.window, Qt.Key.Key_Tab)
        self.desk.key(Qt.Key.Key_Space)

    def pane(self, wanted: str) -> None:
        for _ in range(12):
            if self.inside(wanted):
                return
            self.desk.key(Qt.Key.Key_F6)
        raise AssertionError(f"F6 never reaches {wanted}")

    def inside(self, wanted: str) -> bool:
        focus = QApplication.focusWidget()
        for name, widget in self.desk.window.panes.order:
            if name == wanted and focus is not None and (widget is focus or widget.isAncestorOf(focus)):
                return True
        return False

    def choose_chart(self, title: str) -> None:
        self.pane("Charts")
        rows = self.desk.window.charts.list
        self.desk.key(Qt.Key.Key_Home)
        for _ in range(rows.count()):
            if self.desk.shell.view is not None and self.desk.shell.view.title == title:
                return
            self.desk.key(Qt.Key.Key_Down)
        assert self.desk.shell.view is not None
        assert self.desk.shell.view.title == title

    def add_collaborative(self) -> None:
        self.pane("Chart")
        self.desk.key(Qt.Key.Key_Escape)
        self.desk.key(Qt.Key.Key_Insert)
        self.desk.type(KIND.lower())
        self.desk.key(Qt.Key.Key_Return)
        self.back()
        self.desk.key(Qt.Key.Key_F2)
        self.desk.key(Qt.Key.Key_A, CTRL)
        self.desk.type(NEW)
        self.desk.key(Qt.Key.Key_Return)

    def connect(self, body: Body, other: Body) -> None:
        assert self.desk.shell.selection.main == body.id
        self.desk.key(Qt.Key.Key_L, CTRL)
        self.desk.type(other.name)
        dialog = self.visible(QDialog, "connect")
        fields = dialog.findChildren(QLineEdit)
        self.desk.key(Qt.Key.Key_Tab)
        for _ in range(6):
            if QApplication.focusWidget() is fields[-1]:
                break
            self.desk.key(Qt.Key.Key_Tab)
        self.desk.type("reports to")
        self.desk.key(Qt.Key.Key_Return)
        self.back()

    def remove_seat(self, body: Body, council: str) -> None:
        self.pane("Outline")
        self.desk.key(Qt.Key.Key_F, CTRL)
        self.desk.key(Qt.Key.Key_A, CTRL)
        self.desk.type(body.name)
        self.desk.key(Qt.Key.Key_Return)
        if self.desk.shell.selection.main != body.id:
            self.pane("Outline")
            for _ in range(20):
                if self.desk.shell.selection.main == body.id:
                    break
                self.desk.key(Qt.Key.Key_Down)
        assert self.desk.shell.selection.main == body.id
        self.pane("Inspector")
        page = self.desk.window.inspector.page
        assert page is not None
        for _ in range(6):
            if page.tabs.currentWidget() is page.seats:
                break
            self.desk.key(Qt.Key.Key_PageDown, CTRL)
        assert page.seats is not None
        for _ in range(30):
            if QApplication.focusWidget() is page.seats.table:
                break
            self.desk.key(Qt.Key.Key_Tab)
        table = page.seats.table
        row = next(
            i for i, x in enumerate(table.seats_model.seats) if council in x.title or "herefordshire-council" in x.appointed_by
        )
        self.desk.key(Qt.Key.Key_Home, CTRL)
        for _ in range(row):
            self.desk.key(Qt.Key.Key_Down)
        self.desk.key(Qt.Key.Key_Minus, CTRL)

    def go_to_first_problem(self) -> None:
        self.desk.key(Qt.Key.Key_F8)

    def undo(self) -> None:
        self.desk.key(Qt.Key.Key_Z, CTRL)

    def save(self) -> None:
        self.desk.key(Qt.Key.Key_S, CTRL)

    def open_again(self, path: Path) -> None:
        self.desk.answers.path = path
        self.desk.key(Qt.Key.Key_O, CTRL)

    def export(self) -> None:
        self.desk.key(Qt.Key.Key_E, CTRL)


class Mouse(Hands):
    """The mouse, and the keyboard only to type the name."""

    def __init__(self, desk: Desk, where: tuple[float, float, float, float]) -> None:
        super().__init__(desk)
        self._where = where

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, NO_KEYS, at if at is not None else widget.rect().center())
        QApplication.processEvents()

    def menu(self, title: str, words: str) -> None:
        """Open a menu of the menu bar and click a command in it."""
        bar = self.desk.window.menuBar()
        top = next(x for x in bar.actions() if x.text().replace("&", "") == title)
        self.click(bar, bar.actionGeometry(top).center())
        menu = top.menu()
        assert isinstance(menu, QMenu)
        action = next(x for x in menu.actions() if x.text().replace("&", "").startswith(words))
        assert action.isEnabled()
        self.click(menu, menu.actionGeometry(action).center())

    def open_the_sample(self) -> None:
        links = self.desk.window.welcome.findChildren(QPushButton)
        self.click(next(x for x in links if x.text().startswith("Herefordshire and Worcestershire")))

    def choose_chart(self, title: str) -> None:
        rows = self.desk.window.charts.list
        item = next(rows.item(i) for i in range(rows.count()) if rows.item(i).text() == title)
        rows.scrollToItem(item)
        self.click(rows.viewport(), rows.visualItemRect(item).center())

    def on_chart(self, x: float, y: float) -> QPoint:
        return self.desk.window.canvas.viewportTransform().map(QPointF(x, y)).toPoint()

    def arm(self, words: str) -> None:
        """Click a kind in the palette."""
        tree = self.desk.window.palette_panel.tree
        self.desk.window.panes.show("Palette")
        QApplication.processEvents()
        every = [group.child(i) for group in tops(tree) for i in range(group.childCount())]
        item = next(x for x in every if x.text(0) == words)
        tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)
        QApplication.processEvents()
        self.click(tree.viewport(), tree.visualItemRect(item).center())

    def add_collaborative(self) -> None:
        self.menu("View", "Actual size")
        self.arm(KIND)
        canvas = self.desk.window.canvas
        x, y, w, h = self._where
        canvas.centerOn(x, y)
        QApplication.processEvents()
        self.click(canvas.viewport(), self.on_chart(x + w / 2, y + h / 2))
        editor = self.visible(NameEditor)
        QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(editor, NEW)
        QTest.keyClick(editor, Qt.Key.Key_Return)

    def connect(self, body: Body, other: Body) -> None:
        canvas = self.desk.window.canvas
        self.menu("View", "Fit chart")
        self.arm("Reports to")
        ends = []
        for each in (body, other):
            rect = canvas.sheet.rect(each.id)
            assert rect is not None
            ends.append(self.on_chart(*rect.middle))
        QTest.mousePress(canvas.viewport(), LEFT, NO_KEYS, ends[0])
        for i in range(1, 7):
            send_move(canvas, ends[0] + (ends[1] - ends[0]) * i / 6, NO_KEYS)
        QTest.mouseRelease(canvas.viewport(), LEFT, NO_KEYS, ends[1])
        QApplication.processEvents()

    def remove_seat(self, body: Body, council: str) -> None:
        self.desk.window.panes.show("Outline")
        QApplication.processEvents()
        self.desk.select(body.id)
        page = self.desk.window.inspector.page
        assert page is not None
        assert page.seats is not None
        bar = page.tabs.tabBar()
        self.click(bar, bar.tabRect(page.tabs.indexOf(page.seats)).center())
        table = page.seats.table
        row = next(
            i for i, x in enumerate(table.seats_model.seats) if council in x.title or "herefordshire-council" in x.appointed_by
        )
        index = table.seats_model.index(row, 0)
        table.scrollTo(index)
        self.click(table.viewport(), table.visualRect(index).center())
        self.click(page.seats.buttons["Remove seats"])

    def go_to_first_problem(self) -> None:
        tree = self.desk.window.problems.tree
        group = next(x for x in tops(tree) if x.text(0).startswith(Grade.MUST_FIX.value))
        self.desk.select("herefordshire-council")
        tree.scrollToItem(group.child(0))
        QTest.mouseDClick(tree.viewport(), LEFT, NO_KEYS, tree.visualItemRect(group.child(0)).center())
        self.desk.click_row(group.child(0))

    def undo(self) -> None:
        self.menu("Edit", "Undo")

    def save(self) -> None:
        self.menu("File", "Save")

    def open_again(self, path: Path) -> None:
        self.desk.answers.path = path
        self.menu("File", "Open")

    def export(self) -> None:
        self.menu("File", "Export")

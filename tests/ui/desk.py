"""Hands for the window under test, and someone who answers its questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from icsdesk.domain.records import Body
from icsdesk.ui.dialogs.asker import Asker, Clash, Unsaved
from icsdesk.ui.dialogs.from_date import FromDate, Try
from icsdesk.ui.dialogs.several import Several
from icsdesk.ui.shell import Shell
from icsdesk.ui.window import MainWindow

NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Answers(Asker):
    """Answers in place of the officer, and remembers what was asked."""

    path: Path | None = None
    unsaved_answer: Unsaved = Unsaved.CANCEL
    clash_answer: Clash = Clash.CANCEL
    from_date_answer: tuple[str, dt.date] | None = None
    several_answer: Several | None = None
    refusal: str = ""
    asked: list[str] = field(default_factory=list)
    told: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def open_path(self, parent: QWidget, folder: str) -> Path | None:
        self.asked.append("open")
        return self.path

    def save_path(self, parent: QWidget, suggested: str, kinds: str = "") -> Path | None:
        self.asked.append(f"save as {Path(suggested).name}")
        return self.path

    def unsaved(self, parent: QWidget, name: str) -> Unsaved:
        self.asked.append(f"unsaved {name}")
        return self.unsaved_answer

    def clash(self, parent: QWidget, sentence: str) -> Clash:
        self.asked.append(f"clash: {sentence}")
        return self.clash_answer

    def trouble(self, parent: QWidget, title: str, lines: Sequence[str]) -> None:
        self.told.append((title, tuple(lines)))

    def from_date(self, parent: QWidget, ask: FromDate, work: Try) -> None:
        self.asked.append(ask.heading)
        if self.from_date_answer is not None:
            self.refusal = work(*self.from_date_answer)

    def several(
        self, parent: QWidget, bodies: Sequence[tuple[str, str]], above: str | None, work: Callable[[Several], str]
    ) -> None:
        self.asked.append(f"several below {above}")
        if self.several_answer is not None:
            self.refusal = work(self.several_answer)


@dataclass
class Desk:
    """A window under test."""

    window: MainWindow
    answers: Answers
    qtbot: QtBot
    said: list[str] = field(default_factory=list)

    @property
    def shell(self) -> Shell:
        return self.window.shell

    @property
    def focus(self) -> QWidget:
        if QApplication.focusWidget() is None:
            self.window.activateWindow()
            QApplication.processEvents()
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def body(self, name: str) -> Body:
        """The body of this name."""
        return next(x for x in self.shell.system.every(Body) if x.name == name)

    def settle(self) -> None:
        """Let what waits for the event loop happen, the check among it."""
        QApplication.processEvents()
        self.window.problems.runner.run()
        QApplication.processEvents()

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key where the focus is, as the keyboard would."""
        QTest.keyClick(self.focus, key, keys)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus, text)

    def click_row(self, item: QTreeWidgetItem) -> None:
        """Click a row of a tree."""
        tree = item.treeWidget()
        assert tree is not None
        tree.scrollToItem(item)
        at = tree.visualItemRect(item).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, at)
        QApplication.processEvents()

    def select(self, record_id: str) -> None:
        """Select a record by clicking its row in the outline."""
        self.click_row(self.window.outline.row_of(record_id))

    def field_text(self, key: str, text: str) -> None:
        """Click a field of the inspector, type over what it says, and press Enter."""
        page = self.window.inspector.page
        assert page is not None
        control = page.form.fields[key].control
        page.tabs.setCurrentWidget(page.form)
        page.form.ensureWidgetVisible(control)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        self.key(Qt.Key.Key_A, CTRL)
        self.type(text)
        self.key(Qt.Key.Key_Return)

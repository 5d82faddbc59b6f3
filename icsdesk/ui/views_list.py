"""The list of charts in the file: choose one to look at, add, copy, rename, move and delete."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from icsdesk.domain.records import View
from icsdesk.domain.times import day_in_words
from icsdesk.edit import views
from icsdesk.ui.doing import Make, attempt
from icsdesk.ui.guard import guard
from icsdesk.ui.look import icon, wear
from icsdesk.ui.shell import Shell

_ID = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    delete_wanted = Signal()

    @guard()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes the chart, never what stands on it."""
        if event.key() == Qt.Key.Key_Delete and self.state() != QAbstractItemView.State.EditingState:
            self.delete_wanted.emit()
            return
        super().keyPressEvent(event)


class ViewsList(QWidget):
    """One row for each chart. F2 renames, Delete deletes the chart (its bodies stay in the file)."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.list = _List()
        self.list.setAccessibleName("Charts")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.list.setWordWrap(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(16, 16))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        bar = QHBoxLayout()
        bar.setSpacing(0)
        bar.addStretch(1)
        self.buttons: dict[str, QToolButton] = {}
        for name, picture, work in (
            ("Add a chart", "add", self.add),
            ("Copy this chart", "copy", self.copy),
            ("Move chart up", "up", lambda: self.move_chart(-1)),
            ("Move chart down", "down", lambda: self.move_chart(1)),
            ("Delete this chart", "delete", self.delete),
        ):
            button = QToolButton()
            wear(button, picture)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setAutoRaise(True)
            button.clicked.connect(work)
            bar.addWidget(button)
            self.buttons[name] = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 6)
        layout.setSpacing(4)
        layout.addLayout(bar)
        layout.addWidget(self.list)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemChanged.connect(self._renamed)
        self.list.delete_wanted.connect(self.delete)
        shell.document.changed.connect(lambda _change: self.refill())
        shell.document.reset.connect(self.refill)
        shell.view_changed.connect(self.refill)
        self.refill()

    def refill(self) -> None:
        """Show the charts of the file."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for view in self._shell.system.every(View):
                item = QListWidgetItem(icon("chart"), view.title)
                item.setData(_ID, view.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                when = f"as at {day_in_words(view.as_at)}" if view.as_at else "as at the day in the date bar"
                item.setToolTip(f"{view.title}, {when}")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{view.title}, {when}")
                self.list.addItem(item)
                if view.id == self._shell.view_id:
                    self.list.setCurrentItem(item)

    def add(self) -> None:
        """Add an empty chart and look at it."""
        self._do(lambda system: views.add_view(system, "New chart"))

    def copy(self) -> None:
        """Copy the chart looked at."""
        view = self._shell.view_id
        if view is not None:
            self._do(lambda system: views.duplicate_view(system, view))

    def delete(self) -> None:
        """Delete the chart looked at; what stands on it stays in the file."""
        view = self._shell.view_id
        if view is not None:
            self._do(lambda system: views.delete_view(system, view))

    def move_chart(self, by: int) -> None:
        """Move the chart looked at up or down the list."""
        view = self._shell.view_id
        order = [x.id for x in self._shell.system.every(View)]
        if view is not None and 0 <= order.index(view) + by < len(order):
            self._do(lambda system: views.move_view(system, view, order.index(view) + by))

    def rename(self) -> None:
        """Start renaming the chart looked at."""
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item)

    def _do(self, make: Make) -> None:
        change, _ = attempt(self._shell, make)
        added = [x for x in change.added if self._shell.system.find(View, x)] if change is not None else []
        if added:
            self._shell.set_view(added[0])
            self.rename()

    def _chosen(self, row: int) -> None:
        item = self.list.item(row)
        if item is not None:
            self._shell.selection.set(())
            self._shell.set_view(item.data(_ID))

    def _renamed(self, item: QListWidgetItem) -> None:
        view = item.data(_ID)
        _, reason = attempt(self._shell, lambda system: views.rename_view(system, view, item.text()))
        if reason:
            self.refill()

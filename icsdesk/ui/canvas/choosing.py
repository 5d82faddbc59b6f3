"""A list one can search by typing: the field keeps the keyboard, the arrows move in the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from icsdesk.ui.guard import guard

_ROLE = Qt.ItemDataRole.UserRole


class Reason(QLabel):
    """What was said while a dialog is open: why it did not close."""

    def __init__(self, said: SignalInstance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("reason")
        self.hide()
        said.connect(self._show)

    @guard()
    def _show(self, sentence: str) -> None:
        self.setText(sentence)
        self.show()


class SearchList(QWidget):
    """A search field over a list of (words, value) rows. Every word typed must be somewhere in a row."""

    changed = Signal()
    chosen = Signal()

    def __init__(self, name: str, rows: Sequence[tuple[str, object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Type to search")
        self.field.setAccessibleName(f"Search {name.lower()}")
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.list.currentRowChanged.connect(self._moved)
        self.list.itemDoubleClicked.connect(self._picked)
        self.setFocusProxy(self.field)
        self._fill("")

    @property
    def value(self) -> object | None:
        """The value of the row chosen; None when no row is left."""
        item = self.list.currentItem()
        if item is None:
            return None
        index: int = item.data(_ROLE)
        return self._rows[index][1]

    def set_rows(self, rows: Iterable[tuple[str, object]]) -> None:
        """Offer other rows."""
        self._rows = tuple(rows)
        self._fill(self.field.text())

    def choose(self, value: object) -> None:
        """Choose the row with this value, if it is there."""
        for row in range(self.list.count()):
            if self._rows[self.list.item(row).data(_ROLE)][1] == value:
                self.list.setCurrentRow(row)

    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in moves:
            row = self.list.currentRow() + moves[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            return True
        return False

    def _fill(self, text: str) -> None:
        words, held = text.lower().split(), self.value
        self.list.blockSignals(True)
        self.list.clear()
        for index, (row, _) in enumerate(self._rows):
            if all(word in row.lower() for word in words):
                item = QListWidgetItem(row)
                item.setData(_ROLE, index)
                self.list.addItem(item)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.list.blockSignals(False)
        if held is not None and not words:
            self.choose(held)
        self.changed.emit()

    def _moved(self, _row: int) -> None:
        self.changed.emit()

    def _picked(self, _item: QListWidgetItem) -> None:
        self.chosen.emit()

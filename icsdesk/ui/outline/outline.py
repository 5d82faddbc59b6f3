"""The outline: everything in the file as a tree, with a filter, renaming in place and the same selection as the chart."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from icsdesk.edit import bodies
from icsdesk.ui.doing import attempt
from icsdesk.ui.guard import guard
from icsdesk.ui.inspector.names import icon_for, search_words
from icsdesk.ui.look import icon
from icsdesk.ui.outline.tree import Row, rows, spoken
from icsdesk.ui.shell import Shell

_ID = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_OPEN_AT_FIRST = ("Bodies",)


class Tree(QTreeWidget):
    """The tree itself; F2 renames, Delete and Shift+Delete are passed on as wishes."""

    pressed_key = Signal(str)

    @guard()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes off this chart, Shift+Delete deletes, Insert adds, Enter goes to the inspector."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        wishes = {
            Qt.Key.Key_Delete: "delete" if shift else "take off",
            Qt.Key.Key_Insert: "insert",
            Qt.Key.Key_Return: "open",
            Qt.Key.Key_Enter: "open",
        }
        wish = wishes.get(Qt.Key(event.key()))
        if wish is not None and self.state() != QAbstractItemView.State.EditingState:
            self.pressed_key.emit(wish)
            return
        super().keyPressEvent(event)


class Outline(QWidget):
    """Rebuilt at most once for each turn of the event loop; what is open, selected and scrolled to stays."""

    take_off_wanted = Signal()
    delete_wanted = Signal()
    insert_wanted = Signal()
    open_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._busy = False
        self._items: dict[str, QTreeWidgetItem] = {}
        self._closed: set[str] = set()
        self._opened: set[str] = set(_OPEN_AT_FIRST)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find any word; Enter shows the next")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Find in the outline")
        self.tree = Tree()
        self.tree.setHeaderHidden(True)
        self.tree.setHeaderLabels(["Outline"])
        self.tree.setAccessibleName("Outline")
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._renaming = _Renaming(self._rename, self)
        self.tree.setItemDelegate(self._renaming)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.rebuild)
        self._connect()
        self.rebuild()

    def rebuild(self) -> None:
        """Show the system as it is now, as at the day looked at."""
        self._busy = True
        at = self.tree.verticalScrollBar().value()
        self.tree.clear()
        self._items = {}
        for row in rows(self._shell.system, self._shell.day):
            self.tree.addTopLevelItem(self._item(row))
        self._unfold()
        self._busy = False
        self._filter()
        self._follow()
        self.tree.verticalScrollBar().setValue(at)

    def row_of(self, record_id: str) -> QTreeWidgetItem:
        """The row of a record, opened up to. Raises KeyError when the outline does not show it."""
        item = self._items[record_id]
        above = item.parent()
        while above is not None:
            above.setExpanded(True)
            above = above.parent()
        return item

    def rename(self) -> None:
        """Start renaming the current row."""
        item = self.tree.currentItem()
        if item is not None and item.data(0, _ID):
            self.tree.editItem(item)

    def hits(self) -> list[str]:
        """The records that the words typed in the filter lead to, from top to bottom; none when nothing is typed."""
        words = self.filter.text().lower().split()
        found: list[str] = []
        iterator = QTreeWidgetItemIterator(self.tree)
        while words and (item := iterator.value()) is not None:
            text = item.data(0, _WORDS) or ""
            if text and all(x in text for x in words):
                found.append(item.data(0, _ID))
            iterator += 1
        return found

    def repaint_icons(self) -> None:
        """Paint the icons again after the colours have changed."""
        self.rebuild()

    def _connect(self) -> None:
        shell = self._shell
        shell.document.changed.connect(lambda _change: self._timer.start(0))
        shell.document.reset.connect(lambda: self._timer.start(0))
        shell.day_changed.connect(lambda: self._timer.start(0))
        shell.selection.changed.connect(self._follow)
        self.filter.textChanged.connect(self._looked_for)
        self.tree.itemSelectionChanged.connect(self._selected)
        self.tree.itemExpanded.connect(self._expanded)
        self.tree.itemCollapsed.connect(self._collapsed)
        self.tree.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.tree.viewport().mapToGlobal(at)))
        self.tree.itemDoubleClicked.connect(lambda item, _column: self.open_wanted.emit() if item.data(0, _ID) else None)
        wishes = {
            "take off": self.take_off_wanted,
            "delete": self.delete_wanted,
            "insert": self.insert_wanted,
            "open": self.open_wanted,
        }
        self.tree.pressed_key.connect(lambda wish: wishes[wish].emit())

    def _item(self, row: Row) -> QTreeWidgetItem:
        record, system, day = row.record, self._shell.system, self._shell.day
        item = QTreeWidgetItem([row.text if record is not None else f"{row.text}"])
        flags = Qt.ItemFlag.ItemIsEnabled
        if record is None:
            font = item.font(0)
            font.setBold(True)
            item.setFont(0, font)
        else:
            flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
            words = spoken(system, record, day)
            item.setData(0, _ID, record.id)
            item.setData(0, _WORDS, search_words(system, record))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(0, words)
            item.setIcon(0, _icons(icon_for(record), QApplication.palette().window().color().name()))
            self._items[record.id] = item
        item.setFlags(flags)
        for below in row.below:
            item.addChild(self._item(below))
        return item

    def _looked_for(self, text: str) -> None:
        self._filter()
        if not text:
            self._unfold()

    def _filter(self) -> None:
        words = self.filter.text().lower().split()
        for i in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(i)
            if item is not None:
                self._keep(item, words)

    def _unfold(self) -> None:
        """Open the rows that are open when nothing is looked for: as the officer left them."""
        was, self._busy = self._busy, True
        iterator = QTreeWidgetItemIterator(self.tree)
        while (item := iterator.value()) is not None:
            key = _key(item)
            below = item.parent() is not None and item.data(0, _ID)
            item.setExpanded(key in self._opened or bool(below and key not in self._closed))
            iterator += 1
        self._busy = was

    def _keep(self, item: QTreeWidgetItem, words: list[str]) -> bool:
        below = [self._keep(x, words) for i in range(item.childCount()) if (x := item.child(i)) is not None]
        text = item.data(0, _WORDS) or ""
        keep = not words or any(below) or (bool(text) and all(x in text for x in words))
        item.setHidden(not keep)
        if words and any(below):
            self._busy, was = True, self._busy
            item.setExpanded(True)
            self._busy = was
        return keep

    def _selected(self) -> None:
        if self._busy:
            return
        current = self.tree.currentItem()
        ids = [x.data(0, _ID) for x in self.tree.selectedItems() if x.data(0, _ID)]
        main = current.data(0, _ID) if current is not None else None
        if main in ids:
            ids = [x for x in ids if x != main] + [main]
        if ids:
            self._shell.selection.set(ids)

    def _follow(self) -> None:
        """Select the rows of what is selected elsewhere."""
        if self._busy:
            return
        self._busy = True
        wanted = [x for x in self._shell.selection.ids if x in self._items]
        self.tree.clearSelection()
        for record_id in wanted:
            self._items[record_id].setSelected(True)
        if wanted:
            item = self._items[wanted[-1]]
            if item is not self.tree.currentItem():
                self.tree.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.tree.scrollToItem(item)
        self._busy = False

    def _expanded(self, item: QTreeWidgetItem) -> None:
        if not self._busy:
            key = _key(item)
            self._opened.add(key)
            self._closed.discard(key)

    def _collapsed(self, item: QTreeWidgetItem) -> None:
        if not self._busy:
            key = _key(item)
            self._closed.add(key)
            self._opened.discard(key)

    def _rename(self, index: QModelIndex | QPersistentModelIndex, text: str) -> None:
        record_id = index.data(_ID)
        if record_id and " ".join(text.split()) != index.data():
            attempt(self._shell, lambda system: bodies.rename(system, record_id, text))


class _Renaming(QStyledItemDelegate):
    """Typing in a row becomes a change; the row itself is only ever filled from the system."""

    def __init__(self, rename: Callable[[QModelIndex | QPersistentModelIndex, str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._rename = rename

    @guard()
    def setModelData(self, editor: QWidget, _model: object, index: QModelIndex | QPersistentModelIndex) -> None:
        """Hand the typed name over."""
        if isinstance(editor, QLineEdit):
            self._rename(index, editor.text())

    @guard()
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The editor reaches to the right edge."""
        super().updateEditorGeometry(editor, option, index)
        parent = editor.parentWidget()
        if parent is not None:
            editor.setGeometry(editor.x(), editor.y(), parent.width() - editor.x() - 2, editor.height())


def _key(item: QTreeWidgetItem) -> str:
    """What tells a row from the others while their numbers change."""
    return str(item.data(0, _ID) or item.text(0).split(" (")[0])


@cache
def _icons(name: str, _colours: str) -> QIcon:
    return icon(name)

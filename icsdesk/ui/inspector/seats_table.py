"""The seats table as a widget: typed in like a spreadsheet, with its buttons and the sentence that says what was not taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from icsdesk.edit import seats
from icsdesk.ui.doing import attempt
from icsdesk.ui.guard import guard
from icsdesk.ui.inspector.completing import complete_many
from icsdesk.ui.inspector.fields import EMPTY
from icsdesk.ui.inspector.names import choices
from icsdesk.ui.inspector.seat_columns import COLUMNS, VACANT
from icsdesk.ui.inspector.seats_model import SeatsModel
from icsdesk.ui.look import problem_colour, wear
from icsdesk.ui.shell import Shell

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SeatsTable(QTableView):
    """Cells are typed in at once; Enter goes down, Tab across, Delete empties, Ctrl+C and Ctrl+V work with a spreadsheet."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.seats_model = SeatsModel(shell, self)
        self._delegate = _Delegate(shell, self)
        self.setModel(self.seats_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Seats and holders")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.verticalHeader().setMinimumWidth(26)
        for i, column in enumerate(COLUMNS):
            self.setColumnWidth(i, column.width)

    def chosen_rows(self) -> list[int]:
        """Rows of seats with a selected cell."""
        rows = {x.row() for x in self.selectedIndexes()} | (
            {self.currentIndex().row()} if self.currentIndex().isValid() else set()
        )
        return sorted(x for x in rows if 0 <= x < len(self.seats_model.seats))

    @guard()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Spreadsheet keys."""
        at = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            cells = [line.split("\t") for line in QApplication.clipboard().text().rstrip("\r\n").splitlines()]
            if at.isValid() and cells:
                self.seats_model.paste(at.row(), at.column(), cells)
        elif event.key() in _ENTER and at.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.edit(at)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self._empty()
        else:
            super().keyPressEvent(event)

    @guard()
    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """After Enter the cell below is next, as in a spreadsheet."""
        super().closeEditor(editor, hint)
        if hint == QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self.setFocus()
            at = self.currentIndex()
            below = self.seats_model.index(at.row() + 1, at.column())
            if below.isValid():
                self.setCurrentIndex(below)

    def _copy(self) -> None:
        chosen = sorted(self.selectedIndexes(), key=lambda x: (x.row(), x.column()))
        lines: dict[int, list[str]] = {}
        for index in chosen:
            lines.setdefault(index.row(), []).append(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        QApplication.clipboard().setText("\n".join("\t".join(x) for x in lines.values()))

    def _empty(self) -> None:
        for index in self.selectedIndexes():
            if self.seats_model.seat_at(index) is not None and index.data(Qt.ItemDataRole.EditRole):
                self.seats_model.setData(index, "")


class SeatsPanel(QWidget):
    """The table with what can be done to its rows. `wide_wanted` asks for it in a window of its own."""

    wide_wanted = Signal()
    holder_wanted = Signal(str)
    seat_wanted = Signal(str)

    def __init__(self, shell: Shell, *, can_widen: bool = True) -> None:
        super().__init__()
        self._shell = shell
        self.table = SeatsTable(shell)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.hide()
        bar = QHBoxLayout()
        bar.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for name, icon, tip, work in (
            ("Add seat", "add", "Add a seat (type in the last row)", self.add),
            ("Remove seats", "remove", "Remove the selected seats (Ctrl+Minus)", self.remove),
            ("Move up", "up", "Move the seat up (Alt+Up)", lambda: self.move_row(-1)),
            ("Move down", "down", "Move the seat down (Alt+Down)", lambda: self.move_row(1)),
            ("Replace holder from…", "replace", "Let someone take over this seat from a day", self._replace),
            ("All about this seat", "seat", "Open the seat itself: every field and every holder", self._open_seat),
            ("Wide table", "widen", "Show this table in a window of its own", self.wide_wanted.emit),
        ):
            if name == "Wide table" and not can_widen:
                continue
            button = QToolButton()
            wear(button, icon)
            button.setToolTip(tip)
            button.setAccessibleName(name)
            button.setAutoRaise(True)
            button.clicked.connect(work)
            bar.addWidget(button)
            self.buttons[name] = button
            if name == "Move down":
                bar.addSpacing(6)
        bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(bar)
        layout.addWidget(self._fault)
        layout.addWidget(self.table, 1)
        self.table.seats_model.refused.connect(self.fault)
        self._keys: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]] = {
            (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up): partial(self.move_row, -1),
            (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down): partial(self.move_row, 1),
            (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Minus): self.remove,
            (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Delete): self.remove,
        }
        self.table.installEventFilter(self)
        self.setFocusProxy(self.table)

    @property
    def fault_text(self) -> str:
        """Why the last typing was not taken, or nothing."""
        return self._fault.text()

    def fault(self, sentence: str) -> None:
        """Say above the table why something was not taken."""
        palette = self._fault.palette()
        palette.setColor(QPalette.ColorRole.WindowText, problem_colour(self.palette()))
        self._fault.setPalette(palette)
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def show_body(self, body: str | None) -> None:
        """Show a body's seats."""
        if body != self.table.seats_model.body:
            self.fault("")
        self.table.seats_model.show_body(body)

    def go_to(self, seat_id: str, field: str = "title") -> bool:
        """Put the cursor on a seat's cell."""
        row = next((i for i, x in enumerate(self.table.seats_model.seats) if x.id == seat_id), None)
        if row is None:
            return False
        column = next((i for i, x in enumerate(COLUMNS) if x.field == field), 0)
        self.table.setCurrentIndex(self.table.seats_model.index(row, column))
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def add(self) -> None:
        """Start typing a new seat in the last row."""
        last = self.table.seats_model.index(len(self.table.seats_model.seats), 0)
        self.table.setFocus()
        self.table.setCurrentIndex(last)
        self.table.edit(last)

    def remove(self) -> None:
        """Remove the selected seats."""
        model = self.table.seats_model
        ids = [model.seats[i].id for i in self.table.chosen_rows()]
        if ids:
            self.fault(attempt(self._shell, lambda system: seats.remove_seats(system, ids))[1])

    def move_row(self, by: int) -> None:
        """Move the current seat one row up or down."""
        model, row = self.table.seats_model, self.table.currentIndex().row()
        if not (0 <= row < len(model.seats) and 0 <= row + by < len(model.seats)):
            return
        every = [x.id for x in self._shell.system.seats(model.body or "")]
        to = every.index(model.seats[row + by].id)
        seat_id, column = model.seats[row].id, self.table.currentIndex().column()
        self.fault(attempt(self._shell, lambda system: seats.move_seat(system, seat_id, to))[1])
        self.table.setCurrentIndex(model.index(row + by, column))

    @guard(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the buttons; here they mean the table's rows, whatever they mean elsewhere in the window."""
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        work = self._keys.get((event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())))
        if event.type() == QEvent.Type.ShortcutOverride:
            own = (
                work is not None or event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Paste)
            )
            event.setAccepted(own or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace))
            return event.isAccepted()
        if work is not None:
            work()
        return work is not None

    def _replace(self) -> None:
        rows = self.table.chosen_rows()
        if rows:
            self.holder_wanted.emit(self.table.seats_model.seats[rows[0]].id)

    def _open_seat(self) -> None:
        rows = self.table.chosen_rows()
        if rows:
            self.seat_wanted.emit(self.table.seats_model.seats[rows[0]].id)


class _Delegate(QStyledItemDelegate):
    """A list for closed columns, a line that completes names for the others."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The control a cell is typed in."""
        column = COLUMNS[index.column()]
        if column.words is not None:
            box = QComboBox(parent)
            box.addItems([EMPTY, *(x.label for x in column.words)])
            box.activated.connect(lambda _i: self._finish(box))
            return box
        edit = QLineEdit(parent)
        edit.setFrame(False)
        if column.sections:
            names = [name for name, _ in choices(self._shell.system, column.sections, with_offices=column.offices)]
            complete_many(edit, QStringListModel([VACANT, *names] if column.field == "holder" else names, edit))
            edit.returnPressed.connect(lambda: self._past_the_list(edit))
        return edit

    @guard()
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the control with what is recorded."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text or EMPTY)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)
            editor.selectAll()

    @guard()
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Commit, only what differs."""
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text() if isinstance(editor, QLineEdit) else ""
        text = "" if text == EMPTY else text
        if text != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, text)

    @guard()
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """A line is as wide as its cell, a list as wide as its words."""
        rect = option.rect
        if isinstance(editor, QComboBox):
            rect.setWidth(max(rect.width(), editor.sizeHint().width()))
        editor.setGeometry(rect)

    def _past_the_list(self, edit: QLineEdit) -> None:
        """Enter commits even while names are offered; without the list open the view itself hears the key."""
        completer = edit.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None and popup.isVisible() and not popup.currentIndex().isValid():
            popup.hide()
            self.commitData.emit(edit)
            self.closeEditor.emit(edit, QStyledItemDelegate.EndEditHint.SubmitModelCache)

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

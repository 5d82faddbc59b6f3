"""Small lists inside the inspector: who sits in a seat, a body's lines and a person's seats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from icsdesk.domain.change import Change
from icsdesk.domain.kinds import HoldingState
from icsdesk.domain.records import Holding, Record, Seat
from icsdesk.domain.system import System
from icsdesk.edit import people
from icsdesk.ui.dates_in_words import read_when, shown, span_in_words
from icsdesk.ui.doing import attempt
from icsdesk.ui.inspector.names import name_for
from icsdesk.ui.look import problem_colour
from icsdesk.ui.shell import Shell

_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Listing(QWidget):
    """A headed table with buttons below. Subclasses fill it and say what typing does; faults are said beside it."""

    def __init__(self, heading: str, columns: Sequence[str], empty: str, *, narrow: Sequence[int] = ()) -> None:
        super().__init__()
        self._filling = False
        self.table = QTableWidget(0, len(columns))
        self.table.setHorizontalHeaderLabels(list(columns))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in narrow:
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(heading)
        self.table.setTabKeyNavigation(False)
        self._empty = QLabel(empty)
        self._empty.setProperty("role", "quiet")
        self._empty.setWordWrap(True)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        self._fault.hide()
        self.bar = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        for part in (title, self._empty, self._fault, self.table):
            layout.addWidget(part)
        layout.addLayout(self.bar)
        self.bar.addStretch(1)
        self.table.itemChanged.connect(self._typed)

    def button(self, text: str, work: Callable[[], None]) -> QPushButton:
        """Add a button below the table."""
        button = QPushButton(text)
        button.clicked.connect(work)
        self.bar.insertWidget(self.bar.count() - 1, button)
        return button

    def fill(self, rows: Sequence[tuple[str, Sequence[str]]], editable: Sequence[int] = ()) -> None:
        """Show rows of texts, each with the id it stands for."""
        self._filling = True
        chosen = self.chosen
        self.table.setRowCount(len(rows))
        for r, (record_id, texts) in enumerate(rows):
            for c, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, record_id)
                item.setToolTip(text)
                item.setFlags(_EDITABLE if c in editable else _PLAIN)
                self.table.setItem(r, c, item)
            if record_id == chosen:
                self.table.selectRow(r)
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._filling = False

    @property
    def chosen(self) -> str | None:
        """The id of the row the cursor is in."""
        item = self.table.item(self.table.currentRow(), 0)
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def fault(self, sentence: str) -> None:
        """Say what was not taken, and why."""
        palette = self._fault.palette()
        palette.setColor(self._fault.foregroundRole(), problem_colour(self.palette()))
        self._fault.setPalette(palette)
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def do(self, shell: Shell, make: Callable[[System], Change]) -> bool:
        """Do a change; what was not understood or is refused is said here. Says whether it was done."""
        try:
            change, reason = attempt(shell, make)
        except ValueError as trouble:
            change, reason = None, str(trouble)
        self.fault(reason)
        return change is not None

    def below(self, *parts: QWidget) -> None:
        """Put controls between the table and its buttons."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        for part in parts:
            layout.insertWidget(layout.count() - 1, part)

    def edited(self, row: int, column: int, record_id: str, text: str) -> None:
        """What typing in a cell does."""

    def _typed(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            self.edited(item.row(), item.column(), item.data(Qt.ItemDataRole.UserRole), item.text())


class Holders(Listing):
    """Everyone who ever sat in a seat, from when to when."""

    replace_wanted = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            "Who sits in it",
            ("Name", "State", "From", "To"),
            "Nobody is recorded. Type a name below, or mark the seat vacant.",
            narrow=(1, 2, 3),
        )
        self._shell = shell
        self._seat: str | None = None
        self.name = QLineEdit()
        self.name.setPlaceholderText("Type a name, then Enter")
        self.name.setAccessibleName("Name of a new holder")
        self.name.returnPressed.connect(self._seat_new)
        self.below(self.name)
        self.button("Replace holder from…", lambda: self.replace_wanted.emit(self._seat or ""))
        self.button("Mark vacant", self._vacant)
        self.button("Remove", self._remove)

    def show_record(self, seat: Record) -> None:
        """Show a seat's holders."""
        self._seat = seat.id
        system = self._shell.system
        rows = [
            (x.id, (name_for(system, x.id), x.state.label, shown(x.span.start), shown(x.span.end)))
            for x in system.holdings(seat.id)
        ]
        self.fill(rows, editable=(1, 2, 3))

    def edited(self, _row: int, column: int, record_id: str, text: str) -> None:
        """A state or a date typed."""

        def make(system: System) -> Change:
            holding = system.need(Holding, record_id)
            if column == 1:
                state = next((x for x in HoldingState if x.label.lower() == text.strip().lower()), None)
                if state is None:
                    raise ValueError("State must be one of: " + ", ".join(x.label for x in HoldingState))
                return people.edit_holding(system, record_id, state=state)
            part = "start" if column == 2 else "end"
            when = read_when(text, "Start date" if column == 2 else "End date")
            return people.edit_holding(system, record_id, span=replace(holding.span, **{part: when}))

        self.do(self._shell, make)

    def _seat_new(self) -> None:
        name, seat = self.name.text(), self._seat
        if seat is not None and name.strip() and self.do(self._shell, lambda system: people.seat_holder(system, seat, name)):
            self.name.clear()

    def _vacant(self) -> None:
        if (seat := self._seat) is not None:
            self.do(self._shell, lambda system: people.mark_vacant(system, seat))

    def _remove(self) -> None:
        if (holding := self.chosen) is not None:
            self.do(self._shell, lambda system: people.remove_holding(system, holding))


class Lines(Listing):
    """A body's lines in words; Enter or a double click opens one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            "Lines", ("Line", "About", "Dates"), "No lines. Select two bodies and press Ctrl+L, or drag from the edge of a box."
        )
        self._shell = shell
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.itemActivated.connect(lambda item: shell.selection.set((item.data(Qt.ItemDataRole.UserRole),)))
        self.button("Open", self._open)

    def show_record(self, record: Record) -> None:
        """Show a record's lines."""
        system, day = self._shell.system, self._shell.day
        rows = []
        for line in system.lines_at(record.id):
            other = name_for(system, line.finish if line.start == record.id else line.start, day)
            verb = line.kind.label
            words = f"{verb} {other}" if line.start == record.id else f"{other} {verb.lower()} this"
            when = span_in_words(line.span)
            rows.append((line.id, (words, line.subject, when if system.shown(line, day) else f"{when} (not on this day)")))
        self.fill(rows)

    def _open(self) -> None:
        if self.chosen is not None:
            self._shell.selection.set((self.chosen,))


class Offices(Listing):
    """Where a person sits; Enter opens the seat."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("Seats held", ("Seat", "From", "To"), "This person sits nowhere yet.", narrow=(1, 2))
        self._shell = shell
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.itemActivated.connect(lambda item: shell.selection.set((item.data(Qt.ItemDataRole.UserRole),)))

    def show_record(self, record: Record) -> None:
        """Show a person's seats."""
        system = self._shell.system
        held = [(x, system.find(Seat, x.seat)) for x in system.holdings_by(record.id)]
        self.fill([(s.id, (name_for(system, s.id), shown(h.span.start), shown(h.span.end))) for h, s in held if s is not None])

"""The seats of one body as a table: a row for each seat and one empty row to type another in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QApplication

from icsdesk.domain.change import Change
from icsdesk.domain.records import Body, Seat
from icsdesk.domain.system import System
from icsdesk.edit import seats
from icsdesk.ui.doing import Make, all_as_one, attempt
from icsdesk.ui.guard import guard
from icsdesk.ui.inspector.seat_columns import COLUMNS, Column
from icsdesk.ui.shell import Shell

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class SeatsModel(QAbstractTableModel):
    """Reads the open system; every edit is one change. `refused` carries why typing was not taken."""

    refused = Signal(str)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self.body: str | None = None
        self.seats: tuple[Seat, ...] = ()

    def show_body(self, body: str | None) -> None:
        """Show a body's seats, those of other days greyed; rows that stay keep their place, so that selection and cursor stay too."""
        wanted = self._shell.system.seats(body) if body is not None else ()
        if body != self.body:
            self.beginResetModel()
            self.body, self.seats = body, wanted
            self.endResetModel()
            return
        self._resize(wanted)
        self.dataChanged.emit(self.index(0, 0), self.index(len(wanted), len(COLUMNS) - 1))

    @guard(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Seats, and the empty row while the chart may be changed."""
        if parent.isValid() or self.body is None:
            return 0
        return len(self.seats) + (0 if self._shell.document.read_only else 1)

    @guard(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    @guard()
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Column titles; rows are numbered, the empty one with a star."""
        if role != _ROLE.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section].title
        return str(section + 1) if section < len(self.seats) else "*"

    @guard()
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """What a cell shows."""
        seat = self.seat_at(index)
        column = COLUMNS[index.column()]
        away = seat is not None and not self._shell.system.shown(seat, self._shell.day)
        if role == _ROLE.AccessibleTextRole and seat is not None:
            words = column.show(self._shell.system, seat, self._shell.day) or "not recorded"
            return f"{column.title}: {words}" + (", not on this day" if away else "")
        if role == _ROLE.ForegroundRole and away:
            return QBrush(QApplication.palette().placeholderText())
        if role in (_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.ToolTipRole):
            if seat is not None:
                return column.show(self._shell.system, seat, self._shell.day)
            return "Type a title to add a seat" if role == _ROLE.DisplayRole and index.column() == 0 else ""
        if role == _ROLE.FontRole and seat is None:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    @guard(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed in, unless the chart is open to look at; of the empty row only the title."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._shell.document.read_only or (self.seat_at(index) is None and index.column() > 0):
            return base
        return base | Qt.ItemFlag.ItemIsEditable

    @guard(False)
    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Typing in a cell, as one change."""
        if role != _ROLE.EditRole:
            return False
        return self.paste(index.row(), index.column(), [[str(value)]])

    def on_the_day(self) -> int:
        """How many of the seats there are as at the day."""
        return sum(self._shell.system.shown(x, self._shell.day) for x in self.seats)

    def seat_at(self, index: Index) -> Seat | None:
        """The seat of a cell; None for the empty row."""
        return self.seats[index.row()] if 0 <= index.row() < len(self.seats) else None

    def paste(self, row: int, column: int, cells: list[list[str]]) -> bool:
        """Write a block of texts with its top left in a cell, as one change; rows beyond the last become new seats."""
        body = self._shell.system.find(Body, self.body)
        if body is None:
            return False
        rows = [x for x in cells if any(text.strip() for text in x)] if len(cells) > 1 else cells
        if row >= len(self.seats) and not (rows and rows[0] and rows[0][0].strip()):
            return False

        def make(system: System) -> Change:
            makes = [self._write_row(row + i, column, texts, system) for i, texts in enumerate(rows)]
            changes = [x for one in makes for x in one]
            if len(changes) == 1:
                return changes[0](system)
            name = f"Paste {len(rows)} rows of seats of {system.name_of(body.id)}" if len(rows) > 1 else "Edit seat"
            return all_as_one(system, name, changes)

        try:
            change, reason = attempt(self._shell, make)
        except ValueError as trouble:
            change, reason = None, str(trouble)
            self._shell.say(reason)
        self.refused.emit(reason)
        return change is not None

    def _write_row(self, row: int, column: int, texts: list[str], system: System) -> list[Make]:
        day, body = self._shell.day, self.body or ""
        fits = [(COLUMNS[column + i], text) for i, text in enumerate(texts) if column + i < len(COLUMNS)]
        if row < len(self.seats):
            seat_id = self.seats[row].id
            changed = [(c, t) for c, t in fits if c.show(system, self.seats[row], day) != t]
            return [self._writing(c, t, lambda now: now.need(Seat, seat_id)) for c, t in changed]
        if column > 0:
            raise ValueError("New seats need a title. Paste from the Title column")
        known = {x.id for x in system.seats(body)}
        made: list[Make] = [lambda now: seats.add_seat(now, body, " ".join(fits[0][1].split()))]
        at = row - len(self.seats)

        def newest(now: System) -> Seat:
            return [x for x in now.seats(body) if x.id not in known][at]

        made += [self._writing(c, t, newest) for c, t in fits[1:] if t.strip()]
        return made

    def _writing(self, column: Column, text: str, seat: Callable[[System], Seat]) -> Make:
        day = self._shell.day
        return lambda now: column.write(now, seat(now), text, day)

    def _resize(self, wanted: tuple[Seat, ...]) -> None:
        have, count = len(self.seats), len(wanted)
        if count > have:
            self.beginInsertRows(QModelIndex(), have, count - 1)
            self.seats = wanted
            self.endInsertRows()
        elif count < have:
            self.beginRemoveRows(QModelIndex(), count, have - 1)
            self.seats = wanted
            self.endRemoveRows()
        self.seats = wanted

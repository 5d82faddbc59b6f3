"""Asks for what really changes on a day: a new name, a successor, a new holder, or only the day itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from icsdesk.domain.times import day_in_words
from icsdesk.ui.dates_in_words import read_day
from icsdesk.ui.inspector.completing import complete_many
from icsdesk.ui.inspector.fields import LineField

Try = Callable[[str, dt.date], str]
"""Does it with the name and the day; gives why not, or nothing when it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromDate:
    """What is asked. No `name_label`: only the day. `names` are offered while typing; `note` says what will happen."""

    title: str
    heading: str
    day_label: str
    day: dt.date
    done: str
    note: str = ""
    name_label: str = ""
    name: str = ""
    names: Sequence[str] = ()


class FromDateDialog(QDialog):
    """A name and a day; says beside the field what is missing and stays open until it could be done."""

    def __init__(self, parent: QWidget | None, ask: FromDate, work: Try) -> None:
        super().__init__(parent)
        self._ask, self._work = ask, work
        self.setWindowTitle(ask.title)
        heading = QLabel(ask.heading)
        heading.setWordWrap(True)
        heading.setProperty("role", "heading")
        self.name = LineField(ask.name_label or "Name", str, str)
        self.name.edit.setPlaceholderText("")
        self.name.setVisible(bool(ask.name_label))
        if ask.names:
            complete_many(self.name.edit, QStringListModel(list(ask.names), self))
        self.name.edit.setText(ask.name)
        self.name.edit.selectAll()
        self.day = LineField(ask.day_label, read_day, str, hint="A day, a month and a year, like 1 July 2022")
        self.day.edit.setText(day_in_words(ask.day))
        self.day.edit.selectAll()
        note = QLabel(ask.note)
        note.setWordWrap(True)
        note.setProperty("role", "quiet")
        note.setVisible(bool(ask.note))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(ask.done)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for part in (heading, self.name, self.day, note, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(420)
        (self.name if ask.name_label else self.day).control.setFocus()

    def _take(self) -> None:
        name = " ".join(self.name.edit.text().split())
        label, day_label = self._ask.name_label, self._ask.day_label
        self.name.fault(f"Enter a {label[0].lower()}{label[1:]}" if label and not name else "")
        day = None
        try:
            day = read_day(self.day.edit.text(), day_label)
            self.day.fault("" if day else f"Enter the {day_label[0].lower()}{day_label[1:]}")
        except ValueError as trouble:
            self.day.fault(str(trouble))
        if self.name.fault_text or day is None:
            first = self.name if self.name.fault_text else self.day
            first.control.setFocus()
            return
        reason = self._work(name, day)
        if reason:
            field = self.name if label and "date" not in reason else self.day
            field.fault(reason)
            field.control.setFocus()
            return
        self.accept()

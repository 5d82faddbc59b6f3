"""Asks who takes over a seat and from which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from icsdesk.domain.times import day_in_words
from icsdesk.ui.dates_in_words import read_day
from icsdesk.ui.inspector.completing import complete_many
from icsdesk.ui.inspector.fields import LineField


class HolderDialog(QDialog):
    """A name and a day; says beside the field what is missing."""

    def __init__(self, parent: QWidget | None, seat: str, names: Sequence[str], day: dt.date) -> None:
        super().__init__(parent)
        self.setWindowTitle("Replace holder from a day")
        heading = QLabel(f"Who takes over {seat}?")
        heading.setWordWrap(True)
        heading.setProperty("role", "heading")
        self.name = LineField("Name", str, str)
        complete_many(self.name.edit, QStringListModel(list(names), self))
        self.day = LineField("First day", read_day, str, hint="1 July 2022")
        self.day.edit.setText(day_in_words(day))
        note = QLabel("Whoever sits there now ends the day before.")
        note.setProperty("role", "quiet")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Replace")
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        for part in (heading, self.name, self.day, note, buttons):
            layout.addWidget(part)
        self.setMinimumWidth(380)
        self.answer: tuple[str, dt.date] | None = None

    def _take(self) -> None:
        name = " ".join(self.name.edit.text().split())
        self.name.fault("" if name else "Enter a name")
        try:
            day = read_day(self.day.edit.text(), "First day")
            self.day.fault("" if day else "Enter the first day")
        except ValueError as trouble:
            self.day.fault(str(trouble))
            return
        if name and day:
            self.answer = (name, day)
            self.accept()


def ask_holder(parent: QWidget | None, seat: str, names: Sequence[str], day: dt.date) -> tuple[str, dt.date] | None:
    """Ask until answered or given up."""
    dialog = HolderDialog(parent, seat, names, day)
    dialog.exec()
    return dialog.answer

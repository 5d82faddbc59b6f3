"""Asks for several bodies at once: a list of names, and once what they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from icsdesk.domain.kinds import BodyKind, Level, LineKind, Status
from icsdesk.domain.times import When
from icsdesk.edit import pasted
from icsdesk.ui.dates_in_words import read_when, shown
from icsdesk.ui.inspector.fields import ChoiceField, LineField, TextField

NOBODY = "No body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """What the dialog gives: the names as typed, and what they share."""

    names: str
    kind: BodyKind
    parent: str | None
    line: LineKind
    level: Level | None = None
    status: Status | None = None
    start: When | None = None


class SeveralDialog(QDialog):
    """Names, one on each row as pasted from a paper; kind, line and parent are asked once."""

    def __init__(
        self, parent: QWidget | None, bodies: Sequence[tuple[str, str]], above: str | None, work: Callable[[Several], str]
    ) -> None:
        super().__init__(parent)
        self._work = work
        self.setWindowTitle("Add several bodies")
        self.names = TextField("Names, each on its own row", hint="Bullets and numbers from a pasted list are left out", lines=7)
        self.names.edit.setPlaceholderText("")
        self.counted = QLabel()
        self.counted.setProperty("role", "quiet")
        self.kind = ChoiceField("Kind", lambda: [(x.label, x) for x in BodyKind])
        self.line = ChoiceField("Each of them", lambda: [(x.label, x) for x in LineKind])
        self.parent_field = ChoiceField("Which body", lambda: [(NOBODY, None), *bodies])
        self.level = ChoiceField("Level", lambda: [("Not recorded", None), *((x.label, x) for x in Level)])
        self.status = ChoiceField("Status", lambda: [("Not recorded", None), *((x.label, x) for x in Status)])
        self.start = LineField("Start date", lambda text: read_when(text, "Start date"), shown, hint="Like 1 July 2022")
        given: tuple[tuple[ChoiceField, object], ...] = (
            (self.kind, BodyKind.DISTRICT_COLLABORATIVE),
            (self.line, LineKind.REPORTS_TO),
            (self.parent_field, above),
            (self.level, None),
            (self.status, None),
        )
        for each, value in given:
            each.show_value(value)
            each.committed.connect(each.show_value)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, field in enumerate((self.kind, self.level, self.line, self.parent_field, self.status, self.start)):
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for part in (self.names, self.counted):
            layout.addWidget(part)
        layout.addLayout(grid)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(600)
        self.names.edit.textChanged.connect(self._count)
        self._count()
        self.names.edit.setFocus()

    def _count(self) -> None:
        found = len(pasted.names(self.names.edit.toPlainText()))
        self.counted.setText(f"{found} name{'' if found == 1 else 's'}")
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(f"Add {found} bod{'y' if found == 1 else 'ies'}" if found else "Add")

    def _take(self) -> None:
        self.names.fault("")
        self.start.fault("")
        try:
            start = read_when(self.start.edit.text(), "Start date")
        except ValueError as trouble:
            self.start.fault(str(trouble))
            self.start.control.setFocus()
            return
        wanted = Several(
            names=self.names.edit.toPlainText(),
            kind=self.kind.value,
            parent=self.parent_field.value,
            line=self.line.value,
            level=self.level.value,
            status=self.status.value,
            start=start,
        )
        reason = self._work(wanted)
        if reason:
            self.names.fault(reason)
            self.names.control.setFocus()
            return
        self.accept()

"""Quick add: search for what to add, give it a name, press Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from icsdesk.chart.picture import Point
from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind
from icsdesk.edit import wording
from icsdesk.ui.canvas.adding import place_thing
from icsdesk.ui.canvas.choosing import Reason, SearchList
from icsdesk.ui.canvas.stage import Stage

_LINKS = (
    LineKind.REPORTS_TO,
    LineKind.ACCOUNTABLE_TO,
    LineKind.COMMITTEE_OF,
    LineKind.ADVISES,
    LineKind.SCRUTINISES,
    LineKind.MEMBER_OF,
    LineKind.WORKS_WITH,
)


class QuickAdd(QDialog):
    """Adds one body or organisation, joined to the selected one unless the officer says otherwise."""

    def __init__(self, stage: Stage, at: Point | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._at = stage, at
        boxes = [x for x in stage.chosen_boxes() if x in {box.id for box in stage.sheet.boxes()}]
        self._joined = boxes[-1] if boxes and at is None else None
        self.setWindowTitle("Add a body")
        self.setObjectName("quick-add")
        self.kinds = SearchList("Kinds of body and organisation", _rows(), self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName("Name")
        self.link = QComboBox(self)
        self.link.setAccessibleName("Kind of line")
        for kind in _LINKS:
            self.link.addItem(kind.label, kind)
        self.join = QCheckBox("Connect it:", self)
        self.join.setChecked(self._joined is not None)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Add")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.kinds.changed.connect(self._suggest)
        self.kinds.chosen.connect(self.accept)
        self._lay_out()
        self._suggest()
        self.kinds.setFocus()

    def accept(self) -> None:
        """Add it; stays open, with the reason, when it is refused."""
        kind = self.kinds.value
        if not isinstance(kind, (BodyKind, OrganisationKind)):
            self._stage.shell.say("Choose a kind from the list. Clear the search to see them all")
            return
        name = wording.one_line(self.name.text()) or kind.label
        link = (self.link.currentData(), self._joined) if self._joined and self.join.isChecked() else None
        if place_thing(self._stage, kind, name, at=self._at, link=link) is not None:
            super().accept()

    def _suggest(self) -> None:
        kind = self.kinds.value
        self.name.setPlaceholderText(kind.label if isinstance(kind, (BodyKind, OrganisationKind)) else "")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("What to add", self))
        layout.addWidget(self.kinds, 1)
        form = QFormLayout()
        form.addRow("&Name", self.name)
        layout.addLayout(form)
        if self._joined is not None:
            row = QHBoxLayout()
            row.addWidget(self.join)
            row.addWidget(self.link)
            whom = QLabel(wording.clipped(self._stage.name(self._joined), 40), self)
            whom.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(whom, 1)
            layout.addLayout(row)
            self.join.toggled.connect(self.link.setEnabled)
        else:
            self.join.hide()
            self.link.hide()
        layout.addWidget(Reason(self._stage.shell.said, self))
        layout.addWidget(self._buttons)
        self.resize(440, 440)


def _rows() -> list[tuple[str, object]]:
    things: list[tuple[str, object]] = [(x.label, x) for x in BodyKind]
    return things + [(f"{x.label} (an organisation)" if "organisation" not in x.label else x.label, x) for x in OrganisationKind]

"""A form on one record: made from its list of questions, refilled after every change, committing one change for each field."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from icsdesk.domain.records import Record
from icsdesk.ui.doing import attempt
from icsdesk.ui.inspector.fields import Field, LineField
from icsdesk.ui.inspector.forms import Ask, Part
from icsdesk.ui.inspector.making import make_field
from icsdesk.ui.shell import Shell


class Form(QScrollArea):
    """The fields of one record. Typing is never lost: words that could not be taken wait until the record is shown again."""

    def __init__(self, shell: Shell, parts: tuple[Part, ...]) -> None:
        super().__init__()
        self._shell = shell
        self.record_id: str | None = None
        self.fields: dict[str, Field] = {}
        self._asks: dict[str, Ask] = {}
        self._folds: dict[str, QToolButton] = {}
        self._waiting: dict[tuple[str, str], tuple[str, str]] = {}
        self._brought: Field | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._bring_up)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setAutoFillBackground(False)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(12, 6, 12, 12)
        layout.setSpacing(4)
        for part in parts:
            self._add_part(layout, part)
        layout.addStretch(1)
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)

    def show_record(self, record: Record) -> None:
        """Show a record, or refill when it is the one shown already."""
        if record.id != self.record_id:
            self._put_aside()
            self.record_id = record.id
        for key, field in self.fields.items():
            field.show_value(self._asks[key].get(record))
            waiting = self._waiting.pop((record.id, key), None)
            if waiting is not None and isinstance(field, LineField):
                field.keep_typing(*waiting)

    def allow(self, editing: bool) -> None:
        """Let the fields be changed, or only be read."""
        self._inside.setEnabled(editing)

    def commit_all(self) -> None:
        """Take what is typed in any field, before something else is shown."""
        for field in self.fields.values():
            field.commit()

    def go_to(self, name: str) -> bool:
        """Put the cursor in a field, unfolding its part. Says whether the form has it."""
        key = name if name in self.fields else next((k for k, a in self._asks.items() if a.field == name), None)
        if key is None:
            return False
        fold = self._folds.get(key)
        if fold is not None:
            fold.setChecked(True)
        field = self.fields[key]
        field.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(field, 8, 40)
        if isinstance(field, LineField):
            field.edit.selectAll()
        return True

    def _add_part(self, layout: QVBoxLayout, part: Part) -> None:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        fold = _heading(layout, part, holder)
        row, second = 0, False
        for ask in part.asks:
            field = make_field(ask, self._shell)
            field.faulted.connect(partial(self._soon_bring_up, field))
            field.committed.connect(lambda value, key=ask.key: self._committed(key, value))
            self.fields[ask.key], self._asks[ask.key] = field, ask
            if fold is not None:
                self._folds[ask.key] = fold
            if ask.half:
                grid.addWidget(field, row, 1 if second else 0, Qt.AlignmentFlag.AlignTop)
                row, second = (row + 1, False) if second else (row, True)
            else:
                row = row + 1 if second else row
                grid.addWidget(field, row, 0, 1, 2)
                row, second = row + 1, False
        layout.addWidget(holder)

    def _committed(self, key: str, value: Any) -> None:
        record = self._shell.system.get(self.record_id)
        field = self.fields[key]
        if record is None:
            return
        typed = field.edit.text() if isinstance(field, LineField) else ""
        _, reason = attempt(self._shell, lambda system: self._asks[key].change(system, record, value))
        if reason and isinstance(field, LineField):
            field.keep_typing(typed, reason)
        elif reason:
            field.revert()
            field.fault(reason)
        else:
            now = self._shell.system.get(self.record_id)
            if now is not None:
                field.show_value(self._asks[key].get(now))

    def _soon_bring_up(self, field: Field) -> None:
        self._brought = field
        self._later.start(0)

    def _bring_up(self) -> None:
        """Scroll so that a field is seen with what is said below it, once it has its new height."""
        if self._brought is not None:
            self.ensureWidgetVisible(self._brought, 8, 16)

    def _put_aside(self) -> None:
        """Words that could not be taken are kept for the record they were typed for."""
        for key, field in self.fields.items():
            if isinstance(field, LineField) and field.dirty:
                if self.record_id is not None:
                    self._waiting[(self.record_id, key)] = (field.edit.text(), field.fault_text)
                field.edit.setModified(False)


def _heading(layout: QVBoxLayout, part: Part, holder: QWidget) -> QToolButton | None:
    if not part.folded:
        label = QLabel(part.heading)
        label.setProperty("role", "heading")
        label.setIndent(0)
        layout.addWidget(label)
        return None
    button = QToolButton()
    button.setText(part.heading)
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setArrowType(Qt.ArrowType.RightArrow)
    holder.hide()

    def turn(opened: bool) -> None:
        holder.setVisible(opened)
        button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)

    button.toggled.connect(turn)
    layout.addWidget(button)
    return button

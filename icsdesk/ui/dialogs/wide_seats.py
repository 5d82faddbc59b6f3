"""The seats of one body in a window of their own, wide enough for every column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from icsdesk.domain.records import Body
from icsdesk.ui.inspector.seats_table import SeatsPanel
from icsdesk.ui.shell import Shell


class WideSeats(QDialog):
    """Follows the chart while it is open; closes when its body is deleted."""

    def __init__(self, shell: Shell, body: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._shell, self._body = shell, body
        self.panel = SeatsPanel(shell, can_widen=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.panel)
        self.resize(1180, 460)
        self.panel.seat_wanted.connect(lambda seat: shell.selection.set((seat,)))
        shell.document.changed.connect(self._refill)
        shell.document.reset.connect(self._refill)
        shell.day_changed.connect(self._refill)
        self._refill()

    def _refill(self, _change: object = None) -> None:
        body = self._shell.system.find(Body, self._body)
        if body is None:
            self.panel.show_body(None)
            self.close()
            return
        self.setWindowTitle(f"Seats of {self._shell.system.name_of(body.id, self._shell.day)}")
        self.panel.show_body(body.id)

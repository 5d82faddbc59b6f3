"""Connect two bodies without the mouse: choose the other body, then the line, each from a list one can search."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from icsdesk.domain.kinds import LineKind
from icsdesk.edit import permits
from icsdesk.ui.canvas.choosing import Reason, SearchList
from icsdesk.ui.canvas.gestures.connect import draw_line, sentence
from icsdesk.ui.canvas.stage import Stage

Joint = tuple[str, str, LineKind]
"""Where a line starts, where it ends, and its kind."""


FEW = 4
"""How many kinds are offered each way before the rest."""


class ConnectDialog(QDialog):
    """Draws a line from a body to another; with `finish` given only the line is to be chosen."""

    def __init__(self, stage: Stage, start: str, finish: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._start, self._finish = stage, start, finish
        self.setWindowTitle("Connect")
        self.setObjectName("connect")
        layout = QVBoxLayout(self)
        self.others: SearchList | None = None
        if finish is None:
            layout.addWidget(QLabel(f"Connect {stage.name(start)} to", self))
            self.others = SearchList("Bodies and organisations on this chart", self._parties(), self)
            self.others.changed.connect(self._offer)
            layout.addWidget(self.others, 3)
        layout.addWidget(QLabel("Which line", self))
        self.lines = SearchList("Lines", (), self)
        self.lines.chosen.connect(self.accept)
        layout.addWidget(self.lines, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Connect")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(Reason(stage.shell.said, self))
        layout.addWidget(buttons)
        self.resize(560, 460 if finish is None else 320)
        self._offer()
        (self.others or self.lines).setFocus()

    def accept(self) -> None:
        """Draw the line; stays open, with the reason, when it is refused."""
        wanted = self.lines.value
        if not isinstance(wanted, tuple):
            self._stage.shell.say("Choose a body and a line from the lists")
            return
        if draw_line(self._stage, *wanted) is not None:
            super().accept()

    def _parties(self) -> list[tuple[str, object]]:
        found = sorted((self._stage.name(x.id), x.id) for x in self._stage.sheet.boxes() if x.id != self._start)
        return [(name, key) for name, key in found]

    def _offer(self) -> None:
        other = self._finish if self.others is None else self.others.value
        self.lines.set_rows(
            [(sentence(self._stage, *x), x) for x in joints(self._stage, self._start, other)] if isinstance(other, str) else ()
        )


def joints(stage: Stage, a: str, b: str) -> list[Joint]:
    """Every line that can join two records: a few from the first to the second, a few the other way, then the rest.

    Sensible kinds come first, and "reports to" is always among the few: it is the line papers draw most.
    """
    forth = [(a, b, kind) for kind in _few_first(permits.kinds_between(stage.system, a, b))]
    back = [(b, a, kind) for kind in _few_first(permits.kinds_between(stage.system, b, a)) if kind.directed]
    return [*forth[:FEW], *back[:FEW], *forth[FEW:], *back[FEW:]]


def _few_first(kinds: tuple[LineKind, ...]) -> tuple[LineKind, ...]:
    if LineKind.REPORTS_TO in kinds[FEW:]:
        return tuple(dict.fromkeys((*kinds[: FEW - 1], LineKind.REPORTS_TO, *kinds)))
    return kinds

"""Completion of names in a line that may hold several, with ";" between them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from icsdesk.ui.guard import guard
from icsdesk.ui.inspector.names import BETWEEN


class NamesCompleter(QCompleter):
    """Completes the name being typed and leaves those before it as they are."""

    def __init__(self, edit: QLineEdit, model: QStringListModel) -> None:
        super().__init__(model, edit)
        self._edit = edit
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(10)

    @guard(list)
    def splitPath(self, path: str) -> list[str]:
        """Only the last name is looked up."""
        return [path.rpartition(";")[2].strip()]

    @guard(str)
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The names already typed, and the one chosen."""
        before = self._edit.text().rpartition(";")[0].strip()
        chosen = str(index.data())
        return f"{before}{BETWEEN}{chosen}" if before else chosen


def complete_many(edit: QLineEdit, model: QStringListModel) -> None:
    """Give a line completion over the names of a model."""
    edit.setCompleter(NamesCompleter(edit, model))

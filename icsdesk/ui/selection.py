"""What is selected: one list of record ids for canvas, outline, inspector and problems alike."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The selected records, the last one being the main one. `changed` is sent once for each real change."""

    changed = Signal()
    field_wanted = Signal(str, str)
    """A record id and a field name: "show this field" (sent by the problems panel)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: tuple[str, ...] = ()

    @property
    def main(self) -> str | None:
        """The record the inspector shows."""
        return self.ids[-1] if self.ids else None

    def set(self, ids: Iterable[str]) -> None:
        """Select exactly these."""
        wanted = tuple(dict.fromkeys(ids))
        if wanted != self.ids:
            self.ids = wanted
            self.changed.emit()

    def toggle(self, record_id: str) -> None:
        """Add a record to the selection, or take it out."""
        self.set(x for x in self.ids if x != record_id) if record_id in self.ids else self.set((*self.ids, record_id))

    def show_field(self, record_id: str, field: str) -> None:
        """Select a record and ask for one of its fields."""
        self.set((record_id,))
        self.field_wanted.emit(record_id, field)

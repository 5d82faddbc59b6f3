"""The one door: every edit of the open system goes through `Document.do`, and everyone hears of it once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from icsdesk.domain.change import Change
from icsdesk.domain.system import System


class ReadOnlyError(Exception):
    """An edit was asked for on a chart that may only be looked at."""


class _Step(QUndoCommand):
    """The only kind of undo step: a change, forwards or back."""

    def __init__(self, document: Document, change: Change, join: bool) -> None:
        super().__init__(change.name)
        self._document, self._change, self._join = document, change, join

    def id(self) -> int:
        return 1

    def mergeWith(self, later: QUndoCommand) -> bool:
        if not (isinstance(later, _Step) and later._join):
            return False
        self._change = Change(later._change.name, self._change.stages + later._change.stages)
        self.setText(self._change.name)
        return True

    def redo(self) -> None:
        self._document._become(self._change)

    def undo(self) -> None:
        self._document._become(self._change.inverse())


class Document(QObject):
    """The open system, its file and its undo history.

    `changed` carries the Change just applied (an inverse on undo); it is announced once an edit, and no listener may edit while
    it is being announced. `reset` says that another system has been put in place.
    """

    changed = Signal(object)
    reset = Signal()
    file_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.system = System()
        self.path: Path | None = None
        self.read_only = False
        self.undo_stack = QUndoStack(self)
        self._announcing = False

    def open(self, system: System, path: Path | None, *, read_only: bool = False) -> None:
        """Put another system in place; its history starts empty and it counts as saved."""
        self.system, self.path, self.read_only = system, path, read_only
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.reset.emit()
        self.file_changed.emit()

    def do(self, change: Change, *, join: bool = False) -> None:
        """Apply one change as one undo step, or with `join` as part of the step before (a burst of nudges, a name for a new
        body), unless that step is already in the file. Does nothing for an empty change.

        Raises ReadOnlyError on a chart open for looking only, StaleChangeError when the change was made for another state,
        and RuntimeError when called while a change is being announced.
        """
        if change.empty:
            return
        if self.read_only:
            raise ReadOnlyError("This chart is open to look at, not to change. Save a copy under another name to change it.")
        if self._announcing:
            raise RuntimeError("a listener tried to edit while a change was being announced")
        change.apply(self.system)
        self.undo_stack.push(_Step(self, change, join))

    @property
    def modified(self) -> bool:
        """True when something is not in the file yet."""
        return not self.undo_stack.isClean()

    @property
    def announcing(self) -> bool:
        """True while listeners are being told of a change: nobody may edit now."""
        return self._announcing

    def saved_as(self, path: Path) -> None:
        """Remember that the system as it is now stands in a file."""
        self.path = path
        self.read_only = False
        self.undo_stack.setClean()
        self.file_changed.emit()

    def _become(self, change: Change) -> None:
        self.system = change.apply(self.system)
        self._announcing = True
        try:
            self.changed.emit(change)
        finally:
            self._announcing = False

"""Undo and redo as seen on the canvas: what changed is selected, brought into sight and said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from icsdesk.ui.canvas.stage import Stage
from icsdesk.ui.guard import guard


class Steps(QObject):
    """Watches the undo history: a step back is an undo; a step on to the step that was next is a redo."""

    def __init__(self, stage: Stage, reveal: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._reveal = stage, reveal
        self._index = 0
        self._next: object = None
        stage.shell.document.undo_stack.indexChanged.connect(self._stepped)

    @guard()
    def _stepped(self, index: int) -> None:
        stack = self._stage.shell.document.undo_stack
        if not isValid(stack) or stack.count() == 0:
            self._index, self._next = 0, None
            return
        before, wanted = self._index, self._next
        self._index = index
        self._next = stack.command(index) if index < stack.count() else None
        if index < before:
            self._show(f"Undone: {stack.redoText()}")
        elif index > before and wanted is not None and stack.command(index - 1) is wanted:
            self._show(f"Redone: {stack.text(index - 1)}")

    def _show(self, sentence: str) -> None:
        changed = self._stage.sheet.last_changed
        if changed:
            self._stage.shell.selection.set(changed)
            self._reveal(changed[-1])
        self._stage.shell.say(sentence)

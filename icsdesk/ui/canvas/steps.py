"""Undo and redo as seen on the canvas: what changed is selected, brought into sight and said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from icsdesk.ui.canvas.stage import Stage
from icsdesk.ui.guard import guard


class Steps(QObject):
    """Watches the undo history: a step back is an undo; a step on without a new step is a redo."""

    def __init__(self, stage: Stage, reveal: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._reveal = stage, reveal
        self._index, self._count = 0, 0
        stage.shell.document.undo_stack.indexChanged.connect(self._stepped)

    @guard()
    def _stepped(self, index: int) -> None:
        stack = self._stage.shell.document.undo_stack
        if not isValid(stack) or stack.count() == 0:
            self._index = self._count = 0
            return
        before, count = self._index, self._count
        self._index, self._count = index, stack.count()
        if index < before:
            self._show(f"Undone: {stack.redoText()}")
        elif index > before and stack.count() == count:
            self._show(f"Redone: {stack.text(index - 1)}")

    def _show(self, sentence: str) -> None:
        changed = self._stage.sheet.last_changed
        if changed:
            self._stage.shell.selection.set(changed)
            self._reveal(changed[-1])
        self._stage.shell.say(sentence)

"""Find: Ctrl+F, any word, Enter for the next place on the chart, Escape to be back where one was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from icsdesk.ui.canvas.view import CanvasView
from icsdesk.ui.canvas.zoom import Where
from icsdesk.ui.guard import guard
from icsdesk.ui.outline.outline import Outline
from icsdesk.ui.panes import Panes
from icsdesk.ui.problems.marks import drawn_for
from icsdesk.ui.shell import Shell


class Search(QObject):
    """Goes through what the outline's filter keeps, one record after another, and shows each on the chart."""

    def __init__(self, shell: Shell, outline: Outline, canvas: CanvasView, panes: Panes, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._outline, self._canvas, self._panes = shell, outline, canvas, panes
        self._before: tuple[Where, bool, tuple[str, ...]] | None = None
        self._at: str | None = None
        outline.filter.installEventFilter(self)

    def begin(self) -> None:
        """Put the cursor in the filter, and remember what is looked at."""
        if not self._outline.filter.hasFocus():
            self._before = (self._canvas.where(), self._canvas.fitting, self._shell.selection.ids)
        self._at = None
        self._panes.show("Outline")
        self._outline.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._outline.filter.selectAll()

    def step(self, by: int) -> None:
        """Show the next (1) or the previous (-1) hit, round and round."""
        hits = self._outline.hits()
        if not hits:
            words = self._outline.filter.text().strip()
            self._shell.say(f'Nothing is called "{words}" on this day' if words else "Type a part of a name first")
            return
        at = hits.index(self._at) + by if self._at in hits else (0 if by > 0 else -1)
        self._at = hits[at % len(hits)]
        self._shell.selection.set((self._at,))
        item = drawn_for(self._shell.system, self._shell.system.get(self._at))
        drawn = item in self._canvas.sheet.items if item is not None else False
        if drawn and item is not None:
            self._canvas.reveal(item)
        where = "" if drawn else ", not on this chart"
        name = self._shell.system.name_of(self._at, self._shell.day)
        self._shell.say(f"{name}{where} ({at % len(hits) + 1} of {len(hits)})")

    def end(self) -> None:
        """Empty the filter and look again at what was looked at before."""
        self._outline.filter.clear()
        if self._before is not None:
            where, fitting, ids = self._before
            self._shell.selection.set(x for x in ids if x in self._shell.system.records)
            self._canvas.fit() if fitting else self._canvas.go_back(where)
            self._before = None
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @guard(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter, Shift+Enter and Escape in the filter; Down goes into the tree."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if key == Qt.Key.Key_Escape:
            self.end()
            return True
        if key == Qt.Key.Key_Down:
            self._outline.tree.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

"""The name editor that opens on a box: typing stays in it, with its own undo, until Enter, Tab or a click away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPalette, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from icsdesk.ui.guard import guard
from icsdesk.ui.paint import font_for

LEAST = (140.0, 30.0)
"""The smallest the editor may be, in pixels."""


class NameEditor(QPlainTextEdit):
    """Edits one name. `done` gets the text and whether to move on to the next item; `left` is called when it was left alone."""

    def __init__(self, parent: QWidget, text: str, done: Callable[[str, bool], None], left: Callable[[], None]) -> None:
        super().__init__(text, parent)
        self._done, self._left = done, left
        self._closed = False
        self.setAccessibleName("Name")
        self.setObjectName("name-editor")
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setFrameShape(QPlainTextEdit.Shape.Box)
        self.document().setDocumentMargin(4)
        middle = self.document().defaultTextOption()
        middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.document().setDefaultTextOption(middle)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor("#FFFFFF"))
        palette.setColor(QPalette.ColorRole.Text, QColor("#212B32"))
        self.setPalette(palette)

    def open_at(self, area: QRectF, size: float, first: str | None) -> None:
        """Show over `area` (viewport pixels) with letters `size` pixels high; `first` is a character already typed."""
        self.setFont(font_for(max(12.0, size), bold=True))
        area = area.adjusted(-2, -2, 2, 2)
        area.setSize(area.size().expandedTo(QRectF(0, 0, *LEAST).size()))
        self.setGeometry(area.toAlignedRect())
        if first is None:
            self.selectAll()
        else:
            self.setPlainText(first)
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.show()
        self.setFocus()

    def close_with(self, *, keep: bool, onward: bool = False) -> None:
        """Close, keeping what was typed or not."""
        if self._closed:
            return
        self._closed = True
        text = self.toPlainText()
        self.hide()
        self.deleteLater()
        if keep:
            self._done(text, onward)
        else:
            self._left()

    @guard()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not keys & Qt.KeyboardModifier.ShiftModifier:
            self.close_with(keep=True, onward=bool(keys & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close_with(keep=True, onward=True)
        elif key == Qt.Key.Key_Escape:
            self.close_with(keep=False)
        else:
            super().keyPressEvent(event)

    @guard()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.close_with(keep=True)

    @guard()
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, whatever they looked like where they came from."""
        self.insertPlainText(" ".join(source.text().split()) if source.hasText() else "")

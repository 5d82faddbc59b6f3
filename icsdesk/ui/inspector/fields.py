"""One field of a form: its label, its control and what is wrong with what was typed; commits once, on Enter or on leaving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from icsdesk.ui.guard import guard
from icsdesk.ui.inspector.completing import complete_many
from icsdesk.ui.look import problem_colour

EMPTY = "Not recorded"
"""What stands in an empty field. An example never does: it would look like a fact."""

Read = Callable[[str], Any]
Show = Callable[[Any], str]


class Field(QWidget):
    """A label, a control below it, and an error below that. `committed` carries a value that differs from the one shown."""

    committed = Signal(object)
    faulted = Signal()

    def __init__(self, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.label, self.control = label, control
        self.value: Any = None
        self._caption = QLabel(label)
        self._caption.setBuddy(control)
        self._caption.setWordWrap(True)
        self._fault = QLabel()
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setWordWrap(True)
        self._fault.hide()
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        control.setToolTip(hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._caption, control, self._fault):
            layout.addWidget(part)
        self.setFocusProxy(control)
        control.installEventFilter(self)

    def fault(self, sentence: str) -> None:
        """Say beside the field what is wrong; nothing takes the words away again."""
        palette = self._fault.palette()
        palette.setColor(QPalette.ColorRole.WindowText, problem_colour(self.palette()))
        self._fault.setPalette(palette)
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or self.control.toolTip())
        if sentence:
            self.faulted.emit()

    @property
    def fault_text(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._fault.text()

    @property
    def dirty(self) -> bool:
        """True while something typed is not committed."""
        return False

    def show_value(self, value: Any) -> None:
        """Show what is recorded; typing that is not committed is left alone."""
        raise TypeError("a field shows its value in its own way")

    def commit(self) -> None:
        """Hand over what was typed, when it differs."""

    def revert(self) -> None:
        """Forget what was typed."""

    @guard(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Escape puts the recorded value back; undo belongs to the chart when the field has nothing of its own to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undo and not self.dirty:
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape and self.dirty:
                event.accept()
                return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.dirty
        ):
            self.revert()
            return True
        if event.type() == QEvent.Type.Wheel and not self.control.hasFocus():
            event.ignore()
            return True
        return False


class LineField(Field):
    """A field of one typed line; `read` turns text into a value and raises ValueError with the sentence to show."""

    def __init__(
        self, label: str, read: Read, show: Show, *, hint: str = "", names: Callable[[], Sequence[str]] | None = None
    ) -> None:
        self.edit = QLineEdit()
        super().__init__(label, self.edit, hint)
        self.edit.setPlaceholderText(EMPTY)
        self._read, self._show, self._names = read, show, names
        if names is not None:
            complete_many(self.edit, QStringListModel(self.edit))
        self.edit.editingFinished.connect(self.commit)
        self.edit.textEdited.connect(self._offer)

    @property
    def dirty(self) -> bool:
        """True while something typed is not committed."""
        return self.edit.isModified()

    def show_value(self, value: Any) -> None:
        """Show what is recorded, unless the officer is typing."""
        self.value = value
        if self.dirty:
            return
        self.fault("")
        text = self._show(value)
        if text != self.edit.text() or self.edit.isUndoAvailable():
            with QSignalBlocker(self.edit):
                at = self.edit.cursorPosition()
                self.edit.setText(text)
                self.edit.setCursorPosition(at if self.edit.hasFocus() else 0)

    def keep_typing(self, text: str, fault: str) -> None:
        """Bring back words typed earlier that could not be taken."""
        self.edit.setText(text)
        self.edit.setModified(True)
        self.fault(fault)

    def commit(self) -> None:
        """Hand over what was typed, when it means something else than what is recorded."""
        if not self.dirty:
            return
        try:
            value = self._read(self.edit.text())
        except ValueError as trouble:
            self.fault(str(trouble))
            return
        self.edit.setModified(False)
        if value == self.value:
            self.show_value(self.value)
            return
        self.fault("")
        self.committed.emit(value)

    def revert(self) -> None:
        """Put the recorded value back."""
        self.edit.setModified(False)
        self.edit.setText(self._show(self.value))
        self.fault("")

    def _offer(self, _text: str) -> None:
        completer = self.edit.completer()
        if self._names is not None and completer is not None:
            model = completer.model()
            if isinstance(model, QStringListModel):
                model.setStringList(list(self._names()))


class TextField(Field):
    """A field of several lines; committed on leaving it or with Ctrl+Enter."""

    def __init__(self, label: str, *, hint: str = "", lines: int = 3) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(label, self.edit, hint)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(EMPTY)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + 14)

    @property
    def dirty(self) -> bool:
        """True while something typed is not committed."""
        return self.edit.document().isModified()

    def show_value(self, value: Any) -> None:
        """Show what is recorded, unless the officer is typing."""
        self.value = value
        if not self.dirty and self.edit.toPlainText() != (value or ""):
            self.edit.setPlainText(value or "")

    def commit(self) -> None:
        """Hand over what was typed."""
        if self.dirty:
            self.edit.document().setModified(False)
            text = self.edit.toPlainText().strip()
            if text != (self.value or ""):
                self.committed.emit(text)

    def revert(self) -> None:
        """Put the recorded value back."""
        self.edit.setPlainText(self.value or "")

    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field or Ctrl+Enter commits."""
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commit()
                return True
        return super().eventFilter(watched, event)


class ChoiceField(Field):
    """A field with a closed list; `options` are (words, value) and may be asked for anew each time."""

    def __init__(self, label: str, options: Callable[[], Sequence[tuple[str, Any]]], *, hint: str = "") -> None:
        self.box = QComboBox()
        super().__init__(label, self.box, hint)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setMaxVisibleItems(18)
        self._options = options
        self._shown: list[tuple[str, Any]] = []
        self.box.activated.connect(self._chosen)

    def show_value(self, value: Any) -> None:
        """Show what is recorded."""
        self.value = value
        wanted = list(self._options())
        with QSignalBlocker(self.box):
            if wanted != self._shown:
                self._shown = wanted
                self.box.clear()
                self.box.addItems([words for words, _ in wanted])
            at = next((i for i, (_, x) in enumerate(wanted) if x == value), -1)
            self.box.setCurrentIndex(at)
        self.fault("")

    def revert(self) -> None:
        """Put the recorded value back."""
        self.show_value(self.value)

    def _chosen(self, at: int) -> None:
        value = self._shown[at][1]
        if value != self.value:
            self.committed.emit(value)

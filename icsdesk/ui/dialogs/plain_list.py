"""A dialog with a plain list of sentences that scrolls and can be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class PlainList(QDialog):
    """A heading and sentences below it, one a line."""

    def __init__(self, parent: QWidget | None, title: str, lines: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        heading.setWordWrap(True)
        self.text = QPlainTextEdit("\n\n".join(lines))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(heading)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        self.resize(640, 360)
        self.setSizeGripEnabled(True)


def show_list(parent: QWidget | None, title: str, lines: Sequence[str]) -> None:
    """Show the list until it is closed."""
    PlainList(parent, title, lines).exec()

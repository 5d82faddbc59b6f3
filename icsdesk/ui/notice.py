"""The bar above the chart that tells what should be known about the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton


class NoticeBar(QFrame):
    """Plain sentences; stays until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setText("Hide")
        close.setAccessibleName("Hide this notice")
        close.setAutoRaise(True)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.addWidget(self._words, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is told, or nothing."""
        return self._words.text() if not self.isHidden() else ""

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Tell these, at most four of them in full."""
        lines = [x.rstrip(".") + "." for x in sentences[:4]]
        if len(sentences) > 4:
            lines.append(f"And {len(sentences) - 4} more like these.")
        self._words.setText("\n".join(lines))
        self.setVisible(bool(sentences))

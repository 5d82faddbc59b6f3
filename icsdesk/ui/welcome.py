"""The start page: what can be done when no chart is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from icsdesk.ui.look import wear


def title_of(path: Path) -> str:
    """A file's name as words: "herefordshire-and-worcestershire.yaml" gives Herefordshire and Worcestershire."""
    small = {"and", "in", "of", "the", "under", "with", "for", "a", "from", "on"}
    known = {"icb": "ICB", "icp": "ICP", "ics": "ICS", "nhs": "NHS", "hwb": "HWB", "ccg": "CCG"}
    words = path.name.removesuffix(".yaml").replace("_", "-").split("-")
    shown = [known.get(x, x if x in small and i else x.capitalize()) for i, x in enumerate(words)]
    return " ".join(shown)


class Welcome(QScrollArea):
    """Big plain choices: begin, open, look at a sample."""

    new_wanted = Signal()
    open_wanted = Signal()
    template_wanted = Signal(object)
    sample_wanted = Signal(object)
    recent_wanted = Signal(object)

    def __init__(self, samples: Sequence[Path], templates: Sequence[Path], recent: Callable[[], Sequence[Path]]) -> None:
        super().__init__()
        self._recent = recent
        self.setWidgetResizable(True)
        self.setAccessibleName("Start page")
        page = QWidget()
        outer = QHBoxLayout(page)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        column = QVBoxLayout()
        outer.addLayout(column, 8)
        outer.addStretch(1)
        title = QLabel("Governance charts for Integrated Care Systems")
        title.setProperty("role", "title")
        title.setWordWrap(True)
        words = QLabel(
            "Draw who answers to whom, list who sits where, see it as at any day, and check it against the law of that day."
        )
        words.setWordWrap(True)
        words.setProperty("role", "quiet")
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(10)
        bar = QHBoxLayout()
        self.open_button = self._button("Open a chart…", "open", self.open_wanted.emit)
        self.new_button = self._button("New blank chart", "new", self.new_wanted.emit)
        bar.addWidget(self.open_button)
        bar.addWidget(self.new_button)
        bar.addStretch(1)
        column.addLayout(bar)
        grid = QGridLayout()
        grid.setSpacing(14)
        column.addSpacing(6)
        column.addLayout(grid)
        self._recent_card, self._recent_box = _card("Recent charts")
        grid.addWidget(_filled("Look at a sample", samples, self.sample_wanted.emit), 0, 0)
        grid.addWidget(_filled("New from a template", templates, self.template_wanted.emit), 0, 1)
        grid.addWidget(self._recent_card, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addStretch(1)
        self.setWidget(page)
        self.setFocusProxy(self.open_button)
        self.refill()

    def refill(self) -> None:
        """List the recent charts again."""
        _empty(self._recent_box)
        found = self._recent()
        self._recent_card.setVisible(bool(found))
        for path in list(found)[:6]:
            self._recent_box.addWidget(_link(path.name, str(path.parent), partial(self.recent_wanted.emit, path)))

    def _button(self, text: str, picture: str, work: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        wear(button, picture)
        button.setMinimumHeight(36)
        button.setMinimumWidth(170)
        button.clicked.connect(work)
        return button


def _filled(title: str, paths: Sequence[Path], emit: Callable[[Path], None]) -> QFrame:
    card, box = _card(title)
    for path in paths:
        box.addWidget(_link(title_of(path), "", partial(emit, path)))
    card.setVisible(bool(paths))
    return card


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(12, 6, 12, 12)
    layout.setSpacing(2)
    label = QLabel(title)
    label.setProperty("role", "heading")
    layout.addWidget(label)
    box = QVBoxLayout()
    box.setSpacing(0)
    layout.addLayout(box)
    layout.addStretch(1)
    return card, box


def _link(text: str, below: str, work: Callable[[], None]) -> QPushButton:
    button = QPushButton(text.replace("&", "&&"))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setProperty("role", "link")
    button.setToolTip(below or text)
    button.clicked.connect(work)
    return button


def _empty(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()

"""The bars of the window: the tools with their words, and the date."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

from icsdesk.ui import look
from icsdesk.ui.actions import TOOLBAR


def add_bars(window: QMainWindow, actions: Mapping[str, QAction], dates: QWidget) -> QToolBar:
    """Put the tools and, below them, the date at the top of a window. Gives the date's bar."""
    tools = _bar(window, "Tools")
    tools.setIconSize(look.icon_size())
    tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    for entry in TOOLBAR:
        if entry is None:
            tools.addSeparator()
            continue
        key, word = entry
        actions[key].setIconText(word)
        tools.addAction(actions[key])
    window.addToolBarBreak()
    date = _bar(window, "Date")
    date.addWidget(dates)
    return date


def _bar(window: QMainWindow, name: str) -> QToolBar:
    bar = QToolBar(name)
    bar.setObjectName(f"bar-{name.lower()}")
    bar.setMovable(False)
    bar.toggleViewAction().setVisible(False)
    window.addToolBar(bar)
    return bar

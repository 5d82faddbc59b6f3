"""The panels round the chart: how they are docked, remembered and gone through with F6."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabWidget, QWidget

_LAYOUT = 1
"""Changes when the panels do, so that an old arrangement is not put back on new panels."""


class Panes:
    """`order` is what F6 goes through: (name, the widget that takes the focus, the panel it is in)."""

    def __init__(self, window: QMainWindow, settings: QSettings) -> None:
        self._window, self._settings = window, settings
        self.docks: dict[str, QDockWidget] = {}
        self.order: list[tuple[str, QWidget]] = []
        self._open = True
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AnimatedDocks)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            left = corner is Qt.Corner.BottomLeftCorner
            side = Qt.DockWidgetArea.BottomDockWidgetArea if left else Qt.DockWidgetArea.RightDockWidgetArea
            window.setCorner(corner, side)

    def dock(self, name: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        """Dock a panel under its name."""
        dock = QDockWidget(name, self._window)
        dock.setObjectName(f"dock-{name.lower()}")
        dock.setWidget(widget)
        self._window.addDockWidget(area, dock)
        self.docks[name] = dock
        return dock

    def cycle(self, by: int) -> str:
        """Put the focus in the next panel on show; gives its name."""
        shown = [(name, widget) for name, widget in self.order if widget.isVisibleTo(self._window) or name in self._tabbed()]
        if not shown:
            return ""
        now = QApplication.focusWidget()
        at = next(
            (i for i, (_, widget) in enumerate(shown) if now is not None and (widget is now or widget.isAncestorOf(now))), -by
        )
        name, widget = shown[(at + by) % len(shown)]
        self.show(name)
        focus = widget.focusProxy() or widget
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return name

    def show(self, name: str) -> None:
        """Bring a panel to the front."""
        dock = self.docks.get(name)
        if dock is not None:
            dock.show()
            dock.raise_()

    def set_open(self, opened: bool, bars: Sequence[QWidget]) -> None:
        """Show the panels round a chart, or hide them on the start page; what the officer has closed stays closed."""
        if opened == self._open:
            return
        if not opened:
            self.remember()
        self._open = opened
        for bar in bars:
            bar.setVisible(opened)
        if opened:
            for dock in self.docks.values():
                dock.show()
            self.restore()
        else:
            for dock in self.docks.values():
                dock.hide()

    def remember(self) -> None:
        """Keep sizes and places."""
        self._settings.setValue("window/geometry", self._window.saveGeometry())
        if self._open:
            self._settings.setValue("window/panels", self._window.saveState(_LAYOUT))

    def restore(self) -> None:
        """Put sizes and places back as they were."""
        state = self._settings.value("window/panels")
        if state is not None:
            self._window.restoreState(state, _LAYOUT)

    def _tabbed(self) -> set[str]:
        return {name for name, dock in self.docks.items() if not dock.isHidden()}

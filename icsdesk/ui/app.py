"""Opens the window: the application, its fonts, its settings and what every panel shares."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from icsdesk import places
from icsdesk.chart.measure import FontMeasure
from icsdesk.storage.packs import load_packs
from icsdesk.ui.recovery import Recovery
from icsdesk.ui.shell import Shell
from icsdesk.ui.window import MainWindow


def run(chart: Path | None) -> int:
    """Open the window, on a chart when one is given, and stay until it is closed. Returns the exit code."""
    application = make_application()
    _window, recovery = open_window(chart)
    code = application.exec()
    recovery.close()
    return code


def open_window(chart: Path | None) -> tuple[MainWindow, Recovery]:
    """A window shown, on a chart when one is given, and what keeps its unsaved work; what was kept by one that stopped is offered."""
    window = make_window()
    window.catch_surprises()
    recovery = Recovery(window.shell, window.filing, places.recovery_folder())
    window.show()
    if chart is not None and chart.resolve() in places.sample_files():
        window.open_sample(chart)
    elif chart is not None:
        window.open_path(chart)
    recovery.offer(window)
    return window, recovery


def make_application() -> QApplication:
    """The application with the bundled fonts, so that words are drawn exactly as wide as they were measured."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("icsdesk")
    application.setApplicationDisplayName("icsdesk")
    for font in sorted(places.fonts().glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return application


def make_window(settings: QSettings | None = None) -> MainWindow:
    """The window with its shell, rule packs, samples and templates."""
    packs, troubles = load_packs(places.rule_packs())
    shell = Shell(FontMeasure(places.fonts()), packs)
    settings = settings or QSettings(str(places.settings_file()), QSettings.Format.IniFormat)
    window = MainWindow(shell, samples=places.sample_files(), templates=places.template_files(), settings=settings)
    shell.setParent(window)
    for trouble in troubles:
        shell.say(trouble)
    return window

"""The real window on real files, each test with settings of its own."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from icsdesk import places
from icsdesk.chart.measure import FontMeasure
from icsdesk.storage.packs import load_packs
from icsdesk.ui.dialogs.asker import Unsaved
from icsdesk.ui.shell import Shell
from icsdesk.ui.window import MainWindow
from tests.ui.desk import Answers, Desk


@pytest.fixture(scope="session")
def bundled_measure() -> FontMeasure:
    """The bundled font's widths."""
    return FontMeasure(places.fonts())


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings of this test only."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make_desk(qtbot: QtBot, bundled_measure: FontMeasure, settings: QSettings) -> Iterator[Callable[[], Desk]]:
    """Opens windows, and closes them whatever they hold."""
    made: list[Desk] = []

    def make() -> Desk:
        packs, _ = load_packs(places.rule_packs())
        answers = Answers()
        shell = Shell(bundled_measure, packs)
        window = MainWindow(
            shell, samples=places.sample_files(), templates=places.template_files(), settings=settings, asker=answers
        )
        shell.setParent(window)
        desk = Desk(window, answers, qtbot)
        shell.said.connect(desk.said.append)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.answers.unsaved_answer = Unsaved.DISCARD
        desk.window.close()
        desk.window.deleteLater()
    made.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def desk(make_desk: Callable[[], Desk]) -> Desk:
    """A window with nothing open."""
    return make_desk()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the Herefordshire and Worcestershire sample, to be changed at will."""
    found = next(x for x in places.sample_files() if x.name.startswith("herefordshire"))
    return Path(shutil.copy(found, tmp_path / "chart.yaml"))


@pytest.fixture
def opened(desk: Desk, sample: Path) -> Desk:
    """A window with the sample open."""
    assert desk.window.open_path(sample)
    desk.settle()
    return desk

"""A small chart on a real canvas in a real window: a board, two committees, a council board and the lines among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from icsdesk import places
from icsdesk.chart.compose import compose
from icsdesk.chart.measure import FontMeasure
from icsdesk.domain.change import Change
from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import About, Body, Line, Placement, View
from icsdesk.domain.system import System
from icsdesk.ui.canvas.view import CanvasView
from icsdesk.ui.paint import load_fonts
from icsdesk.ui.shell import Shell

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="session")
def measure() -> FontMeasure:
    """The bundled font's widths."""
    return FontMeasure(places.fonts())


def small_system() -> System:
    """Board over Audit and Quality; a Health and Wellbeing Board beside them; the chart "Structure"."""
    spots = {"board": (300.0, 100.0), "audit": (120.0, 300.0), "quality": (300.0, 300.0), "hwb": (560.0, 100.0)}
    return System.of(
        About(title="Test"),
        (
            Body(id="board", name="Example Board", kind=BodyKind.ICB_BOARD),
            Body(id="audit", name="Audit Committee", kind=BodyKind.AUDIT_COMMITTEE),
            Body(id="quality", name="Quality Committee", kind=BodyKind.ICB_COMMITTEE),
            Body(id="hwb", name="Health and Wellbeing Board", kind=BodyKind.HWB),
            Line(id="audit-up", start="audit", finish="board", kind=LineKind.REPORTS_TO),
            Line(id="quality-up", start="quality", finish="board", kind=LineKind.REPORTS_TO),
            View(
                id="main",
                title="Structure",
                placements=tuple(Placement(item=key, x=x, y=y, w=150, h=60) for key, (x, y) in spots.items()),
            ),
            View(id="other", title="Empty"),
        ),
    )


@dataclass
class Bench:
    """A canvas under test, with hands for the mouse and the keyboard and ears for the status bar."""

    shell: Shell
    view: CanvasView
    said: list[str] = field(default_factory=list)
    announced: list[Change] = field(default_factory=list)

    @property
    def system(self) -> System:
        return self.shell.system

    @property
    def steps(self) -> int:
        return self.shell.document.undo_stack.index()

    @property
    def chosen(self) -> tuple[str, ...]:
        return self.shell.selection.ids

    def spot(self, item: str) -> tuple[float, float]:
        """Where an item stands on the chart."""
        view = self.shell.view
        assert view is not None
        found = next(x for x in view.placements if x.item == item)
        return found.x, found.y

    def size(self, item: str) -> tuple[float, float]:
        view = self.shell.view
        assert view is not None
        found = next(x for x in view.placements if x.item == item)
        return found.w, found.h

    def at(self, x: float, y: float) -> QPoint:
        """A point of the chart in pixels of the viewport."""
        return self.view.viewportTransform().map(QPointF(x, y)).toPoint()

    def middle(self, item: str) -> QPoint:
        rect = self.view.sheet.rect(item)
        assert rect is not None
        return self.at(*rect.middle)

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mouseClick(self.view.viewport(), button, keys, at)

    def double(self, at: QPoint) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, at)
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, at)

    def press(self, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mousePress(self.view.viewport(), button, keys, at)

    def travel(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, steps: int = 6) -> None:
        """Move the pointer in several steps, with keys held."""
        for i in range(1, steps + 1):
            at = start + (end - start) * i / steps
            send_move(self.view, at, keys)

    def release(
        self, at: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, button: Qt.MouseButton = Qt.MouseButton.LeftButton
    ) -> None:
        QTest.mouseRelease(self.view.viewport(), button, keys, at)

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.press(start, keys)
        self.travel(start, end, keys)
        self.release(end, keys)

    def same_as_fresh(self) -> None:
        """The canvas shows what a drawing made afresh would."""
        shell, sheet = self.shell, self.view.sheet
        if shell.view is None:
            assert sheet.items == {}
            return
        fresh = compose(shell.system, shell.view, shell.day, shell.measure)
        assert self.view.picture == fresh
        parts = {x.id: x for x in (*fresh.frames, *fresh.strokes, *fresh.boxes)}
        assert {key: item.part for key, item in sheet.items.items()} == parts
        assert set(sheet.line_words) == {x.id for x in fresh.strokes}
        assert {key: item.part for key, item in sheet.line_words.items()} == {x.id: x for x in fresh.strokes}

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self.view, key, keys)


def send_move(view: CanvasView, at: QPoint, keys: Qt.KeyboardModifier) -> None:
    """A real mouse move with keys held, which QTest.mouseMove cannot send."""
    where = QPointF(at)
    globally = QPointF(view.viewport().mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, where, globally, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(view.viewport(), event)


@pytest.fixture
def make_bench(qtbot: QtBot, measure: FontMeasure) -> Callable[[System], Bench]:
    """Opens a system on a canvas."""

    def make(system: System) -> Bench:
        load_fonts(places.fonts())
        shell = Shell(measure, ())
        view = CanvasView(shell)
        bench = Bench(shell, view)
        shell.said.connect(bench.said.append)
        shell.document.changed.connect(bench.announced.append)
        qtbot.addWidget(view)
        view.resize(1000, 700)
        view.show()
        qtbot.waitExposed(view)
        shell.document.open(system, None)
        view.zoom_100()
        view.setFocus()
        return bench

    return make


@pytest.fixture
def bench(make_bench: Callable[[System], Bench]) -> Bench:
    """The small chart, at 100%."""
    return make_bench(small_system())

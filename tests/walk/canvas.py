"""Watches a real canvas while the machine plays: it must show what a drawing made afresh would."""

from __future__ import annotations

from icsdesk import places
from icsdesk.chart.compose import compose
from icsdesk.chart.measure import FontMeasure
from icsdesk.domain.change import Change
from icsdesk.domain.records import View
from icsdesk.domain.system import System
from icsdesk.ui.canvas.view import CanvasView
from icsdesk.ui.paint import load_fonts
from icsdesk.ui.shell import Shell
from tests.walk.machine import Watch


class CanvasWatch(Watch):
    """Hands every change to a real document and compares its canvas at each sequence's end, and again after undo and redo."""

    def __init__(self) -> None:
        load_fonts(places.fonts())
        self.shell = Shell(FontMeasure(places.fonts()), ())
        self.view = CanvasView(self.shell)
        self.view.resize(1000, 700)
        self.compared = 0
        self._turn = 0

    def begun(self, system: System) -> None:
        """The canvas is compared once more after the redo of the sequence before, then opens another system."""
        self._compare()
        self._turn += 1
        self.shell.document.open(system, None)
        views = system.every(View)
        self.shell.set_view(views[self._turn % len(views)].id if views else None)
        self.shell.set_day(None)

    def did(self, change: Change, system: System) -> None:
        """The document makes the change; its canvas hears of it as it hears of any edit."""
        self.shell.document.do(change)
        assert self.shell.system == system

    def ended(self, system: System) -> None:
        """The canvas and a fresh drawing must be equal."""
        assert self.shell.system == system
        self._compare()

    def _compare(self) -> None:
        shell, sheet = self.shell, self.view.sheet
        if shell.view is None:
            assert sheet.items == {}
            return
        fresh = compose(shell.system, shell.view, shell.day, shell.measure)
        assert self.view.picture == fresh, "the canvas shows another drawing than one made afresh"
        parts = {x.id: x for x in (*fresh.frames, *fresh.strokes, *fresh.boxes)}
        assert {key: item.part for key, item in sheet.items.items()} == parts, "the canvas holds other items than a fresh drawing"
        self.compared += 1

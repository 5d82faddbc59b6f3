"""What every panel shares: the open document, what is selected, which chart and which day are looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from icsdesk.chart.measure import TextMeasure
from icsdesk.domain.records import View
from icsdesk.domain.system import System
from icsdesk.rules.pack import Pack
from icsdesk.ui.document import Document
from icsdesk.ui.selection import Selection


class Shell(QObject):
    """One open chart and how it is looked at. Looking at another view or another day is not an edit.

    `day` is the as-at day (None shows every date at once); `view_id` the chart on the canvas. `said` carries short sentences
    for the status bar and for screen readers.
    """

    day_changed = Signal()
    view_changed = Signal()
    said = Signal(str)

    def __init__(self, measure: TextMeasure, packs: Sequence[Pack], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.measure = measure
        self.packs = tuple(packs)
        self.document = Document(self)
        self.selection = Selection(self)
        self.day: dt.date | None = dt.date.today()
        self.view_id: str | None = None
        self.document.reset.connect(self._opened)
        self.document.changed.connect(self._keep_view)

    @property
    def system(self) -> System:
        """The system as it is now."""
        return self.document.system

    @property
    def view(self) -> View | None:
        """The chart being looked at."""
        return self.system.find(View, self.view_id)

    def set_day(self, day: dt.date | None) -> None:
        """Look at another day."""
        if day != self.day:
            self.day = day
            self.day_changed.emit()

    def set_view(self, view_id: str | None) -> None:
        """Look at another chart; its own as-at day, when it has one, becomes the day looked at."""
        if view_id == self.view_id:
            return
        self.view_id = view_id
        view = self.view
        if view is not None and view.as_at is not None:
            self.set_day(view.as_at)
        self.view_changed.emit()

    def say(self, sentence: str) -> None:
        """Tell the officer something in the status bar, aloud too."""
        self.said.emit(sentence)

    def _opened(self) -> None:
        views = self.system.every(View)
        self.selection.set(())
        self.view_id = None
        if self.system.about.as_at is not None:
            self.set_day(self.system.about.as_at)
        self.set_view(views[0].id if views else None)
        if not views:
            self.view_changed.emit()

    def _keep_view(self, _change: object) -> None:
        self.selection.set(x for x in self.selection.ids if x in self.system.records)
        if self.view is None:
            views = self.system.every(View)
            self.set_view(views[0].id if views else None)

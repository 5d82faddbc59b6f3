"""Runs the check shortly after an edit or a change of day, off the window's thread once it has shown itself slow."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from threading import Lock

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from icsdesk.domain.system import System
from icsdesk.rules.finding import Report
from icsdesk.rules.pack import Pack
from icsdesk.rules.recheck import Rechecker
from icsdesk.ui.shell import Shell

PAUSE = 150
"""Milliseconds of quiet before the check runs."""

SLOW = 0.06
"""Seconds after which the next check runs in the background."""


class _Post(QObject):
    """Carries a report from the background to the window's thread."""

    arrived = Signal(int, object, float)


class _Court:
    """What was found last, so that the next check of the same day tries only what an edit touched; used by one thread at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._terms: tuple[dt.date | None, tuple[Pack, ...]] | None = None
        self._rechecker = Rechecker(None, ())

    def report(self, system: System, day: dt.date | None, packs: Sequence[Pack]) -> Report:
        with self._lock:
            if self._terms != (day, tuple(packs)):
                self._terms = (day, tuple(packs))
                self._rechecker = Rechecker(day, packs)
            return self._rechecker.report(system)


class _Job(QRunnable):
    def __init__(
        self, number: int, system: System, day: dt.date | None, packs: Sequence[Pack], court: _Court, post: _Post
    ) -> None:
        super().__init__()
        self._number, self._system, self._day, self._packs = number, system, day, packs
        self._court, self._post = court, post

    def run(self) -> None:
        """Check one snapshot; the system never changes."""
        began = time.perf_counter()
        report = self._court.report(self._system, self._day, self._packs)
        self._post.arrived.emit(self._number, report, time.perf_counter() - began)


class Runner(QObject):
    """`finished` carries the report of the newest state; older ones are dropped."""

    finished = Signal(object)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._number = 0
        self._slow = False
        self._court = _Court()
        self._post = _Post(self)
        self._post.arrived.connect(self._arrived)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.run)
        self.report: Report | None = None
        shell.document.changed.connect(lambda _change: self._timer.start())
        shell.document.reset.connect(self._timer.start)
        shell.day_changed.connect(self._timer.start)

    def run(self) -> None:
        """Check now."""
        self._timer.stop()
        self._number += 1
        job = _Job(self._number, self._shell.system, self._shell.day, self._shell.packs, self._court, self._post)
        if self._slow:
            self._pool.start(job)
        else:
            job.run()

    def stop(self) -> None:
        """Wait for what is running; nothing is announced any more."""
        self._timer.stop()
        self._number += 1
        self._pool.waitForDone()

    def _arrived(self, number: int, report: Report, seconds: float) -> None:
        self._slow = seconds > SLOW
        if number == self._number:
            self.report = report
            self.finished.emit(report)

"""Keeps unsaved work in a copy while it is made, and offers it again after the program or the computer has stopped."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer
from PySide6.QtWidgets import QWidget

from icsdesk.domain.times import day_in_words
from icsdesk.storage import journal
from icsdesk.storage.journal import Kept
from icsdesk.ui.dialogs.found_work import Found, ask_found
from icsdesk.ui.filing import Filing
from icsdesk.ui.shell import Shell

DELAY = 2000
"""Milliseconds from an edit to the copy that holds it: no more than this is lost when the program stops."""


class Recovery(QObject):
    """One window's copy of its unsaved work in `folder`. A lock beside it tells a window still open from one that has stopped."""

    def __init__(
        self,
        shell: Shell,
        filing: Filing,
        folder: Path,
        *,
        ask: Callable[[QWidget, str, str], Found] = ask_found,
        delay: int = DELAY,
    ) -> None:
        super().__init__(filing)
        self._ask = ask
        self._shell, self._filing, self._folder = shell, filing, folder
        self.copy = journal.copy_path(folder, uuid.uuid4().hex)
        self._lock = _lock_of(self.copy)
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(self.keep_now)
        shell.document.changed.connect(self._changed)
        shell.document.file_changed.connect(self.keep_now)

    def keep_now(self) -> bool:
        """Bring the copy up to date: the work as it is, or no copy when everything is in the file. False when that failed."""
        self._timer.stop()
        try:
            if self._shell.document.modified:
                self._keep()
            else:
                journal.forget(self.copy)
        except OSError as trouble:
            if not self._warned:
                reason = trouble.strerror or str(trouble)
                self._shell.say(f"No copy of unsaved work can be kept in {self._folder}: {reason}. Save often")
            self._warned = True
            return False
        return True

    def close(self) -> None:
        """The window was closed and its question about unsaved work answered: the copy is not wanted any more."""
        self._timer.stop()
        try:
            journal.forget(self.copy)
        except OSError as trouble:
            self._shell.say(f"{self.copy} could not be removed: {trouble.strerror or trouble}")
        self._lock.unlock()

    def offer(self, window: QWidget) -> None:
        """Offer what windows that stopped have left, newest first, until some of it is opened. What is not decided stays kept."""
        for kept in journal.left_over(self._folder):
            lock = _lock_of(kept.copy)
            if not lock.tryLock(0):
                continue  # that window is still open
            try:
                if self._answered(window, kept):
                    return
            finally:
                lock.unlock()

    def _answered(self, window: QWidget, kept: Kept) -> bool:
        answer = self._ask(window, kept.name, f"{kept.at:%H:%M} on {day_in_words(kept.at.date())}")
        if answer is Found.DISCARD:
            journal.forget(kept.copy)
        if answer is not Found.OPEN or not self._filing.recover(kept):
            return False
        if self.keep_now():
            journal.forget(kept.copy)
        return True

    def _changed(self, _change: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock.tryLock(0)
        document, filing = self._shell.document, self._filing
        base = journal.fingerprint(filing.known)
        now = dt.datetime.now().replace(microsecond=0)
        journal.keep(self.copy, document.system, name=filing.name, file=document.path, base=base, at=now)


def _lock_of(copy: Path) -> QLockFile:
    lock = QLockFile(str(copy.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock

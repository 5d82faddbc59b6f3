"""Every question the window asks in a dialog of its own, in one object, so that a test can answer in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from icsdesk.ui.dialogs.from_date import FromDate, FromDateDialog, Try
from icsdesk.ui.dialogs.plain_list import show_list
from icsdesk.ui.dialogs.several import Several, SeveralDialog

CHARTS = "icsdesk charts (*.yaml *.yml);;All files (*)"


class Unsaved(Enum):
    """What to do with changes that are not in the file."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Clash(Enum):
    """What to do when the file on the disk has changed meanwhile."""

    SAVE_COPY = "save a copy"
    LOOK = "look at theirs"
    CANCEL = "cancel"


class Asker:
    """Asks with the dialogs of the platform."""

    def open_path(self, parent: QWidget, folder: str) -> Path | None:
        """Which file to open."""
        name, _ = QFileDialog.getOpenFileName(parent, "Open a chart", folder, CHARTS)
        return Path(name) if name else None

    def save_path(self, parent: QWidget, suggested: str, kinds: str = CHARTS) -> Path | None:
        """Where to save; the dialog itself asks before it would overwrite."""
        name, _ = QFileDialog.getSaveFileName(parent, "Save as", suggested, kinds)
        return Path(name) if name else None

    def unsaved(self, parent: QWidget, name: str) -> Unsaved:
        """What to do with changes that are not saved."""
        box = _box(parent, "Save your changes?", f"{name} has changes that are not saved.")
        save = box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
        lose = box.addButton("Do not save", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        return Unsaved.SAVE if box.clickedButton() is save else Unsaved.DISCARD if box.clickedButton() is lose else Unsaved.CANCEL

    def clash(self, parent: QWidget, sentence: str) -> Clash:
        """What to do when somebody else has saved the file."""
        box = _box(parent, "The file has changed", sentence)
        copy = box.addButton("Save a copy…", QMessageBox.ButtonRole.AcceptRole)
        look = box.addButton("Look at theirs", QMessageBox.ButtonRole.ActionRole)
        box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(copy)
        box.exec()
        return Clash.SAVE_COPY if box.clickedButton() is copy else Clash.LOOK if box.clickedButton() is look else Clash.CANCEL

    def sure(self, parent: QWidget, title: str, sentence: str, yes: str) -> bool:
        """Whether to go on with something that takes more with it."""
        box = _box(parent, title, sentence)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(accept)
        box.exec()
        return box.clickedButton() is accept

    def trouble(self, parent: QWidget, title: str, lines: Sequence[str]) -> None:
        """Say what went wrong, each thing on its own line."""
        show_list(parent, title, lines)

    def from_date(self, parent: QWidget, ask: FromDate, work: Try) -> None:
        """A name, a day or both; `work` does it, or says why not and the dialog stays open."""
        FromDateDialog(parent, ask, work).exec()

    def several(
        self, parent: QWidget, bodies: Sequence[tuple[str, str]], above: str | None, work: Callable[[Several], str]
    ) -> None:
        """Several bodies at once; `bodies` are (name, id) that they can be joined to, `above` the one selected."""
        SeveralDialog(parent, bodies, above, work).exec()


def _box(parent: QWidget, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(sentence)
    box.setIcon(QMessageBox.Icon.Question)
    return box

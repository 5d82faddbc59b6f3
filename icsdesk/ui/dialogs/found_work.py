"""Asks what to do with work that was kept when the program or the computer stopped."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget


class Found(Enum):
    """What to do with work that was never saved."""

    OPEN = "open it"
    LATER = "not now"
    DISCARD = "throw it away"


def ask_found(parent: QWidget, name: str, when: str) -> Found:
    """Ask about work on the chart called `name`, kept as it was at `when`. Escape decides nothing: it is asked again next time."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Work that was not saved")
    box.setText("Open the work that was not saved?")
    box.setInformativeText(f"icsdesk stopped before changes to {name} were saved. They were kept as they were at {when}.")
    take = box.addButton("Open it", QMessageBox.ButtonRole.AcceptRole)
    lose = box.addButton("Throw it away", QMessageBox.ButtonRole.DestructiveRole)
    later = box.addButton("Not now", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(take)
    box.setEscapeButton(later)
    box.exec()
    return Found.OPEN if box.clickedButton() is take else Found.DISCARD if box.clickedButton() is lose else Found.LATER

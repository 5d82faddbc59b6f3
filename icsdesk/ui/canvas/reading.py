"""What a screen reader hears of the canvas: a list of every body and line, with names, positions and states.

Qt keeps bare pointers to these objects, so the view keeps the objects themselves for as long as it lives.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView

from icsdesk.chart.picture import Stroke
from icsdesk.domain.records import Body
from icsdesk.ui.canvas.hits import hit
from icsdesk.ui.canvas.stage import Stage, spot_at
from icsdesk.ui.canvas.walk import reading_order
from icsdesk.ui.guard import guard

_TEXT = QAccessible.Text
_installed: list[object] = []
"""The factory, once Qt has it."""
_given: list[CanvasReading] = []
"""What Qt has been given: a new one each time it asks, as it deletes each of them when the canvas goes; Python must not do so before it."""


class ItemReading(QAccessibleInterface):
    """One body, place or line."""

    def __init__(self, canvas: CanvasReading, item: str) -> None:
        super().__init__()
        self.canvas, self.item = canvas, item
        self.number = 0

    @guard(False)
    def isValid(self) -> bool:
        return self.item in self.canvas.stage.sheet.items

    def object(self) -> Any:
        return None

    @guard()
    def window(self) -> Any:
        return self.canvas.stage.view.window().windowHandle()

    @guard()
    def parent(self) -> Any:
        return QAccessible.queryAccessibleInterface(self.canvas.stage.view)

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> Any:
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @guard("")
    def text(self, kind: QAccessible.Text) -> str:
        if kind == _TEXT.Name:
            return self.canvas.stage.name(self.item)
        return description(self.canvas.stage, self.item) if kind == _TEXT.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are changed by the editor, not from here."""

    @guard(QRect)
    def rect(self) -> QRect:
        stage = self.canvas.stage
        rect = stage.sheet.rect(self.item)
        if rect is None:
            return QRect()
        area = stage.to_screen(rect).toAlignedRect()
        return QRect(stage.view.viewport().mapToGlobal(area.topLeft()), area.size())

    @guard(QAccessible.State)
    def state(self) -> QAccessible.State:
        stage, state = self.canvas.stage, QAccessible.State()
        flags: Any = state
        flags.selectable = flags.focusable = True
        flags.movable = not isinstance(stage.sheet.part(self.item), Stroke)
        flags.selected = self.item in stage.chosen
        flags.focused = self.item == stage.main and stage.view.hasFocus()
        return state


class CanvasReading(QAccessibleWidget):
    """The canvas as a list."""

    def __init__(self, stage: Stage, items: dict[str, ItemReading] | None = None) -> None:
        super().__init__(stage.view, QAccessible.Role.List, "Chart")
        self.stage = stage
        self.items = items if items is not None else {}

    @guard("")
    def text(self, kind: QAccessible.Text) -> str:
        view = self.stage.shell.view
        if kind == _TEXT.Name:
            return f"Chart: {view.title}" if view else "Chart"
        if kind == _TEXT.Description and self.stage.sheet.picture is not None:
            return self.stage.sheet.picture.summary
        return ""

    @guard(0)
    def childCount(self) -> int:
        return len(self.stage.sheet.items)

    @guard()
    def child(self, index: int) -> Any:
        order = reading_order(self.stage)
        return self.reading(order[index]) if 0 <= index < len(order) else None

    @guard(-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        order = reading_order(self.stage)
        item = next((key for key, x in self.items.items() if x is child), None)
        return order.index(item) if item in order else -1

    @guard()
    def childAt(self, x: int, y: int) -> Any:
        pixel = self.stage.view.viewport().mapFromGlobal(QPoint(x, y))
        found = hit(self.stage, spot_at(self.stage.view, pixel))
        return self.reading(found.id) if found.id in self.stage.sheet.items else None

    @guard()
    def focusChild(self) -> Any:
        return self.reading(self.stage.main) if self.stage.main else None

    def reading(self, item: str) -> ItemReading:
        """The object that speaks for an item, made when first asked for."""
        found = self.items.get(item)
        if found is None:
            found = self.items[item] = ItemReading(self, item)
            found.number = QAccessible.registerAccessibleInterface(found)
        return found

    def tell_changed(self) -> None:
        """The chart has been drawn again: let go of what speaks for items no longer there, and say that the list is another."""
        for item in [x for x in self.items if x not in self.stage.sheet.items]:
            gone = self.items[item]
            QAccessible.deleteAccessibleInterface(gone.number)
            del self.items[item]
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self.stage.view, QAccessible.Event.ObjectReorder))

    def tell_focus(self) -> None:
        """Say which item has the focus now."""
        if QAccessible.isActive() and self.stage.main and self.stage.view.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self.reading(self.stage.main), QAccessible.Event.Focus))


def description(stage: Stage, item: str) -> str:
    """What is said after the name: kind, status, lines, number of seats, findings, position in the chart."""
    part = stage.sheet.part(item)
    said: list[str] = []
    if isinstance(part, Stroke):
        said.append("Line.")
    elif part is not None:
        said.append(part.description)
    if stage.system.find(Body, item) is not None:
        number = len([x for x in stage.system.seats(item) if stage.system.shown(x, stage.shell.day)])
        said.append(f"{number} {'seat' if number == 1 else 'seats'}.")
    grade = stage.sheet.grades.get(item)
    if grade is not None:
        said.append(f"Finding: {stage.sheet.grade_words.get(item) or grade.value}.".replace("..", "."))
    order = reading_order(stage)
    if item in order:
        said.append(f"{order.index(item) + 1} of {len(order)}.")
    return " ".join(x for x in said if x)


def install_reading() -> None:
    """Have Qt ask each canvas for its own reading, instead of the empty one every QGraphicsView has."""
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed.append(_factory)


def _factory(_class_name: str, made_for: object) -> object:
    reading = getattr(made_for, "reading", None)
    if not isinstance(reading, CanvasReading):
        return None
    given = CanvasReading(reading.stage, reading.items)
    _given.append(given)
    return given


def announce(view: QGraphicsView, sentence: str) -> None:
    """Have a screen reader say a sentence."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, sentence))

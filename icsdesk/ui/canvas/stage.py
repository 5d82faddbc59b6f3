"""What gestures and commands on the canvas work with: the shell, the sheet, the scale, and the one way to make an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsView

from icsdesk.chart.picture import Box, Frame, Picture, Rect, Stroke
from icsdesk.domain.change import Change
from icsdesk.domain.records import Placement, Seat
from icsdesk.domain.system import System
from icsdesk.edit import wording
from icsdesk.edit.permits import Refused
from icsdesk.ui.canvas.sheet import Sheet
from icsdesk.ui.document import ReadOnlyError
from icsdesk.ui.shell import Shell

GRID = 10.0
"""Points between grid lines; one press of an arrow key."""

NO_CHART = "There is no chart to draw on. Add a chart first"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the pointer is: on the chart (points), on the screen (pixels of the viewport), and the keys held."""

    at: tuple[float, float]
    pixel: QPoint
    keys: Qt.KeyboardModifier

    @property
    def shift(self) -> bool:
        """Shift is held."""
        return bool(self.keys & Qt.KeyboardModifier.ShiftModifier)

    @property
    def ctrl(self) -> bool:
        """Control is held."""
        return bool(self.keys & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        """Alt is held."""
        return bool(self.keys & Qt.KeyboardModifier.AltModifier)


class Stage:
    """The shared footing of everything the canvas does. `scale` is screen pixels a point; `view` is the widget."""

    def __init__(self, shell: Shell, sheet: Sheet, view: QGraphicsView) -> None:
        self.shell, self.sheet, self.view = shell, sheet, view

    @property
    def system(self) -> System:
        """The system as it is now."""
        return self.shell.system

    @property
    def scale(self) -> float:
        """Screen pixels for a point of the chart."""
        return self.view.transform().m11()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is selected and drawn on this chart, in the order it was selected."""
        return tuple(x for x in self.shell.selection.ids if x in self.sheet.items)

    @property
    def main(self) -> str | None:
        """The selected item that has the focus."""
        return self.chosen[-1] if self.chosen else None

    def chosen_boxes(self) -> tuple[str, ...]:
        """The selected boxes and frames."""
        return tuple(x for x in self.chosen if not isinstance(self.sheet.part(x), Stroke))

    def chosen_lines(self) -> tuple[str, ...]:
        """The selected lines."""
        return tuple(x for x in self.chosen if isinstance(self.sheet.part(x), Stroke))

    def placement(self, item: str) -> Placement | None:
        """Where an item stands on this chart."""
        view = self.shell.view
        return next((x for x in view.placements if x.item == item), None) if view else None

    def name(self, item: str) -> str:
        """An item's name as the chart shows it; a line's says its two ends."""
        part = self.sheet.part(item)
        return part.name if part is not None and part.name else self.system.name_of(item, self.shell.day)

    def attempt(
        self, work: Callable[[], Change], said: str | Callable[[Change], str] = "", *, join: bool = False
    ) -> Change | None:
        """Make one edit and say so; when it is refused, say why and alter nothing.

        `join` makes it part of the step before. Gives the change made, or None.
        """
        try:
            change = work()
            if change.empty:
                return None
            self.shell.document.do(change, join=join)
        except (Refused, ReadOnlyError) as reason:
            self.shell.say(str(reason))
            return None
        sentence = said(change) if callable(said) else said
        self.shell.say(sentence or change.name)
        return change

    def have_view(self) -> str | None:
        """The id of the chart being looked at; says so when there is none."""
        if self.shell.view is None:
            self.shell.say(NO_CHART)
            return None
        return self.shell.view.id

    def to_screen(self, rect: Rect) -> QRectF:
        """A rectangle of the chart in pixels of the viewport."""
        return self.view.viewportTransform().mapRect(QRectF(rect.x, rect.y, rect.w, rect.h))

    def point_to_screen(self, point: tuple[float, float]) -> QPointF:
        """A point of the chart in pixels of the viewport."""
        return self.view.viewportTransform().map(QPointF(*point))

    def accent(self) -> QColor:
        """The colour of selection: the window's own, so that contrast themes hold."""
        return self.view.palette().highlight().color()

    def redraw(self) -> None:
        """Draw the viewport again, overlay included."""
        self.view.viewport().update()


def spot_at(view: QGraphicsView, pixel: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Spot:
    """A place on the viewport as gestures know it."""
    at = view.viewportTransform().inverted()[0].map(QPointF(pixel))
    return Spot((at.x(), at.y()), pixel, keys)


def line_ends(system: System, picture: Picture | None) -> dict[str, tuple[str, str]]:
    """For each line drawn, the two items it joins; a line at a seat joins the seat's body."""
    ends: dict[str, tuple[str, str]] = {}
    for stroke in picture.strokes if picture else ():
        line = system.get(stroke.id)
        if line is not None:
            ends[stroke.id] = (_holder(system, getattr(line, "start", "")), _holder(system, getattr(line, "finish", "")))
    return ends


def inside(rect: Rect, parts: Iterable[Box | Frame]) -> tuple[str, ...]:
    """Ids of the parts that stand wholly inside a rectangle."""
    return tuple(
        x.id
        for x in parts
        if x.rect.x >= rect.x and x.rect.y >= rect.y and x.rect.right <= rect.right and x.rect.bottom <= rect.bottom
    )


def called(stage: Stage, ids: Iterable[str]) -> str:
    """Items in a sentence: one by name, more by number."""
    found = tuple(ids)
    if len(found) == 1:
        return stage.name(found[0])
    return wording.several(stage.system, found)


def _holder(system: System, party: str) -> str:
    seat = system.find(Seat, party)
    return seat.body if seat else party

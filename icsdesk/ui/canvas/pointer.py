"""Turns presses, moves and releases of the mouse into clicks and gestures; whatever interrupts a drag cancels it cleanly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer

from icsdesk.chart.picture import Point
from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind
from icsdesk.ui.canvas.gestures.bend import BendLine
from icsdesk.ui.canvas.gestures.connect import Connect, Reconnect
from icsdesk.ui.canvas.gestures.gesture import Gesture
from icsdesk.ui.canvas.gestures.move import Move
from icsdesk.ui.canvas.gestures.pan import Pan
from icsdesk.ui.canvas.gestures.place import Place
from icsdesk.ui.canvas.gestures.resize import Resize
from icsdesk.ui.canvas.gestures.select import RubberBand
from icsdesk.ui.canvas.hits import NOTHING, Hit, Part, cursor_for, hit, hits
from icsdesk.ui.canvas.markers import marked_at
from icsdesk.ui.canvas.stage import Spot, Stage
from icsdesk.ui.guard import guard

SLACK = 5
"""Pixels the pointer must travel before a press becomes a drag."""
BORDER = 20
"""Pixels from the border at which the chart starts to scroll during a drag."""
SCROLL = 10
EVERY_MS = 15

Armed = BodyKind | OrganisationKind | LineKind | None

_SELECTS = (Part.BOX, Part.LINE, Part.SEGMENT, Part.FRAME, Part.FRAME_INSIDE)


@dataclass(frozen=True)
class Hooks:
    """What the pointer asks the canvas to do."""

    edit: Callable[[str, bool], None]
    """Edit a name; True for a body just added."""
    choose: Callable[[str, str], None]
    """Ask which line to draw between two records."""
    add_at: Callable[[Point], None]
    """Offer the quick-add list at a point."""
    add_to: Callable[[str], None]
    """Offer the quick-add list for a body joined to this one."""
    dropped: Callable[[str, tuple[str, ...], dict[str, Point]], None]
    """Ask what a body dropped on another body or on a line is to mean."""
    marked: Callable[[str], None]
    """A finding marker was clicked."""
    armed: Callable[[Armed], None]
    """What is armed has changed."""


class Pointer(QObject):
    """The mouse on the canvas: at most one press waiting to become a drag, and at most one gesture under way."""

    def __init__(self, stage: Stage, hooks: Hooks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._hooks = stage, hooks
        self.gesture: Gesture | None = None
        self.armed: Armed = None
        self.space = False
        self.hovered: str | None = None
        self._press: tuple[Spot, Hit] | None = None
        self._button = Qt.MouseButton.NoButton
        self._last: Spot | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    @property
    def busy(self) -> bool:
        """True while a button is down or a gesture is under way."""
        return self.gesture is not None or self._press is not None

    def arm(self, kind: Armed) -> None:
        """Get ready to place one body, or to draw one line."""
        self.cancel()
        self.armed = kind
        self._hooks.armed(kind)
        self.show_cursor(None)

    def press(self, spot: Spot, button: Qt.MouseButton) -> bool:
        """A button went down. True when that was the interruption of a drag, and nothing else is to happen."""
        if button == Qt.MouseButton.RightButton:
            if self.busy:
                self.cancel()
                self._stage.shell.say("Cancelled. Nothing has changed")
                return True
            self._select_for_menu(spot)
            return False
        if self.gesture is not None:
            self._press = (spot, NOTHING) if isinstance(self.gesture, Connect) and self._press is None else self._press
            return False
        self._button = button
        if button == Qt.MouseButton.MiddleButton or self.space:
            self._begin(Pan(self._stage), spot)
        elif button == Qt.MouseButton.LeftButton:
            self._press_left(spot)
        return False

    def move(self, spot: Spot) -> None:
        """The pointer moved."""
        self._last = spot
        if self.gesture is None and self._press is not None and _travelled(self._press[0].pixel, spot.pixel):
            self._drag(*self._press)
        if self.gesture is not None:
            self.gesture.move(spot)
            self._watch_border(spot)
        elif self._press is None:
            self._hover(spot)

    def release(self, spot: Spot, button: Qt.MouseButton) -> None:
        """A button came up."""
        if button != self._button and self._press is None:
            return
        press, gesture = self._press, self.gesture
        self._press = None
        if gesture is None:
            if press is not None:
                self._click(spot, press[1])
            return
        if (
            isinstance(self.armed, LineKind)
            and press is not None
            and press[1] is not NOTHING
            and not _travelled(press[0].pixel, spot.pixel)
        ):
            return
        self._finish()
        if self.armed is not None and not isinstance(gesture, Pan) and not spot.ctrl:
            self.armed = None
            self._hooks.armed(None)
        gesture.end(spot)
        self._after(spot)

    def double(self, spot: Spot) -> None:
        """Two quick clicks: name what is there, or add something where there is nothing."""
        self._press = None
        found = hit(self._stage, spot)
        if found.part in (Part.NOTHING, Part.FRAME_INSIDE):
            self._hooks.add_at(spot.at)
        elif found.id:
            self._stage.shell.selection.set((found.id,))
            self._hooks.edit(found.id, False)

    def cancel(self) -> bool:
        """Give up a press or a gesture; everything is as before. False when there was none."""
        if not self.busy:
            return False
        gesture = self.gesture
        self._press = None
        self._finish()
        if gesture is not None:
            gesture.cancel()
        self.show_cursor(None)
        return True

    def show_cursor(self, found: Hit | None) -> None:
        """Give the pointer the shape for what it is doing, or for what is under it."""
        shape = Qt.CursorShape.ArrowCursor
        if self.gesture is not None:
            shape = self.gesture.cursor
        elif self.space:
            shape = Qt.CursorShape.OpenHandCursor
        elif self.armed is not None:
            shape = Qt.CursorShape.CrossCursor
        elif found is not None:
            shape = cursor_for(found)
        self._stage.view.viewport().setCursor(shape)

    def _press_left(self, spot: Spot) -> None:
        found = hit(self._stage, spot)
        if isinstance(self.armed, (BodyKind, OrganisationKind)):
            self._begin(Place(self._stage, self.armed, lambda new: self._hooks.edit(new, True)), spot)
            return
        if isinstance(self.armed, LineKind):
            target = next((x for x in hits(self._stage, spot) if x.part is Part.BOX), None)
            if target is not None:
                self._begin(Connect(self._stage, target.id, self._hooks.choose, self.armed), spot)
                self._press = (spot, target)
            return
        if spot.alt:
            found = self._below(spot)
        self._press = (spot, found)
        chosen = self._stage.chosen
        if found.part in (Part.BOX, Part.LINE, Part.FRAME) and found.id not in chosen and not (spot.shift or spot.ctrl):
            self._stage.shell.selection.set((found.id,))

    def _drag(self, start: Spot, found: Hit) -> None:
        gesture: Gesture | None = None
        if found.part is Part.HANDLE:
            gesture = Resize(self._stage, found)
        elif found.part is Part.CONNECTOR:
            gesture = Connect(self._stage, found.id, self._hooks.choose)
        elif found.part is Part.LINE_END:
            gesture = Reconnect(self._stage, found.id, found.index == 0)
        elif found.part is Part.SEGMENT:
            gesture = BendLine(self._stage, found)
        elif found.part in (Part.BOX, Part.FRAME):
            if found.id not in self._stage.chosen:
                self._stage.shell.selection.set((*self._stage.shell.selection.ids, found.id))
            gesture = Move(self._stage, found.id, self._hooks.dropped)
        elif found.part in (Part.NOTHING, Part.FRAME_INSIDE):
            gesture = RubberBand(self._stage)
        if gesture is not None:
            self._begin(gesture, start)

    def _begin(self, gesture: Gesture, spot: Spot) -> None:
        if gesture.start(spot):
            self.gesture = gesture
        self._press = None
        self.show_cursor(None)

    def _finish(self) -> None:
        self.gesture = None
        self._timer.stop()
        self._stage.redraw()

    def _click(self, spot: Spot, found: Hit) -> None:
        selection = self._stage.shell.selection
        marked = None if spot.shift or spot.ctrl else marked_at(self._stage, QPointF(spot.pixel))
        if marked is not None:
            selection.set((marked,))
            self._hooks.marked(marked)
        elif found.part in _SELECTS:
            if spot.shift or spot.ctrl:
                selection.toggle(found.id)
            else:
                selection.set((found.id,))
        elif found.part is Part.CONNECTOR:
            self._hooks.add_to(found.id)
        elif found.part is Part.NOTHING and not (spot.shift or spot.ctrl):
            selection.set(())

    def _below(self, spot: Spot) -> Hit:
        """The thing under the one selected, for Alt-click; round to the top again from the lowest."""
        found = [x for x in hits(self._stage, spot) if x.part in (Part.BOX, Part.LINE, Part.FRAME, Part.FRAME_INSIDE)]
        here = [i for i, x in enumerate(found) if x.id == self._stage.main]
        return found[(here[0] + 1) % len(found) if here else 0] if found else NOTHING

    def _select_for_menu(self, spot: Spot) -> None:
        found = hit(self._stage, spot)
        if found.part in _SELECTS and found.id not in self._stage.chosen:
            self._stage.shell.selection.set((found.id,))
        elif found.part is Part.NOTHING:
            self._stage.shell.selection.set(())

    def _hover(self, spot: Spot) -> None:
        found = hit(self._stage, spot)
        hovered = found.id if found.part in (Part.BOX, Part.LINE, Part.FRAME) else None
        if hovered != self.hovered:
            self.hovered = hovered
            self._stage.redraw()
        self.show_cursor(found)

    def _after(self, spot: Spot) -> None:
        self.show_cursor(hit(self._stage, spot))
        self._stage.redraw()

    def _watch_border(self, spot: Spot) -> None:
        near = self.gesture is not None and self.gesture.scrolls and _pull(spot.pixel, self._stage) != (0, 0)
        if near and not self._timer.isActive():
            self._timer.start()
        elif not near:
            self._timer.stop()

    @guard()
    def _scroll(self) -> None:
        if self.gesture is None or self._last is None:
            self._timer.stop()
            return
        dx, dy = _pull(self._last.pixel, self._stage)
        view = self._stage.view
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + dx)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + dy)
        at = view.viewportTransform().inverted()[0].map(self._last.pixel.toPointF())
        self._last = Spot((at.x(), at.y()), self._last.pixel, self._last.keys)
        self.gesture.move(self._last)


def _travelled(a: QPoint, b: QPoint) -> bool:
    return max(abs(a.x() - b.x()), abs(a.y() - b.y())) >= SLACK


def _pull(pixel: QPoint, stage: Stage) -> tuple[int, int]:
    area = stage.view.viewport().rect()
    dx = -SCROLL if pixel.x() < BORDER else SCROLL if pixel.x() > area.width() - BORDER else 0
    dy = -SCROLL if pixel.y() < BORDER else SCROLL if pixel.y() > area.height() - BORDER else 0
    return dx, dy

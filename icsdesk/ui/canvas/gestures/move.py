"""Dragging boxes and frames to another place, or with Control held, dragging out copies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from icsdesk.chart.picture import Box, Frame, Point, Rect, Stroke
from icsdesk.domain.change import Change
from icsdesk.edit import views
from icsdesk.ui.canvas import copying
from icsdesk.ui.canvas.containing import NOWHERE, homing, moved_home
from icsdesk.ui.canvas.gestures.gesture import Gesture
from icsdesk.ui.canvas.hits import bodies_at, lines_at
from icsdesk.ui.canvas.snap import Guide, snapped
from icsdesk.ui.canvas.stage import Spot, Stage, called, inside

Drop = Callable[[str, tuple[str, ...], dict[str, Point]], None]
"""Asks what dropping a body on another body, or on lines that lie on one another, is to mean: the body, those, and where it would stand."""


class Move(Gesture):
    """Moves what is selected, and what stands in a selected frame; one change on release.

    Dropped in a frame, what is dragged belongs there from now on; one body dropped on another, or on a line, is asked about.
    """

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, stage: Stage, grabbed: str, dropped: Drop) -> None:
        super().__init__(stage)
        self._grabbed, self._dropped = grabbed, dropped
        self._from = (0.0, 0.0)
        self._by = (0.0, 0.0)
        self._copy = False
        self._rects: dict[str, Rect] = {}
        self._guides: tuple[Guide, ...] = ()
        self._home = NOWHERE
        self._over: tuple[str, ...] = ()

    def start(self, spot: Spot) -> bool:
        self._from = spot.at
        wanted = with_contents(self.stage, self.stage.chosen_boxes())
        pinned = [x for x in wanted if (at := self.stage.placement(x)) is not None and at.pinned]
        if self._grabbed in pinned or len(pinned) == len(wanted):
            self.stage.shell.say(f"{self.stage.name(self._grabbed)} is pinned to its place. Unpin it to move it")
            return False
        self._rects = {x: rect for x in wanted if x not in pinned and (rect := self.stage.sheet.rect(x)) is not None}
        return bool(self._rects)

    def move(self, spot: Spot) -> None:
        dx, dy = spot.at[0] - self._from[0], spot.at[1] - self._from[1]
        if spot.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        self._guides = ()
        if not spot.alt:
            held = self._rects.get(self._grabbed) or next(iter(self._rects.values()))
            ax, ay, self._guides = snapped(Rect(held.x + dx, held.y + dy, held.w, held.h), self._others(), self.stage.scale)
            dx += 0 if spot.shift and dx == 0 else ax
            dy += 0 if spot.shift and dy == 0 else ay
        self._by = (round(dx, 2), round(dy, 2))
        self._copy = spot.ctrl
        self._look_under(spot)
        shown = {} if self._copy else self._moved()
        self.stage.sheet.preview(shown)
        self.stage.redraw()

    def end(self, spot: Spot) -> None:
        self.move(spot)
        self.stage.sheet.clear_preview()
        view, by = self.stage.have_view(), self._by
        if view is None or by == (0.0, 0.0):
            return
        if self._copy:
            copying.duplicate(self.stage, tuple(self._rects), by)
            return
        spots = {key: (rect.x, rect.y) for key, rect in self._moved().items()}
        if self._over and not self.stage.shell.document.read_only:
            self._dropped(self._grabbed, self._over, spots)
            return
        named = called(self.stage, self.stage.chosen_boxes())
        home = self._home
        where = home.words(self.stage.system)
        self.stage.attempt(lambda: moved_home(self.stage, view, spots, named, home), lambda _: f"Moved {named}{where}")

    def cancel(self) -> None:
        self.stage.sheet.clear_preview()

    def paint(self, painter: QPainter) -> None:
        self._paint_targets(painter)
        pen = QPen(self.stage.accent(), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for guide in self._guides:
            ends = ((guide.at, guide.a), (guide.at, guide.b)) if guide.upright else ((guide.a, guide.at), (guide.b, guide.at))
            painter.drawLine(*(self.stage.point_to_screen(x) for x in ends))
        if self._copy:
            for rect in self._moved().values():
                area = self.stage.to_screen(rect)
                painter.drawRect(area)
                painter.drawLine(area.topRight() + QPointF(6, 10), area.topRight() + QPointF(18, 10))
                painter.drawLine(area.topRight() + QPointF(12, 4), area.topRight() + QPointF(12, 16))

    def _paint_targets(self, painter: QPainter) -> None:
        """Outline what would take in, or be joined to, what is dragged."""
        part = self.stage.sheet.part(self._over[0] if self._over else self._home.into)
        if part is None:
            return
        painter.setPen(QPen(self.stage.accent(), 3))
        fill = QColor(self.stage.accent())
        fill.setAlpha(0 if isinstance(part, Stroke) else 26)
        painter.setBrush(fill)
        if isinstance(part, Stroke):
            painter.drawPolyline(QPolygonF([self.stage.point_to_screen(x) for x in part.points]))
        else:
            painter.drawRoundedRect(self.stage.to_screen(part.rect).adjusted(-3, -3, 3, 3), 4, 4)

    def _look_under(self, spot: Spot) -> None:
        """Find what lies under the pointer that would take in, or be joined to, what is dragged; say so when it is another."""
        before = (self._over, self._home.into, self._home.out_of)
        self._over = () if self._copy else self._under(spot)
        chosen = tuple(x for x in self.stage.chosen_boxes() if x in self._rects)
        plain = self._copy or bool(self._over)
        self._home = NOWHERE if plain else homing(self.stage, chosen, self._rects, spot.at)
        if (self._over, self._home.into, self._home.out_of) != before:
            self._tell()

    def _under(self, spot: Spot) -> tuple[str, ...]:
        """The body, or the lines, that one dragged body would be dropped on."""
        if len(self._rects) != 1 or not isinstance(self.stage.sheet.part(self._grabbed), Box):
            return ()
        box = next((x.id for x in bodies_at(self.stage, spot.at) if x.id != self._grabbed), None)
        if box is not None:
            return (box,)
        lines = (x.id for x in lines_at(self.stage, spot.at))
        return tuple(x for x in lines if self._grabbed not in self.stage.sheet.ends.get(x, ()))

    def _tell(self) -> None:
        stage = self.stage
        if self._over:
            over = stage.name(self._over[0])
            line = isinstance(stage.sheet.part(self._over[0]), Stroke)
            stage.shell.say(f"Drop to put it into the line: {over}" if line else f"Drop to connect it with {over}")
        elif self._home.into is not None:
            stage.shell.say(f"Drop to move it into {stage.name(self._home.into)}")
        elif self._home.out_of is not None:
            stage.shell.say(f"Drop to move it out of {stage.name(self._home.out_of)}")
        else:
            stage.shell.say("Drop to move it here")

    def _moved(self) -> dict[str, Rect]:
        dx, dy = self._by
        return {key: Rect(round(r.x + dx, 2), round(r.y + dy, 2), r.w, r.h) for key, r in self._rects.items()}

    def _others(self) -> list[Rect]:
        seen = self.stage.view.mapToScene(self.stage.view.viewport().rect()).boundingRect()
        area = Rect(seen.x(), seen.y(), seen.width(), seen.height())
        return [x.rect for x in self.stage.sheet.boxes() if x.id not in self._rects and x.rect.meets(area)]


def with_contents(stage: Stage, ids: tuple[str, ...]) -> tuple[str, ...]:
    """These items and, for each frame, every box and frame that stands wholly inside it."""
    found = list(ids)
    parts: tuple[Box | Frame, ...] = (*stage.sheet.frames(), *stage.sheet.boxes())
    for key in ids:
        part = stage.sheet.part(key)
        if isinstance(part, Frame):
            found += inside(part.rect, (x for x in parts if x.id != key))
    return tuple(dict.fromkeys(found))


def nudge(stage: Stage, dx: float, dy: float, *, join: bool) -> Change | None:
    """Move what is selected by a step, from the keyboard."""
    view = stage.have_view()
    wanted = with_contents(stage, stage.chosen_boxes())
    free = {x: at for x in wanted if (at := stage.placement(x)) is not None and not at.pinned}
    if view is None:
        return None
    if wanted and not free:
        stage.shell.say(f"{called(stage, wanted)} is pinned to its place. Unpin it to move it")
        return None
    spots = {key: (at.x + dx, at.y + dy) for key, at in free.items()}
    named = called(stage, stage.chosen_boxes())
    way = ("right" if dx > 0 else "left") if dx else ("down" if dy > 0 else "up")
    if not spots:
        return None
    return stage.attempt(lambda: views.move_items(stage.system, view, spots), f"Moved {named} {way}", join=join)

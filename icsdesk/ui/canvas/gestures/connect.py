"""Drawing a line from a box's connector to another box, and taking one end of a line to another box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from icsdesk.chart.picture import Point, Rect, Stroke
from icsdesk.chart.sayings import line_sentence
from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import Line
from icsdesk.edit import lines, permits
from icsdesk.ui.canvas.bending import between, elbow, port
from icsdesk.ui.canvas.gestures.gesture import Gesture
from icsdesk.ui.canvas.hits import bodies_at
from icsdesk.ui.canvas.stage import Spot, Stage

Choose = Callable[[str, str], None]
"""Asks which kind of line to draw between two records, and draws it."""


class Aim(Gesture):
    """Common to both: targets that cannot be are dimmed, with the reason in the status bar."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._at: Point = (0.0, 0.0)
        self._target: str | None = None
        self._reasons: dict[str, str] = {}
        self._fixed: Rect | None = None

    def why_not(self, target: str) -> str | None:
        """Why the line cannot end at a box; None when it can."""
        raise RuntimeError("Aim is only ever used through Connect and Reconnect")

    def start(self, spot: Spot) -> bool:
        self._at = spot.at
        self._reasons = {x.id: reason for x in self.stage.sheet.boxes() if (reason := self.why_not(x.id))}
        return True

    def move(self, spot: Spot) -> None:
        self._at = spot.at
        found = next(bodies_at(self.stage, spot.at), None)
        target = found.id if found else None
        if target != self._target:
            self._target = target
            if target in self._reasons:
                self.stage.shell.say(self._reasons[target])
        self.stage.redraw()

    def aimed(self, spot: Spot) -> str | None:
        """The box the line may end at; says why when there is one but the line cannot."""
        self.move(spot)
        if self._target in self._reasons:
            self.stage.shell.say(self._reasons[self._target])
            return None
        return self._target

    def paint(self, painter: QPainter) -> None:
        dim = QColor("#FFFFFF")
        dim.setAlpha(175)
        for box in self.stage.sheet.boxes():
            area = self.stage.to_screen(box.rect).adjusted(-3, -3, 3, 3)
            if box.rect == self._fixed:
                continue
            if box.id in self._reasons:
                painter.fillRect(area, dim)
            elif box.id == self._target:
                painter.setPen(QPen(self.stage.accent(), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area, 4, 4)
        self._paint_course(painter)

    def _paint_course(self, painter: QPainter) -> None:
        if self._fixed is None:
            return
        target = self.stage.sheet.rect(self._target) if self._target and self._target not in self._reasons else None
        if target is not None and target != self._fixed:
            course = between(self._fixed, target)
        else:
            start, upright = port(self._fixed, self._at)
            course = elbow(start, self._at, upright=upright)
        points = [self.stage.point_to_screen(x) for x in course]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.stage.accent(), 2, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.stage.accent())
        painter.drawEllipse(QRectF(points[-1] - QPointF(4, 4), points[-1] + QPointF(4, 4)))


class Connect(Aim):
    """From a box's connector, or from a box when a kind of line is armed in the palette."""

    def __init__(self, stage: Stage, start: str, choose: Choose, kind: LineKind | None = None) -> None:
        super().__init__(stage)
        self._start, self._choose, self._kind = start, choose, kind
        self._fixed = stage.sheet.rect(start)

    def why_not(self, target: str) -> str | None:
        system, start = self.stage.system, self._start
        if self._kind is not None:
            return permits.why_not_connect(system, start, target, self._kind)
        if target == start or not (permits.kinds_between(system, start, target) or permits.kinds_between(system, target, start)):
            return permits.why_not_connect(system, start, target, LineKind.WORKS_WITH) or "No line can join these two"
        return None

    def end(self, spot: Spot) -> None:
        target = self.aimed(spot)
        if target is None:
            return
        if self._kind is None:
            self._choose(self._start, target)
        else:
            draw_line(self.stage, self._start, target, self._kind)


class Reconnect(Aim):
    """One end of a line, taken to another box. Kind, subject and dates stay."""

    def __init__(self, stage: Stage, line: str, at_start: bool) -> None:
        super().__init__(stage)
        self._line, self._at_start = line, at_start
        ends = stage.sheet.ends.get(line, ("", ""))
        self._kept = ends[1] if at_start else ends[0]
        self._own = ends[0] if at_start else ends[1]
        self._fixed = stage.sheet.rect(self._kept)

    def start(self, spot: Spot) -> bool:
        stroke = self.stage.sheet.part(self._line)
        if isinstance(stroke, Stroke):
            self.stage.sheet.preview_stroke(self._line, replace(stroke, colour="#C9D0D4", words=(), plate=None))
        return super().start(spot)

    def why_not(self, target: str) -> str | None:
        line = self.stage.system.find(Line, self._line)
        if line is None or target == self._own:
            return None
        new = replace(line, start=target) if self._at_start else replace(line, finish=target)
        return permits.why_not_line(self.stage.system, new)

    def end(self, spot: Spot) -> None:
        target = self.aimed(spot)
        self.stage.sheet.clear_preview()
        if target is None or target == self._own:
            return
        end = {"start": target} if self._at_start else {"finish": target}
        self.stage.attempt(
            lambda: lines.reconnect(self.stage.system, self._line, **end),
            lambda _: f"Reconnected: {self.stage.name(self._line)}",
        )

    def cancel(self) -> None:
        self.stage.sheet.clear_preview()


def draw_line(stage: Stage, start: str, finish: str, kind: LineKind) -> str | None:
    """Connect two records, select the new line and say so; gives its id."""
    change = stage.attempt(
        lambda: lines.connect(stage.system, start, finish, kind),
        lambda made: f"Connected: {sentence(stage, start, finish, kind)}",
    )
    if change is None:
        return None
    stage.shell.selection.set(x for x in change.added if x in stage.sheet.items)
    return change.added[0]


def sentence(stage: Stage, start: str, finish: str, kind: LineKind) -> str:
    """A line as one sentence: "Audit Committee reports to NHS Board"."""
    return line_sentence(stage.system, Line(id="", start=start, finish=finish, kind=kind), stage.shell.day)

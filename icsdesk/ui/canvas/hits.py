"""What is under the pointer: handles of what is selected first, then boxes from the top, then lines, then frames.

Distances are screen pixels at every zoom, so that nothing becomes too small to take hold of (WCAG 2.2, 2.5.8 Target Size).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, Qt

from icsdesk.chart.picture import Box, Frame, Point, Rect, Stroke
from icsdesk.ui.canvas.stage import Spot, Stage

LINE_REACH = 6.0
HANDLE = 9.0
"""Width of a resizing handle as drawn; it can be taken hold of up to HANDLE_REACH pixels from its middle."""
HANDLE_REACH = 9.0
CONNECTOR_GAP = 22.0
CONNECTOR_REACH = 11.0
END_REACH = 10.0
RIM = 8.0
TITLE = 22.0
"""Height of the band at a frame's top by which it is dragged, in points."""


class Part(Enum):
    """What kind of thing the pointer is on."""

    NOTHING = "nothing"
    HANDLE = "handle"
    CONNECTOR = "connector"
    LINE_END = "line_end"
    SEGMENT = "segment"
    BOX = "box"
    LINE = "line"
    FRAME = "frame"
    FRAME_INSIDE = "frame_inside"


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing under the pointer: its kind, the record it belongs to, and which handle, side, end or segment."""

    part: Part
    id: str = ""
    index: int = 0


NOTHING = Hit(Part.NOTHING)

HANDLES: tuple[tuple[float, float], ...] = ((0, 0), (0.5, 0), (1, 0), (1, 0.5), (1, 1), (0.5, 1), (0, 1), (0, 0.5))
"""The eight handles as shares of width and height, clockwise from the top left corner."""

SIDES: tuple[tuple[float, float], ...] = ((0, -1), (1, 0), (0, 1), (-1, 0))
"""The four connectors: above, right, below, left."""

_CURSORS = (
    Qt.CursorShape.SizeFDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeBDiagCursor,
    Qt.CursorShape.SizeHorCursor,
)


def hit(stage: Stage, spot: Spot) -> Hit:
    """The topmost thing under the pointer."""
    return next(hits(stage, spot), NOTHING)


def hits(stage: Stage, spot: Spot) -> Iterator[Hit]:
    """Everything under the pointer, the topmost first."""
    pixel = QPointF(spot.pixel)
    yield from _on_selected(stage, pixel)
    yield from bodies_at(stage, spot.at)
    yield from lines_at(stage, spot.at)
    yield from _frames(stage, spot.at)


def bodies_at(stage: Stage, at: Point) -> Iterator[Hit]:
    """The boxes under a point of the chart, the topmost first."""
    for box in reversed(stage.sheet.boxes()):
        if _holds(box.rect, at):
            yield Hit(Part.BOX, box.id)


def handle_points(stage: Stage, item: str) -> list[tuple[int, QPointF]]:
    """Where an item's resizing handles are on the screen; the middle ones go when it is small there."""
    rect = stage.sheet.rect(item)
    if rect is None or isinstance(stage.sheet.part(item), Stroke):
        return []
    area = stage.to_screen(rect).adjusted(-4, -4, 4, 4)
    return [
        (i, QPointF(area.left() + fx * area.width(), area.top() + fy * area.height()))
        for i, (fx, fy) in enumerate(HANDLES)
        if not (fx == 0.5 and area.width() < 64) and not (fy == 0.5 and area.height() < 48)
    ]


def connector_points(stage: Stage, item: str) -> list[tuple[int, QPointF]]:
    """Where an item's connectors are on the screen."""
    part = stage.sheet.part(item)
    if not isinstance(part, Box):
        return []
    area = stage.to_screen(part.rect)
    middle = area.center()
    return [
        (i, middle + QPointF(dx * (area.width() / 2 + CONNECTOR_GAP), dy * (area.height() / 2 + CONNECTOR_GAP)))
        for i, (dx, dy) in enumerate(SIDES)
    ]


def cursor_for(found: Hit) -> Qt.CursorShape:
    """The pointer's shape over a thing."""
    if found.part is Part.HANDLE:
        return _CURSORS[found.index % 4]
    if found.part is Part.CONNECTOR:
        return Qt.CursorShape.CrossCursor
    if found.part in (Part.LINE_END, Part.LINE):
        return Qt.CursorShape.PointingHandCursor
    if found.part in (Part.BOX, Part.FRAME):
        return Qt.CursorShape.SizeAllCursor
    return Qt.CursorShape.ArrowCursor


def near_line(points: tuple[Point, ...], at: Point) -> tuple[float, int]:
    """How far a point is from a line, in points, and which of its segments is nearest."""
    best, which = math.inf, 0
    for i, (a, b) in enumerate(itertools.pairwise(points)):
        gap = _from_segment(a, b, at)
        if gap < best:
            best, which = gap, i
    return best, which


def _on_selected(stage: Stage, pixel: QPointF) -> Iterator[Hit]:
    chosen = stage.chosen
    if len(chosen) != 1:
        return
    item = chosen[0]
    part = stage.sheet.part(item)
    if isinstance(part, Stroke):
        for index in (0, -1):
            if part.points and _apart(stage.point_to_screen(part.points[index]), pixel) <= END_REACH:
                yield Hit(Part.LINE_END, item, index)
        yield from _segment(stage, part, pixel)
        return
    for index, point in handle_points(stage, item):
        if _apart(point, pixel) <= HANDLE_REACH:
            yield Hit(Part.HANDLE, item, index)
    for index, point in connector_points(stage, item):
        if _apart(point, pixel) <= CONNECTOR_REACH:
            yield Hit(Part.CONNECTOR, item, index)


def _segment(stage: Stage, stroke: Stroke, pixel: QPointF) -> Iterator[Hit]:
    at = stage.view.viewportTransform().inverted()[0].map(pixel)
    gap, index = near_line(stroke.points, (at.x(), at.y()))
    if gap * stage.scale <= LINE_REACH:
        yield Hit(Part.SEGMENT, stroke.id, index)


def lines_at(stage: Stage, at: Point) -> Iterator[Hit]:
    """The lines within reach of a point of the chart, the nearest first."""
    reach = LINE_REACH / stage.scale
    found = []
    for stroke in stage.sheet.strokes():
        gap = near_line(stroke.points, at)[0]
        if stroke.plate is not None and _holds(stroke.plate, at):
            gap = 0.0
        if gap <= reach:
            found.append((gap, stroke.id))
    for _, key in sorted(found):
        yield Hit(Part.LINE, key)


def _frames(stage: Stage, at: Point) -> Iterator[Hit]:
    rim = RIM / stage.scale
    for frame in sorted(stage.sheet.frames(), key=lambda x: x.rect.w * x.rect.h):
        if _holds(frame.rect.grown(rim), at):
            yield Hit(Part.FRAME if _on_rim(frame, at, rim) else Part.FRAME_INSIDE, frame.id)


def _on_rim(frame: Frame, at: Point, rim: float) -> bool:
    r = frame.rect
    inner = Rect(r.x + rim, r.y + max(TITLE, rim), r.w - 2 * rim, r.h - max(TITLE, rim) - rim)
    return not _holds(inner, at)


def _holds(rect: Rect, at: Point) -> bool:
    return rect.x <= at[0] <= rect.right and rect.y <= at[1] <= rect.bottom


def _apart(a: QPointF, b: QPointF) -> float:
    return max(abs(a.x() - b.x()), abs(a.y() - b.y()))


def _from_segment(a: Point, b: Point, at: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length))
    return math.dist(at, (a[0] + share * dx, a[1] + share * dy))

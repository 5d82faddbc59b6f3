"""Dragging one of the eight handles of a box or frame."""

from __future__ import annotations

import math

from icsdesk.chart.boxes import sayings, size_for, styles
from icsdesk.chart.picture import Box, Rect
from icsdesk.chart.theme import theme_for
from icsdesk.domain.records import Body, Organisation
from icsdesk.edit import views
from icsdesk.ui.canvas.gestures.gesture import Gesture
from icsdesk.ui.canvas.hits import HANDLES, Hit, cursor_for
from icsdesk.ui.canvas.snap import to_grid
from icsdesk.ui.canvas.stage import Spot, Stage

LEAST_FRAME = (60.0, 40.0)
"""The smallest frame, in points."""
LEAST_WIDTH = 60.0
"""The narrowest box, in points; its words wrap to it."""


class Resize(Gesture):
    """Makes a box or frame larger or smaller, never smaller than its words; Shift at a corner keeps its proportions."""

    def __init__(self, stage: Stage, found: Hit) -> None:
        super().__init__(stage)
        self._item, self._grip = found.id, HANDLES[found.index]
        self.cursor = cursor_for(found)
        self._old = stage.sheet.rect(found.id) or Rect(0, 0, 0, 0)
        self._new = self._old
        self._from = (0.0, 0.0)

    def start(self, spot: Spot) -> bool:
        self._from = spot.at
        return self.stage.shell.view is not None

    def move(self, spot: Spot) -> None:
        dx, dy = spot.at[0] - self._from[0], spot.at[1] - self._from[1]
        left, top, right, bottom = self._old.x, self._old.y, self._old.right, self._old.bottom
        gx, gy = self._grip
        snap = (lambda x: round(x, 2)) if spot.alt else to_grid
        wanted = self._old.w + (-dx if gx == 0 else dx if gx == 1 else 0.0)
        least = least_size(self.stage, self._item, max(wanted, LEAST_WIDTH))
        if gx == 0:
            left = min(snap(left + dx), right - least[0])
        elif gx == 1:
            right = max(snap(right + dx), left + least[0])
        if gy == 0:
            top = min(snap(top + dy), bottom - least[1])
        elif gy == 1 or bottom - top < least[1]:
            bottom = max(snap(bottom + dy) if gy == 1 else bottom, top + least[1])
        self._new = Rect(left, top, right - left, bottom - top)
        if spot.shift and gx != 0.5 and gy != 0.5 and self._old.h:
            self._new = self._in_proportion(self._new)
        self.stage.sheet.preview({self._item: self._new})
        self.stage.redraw()

    def end(self, spot: Spot) -> None:
        self.move(spot)
        self.stage.sheet.clear_preview()
        view, new = self.stage.have_view(), self._new
        if view is None or new == self._old:
            return
        name = self.stage.name(self._item)
        self.stage.attempt(
            lambda: views.resize_item(self.stage.system, view, self._item, (new.x, new.y, new.w, new.h)),
            f"Resized {name}",
        )

    def cancel(self) -> None:
        self.stage.sheet.clear_preview()

    def _in_proportion(self, new: Rect) -> Rect:
        share = max(new.w / self._old.w, new.h / self._old.h)
        w, h = round(self._old.w * share, 2), round(self._old.h * share, 2)
        x = self._old.right - w if self._grip[0] == 0 else self._old.x
        y = self._old.bottom - h if self._grip[1] == 0 else self._old.y
        return Rect(x, y, w, h)


def least_size(stage: Stage, item: str, width: float) -> tuple[float, float]:
    """The smallest size an item may have when `width` is wanted, in points: a box must hold its words."""
    view, record = stage.shell.view, stage.system.get(item)
    if view is None or not isinstance(stage.sheet.part(item), Box) or not isinstance(record, (Body, Organisation)):
        return LEAST_FRAME
    style, _ = styles(stage.system, record, stage.shell.day, theme_for(view.theme))
    said = sayings(stage.system, view, record, stage.shell.day)
    narrowest, _ = size_for(stage.shell.measure, said, LEAST_WIDTH, style.side_bar)
    _, height = size_for(stage.shell.measure, said, max(width, narrowest), style.side_bar)
    return float(math.ceil(narrowest)), float(math.ceil(height))

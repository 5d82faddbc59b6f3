"""The scene kept from pictures: an item for each id, changed only where the picture changed, and previews laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QGraphicsScene

from icsdesk.chart.picture import Box, Frame, Picture, Rect, Stroke
from icsdesk.rules.finding import Grade
from icsdesk.ui.canvas.bending import follow
from icsdesk.ui.canvas.items import Drawn, PaperItem, PartItem
from icsdesk.ui.paint import q_rect

_LAYER = {Frame: 0.0, Stroke: 1.0, Box: 2.0}


class Sheet:
    """The items on the canvas. `ends` gives, for each line drawn, the two items it joins."""

    def __init__(self) -> None:
        self.scene = QGraphicsScene()
        self.picture: Picture | None = None
        self.items: dict[str, PartItem] = {}
        self.ends: dict[str, tuple[str, str]] = {}
        self.grades: dict[str, Grade] = {}
        self.last_changed: tuple[str, ...] = ()
        """The items the last picture made or changed: boxes and frames, or when there are none, lines."""
        self._paper = PaperItem()
        self._previewed: set[str] = set()
        self.scene.addItem(self._paper)

    def show(self, picture: Picture | None, ends: Mapping[str, tuple[str, str]]) -> None:
        """Draw another picture, touching only items whose part is new, different or gone."""
        self.clear_preview()
        self.ends = dict(ends)
        parts: dict[str, Drawn] = {}
        if picture is not None:
            parts = {x.id: x for x in (*picture.frames, *picture.strokes, *picture.boxes)}
        changed: list[str] = []
        for gone in [x for x in self.items if x not in parts or type(parts[x]) is not type(self.items[x].part)]:
            self.scene.removeItem(self.items.pop(gone))
        for order, (key, part) in enumerate(parts.items()):
            item = self.items.get(key)
            if item is None:
                item = self.items[key] = PartItem(part)
                item.show_grade(self.grades.get(key))
                self.scene.addItem(item)
                changed.append(key)
            elif item.part != part:
                item.show_part(part)
                changed.append(key)
            item.setZValue(_LAYER[type(part)] + order * 1e-5)
        self.items = {key: self.items[key] for key in parts}
        self.last_changed = tuple(x for x in changed if not isinstance(parts[x], Stroke)) or tuple(changed)
        if _surround(picture) != _surround(self.picture):
            self._paper.show_picture(picture)
        self.picture = picture

    def show_grades(self, grades: Mapping[str, Grade]) -> None:
        """Show a finding marker on these items and on no others."""
        self.grades = dict(grades)
        for key, item in self.items.items():
            item.show_grade(self.grades.get(key))

    def part(self, key: str) -> Drawn | None:
        """What the picture has under an id."""
        item = self.items.get(key)
        return None if item is None or key in self._previewed else item.part

    def boxes(self) -> tuple[Box, ...]:
        """The boxes of the picture, the top one last."""
        return self.picture.boxes if self.picture else ()

    def frames(self) -> tuple[Frame, ...]:
        """The frames of the picture."""
        return self.picture.frames if self.picture else ()

    def strokes(self) -> tuple[Stroke, ...]:
        """The lines of the picture."""
        return self.picture.strokes if self.picture else ()

    def rect(self, key: str) -> Rect | None:
        """Where an item stands in the picture, previews left aside; a line's is the box round its points."""
        part = self.original(key)
        if part is None:
            return None
        if isinstance(part, Stroke):
            xs, ys = [x for x, _ in part.points], [y for _, y in part.points]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else None
        return part.rect

    def original(self, key: str) -> Drawn | None:
        """What the picture has under an id, even while a preview hides it."""
        if self.picture is None or key not in self.items:
            return None
        return self._by_id().get(key)

    def preview(self, rects: Mapping[str, Rect]) -> None:
        """Show items at other places, with the lines at them following; the picture stays as it was."""
        self.clear_preview(keep=set(rects))
        for key, rect in rects.items():
            part = self.original(key)
            if isinstance(part, (Box, Frame)):
                self.items[key].show_part(moved(part, rect))
                self._previewed.add(key)
        for key, (start, finish) in self.ends.items():
            stroke = self.original(key)
            if isinstance(stroke, Stroke) and (start in rects or finish in rects):
                self.preview_stroke(key, follow(stroke, self._shift(start, rects), self._shift(finish, rects)))

    def preview_stroke(self, key: str, stroke: Stroke) -> None:
        """Show a line on another course."""
        self.items[key].show_part(stroke)
        self._previewed.add(key)

    def clear_preview(self, keep: Iterable[str] = ()) -> None:
        """Take previews away; everything is as in the picture again."""
        table = self._by_id()
        for key in self._previewed.difference(keep):
            if key in self.items and key in table:
                self.items[key].show_part(table[key])
        self._previewed.intersection_update(keep)

    def _shift(self, key: str, rects: Mapping[str, Rect]) -> tuple[Rect, Rect] | None:
        part = self.original(key)
        if key not in rects or not isinstance(part, (Box, Frame)):
            return None
        return part.rect, rects[key]

    def _by_id(self) -> dict[str, Drawn]:
        if self.picture is None:
            return {}
        if getattr(self, "_table_of", None) is not self.picture:
            self._table_of = self.picture
            self._table: dict[str, Drawn] = {x.id: x for x in (*self.picture.frames, *self.picture.strokes, *self.picture.boxes)}
        return self._table

    def extent(self) -> Rect | None:
        """The part of the scene that has anything on it."""
        return self.picture.bounds if self.picture else None

    def invalidate(self, rect: Rect) -> None:
        """Ask for a part of the scene to be drawn again."""
        self.scene.invalidate(q_rect(rect))


def moved(part: Box | Frame, rect: Rect) -> Box | Frame:
    """A box or frame at another place; its words keep their place from its middle (a frame's, from its corner)."""
    old = part.rect
    dx, dy = rect.x - old.x, rect.y - old.y
    if isinstance(part, Box):
        dx, dy = dx + (rect.w - old.w) / 2, dy + (rect.h - old.h) / 2
    words = tuple(replace(x, x=x.x + dx, y=x.y + dy) for x in part.words)
    return replace(part, rect=rect, words=words)


def _surround(picture: Picture | None) -> object:
    return None if picture is None else (picture.bounds, picture.heading, picture.foot, picture.key)

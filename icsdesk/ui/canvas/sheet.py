"""The scene kept from pictures: an item for each id, changed only where the picture changed, and previews laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QGraphicsScene

from icsdesk.chart.buses import painted
from icsdesk.chart.picture import Box, Frame, Picture, Rect, Stroke
from icsdesk.rules.finding import Grade
from icsdesk.ui.canvas.bending import follow
from icsdesk.ui.canvas.items import Drawn, LineWordsItem, PaperItem, PartItem
from icsdesk.ui.paint import Course

_LAYER: dict[type, float] = {Frame: 0.0, Stroke: 1.0, Box: 2.0}
_WORDS_LAYER = 3.0


class Sheet:
    """The items on the canvas. `ends` gives, for each line drawn, the two items it joins; `grades` the finding markers."""

    def __init__(self) -> None:
        self.scene = QGraphicsScene()
        self.picture: Picture | None = None
        self.items: dict[str, PartItem] = {}
        self.line_words: dict[str, LineWordsItem] = {}
        self.ends: dict[str, tuple[str, str]] = {}
        self.grades: dict[str, Grade] = {}
        self.grade_words: dict[str, str] = {}
        self.last_changed: tuple[str, ...] = ()
        """What the last picture brought back or, if nothing, changed: boxes and frames, or when there are none, lines."""
        self._paper = PaperItem()
        self._parts: dict[str, Drawn] = {}
        self._courses: dict[str, Course] = {}
        self._previewed: set[str] = set()
        self.scene.addItem(self._paper)

    def show(self, picture: Picture | None, ends: Mapping[str, tuple[str, str]]) -> None:
        """Draw another picture, touching only items whose part is new, different or gone."""
        self.clear_preview()
        self.ends = dict(ends)
        parts = _parts_of(picture)
        self._courses = painted(picture.strokes) if picture else {}
        self._drop({x for x in self.items if x not in parts or type(parts[x]) is not type(self.items[x].part)})
        known = set(self.items)
        changed = [key for order, (key, part) in enumerate(parts.items()) if self._show_one(key, part, order)]
        self.items = {key: self.items[key] for key in parts}
        fresh = [x for x in changed if x not in known and not isinstance(parts[x], Stroke)]
        self.last_changed = tuple(fresh or (x for x in changed if not isinstance(parts[x], Stroke))) or tuple(changed)
        if _surround(picture) != _surround(self.picture):
            self._paper.show_picture(picture)
        self.picture, self._parts = picture, parts

    def part(self, key: str | None) -> Drawn | None:
        """What the picture has under an id, whatever a preview shows."""
        return None if key is None else self._parts.get(key)

    def boxes(self) -> tuple[Box, ...]:
        """The boxes of the picture, the top one last."""
        return self.picture.boxes if self.picture else ()

    def frames(self) -> tuple[Frame, ...]:
        """The frames of the picture."""
        return self.picture.frames if self.picture else ()

    def strokes(self) -> tuple[Stroke, ...]:
        """The lines of the picture."""
        return self.picture.strokes if self.picture else ()

    def rect(self, key: str | None) -> Rect | None:
        """Where an item stands in the picture; a line's is the rectangle round its points."""
        part = self.part(key)
        if isinstance(part, Stroke):
            xs, ys = [x for x, _ in part.points], [y for _, y in part.points]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else None
        return part.rect if part else None

    def shown(self, key: str) -> Drawn | None:
        """What an item draws at this moment, a preview included."""
        item = self.items.get(key)
        return item.part if item else None

    def preview(self, rects: Mapping[str, Rect]) -> None:
        """Show items at other places, with the lines at them following; the picture stays as it was."""
        touched = {key for key, ends in self.ends.items() if not rects.keys().isdisjoint(ends)}
        self.clear_preview(keep=touched | rects.keys())
        for key, rect in rects.items():
            part = self.part(key)
            if isinstance(part, (Box, Frame)):
                self.items[key].show_part(moved(part, rect))
                self._previewed.add(key)
        for key in touched:
            stroke, (start, finish) = self.part(key), self.ends[key]
            if isinstance(stroke, Stroke):
                self.preview_stroke(key, follow(stroke, self._shift(start, rects), self._shift(finish, rects)))

    def preview_stroke(self, key: str, stroke: Stroke) -> None:
        """Show a line on another course."""
        self.items[key].show_part(stroke)
        self.line_words[key].show_part(stroke)
        self._previewed.add(key)

    def clear_preview(self, keep: Iterable[str] = ()) -> None:
        """Take previews away; everything is as in the picture again."""
        for key in self._previewed.difference(keep):
            if key in self.items:
                self.items[key].show_part(self._parts[key], self._courses.get(key))
            if key in self.line_words:
                self.line_words[key].show_part(self._parts[key])
        self._previewed.intersection_update(keep)

    def _show_one(self, key: str, part: Drawn, order: int) -> bool:
        """Make or change one item; True when its part is new or different."""
        course = self._courses.get(key)
        item = self.items.get(key)
        new = item is None
        if item is None:
            item = self.items[key] = PartItem(part, course)
            self.scene.addItem(item)
        different = new or item.part != part
        item.show_part(part, course)
        item.setZValue(_LAYER[type(part)] + order * 1e-5)
        if isinstance(part, Stroke):
            words = self.line_words.get(key)
            if words is None:
                words = self.line_words[key] = LineWordsItem(part)
                words.setZValue(_WORDS_LAYER)
                self.scene.addItem(words)
            words.show_part(part)
        return different

    def _drop(self, gone: set[str]) -> None:
        for key in gone:
            self.scene.removeItem(self.items.pop(key))
            words = self.line_words.pop(key, None)
            if words is not None:
                self.scene.removeItem(words)

    def _shift(self, key: str, rects: Mapping[str, Rect]) -> tuple[Rect, Rect] | None:
        part = self.part(key)
        return (part.rect, rects[key]) if key in rects and isinstance(part, (Box, Frame)) else None


def moved(part: Box | Frame, rect: Rect) -> Box | Frame:
    """A box or frame at another place; a box's words keep their place from its middle, a frame's from its corner."""
    old = part.rect
    dx, dy = rect.x - old.x, rect.y - old.y
    if isinstance(part, Box):
        dx, dy = dx + (rect.w - old.w) / 2, dy + (rect.h - old.h) / 2
    words = tuple(replace(x, x=x.x + dx, y=x.y + dy) for x in part.words)
    return replace(part, rect=rect, words=words)


def _parts_of(picture: Picture | None) -> dict[str, Drawn]:
    if picture is None:
        return {}
    parts: list[Drawn] = [*picture.frames, *picture.strokes, *picture.boxes]
    return {x.id: x for x in parts}


def _surround(picture: Picture | None) -> object:
    return None if picture is None else (picture.bounds, picture.heading, picture.foot, picture.key)

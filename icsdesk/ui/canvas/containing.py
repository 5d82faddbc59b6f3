"""Which frame takes in a box that is dropped, and what that changes: a body's place, a place's surroundings, a group's members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from icsdesk.chart.picture import Frame, Point, Rect
from icsdesk.domain.change import Change
from icsdesk.domain.records import Body, DatedParty, Grouping, Organisation, Place
from icsdesk.domain.system import System
from icsdesk.edit import fields, views, wording
from icsdesk.ui.canvas.stage import Stage
from icsdesk.ui.doing import Make, all_as_one


@dataclass(frozen=True, slots=True)
class Homing:
    """What a drop does besides moving: `into` is the frame taking items in (None when they only leave), `out_of` the one left."""

    into: str | None
    out_of: str | None
    makes: tuple[Make, ...]

    def words(self, system: System) -> str:
        """Words to add to "Move Quality Committee": " into Worcestershire"; empty when nothing but the place on paper changes."""
        if self.into is not None:
            return f" into {wording.called(system, self.into)}"
        return f" out of {wording.called(system, self.out_of)}" if self.out_of is not None else ""


NOWHERE = Homing(None, None, ())


def homing(stage: Stage, items: Iterable[str], moving: Iterable[str], at: Point) -> Homing:
    """What dropping `items` with the pointer at `at` changes; frames that are `moving` themselves take nothing in."""
    carried = set(moving)
    target = frame_at(stage, at, carried)
    into, out_of, makes = None, None, []
    for item in items:
        home, left, found = _one(stage, item, target, at)
        into, out_of = into or home, out_of or left
        makes += found
    return Homing(into, out_of, tuple(makes))


def frame_at(stage: Stage, at: Point, without: Iterable[str]) -> str | None:
    """The smallest frame under a point of the chart."""
    passed = set(without)
    found = [x for x in stage.sheet.frames() if x.id not in passed and _holds(x.rect, at)]
    return min(found, key=lambda x: x.rect.w * x.rect.h).id if found else None


def moved_home(stage: Stage, view: str, spots: Mapping[str, Point], named: str, home: Homing) -> Change:
    """Move items and give them their new home, as one step."""
    system = stage.system
    moved = views.move_items(system, view, spots)
    if not home.makes:
        return moved
    return all_as_one(
        system,
        f"Move {wording.clipped(named)}{home.words(system)}",
        (lambda now: views.move_items(now, view, spots), *home.makes),
    )


def _one(stage: Stage, item: str, target: str | None, at: Point) -> tuple[str | None, str | None, list[Make]]:
    """The frame that takes an item in, the frame it leaves, and the verbs for both."""
    system = stage.system
    record, ground = system.get(item), system.get(target)
    makes: list[Make] = []
    into = out_of = None
    if isinstance(record, (Body, Place)):
        field, now = ("place", record.place) if isinstance(record, Body) else ("within", record.within)
        if isinstance(ground, Place) and ground.id != item and not system.lies_within(now, ground.id):
            into = ground.id
            makes.append(lambda s, f=field: fields.set_fields(s, item, "", **{f: into}))
        elif not isinstance(ground, Place) and now is not None and _stood_in(stage, item, now) and not _under(stage, now, at):
            out_of = now
            makes.append(lambda s, f=field: fields.set_fields(s, item, "", **{f: None}))
    if isinstance(record, (Body, Organisation)):
        if isinstance(ground, Grouping) and item not in {x.who for x in ground.members}:
            into = ground.id
            makes.append(lambda s: _join(s, ground.id, item))
        for group in _groups_left(stage, item, at):
            out_of = group
            makes.append(lambda s, group=group: _leave(s, group, item))
    return into, out_of, makes


def _join(system: System, group: str, item: str) -> Change:
    record = system.need(Grouping, group)
    return fields.set_fields(system, group, members=(*record.members, DatedParty(who=item)))


def _leave(system: System, group: str, item: str) -> Change:
    record = system.need(Grouping, group)
    return fields.set_fields(system, group, members=tuple(x for x in record.members if x.who != item))


def _groups_left(stage: Stage, item: str, at: Point) -> list[str]:
    found = []
    for frame in stage.sheet.frames():
        record = stage.system.find(Grouping, frame.id)
        if record and item in {x.who for x in record.members} and _stood_in(stage, item, frame.id) and not _holds(frame.rect, at):
            found.append(frame.id)
    return found


def _stood_in(stage: Stage, item: str, frame: str) -> bool:
    """Whether an item stands in a frame on this chart now."""
    rect, part = stage.sheet.rect(item), stage.sheet.part(frame)
    return rect is not None and isinstance(part, Frame) and _holds(part.rect, rect.middle)


def _under(stage: Stage, frame: str, at: Point) -> bool:
    part = stage.sheet.part(frame)
    return isinstance(part, Frame) and _holds(part.rect, at)


def _holds(rect: Rect, at: Point) -> bool:
    return rect.x <= at[0] <= rect.right and rect.y <= at[1] <= rect.bottom

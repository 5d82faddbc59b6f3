"""What a chart holds on a day: its boxes, its frames and the lines between boxes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from icsdesk.domain.records import Body, Grouping, Line, Organisation, Place, Placement, Record, Seat, View
from icsdesk.domain.system import System

Party = Body | Organisation
Ground = Place | Grouping


@dataclass(frozen=True, slots=True)
class Joined:
    """A line with the boxes its ends stand on (a seat stands on its body)."""

    line: Line
    start: str
    finish: str


@dataclass(frozen=True)
class Contents:
    """Everything drawn. `loops` are lines whose two ends are in one box; `loose` are lines with only one end on the chart."""

    day: dt.date | None
    boxes: dict[str, tuple[Party, Placement]]
    frames: dict[str, tuple[Ground, Placement]]
    lines: tuple[Joined, ...]
    loops: tuple[Line, ...] = ()
    loose: tuple[Line, ...] = ()

    @cached_property
    def lines_at(self) -> dict[str, list[Joined]]:
        """The lines of each box that has any, in their order."""
        out: dict[str, list[Joined]] = {}
        for joined in self.lines:
            for box in (joined.start, joined.finish):
                out.setdefault(box, []).append(joined)
        return out


def day_of(view: View, day: dt.date | None) -> dt.date | None:
    """The day a chart is drawn for: the one asked for, else the view's own."""
    return day if day is not None else view.as_at


def contents(system: System, view: View, day: dt.date | None) -> Contents:
    """Gather what `view` shows on `day`; items whose record is gone are left out."""
    day = day_of(view, day)
    boxes: dict[str, tuple[Party, Placement]] = {}
    frames: dict[str, tuple[Ground, Placement]] = {}
    for placement in view.placements:
        record = system.get(placement.item)
        if record is None or not system.shown(record, day, view.scenario):
            continue
        if isinstance(record, (Body, Organisation)):
            boxes[record.id] = record, placement
        elif isinstance(record, (Place, Grouping)):
            frames[record.id] = record, placement
    lines, loops, loose = [], [], []
    hidden = set(view.lines_hidden)
    for line in system.every(Line):
        if line.id in hidden or not system.shown(line, day, view.scenario):
            continue
        start, finish = stands_on(system, line.start, boxes, view, day), stands_on(system, line.finish, boxes, view, day)
        if start and finish:
            if start == finish:
                loops.append(line)
            else:
                lines.append(Joined(line, start, finish))
        elif start or finish:
            loose.append(line)
    return Contents(day, boxes, frames, tuple(lines), tuple(loops), tuple(loose))


def stands_on(system: System, end: str, boxes: dict[str, tuple[Party, Placement]], view: View, day: dt.date | None) -> str | None:
    """The drawn box a line's end stands on: the record itself, or the body of a seat; None when it is not on the chart."""
    record: Record | None = system.get(end)
    if isinstance(record, Seat):
        return record.body if record.body in boxes and system.shown(record, day, view.scenario) else None
    return end if end in boxes else None

"""What the outline shows, worked out from the system: each body once below the one it mainly answers to, then the rest in groups."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from icsdesk.domain.kinds import LineKind
from icsdesk.domain.records import (
    Agreement,
    Body,
    Consultation,
    Decision,
    Document,
    Grouping,
    Line,
    Meeting,
    Organisation,
    Person,
    Place,
    Record,
    Route,
    Scenario,
    Source,
    Succession,
    Waiver,
)
from icsdesk.domain.system import System
from icsdesk.ui.inspector.names import name_for

_UPWARD = (LineKind.ACCOUNTABLE_TO, LineKind.REPORTS_TO, LineKind.COMMITTEE_OF)

GROUPS: tuple[tuple[str, type[Record]], ...] = (
    ("Organisations", Organisation),
    ("Places", Place),
    ("Groups of bodies", Grouping),
    ("People", Person),
    ("Papers", Source),
)

OTHERS: tuple[tuple[str, type[Record]], ...] = (
    ("Decisions", Decision),
    ("Documents", Document),
    ("Routes", Route),
    ("Meetings", Meeting),
    ("Successions", Succession),
    ("Agreements", Agreement),
    ("Consultations", Consultation),
    ("Scenarios", Scenario),
    ("Waivers", Waiver),
)
"""Records that stand on no chart; with these, everything in a file can be reached from the outline or from a body."""


@dataclass
class Row:
    """One row: a record, or a heading when `record` is None."""

    text: str
    record: Record | None = None
    below: list[Row] = field(default_factory=list)


def rows(system: System, day: dt.date | None) -> list[Row]:
    """The whole outline as at a day."""
    found = _hierarchy(system, day)
    bodies = Row("Bodies" if found else "No bodies yet. Press Insert to add one", None, found)
    result = [bodies]
    for title, kind in GROUPS:
        shown = [x for x in system.every(kind) if system.shown(x, day)]
        if kind is Place:
            below = _places([x for x in shown if isinstance(x, Place)])
        else:
            below = [Row(system.name_of(x.id, day), x) for x in sorted(shown, key=lambda x: system.name_of(x.id, day).lower())]
        if below:
            result.append(Row(title, None, below))
    others = [x for x in (_group(system, title, kind, day) for title, kind in OTHERS) if x is not None]
    return [*result, Row("Other records", None, others)] if others else result


def _group(system: System, title: str, kind: type[Record], day: dt.date | None) -> Row | None:
    shown = [(name_for(system, x.id, day), x) for x in system.every(kind) if system.shown(x, day)]
    below = [Row(name, x, _only_in(system, x, day)) for name, x in sorted(shown, key=lambda pair: pair[0].lower())]
    return Row(f"{title} ({len(below)})", None, below) if below else None


def _only_in(system: System, scenario: Record, day: dt.date | None) -> list[Row]:
    """The bodies of a what-if stand below it, so that they are not taken for real ones."""
    found = [x for x in system.every(Body) if x.scenario == scenario.id and system.shown(x, day, scenario.id)]
    return [Row(name_for(system, x.id, day), x) for x in found]


def parent_of(system: System, body: Body, day: dt.date | None) -> str | None:
    """The body another mainly answers to: its primary line, else accountable to, reports to, committee of, in that order."""
    upward = [x for x in system.lines_from(body.id, *_UPWARD) if system.shown(x, day) and isinstance(system.get(x.finish), Body)]
    if not upward:
        return None
    return min(upward, key=_rank).finish


def spoken(system: System, record: Record, day: dt.date | None) -> str:
    """A row in words for a screen reader: name, kind, status, what it reports to, how many seats."""
    parts = [name_for(system, record.id, day)]
    kind = getattr(record, "kind", None)
    status = system.status_of(record, day)
    parts += [kind.label] if kind is not None else []
    parts += [status.label.lower()] if status is not None else []
    if isinstance(record, Body):
        for line in system.lines_from(record.id, *_UPWARD):
            if system.shown(line, day):
                parts.append(f"{line.kind.label.lower()} {system.name_of(line.finish, day)}")
        seats = [x for x in system.seats(record.id) if system.shown(x, day)]
        if seats:
            parts.append(f"{len(seats)} seat{'' if len(seats) == 1 else 's'}")
    return ", ".join(parts)


def _rank(line: Line) -> tuple[bool, int]:
    return (not line.primary, _UPWARD.index(line.kind))


def _hierarchy(system: System, day: dt.date | None) -> list[Row]:
    shown = {x.id: x for x in system.every(Body) if system.shown(x, day)}
    below: dict[str | None, list[str]] = {}
    for body in shown.values():
        parent = parent_of(system, body, day)
        below.setdefault(parent if parent in shown else None, []).append(body.id)
    placed: set[str] = set()

    def row(body_id: str) -> Row:
        placed.add(body_id)
        return Row(system.name_of(body_id, day), shown[body_id], [row(x) for x in below.get(body_id, ()) if x not in placed])

    tops = [row(x) for x in below.get(None, ())]
    return tops + [row(x) for x in shown if x not in placed]


def _places(found: list[Place]) -> list[Row]:
    rows_by_id = {x.id: Row(x.name, x) for x in found}
    tops: list[Row] = []
    for place in found:
        above = rows_by_id.get(place.within or "")
        (above.below if above is not None else tops).append(rows_by_id[place.id])
    return tops

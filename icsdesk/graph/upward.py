"""Whom a body answers to, and the way from it up to someone the law knows."""

from __future__ import annotations

import datetime as dt
from collections import deque

from icsdesk.domain.kinds import LineKind, OrganisationKind
from icsdesk.domain.records import Body, Line, Organisation
from icsdesk.domain.system import System
from icsdesk.domain.times import Truth
from icsdesk.graph.lines import ACCOUNTABLE, corner, in_force

_NOT_LEGAL = (OrganisationKind.ICS, OrganisationKind.SECTOR)


def lines_up(system: System, body: str, day: dt.date | None) -> tuple[Line, ...]:
    """The lines that say whom a body answers to: accountable to and committee of; where there is neither, reports to."""
    firm = tuple(x for x in system.lines_from(body, *ACCOUNTABLE) if in_force(system, x, day))
    return firm or tuple(x for x in system.lines_from(body, LineKind.REPORTS_TO) if in_force(system, x, day))


def founders(system: System, body: Body, day: dt.date | None) -> tuple[str, ...]:
    """Who certainly founded a body as it stands on a day, boards as their organisation."""
    found = (x for x in body.founders if day is None or x.span.holds(day) is Truth.YES)
    return tuple(dict.fromkeys(corner(system, x.who) for x in found))


def parents(system: System, body: str, day: dt.date | None) -> tuple[str, ...]:
    """Everyone a body answers to: by its lines, else the organisation it belongs to, and its founders; itself left out."""
    record = system.find(Body, body)
    found = [corner(system, x.finish) for x in lines_up(system, body, day)]
    if record is not None:
        if not found and record.organisation:
            found.append(record.organisation)
        found += founders(system, record, day)
    return tuple(x for x in dict.fromkeys(found) if x not in (body, corner(system, body)))


def is_legal_person(system: System, party: str) -> bool:
    """Whether a party is recorded as an organisation with a legal standing of its own, or a body said to have one."""
    record = system.get(party)
    if isinstance(record, Organisation):
        return record.kind not in _NOT_LEGAL
    return isinstance(record, Body) and record.legal_person is True


def way_up(system: System, body: str, day: dt.date | None) -> tuple[str, ...]:
    """A shortest way from a body to someone with a legal standing, both ends included; empty when there is none."""
    start = corner(system, body)
    came: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if is_legal_person(system, here):
            return _walked(came, here)
        for above in parents(system, here, day):
            if above not in came:
                came[above] = here
                waiting.append(above)
    return ()


def _walked(came: dict[str, str | None], end: str) -> tuple[str, ...]:
    way: list[str] = []
    here: str | None = end
    while here is not None:
        way.append(here)
        here = came[here]
    return tuple(reversed(way))

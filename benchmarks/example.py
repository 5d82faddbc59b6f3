"""A made-up system of any size: a board, its committees in a tree, seats with holders, and one chart of all."""

from __future__ import annotations

from icsdesk.domain.kinds import BodyKind, LineKind, OrganisationKind
from icsdesk.domain.records import About, Body, Holding, Line, Organisation, Person, Placement, Record, Seat, View
from icsdesk.domain.system import System

SEATS_EACH = 3
ACROSS = 25


def system_of(bodies: int) -> System:
    """A system with this many bodies, three seats each, a holder in each first seat, and a line from each body to its parent."""
    names = [f"body-{i}" for i in range(bodies)]
    records: list[Record] = [Organisation(id="icb", name="NHS Example Integrated Care Board", kind=OrganisationKind.ICB)]
    for i, name in enumerate(names):
        kind = BodyKind.ICB_BOARD if i == 0 else BodyKind.COMMITTEE
        records.append(Body(id=name, name=f"Committee number {i} for quality and safety", kind=kind, organisation="icb"))
        records += [Seat(id=f"{name}-seat-{n}", body=name, title=f"Member {n}") for n in range(SEATS_EACH)]
        records.append(Person(id=f"person-{i}", name=f"Person Number {i}"))
        records.append(Holding(id=f"holding-{i}", seat=f"{name}-seat-0", person=f"person-{i}"))
        if i:
            records.append(Line(id=f"line-{i}", start=name, finish=names[(i - 1) // 6], kind=LineKind.REPORTS_TO))
    places = tuple(
        Placement(item=name, x=40 + i % ACROSS * 180, y=80 + i // ACROSS * 120, w=140, h=60) for i, name in enumerate(names)
    )
    records.append(View(id="all", title="Everything", placements=places))
    return System.of(About(id="example", title="Example"), records)

"""What quick fixes share: which records a finding names, who is responsible for an area, and how a new record is put in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import CouncilTier, LineKind, OrganisationKind, SeatRole, Standing, Status
from icsdesk.domain.records import Body, Line, Organisation, Place, Record, Seat, View
from icsdesk.domain.system import R, System
from icsdesk.edit import fields, placing, seats, wording
from icsdesk.edit.step import finished

Fix = Callable[[System, tuple[str, ...], dt.date | None], Change | None]
"""A system, the subjects of a finding and the as-at day in; the step that does what the finding asks, or None."""

NHS_ENGLAND = ("NHS England", OrganisationKind.NATIONAL_BODY)
SECRETARY_OF_STATE = ("Secretary of State for Health and Social Care", OrganisationKind.MINISTER)
CHAIR = "office:chair"
CHIEF_EXECUTIVE = "office:chief_executive"
NON_EXECUTIVES = "office:non_executives"
GOVERNORS = "office:council_of_governors"
LEADER = "office:leader"
FULL_COUNCIL = "office:full_council"


def named(system: System, subjects: Iterable[str], kind: type[R]) -> list[R]:
    """The records of one kind among the subjects of a finding."""
    return [x for x in (system.find(kind, s) for s in subjects) if x is not None]


def one_named(system: System, subjects: Iterable[str], kind: type[R]) -> R | None:
    """The one record of a kind among the subjects of a finding; None when there is none or more than one."""
    found = named(system, subjects, kind)
    return found[0] if len(found) == 1 else None


def organisation_named(system: System, subjects: tuple[str, ...], *kinds: OrganisationKind) -> Organisation | None:
    """The first organisation among the later subjects, of one of these kinds when any are given."""
    for subject in subjects[1:]:
        found = system.find(Organisation, subject)
        body = system.find(Body, subject)
        found = found or (system.find(Organisation, body.organisation) if body else None)
        if found is not None and (not kinds or found.kind in kinds):
            return found
    return None


def members(system: System, body: str) -> tuple[Seat, ...]:
    """Member seats of a body with no end recorded."""
    return tuple(x for x in system.seats(body) if x.standing is Standing.MEMBER and x.span.end is None)


def has(seat: Seat, *roles: SeatRole) -> bool:
    """Whether a seat carries one of these offices."""
    return seat.role in roles or any(x in roles for x in seat.also_roles)


def add_seat(system: System, body: Body, title: str, role: SeatRole | None, **values: Any) -> Change:
    """Add one seat to a body, in the name of a quick fix."""
    return add_seats(system, body, [(title, role, values)])


def add_seats(system: System, body: Body, wanted: Iterable[tuple[str, SeatRole | None, dict[str, Any]]]) -> Change:
    """Add seats to a body, each with its title, office and further values."""
    draft, number = Draft(system), 0
    for title, role, values in wanted:
        seats.put_seat(draft, Seat(id="", body=body.id, title=title, role=role), **values)
        number += 1
    what = "seat" if number == 1 else f"{number} seats"
    return finished(draft, f"Add {what} to {wording.called(system, body.id)}")


def set_one(system: System, record: Record, name: str, **values: Any) -> Change:
    """Set fields of one record under the name of a step."""
    return fields.set_fields(system, record.id, name, **values)


def put_body(draft: Draft, body: Body, near: str) -> Body:
    """Give a body an id, put it into a draft, and place it on every chart that shows the record `near`."""
    made = replace(body, id=id_for(body.name, draft.taken()))
    draft.put(made)
    for view in draft.every(View):
        if any(x.item == near for x in view.placements):
            draft.put(placing.with_placements(view, (placing.placement(made.id, placing.default_rect(view)),)))
    return made


def put_line(draft: Draft, start: str, finish: str, kind: LineKind) -> None:
    """Put a line into a draft."""
    draft.put(Line(id=id_for(f"{start} {kind.value} {finish}", draft.taken()), start=start, finish=finish, kind=kind))


def known(draft: Draft, name: str, kind: OrganisationKind) -> str:
    """The id of a national organisation, added when it is not there; a minister is known by kind, the others by name."""
    words = name.casefold()
    for record in draft.every(Organisation):
        called = {x.casefold() for x in (record.name, record.short_name, *record.aliases)}
        if record.kind is kind and (words in called or kind is OrganisationKind.MINISTER):
            return record.id
    record = Organisation(id=id_for(name, draft.taken()), name=name, kind=kind)
    draft.put(record)
    return record.id


def going_on(record: Body | Organisation, day: dt.date | None) -> bool:
    """Whether a record has neither ended by the day nor is yet to begin."""
    return (
        record.status not in (Status.ENDED, Status.PROPOSED, Status.SHADOW)
        and (record.span.end is None or (day is not None and record.span.end.last >= day))
        and not (record.span.start is not None and day is not None and record.span.start.first > day)
    )


def responsible_councils(system: System, record: Body | Organisation) -> tuple[str, ...]:
    """Councils responsible for social care in the ground of a record, districts left out (NHS Act 2006, section 2B(5))."""
    area = record.area
    if isinstance(record, Body):
        owner = system.find(Organisation, record.organisation)
        area = record.area or ((record.place,) if record.place else ()) or (owner.area if owner else ())
    ground = set(area)
    inside = [x for x in system.every(Place) if ground & set(upward(system, x.id))]
    councils = {council for place in inside for council in (*place.councils, *place.councils_in_part)}
    within = {x.id for x in inside}
    found = (x for x in system.every(Organisation) if x.id in councils or within & set(x.area))
    council = OrganisationKind.LOCAL_AUTHORITY
    return tuple(x.id for x in found if x.kind is council and x.tier not in (None, CouncilTier.DISTRICT))


def upward(system: System, place: str) -> tuple[str, ...]:
    """A place and all it lies within."""
    found: dict[str, None] = {}
    here: str | None = place
    while here is not None and here not in found:
        found[here] = None
        record = system.find(Place, here)
        here = record.within if record else None
    return tuple(found)

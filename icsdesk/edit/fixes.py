"""Quick fixes: what a finding asks for, done as one step where the rule leaves no doubt what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import (
    BodyKind,
    Category,
    CouncilTier,
    NominatorGroup,
    OrganisationKind,
    SeatRole,
    Standing,
)
from icsdesk.domain.records import Body, Organisation, Place, Record, Seat, Succession
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When, day_in_words
from icsdesk.edit import seats, succession, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished

Fix = Callable[[System, tuple[str, ...], dt.date | None], Change | None]

_NHS_ENGLAND = ("NHS England", OrganisationKind.NATIONAL_BODY)
_SECRETARY_OF_STATE = ("Secretary of State for Health and Social Care", OrganisationKind.MINISTER)
_CHAIR = "office:chair"

_BEGAN = dt.date(2022, 7, 1)
_HWB_BEGAN = dt.date(2013, 4, 1)
_WINDOWS: dict[object, tuple[dt.date | None, dt.date | None]] = {
    OrganisationKind.ICB: (_BEGAN, None),
    BodyKind.ICB_BOARD: (_BEGAN, None),
    BodyKind.ICP: (_BEGAN, None),
    OrganisationKind.CCG: (_HWB_BEGAN, dt.date(2022, 6, 30)),
    BodyKind.CCG_GOVERNING_BODY: (_HWB_BEGAN, dt.date(2022, 6, 30)),
    BodyKind.HWB: (_HWB_BEGAN, None),
    OrganisationKind.HEALTHWATCH: (_HWB_BEGAN, None),
}
"""First and last day a kind can be there: Health and Social Care Act 2012; Health and Care Act 2022 (NHS Act 2006, section 14Z27)."""


def fix_for(system: System, finding_rule: str, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """The step that does what a finding asks; None when it takes a person to decide.

    `subjects` are the finding's: the body first, then the parties concerned.
    """
    fix = FIXES.get(finding_rule)
    if fix is None or not subjects or subjects[0] not in system.records:
        return None
    try:
        change = fix(system, subjects, day)
    except Refused:
        return None
    return None if change is None or change.empty else change


def _add(system: System, body: Body, title: str, role: SeatRole, **values: Any) -> Change:
    draft = Draft(system)
    seats.put_seat(draft, Seat(id="", body=body.id, title=title, role=role), **values)
    return finished(draft, f"Add seat to {wording.called(system, body.id)}")


def _organisation(system: System, subjects: tuple[str, ...], *kinds: OrganisationKind) -> Organisation | None:
    """The first organisation among the later subjects, of one of these kinds when any are given."""
    for subject in subjects[1:]:
        found = system.find(Organisation, subject)
        body = system.find(Body, subject)
        found = found or (system.find(Organisation, body.organisation) if body else None)
        if found is not None and (not kinds or found.kind in kinds):
            return found
    return None


def _seats_named(system: System, subjects: tuple[str, ...]) -> list[Seat]:
    """The seats a finding names: where there are some, adding another is not what it asks for."""
    return [x for x in (system.find(Seat, s) for s in subjects) if x is not None]


def _appoints(system: System, seat: Seat, party: Organisation) -> Change:
    draft = Draft(system)
    draft.put(replace(seat, appointed_by=(party.id,), represents=seat.represents or (party.id,)))
    return finished(draft, f"Record {wording.called(system, party.id)} as appointing {wording.clipped(seat.title, 30)}")


def _appointed_member(role: SeatRole, *kinds: OrganisationKind, correct: bool = False) -> Fix:
    """A member appointed by the organisation a finding names, or by the only one of its kind here.

    NHS Act 2006 as amended in 2022: Local Government and Public Involvement in Health Act 2007, section 116ZA(2)(a) and (b);
    Health and Social Care Act 2012, section 194(2)(e) and (f), (5), (6). A seat that the finding names and that has no appointer
    is given one; one with another appointer is left alone unless `correct`.
    """

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        only = [x for x in system.every(Organisation) if x.kind in kinds]
        party = _organisation(system, subjects, *kinds) or (only[0] if len(only) == 1 else None)
        if body is None or party is None:
            return None
        named = _seats_named(system, subjects)
        if named:
            right = len(named) == 1 and (correct or not named[0].appointed_by)
            return _appoints(system, named[0], party) if right else None
        title = f"Member appointed by {party.short_name or party.name}"
        return _add(system, body, title, role, represents=(party.id,), appointed_by=(party.id,))

    return fix


def _partner(title: str, group: NominatorGroup) -> Fix:
    """A partner member nominated jointly by one of the three groups (NHS Act 2006, Schedule 1B, paragraph 8(2))."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None or _seats_named(system, subjects):
            return None
        councils = _responsible_councils(system, body) if group is NominatorGroup.LOCAL_AUTHORITIES else ()
        values: dict[str, Any] = {"category": Category.PARTNER, "nominator_group": group, "nominated_by": councils}
        joint = None if len(councils) == 1 else True
        return _add(system, body, title, SeatRole.PARTNER, nominated_jointly=joint, **values)

    return fix


def _responsible_councils(system: System, body: Body) -> tuple[str, ...]:
    """Councils of a body's ground, districts left out (NHS Act 2006, section 2B(5)); those of no recorded tier too."""
    owner = system.find(Organisation, body.organisation)
    ground = set(body.area or ((body.place,) if body.place else ()) or (owner.area if owner else ()))
    inside = [x for x in system.every(Place) if ground & set(_upward(system, x.id))]
    named = {council for place in inside for council in (*place.councils, *place.councils_in_part)}
    within = {x.id for x in inside}
    found = (x for x in system.every(Organisation) if x.id in named or within & set(x.area))
    council = OrganisationKind.LOCAL_AUTHORITY
    return tuple(x.id for x in found if x.kind is council and x.tier not in (None, CouncilTier.DISTRICT))


def _upward(system: System, place: str) -> tuple[str, ...]:
    """A place and all it lies within."""
    found: dict[str, None] = {}
    here: str | None = place
    while here is not None and here not in found:
        found[here] = None
        record = system.find(Place, here)
        here = record.within if record else None
    return tuple(found)


def _office(title: str, role: SeatRole) -> Fix:
    """The seat of an office, or the one there made a member's (NHS Act 2006, Schedule 1B, paragraph 3)."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None:
            return None
        there = system.seats_with_role(body.id, role)
        if not there:
            return _add(system, body, title, role)
        attending = [x for x in there if x.standing is not Standing.MEMBER]
        if len(there) != 1 or not attending:
            return None
        return seats.edit_seat(system, attending[0].id, standing=Standing.MEMBER)

    return fix


def _council_officer(title: str, role: SeatRole) -> Fix:
    """A statutory director of the board's own council (Health and Social Care Act 2012, section 194(2)(b) to (d))."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None or _seats_named(system, subjects):
            return None
        asked = _organisation(system, subjects, OrganisationKind.LOCAL_AUTHORITY)
        council = asked or system.find(Organisation, body.organisation)
        return _add(system, body, title, role, represents=(council.id,) if council else ())

    return fix


def _seat_of(system: System, subjects: tuple[str, ...], role: SeatRole) -> Seat | None:
    """The seat with this office that a finding is about: named by it, or the only one of the body."""
    named = [x for x in (system.find(Seat, s) for s in subjects) if x is not None and (x.role is role or role in x.also_roles)]
    found = named or list(system.seats_with_role(subjects[0], role))
    members = [x for x in found if x.standing is Standing.MEMBER]
    return members[0] if len(members) == 1 else None


def _chair_appointed(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """NHS England appoints the chair, the Secretary of State approves (NHS Act 2006, Schedule 1B, paragraph 5)."""
    seat = _seat_of(system, subjects, SeatRole.CHAIR)
    if seat is None:
        return None
    draft = Draft(system)
    nhs_england, minister = _known(draft, *_NHS_ENGLAND), _known(draft, *_SECRETARY_OF_STATE)
    draft.put(replace(seat, appointed_by=(nhs_england,), approved_by=(minister,)))
    return finished(draft, f"Record who appoints {wording.clipped(seat.title)}")


def _chief_executive_appointed(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """The chair appoints the chief executive, NHS England approves (NHS Act 2006, Schedule 1B, paragraph 7(1))."""
    seat = _seat_of(system, subjects, SeatRole.CHIEF_EXECUTIVE)
    if seat is None:
        return None
    draft = Draft(system)
    draft.put(replace(seat, appointed_by=(_CHAIR,), approved_by=(_known(draft, *_NHS_ENGLAND),)))
    return finished(draft, f"Record who appoints {wording.clipped(seat.title)}")


def _known(draft: Draft, name: str, kind: OrganisationKind) -> str:
    """The id of a national organisation, added when it is not there; a minister is known by kind, the others by name."""
    words = name.casefold()
    for record in draft.every(Organisation):
        called = {x.casefold() for x in (record.name, record.short_name, *record.aliases)}
        if record.kind is kind and (words in called or kind is OrganisationKind.MINISTER):
            return record.id
    record = Organisation(id=id_for(name, draft.taken()), name=name, kind=kind)
    draft.put(record)
    return record.id


def _dates_of_change(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """End what has been followed, or begin what follows, on the day its succession says; else on the day the law says."""
    record = system.records[subjects[0]]
    for link in system.every(Succession):
        if link.on is None or not link.on.exact:
            continue
        if record.id in link.earlier:
            return _ended(system, record.id, link.on.first - dt.timedelta(days=1))
        if record.id in link.later:
            return _begun(system, record.id, link.on.first)
    first, last = _WINDOWS.get(getattr(record, "kind", None), (None, None))
    if last is not None and day is not None and day > last:
        return _ended(system, record.id, last)
    return _begun(system, record.id, first) if first is not None else None


def _ended(system: System, record_id: str, day: dt.date) -> Change | None:
    record = system.records[record_id]
    return succession.end_on(system, record_id, day) if _dates(record).end is None else None


def _begun(system: System, record_id: str, day: dt.date) -> Change | None:
    record = system.records[record_id]
    if _dates(record).start is not None or not isinstance(record, (Body, Organisation)):
        return None
    draft = Draft(system)
    draft.put(replace(record, span=replace(record.span, start=When.on(day))))
    return finished(draft, f"Start {wording.called(system, record_id)} on {day_in_words(day)}")


def _dates(record: Record) -> Span:
    span = getattr(record, "span", None)
    return span if isinstance(span, Span) else Span()


FIXES: dict[str, Fix] = {
    "ICP-02": _appointed_member(SeatRole.ICB_REPRESENTATIVE, OrganisationKind.ICB),
    "ICP-03": _appointed_member(SeatRole.COUNCIL_REPRESENTATIVE, OrganisationKind.LOCAL_AUTHORITY),
    "ICB-03": _office("Chair", SeatRole.CHAIR),
    "ICB-05": _office("Chief Executive", SeatRole.CHIEF_EXECUTIVE),
    "ICB-04": _chair_appointed,
    "ICB-06": _chief_executive_appointed,
    "ICB-09": _partner("Partner member (NHS trusts and foundation trusts)", NominatorGroup.NHS_TRUSTS_AND_FTS),
    "ICB-10": _partner("Partner member (primary medical services)", NominatorGroup.PRIMARY_MEDICAL_SERVICES),
    "ICB-11": _partner("Partner member (local authorities)", NominatorGroup.LOCAL_AUTHORITIES),
    "HWB-03": _council_officer("Director of adult social services", SeatRole.DASS),
    "HWB-04": _council_officer("Director of children's services", SeatRole.DCS),
    "HWB-05": _council_officer("Director of public health", SeatRole.DPH),
    "HWB-06": _appointed_member(SeatRole.HEALTHWATCH, OrganisationKind.HEALTHWATCH, correct=True),
    "HWB-07": _appointed_member(SeatRole.ICB_REPRESENTATIVE, OrganisationKind.ICB),
    "HWB-07a": _appointed_member(SeatRole.ICB_REPRESENTATIVE, OrganisationKind.CCG),
    "DATE-01": _dates_of_change,
}
"""What can be done at once, by rule code."""

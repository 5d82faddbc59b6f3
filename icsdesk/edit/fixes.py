"""Quick fixes: what a finding asks for, done as one step where the rule leaves no doubt what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import (
    Category,
    NominatorGroup,
    OrganisationKind,
    SeatRole,
    Standing,
    SuccessionKind,
)
from icsdesk.domain.records import Body, Organisation, Record, Seat, Succession
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When, day_in_words
from icsdesk.edit import seats, succession, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished

Fix = Callable[[System, tuple[str, ...], dt.date | None], Change | None]

_NHS_ENGLAND = ("NHS England", OrganisationKind.NATIONAL_BODY)
_SECRETARY_OF_STATE = ("Secretary of State for Health and Social Care", OrganisationKind.MINISTER)
_CHAIR = "office:chair"


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


def _council_on_icp(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """A member appointed by the council named (Health and Care Act 2022: NHS Act 2006, section 116ZA(2)(b))."""
    body = system.find(Body, subjects[0])
    council = _organisation(system, subjects, OrganisationKind.LOCAL_AUTHORITY)
    if body is None or council is None:
        return None
    title = f"Member appointed by {council.short_name or council.name}"
    role = SeatRole.COUNCIL_REPRESENTATIVE
    return _add(system, body, title, role, represents=(council.id,), appointed_by=(council.id,))


def _partner(title: str, group: NominatorGroup) -> Fix:
    """A partner member nominated jointly by one of the three groups (NHS Act 2006, Schedule 1B, paragraph 8(2))."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None:
            return None
        values = {"category": Category.PARTNER, "nominator_group": group, "nominated_jointly": True}
        return _add(system, body, title, SeatRole.PARTNER, **values)

    return fix


def _council_officer(title: str, role: SeatRole) -> Fix:
    """A statutory director of the board's own council (Health and Social Care Act 2012, section 194(2)(b) to (d))."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None:
            return None
        asked = _organisation(system, subjects, OrganisationKind.LOCAL_AUTHORITY)
        council = asked or system.find(Organisation, body.organisation)
        return _add(system, body, title, role, represents=(council.id,) if council else ())

    return fix


def _representative(role: SeatRole, *kinds: OrganisationKind) -> Fix:
    """A representative appointed by the organisation itself (Health and Social Care Act 2012, section 194(2)(e), (f), (5), (6))."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None:
            return None
        asked = _organisation(system, subjects, *kinds)
        known = [x for x in system.every(Organisation) if x.kind in kinds]
        party = asked or (known[0] if len(known) == 1 and len(kinds) == 1 else None)
        if party is None:
            return None
        title = f"Representative of {party.short_name or party.name}"
        return _add(system, body, title, role, represents=(party.id,), appointed_by=(party.id,))

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
    """End what has been followed, or begin what follows, on the day its succession says."""
    for link in system.every(Succession):
        if link.on is None or not link.on.exact or link.kind is SuccessionKind.FUNCTIONS_PASS_TO:
            continue
        if subjects[0] in link.earlier:
            return _ended(system, subjects[0], link.on.first - dt.timedelta(days=1))
        if subjects[0] in link.later:
            return _begun(system, subjects[0], link.on.first)
    return None


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
    "ICP-03": _council_on_icp,
    "ICB-04": _chair_appointed,
    "ICB-06": _chief_executive_appointed,
    "ICB-09": _partner("Partner member (NHS trusts and foundation trusts)", NominatorGroup.NHS_TRUSTS_AND_FTS),
    "ICB-10": _partner("Partner member (primary medical services)", NominatorGroup.PRIMARY_MEDICAL_SERVICES),
    "ICB-11": _partner("Partner member (local authorities)", NominatorGroup.LOCAL_AUTHORITIES),
    "HWB-03": _council_officer("Director of adult social services", SeatRole.DASS),
    "HWB-04": _council_officer("Director of children's services", SeatRole.DCS),
    "HWB-05": _council_officer("Director of public health", SeatRole.DPH),
    "HWB-06": _representative(SeatRole.HEALTHWATCH, OrganisationKind.HEALTHWATCH),
    "HWB-07": _representative(SeatRole.ICB_REPRESENTATIVE, OrganisationKind.ICB),
    "DATE-01": _dates_of_change,
}
"""What can be done at once, by rule code."""

"""Quick fixes: what a finding asks for, done as one step where the rule leaves no doubt what to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.kinds import (
    BodyKind,
    OrganisationKind,
    SeatRole,
    Standing,
    Status,
)
from icsdesk.domain.records import Body, Organisation, Record, Seat, Succession
from icsdesk.domain.system import System
from icsdesk.domain.times import Phase, Span, When, day_in_words
from icsdesk.edit import fix_bodies, fix_seats, seats, succession, wording
from icsdesk.edit import fix_tools as tools
from icsdesk.edit.fix_bodies import BODY_FIXES
from icsdesk.edit.fix_lines import LINE_FIXES
from icsdesk.edit.fix_seats import SEAT_FIXES
from icsdesk.edit.fix_tools import Fix
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished

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
    if day is not None and finding_rule != "DATE-01" and _dates(system.records[subjects[0]]).phase(day) is Phase.UNCERTAIN:
        return None  # what is asked there is the exact day
    try:
        change = fix(system, subjects, day)
    except Refused:
        return None
    return None if change is None or change.empty else change


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

    def fix(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        only = [x for x in system.every(Organisation) if x.kind in kinds] if correct else []
        party = tools.organisation_named(system, subjects, *kinds) or (only[0] if len(only) == 1 else None)
        if body is None or party is None or party.least is not None or party.most is not None:
            return None
        named = tools.named(system, subjects, Seat)
        if named:
            right = len(named) == 1 and (correct or not named[0].appointed_by)
            return _appoints(system, named[0], party) if right else None
        if any(party.id in x.appointed_by and not _ended_by(x, day) for x in system.seats(body.id)):
            return None
        title = f"Member appointed by {party.short_name or party.name}"
        return tools.add_seat(system, body, title, role, represents=(party.id,), appointed_by=(party.id,))

    return fix


def _ended_by(record: Record, day: dt.date | None) -> bool:
    return day is not None and _dates(record).phase(day) is Phase.ENDED


def _office(title: str, role: SeatRole) -> Fix:
    """The seat of an office, or the one there made a member's (NHS Act 2006, Schedule 1B, paragraph 3)."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None:
            return None
        there = system.seats_with_role(body.id, role)
        if not there:
            return tools.add_seat(system, body, title, role)
        attending = [x for x in there if x.standing is not Standing.MEMBER]
        if len(there) != 1 or not attending:
            return None
        return seats.edit_seat(system, attending[0].id, standing=Standing.MEMBER)

    return fix


def _council_officer(title: str, role: SeatRole) -> Fix:
    """A statutory director of the board's own council (Health and Social Care Act 2012, section 194(2)(b) to (d))."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None or tools.named(system, subjects, Seat):
            return None
        asked = tools.organisation_named(system, subjects, OrganisationKind.LOCAL_AUTHORITY)
        council = asked or system.find(Organisation, body.organisation)
        return tools.add_seat(system, body, title, role, represents=(council.id,) if council else ())

    return fix


def _seat_of(system: System, subjects: tuple[str, ...], role: SeatRole) -> Seat | None:
    """The seat with this office that a finding is about: named by it, or the only one of the body."""
    named = [x for x in (system.find(Seat, s) for s in subjects) if x is not None and (x.role is role or role in x.also_roles)]
    found = named or list(system.seats_with_role(subjects[0], role))
    members = [x for x in found if x.standing is Standing.MEMBER]
    return members[0] if len(members) == 1 else None


def _chair_appointed(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    seat = _seat_of(system, subjects, SeatRole.CHAIR)
    return fix_seats.chair_of_board(system, seat) if seat is not None else None


def _chief_executive_appointed(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """The chair appoints the chief executive, NHS England approves (NHS Act 2006, Schedule 1B, paragraph 7(1))."""
    seat = _seat_of(system, subjects, SeatRole.CHIEF_EXECUTIVE)
    if seat is None:
        return None
    draft = Draft(system)
    draft.put(replace(seat, appointed_by=(tools.CHAIR,), approved_by=(tools.known(draft, *tools.NHS_ENGLAND),)))
    return finished(draft, f"Record who appoints {wording.clipped(seat.title)}")


def _dates_of_change(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """End what has been followed, or begin what follows, on the day its succession says; else on the day the law says."""
    record = system.records[subjects[0]]
    if isinstance(record, (Body, Organisation)) and record.span.end is not None:
        return _not_current(system, record, record.span.end)
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


def _not_current(system: System, record: Body | Organisation, end: When) -> Change | None:
    """A status that says current goes no further than the record's own end."""
    kept = []
    for status in record.statuses:
        begun_after = status.span.start is not None and status.span.start.first > end.last
        if status.value is not Status.CURRENT or (status.span.end is not None and status.span.end.last <= end.last):
            kept.append(status)
        elif not begun_after:
            kept.append(replace(status, span=replace(status.span, end=end)))
    name = f"Show {wording.called(system, record.id)} as ended"
    return tools.set_one(system, record, name, statuses=tuple(kept))


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


def _either(first: Fix, second: Fix) -> Fix:
    """One fix where it fits, else the other."""

    def fix(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
        return first(system, subjects, day) or second(system, subjects, day)

    return fix


FIXES: dict[str, Fix] = {
    "ICP-02": _appointed_member(SeatRole.ICB_REPRESENTATIVE, OrganisationKind.ICB),
    "ICP-03": _appointed_member(SeatRole.COUNCIL_REPRESENTATIVE, OrganisationKind.LOCAL_AUTHORITY),
    "ICB-03": _office("Chair", SeatRole.CHAIR),
    "ICB-05": _office("Chief Executive", SeatRole.CHIEF_EXECUTIVE),
    "ICB-04": _chair_appointed,
    "ICB-06": _chief_executive_appointed,
    "HWB-03": _council_officer("Director of adult social services", SeatRole.DASS),
    "HWB-04": _council_officer("Director of children's services", SeatRole.DCS),
    "HWB-05": _council_officer("Director of public health", SeatRole.DPH),
    "HWB-06": _appointed_member(SeatRole.HEALTHWATCH, OrganisationKind.HEALTHWATCH, correct=True),
    "HWB-07": _appointed_member(SeatRole.ICB_REPRESENTATIVE, OrganisationKind.ICB),
    "HWB-07a": _appointed_member(SeatRole.ICB_REPRESENTATIVE, OrganisationKind.CCG),
    "DATE-01": _dates_of_change,
    **SEAT_FIXES,
    **LINE_FIXES,
    **BODY_FIXES,
    "ICP-06": _either(BODY_FIXES["ICP-06"], SEAT_FIXES["ICP-04"]),
    "ICB-26": _either(SEAT_FIXES["ICB-26"], fix_bodies.committee(BodyKind.REMUNERATION_COMMITTEE)),
}
"""What can be done at once, by rule code."""

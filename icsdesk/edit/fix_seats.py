"""Quick fixes on seats: one that is missing, one in attendance that should be so, who nominates, appoints and approves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.kinds import (
    BodyKind,
    Category,
    CouncilGovernance,
    NominatorGroup,
    SeatRole,
    Standing,
)
from icsdesk.domain.records import Body, Organisation, Person, Seat
from icsdesk.domain.system import System
from icsdesk.edit import fix_tools as tools
from icsdesk.edit import wording
from icsdesk.edit.fix_tools import Fix
from icsdesk.edit.step import finished

_PARTNERS = {
    NominatorGroup.NHS_TRUSTS_AND_FTS: "Partner member (NHS trusts and foundation trusts)",
    NominatorGroup.PRIMARY_MEDICAL_SERVICES: "Partner member (primary medical services)",
    NominatorGroup.LOCAL_AUTHORITIES: "Partner member (local authorities)",
}


def partner_values(system: System, body: Body, group: NominatorGroup) -> dict[str, Any]:
    """What is recorded of a partner member nominated by one of the three groups (NHS Act 2006, Schedule 1B, paragraph 8(2))."""
    councils = tools.responsible_councils(system, body) if group is NominatorGroup.LOCAL_AUTHORITIES else ()
    joint = None if len(councils) == 1 else True
    return {"category": Category.PARTNER, "nominator_group": group, "nominated_by": councils, "nominated_jointly": joint}


def partner(group: NominatorGroup) -> Fix:
    """Add a partner member of a group; or, for councils, record all that are responsible as nominating the one there together."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body, there = system.find(Body, subjects[0]), tools.named(system, subjects, Seat)
        if body is None:
            return None
        values = partner_values(system, body, group)
        if not there:
            return tools.add_seat(system, body, _PARTNERS[group], SeatRole.PARTNER, **values)
        right = len(there) == 1 and there[0].nominator_group is group and values["nominated_by"]
        if not right:
            return None
        name = f"Record who nominates {wording.clipped(there[0].title, 30)}"
        keys = ("nominated_by", "nominated_jointly")
        return tools.set_one(system, there[0], name, **{x: values[x] for x in keys})

    return fix


def _ordinary_members(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """Three members besides the chair and the chief executive, those of the three nominating groups first."""
    body = system.find(Body, subjects[0])
    if body is None or not body.membership_complete:
        return None
    there = [x for x in tools.members(system, body.id) if not tools.has(x, SeatRole.CHAIR, SeatRole.CHIEF_EXECUTIVE)]
    if any(x.least is not None or x.most is not None for x in there):
        return None
    short = 3 - len(there)
    groups = [x for x in NominatorGroup if x not in {y.nominator_group for y in there}]
    wanted: list[tuple[str, SeatRole | None, dict[str, Any]]] = [
        (_PARTNERS[x], SeatRole.PARTNER, partner_values(system, body, x)) for x in groups[: max(short, 0)]
    ]
    wanted += [("Ordinary member", None, {}) for _ in range(short - len(wanted))]
    return tools.add_seats(system, body, wanted) if wanted else None


def missing_offices(*offices: tuple[str, SeatRole, Category | None]) -> Fix:
    """Add the seats of these offices that a body does not have; nothing when the finding names a seat that may be one."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None or tools.named(system, subjects, Seat):
            return None
        there = tools.members(system, body.id)
        wanted = [(title, role, {"category": category}) for title, role, category in offices]
        wanted = [x for x in wanted if not any(tools.has(y, x[1]) for y in there)]
        return tools.add_seats(system, body, wanted) if wanted else None

    return fix


def _directors(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """The chief executive and the finance director of a trust, else its doctor and nurse; or its chair as a non-executive."""
    seat = tools.one_named(system, subjects, Seat)
    if seat is not None:
        name = f"Record {wording.clipped(seat.title, 30)} as non-executive"
        return tools.set_one(system, seat, name, category=Category.NON_EXECUTIVE) if tools.has(seat, SeatRole.CHAIR) else None
    executive = Category.EXECUTIVE
    money = missing_offices(
        ("Chief executive", SeatRole.CHIEF_EXECUTIVE, executive), ("Chief finance officer", SeatRole.CFO, executive)
    )
    care = missing_offices(
        ("Medical director", SeatRole.MEDICAL_DIRECTOR, executive), ("Nursing director", SeatRole.NURSING_DIRECTOR, executive)
    )
    return money(system, subjects, day) or care(system, subjects, day)


def _non_executives(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """Non-executive members until there are two besides the chair."""
    body = system.find(Body, subjects[0])
    if body is None or not body.membership_complete or tools.named(system, subjects, Seat):
        return None
    there = [
        x
        for x in tools.members(system, body.id)
        if (x.category is Category.NON_EXECUTIVE or tools.has(x, SeatRole.NON_EXECUTIVE, SeatRole.SENIOR_NON_EXECUTIVE))
        and not tools.has(x, SeatRole.CHAIR)
    ]
    values = {"category": Category.NON_EXECUTIVE}
    wanted = [("Non-executive member", SeatRole.NON_EXECUTIVE, values) for _ in range(2 - len(there))]
    return tools.add_seats(system, body, wanted) if wanted else None


def _lay_members(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """Two lay members, one for audit and one who knows the area (SI 2012/1631, regulation 12)."""
    body = system.find(Body, subjects[0])
    there = [x for x in tools.members(system, subjects[0]) if x.category is Category.LAY or tools.has(x, SeatRole.LAY_MEMBER)]
    if body is None or there:
        return None
    lay = SeatRole.LAY_MEMBER
    wanted = [
        ("Lay member (audit)", lay, {"category": Category.LAY, "qualification": "audit"}),
        ("Lay member (the area)", lay, {"category": Category.LAY, "qualification": "knowledge of the area"}),
    ]
    return tools.add_seats(system, body, wanted)


def _councillor(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """A councillor whom the leader nominates, or the council in a committee system (Health and Social Care Act 2012, section 194(2)(a), (3))."""
    body, seat = system.find(Body, subjects[0]), tools.one_named(system, subjects, Seat)
    council = system.find(Organisation, body.organisation) if body else None
    if body is None or council is None or council.governance is None:
        return None
    who = (tools.LEADER,) if council.governance is CouncilGovernance.EXECUTIVE else (council.id,)
    if seat is not None:
        return tools.set_one(system, seat, f"Record who nominates {wording.clipped(seat.title, 30)}", nominated_by=who)
    if tools.named(system, subjects, Seat):
        return None
    values = {"category": Category.ELECTED, "represents": (council.id,), "nominated_by": who}
    return tools.add_seat(system, body, "Councillor", SeatRole.COUNCILLOR, **values)


def _attends(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """The seat a finding names, or the one its person holds on the body, is no longer a member's but in attendance."""
    seat = tools.one_named(system, subjects, Seat)
    if seat is None:
        people = {x.id for x in tools.named(system, subjects, Person)}
        held = [x for x in system.seats(subjects[0]) if people & {y.person for y in system.holdings(x.id)}]
        seat = held[0] if len(held) == 1 else None
    if seat is None or seat.standing is not Standing.MEMBER:
        return None
    return tools.set_one(system, seat, f"Let {wording.clipped(seat.title, 30)} attend", standing=Standing.ATTENDEE)


def _nominates_only(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """Whoever is recorded as appointing a member nominates; the body itself appoints."""
    body, seat = system.find(Body, subjects[0]), tools.one_named(system, subjects, Seat)
    if body is None or seat is None or set(seat.appointed_by) <= {body.id, body.organisation, "office:members"}:
        return None
    if not all(isinstance(system.get(x), (Body, Organisation)) for x in seat.appointed_by):
        return None  # a person, an office or another seat may act for the body itself
    nominated = tuple(dict.fromkeys((*seat.nominated_by, *(x for x in seat.appointed_by if x != body.id))))
    name = f"Record {wording.called(system, body.id)} as appointing {wording.clipped(seat.title, 30)}"
    return tools.set_one(system, seat, name, nominated_by=nominated, appointed_by=(body.id,))


def _chair_approves(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """The chair approves the appointment of a member (NHS Act 2006, Schedule 1B, paragraphs 8(1) and 11)."""
    seat = tools.one_named(system, subjects, Seat)
    if seat is None or not seat.appointed_by or tools.CHAIR in seat.approved_by:
        return None
    name = f"Record the chair as approving {wording.clipped(seat.title, 30)}"
    return tools.set_one(system, seat, name, approved_by=(*seat.approved_by, tools.CHAIR))


def _chair_removed_by(system: System, seat: Seat, nhs_england: str) -> dict[str, Any]:
    """Only NHS England removes a chair, with approval, where anything else is recorded (Schedule 1B, paragraph 6)."""
    removed = {"removable_by": (nhs_england,)} if seat.removable_by else {}
    return removed | ({"removal_needs_approval": True} if seat.removal_needs_approval is False else {})


def chair_of_board(system: System, seat: Seat) -> Change:
    """NHS England appoints a board's chair, the Secretary of State approves (NHS Act 2006, Schedule 1B, paragraphs 5 and 6)."""
    draft = Draft(system)
    nhs_england, minister = tools.known(draft, *tools.NHS_ENGLAND), tools.known(draft, *tools.SECRETARY_OF_STATE)
    removed = _chair_removed_by(system, seat, nhs_england)
    draft.put(replace(seat, appointed_by=(nhs_england,), approved_by=(minister,), **removed))
    return finished(draft, f"Record who appoints {wording.clipped(seat.title)}")


def appoints(appointers: tuple[str, ...], approvers: tuple[str, ...] = ()) -> Fix:
    """Record who appoints, and who approves, the one seat a finding names (NHS Act 2006, Schedule 7, paragraph 17)."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        seat = tools.one_named(system, subjects, Seat)
        if seat is None:
            return None
        approved = {"approved_by": approvers} if approvers else {}
        return tools.set_one(
            system, seat, f"Record who appoints {wording.clipped(seat.title)}", appointed_by=appointers, **approved
        )

    return fix


def _trust_chair_appointed(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """NHS England appoints the chair of an NHS trust (NHS Act 2006, Schedule 4, paragraph 3)."""
    seat = tools.one_named(system, subjects, Seat)
    if seat is None:
        return None
    draft = Draft(system)
    draft.put(replace(seat, appointed_by=(tools.known(draft, *tools.NHS_ENGLAND),)))
    return finished(draft, f"Record who appoints {wording.clipped(seat.title)}")


def _chair_presides(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """The chair of a foundation trust chairs its governors by office (NHS Act 2006, Schedule 7, paragraph 12)."""
    council = system.find(Body, subjects[0])
    if council is None or council.kind is not BodyKind.COUNCIL_OF_GOVERNORS or council.organisation is None:
        return None
    boards = [x for x in system.bodies_of_kind(BodyKind.TRUST_BOARD) if x.organisation == council.organisation]
    chairs = [y for x in boards for y in tools.members(system, x.id) if tools.has(y, SeatRole.CHAIR)]
    theirs = [x for x in tools.members(system, council.id) if tools.has(x, SeatRole.CHAIR)]
    if len(chairs) != 1 or len(theirs) > 1:
        return None
    if not theirs:
        return tools.add_seat(system, council, "Chair", SeatRole.CHAIR, ex_officio=chairs[0].id)
    if system.holdings(theirs[0].id):
        return None
    name = f"Let {wording.clipped(chairs[0].title, 30)} chair {wording.called(system, council.id)}"
    return tools.set_one(system, theirs[0], name, ex_officio=chairs[0].id)


_EXECUTIVE = Category.EXECUTIVE

SEAT_FIXES: dict[str, Fix] = {
    "CCG-03": missing_offices(("Accountable officer", SeatRole.ACCOUNTABLE_OFFICER, None)),
    "CCG-04": missing_offices(("Chief finance officer", SeatRole.CFO, None)),
    "CCG-05": missing_offices(("Registered nurse", SeatRole.REGISTERED_NURSE, None)),
    "CCG-06": missing_offices(("Secondary care specialist doctor", SeatRole.SECONDARY_CARE_SPECIALIST, None)),
    "CCG-07": _lay_members,
    "CCG-09": _attends,
    "FT-03": _directors,
    "FT-04": appoints((tools.GOVERNORS,)),
    "FT-05": appoints((tools.NON_EXECUTIVES,), (tools.GOVERNORS,)),
    "FT-06": appoints((tools.CHAIR, tools.CHIEF_EXECUTIVE, tools.NON_EXECUTIVES)),
    "FT-07": _attends,
    "FT-09": _chair_presides,
    "GP-07": _attends,
    "HWB-02": _councillor,
    "HWB-09": _nominates_only,
    "ICB-08": _ordinary_members,
    "ICB-09": partner(NominatorGroup.NHS_TRUSTS_AND_FTS),
    "ICB-10": partner(NominatorGroup.PRIMARY_MEDICAL_SERVICES),
    "ICB-11": partner(NominatorGroup.LOCAL_AUTHORITIES),
    "ICB-13": _chair_approves,
    "ICB-16": missing_offices(
        ("Chief finance officer", SeatRole.CFO, _EXECUTIVE),
        ("Medical director", SeatRole.MEDICAL_DIRECTOR, _EXECUTIVE),
        ("Nursing director", SeatRole.NURSING_DIRECTOR, _EXECUTIVE),
    ),
    "ICB-17": _non_executives,
    "ICB-24": _chair_approves,
    "ICB-26": _attends,
    "ICP-04": _nominates_only,
    "NT-01": _trust_chair_appointed,
    "NT-03": _directors,
    "PRV-02": _attends,
}
"""Fixes on seats, by rule code."""

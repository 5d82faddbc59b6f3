"""Who must sit on a health and wellbeing board (Health and Social Care Act 2012, section 194(2) to (6))."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Category, CouncilGovernance, OrganisationKind, SeatRole
from icsdesk.domain.records import OFFICE_PREFIX, Body, Organisation, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.areas import ground, overlapping
from icsdesk.rules.checks.hwb_common import absent, council_of, each_hwb, unspoken
from icsdesk.rules.facts import Facts, has_role
from icsdesk.rules.offices import heads
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting

_HEADS = (f"{OFFICE_PREFIX}leader", f"{OFFICE_PREFIX}mayor")
_COUNCIL = f"{OFFICE_PREFIX}full_council"


@each_hwb
def councillor(s: Sitting, board: Body) -> Iterator[Outcome]:
    """At least one councillor of the council, nominated by its leader or mayor, or by the council itself in a committee system."""
    council, name = council_of(s.facts, board), s.facts.the(board.id)
    seats = tuple(x for x in s.facts.seats(board.id) if _of_council(s.facts, x, council))
    answers = {x.id: _nominated_rightly(s.facts, x, council) for x in seats}
    if Truth.YES in answers.values():
        yield passed(board.id)
    elif not seats and board.membership_complete and not _may_be_theirs(s.facts, board, council):
        whose = f" of {council.name}" if council else ""
        yield failed(f"Add a councillor{whose} to {name}.", board.id, field="seats")
    elif not seats:
        yield absent(s, board, "councillor", "Add the councillor.")
    elif Truth.UNKNOWN not in answers.values() and board.membership_complete:
        who = "the leader or elected mayor" if council and council.governance is CouncilGovernance.EXECUTIVE else "the council"
        yield failed(f"Record {who} as nominating “{seats[0].title}” on {name}.", board.id, seats[0].id, field="nominated_by")
    else:
        yield cannot_tell(
            f"It is not recorded who nominated “{seats[0].title}” on {name}, or how the council is run.",
            board.id,
            *answers,
            question="Record who nominated, and whether the council has a cabinet or a committee system.",
            field="nominated_by",
        )


def _may_be_theirs(facts: Facts, board: Body, council: Organisation | None) -> bool:
    """Whether a seat with no office recorded may be that of the council's councillor or officer."""
    silent = [x for x in facts.seats(board.id) if x.role is None and not x.also_roles and not x.sector]
    for_council = any(council is not None and council.id in {facts.owner(y) for y in x.represents} for x in silent)
    return for_council or bool(unspoken(facts, board.id))


def _of_council(facts: Facts, seat: Seat, council: Organisation | None) -> bool:
    if not has_role(seat, SeatRole.COUNCILLOR, SeatRole.LEADER) and seat.category is not Category.ELECTED:
        return False
    return not seat.represents or council is None or council.id in {facts.owner(x) for x in seat.represents}


def _nominated_rightly(facts: Facts, seat: Seat, council: Organisation | None) -> Truth:
    governance = council.governance if council else None
    if has_role(seat, SeatRole.LEADER) and governance is CouncilGovernance.EXECUTIVE:
        return Truth.YES
    if not seat.nominated_by or governance is None or council is None:
        return Truth.UNKNOWN
    heads_of = [_is_head(facts, x, council) for x in seat.nominated_by]
    by_council = any(x == _COUNCIL or facts.legal(x) == council.id for x in seat.nominated_by)
    if governance is CouncilGovernance.EXECUTIVE:
        return Truth.YES if Truth.YES in heads_of else Truth.UNKNOWN if Truth.UNKNOWN in heads_of else Truth.NO
    return Truth.YES if by_council else Truth.UNKNOWN


def _is_head(facts: Facts, actor: str, council: Organisation) -> Truth:
    """Whether an actor is the leader or mayor; a person or seat not recorded as such, or the cabinet, may be."""
    seat, person, body = facts.system.find(Seat, actor), facts.system.find(Person, actor), facts.system.find(Body, actor)
    if actor in _HEADS or (seat and has_role(seat, SeatRole.LEADER)) or (person and heads(facts, person, council.id)):
        return Truth.YES
    may_be = seat is not None or person is not None or (body is not None and body.kind is BodyKind.COUNCIL_EXECUTIVE)
    return Truth.UNKNOWN if may_be else Truth.NO


@each_hwb
def officer(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The council officer with the office in `role` is a member by office; one person may fill two offices."""
    role = SeatRole(s.rule.parameters["role"])
    council, name, words = council_of(s.facts, board), s.facts.the(board.id), role.label[0].lower() + role.label[1:]
    seats = tuple(x for x in s.facts.seats(board.id) if _fills(s.facts, x, role) and _theirs(s.facts, x, council))
    if seats:
        yield passed(board.id, *(x.id for x in seats))
    elif board.membership_complete and not _may_be_theirs(s.facts, board, council) and not s.facts.doubtful_seats(board.id):
        whose = f" of {council.name}" if council else ""
        yield failed(f"Add the {words}{whose} to {name}.", board.id, field="seats")
    else:
        yield absent(s, board, words, f"Add the {words}.")


def _fills(facts: Facts, seat: Seat, role: SeatRole) -> bool:
    if has_role(seat, role):
        return True
    held = (x for person in facts.people_in(seat.id) for x in person.offices if facts.span(x.span) is Truth.YES)
    return any(x.role.strip().lower() in (role.value, role.label.lower()) for x in held)


def _theirs(facts: Facts, seat: Seat, council: Organisation | None) -> bool:
    councils = [x for x in seat.represents if facts.kind_of(x) is OrganisationKind.LOCAL_AUTHORITY]
    return not councils or council is None or council.id in {facts.legal(x) for x in councils}


@each_hwb
def healthwatch(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Local Healthwatch appoints one person to represent it."""
    name = s.facts.the(board.id)
    seats = tuple(x for x in s.facts.seats(board.id) if _for(s.facts, x, OrganisationKind.HEALTHWATCH, SeatRole.HEALTHWATCH))
    who = {x.id: s.facts.appointers(x.appointed_by) for x in seats}
    by_them = tuple(x for x in seats if any(s.facts.kind_of(a) is OrganisationKind.HEALTHWATCH for a in who[x.id]))
    unset = tuple(x for x in seats if not who[x.id])
    if by_them:
        yield passed(board.id, *(x.id for x in by_them))
    elif unset:
        yield cannot_tell(
            f"It is not recorded who appoints “{unset[0].title}” on {name}.",
            board.id,
            unset[0].id,
            question="Record whether Local Healthwatch appoints this member.",
            field="appointed_by",
        )
    elif seats and board.membership_complete:
        yield failed(
            f"Record Local Healthwatch as appointing “{seats[0].title}” on {name}, not {s.facts.names(seats[0].appointed_by)}.",
            board.id,
            seats[0].id,
            field="appointed_by",
        )
    elif board.membership_complete and not unspoken(s.facts, board.id):
        yield failed(f"Add a member appointed by Local Healthwatch to {name}.", board.id, field="seats")
    else:
        yield absent(s, board, "member appointed by Local Healthwatch", "Add the member.")


def _for(facts: Facts, seat: Seat, kind: OrganisationKind, role: SeatRole) -> bool:
    return has_role(seat, role) or any(facts.kind_of(x) is kind for x in seat.represents)


@each_hwb
def commissioners(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Every integrated care board (before July 2022, clinical commissioning group) whose area meets the council's appoints a member."""
    kind = OrganisationKind(s.rule.parameters["kind"])
    council = council_of(s.facts, board)
    party = board.id if ground(s.facts, board.id) else council.id if council else board.id
    relevant = overlapping(s.facts, party, kind)
    if not relevant:
        yield cannot_tell(
            f"No {kind.label.removesuffix(' (organisation)')} whose area meets that of {s.facts.the(board.id)} is recorded.",
            board.id,
            question="Record the area of the council and of the organisation.",
            field="area",
        )
    for organisation in relevant:
        yield _represented(s, board, organisation)


def _represented(s: Sitting, board: Body, organisation: Organisation) -> Outcome:
    facts, name = s.facts, s.facts.the(board.id)
    seats = tuple(
        x for x in facts.seats(board.id) if organisation.id in {facts.legal(y) for y in (*x.represents, *x.appointed_by)}
    )
    right = tuple(x for x in facts.seats(board.id) if organisation.id in facts.appointers(x.appointed_by))
    loose = tuple(
        x for x in facts.seats(board.id) if not x.represents and not x.appointed_by and has_role(x, SeatRole.ICB_REPRESENTATIVE)
    )
    if right:
        return passed(board.id, organisation.id, *(x.id for x in right))
    if seats or loose:
        seat = (seats or loose)[0]
        return cannot_tell(
            f"It is not recorded that {organisation.name} appoints “{seat.title}” on {name}.",
            board.id,
            organisation.id,
            seat.id,
            question=f"Record whether {organisation.name} appoints this member.",
            field="appointed_by",
        )
    if board.membership_complete and not unspoken(facts, board.id) and not facts.doubtful_seats(board.id):
        return failed(f"Add a member appointed by {organisation.name} to {name}.", board.id, organisation.id, field="seats")
    return absent(s, board, f"member appointed by {organisation.name}", "Add the member.")

"""Non-executive members of an integrated care board and the committees they chair (NHS England's model constitution)."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Category, LineKind, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.checks.icb_seats import ordinary
from icsdesk.rules.facts import Facts, has_role
from icsdesk.rules.offices import employers, offices
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each

_EXECUTIVE_ROLES = (
    SeatRole.CHIEF_EXECUTIVE,
    SeatRole.CFO,
    SeatRole.MEDICAL_DIRECTOR,
    SeatRole.NURSING_DIRECTOR,
    SeatRole.DIRECTOR,
    SeatRole.MANAGING_DIRECTOR,
)


_UP = (LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO, LineKind.REPORTS_TO)


def is_non_executive(seat: Seat) -> Truth:
    """Whether a seat is a non-executive's; UNKNOWN when neither class nor office says."""
    if has_role(seat, SeatRole.NON_EXECUTIVE, SeatRole.SENIOR_NON_EXECUTIVE) or seat.category is Category.NON_EXECUTIVE:
        return Truth.YES
    if seat.category is not None or has_role(seat, *_EXECUTIVE_ROLES, SeatRole.PARTNER, SeatRole.CHAIR):
        return Truth.NO
    return Truth.UNKNOWN


def committees(facts: Facts, board: Body, kind: BodyKind) -> tuple[Body, ...]:
    """Committees of a kind that belong to a board: by a line to it, or by its organisation."""
    owner = facts.legal(board.id)
    below = {x.start for party in (board.id, *facts.boards_of(owner)) for x in facts.lines_to(party, *_UP)}
    mine = {x.id for x in facts.system.bodies_of(board.organisation or "") if not facts.lines_from(x.id, *_UP)}
    found = [x for x in (facts.system.find(Body, y) for y in below | mine) if x is not None and kind in (x.kind, *x.also)]
    if len(found) > 1:
        found = [x for x in facts.bodies(kind) if x in found]
    return tuple(x for x in found if facts.here(x))


def chair_people(facts: Facts, body: Body) -> tuple[set[str], set[str]]:
    """People who chair a body, and the seats on other bodies that its chair holds by office."""
    seats = facts.chairs(body.id)
    return {person.id for x in seats for person in facts.people_in(x.id)}, {x.ex_officio for x in seats if x.ex_officio}


def board_seats(facts: Facts, board: Body, people: set[str], seats: set[str]) -> tuple[Seat, ...]:
    """Seats of a board held by these people or named here."""
    return tuple(x for x in facts.seats(board.id) if x.id in seats or people & {y.id for y in facts.people_in(x.id)})


@each(BodyKind.ICB_BOARD)
def enough_non_executives(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board has at least `least` non-executive members besides its chair."""
    least = int(s.value("least"))
    seats = ordinary(s.facts, board.id)
    sure = s.facts.count(x for x in seats if is_non_executive(x) is Truth.YES)
    open_count = s.facts.count(x for x in seats if is_non_executive(x) is Truth.UNKNOWN)
    name = s.facts.the(board.id)
    if sure.low >= least:
        yield passed(board.id)
    elif board.membership_complete and (sure + open_count).at_least(least) is Truth.NO:
        yield failed(
            f"Add non-executive members to {name}: it has {sure.low} and NHS England asks for {least} besides the chair.",
            board.id,
            field="seats",
        )
    else:
        yield cannot_tell(
            f"Fewer than {least} non-executive members are recorded for {name}.",
            board.id,
            question="Add them, or say which seats are non-executive.",
            field="seats",
        )


@each(BodyKind.ICB_BOARD)
def audit_committee(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board has an audit committee chaired by a non-executive who is not its chair."""
    found = committees(s.facts, board, BodyKind.AUDIT_COMMITTEE)
    name = s.facts.the(board.id)
    if not found and board.committees_complete:
        yield failed(f"Add the audit committee of {name}.", board.id, field="committees_complete")
    elif not found:
        yield cannot_tell(
            f"No audit committee is recorded for {name}.",
            board.id,
            question="Add it, or say that the list of committees is complete.",
            field="committees_complete",
        )
    for committee in found:
        yield _chaired_by_non_executive(s, board, committee, set())


@each(BodyKind.ICB_BOARD)
def remuneration_committee(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The remuneration committee is chaired by a non-executive who chairs neither the board nor audit, and has no employee."""
    facts = s.facts
    found = committees(facts, board, BodyKind.REMUNERATION_COMMITTEE)
    audit_chairs = {x for body in committees(facts, board, BodyKind.AUDIT_COMMITTEE) for x in chair_people(facts, body)[0]}
    if not found:
        yield cannot_tell(
            f"No remuneration committee is recorded for {facts.the(board.id)}.",
            board.id,
            question="Add it with its chair and members.",
            field="committees_complete",
        )
    for committee in found:
        staff = [x for seat in facts.seats(committee.id) for x in facts.people_in(seat.id) if _is_staff(facts, x, board)]
        if staff:
            yield failed(
                f"Make {staff[0].name} attend {facts.the(committee.id)} without being a member: no employee sits on it.",
                committee.id,
                staff[0].id,
                board.id,
                field="seats",
            )
        else:
            yield _chaired_by_non_executive(s, board, committee, audit_chairs)


def _is_staff(facts: Facts, person: Person, board: Body) -> bool:
    if facts.legal(board.id) in employers(facts, person):
        return True
    return any(
        has_role(x, *_EXECUTIVE_ROLES) or x.category is Category.EXECUTIVE for x in board_seats(facts, board, {person.id}, set())
    )


def _chaired_by_non_executive(s: Sitting, board: Body, committee: Body, barred: set[str]) -> Outcome:
    facts, name = s.facts, s.facts.the(committee.id)
    people, offices_held = chair_people(facts, committee)
    seats = board_seats(facts, board, people, offices_held)
    if people & barred:
        return failed(
            f"Choose another chair for {name}: the chair of audit cannot chair it.", committee.id, board.id, field="seats"
        )
    if any(has_role(x, SeatRole.CHAIR) for x in seats):
        return failed(
            f"Choose another chair for {name}: the chair of the board cannot chair it.", committee.id, board.id, field="seats"
        )
    answers = [is_non_executive(x) for x in seats]
    if Truth.NO in answers:
        return failed(
            f"Choose a non-executive member of {facts.the(board.id)} to chair {name}.", committee.id, board.id, field="seats"
        )
    if Truth.YES in answers:
        return passed(committee.id, board.id)
    return cannot_tell(
        f"It is not recorded who chairs {name}, or what seat the chair has on the board.",
        committee.id,
        question="Record the chair.",
        field="seats",
    )


@each(BodyKind.ICB_BOARD)
def deputy_chair(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The deputy chair is a non-executive who does not chair audit."""
    facts, name = s.facts, s.facts.the(board.id)
    deputies = [x for x in facts.seats(board.id) if has_role(x, SeatRole.VICE_CHAIR)]
    audit_people: set[str] = set()
    audit_seats: set[str] = set()
    for body in committees(facts, board, BodyKind.AUDIT_COMMITTEE):
        people, seats = chair_people(facts, body)
        audit_people |= people
        audit_seats |= seats
    for seat in deputies:
        holds = {x.id for x in facts.people_in(seat.id)}
        if seat.id in audit_seats or holds & audit_people:
            yield failed(
                f"Choose another deputy chair for {name}: the chair of audit cannot be it.", board.id, seat.id, field="also_roles"
            )
        elif is_non_executive(seat) is Truth.NO:
            yield failed(f"Choose a non-executive member as deputy chair of {name}.", board.id, seat.id, field="also_roles")
        elif is_non_executive(seat) is Truth.YES and (audit_people or audit_seats):
            yield passed(board.id, seat.id)
        else:
            yield cannot_tell(
                f"Whether the deputy chair of {name} is a non-executive who does not chair audit is not recorded.",
                board.id,
                seat.id,
                question="Record the class of the seat and who chairs audit.",
                field="category",
            )
    if not deputies:
        yield cannot_tell(
            f"No deputy chair is recorded for {name}.",
            board.id,
            question="Record which non-executive member is deputy chair.",
            field="seats",
        )


@each(BodyKind.ICB_BOARD)
def senior_non_executive(s: Sitting, board: Body) -> Iterator[Outcome]:
    """One non-executive member is named as the senior one."""
    found = [x for x in s.facts.seats(board.id) if has_role(x, SeatRole.SENIOR_NON_EXECUTIVE)]
    wrong = [
        x
        for x in found
        if x.category in (Category.EXECUTIVE, Category.PARTNER) or has_role(x, *_EXECUTIVE_ROLES, SeatRole.PARTNER)
    ]
    name = s.facts.the(board.id)
    if wrong:
        yield failed(f"Choose a non-executive member as the senior one of {name}.", board.id, wrong[0].id, field="also_roles")
    elif found:
        yield passed(board.id, found[0].id)
    else:
        yield cannot_tell(
            f"No senior non-executive member is recorded for {name}.",
            board.id,
            question="Record which member it is.",
            field="seats",
        )


_CARE = (
    OrganisationKind.ICB,
    OrganisationKind.NHS_TRUST,
    OrganisationKind.FOUNDATION_TRUST,
    OrganisationKind.GP_PROVIDER,
    OrganisationKind.PCN,
    OrganisationKind.PROVIDER,
)


@each(BodyKind.ICB_BOARD)
def independent_chair(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The chair has no office in another health or care organisation of the area; for non-executives it is a question."""
    facts, name = s.facts, s.facts.the(board.id)
    chairs = {person.id: person for seat in facts.chairs(board.id) for person in facts.people_in(seat.id)}
    others = {p.id: p for x in ordinary(facts, board.id) if is_non_executive(x) is Truth.YES for p in facts.people_in(x.id)}
    for person in chairs.values():
        if clash := _elsewhere(facts, person, board):
            yield failed(
                f"End one of the two offices of {person.name}: the chair of {name} has none in {facts.names(clash)}.",
                board.id,
                person.id,
                field="offices",
            )
        elif person.offices or person.employers:
            yield passed(board.id, person.id)
        else:
            yield cannot_tell(
                f"It is not recorded whether {person.name} has an office in another health or care organisation.",
                board.id,
                person.id,
                question="Record other offices.",
                field="offices",
            )
    for person in others.values():
        if clash := _elsewhere(facts, person, board):
            yield cannot_tell(
                f"{person.name}, a non-executive member of {name}, has an office in {facts.names(clash)}.",
                board.id,
                person.id,
                question="Record whether NHS England agreed to it.",
                field="offices",
            )
    if not chairs:
        yield cannot_tell(f"It is not recorded who chairs {name}.", board.id, question="Record the holder.", field="seats")


def _elsewhere(facts: Facts, person: Person, board: Body) -> list[str]:
    held = [x.organisation for x in offices(facts, person) if x.organisation] + list(employers(facts, person))
    return [x for x in held if x != facts.legal(board.id) and facts.kind_of(x) in _CARE]

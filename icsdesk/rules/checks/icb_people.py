"""Who may be chief executive, who approves ordinary members, and what members between them must know (Schedule 1B, paragraphs 7, 8 and 19)."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, NominatorGroup, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.checks.icb_nominations import group_of, may_nominate
from icsdesk.rules.checks.icb_seats import ordinary
from icsdesk.rules.facts import Facts, has_role, says_nothing
from icsdesk.rules.offices import employers, lent_by, plain
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each

_LENDERS = (
    OrganisationKind.NATIONAL_BODY,
    OrganisationKind.NHS_TRUST,
    OrganisationKind.FOUNDATION_TRUST,
    OrganisationKind.PUBLIC_BODY,
)
_NEVER_EMPLOY = (OrganisationKind.LOCAL_AUTHORITY, OrganisationKind.PRIVATE_COMPANY)


@each(BodyKind.ICB_BOARD)
def chief_executive_employed(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The chief executive is an employee of the board, or lent to it by a body the Schedule lists."""
    facts, icb = s.facts, s.facts.legal(board.id)
    seats = [x for x in facts.seats(board.id) if has_role(x, SeatRole.CHIEF_EXECUTIVE)]
    people = [(person, seat) for seat in seats for person in facts.people_in(seat.id)]
    for person, seat in people:
        answer = _employed(facts, person, icb)
        if answer is Truth.YES:
            yield passed(board.id, seat.id, person.id)
        elif answer is Truth.NO:
            yield failed(
                f"Record {person.name} as an employee of {facts.name(icb)}, not only of {facts.names(employers(facts, person))}.",
                board.id,
                person.id,
                seat.id,
                field="employers",
            )
        else:
            yield cannot_tell(
                f"It is not recorded that {person.name}, chief executive of {facts.the(board.id)}, is employed by it.",
                board.id,
                person.id,
                seat.id,
                question="Record who employs the chief executive, and any secondment.",
                field="employers",
            )
    if not people:
        yield cannot_tell(
            f"It is not recorded who is chief executive of {facts.the(board.id)}.",
            board.id,
            question="Record the holder and employer.",
            field="seats",
        )


def _employed(facts: Facts, person: Person, icb: str) -> Truth:
    mine = employers(facts, person)
    if icb in mine:
        return Truth.YES
    if any(facts.kind_of(x) in _LENDERS for x in lent_by(facts, person, icb)):
        return Truth.YES
    kinds = {facts.kind_of(x) for x in mine}
    return Truth.NO if kinds and kinds <= set(_NEVER_EMPLOY) else Truth.UNKNOWN


@each(BodyKind.ICB_BOARD)
def joint_and_eligible(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Each partner seat is nominated by eligible organisations, together where there is more than one."""
    facts, answers = s.facts, {}
    for seat in ordinary(facts, board.id):
        group = group_of(facts, seat)
        if group is not None:
            answers[seat.id] = _joint(facts, seat, group)
            if answers[seat.id] is Truth.NO:
                yield failed(
                    f"Change who nominates “{seat.title}” on {facts.the(board.id)}: only eligible organisations nominate, and all of them together.",
                    board.id,
                    seat.id,
                    field="nominated_by",
                )
    if Truth.NO in answers.values():
        return
    if answers and Truth.UNKNOWN not in answers.values():
        yield passed(board.id)
    elif answers:
        yield cannot_tell(
            f"It is not recorded which organisations may nominate members of {facts.the(board.id)}, or that they did so together.",
            board.id,
            *(x for x, answer in answers.items() if answer is Truth.UNKNOWN),
            question="Record the nominators from the constitution, and mark each organisation that may nominate.",
            field="nominated_by",
        )


def _joint(facts: Facts, seat: Seat, group: NominatorGroup) -> Truth:
    answers = [may_nominate(facts, x, group) for x in seat.nominated_by]
    eligible = [facts.organisation(x) for x in seat.nominated_by]
    if Truth.NO in answers or any(x is not None and x.eligible_nominator is False for x in eligible):
        return Truth.NO
    if not seat.nominated_by or Truth.UNKNOWN in answers or any(x is None or x.eligible_nominator is None for x in eligible):
        return Truth.UNKNOWN
    others = [
        x
        for x in facts.organisations(*OrganisationKind)
        if x.eligible_nominator and may_nominate(facts, x.id, group) is Truth.YES
    ]
    if seat.nominated_jointly or len(others) <= 1:
        return Truth.YES
    return Truth.of(seat.nominated_jointly)


@each(BodyKind.ICB_BOARD)
def chair_approves(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The chair approves the appointment of every ordinary member."""
    facts, answers = s.facts, {}
    for seat in ordinary(facts, board.id):
        answers[seat.id] = _approved(facts, seat, board)
        if answers[seat.id] is Truth.NO:
            yield failed(
                f"Record the chair as approving “{seat.title}” on {facts.the(board.id)}.", board.id, seat.id, field="approved_by"
            )
    if Truth.NO in answers.values():
        return
    if answers and Truth.UNKNOWN not in answers.values():
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"It is not recorded for every member of {facts.the(board.id)} who appoints and that the chair approves.",
            board.id,
            *(x for x, answer in answers.items() if answer is Truth.UNKNOWN),
            question="Record who appoints and who approves each member.",
            field="approved_by",
        )


def _approved(facts: Facts, seat: Seat, board: Body) -> Truth:
    nominators = {facts.legal(x) for x in seat.nominated_by}
    outright = seat.appointed_by and {facts.legal(x) for x in seat.appointed_by} <= nominators
    if says_nothing(seat):  # it may be the chair's own seat, or the chief executive's
        return Truth.UNKNOWN
    if seat.approved_by and not any(facts.is_chair(x, board.id) for x in seat.approved_by):
        return Truth.NO
    if outright and not seat.approved_by:
        return Truth.NO
    return Truth.YES if seat.appointed_by and seat.approved_by else Truth.UNKNOWN


@each(BodyKind.ICB_BOARD)
def someone_knows(s: Sitting, board: Body) -> Iterator[Outcome]:
    """At least one ordinary member is recorded as having the knowledge in `skill`; a missing word is never held against anyone."""
    skill, words = s.rule.parameters["skill"], s.rule.parameters["words"]
    facts, seats = s.facts, ordinary(s.facts, board.id)
    holders = {x.id: facts.people_in(x.id) for x in seats}
    wanted = [
        x.id for x in seats if skill in map(plain, x.knowledge) or any(skill in map(plain, y.skills) for y in holders[x.id])
    ]
    lacking = [x.id for x in seats if holders[x.id] and all(skill in map(plain, y.lacks_skills) for y in holders[x.id])]
    if wanted:
        yield passed(board.id, *wanted)
    elif seats and len(lacking) == len(seats) and board.membership_complete:
        yield failed(f"Find an ordinary member of {facts.the(board.id)} with knowledge of {words}.", board.id, field="seats")
    else:
        yield cannot_tell(
            f"It is not recorded which member of {facts.the(board.id)} has knowledge of {words}.",
            board.id,
            question="Record it on the member who brings it, often the one from the mental health trust. The chair and chief executive do not count.",
            field="knowledge",
        )


@each(BodyKind.ICB_BOARD)
def executive_directors(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board has a member in each office of `roles`."""
    facts, seats = s.facts, ordinary(s.facts, board.id)
    missing = [x for x in (SeatRole(y) for y in s.rule.parameters["roles"]) if not any(has_role(z, x) for z in seats)]
    words = " and ".join(x.label[0].lower() + x.label[1:] for x in missing)
    loose = any(x.role in (None, SeatRole.DIRECTOR, SeatRole.MEMBER) for x in seats) or facts.doubtful_seats(board.id)
    if not missing:
        yield passed(board.id)
    elif board.membership_complete and not loose:
        yield failed(
            f"Add the {words} to {facts.the(board.id)}, or record NHS England's agreement to go without.", board.id, field="seats"
        )
    else:
        yield cannot_tell(
            f"No {words} is recorded for {facts.the(board.id)}.",
            board.id,
            question="Add the seat, or say which office a recorded seat is.",
            field="seats",
        )

"""The board and governors of a foundation trust (NHS Act 2006, Schedule 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from icsdesk.domain.kinds import BodyKind, Category, LineKind, Office, OrganisationKind, SeatRole
from icsdesk.domain.records import OFFICE_PREFIX, Body, Organisation, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.checks.icb_nonexecutives import is_non_executive
from icsdesk.rules.facts import Count, Facts, count_of, has_role, is_class, may_be_executive, says_nothing
from icsdesk.rules.offices import plain
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Each, Sitting, every_organisation, on, those

GOVERNORS = f"{OFFICE_PREFIX}{Office.COUNCIL_OF_GOVERNORS.value}"
NON_EXECUTIVES = f"{OFFICE_PREFIX}{Office.NON_EXECUTIVES.value}"
_DOCTORS = ("doctor", "dentist", "gmc", "gdc", "medical", "dental", "medical_practitioner", "dental_practitioner")
_NURSES = ("nurse", "midwife", "nmc", "registered_nurse", "registered_midwife")

_PUBLIC = ("public", "patient", "patients", "public_and_patient")
_ELECTED = (*_PUBLIC, "staff")

BoardCheck = Callable[[Sitting, Body], Iterable[Outcome]]


def trust_of(facts: Facts, body: Body) -> Organisation | None:
    """The trust a board or a council of governors belongs to."""
    up = [x.finish for x in facts.lines_from(body.id, LineKind.COMMITTEE_OF)]
    found = (facts.organisation(x) for x in (body.organisation or body.id, *up))
    return next((x for x in found if x is not None), None)


def each_board(look: BoardCheck, kind: OrganisationKind = OrganisationKind.FOUNDATION_TRUST) -> Each[Body]:
    """Try a check on the board of every trust of a kind."""

    def check(sitting: Sitting, body: Body) -> Iterator[Outcome]:
        trust = trust_of(sitting.facts, body)
        if trust is not None and trust.kind is kind:
            yield from on(sitting, body, look)

    return Each(lambda s: s.system.bodies_of_kind(BodyKind.TRUST_BOARD), check)


def each_nhs_trust_board(look: BoardCheck) -> Each[Body]:
    """Try a check on the board of every NHS trust that is not a foundation trust."""
    return each_board(look, OrganisationKind.NHS_TRUST)


def councils_of(facts: Facts, trust: str) -> tuple[Body, ...]:
    """Councils of governors that belong to a trust."""
    return facts.once("councils of governors by trust", lambda: _by_trust(facts)).get(trust, ())


def _by_trust(facts: Facts) -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in facts.bodies(BodyKind.COUNCIL_OF_GOVERNORS):
        owner = trust_of(facts, body)
        if owner is not None:
            found[owner.id] = (*found.get(owner.id, ()), body)
    return found


@those(every_organisation(OrganisationKind.FOUNDATION_TRUST, OrganisationKind.NHS_TRUST))
def has_governors(s: Sitting, trust: Organisation) -> Iterator[Outcome]:
    """Every foundation trust has a council of governors; an NHS trust has none."""
    if not is_class(trust):
        yield from on(s, trust, _governors)


def _governors(s: Sitting, trust: Organisation) -> Iterator[Outcome]:
    found = councils_of(s.facts, trust.id)
    if trust.kind is OrganisationKind.NHS_TRUST:
        if found:
            yield failed(
                f"Take the council of governors off {trust.name}: only a foundation trust has one.",
                found[0].id,
                trust.id,
                field="organisation",
            )
    elif found:
        yield passed(trust.id, found[0].id)
    elif s.system.about.bodies_complete:
        yield failed(f"Add the council of governors of {trust.name}.", trust.id)
    else:
        yield cannot_tell(f"No council of governors is recorded for {trust.name}.", trust.id, question="Add it.")


@those(lambda s: s.system.bodies_of_kind(BodyKind.COUNCIL_OF_GOVERNORS))
def governor_mix(s: Sitting, body: Body) -> Iterator[Outcome]:
    """More than half elected by public and patients, three by staff, one from a council, one from the university of a medical school."""
    trust = trust_of(s.facts, body)
    if trust is not None and trust.kind is OrganisationKind.FOUNDATION_TRUST:
        yield from on(s, body, _mix)


def _mix(s: Sitting, body: Body) -> Iterator[Outcome]:
    facts, name, trust = s.facts, s.facts.the(body.id), trust_of(s.facts, body)
    seats = [
        x for x in facts.seats(body.id) if has_role(x, SeatRole.GOVERNOR) or x.category is Category.GOVERNOR or x.constituency
    ]
    if (
        not seats
        or any(not x.appointed_by and plain(x.constituency) not in _ELECTED for x in seats)
        or any(count_of(x).high != count_of(x).low for x in seats)
    ):
        yield cannot_tell(
            f"It is not recorded which constituency elects, or who appoints, each governor on {name}.",
            body.id,
            question="Record it on each seat.",
            field="seats",
        )
        return
    total = facts.count(seats).low
    elected = facts.count(x for x in seats if plain(x.constituency) in _PUBLIC).low
    staff = facts.count(x for x in seats if plain(x.constituency) == "staff").low
    by_council = _appointed_by(facts, seats, OrganisationKind.LOCAL_AUTHORITY)
    by_university = _appointed_by(facts, seats, OrganisationKind.UNIVERSITY)
    faults = [
        (elected * 2 <= total, "more than half must be elected by the public or patients"),
        (staff < 3, "staff must elect at least three"),
        (by_council.low < 1, "a council must appoint at least one"),
        (bool(trust and trust.has_medical_school) and by_university.low < 1, "the university must appoint at least one"),
    ]
    wrong = [words for bad, words in faults if bad]
    if wrong and body.membership_complete:
        yield failed(f"Change the governors of {name}: {'; '.join(wrong)}.", body.id, field="seats")
    elif wrong or trust is None or trust.has_medical_school is None:
        yield cannot_tell(
            f"Whether the mix of governors on {name} is right is not clear from what is recorded.",
            body.id,
            question="Complete the list of governors, and record whether the trust's university has a medical school.",
            field="membership_complete",
        )
    else:
        yield passed(body.id)


def _appointed_by(facts: Facts, seats: list[Seat], kind: OrganisationKind) -> Count:
    return facts.count(x for x in seats if any(facts.kind_of(y) is kind for y in x.appointed_by))


@each_board
def ft_directors(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Chief executive, finance director, a doctor or dentist, a nurse or midwife (another person), and a non-executive chair."""
    yield from directors(s, board)


@each_nhs_trust_board
def nhs_trust_directors(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Chief officer, finance officer, a doctor or dentist, a nurse or midwife; the last two not for ambulance trusts."""
    trust = trust_of(s.facts, board)
    ambulance = trust is not None and trust.service_types and all("ambulance" in x for x in trust.service_types)
    yield from directors(s, board, clinical=not ambulance, chair=False)


def directors(s: Sitting, board: Body, *, clinical: bool = True, chair: bool = True) -> Iterator[Outcome]:
    """Judge the posts a trust's board must have."""
    facts, name, seats = s.facts, s.facts.the(board.id), s.facts.seats(board.id)
    missing = [
        x.label[0].lower() + x.label[1:]
        for x in (SeatRole.CHIEF_EXECUTIVE, SeatRole.CFO)
        if not any(has_role(y, x) for y in seats)
    ]
    answer = _clinicians(facts, seats) if clinical else Truth.YES
    chairs = [x for x in seats if has_role(x, SeatRole.CHAIR)]
    if chair and any(x.category is Category.EXECUTIVE for x in chairs):
        yield failed(f"Record the chair of {name} as a non-executive.", board.id, chairs[0].id, field="category")
    elif missing and board.membership_complete and not any(may_be_executive(x) for x in seats):
        yield failed(f"Add the {' and '.join(missing)} to {name}.", board.id, field="seats")
    elif answer is Truth.NO and board.membership_complete:
        yield failed(
            f"Add a doctor or dentist, and a nurse or midwife, as executive directors on {name}.", board.id, field="seats"
        )
    elif missing or answer is not Truth.YES or (chair and not chairs):
        yield cannot_tell(
            f"Whether {name} has all the directors it must is not clear: {', '.join(missing) or 'professional registrations are not recorded'}.",
            board.id,
            question="Record the posts, and the registrations of executive directors.",
            field="seats",
        )
    else:
        yield passed(board.id)


def _clinicians(facts: Facts, seats: tuple[Seat, ...]) -> Truth:
    executives = [
        x for x in seats if x.category is Category.EXECUTIVE or has_role(x, SeatRole.MEDICAL_DIRECTOR, SeatRole.NURSING_DIRECTOR)
    ]
    people = {p.id: p for x in executives for p in facts.people_in(x.id)}
    doctors = {x for x, person in people.items() if _registered(person, _DOCTORS)}
    nurses = {x for x, person in people.items() if _registered(person, _NURSES)}
    if any(x != y for x in doctors for y in nurses):
        return Truth.YES
    unknown = any(says_nothing(x) for x in seats)
    unknown = unknown or any(
        not facts.people_in(x.id) or any(p.registrations is None for p in facts.people_in(x.id)) for x in executives
    )
    return Truth.UNKNOWN if unknown or not executives else Truth.NO


def _registered(person: Person, words: tuple[str, ...]) -> bool:
    return any(plain(x) in words for x in person.registrations or ())


def _appointments(s: Sitting, board: Body, seats: list[Seat], right: Callable[[Seat], Truth], who: str) -> Iterator[Outcome]:
    """Judge who appoints each of some seats."""
    name = s.facts.the(board.id)
    answers = {x.id: right(x) for x in seats}
    for seat in seats:
        if answers[seat.id] is Truth.NO:
            yield failed(f"Record {who} as appointing “{seat.title}” of {name}.", board.id, seat.id, field="appointed_by")
    if Truth.NO in answers.values():
        return
    if answers and Truth.UNKNOWN not in answers.values():
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"It is not recorded that {who} appoints to {name}.",
            board.id,
            *(x for x, y in answers.items() if y is Truth.UNKNOWN),
            question="Record who appoints to each seat.",
            field="appointed_by",
        )


def _by_governors(facts: Facts, actor: str) -> bool:
    body = facts.system.find(Body, actor)
    return actor == GOVERNORS or (body is not None and body.kind is BodyKind.COUNCIL_OF_GOVERNORS)


@each_board
def governors_appoint(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The governors appoint the chair and the other non-executives."""
    seats = [x for x in s.facts.seats(board.id) if has_role(x, SeatRole.CHAIR) or is_non_executive(x) is Truth.YES]
    yield from _appointments(
        s,
        board,
        seats,
        lambda x: Truth.of(None if not x.appointed_by else all(_by_governors(s.facts, y) for y in x.appointed_by)),
        "the council of governors",
    )


@each_board
def chief_executive_appointed(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The non-executives appoint the chief executive and the governors approve."""
    seats = [x for x in s.facts.seats(board.id) if has_role(x, SeatRole.CHIEF_EXECUTIVE)]
    yield from _appointments(
        s, board, seats, lambda x: _chief(s.facts, x), "the non-executive directors, with the governors' approval,"
    )


def _chief(facts: Facts, seat: Seat) -> Truth:
    if seat.appointed_by and not all(x == NON_EXECUTIVES for x in seat.appointed_by):
        return Truth.NO
    if seat.approved_by and not any(_by_governors(facts, x) for x in seat.approved_by):
        return Truth.NO
    return Truth.YES if seat.appointed_by and seat.approved_by else Truth.UNKNOWN


@each_board
def executives_appointed(s: Sitting, board: Body) -> Iterator[Outcome]:
    """A committee of the chair, the chief executive and the other non-executives appoints executive directors."""
    seats = [x for x in s.facts.seats(board.id) if x.category is Category.EXECUTIVE and not has_role(x, SeatRole.CHIEF_EXECUTIVE)]
    yield from _appointments(
        s, board, seats, lambda x: _executive(s.facts, x), "a committee of the chair, the chief executive and the non-executives"
    )


def _executive(facts: Facts, seat: Seat) -> Truth:
    if any(_by_governors(facts, x) for x in seat.appointed_by) or seat.appointed_by == (f"{OFFICE_PREFIX}chief_executive",):
        return Truth.NO
    three = {f"{OFFICE_PREFIX}chair", f"{OFFICE_PREFIX}chief_executive", NON_EXECUTIVES}
    committee = [facts.system.find(Body, x) for x in seat.appointed_by]
    return Truth.YES if three <= set(seat.appointed_by) or any(x is not None for x in committee) else Truth.UNKNOWN


@each_board
def chair_presides(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The chair of the trust presides at its council of governors."""
    facts, trust = s.facts, trust_of(s.facts, board)
    for council in councils_of(facts, trust.id) if trust else ():
        mine = {x.id for x in facts.chairs(board.id)}
        people = {p.id for x in mine for p in facts.people_in(x)}
        theirs = facts.chairs(council.id)
        named = {p.id for x in theirs for p in facts.people_in(x.id)}
        if (people & named) or any(x.ex_officio in mine for x in theirs):
            yield passed(council.id, board.id)
        elif (named and people) or any(x.ex_officio for x in theirs):
            yield failed(
                f"Record the chair of {facts.the(board.id)} as chair of {facts.the(council.id)}.",
                council.id,
                board.id,
                field="seats",
            )
        else:
            yield cannot_tell(
                f"It is not recorded who chairs {facts.the(council.id)}.", council.id, question="Record the chair.", field="seats"
            )


@each_nhs_trust_board
def nhs_trust_chair(s: Sitting, board: Body) -> Iterator[Outcome]:
    """NHS England appoints the chair of an NHS trust."""
    seats = list(s.facts.chairs(board.id))
    kind = OrganisationKind.NATIONAL_BODY
    yield from _appointments(
        s,
        board,
        seats,
        lambda x: Truth.of(None if not x.appointed_by else all(s.facts.kind_of(y) is kind for y in x.appointed_by)),
        "NHS England",
    )

"""The governing body of a clinical commissioning group, up to 30 June 2022 (NHS Act 2006, sections 14L and 14M; SI 2012/1631)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from icsdesk.domain.kinds import BodyKind, Category, LineKind, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Organisation, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.facts import Count, Facts, has_role, is_class, says_nothing
from icsdesk.rules.offices import employers, offices, plain
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each, on, those

_CARE = (
    OrganisationKind.NHS_TRUST,
    OrganisationKind.FOUNDATION_TRUST,
    OrganisationKind.GP_PROVIDER,
    OrganisationKind.PCN,
    OrganisationKind.PROVIDER,
)


@those(lambda s: s.system.every(Organisation))
def has_governing_body(s: Sitting, ccg: Organisation) -> Iterator[Outcome]:
    """Every group has a governing body."""
    if ccg.kind is OrganisationKind.CCG and not is_class(ccg):
        yield from on(s, ccg, _has_one)


def _has_one(s: Sitting, ccg: Organisation) -> Iterator[Outcome]:
    found = [x for x in s.facts.bodies(BodyKind.CCG_GOVERNING_BODY) if x.organisation == ccg.id]
    if found:
        yield passed(ccg.id, found[0].id)
    elif s.system.about.bodies_complete:
        yield failed(f"Add the Governing Body of {ccg.name}.", ccg.id)
    else:
        yield cannot_tell(f"No Governing Body is recorded for {ccg.name}.", ccg.id, question="Add it.")


@each(BodyKind.CCG_GOVERNING_BODY)
def six_members(s: Sitting, body: Body) -> Iterator[Outcome]:
    """At least six members, with a chair and a deputy chair."""
    seats, name = s.facts.seats(body.id), s.facts.the(body.id)
    count = s.facts.count(seats, s.facts.doubtful_seats(body.id))
    roles = [any(has_role(x, role) for x in seats) for role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR)]
    if count.low >= 6 and all(roles):
        yield passed(body.id)
    elif count.at_least(6) is Truth.NO and body.membership_complete:
        yield failed(f"Add members to {name}: it has {count.low} and must have at least six.", body.id, field="seats")
    else:
        yield cannot_tell(
            f"Six members with a chair and deputy chair are not recorded for {name}.",
            body.id,
            question="Record the members and who is chair and deputy.",
            field="seats",
        )


def _one_of(s: Sitting, body: Body, words: str, answers: dict[str, Truth], question: str) -> Outcome:
    """PASS when a seat fits, CANNOT_TELL when one may or the list is partial, FAIL when none does."""
    name = s.facts.the(body.id)
    if Truth.YES in answers.values():
        return passed(body.id, *(x for x, answer in answers.items() if answer is Truth.YES))
    if body.membership_complete and Truth.UNKNOWN not in answers.values():
        return failed(f"Add {words} to {name}.", body.id, field="seats")
    return cannot_tell(
        f"It is not recorded whether {name} has {words}.",
        body.id,
        *(x for x, y in answers.items() if y is Truth.UNKNOWN),
        question=question,
        field="seats",
    )


def _answers(s: Sitting, body: Body, look: Callable[[Facts, Seat, Body], Truth]) -> dict[str, Truth]:
    """What a look says of each member seat; a seat that says nothing of itself may be the one looked for."""
    seats = s.facts.seats(body.id)
    answers = {x.id: look(s.facts, x, body) for x in seats}
    return {x.id: Truth.UNKNOWN if answers[x.id] is Truth.NO and says_nothing(x) else answers[x.id] for x in seats}


@each(BodyKind.CCG_GOVERNING_BODY)
def finance_officer(s: Sitting, body: Body) -> Iterator[Outcome]:
    """The chief finance officer is a member and an employee of the group."""
    yield _one_of(
        s,
        body,
        "a chief finance officer employed by the group",
        _answers(s, body, _is_cfo),
        "Record the seat and its holder's employer.",
    )


def _is_cfo(facts: Facts, seat: Seat, body: Body) -> Truth:
    if not has_role(seat, SeatRole.CFO):
        return Truth.NO
    mine = {x for person in facts.people_in(seat.id) for x in employers(facts, person)}
    return Truth.of(None if not mine else facts.legal(body.id) in mine)


@each(BodyKind.CCG_GOVERNING_BODY)
def nurse(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A registered nurse who is not employed by a local provider."""
    yield _one_of(
        s,
        body,
        "a registered nurse from outside the local providers",
        _answers(s, body, _is_nurse),
        "Record the professional registration and the employer.",
    )


def _is_nurse(facts: Facts, seat: Seat, body: Body) -> Truth:
    people = facts.people_in(seat.id)
    if has_role(seat, SeatRole.REGISTERED_NURSE):
        return _not_local(facts, people)
    if not has_role(seat, SeatRole.NURSING_DIRECTOR, SeatRole.DIRECTOR_OF_QUALITY):
        known = [x for x in people if x.registrations is not None and "nurse" in map(plain, x.registrations)]
        return _not_local(facts, tuple(known)) if known else Truth.NO
    registered = [x.registrations for x in people]
    if not people or None in registered:
        return Truth.UNKNOWN
    return _not_local(facts, people) if any(x and "nurse" in map(plain, x) for x in registered) else Truth.NO


def _not_local(facts: Facts, people: tuple[Person, ...]) -> Truth:
    found = {x for person in people for x in employers(facts, person)}
    if not found:
        return Truth.UNKNOWN
    local = [facts.system.find(Organisation, x) for x in found]
    return Truth.of(not any(x is not None and x.kind in _CARE and x.area for x in local))


@each(BodyKind.CCG_GOVERNING_BODY)
def specialist(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A secondary care specialist doctor who is not employed by a local provider."""
    yield _one_of(
        s,
        body,
        "a secondary care specialist from outside the local providers",
        _answers(s, body, _is_specialist),
        "Record the seat and its holder's employer.",
    )


def _is_specialist(facts: Facts, seat: Seat, body: Body) -> Truth:
    return _not_local(facts, facts.people_in(seat.id)) if has_role(seat, SeatRole.SECONDARY_CARE_SPECIALIST) else Truth.NO


@each(BodyKind.CCG_GOVERNING_BODY)
def lay_people(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Two lay members, one qualified in audit or finance, the other with knowledge of the area."""
    lay = [x for x in s.facts.seats(body.id) if x.category is Category.LAY or has_role(x, SeatRole.LAY_MEMBER)]
    audit = [x for x in lay if any(y in plain(x.qualification) for y in ("audit", "financ", "12_3"))]
    area = [x for x in lay if any(y in plain(x.qualification) for y in ("area", "public", "patient", "12_4"))]
    name = s.facts.the(body.id)
    total = s.facts.count(lay)
    if any(x.id != y.id or (total.low > 1 and len(lay) == 1) for x in audit for y in area):
        yield passed(body.id)
    elif body.membership_complete and _fewer_than_two(total):
        yield failed(
            f"Add lay members to {name}: it must have two, one for audit and one who knows the area.", body.id, field="seats"
        )
    else:
        yield cannot_tell(
            f"It is not recorded whether {name} has two lay members with the two qualifications.",
            body.id,
            question="Record what each lay member is qualified in.",
            field="seats",
        )


def _fewer_than_two(count: Count) -> bool:
    return count.at_least(2) is Truth.NO


@each(BodyKind.CCG_GOVERNING_BODY)
def two_committees(s: Sitting, body: Body) -> Iterator[Outcome]:
    """An audit committee and a remuneration committee."""
    missing = []
    for kind in (BodyKind.AUDIT_COMMITTEE, BodyKind.REMUNERATION_COMMITTEE):
        if not any(_belongs(s.facts, x, body) for x in s.facts.bodies(kind)):
            missing.append(kind.label.lower())
    words, name = " and ".join(missing), s.facts.the(body.id)
    if not missing:
        yield passed(body.id)
    elif body.committees_complete:
        yield failed(f"Add the {words} of {name}.", body.id, field="committees_complete")
    else:
        yield cannot_tell(
            f"No {words} is recorded for {name}.",
            body.id,
            question="Add it, or say that the list of committees is complete.",
            field="committees_complete",
        )


def _belongs(facts: Facts, committee: Body, body: Body) -> bool:
    up = {x.finish for x in facts.lines_from(committee.id, LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO, LineKind.REPORTS_TO)}
    return (
        body.id in up
        or facts.legal(body.id) in {facts.legal(x) for x in up}
        or (not up and committee.organisation == body.organisation)
    )


@each(BodyKind.CCG_GOVERNING_BODY)
def no_councillors(s: Sitting, body: Body) -> Iterator[Outcome]:
    """No councillor and no Member of Parliament sits on the governing body."""
    facts, name = s.facts, s.facts.the(body.id)
    people = {x.id: (x, seat) for seat in facts.seats(body.id) for x in facts.people_in(seat.id)}
    barred = [
        (x, seat) for x, seat in people.values() if x.member_of_parliament or any(_councillor(y.role) for y in offices(facts, x))
    ]
    for person, seat in barred:
        yield failed(
            f"Make {person.name} attend {name} without being a member: a councillor could not sit on it.",
            body.id,
            seat.id,
            person.id,
            field="standing",
        )
    if not barred:
        yield cannot_tell(
            f"It is not recorded whether any member of {name} is a councillor.",
            body.id,
            question="Record other offices of its members.",
            field="seats",
        )


def _councillor(role: str) -> bool:
    return plain(role) in ("councillor", "county_councillor", "district_councillor", "borough_councillor", "city_councillor")

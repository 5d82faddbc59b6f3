"""Good practice inside a committee: terms of reference, quorum, audit kept apart, both sides of an oversight line."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Category, LineKind, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Organisation, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.checks.foundation_trusts import trust_of
from icsdesk.rules.checks.icb_conduct import judge_quorum
from icsdesk.rules.checks.icb_nonexecutives import board_seats, chair_people, is_non_executive
from icsdesk.rules.facts import BOARDS, Facts, has_role
from icsdesk.rules.offices import sits_on
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, not_applicable, passed
from icsdesk.rules.sitting import Sitting, each, every_body, those

_EXECUTIVES = (
    SeatRole.CHIEF_EXECUTIVE,
    SeatRole.CFO,
    SeatRole.MEDICAL_DIRECTOR,
    SeatRole.NURSING_DIRECTOR,
    SeatRole.MANAGING_DIRECTOR,
)
_UP = (LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO, LineKind.REPORTS_TO)


def boards_above(facts: Facts, committee: Body) -> tuple[Body, ...]:
    """The boards a committee belongs to: by a line, or those of its organisation."""
    found = [facts.system.find(Body, x.finish) for x in facts.lines_from(committee.id, *_UP)]
    direct = [x for x in found if x is not None]
    owners = {facts.legal(x.finish) for x in facts.lines_from(committee.id, *_UP)} | (
        {committee.organisation} if committee.organisation else set()
    )
    boards = [x for owner in sorted(owners) for x in facts.system.bodies_of(owner) if _is_board(x) and facts.here(x)]
    return tuple({x.id: x for x in (*direct, *boards)}.values())


def _is_board(body: Body) -> bool:
    return not BOARDS.isdisjoint((body.kind, *body.also))


@those(every_body)
def complete_terms(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A committee given powers has terms of reference, a chair, a quorum and members recorded."""
    if s.facts.here(body) and body.kind not in BOARDS and s.facts.lines_to(body.id, LineKind.DELEGATES_TO):
        have = {
            "terms of reference": body.terms_of_reference or body.constitution,
            "chair": s.facts.chairs(body.id),
            "quorum": body.quorum,
            "members": s.facts.seats(body.id),
        }
        missing = [x for x, found in have.items() if not found]
        if missing:
            field = {"terms of reference": "terms_of_reference", "quorum": "quorum"}.get(missing[0], "seats")
            yield cannot_tell(
                f"{', '.join(missing).capitalize()} not recorded for {s.facts.the(body.id)}, which is given powers.",
                body.id,
                question="Fill them in.",
                field=field,
            )
        else:
            yield passed(body.id)


@those(every_body)
def quorum_sense(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A quorum, where recorded, can be met and is more than one."""
    if s.facts.here(body) and body.quorum is not None and s.facts.seats(body.id):
        yield from judge_quorum(s, body, least=2)


@each(BodyKind.AUDIT_COMMITTEE)
def board_chair_not_audit(s: Sitting, audit: Body) -> Iterator[Outcome]:
    """The chair of the board neither chairs its audit committee nor sits on it."""
    facts, name = s.facts, s.facts.the(audit.id)
    here = {p.id for x in facts.seats(audit.id) for p in facts.people_in(x.id)}
    offices = {x.ex_officio for x in facts.seats(audit.id) if x.ex_officio}
    boards = boards_above(facts, audit)
    known = False
    for board in boards:
        people, _ = chair_people(facts, board)
        seats = {x.id for x in facts.chairs(board.id)}
        known = known or bool(people and here)
        if people & here or seats & offices:
            yield failed(
                f"Choose someone other than the chair of {facts.the(board.id)} for {name}.", audit.id, board.id, field="seats"
            )
            return
    if known:
        yield passed(audit.id)
    else:
        yield cannot_tell(
            f"It is not recorded who sits on {name}, or who chairs its board.", audit.id, question="Record both.", field="seats"
        )


@each(BodyKind.AUDIT_COMMITTEE)
def no_executives_on_audit(s: Sitting, audit: Body) -> Iterator[Outcome]:
    """Executives attend the audit committee and are not members of it."""
    answers = {x.id: _executive_here(s.facts, audit, x) for x in s.facts.seats(audit.id)}
    name = s.facts.the(audit.id)
    wrong = [x for x, answer in answers.items() if answer is Truth.YES]
    if wrong:
        yield failed(
            f"Let “{s.facts.name(wrong[0])}” attend {name} without being a member: executives do not sit on audit.",
            audit.id,
            wrong[0],
            field="standing",
        )
    elif answers and Truth.UNKNOWN not in answers.values():
        yield passed(audit.id)
    else:
        yield cannot_tell(
            f"It is not recorded what class of member each seat on {name} is.",
            audit.id,
            question="Record the class of each seat.",
            field="seats",
        )


def _executive_here(facts: Facts, audit: Body, seat: Seat) -> Truth:
    people = {x.id for x in facts.people_in(seat.id)}
    office = {seat.ex_officio} if seat.ex_officio else set()
    mine = [seat, *(x for board in boards_above(facts, audit) for x in board_seats(facts, board, people, office))]
    if any(x.category is Category.EXECUTIVE or has_role(x, *_EXECUTIVES) for x in mine):
        return Truth.YES
    return Truth.NO if any(is_non_executive(x) is Truth.YES or x.category is not None for x in mine) else Truth.UNKNOWN


@each(BodyKind.AUDIT_COMMITTEE)
def trust_audit(s: Sitting, audit: Body) -> Iterator[Outcome]:
    """A foundation trust's audit committee is made up of non-executive directors."""
    boards = [x for x in boards_above(s.facts, audit) if x.kind is BodyKind.TRUST_BOARD]
    trusts = [x for x in (trust_of(s.facts, y) for y in boards) if x is not None]
    if not any(x.kind is OrganisationKind.FOUNDATION_TRUST for x in trusts):
        yield not_applicable("Not a foundation trust's committee", audit.id)
        return
    yield from _all_non_executive(s, audit, boards)


def _all_non_executive(s: Sitting, committee: Body, boards: list[Body]) -> Iterator[Outcome]:
    facts, name = s.facts, s.facts.the(committee.id)
    answers = {}
    for seat in facts.seats(committee.id):
        people = {x.id for x in facts.people_in(seat.id)}
        office = {seat.ex_officio} if seat.ex_officio else set()
        mine = [seat, *(x for board in boards for x in board_seats(facts, board, people, office))]
        if any(x.category is Category.EXECUTIVE or has_role(x, *_EXECUTIVES) for x in mine):
            answers[seat.id] = Truth.NO
        else:
            answers[seat.id] = Truth.YES if any(is_non_executive(x) is Truth.YES for x in mine) else Truth.UNKNOWN
    wrong = [x for x, answer in answers.items() if answer is Truth.NO]
    if wrong:
        yield failed(
            f"Let “{facts.name(wrong[0])}” attend {name} without being a member: only non-executive directors sit on it.",
            committee.id,
            wrong[0],
            field="seats",
        )
    elif answers and Truth.UNKNOWN not in answers.values():
        yield passed(committee.id)
    else:
        yield cannot_tell(
            f"It is not recorded whether every member of {name} is a non-executive director.",
            committee.id,
            question="Record its members and their class.",
            field="seats",
        )


@each(BodyKind.REMUNERATION_COMMITTEE)
def trust_pay(s: Sitting, committee: Body) -> Iterator[Outcome]:
    """A foundation trust's pay committee is made up of non-executive directors."""
    yield from trust_audit_like(s, committee)


def trust_audit_like(s: Sitting, committee: Body) -> Iterator[Outcome]:
    """Judge a committee that must be made up of a foundation trust's non-executive directors."""
    boards = [x for x in boards_above(s.facts, committee) if x.kind is BodyKind.TRUST_BOARD]
    trusts: list[Organisation] = [x for x in (trust_of(s.facts, y) for y in boards) if x is not None]
    if any(x.kind is OrganisationKind.FOUNDATION_TRUST for x in trusts):
        yield from _all_non_executive(s, committee, boards)


@each(BodyKind.AUDIT_COMMITTEE)
def audit_to_board(s: Sitting, audit: Body) -> Iterator[Outcome]:
    """The audit committee answers to the board, not to finance or the executive."""
    facts, name = s.facts, s.facts.the(audit.id)
    above = [x.finish for x in facts.lines_from(audit.id, LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO)]
    wrong = [x for x in (s.system.find(Body, y) for y in above) if x is not None and x.kind not in BOARDS]
    if wrong:
        yield failed(f"Draw {name} under the board, not under {facts.the(wrong[0].id)}.", audit.id, wrong[0].id, field="lines")
    elif above or audit.organisation:
        yield passed(audit.id)
    else:
        yield cannot_tell(
            f"It is not recorded which board {name} answers to.", audit.id, question="Draw the line.", field="lines"
        )


_OVERSIGHT = (LineKind.ACCOUNTABLE_TO, LineKind.OVERSEES, LineKind.ASSURES, LineKind.SCRUTINISES)


@those(every_body)
def both_sides(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Nobody chairs a body and the body that holds it to account, and no chair of scrutiny sits on what it scrutinises."""
    facts = s.facts
    chairs = chair_people(facts, body)[0] if facts.here(body) else set()
    if not chairs:
        return
    clashes = [*_chairs_both(s, body, chairs), *_sits_on_what_it_scrutinises(s, body, chairs)]
    yield from clashes or [passed(body.id)]


def _chairs_both(s: Sitting, body: Body, chairs: set[str]) -> Iterator[Outcome]:
    facts = s.facts
    for line in facts.lines_from(body.id, *_OVERSIGHT):
        other = s.system.find(Body, line.finish)
        if other is not None and (clash := chairs & chair_people(facts, other)[0]):
            yield failed(
                f"Choose a different chair for {facts.the(body.id)} or {facts.the(other.id)}: {facts.names(clash)} chairs both.",
                body.id,
                other.id,
                line.id,
                field="seats",
            )


def _sits_on_what_it_scrutinises(s: Sitting, body: Body, chairs: set[str]) -> Iterator[Outcome]:
    facts = s.facts
    if body.kind not in (BodyKind.SCRUTINY, BodyKind.JOINT_SCRUTINY):
        return
    for person in sorted(chairs):
        there = [x for x in sits_on(facts, s.system.need(Person, person)) if _scrutinised(s, x)]
        if there:
            yield failed(
                f"Record how {facts.name(person)}, who chairs {facts.the(body.id)} and sits on {facts.the(there[0])}, keeps the two apart.",
                body.id,
                there[0],
                person,
                field="seats",
            )


def _scrutinised(s: Sitting, body: str) -> bool:
    record = s.system.find(Body, body)
    return record is not None and record.kind in (
        BodyKind.ICP,
        BodyKind.ICB_BOARD,
        BodyKind.TRUST_BOARD,
        BodyKind.PLACE_PARTNERSHIP,
    )

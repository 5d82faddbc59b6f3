"""To whom a foundation trust may pass its powers (NHS Act 2006, Schedule 7, paragraph 15)."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Category, OrganisationKind
from icsdesk.domain.records import Body, Line, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.bases import BEGAN, Basis, basis_of_body, basis_of_line
from icsdesk.rules.checks.delegation_lines import each_delegation
from icsdesk.rules.facts import Facts
from icsdesk.rules.offices import committees_of
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting


@each_delegation
def foundation_trust(s: Sitting, line: Line) -> Iterator[Outcome]:
    """A foundation trust delegates to an executive director, a committee of directors, or under sections 65Z5 and 65Z6."""
    facts, trust = s.facts, s.facts.legal(line.start)
    if facts.kind_of(trust) is not OrganisationKind.FOUNDATION_TRUST:
        return
    to, whose = facts.name(line.finish), facts.name(trust)
    answer = Truth.YES if _under_2022_powers(s, line) else _may_take(facts, trust, line.finish)
    if answer is Truth.YES:
        yield passed(line.start, line.id)
    elif answer is Truth.NO:
        yield failed(
            f"Change the delegation from {whose} to {to}: its powers go only to an executive director or a committee made up of its directors.",
            line.start,
            line.id,
            line.finish,
            field="finish",
        )
    else:
        yield cannot_tell(
            f"Whether {to} is made up of directors of {whose}, or acts under another power, is not clear from what is recorded.",
            line.start,
            line.id,
            line.finish,
            question="Record its members, or the legal power used.",
            field="power",
        )


def _under_2022_powers(s: Sitting, line: Line) -> bool:
    body = s.system.find(Body, line.finish)
    found = {basis_of_line(s.facts, line), basis_of_body(s.facts, body) if body else None}
    return any(x in found and (s.day is None or s.day >= BEGAN[x]) for x in (Basis.S65Z5, Basis.S65Z6))


def _may_take(facts: Facts, trust: str, to: str) -> Truth:
    boards = committees_of(facts, trust, BodyKind.TRUST_BOARD)
    directors = [seat for board in boards for seat in facts.seats(board.id)]
    seat, person, body = facts.system.find(Seat, to), facts.system.find(Person, to), facts.system.find(Body, to)
    if seat is not None:
        return _executive(seat) if seat.id in {x.id for x in directors} else Truth.UNKNOWN
    if person is not None:
        held = [x for x in directors if person.id in {y.id for y in facts.people_in(x.id)}]
        return _executive(held[0]) if held else Truth.UNKNOWN
    return _committee_of_directors(facts, body, boards, directors) if body else Truth.UNKNOWN


def _executive(seat: Seat) -> Truth:
    return Truth.of(None if seat.category is None else seat.category is Category.EXECUTIVE)


def _committee_of_directors(facts: Facts, body: Body, boards: tuple[Body, ...], directors: list[Seat]) -> Truth:
    known = {person.id for seat in directors for person in facts.people_in(seat.id)}
    offices = {x.id for x in directors}
    complete = bool(boards) and all(x.membership_complete for x in boards)
    answers = []
    for seat in facts.seats(body.id):
        people = {x.id for x in facts.people_in(seat.id)}
        if seat.ex_officio in offices or (people and people <= known):
            answers.append(Truth.YES)
        else:
            answers.append(Truth.NO if people and complete else Truth.UNKNOWN)
    if Truth.NO in answers:
        return Truth.NO
    return Truth.YES if answers and Truth.UNKNOWN not in answers and body.membership_complete is not False else Truth.UNKNOWN

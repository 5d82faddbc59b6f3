"""How an integrated care board is set up, decides and answers: order, constitution, quorum, public meetings, who may sit."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Category, LineKind, OrganisationKind, SeatRole, Voting
from icsdesk.domain.records import Body, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.checks.icb_nominations import group_of
from icsdesk.rules.checks.icb_nonexecutives import board_seats
from icsdesk.rules.facts import Facts
from icsdesk.rules.offices import plain
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each


@each(BodyKind.ICB_BOARD)
def established_by_order(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board was set up by NHS England for an area and has a published constitution."""
    certain = s.facts.parties(board.founders)[0] - {s.facts.legal(board.id)}
    name = s.facts.the(board.id)
    area = board.area or board.place or getattr(s.facts.organisation(board.id), "area", ())
    if certain and not any(s.facts.kind_of(x) is OrganisationKind.NATIONAL_BODY for x in certain):
        yield failed(
            f"Record NHS England as the body that established {name}, not {s.facts.names(certain)}.", board.id, field="founders"
        )
    elif certain and area and board.constitution:
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"The order that set up {name}, its area or its constitution is not recorded.",
            board.id,
            question="Record who established it, its area, and its constitution.",
            field="constitution",
        )


@each(BodyKind.ICB_BOARD)
def constitution_approved(s: Sitting, board: Body) -> Iterator[Outcome]:
    """NHS England approved the constitution in force."""
    paper, name = board.constitution, s.facts.the(board.id)
    if paper and any(s.facts.kind_of(x) is OrganisationKind.NATIONAL_BODY for x in paper.approved_by):
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"It is not recorded that NHS England approved the constitution of {name}.",
            board.id,
            question="Record who approved it and when.",
            field="constitution",
        )


@each(BodyKind.ICB_BOARD)
def not_disqualified(s: Sitting, board: Body) -> Iterator[Outcome]:
    """No member is recorded as a Member of Parliament or as otherwise disqualified; nothing is worked out."""
    yield from _disqualified(s, board)


def _disqualified(s: Sitting, board: Body) -> Iterator[Outcome]:
    people = {p.id: (p, seat) for seat in s.facts.seats(board.id) for p in s.facts.people_in(seat.id)}
    name, wrong, unknown = s.facts.the(board.id), False, False
    for person, seat in people.values():
        if person.member_of_parliament or person.disqualifications:
            wrong = True
            reason = "a Member of Parliament" if person.member_of_parliament else ", ".join(person.disqualifications or ())
            yield failed(f"Replace {person.name} on {name}: recorded as {reason}.", board.id, seat.id, person.id, field="seats")
        elif person.member_of_parliament is None or person.disqualifications is None:
            unknown = True
    if wrong:
        return
    if people and not unknown:
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"It is not recorded for every member of {name} that nothing disqualifies them.",
            board.id,
            question="Record it from their declarations.",
            field="seats",
        )


@each(BodyKind.ICB_BOARD)
def different_people(s: Sitting, board: Body) -> Iterator[Outcome]:
    """One person does not fill two of the seats that different groups nominate, nor an executive and a partner seat."""
    facts, name = s.facts, s.facts.the(board.id)
    held: dict[str, dict[str, str]] = {}
    for seat in facts.seats(board.id):
        word = _required(facts, seat)
        for person in facts.people_in(seat.id) if word else ():
            held.setdefault(person.id, {})[seat.id] = word
    twice = {x: seats for x, seats in held.items() if len(set(seats.values())) > 1}
    for who, seats in twice.items():
        titles = " and ".join(f"“{s.facts.name(x)}”" for x in seats)
        yield failed(
            f"Give one of the seats {titles} on {name} to someone other than {facts.name(who)}.",
            board.id,
            *seats,
            who,
            field="seats",
        )
    if not twice:
        yield (
            passed(board.id)
            if held
            else cannot_tell(
                f"It is not recorded who fills the seats of {name}.", board.id, question="Record the holders.", field="seats"
            )
        )


def _required(facts: Facts, seat: Seat) -> str:
    group = group_of(facts, seat)
    if group is not None:
        return group.value
    return "executive" if seat.category is Category.EXECUTIVE else ""


def voting_seats(facts: Facts, body: Body) -> tuple[Seat, ...]:
    """Member seats of a body that are not recorded as without a vote."""
    return tuple(x for x in facts.seats(body.id) if x.voting is not Voting.NO)


_WORDS = {
    "chair_or_deputy": {"chair", "vice_chair"},
    "chair": {"chair"},
    "non_executive": {"non_executive", "senior_non_executive"},
    "non_executive_member": {"non_executive", "senior_non_executive"},
    "executive": {"executive", "chief_executive", "cfo", "medical_director", "nursing_director"},
    "clinical": {"medical_director", "nursing_director", "gp"},
    "director_of_public_health": {"dph"},
    "chief_finance_officer": {"cfo"},
    "partner_member": {"partner"},
}


_KNOWN = {x.value for x in (*SeatRole, *Category)}


def has_category(facts: Facts, body: Body, words: str) -> Truth:
    """Whether a body has a seat of the class or office a quorum names; words the program does not know settle nothing."""
    wanted = _WORDS.get(plain(words), {plain(words)})
    for seat in facts.seats(body.id):
        mine = {x.value for x in (seat.role, seat.category, *seat.also_roles) if x is not None} | {plain(seat.title)}
        if mine & wanted:
            return Truth.YES
    silent = any(x.role is None and x.category is None for x in facts.seats(body.id))
    return Truth.NO if wanted <= _KNOWN and not silent else Truth.UNKNOWN


@each(BodyKind.ICB_BOARD)
def quorum_possible(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The quorum can be met from the seats there are."""
    yield from judge_quorum(s, board)


def judge_quorum(s: Sitting, body: Body, least: int = 0) -> Iterator[Outcome]:
    """Judge whether a body's quorum is recorded and can be met from its seats."""
    quorum, name, facts = body.quorum, s.facts.the(body.id), s.facts
    seats = facts.count(voting_seats(facts, body), facts.doubtful_seats(body.id))
    found = {x: has_category(facts, body, x) for x in quorum.required} if quorum else {}
    missing = [x for x, answer in found.items() if answer is Truth.NO]
    if quorum is None or quorum.count is None or not facts.seats(body.id):
        yield cannot_tell(
            f"The quorum of {name}, or its seats, is not recorded.",
            body.id,
            question="Record the quorum from the standing orders.",
            field="quorum",
        )
    elif quorum.count < least:
        yield failed(f"Raise the quorum of {name}: {quorum.count} is too few to decide anything.", body.id, field="quorum")
    elif seats.high is not None and seats.high < quorum.count and body.membership_complete:
        yield failed(
            f"Lower the quorum of {name} or add seats: it asks for {quorum.count} and there are {seats.high} with a vote.",
            body.id,
            field="quorum",
        )
    elif missing and body.membership_complete:
        yield failed(
            f"Change the quorum of {name} or add the seat: it asks for {', '.join(x.replace('_', ' ') for x in missing)}, and no seat is that.",
            body.id,
            field="quorum",
        )
    elif missing or Truth.UNKNOWN in found.values() or seats.low < quorum.count:
        yield cannot_tell(
            f"Whether the quorum of {name} can be met is not clear from the seats recorded.",
            body.id,
            question="Complete the list of members, and say what office or class each seat is.",
            field="membership_complete",
        )
    else:
        yield passed(body.id)


@each(BodyKind.ICB_BOARD)
def meets_in_public(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board meets in public, and so does any committee that every member of the board sits on."""
    name = s.facts.the(board.id)
    if board.meets_in_public is False:
        yield failed(f"Record {name} as meeting in public.", board.id, field="meets_in_public")
        return
    for committee in _whole_board(s.facts, board):
        if committee.meets_in_public is False:
            yield failed(
                f"Record {s.facts.the(committee.id)} as meeting in public: every member of the board sits on it.",
                committee.id,
                board.id,
                field="meets_in_public",
            )
            return
    if board.meets_in_public:
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"It is not recorded whether {name} meets in public.", board.id, question="Record it.", field="meets_in_public"
        )


def _whole_board(facts: Facts, board: Body) -> list[Body]:
    people = {p.id for x in facts.seats(board.id) for p in facts.people_in(x.id)}
    offices = {x.id for x in facts.seats(board.id)}
    found = []
    for line in facts.lines_to(board.id, LineKind.COMMITTEE_OF):
        body = facts.system.find(Body, line.start)
        if body is None:
            continue
        there = {p.id for x in facts.seats(body.id) for p in facts.people_in(x.id)}
        by_office = {x.ex_officio for x in facts.seats(body.id)}
        if (people and people <= there) or (offices and offices <= by_office):
            found.append(body)
    return found


@each(BodyKind.ICB_BOARD)
def answers_to_nhs_england(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board is accountable to NHS England, and to nobody else."""
    facts, name = s.facts, s.facts.the(board.id)
    lines = [x for party in {board.id, facts.legal(board.id)} for x in facts.lines_from(party, LineKind.ACCOUNTABLE_TO)]
    lines = [x for x in lines if facts.legal(x.finish) != facts.legal(board.id)]
    wrong = [
        x
        for x in lines
        if facts.kind_of(x.finish) is not OrganisationKind.NATIONAL_BODY
        and facts.kind_of(facts.owner(x.finish)) is not OrganisationKind.NATIONAL_BODY
    ]
    if wrong:
        yield failed(
            f"Change the line from {name} to {facts.name(wrong[0].finish)}: the board is accountable to NHS England.",
            board.id,
            wrong[0].id,
            wrong[0].finish,
            field="lines",
        )
    elif lines:
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"No line shows whom {name} is accountable to.", board.id, question="Draw the line to NHS England.", field="lines"
        )


@each(BodyKind.ICB_BOARD)
def registers_kept(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Members of the board and of its committees have an entry in a register of interests."""
    people = {p.id: p for seat in s.facts.seats(board.id) for p in s.facts.people_in(seat.id)}
    missing = [x for x in people.values() if not x.interests and not x.interests_link]
    name = s.facts.the(board.id)
    if people and not missing:
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"A register of interests is not recorded for every member of {name}.",
            board.id,
            *(x.id for x in missing),
            question="Record the link to each entry.",
            field="interests",
        )


@each(BodyKind.ICB_BOARD)
def private_interests(s: Sitting, board: Body) -> Iterator[Outcome]:
    """A private healthcare interest is asked about, never judged."""
    for seat in s.facts.seats(board.id):
        for person in s.facts.people_in(seat.id):
            if any("private" in plain(x) for x in person.interests):
                yield cannot_tell(
                    f"{person.name} on {s.facts.the(board.id)} has an interest in private healthcare recorded.",
                    board.id,
                    seat.id,
                    person.id,
                    question="Record the appointer's own assessment that it does not undermine the independence of the health service.",
                    field="interests",
                )


def _trust_office(facts: Facts, person: Person) -> list[str]:
    found = [
        x.organisation
        for x in person.offices
        if x.organisation and plain(x.role) in ("chair", "non_executive", "non_executive_director", "ned")
    ]
    trusts = [x for x in found if facts.kind_of(x) is OrganisationKind.NHS_TRUST]
    for board in facts.bodies(BodyKind.TRUST_BOARD):
        if facts.kind_of(board.id) is OrganisationKind.NHS_TRUST:
            seats = board_seats(facts, board, {person.id}, set())
            trusts += [
                facts.legal(board.id)
                for x in seats
                if x.category is Category.NON_EXECUTIVE or (x.role and x.role.value in ("chair", "non_executive"))
            ]
    return trusts


@each(BodyKind.ICB_BOARD)
def trust_offices(s: Sitting, board: Body) -> Iterator[Outcome]:
    """A member who also chairs, or is a non-executive of, an NHS trust is asked about, unless in the seat the trusts nominate."""
    asked = False
    for seat in s.facts.seats(board.id):
        for person in s.facts.people_in(seat.id):
            trusts = _trust_office(s.facts, person)
            group = group_of(s.facts, seat)
            if trusts and not (group and group.value == "nhs_trusts_and_fts"):
                asked = True
                yield cannot_tell(
                    f"{person.name} on {s.facts.the(board.id)} is also chair or a non-executive of {s.facts.names(trusts)}, which the trust's regulations may rule out.",
                    board.id,
                    seat.id,
                    person.id,
                    question="End one of the two, or record the exception that applies.",
                    field="offices",
                )
    if not asked:
        yield passed(board.id)

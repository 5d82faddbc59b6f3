"""NHS trusts and provider collaboratives: who is an executive, the balance of a board, who belongs to a collaborative."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Category, LineKind, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Organisation
from icsdesk.domain.times import Truth
from icsdesk.rules.checks.foundation_trusts import each_board, each_nhs_trust_board, trust_of
from icsdesk.rules.checks.icb_nonexecutives import is_non_executive
from icsdesk.rules.facts import Facts, has_role, is_class
from icsdesk.rules.offices import employers, plain
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each, every_organisation, on, those

_TRUSTS = (OrganisationKind.NHS_TRUST, OrganisationKind.FOUNDATION_TRUST)
_COLLABORATIVES = (BodyKind.PROVIDER_COLLABORATIVE, BodyKind.TRUST_GROUP)


def members(facts: Facts, body: Body) -> set[str]:
    """Organisations that belong to a collaborative: by line, as founder, or by a seat that represents them."""
    found = {facts.legal(x.start) for x in facts.lines_to(body.id, LineKind.MEMBER_OF)}
    found |= facts.parties(body.founders)[0]
    found |= {facts.legal(y) for x in facts.seats(body.id) for y in (*x.represents, *x.appointed_by)}
    return found


@those(every_organisation(*_TRUSTS))
def every_trust_belongs(s: Sitting, trust: Organisation) -> Iterator[Outcome]:
    """Every acute and mental health trust belongs to a provider collaborative."""
    if not is_class(trust):
        yield from on(s, trust, _belongs)


def _belongs(s: Sitting, trust: Organisation) -> Iterator[Outcome]:
    services = {plain(x) for x in trust.service_types}
    if services and not any("acute" in x or "mental" in x for x in services):
        return
    if any(trust.id in members(s.facts, x) for x in s.facts.bodies(*_COLLABORATIVES)):
        yield passed(trust.id)
    elif services and s.system.about.bodies_complete:
        yield failed(f"Record the provider collaborative that {trust.name} belongs to.", trust.id, field="lines")
    else:
        yield cannot_tell(
            f"No provider collaborative is recorded for {trust.name}.",
            trust.id,
            question="Record its membership and its services.",
            field="lines",
        )


@each(BodyKind.PROVIDER_COLLABORATIVE)
def two_trusts(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A provider collaborative has at least two trusts and says what form it takes."""
    trusts = {x for x in members(s.facts, body) if s.facts.kind_of(x) in _TRUSTS}
    name = s.facts.the(body.id)
    if len(trusts) > 1 and body.legal_form is not None:
        yield passed(body.id)
    elif len(trusts) < 2 and body.membership_complete:
        yield failed(
            f"Add another trust to {name}, or change its kind: a collaborative has at least two.", body.id, field="seats"
        )
    else:
        yield cannot_tell(
            f"The trusts in {name}, or the form it takes, are not recorded.", body.id, question="Record both.", field="legal_form"
        )


@each_nhs_trust_board
def executives_employed(s: Sitting, board: Body) -> Iterator[Outcome]:
    """An executive director of an NHS trust is its employee and a non-executive is not."""
    trust, name, unknown = trust_of(s.facts, board), s.facts.the(board.id), False
    for seat in s.facts.seats(board.id):
        people = s.facts.people_in(seat.id)
        unknown = unknown or not people or any(not employers(s.facts, x) for x in people)
        staff = [x for x in people if trust and trust.id in employers(s.facts, x)]
        if staff and is_non_executive(seat) is Truth.YES:
            yield failed(
                f"Record “{seat.title}” on {name} as executive, or replace {staff[0].name}: an employee is not a non-executive.",
                board.id,
                seat.id,
                field="category",
            )
            return
    if s.facts.seats(board.id) and not unknown:
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"It is not recorded who employs the directors on {name}.",
            board.id,
            question="Record the employers.",
            field="employers",
        )


@each_nhs_trust_board
def number_of_directors(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The trust's establishment order fixes how many directors there are; a chart does not hold the order."""
    yield cannot_tell(
        f"The numbers of directors in the establishment order of {s.facts.name(s.facts.legal(board.id))} are not part of the chart.",
        board.id,
        question="Look in the order.",
    )


def _balance(s: Sitting, board: Body) -> Iterator[Outcome]:
    seats = [x for x in s.facts.seats(board.id) if not has_role(x, SeatRole.CHAIR)]
    independent = s.facts.count(x for x in seats if is_non_executive(x) is Truth.YES and x.independent)
    unset = [
        x for x in seats if is_non_executive(x) is Truth.UNKNOWN or (is_non_executive(x) is Truth.YES and x.independent is None)
    ]
    total, name = s.facts.count(seats), s.facts.the(board.id)
    if seats and not unset and independent.low * 2 >= total.low:
        yield passed(board.id)
    elif seats and not unset and board.membership_complete:
        yield failed(
            f"Explain why fewer than half of {name}, its chair aside, are independent non-executives: {independent.low} of {total.low}.",
            board.id,
            field="seats",
        )
    else:
        yield cannot_tell(
            f"It is not recorded which directors on {name} are independent.",
            board.id,
            question="Record the class of each seat and whether its holder is independent.",
            field="independent",
        )


ft_balance = each_board(_balance)
nhs_trust_balance = each_nhs_trust_board(_balance)


def balance(s: Sitting) -> Iterator[Outcome]:
    """At least half of a trust's board, its chair aside, are independent non-executives."""
    yield from ft_balance(s)
    yield from nhs_trust_balance(s)


@each_board
def non_executives_are_members(s: Sitting, board: Body) -> Iterator[Outcome]:
    """A foundation trust's non-executives belong to its public or patients' constituency, or exercise functions for its university."""
    seats = [x for x in s.facts.seats(board.id) if is_non_executive(x) is Truth.YES or x.category is Category.NON_EXECUTIVE]
    silent = [x for x in seats if not any(y in plain(x.qualification) for y in ("constituency", "university"))]
    if seats and not silent:
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"It is not recorded whether each non-executive on {s.facts.the(board.id)} is a member of a public constituency.",
            board.id,
            *(x.id for x in silent),
            question="Ask the company secretary, and record it as the seat's qualification.",
            field="qualification",
        )

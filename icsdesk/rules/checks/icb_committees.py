"""Committees of an integrated care board (NHS Act 2006, Schedule 1B, paragraph 11)."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, LegalForm, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.facts import Facts
from icsdesk.rules.functions import names_function
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, every_body, on, those

_ICB_KINDS = (BodyKind.ICB_COMMITTEE, BodyKind.ICB_SUBCOMMITTEE, BodyKind.ICB_PLACE_COMMITTEE)
_OTHER_LAW = (BodyKind.ICP, BodyKind.HWB, BodyKind.JOINT_HWB, BodyKind.SCRUTINY, BodyKind.JOINT_SCRUTINY)
_NOT_COMMISSIONING = (BodyKind.AUDIT_COMMITTEE, BodyKind.REMUNERATION_COMMITTEE)


def is_icb_committee(facts: Facts, body: Body) -> bool:
    """Whether a body is recorded as a committee of an integrated care board: by kind, by legal form or by a line to its board."""
    if body.kind in _ICB_KINDS or body.legal_form is LegalForm.COMMITTEE_OF_ICB:
        return True
    up = facts.lines_from(body.id, LineKind.COMMITTEE_OF)
    joint = len(facts.parties(body.founders)[0]) > 1 or body.kind in _OTHER_LAW
    return not joint and any(facts.kind_of(x.finish) is OrganisationKind.ICB for x in up)


def icb_board_of(facts: Facts, body: Body) -> str:
    """The board of the integrated care board a committee belongs to, or the only one there is, or nothing."""
    up = [x.finish for x in facts.lines_from(body.id, LineKind.COMMITTEE_OF)]
    for owner in (facts.owner(body.id), *up, *(facts.legal(x) for x in up)):
        for party in (owner, *(x.id for x in facts.system.bodies_of(owner))):
            board = facts.system.find(Body, party)
            if board is not None and BodyKind.ICB_BOARD in (board.kind, *board.also) and facts.here(board):
                return board.id
    boards = facts.bodies(BodyKind.ICB_BOARD)
    return boards[0].id if len(boards) == 1 else ""


@those(every_body)
def commissioning_members(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Members of a committee that commissions are appointed or approved by the chair of the integrated care board."""
    if body.kind not in _NOT_COMMISSIONING and body.kind is not BodyKind.ICB_BOARD and is_icb_committee(s.facts, body):
        yield from on(s, body, _members)


def _members(s: Sitting, body: Body) -> Iterator[Outcome]:
    facts, name = s.facts, s.facts.the(body.id)
    given = facts.lines_to(body.id, LineKind.DELEGATES_TO)
    functions = (*body.functions, *(y for x in given for y in x.functions))
    if not functions:
        yield cannot_tell(
            f"It is not recorded whether {name} commissions services.",
            body.id,
            question="Record its functions.",
            field="functions",
        )
        return
    if not any(names_function(functions, x) for x in ("commissioning", "primary_contractors", "specialised_services")):
        return
    board, answers = icb_board_of(facts, body), {}
    for seat in facts.seats(body.id):
        answers[seat.id] = _approved(facts, seat, board)
        if answers[seat.id] is Truth.NO:
            yield failed(
                f"Record the chair of the Integrated Care Board as approving “{seat.title}” on {name}, which commissions services.",
                body.id,
                seat.id,
                field="approved_by",
            )
    if Truth.NO in answers.values():
        return
    if answers and Truth.UNKNOWN not in answers.values():
        yield passed(body.id)
    else:
        yield cannot_tell(
            f"It is not recorded whether the chair of the Integrated Care Board approved the members of {name}.",
            body.id,
            *(x for x, answer in answers.items() if answer is Truth.UNKNOWN),
            question="Record who appoints and who approves each member.",
            field="approved_by",
        )


def _approved(facts: Facts, seat: Seat, board: str) -> Truth:
    if any(facts.is_chair(x, board) for x in (*seat.appointed_by, *seat.approved_by)):
        return Truth.YES
    return Truth.NO if seat.appointed_by and seat.approved_by else Truth.UNKNOWN

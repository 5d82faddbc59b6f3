"""Whether the right person appoints to an office and the right one approves (NHS Act 2006, Schedule 1B, paragraphs 5 to 7)."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Office, OrganisationKind, SeatRole
from icsdesk.domain.records import OFFICE_PREFIX, Body, Person, Seat
from icsdesk.rules.facts import Facts, has_role
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each

_WORDS = {"national_body": "NHS England", "minister": "the Secretary of State"}


def is_authority(facts: Facts, actor: str, authority: str, board: Body) -> bool:
    """Whether a recorded actor is the authority the rule names: an organisation kind, or an office of the board."""
    if not authority.startswith(OFFICE_PREFIX):
        return facts.kind_of(actor) is OrganisationKind(authority)
    if actor == authority:
        return True
    return Office(authority.removeprefix(OFFICE_PREFIX)) is Office.CHAIR and facts.is_chair(actor, board.id)


@each(BodyKind.ICB_BOARD)
def appointment(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The seat with the office in `role` is appointed by `appointer` and approved by `approver`, both as of the day."""
    role = SeatRole(s.rule.parameters["role"])
    seats = tuple(x for x in s.facts.seats(board.id) if has_role(x, role))
    if not seats:
        yield cannot_tell(
            f"No {role.label.lower()} is recorded for {s.facts.the(board.id)}, so who appoints cannot be judged.",
            board.id,
            question=f"Add the {role.label.lower()} seat.",
            field="seats",
        )
    for seat in seats:
        yield _judge(s, board, seat)


def _judge(s: Sitting, board: Body, seat: Seat) -> Outcome:
    appointer, approver = s.value("appointer"), s.value("approver")
    who, also, name = authority_words(appointer), authority_words(approver), s.facts.the(board.id)
    right = [is_authority(s.facts, x, appointer, board) for x in seat.appointed_by]
    loose = s.rule.parameters.get("loose") and any(is_authority(s.facts, x, approver, board) for x in seat.appointed_by)
    loose = loose or any(_may_be_anyone(s.facts, x) for x in seat.appointed_by)
    loose = loose or _acts_through_its_chair(s.facts, seat, appointer, board)
    if seat.appointed_by and not any(right) and not loose:
        return failed(
            f"Record {who} as appointing “{seat.title}” of {name}, not {s.facts.names(seat.appointed_by)}.",
            board.id,
            seat.id,
            field="appointed_by",
        )
    if s.rule.parameters.get("removal") and any(not is_authority(s.facts, x, appointer, board) for x in seat.removable_by):
        return failed(f"Record that only {who} may remove “{seat.title}” of {name}.", board.id, seat.id, field="removable_by")
    if s.rule.parameters.get("removal") and seat.removal_needs_approval is False:
        return failed(
            f"Record that removing “{seat.title}” of {name} needs the approval of {also}.",
            board.id,
            seat.id,
            field="removal_needs_approval",
        )
    if any(right) and any(is_authority(s.facts, x, approver, board) for x in seat.approved_by):
        return passed(board.id, seat.id)
    missing = "appointed_by" if not any(right) else "approved_by"
    return cannot_tell(
        f"It is not recorded that {who} appoints “{seat.title}” of {name} and {also} approves.",
        board.id,
        seat.id,
        question=f"Record who appoints and who approves. The law asks for {who} to appoint and {also} to approve.",
        field=missing,
    )


def _may_be_anyone(facts: Facts, actor: str) -> bool:
    """Whether a recorded actor is a person, a seat or a loose kind of organisation, who may act for the right authority."""
    if isinstance(facts.system.get(actor), (Person, Seat)):
        return True
    return facts.kind_of(actor) in (OrganisationKind.SECTOR, OrganisationKind.OTHER, OrganisationKind.PUBLIC_BODY)


def _acts_through_its_chair(facts: Facts, seat: Seat, appointer: str, board: Body) -> bool:
    """Whether only the board itself is recorded where the law wants its chair: said loosely, not another appointer."""
    chair = f"{OFFICE_PREFIX}{Office.CHAIR.value}"
    return appointer == chair and all(facts.legal(x) == facts.legal(board.id) for x in seat.appointed_by)


def authority_words(authority: str) -> str:
    """How officers name an authority of the rules' data."""
    return _WORDS.get(authority) or "the " + authority.removeprefix(OFFICE_PREFIX).replace("_", " ")

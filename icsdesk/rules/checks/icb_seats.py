"""Which seats the board of an integrated care board must have (NHS Act 2006, Schedule 1B, paragraphs 3, 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, SeatRole, Standing
from icsdesk.domain.records import Body, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.facts import Facts, has_role, says_nothing
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each

_OFFICERS = (SeatRole.CHAIR, SeatRole.CHIEF_EXECUTIVE)


def ordinary(facts: Facts, board: str) -> tuple[Seat, ...]:
    """Ordinary members: every member seat but the chair and chief executive (Schedule 1B, paragraph 3(2))."""
    return tuple(x for x in facts.seats(board) if not has_role(x, *_OFFICERS))


@each(BodyKind.ICB_BOARD, BodyKind.CCG_GOVERNING_BODY)
def required_office(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board has exactly one member seat with the office in `role`; `kinds` narrows which boards are asked."""
    if board.kind.value not in s.rule.parameters["kinds"]:
        return
    role = SeatRole(s.rule.parameters["role"])
    words = role.label.lower()
    seats = tuple(x for x in s.facts.seats(board.id) if has_role(x, role))
    doubtful = tuple(x for x in s.facts.doubtful_seats(board.id) if has_role(x, role))
    count = s.facts.count(seats, doubtful)
    if count.low > 1 and s.rule.parameters.get("only_one", True):
        yield failed(
            f"Keep one {words} seat on {s.facts.the(board.id)}: it has {count.low}.",
            board.id,
            *(x.id for x in seats),
            field="seats",
        )
    elif count.low >= 1:
        yield passed(board.id, *(x.id for x in seats))
    elif attending := tuple(x for x in s.facts.all_seats(board.id) if has_role(x, role) and x.standing is not Standing.MEMBER):
        name = s.facts.the(board.id)
        yield failed(f"Make the {words} a member of {name}, not only in attendance.", board.id, attending[0].id, field="standing")
    elif board.membership_complete and count.high == 0 and not any(says_nothing(x) for x in s.facts.seats(board.id)):
        yield failed(
            f"Add {'an' if words[0] in 'aeiou' else 'a'} {words} seat to {s.facts.the(board.id)}.", board.id, field="seats"
        )
    else:
        yield cannot_tell(
            f"No {words} is recorded for {s.facts.the(board.id)}.",
            board.id,
            question=f"Add the {words} if you know who it is, or say whether the list of members is complete.",
            field="seats",
        )


@each(BodyKind.ICB_BOARD)
def ordinary_members(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board has at least `least` ordinary members (Schedule 1B, paragraph 3(1)(c))."""
    least = int(s.value("least"))
    doubtful = (x for x in s.facts.doubtful_seats(board.id) if not has_role(x, *_OFFICERS))
    count = s.facts.count(ordinary(s.facts, board.id), doubtful)
    enough = count.at_least(least)
    name = s.facts.the(board.id)
    if enough is Truth.YES:
        yield passed(board.id)
    elif enough is Truth.NO and board.membership_complete:
        yield failed(
            f"Add members to {name}: besides the chair and chief executive it has {count.low} and must have at least {least}.",
            board.id,
            field="seats",
        )
    else:
        yield cannot_tell(
            f"{f'Only {count.low}' if count.low else 'No'} members besides the chair and chief executive are recorded for {name}, and the list may not be complete.",
            board.id,
            question="Add the other members, or say that the list of members is complete.",
            field="membership_complete",
        )

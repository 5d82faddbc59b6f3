"""How a health and wellbeing board adds members, votes, shares representatives and works with others (2012 Act, sections 194 to 198)."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, CouncilTier, LineKind, OrganisationKind, SeatRole, Voting
from icsdesk.domain.records import Body, Organisation, Person, Seat
from icsdesk.rules.checks.hwb_common import committees_under, council_of, each_hwb, without_parent
from icsdesk.rules.facts import Facts, has_role, is_class, says_nothing
from icsdesk.rules.functions import names_function
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each, every_body, every_organisation, on, those

_STATUTORY = (
    SeatRole.COUNCILLOR,
    SeatRole.LEADER,
    SeatRole.DASS,
    SeatRole.DCS,
    SeatRole.DPH,
    SeatRole.HEALTHWATCH,
    SeatRole.ICB_REPRESENTATIVE,
)
_OWN_APPOINTERS = (OrganisationKind.HEALTHWATCH, OrganisationKind.ICB, OrganisationKind.CCG)


def is_statutory(facts: Facts, seat: Seat) -> bool:
    """Whether a seat is one the Act names."""
    return has_role(seat, *_STATUTORY) or any(facts.kind_of(x) in _OWN_APPOINTERS for x in seat.represents)


def _joins_for_the_strategy(facts: Facts, seat: Seat) -> bool:
    """NHS England appoints its own representative (section 197)."""
    nhs_england = OrganisationKind.NATIONAL_BODY
    return has_role(seat, SeatRole.NHS_ENGLAND_REPRESENTATIVE) or any(facts.kind_of(x) is nhs_england for x in seat.represents)


@those(every_organisation(OrganisationKind.LOCAL_AUTHORITY))
def one_board_each(s: Sitting, council: Organisation) -> Iterator[Outcome]:
    """Every county or unitary council has exactly one board."""
    if not s.facts.here(council) or council.tier in (None, CouncilTier.DISTRICT) or is_class(council):
        return
    mine = committees_under(s.facts, council.id, BodyKind.HWB)
    if len(mine) > 1:
        yield failed(
            f"Keep one Health and Wellbeing Board for {council.name}: {len(mine)} are drawn.",
            mine[0].id,
            council.id,
            *(x.id for x in mine[1:]),
        )
    elif mine:
        yield passed(council.id, mine[0].id)
    elif s.system.about.bodies_complete and not without_parent(s.facts, BodyKind.HWB):
        yield failed(f"Add the Health and Wellbeing Board of {council.name}.", council.id)
    else:
        yield cannot_tell(f"No Health and Wellbeing Board is recorded for {council.name}.", council.id, question="Add it.")


@each_hwb
def shared_representative(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Someone who represents more than one commissioner does so with the board's agreement."""
    for seat in s.facts.seats(board.id):
        whom = {x for x in seat.represents if s.facts.kind_of(x) in (OrganisationKind.ICB, OrganisationKind.CCG)}
        if len(whom) > 1:
            name = s.facts.the(board.id)
            if seat.agreed_by_board:
                yield passed(board.id, seat.id)
            elif seat.agreed_by_board is False:
                yield failed(
                    f"Give each of {s.facts.names(whom)} its own member of {name}, or record the board's agreement to one person.",
                    board.id,
                    seat.id,
                    field="agreed_by_board",
                )
            else:
                yield cannot_tell(
                    f"One member of {name} represents {s.facts.names(whom)}, and the board's agreement is not recorded.",
                    board.id,
                    seat.id,
                    question="Record the minute in which it agreed.",
                    field="agreed_by_board",
                )


@each_hwb
def extra_members(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Members beyond those the Act names are appointed by the board itself, or by its council after consulting it."""
    facts, name, council, open_seats, wrong = s.facts, s.facts.the(board.id), council_of(s.facts, board), [], False
    seats = facts.seats(board.id)
    if not seats:
        return
    for seat in seats:
        if is_statutory(facts, seat) or _joins_for_the_strategy(facts, seat):
            continue
        appointers = facts.appointers(seat.appointed_by)
        others = appointers - {board.id, council.id if council else "", "office:members"}
        if others and council and not says_nothing(seat):
            wrong = True
            yield failed(
                f"Record {facts.names(others)} as nominating “{seat.title}”, and {name} or its council as appointing.",
                board.id,
                seat.id,
                field="appointed_by",
            )
        elif appointers != {board.id}:
            open_seats.append(seat.id)
    if wrong:
        return
    if open_seats:
        yield cannot_tell(
            f"It is not recorded who appoints some further members of {name}, or that the council asked the board first.",
            board.id,
            *open_seats,
            question="Record who appoints each.",
            field="appointed_by",
        )
    else:
        yield passed(board.id)


@each_hwb
def members_vote(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Members the Act names vote unless the council, having consulted the board, directs otherwise."""
    name = s.facts.the(board.id)
    seats = [x for x in s.facts.seats(board.id) if is_statutory(s.facts, x)]
    silent = [x for x in seats if x.voting is Voting.NO and not x.voting_direction]
    refused = [x for x in seats if x.voting is Voting.NO and x.voting_direction.strip().lower() == "none"]
    unset = [x for x in seats if x.voting is None]
    if refused:
        yield failed(
            f"Give {refused[0].title} on {name} a vote, or record the council's direction.",
            board.id,
            refused[0].id,
            field="voting",
        )
    elif silent or unset or not seats:
        yield cannot_tell(
            f"It is not recorded that every member of {name} has a vote, or that the council directed otherwise.",
            board.id,
            *(x.id for x in (*silent, *unset)),
            question="Record who votes, and the council's direction for anyone who does not.",
            field="voting",
        )
    else:
        yield passed(board.id)


@each(BodyKind.JOINT_HWB)
def joint_keeps_boards(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Boards that work jointly stay separate, each under its own council."""
    certain, _ = s.facts.parties(body.founders)
    name = s.facts.the(body.id)
    boards = [x for x in (s.system.find(Body, y) for y in sorted(certain)) if x is not None and x.kind is BodyKind.HWB]
    strangers = [x for x in sorted(certain) if x not in {y.id for y in boards}]
    if not certain:
        yield cannot_tell(
            f"It is not recorded which Health and Wellbeing Boards take part in {name}.",
            body.id,
            question="Record them as the bodies that established it.",
            field="founders",
        )
    elif strangers:
        yield failed(
            f"Take {s.facts.names(strangers)} off {name}: only Health and Wellbeing Boards take part.",
            body.id,
            *strangers,
            field="founders",
        )
    elif len(boards) > 1 and all(council_of(s.facts, x) for x in boards):
        yield passed(body.id, *(x.id for x in boards))
    else:
        yield cannot_tell(
            f"It is not recorded which council each board in {name} belongs to.",
            body.id,
            question="Record each board's council.",
            field="founders",
        )


@those(every_body)
def owns_functions(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Functions of `functions` belong to bodies of the kinds in `holders`, never to those in `wrong`."""
    if any(names_function(body.functions, x) for x in s.rule.parameters["functions"]):
        yield from on(s, body, _owned)


_FUNCTION_WORDS = {"jsna": "the joint strategic needs assessment", "jlhws": "the joint local health and wellbeing strategy"}


def _owned(s: Sitting, body: Body) -> Iterator[Outcome]:
    found = [x for x in s.rule.parameters["functions"] if names_function(body.functions, x)]
    what = " and ".join(_FUNCTION_WORDS.get(x, "the " + x.replace("_", " ")) for x in found)
    kinds = {body.kind.value, *(x.value for x in body.also)}
    if kinds & set(s.rule.parameters["holders"]):
        yield passed(body.id)
    elif body.kind.value in s.rule.parameters["wrong"]:
        yield failed(f"Move {what} from {s.facts.the(body.id)} to {s.rule.parameters['owner']}.", body.id, field="functions")
    else:
        yield cannot_tell(
            f"Whether {s.facts.the(body.id)} holds {what} itself or helps {s.rule.parameters['owner']} with it is not recorded.",
            body.id,
            question="Record the function on the body the law gives it to.",
            field="functions",
        )


@each_hwb
def delegates_rightly(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board's own functions go only to its sub-committees."""
    for line in s.facts.lines_from(board.id, LineKind.DELEGATES_TO):
        to = s.system.get(line.finish)
        statutory = any(names_function(line.functions, x) for x in ("jsna", "jlhws"))
        if isinstance(to, Body) and to.kind in (BodyKind.HWB_SUBCOMMITTEE, BodyKind.JOINT_HWB):
            yield passed(board.id, line.id)
        elif statutory and isinstance(to, (Person, Seat, Organisation, Body)):
            yield failed(
                f"Keep the function with {s.facts.the(board.id)} or one of its sub-committees, not {s.facts.name(line.finish)}.",
                board.id,
                line.id,
                field="finish",
            )
        else:
            yield cannot_tell(
                f"Whether the function {s.facts.the(board.id)} passes to {s.facts.name(line.finish)} is one the Act gives it is not recorded.",
                board.id,
                line.id,
                question="Name the function.",
                field="functions",
            )

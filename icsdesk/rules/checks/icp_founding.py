"""Who sets up an integrated care partnership and whose committee it is (2007 Act, section 116ZA(1))."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, CouncilTier, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Organisation
from icsdesk.domain.times import Truth
from icsdesk.rules.areas import covers, ground
from icsdesk.rules.checks.icp_members import councils_of_icp, icbs_of
from icsdesk.rules.facts import Facts
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each, on, those


def _icps_and_icbs(s: Sitting) -> tuple[Body | Organisation, ...]:
    return (*s.system.bodies_of_kind(BodyKind.ICP), *s.system.organisations_of_kind(OrganisationKind.ICB))


@those(_icps_and_icbs)
def established(s: Sitting, record: Body | Organisation) -> Iterator[Outcome]:
    """Each integrated care board and every responsible council together establish one partnership."""
    if isinstance(record, Body):
        yield from on(s, record, _founders)
    elif s.facts.here(record):
        yield from _one_partnership(s, record)


def _by_icb(facts: Facts) -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for icp in facts.bodies(BodyKind.ICP):
        for icb in icbs_of(facts, icp):
            found[icb] = (*found.get(icb, ()), icp)
    return found


def _one_partnership(s: Sitting, icb: Organisation) -> Iterator[Outcome]:
    mine = s.facts.once("partnerships by board", lambda: _by_icb(s.facts)).get(icb.id, ())
    if len(mine) > 1:
        yield failed(
            f"Keep one Integrated Care Partnership for {icb.name}: {len(mine)} are drawn.",
            mine[0].id,
            icb.id,
            *(x.id for x in mine[1:]),
        )
    elif not mine and s.system.about.bodies_complete and not s.system.bodies_of_kind(BodyKind.ICP):
        yield failed(f"Add the Integrated Care Partnership of {icb.name} and its councils.", icb.id)
    elif not mine:
        yield cannot_tell(
            f"No Integrated Care Partnership is recorded for {icb.name}.",
            icb.id,
            question="Add the partnership, with the bodies that established it.",
        )


def _founders(s: Sitting, icp: Body) -> Iterator[Outcome]:
    certain, doubtful = s.facts.parties(icp.founders)
    name = s.facts.the(icp.id)
    if not certain and not doubtful:
        yield cannot_tell(
            f"It is not recorded who established {name}.",
            icp.id,
            question="Record every body that established it.",
            field="founders",
        )
        return
    needed = {x.id for x in councils_of_icp(s.facts, icp)} | icbs_of(s.facts, icp)
    missing = needed - certain
    founded_by_icb = any(s.facts.kind_of(x) is OrganisationKind.ICB for x in certain | doubtful)
    if not founded_by_icb and (missing - doubtful or not needed):
        yield failed(
            f"Record the Integrated Care Board among the bodies that established {name}.",
            icp.id,
            *sorted(missing),
            field="founders",
        )
    elif missing - doubtful:
        yield failed(
            f"Record {s.facts.names(missing - doubtful)} among the bodies that established {name}. "
            "The Integrated Care Board and every council responsible for social care in the area set it up together.",
            icp.id,
            *sorted(missing - doubtful),
            field="founders",
        )
    elif missing or not any(s.facts.kind_of(x) is OrganisationKind.LOCAL_AUTHORITY for x in needed):
        yield cannot_tell(
            f"Whether every council responsible for social care established {name} is not clear from what is recorded.",
            icp.id,
            question="Record the area of the partnership and of each council, and when each joined.",
            field="founders",
        )
    else:
        yield passed(icp.id)


@each(BodyKind.ICP)
def of_equals(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """The partnership is not a committee of the integrated care board, and the board is not accountable to it."""
    facts, name = s.facts, s.facts.the(icp.id)
    up = facts.lines_from(icp.id, LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO)
    founders, _ = facts.parties(icp.founders)
    above = {facts.legal(x.finish) for x in up} | (founders if up else set())
    boards = {x for x in above if facts.kind_of(x) is OrganisationKind.ICB}
    down = tuple(
        x
        for x in facts.lines_to(icp.id, LineKind.ACCOUNTABLE_TO, LineKind.COMMITTEE_OF)
        if facts.kind_of(x.start) is OrganisationKind.ICB
    )
    if boards and above == boards:
        yield failed(
            f"Change the line from {name} to {facts.names(boards)}: the partnership is a joint committee of the board and the councils, not of the board alone.",
            icp.id,
            up[0].id,
            *sorted(boards),
            field="lines",
        )
    elif down:
        yield failed(
            f"Change the line from {facts.the(down[0].start)} to {name}: the board has regard to the partnership's strategy and does not answer to it.",
            icp.id,
            down[0].id,
            down[0].start,
            field="lines",
        )
    else:
        yield passed(icp.id)


@each(BodyKind.ICP)
def no_districts(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """A district council under a county neither establishes the partnership nor appoints to it."""
    facts, name, troubled = s.facts, s.facts.the(icp.id), False
    founders, _ = facts.parties(icp.founders)
    for council in _councils(facts, founders):
        if council.tier is CouncilTier.DISTRICT:
            troubled = True
            yield failed(
                f"Take {council.name} off the bodies that established {name}: a district council under a county council cannot be one.",
                icp.id,
                council.id,
                field="founders",
            )
        elif council.tier is None:
            troubled = True
            yield cannot_tell(
                f"It is not recorded what tier of council {council.name} is.",
                icp.id,
                council.id,
                question="Record whether it is a county, unitary or district council.",
                field="tier",
            )
    for seat in facts.seats(icp.id):
        for council in _councils(facts, facts.appointers(seat.appointed_by)):
            if council.tier is CouncilTier.DISTRICT:
                troubled = True
                yield failed(
                    f"Record {name} as appointing “{seat.title}”, not {council.name}: a district council may nominate but not appoint.",
                    icp.id,
                    seat.id,
                    council.id,
                    field="appointed_by",
                )
    if not troubled:
        yield (
            passed(icp.id)
            if founders
            else cannot_tell(
                f"It is not recorded who established {name}.",
                icp.id,
                question="Record every body that established it.",
                field="founders",
            )
        )


def _councils(facts: Facts, parties: set[str]) -> tuple[Organisation, ...]:
    found = (facts.organisation(x) for x in sorted(parties))
    return tuple(x for x in found if x is not None and x.kind is OrganisationKind.LOCAL_AUTHORITY)


@each(BodyKind.ICP)
def same_area(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """The partnership covers exactly the area of its integrated care board."""
    name, own = s.facts.the(icp.id), set(ground(s.facts, icp.id))
    boards = sorted(icbs_of(s.facts, icp))
    if len(boards) != 1 or not own or not ground(s.facts, boards[0]):
        yield cannot_tell(
            f"The area of {name} or of its Integrated Care Board is not recorded.",
            icp.id,
            question="Record the area of both.",
            field="area",
        )
        return
    theirs = set(ground(s.facts, boards[0]))
    answer = Truth.YES if own == theirs else covers(s.facts, own, theirs) & covers(s.facts, theirs, own)
    if answer is Truth.YES:
        yield passed(icp.id, boards[0])
    elif answer is Truth.NO:
        yield failed(f"Give {name} the same area as {s.facts.name(boards[0])}.", icp.id, boards[0], field="area")
    else:
        yield cannot_tell(
            f"{name[0].upper()}{name[1:]} and {s.facts.name(boards[0])} name their areas differently, "
            "so whether they are the same is not clear.",
            icp.id,
            boards[0],
            question="Record the same places for both.",
            field="area",
        )


@each(BodyKind.ICP)
def chair_chosen_jointly(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """The board and the councils choose the chair together."""
    chosen, name = {s.facts.legal(x) for x in icp.chair_chosen_by}, s.facts.the(icp.id)
    needed = {x.id for x in councils_of_icp(s.facts, icp)} | icbs_of(s.facts, icp)
    if needed and needed <= chosen:
        yield passed(icp.id)
    elif chosen and all(s.facts.kind_of(x) is OrganisationKind.ICB for x in chosen):
        yield failed(
            f"Record how the councils took part in choosing the chair of {name}: the board is shown as choosing alone.",
            icp.id,
            field="chair_chosen_by",
        )
    else:
        yield cannot_tell(
            f"It is not recorded that the board and every council chose the chair of {name} together.",
            icp.id,
            question="Record who chose the chair.",
            field="chair_chosen_by",
        )


@each(BodyKind.ICP)
def procedure_recorded(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """The partnership's own procedure and quorum are recorded."""
    if icp.quorum is not None and icp.terms_of_reference is not None:
        yield passed(icp.id)
    else:
        yield cannot_tell(
            f"The quorum or the terms of reference of {s.facts.the(icp.id)} are not recorded.",
            icp.id,
            question="Record what it determined for itself.",
            field="terms_of_reference",
        )

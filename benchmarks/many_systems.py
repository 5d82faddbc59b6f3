"""A national file for measuring the check: 42 systems side by side, each with its board, partnership, councils and committees."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import (
    BodyKind,
    Category,
    CouncilGovernance,
    CouncilTier,
    Level,
    LineKind,
    NominatorGroup,
    OrganisationKind,
    SeatRole,
)
from icsdesk.domain.records import About, Body, DatedParty, Holding, Line, Organisation, Person, Place, Record, Seat
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When

SYSTEMS = 42
COUNCILS = 3
COMMITTEES = 8
TRUSTS = 3
_BEGUN = Span(start=When.parse("2022-07-01"))
_BOARD = (
    (SeatRole.CHAIR, None, None, 1),
    (SeatRole.CHIEF_EXECUTIVE, Category.EXECUTIVE, None, 1),
    (SeatRole.CFO, Category.EXECUTIVE, None, 1),
    (SeatRole.MEDICAL_DIRECTOR, Category.EXECUTIVE, None, 1),
    (SeatRole.NURSING_DIRECTOR, Category.EXECUTIVE, None, 1),
    (SeatRole.NON_EXECUTIVE, Category.NON_EXECUTIVE, None, 3),
    (SeatRole.PARTNER, Category.PARTNER, NominatorGroup.NHS_TRUSTS_AND_FTS, 2),
    (SeatRole.PARTNER, Category.PARTNER, NominatorGroup.PRIMARY_MEDICAL_SERVICES, 1),
    (SeatRole.PARTNER, Category.PARTNER, NominatorGroup.LOCAL_AUTHORITIES, 1),
)
_HWB = (SeatRole.COUNCILLOR, SeatRole.DASS, SeatRole.DCS, SeatRole.DPH, SeatRole.HEALTHWATCH, SeatRole.ICB_REPRESENTATIVE)
_COMMITTEE = (SeatRole.CHAIR, SeatRole.NON_EXECUTIVE, SeatRole.MEMBER, SeatRole.MEMBER)


def many_systems(systems: int = SYSTEMS) -> System:
    """One file with so many systems; 42 make about 10,000 records. The same every time."""
    return System.of(About(title="Many systems"), (x for number in range(systems) for x in _one(f"s{number}", number)))


def _one(s: str, number: int) -> Iterator[Record]:
    nominators = tuple(f"{s}-trust-{x}" for x in range(TRUSTS))
    councils = tuple(f"{s}-council-{x}" for x in range(COUNCILS))
    yield Place(id=f"{s}-area", name=f"System {number}", level=Level.SYSTEM)
    yield Organisation(id=f"{s}-icb", name=f"NHS System {number}", kind=OrganisationKind.ICB, area=(f"{s}-area",), span=_BEGUN)
    for council in range(COUNCILS):
        yield from _council(s, council)
    for trust in nominators:
        yield Organisation(id=trust, name=f"Trust {trust}", kind=OrganisationKind.NHS_TRUST, service_types=("acute",))
    yield Body(
        id=f"{s}-board",
        name=f"Board of NHS System {number}",
        kind=BodyKind.ICB_BOARD,
        organisation=f"{s}-icb",
        membership_complete=True,
        span=_BEGUN,
    )
    for role, category, group, count in _BOARD:
        by = {NominatorGroup.LOCAL_AUTHORITIES: councils, NominatorGroup.NHS_TRUSTS_AND_FTS: nominators}
        for one in range(count):
            seat = Seat(
                id=f"{s}-board-{role.value}-{group.value if group else ''}-{one}".replace("_", "-").replace("--", "-"),
                body=f"{s}-board",
                title=role.label,
                role=role,
                category=category,
                nominator_group=group,
                nominated_by=by.get(group, ()) if group else (),
                nominated_jointly=True if group else None,
                approved_by=("office:chair",),
            )
            yield from _held(seat)
    yield from _partnership(s, number, councils)
    for committee in range(COMMITTEES):
        yield from _committee(s, committee)


def _council(s: str, number: int) -> Iterator[Record]:
    council, board = f"{s}-council-{number}", f"{s}-hwb-{number}"
    yield Place(id=f"{s}-place-{number}", name=f"Place {s} {number}", level=Level.PLACE, within=f"{s}-area", councils=(council,))
    yield Organisation(
        id=council,
        name=f"Council {s} {number}",
        kind=OrganisationKind.LOCAL_AUTHORITY,
        tier=CouncilTier.UNITARY,
        governance=CouncilGovernance.EXECUTIVE,
        area=(f"{s}-place-{number}",),
    )
    yield Body(id=board, name=f"Health and Wellbeing Board {s} {number}", kind=BodyKind.HWB, organisation=council)
    for role in _HWB:
        appointed = (f"{s}-icb",) if role is SeatRole.ICB_REPRESENTATIVE else ()
        seat = Seat(id=f"{board}-{role.value}".replace("_", "-"), body=board, title=role.label, role=role, appointed_by=appointed)
        yield from _held(seat)


def _partnership(s: str, number: int, councils: tuple[str, ...]) -> Iterator[Record]:
    parties = (f"{s}-icb", *councils)
    yield Body(
        id=f"{s}-icp",
        name=f"Integrated Care Partnership {number}",
        kind=BodyKind.ICP,
        area=(f"{s}-area",),
        founders=tuple(DatedParty(who=x) for x in parties),
        membership_complete=True,
        span=_BEGUN,
    )
    for party in parties:
        yield from _held(Seat(id=f"{party}-on-icp", body=f"{s}-icp", title="Member", represents=(party,), appointed_by=(party,)))
    yield Line(id=f"{s}-regard", start=f"{s}-board", finish=f"{s}-icp", kind=LineKind.HAS_REGARD_TO)


def _committee(s: str, number: int) -> Iterator[Record]:
    kinds = {0: BodyKind.AUDIT_COMMITTEE, 1: BodyKind.REMUNERATION_COMMITTEE}
    committee = f"{s}-committee-{number}"
    yield Body(
        id=committee,
        name=f"Committee {number} of NHS System {s}",
        kind=kinds.get(number, BodyKind.ICB_COMMITTEE),
        organisation=f"{s}-icb",
        functions=("commissioning",) if number > 4 else (),
    )
    for at, role in enumerate(_COMMITTEE):
        yield from _held(Seat(id=f"{committee}-{at}", body=committee, title=role.label, role=role))
    yield Line(id=f"{committee}-of", start=committee, finish=f"{s}-board", kind=LineKind.COMMITTEE_OF)
    yield Line(id=f"{committee}-reports", start=committee, finish=f"{s}-board", kind=LineKind.REPORTS_TO)


def _held(seat: Seat) -> Iterator[Record]:
    yield seat
    yield Person(id=f"{seat.id}-person", name=f"Holder of {seat.id}")
    yield Holding(id=f"{seat.id}-held", seat=seat.id, person=f"{seat.id}-person")

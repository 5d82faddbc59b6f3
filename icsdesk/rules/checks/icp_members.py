"""Who appoints the members of an integrated care partnership (Local Government and Public Involvement in Health Act 2007, section 116ZA(2))."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, CouncilTier, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Organisation, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.areas import ground, overlapping, responsible_councils, tierless_councils
from icsdesk.rules.facts import Count, Facts, count_of, has_role, is_class
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each

_OTHERS = (
    SeatRole.HEALTHWATCH,
    SeatRole.VCSE_REPRESENTATIVE,
    SeatRole.PROVIDER_REPRESENTATIVE,
    SeatRole.PRIMARY_CARE_REPRESENTATIVE,
    SeatRole.DISTRICT_REPRESENTATIVE,
    SeatRole.SECTOR_REPRESENTATIVE,
    SeatRole.NHS_ENGLAND_REPRESENTATIVE,
)
_PRESIDING = (SeatRole.CHAIR, SeatRole.CO_CHAIR, SeatRole.VICE_CHAIR)


def icbs_of(facts: Facts, icp: Body) -> set[str]:
    """The integrated care boards a partnership belongs with: its founders, else those whose ground it shares."""
    certain, doubtful = facts.parties(icp.founders)
    founding = {x for x in certain | doubtful if facts.kind_of(x) is OrganisationKind.ICB}
    return founding or {x.id for x in overlapping(facts, icp.id, OrganisationKind.ICB)}


def councils_of_icp(facts: Facts, icp: Body) -> tuple[Organisation, ...]:
    """The councils responsible for social care in a partnership's area, or in its ICB's when it has none of its own."""
    return facts.once(("councils of a partnership", icp.id), lambda: _councils(facts, icp))


def _councils(facts: Facts, icp: Body) -> tuple[Organisation, ...]:
    for party in (icp.id, *sorted(icbs_of(facts, icp))):
        if ground(facts, party):
            return responsible_councils(facts, party)
    certain, _ = facts.parties(icp.founders)
    founders = (facts.organisation(x) for x in sorted(certain))
    return tuple(
        x for x in founders if x and x.kind is OrganisationKind.LOCAL_AUTHORITY and x.tier not in (None, CouncilTier.DISTRICT)
    )


def share(seat: Seat, appointers: set[str], party: str) -> Count:
    """How many of a seat record's seats one appointer fills: all when alone, one each when they are as many as the seats,
    none of their own when they are more."""
    whole = count_of(seat)
    if party not in appointers:
        return Count(0, 0)
    if len(appointers) == 1:
        return whole
    if whole.low == whole.high:
        each_one, left = divmod(whole.low, len(appointers))
        if each_one == 0:
            return Count(0, 0)
        return Count(each_one, each_one if not left else each_one + left)
    return Count(0, whole.high)


def appointed(facts: Facts, icp: Body, party: str) -> tuple[Count, tuple[Seat, ...]]:
    """How many members of a partnership one party appoints, and the seats."""
    total = Count(0, 0)
    seats: list[Seat] = []
    for seat in facts.seats(icp.id):
        appointers = facts.appointers(seat.appointed_by)
        if party in appointers:
            total = total + share(seat, appointers, party)
            seats.append(seat)
    for seat in facts.doubtful_seats(icp.id):
        if party in facts.appointers(seat.appointed_by):
            total = total + Count(0, count_of(seat).high)
    return total, tuple(seats)


def could_be_theirs(facts: Facts, icp: Body, party: str) -> tuple[Seat, ...]:
    """Seats with no appointer recorded that may be a party's: they represent it, or nobody in particular."""
    kind = facts.kind_of(party)
    other = SeatRole.COUNCIL_REPRESENTATIVE if kind is OrganisationKind.ICB else SeatRole.ICB_REPRESENTATIVE
    found = []
    for seat in (*facts.seats(icp.id), *facts.doubtful_seats(icp.id)):
        represents = {facts.legal(x) for x in seat.represents}
        nobody = not represents and not seat.sector and not has_role(seat, other, *_OTHERS)
        if not facts.appointers(seat.appointed_by) and (party in represents or nobody):
            found.append(seat)
    return tuple(found)


@each(BodyKind.ICP)
def icb_member(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """The integrated care board appoints exactly one member."""
    icbs = icbs_of(s.facts, icp)
    if not icbs:
        yield cannot_tell(
            f"It is not recorded which Integrated Care Board {s.facts.the(icp.id)} belongs with.",
            icp.id,
            question="Record the bodies that established it.",
            field="founders",
        )
    for icb in sorted(icbs):
        yield _one_from(s, icp, icb, "The Integrated Care Board appoints one member.")


@each(BodyKind.ICP)
def council_members(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """Each council responsible for social care in the area appoints exactly one member."""
    councils = councils_of_icp(s.facts, icp)
    name = s.facts.the(icp.id)
    if not councils:
        yield cannot_tell(
            f"It is not recorded which councils responsible for social care are in the area of {name}.",
            icp.id,
            question="Record the area of the partnership and of each council.",
            field="area",
        )
    for council in councils:
        yield _one_from(s, icp, council.id, "Each council responsible for social care in the area must appoint at least one.")
    for council in tierless_councils(s.facts, icp.id):
        yield cannot_tell(
            f"It is not recorded what tier of council {council.name} is, so whether it appoints to {name} cannot be judged.",
            icp.id,
            council.id,
            question=f"Record whether {council.name} is a county, unitary or district council.",
            field="tier",
        )


def _how_many(facts: Facts, party: str) -> int | None:
    """How many organisations a record stands for: one, or the number of a class; None when the number is not exact."""
    found = facts.organisation(party)
    if found is None or not is_class(found):
        return 1
    return found.least if found.least == found.most else None


def _one_from(s: Sitting, icp: Body, party: str, why: str) -> Outcome:
    count, seats = appointed(s.facts, icp, party)
    need = _how_many(s.facts, party)
    if need is None:
        return cannot_tell(
            f"How many organisations {s.facts.name(party)} stands for is not recorded, so its members of {s.facts.the(icp.id)} cannot be judged.",
            icp.id,
            party,
            question="Record how many they are, or each by name.",
            field="least",
        )
    who, name = s.facts.name(party), s.facts.the(icp.id)
    ids = tuple(x.id for x in seats)
    in_the_chair = sum(count_of(x).low for x in seats if any(has_role(x, role) for role in _PRESIDING))
    if need < count.low <= need + in_the_chair:
        return cannot_tell(
            f"It is not clear whether the chair of {name} appointed by {who} is also its member.",
            icp.id,
            party,
            *ids,
            question="Record one seat with both titles, or who else appoints the chair.",
            field="seats",
        )
    if count.low > need:
        return failed(
            f"Keep {'one member' if need == 1 else f'{need} members'} of {name} appointed by {who}: {count.low} are recorded. Others are appointed by the partnership itself.",
            icp.id,
            party,
            *ids,
            field="seats",
        )
    if count == Count(need, need):
        return passed(icp.id, party, *ids)
    loose = could_be_theirs(s.facts, icp, party)
    if count.at_least(need) is Truth.NO and icp.membership_complete and not loose:
        return failed(f"Add a member appointed by {who} to {name}. {why}", icp.id, party, field="seats")
    if loose:
        return cannot_tell(
            f"It is not recorded who appoints “{loose[0].title}” on {name}.",
            icp.id,
            party,
            *(x.id for x in loose),
            question=f"Record whether {who} appoints this member.",
            field="appointed_by",
        )
    return cannot_tell(
        f"No member appointed by {who} is recorded for {name}, and the list of members may not be complete."
        if not count.high
        else f"How many members {who} appoints to {name} is not clear from what is recorded.",
        icp.id,
        party,
        question="Add the member, or say that the list of members is complete.",
        field="membership_complete",
    )


@each(BodyKind.ICP)
def other_members(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """Members beyond the founders' own are appointed by the partnership itself."""
    founders = icbs_of(s.facts, icp) | {x.id for x in councils_of_icp(s.facts, icp)}
    name, seats = s.facts.the(icp.id), s.facts.seats(icp.id)
    troubled = not seats
    for seat in seats:
        appointers = s.facts.appointers(seat.appointed_by)
        if appointers and appointers <= founders:
            continue
        others = appointers - founders - {icp.id, "office:members"}
        unsure = {x for x in others if _may_be_responsible(s.facts, x)}
        wrong = others - unsure
        if wrong:
            troubled = True
            yield failed(
                f"Record {s.facts.names(wrong)} as nominating “{seat.title}”, and {name} as appointing. "
                "Only the partnership itself adds members beyond those of the board and the councils.",
                icp.id,
                seat.id,
                field="appointed_by",
            )
        elif unsure:
            troubled = True
            yield cannot_tell(
                f"Whether {s.facts.names(unsure)} is a council responsible for social care in the area of {name} is not recorded.",
                icp.id,
                *sorted(unsure),
                question="Record the tier of the council and its area.",
                field="tier",
            )
        elif not appointers:
            troubled = True
            yield cannot_tell(
                f"It is not recorded who appoints “{seat.title}” on {name}.",
                icp.id,
                seat.id,
                question="Record who appoints this member.",
                field="appointed_by",
            )
    if not troubled:
        yield passed(icp.id)


def _may_be_responsible(facts: Facts, party: str) -> bool:
    """Whether a party may be a council of the area for all that is recorded of its tier and ground."""
    found = facts.organisation(party)
    if found is None or found.kind is not OrganisationKind.LOCAL_AUTHORITY:
        return False
    return found.tier is None or (found.tier is not CouncilTier.DISTRICT and not found.area)

"""Who nominates the partner members of an integrated care board (NHS Act 2006, Schedule 1B, paragraph 8(2))."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, Category, CouncilTier, NominatorGroup, OrganisationKind, SeatRole
from icsdesk.domain.records import Body, Organisation, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.areas import responsible_councils
from icsdesk.rules.checks.icb_seats import ordinary
from icsdesk.rules.facts import Facts
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each

_GROUP_KINDS = {
    NominatorGroup.NHS_TRUSTS_AND_FTS: (OrganisationKind.NHS_TRUST, OrganisationKind.FOUNDATION_TRUST),
    NominatorGroup.PRIMARY_MEDICAL_SERVICES: (OrganisationKind.GP_PROVIDER,),
    NominatorGroup.LOCAL_AUTHORITIES: (OrganisationKind.LOCAL_AUTHORITY,),
}
_GROUP_WORDS = {
    NominatorGroup.NHS_TRUSTS_AND_FTS: "the NHS trusts and foundation trusts",
    NominatorGroup.PRIMARY_MEDICAL_SERVICES: "the GP providers",
    NominatorGroup.LOCAL_AUTHORITIES: "the councils responsible for social care",
}
_LOOSE = (OrganisationKind.SECTOR, OrganisationKind.OTHER, OrganisationKind.PCN, OrganisationKind.PROVIDER)
"""Kinds too loose to say whether they may nominate."""

_NOT_PARTNERS = (
    SeatRole.CFO,
    SeatRole.MEDICAL_DIRECTOR,
    SeatRole.NURSING_DIRECTOR,
    SeatRole.DIRECTOR,
    SeatRole.DIRECTOR_OF_QUALITY,
    SeatRole.NON_EXECUTIVE,
    SeatRole.SENIOR_NON_EXECUTIVE,
    SeatRole.MANAGING_DIRECTOR,
)
_NOT_PARTNER_CATEGORIES = (Category.EXECUTIVE, Category.NON_EXECUTIVE)


@each(BodyKind.ICB_BOARD)
def nominated_member(s: Sitting, board: Body) -> Iterator[Outcome]:
    """At least one ordinary member is nominated jointly by the group in `group`."""
    group = NominatorGroup(s.rule.parameters["group"])
    seats = ordinary(s.facts, board.id)
    mine = tuple(x for x in seats if group_of(s.facts, x) is group)
    answers = {x.id: nominators_fit(s.facts, x, group, board) for x in mine}
    if Truth.YES in answers.values():
        yield passed(board.id, *(x for x, answer in answers.items() if answer is Truth.YES))
        return
    open_seats = tuple(x for x in mine if answers[x.id] is Truth.UNKNOWN) or tuple(
        x for x in seats if _may_be_partner(s.facts, x)
    )
    name, words = s.facts.the(board.id), _GROUP_WORDS[group]
    if open_seats:
        yield cannot_tell(
            f"It is not recorded who nominated {_titles(open_seats)} on {name}.",
            board.id,
            *(x.id for x in open_seats),
            question=f"Record whether {words} nominated one of these members jointly, and which of them took part.",
            field="nominated_by",
        )
    elif not board.membership_complete:
        yield cannot_tell(
            f"No member nominated by {words} is recorded for {name}, and the list of members may not be complete.",
            board.id,
            question="Add the member, or say that the list of members is complete.",
            field="membership_complete",
        )
    elif mine:
        yield failed(
            f"Change who nominates {_titles(mine)} on {name}: {_reason(s.facts, group)}",
            board.id,
            mine[0].id,
            field="nominated_by",
        )
    else:
        yield failed(f"Add a member nominated jointly by {words} to {name}.", board.id, field="seats")


def group_of(facts: Facts, seat: Seat) -> NominatorGroup | None:
    """The group recorded for a seat, or the one all its recorded nominators belong to."""
    if seat.nominator_group or not seat.nominated_by:
        return seat.nominator_group
    kinds = {facts.kind_of(x) for x in seat.nominated_by}
    return next((group for group, fitting in _GROUP_KINDS.items() if kinds <= set(fitting)), None)


def nominators_fit(facts: Facts, seat: Seat, group: NominatorGroup, board: Body) -> Truth:
    """Whether the recorded nominators are of the right kind and, for councils, not one alone where several qualify."""
    if not seat.nominated_by:
        return Truth.UNKNOWN if group is NominatorGroup.LOCAL_AUTHORITIES else Truth.YES
    answers = [may_nominate(facts, x, group) for x in seat.nominated_by]
    if Truth.NO in answers:
        return Truth.NO
    alone = group is NominatorGroup.LOCAL_AUTHORITIES and len(seat.nominated_by) == 1 and seat.nominated_jointly is not True
    if alone and len(responsible_councils(facts, board.id)) > 1:
        return Truth.of(None if seat.nominated_jointly is None else False)
    return Truth.UNKNOWN if Truth.UNKNOWN in answers else Truth.YES


def may_nominate(facts: Facts, party: str, group: NominatorGroup) -> Truth:
    """Whether a party is of a kind that may take part in a group's nomination."""
    organisation = facts.organisation(party)
    if organisation is None or organisation.kind in _LOOSE:
        return Truth.UNKNOWN
    if organisation.kind not in _GROUP_KINDS[group]:
        return Truth.NO
    return _tier_fits(organisation) if group is NominatorGroup.LOCAL_AUTHORITIES else Truth.YES


def _tier_fits(council: Organisation) -> Truth:
    return Truth.of(None if council.tier is None else council.tier is not CouncilTier.DISTRICT)


def _may_be_partner(facts: Facts, seat: Seat) -> bool:
    if group_of(facts, seat) is not None or seat.nominated_by:
        return False
    return seat.role not in _NOT_PARTNERS and seat.category not in _NOT_PARTNER_CATEGORIES


def _titles(seats: tuple[Seat, ...]) -> str:
    found = [f"“{x}”" for x in dict.fromkeys(y.title for y in seats)]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def _reason(facts: Facts, group: NominatorGroup) -> str:
    if group is NominatorGroup.LOCAL_AUTHORITIES:
        return "every council responsible for social care in the area must nominate together, and district councils take no part."
    return f"only {_GROUP_WORDS[group]} may nominate, together."

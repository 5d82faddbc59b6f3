"""Which council a health and wellbeing board belongs to, and which boards the rules on them bind at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from icsdesk.domain.kinds import BodyKind, CouncilTier, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Organisation, Seat
from icsdesk.rules.facts import Facts
from icsdesk.rules.outcome import Outcome, cannot_tell, not_applicable
from icsdesk.rules.sitting import Each, Sitting, on


def parents(facts: Facts, body: Body) -> tuple[str, ...]:
    """Legal persons a committee belongs to: its organisation, those it is a committee of, and its founders."""
    found = [body.organisation] if body.organisation else []
    found += [facts.owner(x.finish) for x in facts.lines_from(body.id, LineKind.COMMITTEE_OF)]
    certain, _ = facts.parties(body.founders)
    return tuple(dict.fromkeys([*found, *sorted(facts.owner(x) for x in certain)]))


def committees_under(facts: Facts, parent: str, *kinds: BodyKind) -> tuple[Body, ...]:
    """Bodies of these kinds in being that have a legal person among their parents, in document order."""
    return facts.once(("committees under", *kinds), lambda: _by_parent(facts, kinds)).get(parent, ())


def _by_parent(facts: Facts, kinds: tuple[BodyKind, ...]) -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in facts.bodies(*kinds):
        for parent in parents(facts, body):
            found[parent] = (*found.get(parent, ()), body)
    return found


def without_parent(facts: Facts, kind: BodyKind) -> bool:
    """Whether there is a body of a kind of which it is not recorded to whom it belongs."""
    return any(not parents(facts, x) for x in facts.bodies(kind))


def council_of(facts: Facts, body: Body) -> Organisation | None:
    """The one council a body belongs to, or None when there is none or more than one."""
    found = [facts.system.find(Organisation, x) for x in parents(facts, body)]
    councils = [x for x in found if x is not None and x.kind is OrganisationKind.LOCAL_AUTHORITY]
    return councils[0] if len(councils) == 1 else None


HwbCheck = Callable[[Sitting, Body], Iterable[Outcome]]


def each_hwb(look: HwbCheck) -> Each[Body]:
    """Try a check on every health and wellbeing board in being, but for one typed so under a district council.

    A district's committee of that name is an ordinary committee (Health and Social Care Act 2012, section 194(14)); the
    rule that says so is the only one to speak of it.
    """

    def check(sitting: Sitting, body: Body) -> Iterator[Outcome]:
        council = council_of(sitting.facts, body)
        if council is not None and council.tier is CouncilTier.DISTRICT:
            yield not_applicable("A district council has no statutory Health and Wellbeing Board", body.id)
        else:
            yield from on(sitting, body, look)

    return Each(lambda s: s.system.bodies_of_kind(BodyKind.HWB), check)


def absent(s: Sitting, body: Body, what: str, question: str) -> Outcome:
    """A seat that is not recorded on a board whose list may not be complete."""
    return cannot_tell(
        f"No {what} is recorded for {s.facts.the(body.id)}, and the list of members may not be complete.",
        body.id,
        question=f"{question} Or say that the list of members is complete.",
        field="membership_complete",
    )


def unspoken(facts: Facts, body: str) -> tuple[Seat, ...]:
    """Member seats that say neither office nor whom they represent, so that they may be anyone's."""
    found = (*facts.seats(body), *facts.doubtful_seats(body))
    return tuple(x for x in found if x.role is None and not x.also_roles and not x.represents and not x.sector)

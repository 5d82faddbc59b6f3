"""Joint scrutiny, whom scrutiny answers to, and Local Healthwatch."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, CouncilGovernance, CouncilTier, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Consultation, Organisation, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.checks.delegation_lines import NHS
from icsdesk.rules.checks.hwb_common import committees_under, parents, without_parent
from icsdesk.rules.facts import is_class
from icsdesk.rules.functions import function_of, names_function
from icsdesk.rules.offices import sits_on
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each, every_body, every_organisation, on, those


@those(every_body)
def upper_tier_only(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A district council under a county has no health scrutiny of its own."""
    if not s.facts.here(body) or not names_function(body.functions, "health_scrutiny"):
        return
    councils = [
        x
        for x in (s.system.find(Organisation, y) for y in parents(s.facts, body))
        if x and x.kind is OrganisationKind.LOCAL_AUTHORITY
    ]
    tiers = {x.tier for x in councils}
    name = s.facts.the(body.id)
    if CouncilTier.DISTRICT in tiers:
        yield failed(
            f"Move health scrutiny from {name} to the county council: a district has none of its own.",
            body.id,
            field="functions",
        )
    elif tiers and None not in tiers:
        yield passed(body.id)
    else:
        yield cannot_tell(
            f"It is not recorded which council, of which tier, {name} belongs to.",
            body.id,
            question="Record it.",
            field="organisation",
        )


@those(every_organisation(OrganisationKind.LOCAL_AUTHORITY))
def scrutiny_exists(s: Sitting, council: Organisation) -> Iterator[Outcome]:
    """A council with an executive has a scrutiny committee."""
    if not s.facts.here(council):
        return
    if council.governance is CouncilGovernance.EXECUTIVE and not is_class(council):
        if committees_under(s.facts, council.id, BodyKind.SCRUTINY):
            yield passed(council.id)
        elif s.system.about.bodies_complete and not without_parent(s.facts, BodyKind.SCRUTINY):
            yield failed(f"Add a scrutiny committee of {council.name}.", council.id)
        else:
            yield cannot_tell(f"No scrutiny committee is recorded for {council.name}.", council.id, question="Add it.")


def joint_consultation(s: Sitting) -> Iterator[Outcome]:
    """Where several councils are consulted on one substantial change, a joint committee of them all responds."""
    facts = s.facts
    for item in s.system.every(Consultation):
        if facts.span(item.span) is not Truth.YES or len(item.consulted) < 2:
            continue
        agreed, silent = (
            set(item.substantial_for),
            set(item.consulted) - set(item.substantial_for) - set(item.not_substantial_for),
        )
        joint = [
            x
            for x in (s.system.find(Body, y) for y in item.scrutiny_bodies)
            if x is not None and x.kind is BodyKind.JOINT_SCRUTINY
        ]
        if len(agreed) < 2 and not silent:
            continue
        if any(agreed | silent <= facts.parties(x.founders)[0] for x in joint):
            yield passed(item.id)
        elif not item.scrutiny_bodies or any(not x.founders for x in joint):
            yield cannot_tell(
                f"It is not recorded which scrutiny committee of which councils responds to {item.title}.",
                item.id,
                *(x.id for x in joint),
                question="Record the committees that respond, and the councils that appoint a joint one.",
                field="scrutiny_bodies",
            )
        elif silent:
            yield cannot_tell(
                f"It is not recorded whether each council consulted on {item.title} finds the change substantial.",
                item.id,
                question="Record each council's view.",
                field="substantial_for",
            )
        else:
            yield failed(
                f"Add a joint scrutiny committee of {facts.names(agreed)} for {item.title}.",
                item.id,
                *item.scrutiny_bodies,
                field="scrutiny_bodies",
            )


@each(BodyKind.JOINT_SCRUTINY)
def joint_committee(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A joint scrutiny committee has two or more councils and does nothing but health scrutiny."""
    founders, doubtful = s.facts.parties(body.founders)
    name, kinds = s.facts.the(body.id), {s.facts.kind_of(x) for x in founders}
    meant = {x: function_of(x) for x in body.functions}
    other = [x for x, function in meant.items() if function not in (None, "health_scrutiny")]
    if kinds & NHS:
        yield failed(f"Take the NHS body off those that appoint {name}: councils only appoint it.", body.id, field="founders")
    elif founders and len(founders | doubtful) < 2:
        yield failed(f"Add another council that appoints {name}: it needs at least two.", body.id, field="founders")
    elif other:
        yield failed(f"Take {', '.join(other)} off {name}: it may do nothing but health scrutiny.", body.id, field="functions")
    elif len(founders) > 1 and None not in meant.values():
        yield passed(body.id)
    elif len(founders) > 1:
        yield cannot_tell(
            f"Whether everything {name} does is health scrutiny is not clear from the words recorded.",
            body.id,
            question="Record its function as health scrutiny if that is all it does.",
            field="functions",
        )
    else:
        yield cannot_tell(
            f"It is not recorded which councils appoint {name}.",
            body.id,
            question="Record them as the bodies that established it.",
            field="founders",
        )


def not_to_officers(s: Sitting) -> Iterator[Outcome]:
    """Health scrutiny is not passed to an officer."""
    for body in s.facts.bodies(BodyKind.SCRUTINY, BodyKind.JOINT_SCRUTINY):
        lines = s.facts.lines_from(body.id, LineKind.DELEGATES_TO)
        wrong = [x for x in lines if isinstance(s.system.get(x.finish), (Person, Seat))]
        if wrong:
            yield failed(
                f"Take away the delegation from {s.facts.the(body.id)} to {s.facts.name(wrong[0].finish)}: scrutiny does not go to an officer.",
                body.id,
                wrong[0].id,
                field="lines",
            )
        else:
            yield passed(body.id)


_NOT_ABOVE = (
    BodyKind.COUNCIL_EXECUTIVE,
    BodyKind.ICB_BOARD,
    BodyKind.ICP,
    BodyKind.HWB,
    BodyKind.TRUST_BOARD,
    BodyKind.PLACE_PARTNERSHIP,
)


@each(BodyKind.SCRUTINY, BodyKind.JOINT_SCRUTINY)
def answers_to_council(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Scrutiny answers to its council, and nobody with an office in what it scrutinises chairs it."""
    facts, name = s.facts, s.facts.the(body.id)
    lines = facts.lines_from(body.id, LineKind.ACCOUNTABLE_TO)
    wrong = [x for x in lines if facts.kind_of(x.finish) in NHS or getattr(s.system.get(x.finish), "kind", None) in _NOT_ABOVE]
    chairs = {p.id: p for x in facts.chairs(body.id) for p in facts.people_in(x.id)}
    sits = [(p, x) for p in chairs.values() for x in sits_on(facts, p) if getattr(s.system.get(x), "kind", None) in _NOT_ABOVE]
    if wrong:
        yield failed(
            f"Change the line from {name} to {facts.name(wrong[0].finish)} to scrutinises: it answers to its council.",
            body.id,
            wrong[0].id,
            field="lines",
        )
    elif sits:
        yield failed(
            f"Choose another chair for {name}: {sits[0][0].name} also sits on {facts.the(sits[0][1])}.",
            body.id,
            sits[0][0].id,
            field="seats",
        )
    elif parents(facts, body):
        yield passed(body.id)
    else:
        yield cannot_tell(
            f"It is not recorded which council {name} belongs to.", body.id, question="Record it.", field="organisation"
        )


@those(lambda s: s.system.every(Organisation))
def healthwatch_free(s: Sitting, organisation: Organisation) -> Iterator[Outcome]:
    """Local Healthwatch is not accountable to an NHS body."""
    if organisation.kind is OrganisationKind.HEALTHWATCH:
        yield from on(s, organisation, _free)


def _free(s: Sitting, organisation: Organisation) -> Iterator[Outcome]:
    lines = s.facts.lines_from(organisation.id, LineKind.ACCOUNTABLE_TO, LineKind.COMMITTEE_OF)
    wrong = [
        x for x in lines if s.facts.kind_of(x.finish) in NHS or getattr(s.system.get(x.finish), "kind", None) is BodyKind.ICP
    ]
    if wrong:
        yield failed(
            f"Change the line from {organisation.name} to {s.facts.name(wrong[0].finish)}: it does not answer to an NHS body.",
            organisation.id,
            wrong[0].id,
            field="lines",
        )
    elif lines or s.facts.lines_from(organisation.id, LineKind.CONTRACTS_WITH):
        yield passed(organisation.id)
    else:
        yield cannot_tell(
            f"No line shows whom {organisation.name} answers to.",
            organisation.id,
            question="Draw its contract with the council.",
            field="lines",
        )


@those(every_organisation(OrganisationKind.LOCAL_AUTHORITY))
def one_healthwatch(s: Sitting, council: Organisation) -> Iterator[Outcome]:
    """Each county or unitary council has one Local Healthwatch."""
    if not s.facts.here(council):
        return
    if council.tier in (None, CouncilTier.DISTRICT) or is_class(council) or not council.area:
        return
    mine = [x for x in s.facts.organisations(OrganisationKind.HEALTHWATCH) if set(x.area) & set(council.area)]
    if len(mine) > 1:
        yield failed(
            f"End one of {s.facts.names(x.id for x in mine)}: {council.name} has one Local Healthwatch at a time.",
            council.id,
            *(x.id for x in mine),
            field="end",
        )
    elif mine:
        yield passed(council.id, mine[0].id)
    else:
        yield cannot_tell(
            f"No Local Healthwatch is recorded for the area of {council.name}.", council.id, question="Add it with its area."
        )

"""Council scrutiny of health: who may hold it, who may not sit on it, and what it may no longer do."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, CouncilGovernance, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Line, Organisation
from icsdesk.rules.checks.hwb_common import parents
from icsdesk.rules.facts import Being
from icsdesk.rules.functions import names_function
from icsdesk.rules.offices import committees_of, in_executive
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, not_applicable, passed
from icsdesk.rules.sitting import Sitting, each, every_body, those

_SCRUTINY = (BodyKind.SCRUTINY, BodyKind.JOINT_SCRUTINY)


@those(every_body)
def not_executive(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Health scrutiny is not held by, or given to, a council's executive (NHS Act 2006, section 244(2ZD))."""
    facts = s.facts
    if not facts.here(body):
        return
    if _given_scrutiny(s, body):
        if body.kind is BodyKind.COUNCIL_EXECUTIVE:
            yield failed(
                f"Move health scrutiny from {facts.the(body.id)} to a committee outside the executive.",
                body.id,
                field="functions",
            )
        else:
            yield passed(body.id)
    elif {body.kind, *body.also} & set(_SCRUTINY) and not facts.once("given scrutiny", lambda: _anyone_given(s)):
        yield cannot_tell(
            f"It is not recorded whether {facts.the(body.id)} carries out health scrutiny.",
            body.id,
            question="Record its functions.",
            field="functions",
        )


def _anyone_given(s: Sitting) -> bool:
    return any(s.facts.here(x) and _given_scrutiny(s, x) for x in s.system.every(Body))


def _given_scrutiny(s: Sitting, body: Body) -> bool:
    given = s.facts.lines_to(body.id, LineKind.DELEGATES_TO)
    return names_function(body.functions, "health_scrutiny") or any(names_function(x.functions, "health_scrutiny") for x in given)


@each(*_SCRUTINY)
def no_executive_members(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Nobody in a council's executive sits on its scrutiny committee, or on a joint one it takes part in (Local Government Act 2000, section 9FA)."""
    facts, name = s.facts, s.facts.the(body.id)
    councils = [x for x in (s.system.find(Organisation, y) for y in parents(facts, body)) if x is not None]
    councils = [x for x in councils if x.kind is OrganisationKind.LOCAL_AUTHORITY]
    executive = [x for x in councils if x.governance is not CouncilGovernance.COMMITTEE]
    if councils and not executive:
        yield not_applicable("A council with a committee system has no executive", body.id)
        return
    people = {person.id: (person, seat) for seat in facts.seats(body.id) for person in facts.people_in(seat.id)}
    clashes = [(person, seat, x) for person, seat in people.values() for x in executive if in_executive(facts, person, x.id)]
    for person, seat, council in clashes:
        yield failed(
            f"Replace {person.name} on {name}: a member of the executive of {council.name} cannot sit on it.",
            body.id,
            seat.id,
            person.id,
            field="seats",
        )
    if clashes:
        return
    if executive and people and all(_cabinet_known(s, x) for x in executive):
        yield passed(body.id)
    else:
        yield cannot_tell(
            f"It is not recorded who is in the executive of the councils {name} belongs to, or who sits on it.",
            body.id,
            question="Record its members, its councils, and the members of each council's cabinet.",
            field="seats",
        )


def _cabinet_known(s: Sitting, council: Organisation) -> bool:
    cabinets = committees_of(s.facts, council.id, BodyKind.COUNCIL_EXECUTIVE)
    return any(x.membership_complete and all(s.facts.people_in(seat.id) for seat in s.facts.seats(x.id)) for x in cabinets)


def no_referral(s: Sitting) -> Iterator[Outcome]:
    """Councils no longer refer service changes to the Secretary of State (SI 2024/16)."""
    facts, found = s.facts, False
    for line in s.system.every(Line):
        if line.kind is not LineKind.REFERS_TO or facts.kind_of(line.finish) is not OrganisationKind.MINISTER:
            continue
        being = facts.being(line)
        if being is Being.IN_BEING:
            found = True
            yield failed(
                f"Replace the line by which {facts.the(line.start)} refers changes to {facts.the(line.finish)} with one saying that it may ask for a call-in.",
                line.start,
                line.id,
                field="kind",
            )
        elif being is Being.UNCERTAIN:
            found = True
            yield cannot_tell(
                f"The dates of the line from {facts.the(line.start)} to {facts.the(line.finish)} leave open whether it still stands.",
                line.start,
                line.id,
                question="Give the day it ended.",
                field="end",
            )
    for body in () if found else facts.bodies(*_SCRUTINY):
        yield passed(body.id)

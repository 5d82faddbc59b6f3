"""More on councils: committee systems, co-optees, sub-committees, Local Healthwatch's form, reporting under section 75, limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icsdesk.domain.kinds import (
    AgreementKind,
    BodyKind,
    Category,
    CouncilGovernance,
    CouncilTier,
    LineKind,
    OrganisationKind,
    SeatRole,
)
from icsdesk.domain.records import Agreement, Body, Line, Organisation, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.checks.delegation_lines import each_delegation
from icsdesk.rules.checks.hwb_common import parents
from icsdesk.rules.checks.icb_committees import is_icb_committee
from icsdesk.rules.facts import Facts, has_role, is_class
from icsdesk.rules.functions import function_of, names_function
from icsdesk.rules.offices import in_executive, plain, sits_on
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each, every_body, every_organisation, on, those

_COUNCIL_BODIES = (BodyKind.COUNCIL_COMMITTEE, BodyKind.SCRUTINY, BodyKind.COMMITTEE)


def _scrutinised(facts: Facts) -> frozenset[str]:
    """Legal persons one of whose bodies is recorded as scrutinising health."""
    holders = (x for x in facts.system.every(Body) if facts.here(x) and names_function(x.functions, "health_scrutiny"))
    return frozenset(parent for x in holders for parent in parents(facts, x))


@those(every_organisation(OrganisationKind.LOCAL_AUTHORITY))
def committee_system(s: Sitting, council: Organisation) -> Iterator[Outcome]:
    """A council with a committee system may scrutinise health through an ordinary committee."""
    if not s.facts.here(council):
        return
    if council.tier in (None, CouncilTier.DISTRICT) or is_class(council) or council.governance is CouncilGovernance.EXECUTIVE:
        return
    held = council.id in s.facts.once("scrutinised by", lambda: _scrutinised(s.facts))
    if council.governance is None:
        yield cannot_tell(
            f"It is not recorded whether {council.name} has a cabinet or a committee system.",
            council.id,
            question="Record it, with its dates.",
            field="governance",
        )
    elif held:
        yield passed(council.id)
    elif s.system.about.bodies_complete:
        yield failed(f"Record which committee of {council.name} scrutinises health.", council.id, field="governance")
    else:
        yield cannot_tell(
            f"No committee that scrutinises health is recorded for {council.name}.",
            council.id,
            question="Record the function on the committee.",
        )


@each(BodyKind.SCRUTINY)
def co_optees(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A district member co-opted to county scrutiny sits on the district's own scrutiny committee."""
    for seat in s.facts.seats(body.id):
        districts = [
            x for x in (s.facts.organisation(y) for y in seat.represents) if x is not None and x.tier is CouncilTier.DISTRICT
        ]
        if not districts or (seat.category is not Category.CO_OPTED and not has_role(seat, SeatRole.DISTRICT_REPRESENTATIVE)):
            continue
        yield _co_optee(s, body, seat, districts[0])


def _co_optee(s: Sitting, body: Body, seat: Seat, district: Organisation) -> Outcome:
    people = s.facts.people_in(seat.id)
    scrutiny = {x.id for x in s.facts.bodies(BodyKind.SCRUTINY) if district.id in parents(s.facts, x)}
    if any(in_executive(s.facts, x, district.id) for x in people):
        return failed(
            f"Replace the holder of “{seat.title}” on {s.facts.the(body.id)}: a member of the executive of {district.name} cannot be co-opted.",
            body.id,
            seat.id,
            field="seats",
        )
    if people and all(scrutiny & set(sits_on(s.facts, x)) for x in people):
        return passed(body.id, seat.id)
    return cannot_tell(
        f"It is not recorded that the holder of “{seat.title}” on {s.facts.the(body.id)} sits on the scrutiny committee of {district.name}.",
        body.id,
        seat.id,
        question="Record the holder's seat there.",
        field="seats",
    )


@those(every_body)
def powers_from_parent(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A council's sub-committee has no function that its committee lacks."""
    if not s.facts.here(body) or body.kind not in _COUNCIL_BODIES:
        return
    for line in s.facts.lines_from(body.id, LineKind.COMMITTEE_OF):
        above = s.system.find(Body, line.finish)
        if (
            above is None
            or above.kind not in _COUNCIL_BODIES
            or s.facts.kind_of(s.facts.owner(above.id)) is not OrganisationKind.LOCAL_AUTHORITY
        ):
            continue
        mine, theirs = {_key(x) for x in body.functions}, {_key(x) for x in above.functions}
        extra = {x for x in mine - theirs if None not in (function_of(y) for y in above.functions) and function_of(x)}
        if not body.functions or not above.functions or (mine - theirs and not extra):
            yield cannot_tell(
                f"The functions of {s.facts.the(body.id)} or of {s.facts.the(above.id)} are not recorded.",
                body.id,
                above.id,
                question="Record both.",
                field="functions",
            )
        elif extra:
            yield failed(
                f"Give {', '.join(sorted(extra)).replace('_', ' ')} to {s.facts.the(above.id)} too, or take it off {s.facts.the(body.id)}.",
                body.id,
                above.id,
                field="functions",
            )
        else:
            yield passed(body.id, above.id)


def _key(words: str) -> str:
    return function_of(words) or plain(words)


@those(lambda s: s.system.every(Organisation))
def healthwatch_form(s: Sitting, organisation: Organisation) -> Iterator[Outcome]:
    """Local Healthwatch is a body of its own under contract with the council."""
    if organisation.kind is OrganisationKind.HEALTHWATCH:
        yield from on(s, organisation, _form)


def _form(s: Sitting, organisation: Organisation) -> Iterator[Outcome]:
    inside = s.facts.lines_from(organisation.id, LineKind.COMMITTEE_OF)
    contracts = [
        *s.facts.lines_from(organisation.id, LineKind.CONTRACTS_WITH),
        *s.facts.lines_to(organisation.id, LineKind.CONTRACTS_WITH),
    ]
    council = any(
        s.facts.kind_of(x.finish if x.start == organisation.id else x.start) is OrganisationKind.LOCAL_AUTHORITY
        for x in contracts
    )
    if inside:
        yield failed(
            f"Change the line from {organisation.name} to {s.facts.name(inside[0].finish)}: it is a body of its own, under contract.",
            organisation.id,
            inside[0].id,
            field="lines",
        )
    elif council:
        yield passed(organisation.id)
    else:
        yield cannot_tell(
            f"The contract of {organisation.name} with its council is not recorded.",
            organisation.id,
            question="Draw the line.",
            field="lines",
        )


@those(lambda s: s.system.every(Agreement))
def pool_reports(s: Sitting, agreement: Agreement) -> Iterator[Outcome]:
    """The manager of a pooled fund reports to every partner; a line not drawn is only asked about."""
    if agreement.kind is AgreementKind.SECTION_75 and s.facts.span(agreement.span) is Truth.YES:
        missing = {s.facts.legal(x) for x in agreement.partners} - {s.facts.legal(x) for x in agreement.reports_to}
        if agreement.partners and not missing:
            yield passed(agreement.id)
        else:
            yield cannot_tell(
                f"It is not recorded that {agreement.title} reports to every partner, each quarter and each year.",
                agreement.id,
                question="Record to whom it reports.",
                field="reports_to",
            )


@those(every_body)
def constituted(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Every committee of an integrated care board with powers has its terms recorded, and a sub-committee a committee above it."""
    if s.facts.here(body) and body.kind is not BodyKind.ICB_BOARD and is_icb_committee(s.facts, body):
        yield _constituted(s, body)


def _constituted(s: Sitting, body: Body) -> Outcome:
    name, above = (
        s.facts.the(body.id),
        [s.system.find(Body, x.finish) for x in s.facts.lines_from(body.id, LineKind.COMMITTEE_OF)],
    )
    strangers = [x for x in above if x is not None and x.kind is not BodyKind.ICB_BOARD and not is_icb_committee(s.facts, x)]
    if body.kind is BodyKind.ICB_SUBCOMMITTEE and strangers:
        return failed(
            f"Draw {name} under a committee of the Integrated Care Board, not under {s.facts.the(strangers[0].id)}.",
            body.id,
            strangers[0].id,
            field="lines",
        )
    if body.terms_of_reference or body.constitution or body.legal_basis:
        return passed(body.id)
    return cannot_tell(
        f"Where the constitution or the scheme of delegation provides for {name} is not recorded.",
        body.id,
        question="Record its terms of reference.",
        field="terms_of_reference",
    )


@each(BodyKind.ICP)
def partners_engaged(s: Sitting, icp: Body) -> Iterator[Outcome]:
    """Care providers and the voluntary sector have a seat on the partnership or a forum that advises it."""
    facts = s.facts
    seats = facts.seats(icp.id)
    forum = facts.lines_to(icp.id, LineKind.ADVISES, LineKind.INFORMS, LineKind.WORKS_WITH, LineKind.MEMBER_OF)
    voluntary = any(has_role(x, SeatRole.VCSE_REPRESENTATIVE) or _represents(facts, x, OrganisationKind.VCSE) for x in seats)
    care = any(has_role(x, SeatRole.PROVIDER_REPRESENTATIVE) or _represents(facts, x, OrganisationKind.PROVIDER) for x in seats)
    if forum or (voluntary and care):
        yield passed(icp.id)
    else:
        yield cannot_tell(
            f"How care providers and the voluntary sector take part in {facts.the(icp.id)} is not recorded.",
            icp.id,
            question="Add a seat, or the forum that advises it.",
            field="seats",
        )


def _represents(facts: Facts, seat: Seat, kind: OrganisationKind) -> bool:
    return any(facts.kind_of(x) is kind for x in seat.represents)


_MONEY = re.compile(r"£\s*([\d,]+(?:\.\d+)?)\s*(k|m|bn|million|billion|thousand)?", re.IGNORECASE)
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def pounds(words: str) -> float | None:
    """The sum in pounds that a limit names, or None when it names none: "£2.5m" gives 2,500,000."""
    match = _MONEY.search(words)
    if match is None:
        return None
    return float(match[1].replace(",", "")) * _TIMES.get((match[2] or "").lower(), 1)


@each_delegation
def limits_shrink(s: Sitting, line: Line) -> Iterator[Outcome]:
    """A limit passed on is no larger than the one received."""
    mine = pounds(line.limit)
    above = [
        pounds(x.limit)
        for party in {line.start, s.facts.legal(line.start)}
        for x in s.facts.lines_to(party, LineKind.DELEGATES_TO)
    ]
    known = [x for x in above if x is not None]
    if mine is not None and known and mine > max(known):
        yield failed(
            f"Lower the limit passed to {s.facts.name(line.finish)}: {s.facts.name(line.start)} itself has less.",
            line.start,
            line.id,
            field="limit",
        )
    elif mine is not None and known:
        yield passed(line.start, line.id)
    elif above:
        yield cannot_tell(
            f"The financial limits of the delegation from {s.facts.name(line.start)} to {s.facts.name(line.finish)}, or of the one above it, are not recorded.",
            line.start,
            line.id,
            question="Record both.",
            field="limit",
        )

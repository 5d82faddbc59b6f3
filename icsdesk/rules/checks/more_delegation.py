"""Terms of delegation: what NHS England keeps, onward delegation, to whom inside a board, pooled funds, services outside section 75."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import AgreementKind, BodyKind, LegalForm, LineKind, OrganisationKind
from icsdesk.domain.records import Agreement, Body, Line, Person, Seat
from icsdesk.domain.times import Truth
from icsdesk.rules.bases import Basis, basis_of_body, basis_of_line
from icsdesk.rules.checks.delegation_lines import NHS, council_behind, each_delegation, nhs_behind
from icsdesk.rules.checks.icb_committees import is_icb_committee
from icsdesk.rules.functions import function_of
from icsdesk.rules.offices import employers, lent_by, plain, sits_on
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, every_body, those


@each_delegation
def kept_by_nhs_england(s: Sitting, line: Line) -> Iterator[Outcome]:
    """NHS England does not delegate the functions listed in `kept`."""
    if s.facts.kind_of(line.start) is not OrganisationKind.NATIONAL_BODY:
        return
    kept = [x for x in line.functions if any(word in plain(x) for word in s.rule.parameters["kept"])]
    if kept:
        yield failed(
            f"Take {', '.join(x.replace('_', ' ') for x in kept)} off the delegation to {s.facts.name(line.finish)}: NHS England must keep it.",
            line.start,
            line.id,
            field="functions",
        )
    elif line.functions:
        yield passed(line.start, line.id)
    else:
        yield cannot_tell(
            f"The delegation from NHS England to {s.facts.name(line.finish)} does not say of what.",
            line.start,
            line.id,
            question="Name the functions.",
            field="functions",
        )


@each_delegation
def onward(s: Sitting, line: Line) -> Iterator[Outcome]:
    """A function received is passed on only where the first delegation allows it."""
    starts = {line.start, s.facts.legal(line.start)}
    heads = [x for party in starts for x in s.facts.lines_to(party, LineKind.DELEGATES_TO) if _same(x, line)]
    if not heads:
        return
    name, to = s.facts.name(line.start), s.facts.name(line.finish)
    if any(x.onward_allowed is False for x in heads):
        yield failed(
            f"Take away the delegation from {name} to {to}: the terms on which {name} received the function do not allow it.",
            line.start,
            line.id,
            heads[0].id,
            field="onward_allowed",
        )
    elif all(x.onward_allowed for x in heads):
        yield passed(line.start, line.id)
    else:
        yield cannot_tell(
            f"It is not recorded whether {name} may pass on what was delegated to it.",
            line.start,
            line.id,
            heads[0].id,
            question="Look in the delegation agreement.",
            field="onward_allowed",
        )


def _same(one: Line, other: Line) -> bool:
    first = {function_of(x) or x for x in one.functions}
    return bool(first & {function_of(x) or x for x in other.functions}) or not one.functions or not other.functions


@each_delegation
def board_to_person(s: Sitting, line: Line) -> Iterator[Outcome]:
    """An integrated care board delegates to its committees, and to a person only if a member, an employee or someone lent to it."""
    person, to = s.system.find(Person, line.finish), s.system.get(line.finish)
    icb = s.facts.legal(line.start)
    if s.facts.kind_of(icb) is not OrganisationKind.ICB:
        return
    if isinstance(to, Body) and is_icb_committee(s.facts, to):
        yield passed(line.start, line.id, to.id)
    if person is None:
        return
    boards = {x.id for x in s.facts.bodies(BodyKind.ICB_BOARD) if s.facts.legal(x.id) == icb}
    mine = set(employers(s.facts, person))
    if icb in mine or lent_by(s.facts, person, icb) or boards & set(sits_on(s.facts, person)):
        yield passed(line.start, line.id, person.id)
    elif mine:
        yield failed(
            f"Record a secondment or joint appointment of {person.name} to {s.facts.name(icb)}, or take the delegation away: only its members, employees and people lent to it may act for it.",
            line.start,
            line.id,
            person.id,
            field="secondments",
        )
    else:
        yield cannot_tell(
            f"It is not recorded who employs {person.name}, to whom {s.facts.name(icb)} delegates.",
            line.start,
            line.id,
            person.id,
            question="Record the employer and any secondment.",
            field="employers",
        )


def pooled_fund(s: Sitting) -> Iterator[Outcome]:
    """A section 75 agreement has an NHS and a council partner, one of them the host, whose officer manages the pool."""
    facts = s.facts
    for agreement in s.system.every(Agreement):
        if agreement.kind is not AgreementKind.SECTION_75 or facts.span(agreement.span) is not Truth.YES:
            continue
        kinds = {facts.kind_of(x) for x in agreement.partners}
        host = facts.legal(agreement.host) if agreement.host else ""
        manager = s.system.find(Person, agreement.pool_manager)
        mine = employers(facts, manager) if manager else ()
        if agreement.partners and None not in kinds and not (OrganisationKind.LOCAL_AUTHORITY in kinds and kinds & NHS):
            yield failed(
                f"Add the missing partner of {agreement.title}: a pooled fund has an NHS body and a council.",
                agreement.id,
                field="partners",
            )
        elif host and host not in {facts.legal(x) for x in agreement.partners}:
            yield failed(f"Choose the host of {agreement.title} from its partners.", agreement.id, field="host")
        elif host and mine and host not in mine:
            yield failed(
                f"Choose a manager of the fund of {agreement.title} who works for its host, {facts.name(host)}.",
                agreement.id,
                field="pool_manager",
            )
        elif host and mine:
            yield passed(agreement.id)
        else:
            yield cannot_tell(
                f"The host or the manager of the fund of {agreement.title} is not recorded.",
                agreement.id,
                question="Record both.",
                field="host",
            )


@those(lambda s: s.system.every(Agreement))
def outside_section_75(s: Sitting, agreement: Agreement) -> Iterator[Outcome]:
    """Services listed in `excluded` stay outside section 75."""
    if agreement.kind is not AgreementKind.SECTION_75 or s.facts.span(agreement.span) is not Truth.YES:
        return
    wrong = [x for x in agreement.functions if plain(x) in s.rule.parameters["excluded"]]
    near = [x for x in agreement.functions if any(word in plain(x) for word in s.rule.parameters["excluded"])]
    if wrong:
        yield failed(
            f"Take {', '.join(wrong)} out of {agreement.title}: section 75 does not cover it.",
            agreement.id,
            field="functions",
        )
    elif near:
        yield cannot_tell(
            f"Whether {', '.join(near)} in {agreement.title} is a service section 75 leaves out is not clear.",
            agreement.id,
            question="Record the service in the words of the agreement.",
            field="functions",
        )
    elif agreement.functions:
        yield passed(agreement.id)
    else:
        yield cannot_tell(
            f"The services in {agreement.title} are not recorded.", agreement.id, question="Record them.", field="functions"
        )


@each_delegation
def documented(s: Sitting, line: Line) -> Iterator[Outcome]:
    """A delegation between NHS bodies rests on a written agreement and has a line of reporting back."""
    if nhs_behind(s.facts, line.start) is None:
        return
    back = s.facts.lines_from(line.finish, LineKind.REPORTS_TO, LineKind.ACCOUNTABLE_TO, LineKind.COMMITTEE_OF)
    reports = any(s.facts.legal(x.finish) == s.facts.legal(line.start) for x in back)
    if line.agreement and reports:
        yield passed(line.start, line.id)
    else:
        yield cannot_tell(
            f"A written agreement, or the line of reporting back, is not recorded for the delegation from {s.facts.name(line.start)} to {s.facts.name(line.finish)}.",
            line.start,
            line.id,
            question="Record both.",
            field="agreement",
        )


@each_delegation
def from_council(s: Sitting, line: Line) -> Iterator[Outcome]:
    """A council's function goes to its own committee or officer, its executive, or another council, else under section 75."""
    if not council_behind(s.facts, line.start) or _is_hwb(s, line.start):
        return
    facts, owner = s.facts, s.facts.owner(line.start)
    to, basis = s.system.get(line.finish), basis_of_line(s.facts, line)
    under_75 = basis is Basis.S75 or (isinstance(to, Body) and basis_of_body(facts, to) in (Basis.S75, Basis.S65Z6))
    words = f"the delegation from {facts.name(line.start)} to {facts.name(line.finish)}"
    if (
        under_75
        or (isinstance(to, Body) and _councils_only(s, to))
        or facts.kind_of(line.finish) is OrganisationKind.LOCAL_AUTHORITY
    ) or (isinstance(to, Person) and owner in employers(facts, to)):
        yield passed(line.start, line.id)
    elif isinstance(to, Person) and any(plain(x.role) == "councillor" for x in to.offices):
        yield failed(f"Change {words}: a council does not delegate to a councillor alone.", line.start, line.id, field="finish")
    elif isinstance(to, (Person, Seat)):
        yield cannot_tell(
            f"Whether {facts.name(line.finish)} is an officer of {facts.name(owner)} is not recorded.",
            line.start,
            line.id,
            question="Record the employer.",
            field="finish",
        )
    elif basis in (None, Basis.OTHER) and isinstance(to, Body) and to.kind in (BodyKind.JOINT_COMMITTEE, BodyKind.OTHER):
        yield cannot_tell(
            f"The legal power of {words} is not recorded.", line.start, line.id, question="Record it.", field="power"
        )
    else:
        yield failed(
            f"Change {words}: a council's function goes to its own committee or officer, to another council, or under section 75.",
            line.start,
            line.id,
            field="finish",
        )


def _is_hwb(s: Sitting, party: str) -> bool:
    body = s.system.find(Body, party)
    return body is not None and body.kind in (BodyKind.HWB, BodyKind.JOINT_HWB)


def _councils_only(s: Sitting, body: Body) -> bool:
    founders, _ = s.facts.parties(body.founders)
    owners = founders or {s.facts.owner(body.id)}
    return all(s.facts.kind_of(x) is OrganisationKind.LOCAL_AUTHORITY for x in owners)


@those(every_body)
def councils_only(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A joint committee under section 101(5) has two or more parties, councils all."""
    if not s.facts.here(body) or basis_of_body(s.facts, body) is not Basis.S101_5:
        return
    parties, doubtful = s.facts.parties(body.founders)
    name, kinds = s.facts.the(body.id), {s.facts.kind_of(x) for x in parties}
    if kinds & NHS:
        yield failed(f"Change the legal power of {name}: section 101(5) is for councils only.", body.id, field="legal_basis")
    elif parties and len(parties | doubtful) < 2:
        yield failed(f"Add another council to {name}: section 101(5) needs at least two.", body.id, field="founders")
    elif len(parties) > 1 and kinds == {OrganisationKind.LOCAL_AUTHORITY}:
        yield passed(body.id)
    else:
        yield cannot_tell(f"The parties of {name} are not recorded.", body.id, question="Record them.", field="founders")


@each_delegation
def no_working_group(s: Sitting, line: Line) -> Iterator[Outcome]:
    """A working group is given no decisions unless it is set up as a sub-committee."""
    body = s.system.find(Body, line.finish)
    if body is None or body.kind not in (BodyKind.WORKING_GROUP, BodyKind.TASK_GROUP):
        return
    if body.legal_form in (LegalForm.SUB_COMMITTEE, LegalForm.COMMITTEE):
        yield passed(body.id, line.id)
    else:
        yield failed(
            f"Take the delegation to {s.facts.the(body.id)} away, or set it up as a sub-committee: a working group takes no decisions.",
            body.id,
            line.id,
            field="kind",
        )


def icp_holds_none(s: Sitting) -> Iterator[Outcome]:
    """A partnership holds nothing but its strategy unless another power brings it."""
    for body in s.facts.bodies(BodyKind.ICP):
        lines = s.facts.lines_to(body.id, LineKind.DELEGATES_TO)
        for line in lines:
            basis = basis_of_line(s.facts, line)
            if basis in (Basis.S116ZA, Basis.NONE):
                yield failed(
                    f"Name another legal power for the delegation to {s.facts.the(body.id)}, or take it away: the partnership has a strategy to write, not services to buy.",
                    body.id,
                    line.id,
                    field="power",
                )
            elif basis is None:
                yield cannot_tell(
                    f"The legal power of the delegation to {s.facts.the(body.id)} is not recorded.",
                    body.id,
                    line.id,
                    question="Record it.",
                    field="power",
                )
            else:
                yield passed(body.id, line.id)
        if not lines:
            yield passed(body.id)

"""Place partnerships: which form they take and what follows from it (Thriving Places, 2021; Schedule 1B, paragraph 11)."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, CouncilTier, LegalForm, LineKind, OrganisationKind
from icsdesk.domain.records import Body
from icsdesk.rules.areas import ground, meet
from icsdesk.rules.bases import Basis, basis_of_body
from icsdesk.rules.checks.delegation_lines import NHS, council_behind
from icsdesk.rules.checks.hwb_common import parents
from icsdesk.rules.functions import function_of
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each

_FORMS = (
    LegalForm.CONSULTATIVE_FORUM,
    LegalForm.COMMITTEE_OF_ICB,
    LegalForm.JOINT_COMMITTEE,
    LegalForm.INDIVIDUAL_EXECUTIVES,
    LegalForm.LEAD_PROVIDER,
)
_COUNCIL_FUNCTIONS = ("social_care", "public_health", "housing", "health_scrutiny")


@each(BodyKind.PLACE_PARTNERSHIP)
def form_stated(s: Sitting, body: Body) -> Iterator[Outcome]:
    """The partnership says which of the five forms it takes."""
    name = s.facts.the(body.id)
    if body.legal_form in _FORMS:
        yield passed(body.id)
    elif body.legal_form in (LegalForm.STATUTORY_BODY, LegalForm.STATUTORY_COMMITTEE):
        yield failed(f"Change the legal form of {name}: no law makes a place partnership a body.", body.id, field="legal_form")
    else:
        yield cannot_tell(
            f"The legal form of {name} is not recorded.",
            body.id,
            question="Choose one: consultative forum, committee of the Integrated Care Board, joint committee, individual executives, or lead provider.",
            field="legal_form",
        )


@each(BodyKind.PLACE_PARTNERSHIP)
def forum_takes_none(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A consultative forum is given no decisions."""
    given, name = s.facts.lines_to(body.id, LineKind.DELEGATES_TO), s.facts.the(body.id)
    if body.legal_form is None:
        yield cannot_tell(
            f"The legal form of {name} is not recorded.", body.id, question="Choose its legal form.", field="legal_form"
        )
    elif body.legal_form is LegalForm.CONSULTATIVE_FORUM and given:
        yield failed(
            f"Take the delegation to {name} away, or change its legal form: a consultative forum takes no decisions.",
            body.id,
            given[0].id,
            field="legal_form",
        )
    else:
        yield passed(body.id)


@each(BodyKind.PLACE_PARTNERSHIP, BodyKind.ICB_PLACE_COMMITTEE)
def committee_of_board(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A place committee of the integrated care board has that board as its one parent and is given its functions only."""
    if body.legal_form is not LegalForm.COMMITTEE_OF_ICB and body.kind is not BodyKind.ICB_PLACE_COMMITTEE:
        return
    facts, name = s.facts, s.facts.the(body.id)
    above = {facts.legal(x) for x in parents(facts, body)}
    above |= {facts.legal(x.finish) for x in facts.lines_from(body.id, LineKind.ACCOUNTABLE_TO)}
    boards = {x for x in above if facts.kind_of(x) is OrganisationKind.ICB}
    given = facts.lines_to(body.id, LineKind.DELEGATES_TO)
    foreign = [
        x for x in given if council_behind(facts, x.start) or any(function_of(y) in _COUNCIL_FUNCTIONS for y in x.functions)
    ]
    own = [x for x in body.functions if function_of(x) in _COUNCIL_FUNCTIONS]
    if foreign or own:
        yield failed(
            f"Take the council's functions off {name}: a committee of the Integrated Care Board carries out the board's functions only.",
            body.id,
            *(x.id for x in foreign),
            field="functions",
        )
    elif len(above) > 1:
        yield failed(
            f"Keep the Integrated Care Board as the only parent of {name}, not {facts.names(above)}.",
            body.id,
            *sorted(above),
            field="lines",
        )
    elif boards:
        yield passed(body.id)
    else:
        yield cannot_tell(
            f"It is not recorded which Integrated Care Board {name} is a committee of.",
            body.id,
            question="Draw the line to its board.",
            field="lines",
        )


@each(BodyKind.PLACE_PARTNERSHIP)
def joint_place(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A place partnership that is a joint committee has the integrated care board and at least one eligible partner as parties."""
    if body.legal_form is not LegalForm.JOINT_COMMITTEE:
        return
    facts, name = s.facts, s.facts.the(body.id)
    certain, doubtful = facts.parties(body.founders)
    organisations = [x for x in (facts.organisation(y) for y in sorted(certain)) if x is not None]
    districts = [x for x in organisations if x.tier is CouncilTier.DISTRICT]
    kinds = {x.kind for x in organisations}
    if districts:
        yield failed(
            f"Take {districts[0].name} off the bodies that established {name}: a district council cannot be a party.",
            body.id,
            districts[0].id,
            field="founders",
        )
    elif certain and len(certain | doubtful) < 2:
        yield failed(f"Add another body that established {name}: a joint committee has at least two.", body.id, field="founders")
    elif (
        OrganisationKind.ICB in kinds
        and len(kinds & (NHS | {OrganisationKind.LOCAL_AUTHORITY})) > 1
        and basis_of_body(facts, body) in (Basis.S65Z6, Basis.S75)
    ):
        yield passed(body.id)
    else:
        yield cannot_tell(
            f"Who established {name}, or under which legal power, is not recorded.",
            body.id,
            question="Record the parties and the power.",
            field="founders",
        )


@each(BodyKind.PLACE_PARTNERSHIP, BodyKind.ICB_PLACE_COMMITTEE)
def inside_the_area(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A place lies within the area of an integrated care board."""
    facts, name = s.facts, s.facts.the(body.id)
    mine = ground(facts, body.id)
    boards = [x for x in facts.organisations(OrganisationKind.ICB) if x.area]
    if not mine or not boards:
        yield cannot_tell(
            f"The place of {name}, or the area of its Integrated Care Board, is not recorded.",
            body.id,
            question="Record both.",
            field="place",
        )
    elif any(meet(s.facts, mine, x.area) for x in boards):
        yield passed(body.id)
    else:
        yield failed(
            f"Check the place of {name}: it lies outside the area of {facts.names(x.id for x in boards)}.", body.id, field="place"
        )

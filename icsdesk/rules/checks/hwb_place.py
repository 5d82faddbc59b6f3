"""Whose committee a health and wellbeing board is, and what it may not do (2012 Act, sections 194(11), 194(14) and 196(4))."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, CouncilTier, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Organisation
from icsdesk.rules.checks.hwb_common import council_of, each_hwb, parents
from icsdesk.rules.functions import names_function
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, passed
from icsdesk.rules.sitting import Sitting, each

_NOT_COUNCIL = (
    BodyKind.ICP,
    BodyKind.ICB_COMMITTEE,
    BodyKind.ICB_PLACE_COMMITTEE,
    BodyKind.TRUST_BOARD,
    BodyKind.PLACE_PARTNERSHIP,
)


@each_hwb
def one_council(s: Sitting, board: Body) -> Iterator[Outcome]:
    """The board is a committee of exactly one council, and of nobody else."""
    above, name = parents(s.facts, board), s.facts.the(board.id)
    councils = [x for x in above if s.facts.kind_of(x) is OrganisationKind.LOCAL_AUTHORITY]
    others = [x for x in above if x not in councils and _never_a_parent(s, x)]
    unsure = [x for x in above if x not in councils and x not in others]
    if others:
        yield failed(
            f"Take {s.facts.names(others)} off as a parent of {name}: it is a committee of its council only.",
            board.id,
            *others,
            field="lines",
        )
    elif len(councils) > 1:
        yield failed(
            f"Choose one council as the parent of {name}, not {s.facts.names(councils)}. Boards that work jointly stay two boards.",
            board.id,
            *councils,
            field="organisation",
        )
    elif councils and not unsure:
        yield passed(board.id, councils[0])
    elif unsure:
        yield cannot_tell(
            f"Which council {s.facts.names(unsure)} belongs to is not recorded, so whose committee {name} is cannot be judged.",
            board.id,
            *unsure,
            question="Record its organisation.",
            field="organisation",
        )
    else:
        yield cannot_tell(
            f"It is not recorded which council {name} belongs to.", board.id, question="Record its council.", field="organisation"
        )


def _never_a_parent(s: Sitting, party: str) -> bool:
    """Whether a party is known to be something other than a council or part of one."""
    kind, body = s.facts.kind_of(party), s.system.find(Body, party)
    if kind is not None:
        return kind not in (OrganisationKind.OTHER, OrganisationKind.SECTOR, OrganisationKind.PUBLIC_BODY)
    return body is not None and body.kind in _NOT_COUNCIL


@each(BodyKind.HWB)
def not_a_district(s: Sitting, board: Body) -> Iterator[Outcome]:
    """A district council under a county has no health and wellbeing board; its committee of that name is an ordinary one."""
    councils = [s.system.find(Organisation, x) for x in parents(s.facts, board)]
    council = council_of(s.facts, board)
    if council is None or council.tier is None:
        known = any(x is not None and x.tier is CouncilTier.DISTRICT for x in councils)
        name = f"what tier of council {council.name} is" if council else "which council it belongs to"
        if not known:
            yield cannot_tell(
                f"It is not recorded {name}, so whether {s.facts.the(board.id)} is a statutory board cannot be judged.",
                board.id,
                question="Record whether it is a county, unitary or district council.",
                field="organisation",
            )
    elif council.tier is CouncilTier.DISTRICT:
        yield failed(
            f"Change the kind of {s.facts.the(board.id)} to council committee: {council.name} is a district council, and only a county or unitary council has a Health and Wellbeing Board.",
            board.id,
            council.id,
            field="kind",
        )
    else:
        yield passed(board.id, council.id)


@each_hwb
def no_scrutiny(s: Sitting, board: Body) -> Iterator[Outcome]:
    """Health scrutiny cannot be given to a health and wellbeing board."""
    given = s.facts.lines_to(board.id, LineKind.DELEGATES_TO)
    if names_function(board.functions, "health_scrutiny"):
        yield failed(f"Move health scrutiny from {s.facts.the(board.id)} to a scrutiny committee.", board.id, field="functions")
    elif wrong := [x for x in given if names_function(x.functions, "health_scrutiny")]:
        yield failed(
            f"Move health scrutiny from {s.facts.the(board.id)} to a scrutiny committee.",
            board.id,
            wrong[0].id,
            field="functions",
        )
    elif board.functions:
        yield passed(board.id)
    else:
        yield cannot_tell(
            f"The functions of {s.facts.the(board.id)} are not recorded.",
            board.id,
            question="Record what it does.",
            field="functions",
        )

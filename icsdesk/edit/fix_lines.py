"""Quick fixes on lines: another kind, another end, or none at all; and functions on the body that has them by law."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.kinds import BodyKind, CouncilTier, LineKind, OrganisationKind
from icsdesk.domain.records import Body, DatedParty, Line, Organisation
from icsdesk.domain.system import System
from icsdesk.edit import cascade, fix_tools, lines, wording
from icsdesk.edit.fix_tools import Fix
from icsdesk.edit.step import finished

_BOARDS = (BodyKind.ICB_BOARD, BodyKind.TRUST_BOARD, BodyKind.CCG_GOVERNING_BODY)
_SCRUTINY = (BodyKind.SCRUTINY,)


def becomes(kind: LineKind, label: str = "") -> Fix:
    """The one line a finding names becomes one of another kind."""

    def fix(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
        line = fix_tools.one_named(system, subjects, Line)
        if line is None:
            return None
        change = lines.edit_line(system, line.id, kind=kind, label=label or line.label)
        return replace(change, name=f"Change line to {kind.label.lower()}")

    return fix


def _goes(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """The first line a finding names is taken away."""
    found = fix_tools.named(system, subjects, Line)
    return lines.delete_lines(system, [found[0].id]) if found else None


def _board_works_with(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """A board has regard to its partnership's strategy and works with others; it is accountable to NHS England only."""
    line = fix_tools.one_named(system, subjects, Line)
    other = system.find(Body, line.finish) if line else None
    kind = LineKind.HAS_REGARD_TO if other is not None and other.kind is BodyKind.ICP else LineKind.WORKS_WITH
    return becomes(kind)(system, subjects, day)


def _partnership_of_equals(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
    """A line from the board becomes regard; a line to the board alone becomes the founders, board and councils together.

    Local Government and Public Involvement in Health Act 2007, section 116ZA(1).
    """
    icp, line = system.find(Body, subjects[0]), fix_tools.one_named(system, subjects, Line)
    if icp is None or line is None:
        return None
    if line.finish == icp.id:
        return becomes(LineKind.HAS_REGARD_TO)(system, subjects, day)
    councils = fix_tools.responsible_councils(system, icp)
    board = system.find(Body, line.finish)
    icb = board.organisation if board is not None and board.organisation else line.finish
    if not councils:
        return None
    draft = Draft(system)
    cascade.remove(draft, [line.id])
    there = {_owner(system, x.who) for x in icp.founders}
    more = tuple(DatedParty(who=x) for x in (icb, *councils) if x not in there)
    draft.put(replace(icp, founders=(*icp.founders, *more)))
    return finished(draft, f"Record who established {wording.called(system, icp.id)}")


def _council_is_parent(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """A Health and Wellbeing Board is a committee of its council only: other lines and founders that say so go."""
    body = system.find(Body, subjects[0])
    if body is None:
        return None
    others = set(subjects[1:])
    wrong = [x for x in system.lines_from(body.id, LineKind.COMMITTEE_OF) if {x.finish, _owner(system, x.finish)} & others]
    kept = tuple(x for x in body.founders if not {x.who, _owner(system, x.who)} & others)
    draft = Draft(system)
    cascade.remove(draft, [x.id for x in wrong])
    if kept != body.founders:
        draft.put(replace(body, founders=kept))
    return finished(draft, f"Take other parents off {wording.called(system, body.id)}")


def _owner(system: System, party: str) -> str:
    body = system.find(Body, party)
    return body.organisation if body is not None and body.organisation else party


def _under_the_board(system: System, subjects: tuple[str, ...], _day: dt.date | None) -> Change | None:
    """The audit committee's line to another committee goes to the board instead."""
    if len(subjects) < 2:
        return None
    audit, other = system.find(Body, subjects[0]), system.find(Body, subjects[1])
    if audit is None or other is None:
        return None
    owners = {x.organisation for x in (audit, other) if x.organisation}
    above = {x.finish for x in system.lines_from(other.id, LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO, LineKind.REPORTS_TO)}
    boards = [x for x in system.bodies_of_kind(*_BOARDS) if x.organisation in owners or {x.id, x.organisation} & above]
    wrong = [x for x in system.lines_from(audit.id, LineKind.COMMITTEE_OF, LineKind.ACCOUNTABLE_TO) if x.finish == other.id]
    if len(boards) != 1 or len(wrong) != 1:
        return None
    return lines.reconnect(system, wrong[0].id, finish=boards[0].id)


def moves(words: tuple[str, ...], *kinds: BodyKind, own_council: bool = False, county: bool = False) -> Fix:
    """A function a body may not have moves to the only body here that has it by law.

    `own_council`: only a body of the same council; `county`: only one of a county council.
    """

    def fix(system: System, subjects: tuple[str, ...], day: dt.date | None) -> Change | None:
        body = system.find(Body, subjects[0])
        if body is None or fix_tools.named(system, subjects, Line):
            return None
        moved = tuple(x for x in body.functions if _plain(x) in words)
        able = [x for x in system.bodies_of_kind(*kinds) if x.id != body.id and fix_tools.going_on(x, day)]
        if own_council:
            able = [x for x in able if x.organisation is not None and x.organisation == body.organisation]
        if county:
            able = [x for x in able if _tier(system, x) is CouncilTier.COUNTY]
        if not moved or len(able) != 1:
            return None
        draft = Draft(system)
        draft.put(replace(body, functions=tuple(x for x in body.functions if x not in moved)))
        has = {_plain(x) for x in able[0].functions}
        more = tuple(x for x in moved if _plain(x) not in has)
        draft.put(replace(able[0], functions=(*able[0].functions, *more)))
        return finished(draft, f"Move {wording.clipped(moved[0].replace('_', ' '), 30)} to {wording.called(system, able[0].id)}")

    return fix


def _tier(system: System, body: Body) -> CouncilTier | None:
    council = system.find(Organisation, body.organisation)
    return council.tier if council is not None and council.kind is OrganisationKind.LOCAL_AUTHORITY else None


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


_HEALTH_SCRUTINY = ("health_scrutiny", "scrutiny_of_health", "scrutiny_of_health_services", "health_overview_and_scrutiny")
_NEEDS_AND_STRATEGY = (
    *("jsna", "joint_strategic_needs_assessment", "jlhws", "joint_local_health_and_wellbeing_strategy"),
    *("joint_health_and_wellbeing_strategy", "health_and_wellbeing_strategy"),
)

LINE_FIXES: dict[str, Fix] = {
    "DEL-06": _goes,
    "GP-08": _under_the_board,
    "HWB-10": _council_is_parent,
    "HWB-15": moves(_HEALTH_SCRUTINY, *_SCRUTINY, own_council=True),
    "HWB-17": moves(_NEEDS_AND_STRATEGY, BodyKind.HWB),
    "ICB-31": _board_works_with,
    "ICB-32": moves(("joint_forward_plan",), BodyKind.ICB_BOARD),
    "ICP-05": _partnership_of_equals,
    "ICP-08": moves(("integrated_care_strategy",), BodyKind.ICP),
    "LHW-02": becomes(LineKind.CONTRACTS_WITH),
    "LHW-03": becomes(LineKind.INFORMS),
    "SCR-01": moves(_HEALTH_SCRUTINY, *_SCRUTINY, county=True),
    "SCR-02": moves(_HEALTH_SCRUTINY, *_SCRUTINY, own_council=True),
    "SCR-07": _goes,
    "SCR-09": becomes(LineKind.SCRUTINISES),
    "SCR-10": becomes(LineKind.INFORMS, "may ask for a call-in"),
}
"""Fixes on lines and functions, by rule code."""

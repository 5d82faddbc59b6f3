"""Which kinds of line make sense between two records, and in what order a menu offers them."""

from __future__ import annotations

from icsdesk.domain.kinds import BodyKind, Level, LineKind
from icsdesk.domain.records import Body, Organisation, Person, Record, Seat

_K = LineKind

_NOT_FROM_SOMEONE = {_K.COMMITTEE_OF, _K.HOSTS, _K.CONTRACTS_WITH}
_NOT_TO_SOMEONE = {_K.COMMITTEE_OF, _K.HOSTS, _K.CONTRACTS_WITH, _K.MEMBER_OF}

_LOOKS_AT = {BodyKind.SCRUTINY, BodyKind.JOINT_SCRUTINY}
_ADVISES = {BodyKind.ADVISORY, BodyKind.FORUM, BodyKind.PANEL, BodyKind.WORKING_GROUP}
_ON_TOP = {
    BodyKind.ICB_BOARD,
    BodyKind.ICP,
    BodyKind.HWB,
    BodyKind.JOINT_HWB,
    BodyKind.TRUST_BOARD,
    BodyKind.CCG_GOVERNING_BODY,
    BodyKind.COUNCIL,
    BodyKind.ICS_BOARD,
    BodyKind.CLUSTER_BOARD,
    BodyKind.LEADERS_BOARD,
}
_USUAL_LEVEL = {
    BodyKind.NEIGHBOURHOOD: Level.NEIGHBOURHOOD,
    BodyKind.DISTRICT_COLLABORATIVE: Level.NEIGHBOURHOOD,
    BodyKind.PLACE_PARTNERSHIP: Level.PLACE,
    BodyKind.ICB_PLACE_COMMITTEE: Level.PLACE,
    BodyKind.HWB: Level.PLACE,
    BodyKind.HWB_SUBCOMMITTEE: Level.PLACE,
}
"""Where a body whose level is not recorded most likely stands; only for the order of a menu."""

_LEVELS = (Level.NATIONAL, Level.REGION, Level.SYSTEM, Level.PLACE, Level.NEIGHBOURHOOD)

_UP = (_K.REPORTS_TO, _K.ACCOUNTABLE_TO, _K.COMMITTEE_OF, _K.ADVISES, _K.RECOMMENDS_TO, _K.ESCALATES_TO, _K.ASSURES, _K.INFORMS)
_DOWN = (_K.DELEGATES_TO, _K.OVERSEES, _K.APPOINTS, _K.SPONSORS, _K.INFORMS, _K.WORKS_WITH)
_LEVEL = (_K.WORKS_WITH, _K.REPORTS_TO, _K.ACCOUNTABLE_TO, _K.ADVISES, _K.INFORMS, _K.DELEGATES_TO)
_FROM_ORGANISATION = (_K.APPOINTS, _K.MEMBER_OF, _K.DELEGATES_TO, _K.HOSTS, _K.SPONSORS, _K.LEADS, _K.OVERSEES)
_TO_ORGANISATION = (_K.ACCOUNTABLE_TO, _K.COMMITTEE_OF, _K.REPORTS_TO, _K.ADVISES, _K.ASSURES, _K.INFORMS)
_ORGANISATIONS = (_K.CONTRACTS_WITH, _K.WORKS_WITH, _K.OVERSEES, _K.DELEGATES_TO, _K.ACCOUNTABLE_TO, _K.MEMBER_OF)
_FROM_SOMEONE = (_K.LEADS, _K.ACCOUNTABLE_TO, _K.REPORTS_TO, _K.MEMBER_OF, _K.ADVISES, _K.INFORMS)
_TO_SOMEONE = (_K.APPOINTS, _K.ACCOUNTABLE_TO, _K.REPORTS_TO, _K.DELEGATES_TO, _K.ADVISES, _K.INFORMS)


def can_end(kind: LineKind, end: str, record: Record) -> bool:
    """Whether a line of this kind can "start" or "finish" at a record."""
    if isinstance(record, (Seat, Person)):
        return kind not in (_NOT_FROM_SOMEONE if end == "start" else _NOT_TO_SOMEONE)
    if isinstance(record, Organisation):
        return not (kind is _K.COMMITTEE_OF and end == "start")
    return isinstance(record, Body)


def kinds_in_order(start: Record, finish: Record) -> tuple[LineKind, ...]:
    """Every kind of line, those that make most sense from `start` to `finish` first."""
    return tuple(dict.fromkeys((*_first(start, finish), *LineKind)))


def _first(start: Record, finish: Record) -> tuple[LineKind, ...]:
    if isinstance(start, (Seat, Person)):
        return _FROM_SOMEONE
    if isinstance(finish, (Seat, Person)):
        return _TO_SOMEONE
    if isinstance(start, Body) and start.kind in _LOOKS_AT:
        return (_K.SCRUTINISES, _K.REFERS_TO, _K.RECOMMENDS_TO)
    if isinstance(start, Organisation):
        return _ORGANISATIONS if isinstance(finish, Organisation) else _FROM_ORGANISATION
    if isinstance(finish, Organisation):
        return _TO_ORGANISATION
    if isinstance(start, Body) and isinstance(finish, Body):
        return _between_bodies(start, finish)
    return ()


def _between_bodies(start: Body, finish: Body) -> tuple[LineKind, ...]:
    below = _rank(start) - _rank(finish)
    order = _UP if below > 0 else _DOWN if below < 0 else _LEVEL
    return (_K.ADVISES, *order) if start.kind in _ADVISES and below >= 0 else order


def _rank(body: Body) -> int:
    level = body.level if body.level in _LEVELS else _USUAL_LEVEL.get(body.kind, Level.SYSTEM)
    return _LEVELS.index(level) * 2 + (0 if body.kind in _ON_TOP else 1)

"""The shape of a chart: whom each body answers to, no circles, everything traced to someone the law knows, names kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from icsdesk.domain.kinds import BodyKind, LineKind
from icsdesk.domain.records import Body, Line, Organisation, Record
from icsdesk.domain.times import Truth
from icsdesk.graph.lines import ACCOUNTABLE, circle_from, circles, corner, in_force
from icsdesk.graph.upward import founders, lines_up, parents, way_up
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, note, passed
from icsdesk.rules.sitting import Sitting, every_body, on, those

_STAND_ALONE = (
    BodyKind.ICB_BOARD,
    BodyKind.TRUST_BOARD,
    BodyKind.COUNCIL,
    BodyKind.CCG_GOVERNING_BODY,
    BodyKind.COUNCIL_OF_GOVERNORS,
    BodyKind.COUNCIL_EXECUTIVE,
    BodyKind.EXTERNAL,
    BodyKind.SYSTEM_PARTNERSHIP,
    BodyKind.ICS_BOARD,
    BodyKind.TRUST_GROUP,
)
"""Boards of legal persons, and partnerships or outsiders that answer to nobody here."""


def _committees(s: Sitting) -> tuple[Body, ...]:
    return tuple(x for x in s.system.every(Body) if x.kind not in _STAND_ALONE and x.legal_person is not True)


@those(_committees)
def one_parent(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Every committee answers to one body, or to its founders, or to several on subjects that the lines name."""
    yield from on(s, body, _one_parent)


def _one_parent(s: Sitting, body: Body) -> Iterator[Outcome]:
    lines, name = lines_up(s.system, body.id, s.day), s.facts.the(body.id)
    above = {corner(s.system, x.finish): x for x in lines}
    founding = founders(s.system, body, s.day)
    if len(founding) > 1:
        strangers = [x for x in above if x not in founding]
        if strangers:
            yield failed(
                f"Choose whether {name} answers to those who established it or to {s.facts.names(strangers)}.",
                body.id,
                *strangers,
                field="lines",
            )
        else:
            yield passed(body.id)
    elif len(above) > 1:
        yield from _several(s, body, lines)
    elif above or body.organisation or founding:
        yield passed(body.id)
    else:
        yield failed(f"Draw a line from {name} to the body it answers to.", body.id, field="lines")


def _several(s: Sitting, body: Body, lines: tuple[Line, ...]) -> Iterator[Outcome]:
    subjects: dict[str, set[str]] = {}
    for line in lines:
        subjects.setdefault(corner(s.system, line.finish), set()).add(" ".join(line.subject.lower().split()))
    name, whom = s.facts.the(body.id), s.facts.names(subjects)
    all_subjects = [x for found in subjects.values() for x in found]
    firsts = [x.id for x in lines if x.primary]
    if "" not in all_subjects and len(set(all_subjects)) == len(all_subjects):
        yield passed(body.id)
        yield note(
            f"{name[0].upper()}{name[1:]} answers to {whom}, each on a subject of its own.",
            body.id,
            *(x.id for x in lines),
            field="lines",
        )
    elif len(firsts) == 1:
        yield passed(body.id)
    else:
        yield failed(
            f"Choose which of {whom} {name} answers to, or say on each line on what.",
            body.id,
            *(x.id for x in lines),
            field="lines",
        )


_ALL_UP = (*ACCOUNTABLE, LineKind.REPORTS_TO)


def _parties(s: Sitting) -> tuple[Record, ...]:
    """Everyone who may answer to someone: organisations, bodies, and whoever else a line starts at."""
    found: dict[str, Record] = {x.id: x for x in (*s.system.every(Organisation), *s.system.every(Body))}
    others = (s.system.get(x.start) for x in s.system.every(Line) if x.kind in _ALL_UP and x.start not in found)
    return (*found.values(), *{x.id: x for x in others if x is not None}.values())


@those(_parties)
def no_circles(s: Sitting, party: Record) -> Iterator[Outcome]:
    """Nobody answers to themselves through others."""
    if corner(s.system, party.id) != party.id:
        return
    if not _leads_back(s, party.id):
        if any(s.facts.lines_from(x, *ACCOUNTABLE) for x in s.facts.boards_of(party.id)):
            yield passed(party.id)
        return
    firm = circles(s.system, s.day, *ACCOUNTABLE)
    for group in firm:
        if group[0] == party.id:
            yield failed(_circle_words(s, group[0], *ACCOUNTABLE), *group, field="lines")
    for group in circles(s.system, s.day, *_ALL_UP):
        if group[0] == party.id and not any(set(group) & set(x) for x in firm):
            yield cannot_tell(
                _circle_words(s, group[0], *_ALL_UP),
                *group,
                question="Say which of these lines are only for information.",
                field="lines",
            )


def _leads_back(s: Sitting, party: str) -> bool:
    """Whether the lines up from a party lead back to it."""
    seen: set[str] = set()
    waiting = [party]
    while waiting:
        for board in s.facts.boards_of(waiting.pop()):
            for line in s.system.lines_from(board, *_ALL_UP):
                above = corner(s.system, line.finish)
                if above not in seen and in_force(s.system, line, s.day):
                    seen.add(above)
                    waiting.append(above)
    return party in seen


def _circle_words(s: Sitting, start: str, *kinds: LineKind) -> str:
    way = circle_from(s.system, s.day, start, *kinds)
    through = f" through {s.facts.names(way[1:-1])}" if len(way) > 2 else ""
    return f"{s.facts.name(start)} would report to itself{through}. Choose a different body to report to."


@those(_committees)
def traced(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Following the lines upward ends at an organisation with legal standing."""
    yield from on(s, body, _traced)


def _traced(s: Sitting, body: Body) -> Iterator[Outcome]:
    if way_up(s.system, body.id, s.day):
        yield passed(body.id)
        return
    name, above = s.facts.the(body.id), parents(s.system, body.id, s.day)
    known = f", which answers to {s.facts.names(above)}," if above else ""
    yield failed(
        f"Connect {name}{known} to a council, an NHS body or another organisation that it answers to in the end.",
        body.id,
        field="lines",
    )


@those(every_body)
def vacancies_shown(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A seat that nobody holds stays on the chart as vacant."""
    if not s.facts.here(body) or not s.facts.seats(body.id):
        return
    yield passed(body.id)
    for seat in s.facts.seats(body.id):
        if s.system.vacant(seat.id, s.day) is Truth.YES:
            yield note(f"The seat “{seat.title}” on {s.facts.the(body.id)} is vacant.", body.id, seat.id, field="seats")


@those(every_body)
def names_apart(s: Sitting, body: Body) -> Iterator[Outcome]:
    """A body of another kind whose name reads like a statutory one is worth a second line under its name."""
    name = s.facts.name(body.id)
    read = name.lower().split(" assembly")[0]
    for words, kind, also in _NAMES:
        if s.facts.here(body) and body.kind not in (kind, *also) and any(x in read for x in words):
            yield note(
                f"{name} is not recorded as the statutory {kind.label}. Say so under its name, so that nobody takes it for one.",
                body.id,
                field="name",
            )


_NAMES = (
    (("integrated care partnership",), BodyKind.ICP, (BodyKind.ICP_AREA, BodyKind.ADVISORY, BodyKind.FORUM)),
    (
        ("health and wellbeing board", "health and wellbeing committee", "health & wellbeing board"),
        BodyKind.HWB,
        (BodyKind.JOINT_HWB, BodyKind.HWB_SUBCOMMITTEE),
    ),
)


_STATUTORY = frozenset({BodyKind.ICB_BOARD, BodyKind.ICP, BodyKind.HWB, BodyKind.SCRUTINY})


@those(every_body)
def two_identities(s: Sitting, body: Body) -> Iterator[Outcome]:
    """Two statutory bodies that meet together stay two bodies."""
    kinds = _STATUTORY & {body.kind, *body.also}
    if not s.facts.here(body) or not kinds:
        return
    if len(kinds) > 1:
        words = " and ".join(sorted(x.label for x in kinds))
        yield failed(
            f"Draw {s.facts.the(body.id)} as two bodies: it is recorded as {words}, and each decides in its own right.",
            body.id,
            field="also",
        )
    else:
        yield passed(body.id)

"""The lines of a system on a day as a directed graph, boards drawn together with the legal person they are the board of."""

from __future__ import annotations

import datetime as dt

import networkx as nx

from icsdesk.domain.kinds import BodyKind, LineKind, Status
from icsdesk.domain.records import Body, Line
from icsdesk.domain.system import System
from icsdesk.domain.times import Truth

ACCOUNTABLE = (LineKind.ACCOUNTABLE_TO, LineKind.COMMITTEE_OF)
"""Lines that say who answers to whom."""

BOARDS = (BodyKind.ICB_BOARD, BodyKind.TRUST_BOARD, BodyKind.CCG_GOVERNING_BODY, BodyKind.COUNCIL)
"""Bodies that act as the organisation they belong to."""

_NOT_IN_FORCE = (Status.PROPOSED, Status.SHADOW, Status.ENDED)


def in_force(system: System, line: Line, day: dt.date | None) -> bool:
    """Whether a line certainly stands on a day; what is proposed, or belongs to a scenario, does not. With no day dates do not count."""
    if line.scenario is not None or system.status_of(line, day) in _NOT_IN_FORCE:
        return False
    return day is None or line.span.holds(day) is Truth.YES


def corner(system: System, party: str) -> str:
    """The record a party stands as in the graph: an organisation for its board, else itself."""
    body = system.find(Body, party)
    return body.organisation if body and body.organisation and body.kind in BOARDS else party


def lines_graph(system: System, day: dt.date | None, *kinds: LineKind) -> nx.MultiDiGraph[str]:
    """Every line of these kinds in force on a day, from who answers to whom it answers to; each edge's key is the line's id."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for line in system.every(Line):
        if line.kind in kinds and in_force(system, line, day):
            graph.add_edge(corner(system, line.start), corner(system, line.finish), key=line.id)
    return graph


def circles(system: System, day: dt.date | None, *kinds: LineKind) -> tuple[tuple[str, ...], ...]:
    """Groups of parties that answer to themselves through lines of these kinds, each group in the order records stand in the file."""
    graph = lines_graph(system, day, *kinds)
    order = {record: i for i, record in enumerate(system.records)}
    groups = [x for x in nx.strongly_connected_components(graph) if len(x) > 1 or any(graph.has_edge(y, y) for y in x)]
    found = [tuple(sorted(x, key=lambda y: order.get(y, 0))) for x in groups]
    return tuple(sorted(found, key=lambda x: order.get(x[0], 0)))


def circle_from(system: System, day: dt.date | None, start: str, *kinds: LineKind) -> tuple[str, ...]:
    """One shortest way round from a party back to itself, beginning and ending with it; empty when there is none."""
    graph = lines_graph(system, day, *kinds)
    if start not in graph:
        return ()
    if graph.has_edge(start, start):
        return (start, start)
    ways = []
    for step in graph.successors(start):
        if nx.has_path(graph, step, start):
            ways.append((start, *nx.shortest_path(graph, step, start)))
    return min(ways, key=len) if ways else ()


def reached_from(system: System, day: dt.date | None, start: str, *kinds: LineKind) -> frozenset[str]:
    """Every party to which lines of these kinds lead from a party, itself left out."""
    graph = lines_graph(system, day, *kinds)
    here = corner(system, start)
    return frozenset(nx.descendants(graph, here)) if here in graph else frozenset()

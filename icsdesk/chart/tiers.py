"""Rows for a tidy chart: which bodies share a row, and in which order they stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from icsdesk.chart.contents import Contents
from icsdesk.chart.hierarchy import depths, parents
from icsdesk.domain.kinds import BodyKind, Level, OrganisationKind
from icsdesk.domain.records import Body, Place
from icsdesk.domain.system import System

_RANK = {Level.NATIONAL: 0, Level.REGION: 1, Level.SYSTEM: 2, Level.PLACE: 3, Level.NEIGHBOURHOOD: 4}
_USUAL: dict[BodyKind | OrganisationKind, int] = {
    OrganisationKind.NATIONAL_BODY: 0,
    OrganisationKind.MINISTER: 0,
    BodyKind.ICB_BOARD: 2,
    BodyKind.ICP: 2,
    BodyKind.ICS_BOARD: 2,
    BodyKind.CCG_GOVERNING_BODY: 2,
    BodyKind.HWB: 3,
    BodyKind.PLACE_PARTNERSHIP: 3,
    BodyKind.ICB_PLACE_COMMITTEE: 3,
    BodyKind.DISTRICT_COLLABORATIVE: 4,
    BodyKind.NEIGHBOURHOOD: 4,
}
_SWEEPS = 12


@dataclass
class Rows:
    """Rows of ids from top to bottom, each left to right, with the boxes above each box and every pair that a line joins."""

    rows: list[list[str]]
    above: dict[str, dict[str, int]]
    joined: dict[str, dict[str, float]] = field(default_factory=dict)
    place: dict[str, str] = field(default_factory=dict)


def arrange(system: System, held: Contents, ids: Sequence[str], across: int) -> Rows:
    """Rows of at most `across` boxes: by level, then by depth below the top of the level; brothers stay together."""
    above = parents(held, ids)
    layer = _layers(held, ids, above)
    joined = _joined(held, ids)
    place = {x: _ground(system, held, x) for x in ids}
    order = _first_order(ids, above, place, layer)
    rows: list[list[str]] = []
    for n in sorted(set(layer.values())):
        rows += _wrapped([x for x in order if layer[x] == n], above, across)
    out = Rows(rows, above, joined, place)
    _settle(out)
    return out


def _layers(held: Contents, ids: Sequence[str], above: Mapping[str, Mapping[str, int]]) -> dict[str, tuple[int, int]]:
    ranks: dict[str, int] = {}
    depth = depths({k: dict(v) for k, v in above.items()})
    for key in sorted(ids, key=lambda x: depth[x]):
        own = _own_rank(held, key)
        if own is None:
            strongest = max(above[key].items(), key=lambda x: x[1], default=None)
            own = ranks[strongest[0]] if strongest else _rank_from_below(held, key, ids, above)
        ranks[key] = own
    inner = {k: {p: w for p, w in v.items() if ranks[p] == ranks[k]} for k, v in above.items()}
    step = depths(inner)
    out = {key: (ranks[key], step[key]) for key in ids}
    for key in sorted(ids, key=lambda x: depth[x]):
        record = held.boxes[key][0]
        if record.level is Level.EXTERNAL:
            beside = [out[x] for x in _neighbours(held, key) if x in out and held.boxes[x][0].level is not Level.EXTERNAL]
            out[key] = min(beside) if beside else max(out.values())
    return out


def _own_rank(held: Contents, key: str) -> int | None:
    record = held.boxes[key][0]
    if record.level in _RANK:
        return _RANK[record.level]
    if record.level is Level.EXTERNAL:
        return 2
    return _USUAL.get(record.kind)


def _rank_from_below(held: Contents, key: str, ids: Sequence[str], above: Mapping[str, Mapping[str, int]]) -> int:
    below = [r for x in ids if key in above[x] and (r := _own_rank(held, x)) is not None]
    return min(below) if below else 2


def _neighbours(held: Contents, key: str) -> list[str]:
    return [x.finish if x.start == key else x.start for x in held.lines if key in (x.start, x.finish)]


def _joined(held: Contents, ids: Sequence[str]) -> dict[str, dict[str, float]]:
    out: dict[str, dict[str, float]] = {x: {} for x in ids}
    for line in held.lines:
        if line.start in out and line.finish in out:
            out[line.start][line.finish] = out[line.start].get(line.finish, 0.0) + 1.0
            out[line.finish][line.start] = out[line.finish].get(line.start, 0.0) + 1.0
    return out


def _ground(system: System, held: Contents, key: str) -> str:
    """The largest place below the whole system that a body belongs to; "" when none."""
    record = held.boxes[key][0]
    place = system.find(Place, record.place) if isinstance(record, Body) else None
    if place is None and not isinstance(record, Body) and record.area:
        place = system.find(Place, record.area[0]) if len(record.area) == 1 else None
    seen: set[str] = set()
    while place and place.id not in seen:
        seen.add(place.id)
        if place.level is Level.PLACE or place.id in held.frames:
            return place.id
        place = system.find(Place, place.within)
    return ""


def _first_order(
    ids: Sequence[str], above: Mapping[str, Mapping[str, int]], place: Mapping[str, str], layer: Mapping[str, tuple[int, int]]
) -> list[str]:
    """Depth first down the strongest parents, places kept together, so that families start side by side."""
    kids: dict[str, list[str]] = {}
    for key in ids:
        strongest = max(above[key].items(), key=lambda x: x[1], default=None)
        kids.setdefault(strongest[0] if strongest else "", []).append(key)
    places = list(dict.fromkeys(place[x] for x in ids if place[x]))
    out: list[str] = []

    def visit(key: str) -> None:
        out.append(key)
        for kid in sorted(kids.get(key, ()), key=rank):
            visit(kid)

    def rank(key: str) -> tuple[int, tuple[int, int]]:
        return places.index(place[key]) if place[key] else -1, layer[key]

    for root in sorted(kids.get("", ()), key=rank):
        visit(root)
    return out


def _wrapped(row: list[str], above: Mapping[str, Mapping[str, int]], across: int) -> list[list[str]]:
    """Break a long row into rows of about equal length, between families where that costs nothing."""
    count = -(-len(row) // across)
    out = []
    for n in range(count):
        out.append(row[: -(-len(row) // (count - n))])
        row = row[len(out[-1]) :]
    return out


def _settle(rows: Rows) -> None:
    """Sweep down and up, ordering each row by the middle of its neighbours, then swap neighbours while that helps; keep the best."""
    best, least = [list(x) for x in rows.rows], cost(rows)
    for sweep in range(_SWEEPS):
        spot = _spots(rows)
        for row in rows.rows if sweep % 2 == 0 else reversed(rows.rows):
            wish = {x: _wish(rows, x, spot) for x in row}
            row.sort(key=lambda x: (wish[x], spot[x]))
            _keep_places(rows, row)
            spot |= {x: (n + 0.5) / len(row) for n, x in enumerate(row)}
        if (now := cost(rows)) < least:
            best, least = [list(x) for x in rows.rows], now
    rows.rows = best
    _swap(rows, least)


def _spots(rows: Rows) -> dict[str, float]:
    return {x: (n + 0.5) / len(row) for row in rows.rows for n, x in enumerate(row)}


def _wish(rows: Rows, key: str, spot: Mapping[str, float]) -> float:
    total, weight = spot[key] * 0.2, 0.2
    for other, count in rows.joined[key].items():
        pull = count + rows.above[key].get(other, 0) + rows.above[other].get(key, 0)
        total += spot[other] * pull
        weight += pull
    return total / weight


def _keep_places(rows: Rows, row: list[str]) -> None:
    """Put boxes with a place back into one common order of places, leaving the others where they are."""
    order = list(dict.fromkeys(rows.place[x] for r in rows.rows for x in r if rows.place[x]))
    slots = [n for n, x in enumerate(row) if rows.place[x]]
    held = sorted((row[n] for n in slots), key=lambda x: order.index(rows.place[x]))
    for n, key in zip(slots, held, strict=True):
        row[n] = key


def _swap(rows: Rows, least: float) -> None:
    for _ in range(6):
        improved = False
        for row in rows.rows:
            for a in range(len(row)):
                for b in range(a + 1, len(row)):
                    row[a], row[b] = row[b], row[a]
                    now = cost(rows)
                    if now < least - 1e-9:
                        least, improved = now, True
                    else:
                        row[a], row[b] = row[b], row[a]
        if not improved:
            return


def cost(rows: Rows) -> float:
    """How bad an order is: crossings of lines between rows, their lengths, and families or places torn apart."""
    spot = _spots(rows)
    line = {x: n for n, row in enumerate(rows.rows) for x in row}
    pairs = []
    total = 0.0
    for a, others in rows.joined.items():
        for b, count in others.items():
            if (line[a], spot[a], a) < (line[b], spot[b], b):
                pairs.append((line[a], line[b], spot[a], spot[b]))
                close = rows.above[b].get(a, 0) + rows.above[a].get(b, 0)
                total += abs(spot[a] - spot[b]) * (1.0 + 0.5 * close) * count
                if line[a] == line[b]:
                    row = rows.rows[line[a]]
                    total += 0.6 * (abs(row.index(a) - row.index(b)) - 1)
    for n, (a0, a1, ax, ay) in enumerate(pairs):
        for b0, b1, bx, by in pairs[n + 1 :]:
            if a0 < b1 and b0 < a1 and (ax - bx) * (ay - by) < 0:
                total += 1.0
    for row in rows.rows:
        names = [rows.place[x] for x in row]
        runs = [x for n, x in enumerate(names) if n == 0 or names[n - 1] != x]
        total += 3.0 * (sum(bool(x) for x in runs) - len({x for x in runs if x}))
    return total

"""Rows for a tidy chart: which bodies share a row, and in which order they stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, permutations, product
from math import prod

from icsdesk.chart.contents import Contents
from icsdesk.chart.hierarchy import parents
from icsdesk.chart.levels import layers
from icsdesk.chart.textversion import members
from icsdesk.domain.kinds import Level
from icsdesk.domain.records import Body, Grouping, Place
from icsdesk.domain.system import System

_SWEEPS = 12
_TOGETHER = 2.0


@dataclass
class Rows:
    """Rows of ids from top to bottom, each left to right.

    `above`: the boxes above each box; `joined`: every pair a line joins and how many; `place`: the ground a box belongs to;
    `blocks`: places drawn as frames, left to right, with "" for the boxes outside them; empty when there are none.
    """

    rows: list[list[str]]
    above: dict[str, dict[str, int]]
    joined: dict[str, dict[str, float]]
    place: dict[str, str]
    blocks: list[str] = field(default_factory=list)

    def block(self, key: str) -> str:
        """The frame a box stands in, "" outside all."""
        return self.place[key] if self.place[key] in self.blocks else ""

    def framed(self) -> tuple[int, int]:
        """First and last row in which a frame has a box; (0, -1) without frames."""
        found = [n for n, row in enumerate(self.rows) for x in row if self.block(x)]
        return (min(found), max(found)) if found else (0, -1)


def arrange(system: System, held: Contents, ids: Sequence[str], across: int, *, flat: bool = False) -> Rows:
    """Rows of at most `across` boxes: by level, then by depth below the top of the level; brothers and places stay together.

    When `flat`, bodies whose level is known share its row where they can.
    """
    above = parents(held, ids)
    layer = layers(held, ids, above, flat=flat)
    place = {x: _ground(system, held, x) for x in ids}
    frames = [x for x in dict.fromkeys(place.values()) if x in held.frames]
    order = _first_order(ids, above, place, layer)
    out = Rows([], above, _joined(system, held, ids), place, ["", *frames] if frames else [])
    levels = [[x for x in order if layer[x][0] == n] for n in sorted({x for x, _ in layer.values()})]
    caps = _capacities(out, levels, layer, across)
    for level in levels:
        out.rows += _level_rows(out, level, layer, caps, across)
    _settle(out)
    return out


def _capacities(rows: Rows, levels: Sequence[Sequence[str]], layer: Mapping[str, tuple[int, int]], across: int) -> dict[str, int]:
    """How many boxes side by side each frame (and the rest beside frames) may have: the fewest rows that keep to the page."""
    if not rows.blocks:
        return {}
    beside = [x for x in levels if any(rows.block(key) for key in x)]
    most = {b: max((_widest(rows, x, layer, b) for x in beside), default=0) for b in rows.blocks}
    best: tuple[int, int, tuple[int, ...]] | None = None
    choices = [range(min(1, most[b]), min(most[b], across) + 1) for b in rows.blocks]
    if prod(len(x) for x in choices) > 2000:
        choices = [range(min(1, most[b]), min(most[b], 2) + 1) for b in rows.blocks]
    for caps in product(*choices):
        if sum(caps) > max(across, len(caps)):
            continue
        table = dict(zip(rows.blocks, caps, strict=True))
        count = sum(len(_level_rows(rows, x, layer, table, across)) for x in beside)
        if best is None or (count, sum(caps), caps) < best:
            best = count, sum(caps), caps
    return dict(zip(rows.blocks, best[2], strict=True)) if best else dict.fromkeys(rows.blocks, 1)


def _widest(rows: Rows, level: Sequence[str], layer: Mapping[str, tuple[int, int]], block: str) -> int:
    depths = [layer[x] for x in level if rows.block(x) == block]
    return max((depths.count(x) for x in depths), default=0)


def _level_rows(
    rows: Rows, level: Sequence[str], layer: Mapping[str, tuple[int, int]], caps: Mapping[str, int], across: int
) -> list[list[str]]:
    """The rows of one level: by depth, long ones broken into rows of about equal length; beside frames, each frame has its own."""
    framed = any(rows.block(x) for x in level)
    parts: list[list[list[str]]] = []
    for b in rows.blocks if framed else [None]:
        mine = [x for x in level if b is None or rows.block(x) == b]
        part: list[list[str]] = []
        for depth in sorted({layer[x] for x in mine}):
            part += _chunks([x for x in mine if layer[x] == depth], across if b is None else max(caps[b], 1))
        parts.append(part)
    count = max(len(x) for x in parts)
    return [[x for part in parts if n < len(part) for x in part[n]] for n in range(count)]


def _chunks(row: Sequence[str], most: int) -> list[list[str]]:
    count, rest = -(-len(row) // most), list(row)
    out = []
    for n in range(count):
        size = -(-len(rest) // (count - n))
        out.append(rest[:size])
        rest = rest[size:]
    return out


def _joined(system: System, held: Contents, ids: Sequence[str]) -> dict[str, dict[str, float]]:
    out: dict[str, dict[str, float]] = {x: {} for x in ids}
    pairs = [(x.start, x.finish, 1.0) for x in held.lines]
    for key, (record, _) in held.frames.items():
        if isinstance(record, Grouping):
            pairs += [(a, b, _TOGETHER) for a, b in pairwise(members(system, held, key))]
    for a, b, weight in pairs:
        if a in out and b in out and a != b:
            out[a][b] = out[a].get(b, 0.0) + weight
            out[b][a] = out[b].get(a, 0.0) + weight
    return out


def _ground(system: System, held: Contents, key: str) -> str:
    """The place below the whole system that a box belongs to, the outermost one that is drawn; "" when none."""
    record = held.boxes[key][0]
    start = record.place if isinstance(record, Body) else record.area[0] if len(record.area) == 1 else None
    place, seen, found = system.find(Place, start), set[str](), ""
    while place and place.id not in seen:
        seen.add(place.id)
        if place.level is Level.PLACE or (place.id in held.frames and not (found in held.frames and place.level is Level.SYSTEM)):
            found = place.id
        place = system.find(Place, place.within)
    return found


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

    def rank(key: str) -> tuple[int, tuple[int, int]]:
        return places.index(place[key]) if place[key] else -1, layer[key]

    def visit(key: str) -> None:
        out.append(key)
        for kid in sorted(kids.get(key, ()), key=rank):
            visit(kid)

    for root in sorted(kids.get("", ()), key=rank):
        visit(root)
    return out


def _settle(rows: Rows) -> None:
    """Sweep down and up, ordering each row by the middle of its neighbours, then swap while that helps; keep the best."""
    orders = list(permutations(rows.blocks)) if 1 < len(rows.blocks) <= 4 else [tuple(rows.blocks)]
    start = [list(x) for x in rows.rows]
    best: tuple[float, list[list[str]], list[str]] | None = None
    for order in orders:
        rows.blocks, rows.rows = list(order), [_in_blocks(rows, x, order) for x in start]
        _sweep(rows)
        now = cost(rows)
        if best is None or now < best[0] - 1e-9:
            best = now, [list(x) for x in rows.rows], list(order)
    if best:
        least, rows.rows, rows.blocks = best
        _swap(rows, least)


def _in_blocks(rows: Rows, row: Sequence[str], order: Sequence[str]) -> list[str]:
    if not any(rows.block(x) for x in row):
        return list(row)
    return sorted(row, key=lambda x: order.index(rows.block(x)))


def _sweep(rows: Rows) -> None:
    best, least = [list(x) for x in rows.rows], cost(rows)
    for sweep in range(_SWEEPS):
        spot = _spots(rows)
        for row in rows.rows if sweep % 2 == 0 else reversed(rows.rows):
            wish = {x: _wish(rows, x, spot) for x in row}
            row.sort(key=lambda x: (wish[x], spot[x]))
            row[:] = _in_blocks(rows, row, rows.blocks)
            spot |= {x: (n + 0.5) / len(row) for n, x in enumerate(row)}
        if (now := cost(rows)) < least:
            best, least = [list(x) for x in rows.rows], now
    rows.rows = best


def _spots(rows: Rows) -> dict[str, float]:
    return {x: (n + 0.5) / len(row) for row in rows.rows for n, x in enumerate(row)}


def _wish(rows: Rows, key: str, spot: Mapping[str, float]) -> float:
    total, weight = spot[key] * 0.2, 0.2
    for other, count in rows.joined[key].items():
        pull = count + rows.above[key].get(other, 0) + rows.above[other].get(key, 0)
        total += spot[other] * pull
        weight += pull
    return total / weight


def _swap(rows: Rows, least: float) -> None:
    for _ in range(6):
        improved = False
        for row in rows.rows:
            for a in range(len(row)):
                for b in range(a + 1, len(row)):
                    if rows.blocks and rows.block(row[a]) != rows.block(row[b]):
                        continue
                    row[a], row[b] = row[b], row[a]
                    now = cost(rows)
                    if now < least - 1e-9:
                        least, improved = now, True
                    else:
                        row[a], row[b] = row[b], row[a]
        if not improved:
            return


def cost(rows: Rows) -> float:
    """How bad an order is: crossings of lines between rows, their lengths, lines past neighbours, and places torn apart."""
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

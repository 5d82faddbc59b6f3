"""Who stands above whom on a chart, read from the kinds of line; for layout and for the order of the text version."""

from __future__ import annotations

from collections.abc import Iterable

from icsdesk.chart.contents import Contents, Joined
from icsdesk.domain.kinds import LineKind

_UPWARD = {
    LineKind.ACCOUNTABLE_TO,
    LineKind.REPORTS_TO,
    LineKind.COMMITTEE_OF,
    LineKind.ESCALATES_TO,
    LineKind.RECOMMENDS_TO,
    LineKind.ASSURES,
    LineKind.ADVISES,
    LineKind.MEMBER_OF,
}
_DOWNWARD = {LineKind.DELEGATES_TO, LineKind.OVERSEES, LineKind.SPONSORS, LineKind.HOSTS, LineKind.LEADS}
_STRONG = {
    LineKind.COMMITTEE_OF: 5,
    LineKind.ACCOUNTABLE_TO: 4,
    LineKind.REPORTS_TO: 4,
    LineKind.OVERSEES: 3,
    LineKind.DELEGATES_TO: 3,
    LineKind.MEMBER_OF: 2,
    LineKind.ESCALATES_TO: 2,
}


def upper_lower(joined: Joined) -> tuple[str, str] | None:
    """The higher and the lower box of a line; None for a line between equals (scrutiny, works with, appoints)."""
    if joined.line.kind in _UPWARD:
        return joined.finish, joined.start
    if joined.line.kind in _DOWNWARD:
        return joined.start, joined.finish
    return None


def parents(held: Contents, boxes: Iterable[str] | None = None) -> dict[str, dict[str, int]]:
    """For each box, the boxes above it with the weight of the strongest line; lines that would close a circle are left out."""
    wanted = set(held.boxes if boxes is None else boxes)
    out: dict[str, dict[str, int]] = {key: {} for key in held.boxes if key in wanted}
    candidates = []
    for n, joined in enumerate(held.lines):
        pair = upper_lower(joined)
        if pair and pair[0] in wanted and pair[1] in wanted:
            weight = _STRONG.get(joined.line.kind, 1) + (1 if joined.line.primary else 0)
            candidates.append((-weight, n, pair))
    for negative, _, (upper, lower) in sorted(candidates):
        if upper != lower and not _above(out, upper, lower):
            out[lower][upper] = max(out[lower].get(upper, 0), -negative)
    return out


def _above(table: dict[str, dict[str, int]], start: str, target: str) -> bool:
    """Whether `target` is `start` or one of the boxes above it."""
    seen, queue = set(), [start]
    while queue:
        at = queue.pop()
        if at == target:
            return True
        if at not in seen:
            seen.add(at)
            queue += table.get(at, {})
    return False


def depths(above: dict[str, dict[str, int]]) -> dict[str, int]:
    """How many steps each box stands below the top, by the longest way."""
    out: dict[str, int] = {}

    def depth(key: str) -> int:
        if key not in out:
            out[key] = 1 + max((depth(x) for x in above[key] if x in above), default=-1)
        return out[key]

    for key in above:
        depth(key)
    return out

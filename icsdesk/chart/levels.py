"""The level of each box on a tidy chart: from its record, else from its kind, else from what stands above or below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from icsdesk.chart.contents import Contents
from icsdesk.chart.hierarchy import depths
from icsdesk.domain.kinds import BodyKind, Level, OrganisationKind

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
_STRONG = 3
_COMMITTEE = 5


def layers(
    held: Contents, ids: Sequence[str], above: Mapping[str, Mapping[str, int]], *, flat: bool = False
) -> dict[str, tuple[int, int]]:
    """Level and depth within it for each box: boxes with the same pair may share a row.

    `above` gives, for each box, those above it and how strong the line is. A single membership makes no difference between two
    boxes whose level is known. When `flat`, boxes of known level stand one below the other only when the one is a committee of
    that other alone, or one of several members.
    """
    depth = depths({k: dict(v) for k, v in above.items()})
    downwards = sorted(ids, key=lambda x: depth[x])
    ranks: dict[str, int] = {}
    known: set[str] = set()
    for key in downwards:
        own = _own_rank(held, key)
        if own is not None:
            known.add(key)
        else:
            strongest = max(above[key].items(), key=lambda x: x[1], default=None)
            own = ranks[strongest[0]] if strongest else _rank_from_below(held, key, ids, above)
        ranks[key] = own
    inner: dict[str, dict[str, int]] = {x: {} for x in above}
    for key, uppers in above.items():
        for upper, weight in uppers.items():
            if ranks[upper] == ranks[key] and _counts(above, key, upper, weight, key in known and upper in known, flat):
                inner[key][upper] = weight
    step = depths(inner)
    out = {key: (ranks[key], step[key]) for key in ids}
    for key in downwards:
        related = above[key] or any(key in uppers for uppers in above.values())
        if held.boxes[key][0].level is Level.EXTERNAL and not related:
            beside = [out[x] for x in _neighbours(held, key) if x in out and held.boxes[x][0].level is not Level.EXTERNAL]
            out[key] = min(beside) if beside else max(out.values())
    return out


def _counts(above: Mapping[str, Mapping[str, int]], key: str, upper: str, weight: int, both_known: bool, flat: bool) -> bool:
    """Whether a line puts `key` a row below `upper` within their level."""
    if not both_known:
        return True
    alike = sum(uppers.get(upper) == weight for uppers in above.values())
    if weight < _STRONG:
        return alike > 1
    return not flat or (weight >= _COMMITTEE and sum(x >= _COMMITTEE for x in above[key].values()) == 1)


def _own_rank(held: Contents, key: str) -> int | None:
    record = held.boxes[key][0]
    if record.level in _RANK:
        return _RANK[record.level]
    if record.level is Level.EXTERNAL:
        return None
    return _USUAL.get(record.kind)


def _rank_from_below(held: Contents, key: str, ids: Sequence[str], above: Mapping[str, Mapping[str, int]]) -> int:
    below = [r for x in ids if key in above[x] and (r := _own_rank(held, x)) is not None]
    return min(below) if below else 2


def _neighbours(held: Contents, key: str) -> list[str]:
    return [x.finish if x.start == key else x.start for x in held.lines if key in (x.start, x.finish)]

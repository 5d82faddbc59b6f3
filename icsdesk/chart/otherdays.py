"""Where boxes stand that the chart shows only on other days, so that looking at another day finds nothing on top of anything."""

from __future__ import annotations

from collections.abc import Mapping

from icsdesk.chart.boxes import best_size, sayings
from icsdesk.chart.contents import Contents
from icsdesk.chart.measure import TextMeasure
from icsdesk.chart.picture import Rect
from icsdesk.chart.spots import nearest
from icsdesk.domain.records import Body, Organisation, Record, Succession, View
from icsdesk.domain.system import System
from icsdesk.domain.times import Span


def other_days(system: System, view: View, held: Contents, moved: Mapping[str, Rect], measure: TextMeasure) -> dict[str, Rect]:
    """Places for boxes not shown on the day: that of the body they follow or that follows them, else their own, else one nearby."""
    taken = {x: Rect(p.x, p.y, p.w, p.h) for x, (_, p) in held.boxes.items()} | {
        x: r for x, r in moved.items() if x in held.boxes
    }
    out: dict[str, Rect] = {}
    for placement in view.placements:
        record = system.get(placement.item)
        if not isinstance(record, (Body, Organisation)) or record.id in held.boxes or placement.pinned:
            continue
        partner = next((x for x in _partners(system, record.id) if x in taken and _apart(record, system.records[x])), None)
        w, h = best_size(measure, sayings(system, view, record, held.day), placement.w)
        if partner:
            at = taken[partner]
            out[record.id] = Rect(at.x, at.y, max(w, at.w), max(h, at.h))
            continue
        others = [*taken.values(), *out.values()]
        spot = Rect(placement.x, placement.y, w, h)
        if any(spot.meets(r) for r in others):
            x, y = nearest(others, spot.x, spot.y, w, h)
            spot = Rect(x, y, w, h)
        out[record.id] = spot
    return out


def _partners(system: System, record: str) -> list[str]:
    found = [x for x in system.every(Succession) if record in (*x.earlier, *x.later)]
    return [x for succession in found for x in (*succession.later, *succession.earlier) if x != record]


def _apart(one: Record, two: Record) -> bool:
    """Whether the one has certainly ended before the other begins."""
    a, b = _span(one), _span(two)
    return bool((a.end and b.start and a.end.last < b.start.first) or (b.end and a.start and b.end.last < a.start.first))


def _span(record: Record) -> Span:
    return record.span if isinstance(record, (Body, Organisation)) else Span()

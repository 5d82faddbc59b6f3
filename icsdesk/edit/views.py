"""Charts and where things stand on them: place, move, size, bend, pin, arrange."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.records import Bend, Line, Placement, View
from icsdesk.domain.system import System
from icsdesk.edit import bodies, fields, permits, placing, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.placing import Point, Rect
from icsdesk.edit.step import finished

_LIKE = ("as_at", "scenario", "status", "status_note", "theme", "page", "show_seats", "show_holders", "show_dates", "route")


def add_view(system: System, title: str, *, like: str | None = None) -> Change:
    """Add an empty chart, with the page, theme and as-at day of another when `like` is given."""
    name = permits.name_given(title, "chart", "title")
    model = permits.need(system, View, like) if like is not None else None
    kept = {x: getattr(model, x) for x in _LIKE} if model else {}
    draft = Draft(system)
    draft.put(View(id=id_for(name, system.records), title=name, **kept))
    return finished(draft, "Add chart")


def rename_view(system: System, view: str, title: str) -> Change:
    """Give a chart another title."""
    permits.need(system, View, view)
    return bodies.rename(system, view, title)


def duplicate_view(system: System, view: str, title: str = "") -> Change:
    """Add a chart just like this one, after it."""
    old = permits.need(system, View, view)
    name = wording.one_line(title) or f"{old.title} (copy)"
    draft = Draft(system)
    at = system.every(View).index(old)
    draft.put(replace(old, id=id_for(name, system.records), title=name), at + 1)
    return finished(draft, f"Duplicate {wording.called(system, view)}")


def delete_view(system: System, view: str) -> Change:
    """Delete a chart; the bodies on it stay in the system."""
    permits.need(system, View, view)
    return bodies.delete(system, (view,))


def move_view(system: System, view: str, to: int) -> Change:
    """Move a chart to position `to` (0 is the first) among the charts."""
    record = permits.need(system, View, view)
    draft = Draft(system)
    draft.move(record, max(0, min(to, len(system.every(View)) - 1)))
    return finished(draft, f"Move {wording.called(system, view)}")


def set_view(system: System, view: str, **values: Any) -> Change:
    """Set what a chart says and shows of itself (page, theme, as-at day, notes)."""
    permits.need(system, View, view)
    return fields.set_fields(system, view, f"Change {wording.called(system, view)}", **values)


def place_items(system: System, view: str, rects: Mapping[str, Rect]) -> Change:
    """Put records on a chart, or give those already there another place and size. Points; x, y is the top left corner."""
    record = permits.need(system, View, view)
    pinned = {x.item for x in record.placements if x.pinned}
    wanted = [placing.placement(item, rect, item in pinned) for item, rect in rects.items()]
    return _put(system, placing.with_placements(record, wanted), f"Place {wording.several(system, rects)}")


def move_items(system: System, view: str, points: Mapping[str, Point]) -> Change:
    """Move items on a chart; bends of lines whose two ends move alike move with them."""
    record = permits.need(system, View, view)
    placed = _placed(record, points)
    moved = {item: replace(placed[item], x=x, y=y) for item, (x, y) in ((i, placing.point(p)) for i, p in points.items())}
    shifts = {item: placing.point((new.x - placed[item].x, new.y - placed[item].y)) for item, new in moved.items()}
    new = placing.with_placements(record, moved.values())
    return _put(system, placing.moved_with(system, new, shifts), f"Move {wording.several(system, points)}")


def resize_item(system: System, view: str, item: str, rect: Rect) -> Change:
    """Give one item on a chart another place and size."""
    record = permits.need(system, View, view)
    old = _placed(record, (item,))[item]
    new = placing.placement(item, rect, old.pinned)
    return _put(system, placing.with_placements(record, (new,)), f"Resize {wording.called(system, item)}")


def take_off(system: System, view: str, ids: Iterable[str]) -> Change:
    """Take items off this chart only; they stay in the system. A line is hidden on this chart."""
    record = permits.need(system, View, view)
    wanted = dict.fromkeys(ids)
    lines = [x for x in wanted if system.find(Line, x)]
    kept = tuple(x for x in record.placements if x.item not in wanted)
    if len(kept) == len(record.placements) and not lines:
        raise Refused("What you chose is not on this chart. Select something that is")
    bends = tuple(x for x in record.bends if x.line not in lines)
    hidden = tuple(dict.fromkeys((*record.lines_hidden, *lines)))
    new = placing.without_loose_bends(system, replace(record, placements=kept, bends=bends, lines_hidden=hidden))
    return _put(system, new, f"Take {wording.several(system, wanted)} off this chart")


def show_lines(system: System, view: str, lines: Iterable[str]) -> Change:
    """Show lines again that were taken off a chart."""
    record = permits.need(system, View, view)
    wanted = set(lines)
    kept = tuple(x for x in record.lines_hidden if x not in wanted)
    return _put(system, replace(record, lines_hidden=kept), f"Show {wording.several(system, wanted)} on this chart")


def set_bend(system: System, view: str, line: str, points: Sequence[Point], label: Point | None = None) -> Change:
    """Place the bends of a line by hand, from its start to its finish, and where its words stand. Nothing of both clears it."""
    record = permits.need(system, View, view)
    permits.need(system, Line, line)
    table = {x.line: x for x in record.bends}
    if points or label is not None:
        where = placing.point(label) if label is not None else None
        table[line] = Bend(line=line, points=tuple(map(placing.point, points)), label=where)
    else:
        table.pop(line, None)
    return _put(system, replace(record, bends=tuple(table.values())), "Bend line")


def clear_bends(system: System, view: str, lines: Iterable[str]) -> Change:
    """Let lines find their own way again."""
    record = permits.need(system, View, view)
    wanted = set(lines)
    kept = tuple(x for x in record.bends if x.line not in wanted)
    return _put(system, replace(record, bends=kept), "Clear bends")


def arrange(system: System, view: str, placements: Iterable[Placement], bends: Iterable[Bend], name: str = "Tidy") -> Change:
    """Put a worked-out arrangement on a chart.

    Items given are placed (pinned ones stay pinned); other items stay. Bends given replace those there were, and so do none
    for lines at an item given that moves.
    """
    record = permits.need(system, View, view)
    old = {x.item: x for x in record.placements}
    given = [placing.placement(x.item, (x.x, x.y, x.w, x.h), x.pinned or _pinned(old.get(x.item))) for x in placements]
    moving = placing.lines_touching(system, (x.item for x in given if old.get(x.item) != x))
    table = {x.line: x for x in record.bends if x.line not in moving}
    for bend in bends:
        label = placing.point(bend.label) if bend.label else None
        table[bend.line] = replace(bend, points=tuple(map(placing.point, bend.points)), label=label)
    new = replace(placing.with_placements(record, given), bends=tuple(table.values()))
    return _put(system, new, name)


def pin(system: System, view: str, ids: Iterable[str], pinned: bool) -> Change:
    """Say whether Tidy leaves items where they are."""
    record = permits.need(system, View, view)
    wanted = tuple(dict.fromkeys(ids))
    placed = _placed(record, wanted)
    new = placing.with_placements(record, (replace(placed[x], pinned=pinned) for x in wanted))
    return _put(system, new, f"{'Pin' if pinned else 'Unpin'} {wording.several(system, wanted)}")


def _pinned(old: Placement | None) -> bool:
    return old is not None and old.pinned


def _placed(view: View, items: Iterable[str]) -> dict[str, Placement]:
    table = {x.item: x for x in view.placements}
    for item in items:
        if item not in table:
            raise Refused("What you chose is not on this chart. Select something that is")
    return table


def _put(system: System, view: View, name: str) -> Change:
    draft = Draft(system)
    draft.put(view)
    return finished(draft, name)

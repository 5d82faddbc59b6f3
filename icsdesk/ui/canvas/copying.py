"""Duplicating bodies with their seats, and the lines among them, beside the originals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.records import Body, Line, Organisation, Placement, Record, View
from icsdesk.ui.canvas.stage import GRID, Stage, called

OFFSET = (2 * GRID, 2 * GRID)


def duplicate(stage: Stage, ids: Iterable[str], by: tuple[float, float] = OFFSET) -> None:
    """Copy bodies and organisations on this chart, `by` points away, with their seats and the lines among them; selects the copies."""
    view = stage.have_view()
    wanted = [x for x in ids if isinstance(stage.system.get(x), (Body, Organisation))]
    if view is None:
        return
    if not wanted:
        stage.shell.say("Select one or more bodies to duplicate")
        return
    named = called(stage, wanted)
    change = stage.attempt(lambda: _copies(stage, wanted, view, by), lambda _: f"Duplicated {named}")
    if change is not None:
        placed = {x for x in change.added if isinstance(stage.system.get(x), (Body, Organisation))}
        stage.shell.selection.set(x for x in change.added if x in placed)


def _copies(stage: Stage, wanted: list[str], view_id: str, by: tuple[float, float]) -> Change:
    system, draft = stage.system, Draft(stage.system)
    table: dict[str, str] = {}
    names = {system.name_of(x) for x in system.records}
    for old in wanted:
        table[old] = _copy_party(draft, system.records[old], names)
        for seat in system.seats(old):
            draft.put(replace(seat, id=id_for(seat.title or "seat", draft.taken()), body=table[old]))
    for line in system.every(Line):
        if line.start in table and line.finish in table:
            new_id = id_for(f"{table[line.start]} {line.kind.value} {table[line.finish]}", draft.taken())
            draft.put(replace(line, id=new_id, start=table[line.start], finish=table[line.finish]))
    view = system.need(View, view_id)
    placed = [_beside(x, table[x.item], by) for x in view.placements if x.item in table]
    draft.put(replace(view, placements=(*view.placements, *placed)))
    return draft.change(f"Duplicate {called(stage, wanted)}")


def _copy_party(draft: Draft, old: Record, names: set[str]) -> str:
    assert isinstance(old, (Body, Organisation))
    name, number = f"{old.name} (copy)", 1
    while name in names:
        number += 1
        name = f"{old.name} (copy {number})"
    names.add(name)
    new = replace(old, id=id_for(name, draft.taken()), name=name, names=())
    draft.put(new)
    return new.id


def _beside(old: Placement, new: str, by: tuple[float, float]) -> Placement:
    return replace(old, item=new, x=old.x + by[0], y=old.y + by[1], pinned=False)

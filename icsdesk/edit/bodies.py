"""Add, name, date, retype, replace and delete bodies, organisations and places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import BodyKind, Level, LineKind, OrganisationKind
from icsdesk.domain.records import Body, Line, Organisation, Place, View
from icsdesk.domain.system import R, System
from icsdesk.domain.times import Span
from icsdesk.edit import cascade, fields, pasted, permits, placing, succession, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.placing import Rect
from icsdesk.edit.step import finished


def add_body(
    system: System,
    kind: BodyKind,
    name: str,
    *,
    view: str | None = None,
    rect: Rect | None = None,
    level: Level | None = None,
    place: str | None = None,
    organisation: str | None = None,
    **values: Any,
) -> Change:
    """Add a body, and put it on a chart when `view` is given (under everything else when no `rect` is)."""
    values = {"level": level, "place": place, "organisation": organisation, **values}
    draft = Draft(system)
    _put_new(draft, Body(id="", kind=kind, name=permits.name_given(name, "body")), values, view, rect)
    return finished(draft, "Add body")


def add_organisation(
    system: System, kind: OrganisationKind, name: str, *, view: str | None = None, rect: Rect | None = None, **values: Any
) -> Change:
    """Add an organisation, and put it on a chart when `view` is given."""
    draft = Draft(system)
    _put_new(draft, Organisation(id="", kind=kind, name=permits.name_given(name, "organisation")), values, view, rect)
    return finished(draft, "Add organisation")


def add_place(
    system: System,
    name: str,
    *,
    level: Level | None = None,
    within: str | None = None,
    view: str | None = None,
    rect: Rect | None = None,
    **values: Any,
) -> Change:
    """Add a place, and put it on a chart as a frame when `view` is given."""
    draft = Draft(system)
    record = Place(id="", name=permits.name_given(name, "place"))
    _put_new(draft, record, {"level": level, "within": within, **values}, view, rect)
    return finished(draft, "Add place")


def add_several(
    system: System,
    kind: BodyKind,
    names: str | Sequence[str],
    *,
    parent: str | None = None,
    line: LineKind = LineKind.REPORTS_TO,
    view: str | None = None,
    rects: Sequence[Rect] | None = None,
    **shared: Any,
) -> Change:
    """Add a body for each name of a list as typed or pasted (bullets, numbering and empty lines are dropped), sharing `shared`.

    Each is joined to `parent` by a line of kind `line` and placed on `view` at the rect of its turn.
    """
    found = pasted.names(names)
    if not found:
        raise Refused("Enter at least one name, each on its own row")
    draft = Draft(system)
    for turn, name in enumerate(found):
        rect = rects[turn] if rects and turn < len(rects) else None
        body = _put_new(draft, Body(id="", kind=kind, name=name), shared, view, rect)
        if parent is not None:
            _join(draft, body, parent, line)
    return finished(draft, f"Add {wording.count(len(found), 'bodies')}")


def _join(draft: Draft, body: Body, parent: str, kind: LineKind) -> None:
    line_id = id_for(f"{body.id} {kind.value} {parent}", draft.taken())
    draft.put(Line(id=line_id, start=body.id, finish=parent, kind=kind, scenario=body.scenario, span=body.span))


def _put_new(draft: Draft, record: R, values: Mapping[str, Any], view: str | None, rect: Rect | None) -> R:
    """Give a record an id, put it into the draft, and place it."""
    made = fields.with_values(record, **values)
    made = replace(made, id=id_for(getattr(made, fields.name_field(made)), draft.taken()))
    draft.put(made)
    if view is not None:
        shown = draft.get(view)
        if not isinstance(shown, View):
            raise Refused("There is no chart here to put it on. Choose another chart")
        spot = rect or placing.default_rect(shown)
        draft.put(placing.with_placements(shown, (placing.placement(made.id, spot),)))
    return made


def rename(system: System, record_id: str, name: str) -> Change:
    """Correct the name (or title) of any record for all dates; what it was called earlier, with dates, stays."""
    record = permits.exists(system, record_id)
    field = fields.name_field(record)
    if field == "note":
        raise Refused(f"{wording.a(wording.noun(record)).capitalize()} has no name of its own to change")
    new = permits.name_given(name, wording.noun(record), field if field != "text" else "text")
    draft = Draft(system)
    draft.put(fields.with_values(record, **{field: new}))
    return finished(draft, f"Rename {wording.called(system, record_id)}")


def retype(system: System, record_id: str, kind: BodyKind | OrganisationKind) -> Change:
    """Change what kind of body or organisation a record is, for all dates."""
    record = permits.exists(system, record_id)
    draft = Draft(system)
    if isinstance(record, Body) and isinstance(kind, BodyKind):
        draft.put(replace(record, kind=kind, also=tuple(x for x in record.also if x is not kind)))
    elif isinstance(record, Organisation) and isinstance(kind, OrganisationKind):
        draft.put(replace(record, kind=kind))
    else:
        raise Refused(f'{wording.a(wording.noun(record)).capitalize()} cannot be of the kind "{kind.label}". Choose another kind')
    return finished(draft, f"Change kind of {wording.called(system, record_id)}")


def set_dates(system: System, record_id: str, span: Span) -> Change:
    """Correct from when to when a record is there."""
    record = permits.exists(system, record_id)
    if not fields.has(record, "span"):
        raise Refused(f"{wording.a(wording.noun(record)).capitalize()} has no dates of this sort")
    return fields.set_fields(system, record_id, f"Change dates of {wording.several(system, (record_id,))}", span=span)


def delete(system: System, ids: Iterable[str]) -> Change:
    """Delete records from the system, with everything that cannot stand without them, as one step (see `cascade`)."""
    wanted = tuple(dict.fromkeys(ids))
    for record_id in wanted:
        permits.exists(system, record_id)
    draft = Draft(system)
    cascade.remove(draft, wanted)
    return finished(draft, f"Delete {wording.several(system, wanted)}")


def what_goes(system: System, ids: Iterable[str]) -> str:
    """What `delete` removes besides the records asked for, in words: "4 seats, 3 lines"."""
    return cascade.in_words(system, ids)


def rename_from(system: System, record_id: str, name: str, day: dt.date) -> Change:
    """Give a body or organisation another name from a day on (see `succession.rename_from`)."""
    return succession.rename_from(system, record_id, name, day)


def end_on(system: System, record_id: str, day: dt.date) -> Change:
    """End a record on a day, the last on which it is there (see `succession.end_on`)."""
    return succession.end_on(system, record_id, day)


def replace_with(system: System, record_id: str, new_name: str, day: dt.date) -> Change:
    """Let a new body take over from a day on (see `succession.replace_with`)."""
    return succession.replace_with(system, record_id, new_name, day)

"""What really changes on a day: another name from then on, an end, a successor."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import SuccessionKind
from icsdesk.domain.records import Body, DatedText, Holding, Line, Organisation, Record, Seat, Succession, View
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, Truth, When, day_in_words, in_words
from icsdesk.edit import fields, permits, placing, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished

_DAY = dt.timedelta(days=1)

_KEPT_BY_SUCCESSOR = (
    "kind",
    "also",
    "family",
    "level",
    "organisation",
    "place",
    "area",
    "legal_form",
    "legal_person",
    "tier",
    "scenario",
)


def rename_from(system: System, record_id: str, name: str, day: dt.date) -> Change:
    """Give a body or organisation another name from `day` on; charts of earlier days keep the name it had then."""
    record = permits.exists(system, record_id)
    if not isinstance(record, (Body, Organisation)):
        raise Refused(f"{wording.a(wording.noun(record)).capitalize()} has one name for all dates. Use Rename")
    new = permits.name_given(name, wording.noun(record))
    draft = Draft(system)
    draft.put(_named_from(record, new, day))
    return finished(draft, f"Rename {wording.called(system, record_id)} from {day_in_words(day)}")


def _named_from(record: Body | Organisation, new: str, day: dt.date) -> Body | Organisation:
    names = list(record.names)
    for at in range(len(names) - 1, -1, -1):
        old = names[at]
        if old.span.holds(day) is Truth.YES:
            names[at : at + 1] = _split(old, new, day)
            return replace(record, names=tuple(names))
    if new == record.name or (record.span.start is not None and record.span.start.last >= day):
        return replace(record, name=new)
    before = [x.span.end.last for x in names if x.span.end is not None and x.span.end.last < day]
    start = When.on(max(before) + _DAY) if before and max(before) < day - _DAY else None
    names.append(DatedText(value=record.name, span=Span(start=start, end=When.on(day - _DAY))))
    return replace(record, name=new, names=tuple(names))


def _split(old: DatedText, new: str, day: dt.date) -> list[DatedText]:
    """One dated name made two at `day`."""
    later = replace(old, value=new, span=replace(old.span, start=When.on(day)))
    if old.span.start is not None and old.span.start.last >= day:
        return [replace(old, value=new)]
    return [replace(old, span=replace(old.span, end=When.on(day - _DAY))), later]


def end_on(system: System, record_id: str, day: dt.date) -> Change:
    """End a record on `day`, the last on which it is there.

    What hangs on a body and has no end of its own ends with it: its seats, who sits in them, and its lines.
    """
    record = permits.exists(system, record_id)
    draft = Draft(system)
    _end(draft, record, day)
    return finished(draft, f"End {wording.several(system, (record_id,))} on {day_in_words(day)}")


def _end(draft: Draft, record: Record, day: dt.date) -> None:
    if not fields.has(record, "span"):
        raise Refused(f"{wording.a(wording.noun(record)).capitalize()} has no dates of this sort")
    span: Span = getattr(record, "span")  # noqa: B009 - the field is there, though not on every record
    if span.start is not None and span.start.first > day:
        what = wording.noun(record)
        raise Refused(f"The date this {what} ends must be the same as or after {in_words(span.start)}, when it starts")
    draft.put(fields.with_values(record, span=replace(span, end=When.on(day))))
    for other in _hanging_on(draft.system, record):
        if other.span.end is None and not (other.span.start is not None and other.span.start.first > day):
            draft.put(replace(other, span=replace(other.span, end=When.on(day))))


def _hanging_on(system: System, record: Record) -> list[Seat | Holding | Line]:
    found: list[Seat | Holding | Line] = list(system.lines_at(record.id))
    seats = system.seats(record.id) if isinstance(record, Body) else (record,) if isinstance(record, Seat) else ()
    for seat in seats:
        found += [seat] if seat is not record else []
        found += system.holdings(seat.id)
        found += system.lines_at(seat.id)
    return found


def replace_with(system: System, record_id: str, new_name: str, day: dt.date) -> Change:
    """Let a new body (or organisation) take over from `day` on.

    The old one ends the day before with its seats and lines. The new one is of the same kind, stands at the same spot on the
    same charts, and has the same lines from `day`; its seats are for the officer to say. A succession records the change.
    """
    old = permits.exists(system, record_id)
    if not isinstance(old, (Body, Organisation)):
        raise Refused(
            f"{wording.a(wording.noun(old)).capitalize()} cannot be replaced with another. Choose a body or an organisation"
        )
    name = permits.name_given(new_name, wording.noun(old))
    draft = Draft(system)
    _end(draft, old, day - _DAY)
    kept = {x: getattr(old, x) for x in _KEPT_BY_SUCCESSOR if fields.has(old, x)}
    new = type(old)(id=id_for(name, draft.taken()), name=name, span=Span(start=When.on(day)), **kept)
    draft.put(new)
    _continue_lines(draft, old, new, day)
    for view in system.every(View):
        draft.put(_with_successor(view, old.id, new.id))
    taken = id_for(f"{old.id} replaced by {new.id}", draft.taken())
    draft.put(Succession(id=taken, kind=SuccessionKind.REPLACES, earlier=(old.id,), later=(new.id,), on=When.on(day)))
    return finished(draft, f"Replace {wording.called(system, record_id)} with {wording.clipped(name)}")


def _continue_lines(draft: Draft, old: Record, new: Record, day: dt.date) -> None:
    for line in draft.system.lines_at(old.id):
        if line.span.end is not None:
            continue
        start, finish = (new.id if x == old.id else x for x in (line.start, line.finish))
        later = line.span.start is not None and line.span.start.first >= day
        span = line.span if later else Span(start=When.on(day))
        line_id = line.id if later else id_for(f"{start} {line.kind.value} {finish}", draft.taken())
        draft.put(replace(line, id=line_id, start=start, finish=finish, span=span, sources=line.sources if later else ()))


def _with_successor(view: View, old: str, new: str) -> View:
    here = next((x for x in view.placements if x.item == old), None)
    return view if here is None else placing.with_placements(view, (replace(here, item=new),))

"""Who sits in a seat: seat a holder, replace one from a day, record a vacancy, end or remove a holding."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.ids import id_for
from icsdesk.domain.kinds import HoldingState
from icsdesk.domain.records import Holding, Person, Seat
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When, day_in_words, in_words
from icsdesk.edit import bodies, fields, permits, wording
from icsdesk.edit.permits import Refused
from icsdesk.edit.step import finished

_DAY = dt.timedelta(days=1)


def add_person(system: System, name: str, **values: object) -> Change:
    """Add a person who sits nowhere yet."""
    draft = Draft(system)
    person = Person(id=id_for(name, system.records), name=permits.name_given(name, "person"))
    draft.put(fields.with_values(person, **values))
    return finished(draft, "Add person")


def find_person(system: System, name: str) -> Person | None:
    """The person of this name, capitals and spaces not counted; None when there is none."""
    wanted = wording.one_line(name).casefold()
    return next((x for x in system.every(Person) if wording.one_line(x.name).casefold() == wanted), None)


def seat_holder(system: System, seat: str, person_name: str, start: When | dt.date | None = None) -> Change:
    """Let someone sit in a seat, from a day when one is given. The person is found by name, or added.

    A vacancy recorded for the seat ends the day before, or goes when it has no room left.
    """
    record = permits.need(system, Seat, seat)
    draft = Draft(system)
    person = put_person(draft, person_name)
    if any(x.person == person and x.span.end is None and not x.substitute for x in system.holdings(seat)):
        raise Refused(f"{wording.one_line(person_name)} already sits in this seat. Enter someone else")
    begin = _when(start)
    for vacancy in _open(system, seat, vacant=True):
        _finish(draft, vacancy, begin)
    put_holding(draft, Holding(id="", seat=seat, person=person, span=Span(start=begin)))
    return finished(draft, f"Seat {wording.clipped(wording.one_line(person_name), 30)} as {wording.clipped(record.title, 30)}")


def replace_holder_from(system: System, seat: str, person_name: str, day: dt.date, *, holding: str | None = None) -> Change:
    """Let someone take over a seat from `day`: who sat there until then (or only `holding`) ends the day before."""
    record = permits.need(system, Seat, seat)
    draft = Draft(system)
    person = put_person(draft, person_name)
    leaving = [x for x in _open(system, seat) if holding is None or x.id == holding]
    if holding is not None and not leaving:
        raise Refused("The holder to replace no longer sits in this seat. Select another")
    if any(x.person == person for x in leaving):
        raise Refused(f"{wording.one_line(person_name)} already sits in this seat. Enter someone else")
    for old in leaving:
        _finish(draft, old, When.on(day))
    put_holding(draft, Holding(id="", seat=seat, person=person, span=Span(start=When.on(day))))
    return finished(draft, f"Replace holder of {wording.clipped(record.title)} from {day_in_words(day)}")


def mark_vacant(system: System, seat: str, start: When | dt.date | None = None) -> Change:
    """Record that a seat is vacant, from a day when one is given; who sat there until then ends the day before.

    Without a day it is a correction: nobody with no end recorded sits there at all.
    """
    record = permits.need(system, Seat, seat)
    draft = Draft(system)
    begin = _when(start)
    for old in _open(system, seat):
        _finish(draft, old, begin)
    put_holding(draft, Holding(id="", seat=seat, state=HoldingState.VACANT, span=Span(start=begin)))
    return finished(draft, f"Mark {wording.clipped(record.title)} vacant")


def end_holding(system: System, holding: str, day: dt.date) -> Change:
    """Record the last day someone sits in a seat."""
    record = permits.need(system, Holding, holding)
    who = _who(system, record)
    return fields.set_fields(system, holding, f"End {who} on {day_in_words(day)}", span=replace(record.span, end=When.on(day)))


def edit_holding(system: System, holding: str, **values: object) -> Change:
    """Correct a holding for all dates."""
    record = permits.need(system, Holding, holding)
    return fields.set_fields(system, holding, f"Edit holder {_who(system, record)}", **values)


def remove_holding(system: System, holding: str) -> Change:
    """Delete a holding that never was; the person stays."""
    record = permits.need(system, Holding, holding)
    return replace(bodies.delete(system, (holding,)), name=f"Remove holder {_who(system, record)}")


def put_person(draft: Draft, name: str) -> str:
    """The id of the person of this name in a draft, added when new."""
    clean = permits.name_given(name, "person")
    found = next((x for x in draft.every(Person) if wording.one_line(x.name).casefold() == clean.casefold()), None)
    if found is None:
        found = Person(id=id_for(clean, draft.taken()), name=clean)
        draft.put(found)
    return found.id


def put_holding(draft: Draft, holding: Holding) -> Holding:
    """Give a holding an id and put it into a draft, after the other holdings of its seat."""
    who = holding.person or holding.state.value
    made = replace(holding, id=id_for(f"{holding.seat} {who}", draft.taken()))
    at = max((i for i, x in enumerate(draft.every(Holding)) if x.seat == made.seat), default=None)
    draft.put(made, None if at is None else at + 1)
    return made


def _open(system: System, seat: str, *, vacant: bool = False) -> list[Holding]:
    """Holdings of a seat with no end recorded, substitutes left out; only vacancies when asked."""
    found = [x for x in system.holdings(seat) if x.span.end is None and not x.substitute]
    return [x for x in found if x.state is HoldingState.VACANT] if vacant else found


def _finish(draft: Draft, holding: Holding, begin: When | None) -> None:
    """End a holding the day before `begin`; one that begins no earlier than that has no time left and goes."""
    if begin is None or begin.first == dt.date.min:
        draft.drop(holding.id)
        return
    start = holding.span.start
    if start is not None and start.text != "unknown" and start.last >= begin.first:
        if start.first > begin.last:
            raise Refused(f"Someone sits in this seat from {in_words(start)}. Choose that day or a later one")
        draft.drop(holding.id)
        return
    draft.put(replace(holding, span=replace(holding.span, end=When.on(begin.first - _DAY))))


def _when(start: When | dt.date | None) -> When | None:
    return When.on(start) if isinstance(start, dt.date) else start


def _who(system: System, holding: Holding) -> str:
    if holding.person is None:
        return holding.by_office or holding.state.label.lower()
    return wording.called(system, holding.person)

"""Takes a system to another one through the edit verbs, as an officer would: what is new is added, what differs is corrected, what went is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from icsdesk.domain.change import Change, Draft
from icsdesk.domain.kinds import HoldingState
from icsdesk.domain.records import (
    SECTIONS,
    Agreement,
    Body,
    Consultation,
    Grouping,
    Holding,
    Line,
    Organisation,
    Person,
    Place,
    Record,
    Seat,
)
from icsdesk.domain.system import System
from icsdesk.edit.bodies import add_body, add_organisation, add_place, delete
from icsdesk.edit.fields import set_about, set_fields
from icsdesk.edit.lines import connect, delete_lines, edit_line
from icsdesk.edit.mentions import remade
from icsdesk.edit.people import add_person, edit_holding, mark_vacant, remove_holding, seat_holder
from icsdesk.edit.permits import Refused
from icsdesk.edit.seats import add_seat, edit_seat, remove_seats

NO_VERB = (Agreement, Consultation, Grouping)
"""Records no verb adds: they reach a chart by its file."""


@dataclass
class Journey:
    """A live system on its way to a wanted one. `ids` says what a wanted record is called in the live system."""

    system: System
    ids: dict[str, str]
    by_file: list[str] = field(default_factory=list)
    """What the verbs would not do, and the file had to."""

    def to(self, old: System, new: System) -> System:
        """Do to the live system what turns `old` into `new`, and read it back."""
        if old.about != new.about:
            self.do(set_about(self.system, bodies_complete=new.about.bodies_complete))
        added = [x for kind in SECTIONS.values() for x in new.every(kind) if x.id not in old.records]
        for record in added:
            self.add(record)
        for record in (x for kind in SECTIONS.values() for x in new.every(kind)):
            self.correct(record)
        self.remove(x for x in old.records if x not in new.records)
        return self.system

    def do(self, change: Change) -> Change:
        self.system = change.apply(self.system)
        return change

    def mapped(self, record: Record) -> Record:
        """A wanted record with the ids the live system uses; what is not there yet is left out."""
        made = remade(record, lambda x: self.ids.get(x) if self.ids.get(x) in self.system.records else None)
        return record if made is None else made

    def add(self, record: Record) -> None:
        """Add a record by the verb for its kind, bare; `correct` fills in the rest."""
        if isinstance(record, Body):
            self.note(record, self.do(add_body(self.system, record.kind, record.name)))
        elif isinstance(record, Organisation):
            self.note(record, self.do(add_organisation(self.system, record.kind, record.name)))
        elif isinstance(record, Place):
            self.note(record, self.do(add_place(self.system, record.name)))
        elif isinstance(record, Seat):
            self.note(record, self.do(add_seat(self.system, self.ids[record.body], record.title, record.role)))
        elif isinstance(record, Person):
            self.note(record, self.do(add_person(self.system, record.name)))
        elif isinstance(record, Holding):
            self.sit(record)
        elif isinstance(record, Line):
            self.join(record)
        else:
            self.put(record)

    def note(self, record: Record, change: Change) -> None:
        self.ids[record.id] = change.added[-1]

    def sit(self, holding: Holding) -> None:
        seat = self.ids[holding.seat]
        if holding.state is HoldingState.VACANT:
            self.note(holding, self.do(mark_vacant(self.system, seat)))
        elif holding.person is not None:
            person = self.system.need(Person, self.ids[holding.person])
            self.note(holding, self.do(seat_holder(self.system, seat, person.name)))

    def join(self, line: Line) -> None:
        wanted = self.mapped(line)
        assert isinstance(wanted, Line)
        try:
            self.note(line, self.do(connect(self.system, wanted.start, wanted.finish, wanted.kind, subject=wanted.subject)))
        except Refused as refused:
            self.by_file.append(str(refused))
            self.put(line)

    def put(self, record: Record) -> None:
        """A record as its file would bring it."""
        assert isinstance(record, (*NO_VERB, Line)), record
        draft = Draft(self.system)
        self.ids[record.id] = record.id
        draft.put(self.mapped(record))
        self.system = draft.result()

    def correct(self, record: Record) -> None:
        """Set every field in which the live record differs from the wanted one."""
        live, wanted = self.system.records[self.ids[record.id]], self.mapped(record)
        values = {x.name: getattr(wanted, x.name) for x in fields(wanted) if x.name != "id"}
        differing = {key: x for key, x in values.items() if x != getattr(live, key)}
        if not differing:
            return
        verb: Any = {Seat: edit_seat, Line: edit_line, Holding: edit_holding}.get(type(record), set_fields)
        self.do(verb(self.system, live.id, **differing))

    def remove(self, gone: Iterable[str]) -> None:
        """Delete what is no longer wanted and has not gone with something else."""
        for name in gone:
            live = self.ids[name]
            record = self.system.get(live)
            if isinstance(record, Seat):
                self.do(remove_seats(self.system, [live]))
            elif isinstance(record, Line):
                self.do(delete_lines(self.system, [live]))
            elif isinstance(record, Holding):
                self.do(remove_holding(self.system, live))
            elif record is not None:
                self.do(delete(self.system, [live]))


def arrived(journey: Journey, new: System) -> bool:
    """Whether the live system is the wanted one, but for the ids the verbs gave."""
    back = {live: wanted for wanted, live in journey.ids.items()}
    named = {back[x.id]: remade(x, lambda y: back[y]) for x in journey.system.records.values()}
    return {key: replace(x, id=key) for key, x in named.items() if x is not None} == dict(new.records)

"""A whole governance system: every record by id, in document order, and the questions one asks of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, cached_property
from operator import is_
from types import MappingProxyType
from typing import TypeVar, cast

from icsdesk.domain.kinds import BodyKind, HoldingState, LineKind, OrganisationKind, SeatRole, Status
from icsdesk.domain.records import (
    SECTION_OF,
    SECTIONS,
    About,
    Body,
    Holding,
    Line,
    Organisation,
    Part,
    Person,
    Place,
    Record,
    Seat,
    Source,
    View,
)
from icsdesk.domain.times import Phase, Span, Truth

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class System:
    """All records of one governance system. Never changes; `Change.apply` makes a new one.

    `records` maps id to record; within one section the mapping's order is the document's order.
    """

    about: About = field(default_factory=About)
    records: Mapping[str, Record] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, about: About, records: Iterable[Record]) -> System:
        """Build a system. Raises ValueError when two records share an id."""
        table: dict[str, Record] = {}
        for record in records:
            if record.id in table:
                raise ValueError(f"two records share the id {record.id}")
            table[record.id] = record
        return cls(about, MappingProxyType(table))

    @cached_property
    def _sections(self) -> dict[type[Record], tuple[Record, ...]]:
        lists: dict[type[Record], list[Record]] = {kind: [] for kind in SECTIONS.values()}
        for record in self.records.values():
            lists[type(record)].append(record)
        return {kind: tuple(found) for kind, found in lists.items()}

    def every(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one kind, in document order."""
        return self._sections[kind]  # type: ignore[return-value]

    def get(self, record_id: str | None) -> Record | None:
        """The record with this id, or None."""
        return None if record_id is None else self.records.get(record_id)

    def need(self, kind: type[R], record_id: str) -> R:
        """The record with this id and kind. Raises KeyError when there is none."""
        record = self.records[record_id]
        if not isinstance(record, kind):
            raise KeyError(f"{record_id} is in {SECTION_OF[type(record)]}, not {SECTION_OF[kind]}")
        return record

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with this id when it is of this kind, else None."""
        record = self.get(record_id)
        return record if isinstance(record, kind) else None

    # -- indexes, each worked out once and only when asked for

    @cached_property
    def _seats_of(self) -> dict[str, list[Seat]]:
        return _group(self.every(Seat), lambda seat: (seat.body,))

    @cached_property
    def _holdings_of(self) -> dict[str, list[Holding]]:
        return _group(self.every(Holding), lambda holding: (holding.seat,))

    @cached_property
    def _holdings_by(self) -> dict[str, list[Holding]]:
        return _group(self.every(Holding), lambda holding: (holding.person,) if holding.person else ())

    @cached_property
    def _lines_at(self) -> dict[str, list[Line]]:
        return _group(self.every(Line), lambda line: dict.fromkeys((line.start, line.finish)))

    @cached_property
    def _bodies_by_kind(self) -> dict[BodyKind, list[Body]]:
        return _group(self.every(Body), lambda body: dict.fromkeys((body.kind, *body.also)))

    @cached_property
    def _bodies_by_organisation(self) -> dict[str, list[Body]]:
        return _group(self.every(Body), lambda body: (body.organisation,) if body.organisation else ())

    @cached_property
    def _organisations_by_kind(self) -> dict[OrganisationKind, list[Organisation]]:
        return _group(self.every(Organisation), lambda organisation: (organisation.kind,))

    @cached_property
    def _users(self) -> dict[str, list[str]]:
        users: dict[str, list[str]] = {}
        for record in self.records.values():
            for target in dict.fromkeys(references(record)):
                users.setdefault(target, []).append(record.id)
        return users

    def share_indexes(self, other: System) -> None:
        """Take over the indexes another system has worked out of sections that hold the very same records in the same order."""
        for name, kind in _INDEXES.items():
            if name in other.__dict__ and name not in self.__dict__:
                ours, theirs = self.every(kind), other.every(kind)
                if len(ours) == len(theirs) and all(map(is_, ours, theirs)):
                    self.__dict__[name] = other.__dict__[name]

    def seats(self, body: str) -> tuple[Seat, ...]:
        """The seats of a body, in document order, whatever their dates."""
        return tuple(self._seats_of.get(body, ()))

    def holdings(self, seat: str) -> tuple[Holding, ...]:
        """Who ever sat in a seat, vacancies and substitutes included."""
        return tuple(self._holdings_of.get(seat, ()))

    def holdings_by(self, person: str) -> tuple[Holding, ...]:
        """Everything a person ever held."""
        return tuple(self._holdings_by.get(person, ()))

    def lines_at(self, party: str) -> tuple[Line, ...]:
        """Every line that starts or ends at a record."""
        return tuple(self._lines_at.get(party, ()))

    def lines_from(self, party: str, *kinds: LineKind) -> tuple[Line, ...]:
        """Lines that start at a record, of the kinds given (all when none is)."""
        return tuple(x for x in self.lines_at(party) if x.start == party and (not kinds or x.kind in kinds))

    def lines_to(self, party: str, *kinds: LineKind) -> tuple[Line, ...]:
        """Lines that end at a record, of the kinds given (all when none is)."""
        return tuple(x for x in self.lines_at(party) if x.finish == party and (not kinds or x.kind in kinds))

    def users_of(self, record_id: str) -> tuple[str, ...]:
        """Ids of the records that mention a record."""
        return tuple(self._users.get(record_id, ()))

    def bodies_of_kind(self, *kinds: BodyKind) -> tuple[Body, ...]:
        """Bodies whose kind, or one of whose further kinds, is among those given."""
        if len(kinds) == 1:
            return tuple(self._bodies_by_kind.get(kinds[0], ()))
        return tuple(x for x in self.every(Body) if x.kind in kinds or any(also in kinds for also in x.also))

    def organisations_of_kind(self, kind: OrganisationKind) -> tuple[Organisation, ...]:
        """Organisations of a kind, in document order."""
        return tuple(self._organisations_by_kind.get(kind, ()))

    def bodies_of(self, organisation: str) -> tuple[Body, ...]:
        """Bodies that belong to an organisation, in document order."""
        return tuple(self._bodies_by_organisation.get(organisation, ()))

    # -- on a day

    def name_of(self, record_id: str, day: dt.date | None = None) -> str:
        """The words for a record: its name on that day when names are dated, else its name or title, else its id."""
        record = self.get(record_id)
        if isinstance(record, (Body, Organisation)) and day is not None:
            for dated in reversed(record.names):
                if dated.span.holds(day) is Truth.YES:
                    return dated.value
        if isinstance(record, (Body, Organisation, Place, Person)) or hasattr(record, "name"):
            return str(getattr(record, "name", record_id))
        return str(getattr(record, "title", record_id))

    def shown(self, record: Record, day: dt.date | None, scenario: str | None = None) -> bool:
        """Whether a chart as at `day` has this record: not when it has certainly ended or certainly not begun.

        What is only planned is shown (as proposed); a record of another scenario is not. With no day everything is shown.
        """
        wanted = getattr(record, "scenario", None)
        if wanted is not None and wanted != scenario:
            return False
        span: Span | None = getattr(record, "span", None)
        if day is None or span is None:
            return True
        if span.phase(day) is Phase.PLANNED:
            return self.status_of(record, day) is not Status.ENDED
        return span.phase(day) not in (Phase.NOT_YET, Phase.ENDED)

    def status_of(self, record: Record, day: dt.date | None) -> Status | None:
        """The status in force on a day; something only planned is PROPOSED unless a status says otherwise; None is not recorded."""
        if day is not None:
            for dated in reversed(getattr(record, "statuses", ())):
                if dated.span.holds(day) is Truth.YES:
                    return dated.value  # type: ignore[no-any-return]
        stated: Status | None = getattr(record, "status", None)
        span: Span | None = getattr(record, "span", None)
        if stated is None and day is not None and span is not None and span.phase(day) is Phase.PLANNED:
            return Status.PROPOSED
        return stated

    def holders_on(self, seat: str, day: dt.date | None) -> tuple[Holding, ...]:
        """Holdings of a seat that may stand on a day, substitutes left out, vacancies included."""
        return tuple(x for x in self.holdings(seat) if not x.substitute and (day is None or x.span.holds(day) is not Truth.NO))

    def vacant(self, seat: str, day: dt.date | None) -> Truth:
        """Whether a seat is recorded as vacant on a day; UNKNOWN when no holder and no vacancy is recorded."""
        found = self.holders_on(seat, day)
        if not found:
            return Truth.UNKNOWN
        return Truth.of(all(x.state is HoldingState.VACANT for x in found))

    def seats_with_role(self, body: str, role: SeatRole) -> tuple[Seat, ...]:
        """Seats of a body that carry an office."""
        return tuple(x for x in self.seats(body) if x.role is role or role in x.also_roles)

    def lies_within(self, place: str | None, wanted: str) -> bool:
        """Whether a place is another, or lies in it through any number of places between."""
        seen: set[str] = set()
        while place and place not in seen:
            if place == wanted:
                return True
            seen.add(place)
            record = self.find(Place, place)
            place = record.within if record else None
        return False

    def view(self, title_or_id: str) -> View | None:
        """The view with this id or this title."""
        found = self.find(View, title_or_id)
        return found or next((x for x in self.every(View) if x.title == title_or_id), None)

    def source(self, source_id: str) -> Source | None:
        """The source record with this id."""
        return self.find(Source, source_id)


_INDEXES: dict[str, type[Record]] = {
    "_seats_of": Seat,
    "_holdings_of": Holding,
    "_holdings_by": Holding,
    "_lines_at": Line,
    "_bodies_by_kind": Body,
    "_bodies_by_organisation": Body,
    "_organisations_by_kind": Organisation,
}
"""Each index by the section it is made of."""


def _group(records: Iterable[R], keys: Callable[[R], Iterable[K]]) -> dict[K, list[R]]:
    table: dict[K, list[R]] = {}
    for record in records:
        for key in keys(record):
            table.setdefault(key, []).append(record)
    return table


@cache
def _reference_fields(kind: Hashable) -> tuple[tuple[str, bool], ...]:
    """Names of the fields of a record or part that hold ids (True) or may hold parts (False)."""
    found = []
    for item in fields(kind):  # type: ignore[arg-type]
        if "to" in item.metadata:
            found.append((item.name, True))
        elif item.name not in ("extra", "span"):
            found.append((item.name, False))
    return tuple(found)


def references(part: Part) -> Iterator[str]:
    """Every id a record mentions, inside its parts too, in field order; `office:` words are not ids."""
    for name, direct in _reference_fields(cast(Hashable, type(part))):
        value = getattr(part, name)
        values = value if isinstance(value, tuple) else (value,)
        for item in values:
            if direct and isinstance(item, str) and ":" not in item:
                yield item
            elif not direct and is_dataclass(item) and isinstance(item, Part):
                yield from references(item)

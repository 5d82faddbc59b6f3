"""A system that keeps note of what is asked of it, so that it can be told which verdicts a change could touch."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TypeVar

from icsdesk.domain.kinds import BodyKind, OrganisationKind
from icsdesk.domain.records import SECTIONS, About, Body, Holding, Line, Organisation, Record, Seat
from icsdesk.domain.system import R, System

T = TypeVar("T")
Reads = frozenset[Hashable]
"""Names of the questions asked: ("record", id), ("every", kind), ("seats", body) and their like."""


class Watch:
    """Gathers the questions asked while something is worked out."""

    def __init__(self) -> None:
        self._open: list[set[Hashable]] = [set()]

    def ask(self, name: Hashable) -> None:
        """Note one question."""
        self._open[-1].add(name)

    def note(self, reads: Reads) -> None:
        """Note the questions something already worked out rests on."""
        self._open[-1] |= reads

    def reading(self, make: Callable[[], T]) -> tuple[T, Reads]:
        """What `make` gives, and every question asked on the way; they count for whoever is outside too."""
        self._open.append(set())
        try:
            value = make()
        finally:
            reads = frozenset(self._open.pop())
            self.note(reads)
        return value, reads


class _Records(Mapping[str, Record]):
    """The records of a system by id, each look noted."""

    def __init__(self, records: Mapping[str, Record], watch: Watch) -> None:
        self._records, self._watch = records, watch

    def __getitem__(self, record_id: str) -> Record:
        self._watch.ask(("record", record_id))
        return self._records[record_id]

    def __iter__(self) -> Iterator[str]:
        self._watch.ask("all")
        return iter(self._records)

    def __len__(self) -> int:
        self._watch.ask("all")
        return len(self._records)


class Watched(System):
    """A system that answers like another one and keeps note of every question. Other questions of a system go through these."""

    def __init__(self, system: System, watch: Watch) -> None:
        object.__setattr__(self, "_plain", system)
        object.__setattr__(self, "_watch", watch)
        object.__setattr__(self, "records", _Records(system.records, watch))

    _plain: System
    _watch: Watch

    @property
    def about(self) -> About:
        self._watch.ask("about")
        return self._plain.about

    def get(self, record_id: str | None) -> Record | None:
        self._watch.ask(("record", record_id))
        return self._plain.get(record_id)

    def every(self, kind: type[R]) -> tuple[R, ...]:
        self._watch.ask(("every", kind))
        return self._plain.every(kind)

    def seats(self, body: str) -> tuple[Seat, ...]:
        self._watch.ask(("seats", body))
        return self._plain.seats(body)

    def holdings(self, seat: str) -> tuple[Holding, ...]:
        self._watch.ask(("holdings", seat))
        return self._plain.holdings(seat)

    def holdings_by(self, person: str) -> tuple[Holding, ...]:
        self._watch.ask(("held by", person))
        return self._plain.holdings_by(person)

    def lines_at(self, party: str) -> tuple[Line, ...]:
        self._watch.ask(("lines", party))
        return self._plain.lines_at(party)

    def users_of(self, record_id: str) -> tuple[str, ...]:
        self._watch.ask("all")
        return self._plain.users_of(record_id)

    def bodies_of_kind(self, *kinds: BodyKind) -> tuple[Body, ...]:
        for kind in kinds:
            self._watch.ask(("bodies", kind))
        return self._plain.bodies_of_kind(*kinds)

    def bodies_of(self, organisation: str) -> tuple[Body, ...]:
        self._watch.ask(("bodies of", organisation))
        return self._plain.bodies_of(organisation)

    def organisations_of_kind(self, kind: OrganisationKind) -> tuple[Organisation, ...]:
        self._watch.ask(("organisations", kind))
        return self._plain.organisations_of_kind(kind)


def questions_about(record: Record) -> Iterator[Hashable]:
    """Every question whose answer a record is part of."""
    yield "all"
    yield ("record", record.id)
    yield ("every", type(record))
    if isinstance(record, Seat):
        yield ("seats", record.body)
    elif isinstance(record, Holding):
        yield ("holdings", record.seat)
        yield ("held by", record.person)
    elif isinstance(record, Line):
        yield ("lines", record.start)
        yield ("lines", record.finish)
    elif isinstance(record, Body):
        yield from (("bodies", x) for x in (record.kind, *record.also))
        yield ("bodies of", record.organisation)
    elif isinstance(record, Organisation):
        yield ("organisations", record.kind)


def touched(old: System, new: System) -> Iterator[Hashable]:
    """Every question whose answer may differ between two systems.

    Within a section, records are compared place by place between the first and the last that differ, so that a record
    added, altered, moved or removed is always among those found; where records came or went, all in between count.
    """
    if old.about != new.about:
        yield "about"
    for kind in SECTIONS.values():
        for record in _differing(old.every(kind), new.every(kind)):
            yield from questions_about(record)


def _differing(was: tuple[Record, ...], now: tuple[Record, ...]) -> Iterator[Record]:
    if was is now:
        return
    least = min(len(was), len(now))
    start = next((i for i in range(least) if was[i] is not now[i]), least)
    end = next((i for i in range(least - start) if was[-1 - i] is not now[-1 - i]), least - start)
    old, new = was[start : len(was) - end], now[start : len(now) - end]
    if len(old) == len(new):
        for before, after in zip(old, new, strict=True):
            if before is not after:
                yield before
                yield after
    else:
        yield from old
        yield from new

"""An edit as data: what each touched record was and what it became, with an exact inverse."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from types import MappingProxyType

from icsdesk.domain.records import SECTIONS, About, Record
from icsdesk.domain.system import R, System


class StaleChangeError(Exception):
    """A change was asked for on a system it was not made for. Nothing has been altered."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after. `*_at` is its place within its section; None where the record does not exist."""

    before: Record | None
    after: Record | None
    before_at: int | None
    after_at: int | None

    @property
    def id(self) -> str:
        """The id of the record touched."""
        record = self.before or self.after
        assert record is not None
        return record.id

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.after, self.before, self.after_at, self.before_at)


@dataclass(frozen=True, slots=True)
class Stage:
    """Edits that happen together."""

    edits: tuple[Edit, ...] = ()
    about_before: About | None = None
    about_after: About | None = None

    def inverse(self) -> Stage:
        """The stage that takes this one back."""
        return Stage(tuple(x.inverse() for x in self.edits), self.about_after, self.about_before)


@dataclass(frozen=True, slots=True)
class Change:
    """A named step from one system to the next."""

    name: str
    stages: tuple[Stage, ...] = ()

    @property
    def empty(self) -> bool:
        """True when applying it alters nothing."""
        return not any(x.edits or x.about_before != x.about_after for x in self.stages)

    @property
    def touched(self) -> frozenset[str]:
        """Ids of every record added, altered, moved or removed."""
        return frozenset(edit.id for stage in self.stages for edit in stage.edits)

    @property
    def added(self) -> tuple[str, ...]:
        """Ids of the records it adds, in the order it adds them."""
        return tuple(x.id for stage in self.stages for x in stage.edits if x.before is None)

    @property
    def removed(self) -> tuple[str, ...]:
        """Ids of the records it removes."""
        return tuple(x.id for stage in self.stages for x in stage.edits if x.after is None)

    def inverse(self) -> Change:
        """The change that takes this one back exactly, order of records included."""
        return Change(self.name, tuple(x.inverse() for x in reversed(self.stages)))

    def then(self, other: Change) -> Change:
        """Both, one after the other, as one step under this one's name."""
        return Change(self.name, self.stages + other.stages)

    def apply(self, system: System) -> System:
        """The system after the change. Raises StaleChangeError when what it found before no longer holds."""
        for stage in self.stages:
            system = _apply(stage, system)
        return system

    @classmethod
    def between(cls, name: str, old: System, new: System) -> Change:
        """The change that turns `old` into `new`."""
        edits: list[Edit] = []
        for kind in SECTIONS.values():
            was, now = old.every(kind), new.every(kind)
            if was is now or (len(was) == len(now) and all(a is b for a, b in zip(was, now, strict=True))):
                continue
            edits += _section_edits(was, now)
        about = (old.about, new.about) if old.about != new.about else (None, None)
        if not edits and about == (None, None):
            return cls(name)
        return cls(name, (Stage(tuple(edits), *about),))


def _section_edits(was: tuple[Record, ...], now: tuple[Record, ...]) -> list[Edit]:
    old_at = {x.id: i for i, x in enumerate(was)}
    new_at = {x.id: i for i, x in enumerate(now)}
    kept = _longest_rising([old_at[x.id] for x in now if x.id in old_at])
    edits = []
    for record in was:
        if record.id not in new_at:
            edits.append(Edit(record, None, old_at[record.id], None))
    for record in now:
        place = old_at.get(record.id)
        if place is None:
            edits.append(Edit(None, record, None, new_at[record.id]))
        elif place not in kept:
            edits.append(Edit(was[place], record, place, new_at[record.id]))
        elif was[place] != record:
            edits.append(Edit(was[place], record, -1, -1))
    return edits


def _longest_rising(numbers: list[int]) -> set[int]:
    """The largest set of numbers already in rising order: those records need not move."""
    tails: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for i, number in enumerate(numbers):
        spot = bisect_left(tails, number)
        if spot == len(tails):
            tails.append(number)
            at.append(i)
        else:
            tails[spot] = number
            at[spot] = i
        back.append(at[spot - 1] if spot else -1)
    kept: set[int] = set()
    i = at[-1] if at else -1
    while i >= 0:
        kept.add(numbers[i])
        i = back[i]
    return kept


def _apply(stage: Stage, system: System) -> System:
    if stage.about_before is not None and system.about != stage.about_before:
        raise StaleChangeError("the chart's own details have changed since")
    about = stage.about_after or system.about
    for edit in stage.edits:
        if system.get(edit.id) != edit.before:
            raise StaleChangeError(f"{edit.id} has changed since")
    replaced = {x.id: x.after for x in stage.edits if x.before_at == -1 and x.after is not None}
    moving = [x for x in stage.edits if x.before_at != -1]
    touched = {type(x.before or x.after) for x in moving}
    records: dict[str, Record] = {}
    for kind in SECTIONS.values():
        section = system.every(kind)
        if kind in touched:
            section = _rearranged(section, [x for x in moving if isinstance(x.before or x.after, kind)])
        for record in section:
            records[record.id] = replaced.get(record.id, record)
    return System(about, MappingProxyType(records))


def _rearranged(section: tuple[Record, ...], edits: list[Edit]) -> tuple[Record, ...]:
    leaving = {x.id for x in edits if x.before is not None}
    for edit in edits:
        if edit.before is not None and (edit.before_at is None or section[edit.before_at].id != edit.id):
            raise StaleChangeError(f"{edit.id} has moved since")
    result = [x for x in section if x.id not in leaving]
    for edit in sorted((x for x in edits if x.after is not None), key=lambda x: x.after_at or 0):
        assert edit.after is not None
        assert edit.after_at is not None
        result.insert(edit.after_at, edit.after)
    return tuple(result)


@dataclass
class Draft:
    """A scratch copy in which a verb works out every consequence before anything is handed over."""

    system: System
    _sections: dict[type[Record], dict[str, Record]] = field(init=False)
    _about: About = field(init=False)

    def __post_init__(self) -> None:
        self._sections = {kind: {x.id: x for x in self.system.every(kind)} for kind in SECTIONS.values()}
        self._about = self.system.about

    def put(self, record: Record, at: int | None = None) -> None:
        """Add a record (at the end of its section, or at position `at`), or replace the one with its id in place."""
        section = self._sections[type(record)]
        if at is None or record.id in section:
            section[record.id] = record
            return
        items = list(section.values())
        items.insert(at, record)
        self._sections[type(record)] = {x.id: x for x in items}

    def drop(self, record_id: str) -> None:
        """Remove a record."""
        for section in self._sections.values():
            section.pop(record_id, None)

    def move(self, record: Record, at: int) -> None:
        """Put a record at another position of its section."""
        del self._sections[type(record)][record.id]
        self.put(record, at)

    def set_about(self, about: About) -> None:
        """Replace what the file says of itself."""
        self._about = about

    def get(self, record_id: str) -> Record | None:
        """The record as the draft has it now."""
        return next((s[record_id] for s in self._sections.values() if record_id in s), None)

    def every(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one kind as the draft has them now, in order."""
        return tuple(self._sections[kind].values())  # type: ignore[arg-type]

    def taken(self) -> set[str]:
        """Every id in use."""
        return {record_id for section in self._sections.values() for record_id in section}

    def result(self) -> System:
        """The system as drafted."""
        return System.of(self._about, (x for section in self._sections.values() for x in section.values()))

    def change(self, name: str) -> Change:
        """The change from the system the draft began with."""
        return Change.between(name, self.system, self.result())

"""What else goes when a record goes, so that nothing is ever left pointing at nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from icsdesk.domain.change import Draft
from icsdesk.domain.records import About, Holding, Part, Record, Step, Succession, View
from icsdesk.domain.system import System
from icsdesk.edit import wording

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Consequences:
    """All that happens when records are removed: ids that go (those asked for included) and records that stay, altered."""

    gone: frozenset[str]
    altered: tuple[Record, ...]
    about: About


def consequences(system: System, ids: Iterable[str]) -> Consequences:
    """Work out everything that goes or is altered when the records with these ids are removed. Unknown ids are passed over."""
    gone = {x for x in ids if x in system.records}
    waiting = list(gone)
    mentioning: set[str] = set()
    while waiting:
        for user in system.users_of(waiting.pop()):
            if user in gone:
                continue
            mentioning.add(user)
            if _goes_too(system.records[user], gone, system):
                gone.add(user)
                waiting.append(user)
    altered = [_without(system.records[x], gone, system) for x in system.records if x in mentioning and x not in gone]
    about = _without(system.about, gone, system)
    return Consequences(frozenset(gone), tuple(x for x in altered if x is not None), about or About())


def remove(draft: Draft, ids: Iterable[str]) -> None:
    """Take records out of a draft just begun, with all that follows."""
    result = consequences(draft.system, ids)
    for record_id in result.gone:
        draft.drop(record_id)
    for record in result.altered:
        draft.put(record)
    if result.about != draft.system.about:
        draft.set_about(result.about)


def in_words(system: System, ids: Iterable[str]) -> str:
    """What goes besides the records asked for: "4 seats, 3 lines"; empty when nothing else does."""
    asked = set(ids)
    gone = consequences(system, asked).gone
    return wording.counted(system.records[x] for x in system.records if x in gone and x not in asked)


def _goes_too(record: Record, gone: set[str], system: System) -> bool:
    """Whether a record has no meaning left once others are gone."""
    if isinstance(record, Holding) and record.person in gone and not record.by_office:
        return True
    scenario = getattr(record, "scenario", None)
    if scenario in gone and not isinstance(record, View):
        return True
    left = _without(record, gone, system)
    if isinstance(record, Succession) and isinstance(left, Succession):
        return bool((record.earlier and not left.earlier) or (record.later and not left.later))
    return left is None


def _without(part: P, gone: Container[str], system: System) -> P | None:
    """A record or part that no longer mentions what is gone; None when it cannot stand without it."""
    values: dict[str, Any] = {}
    for item in fields(part):
        value = getattr(part, item.name)
        if "to" in item.metadata:
            left: Any = tuple(x for x in value if x not in gone) if isinstance(value, tuple) else None if value in gone else value
            if left is None and value is not None and item.default is not None:
                return None
        elif isinstance(value, tuple):
            left = _parts_without(value, gone, system)
        elif isinstance(value, Part):
            left = _without(value, gone, system)
        else:
            continue
        if left != value:
            values[item.name] = left
    if isinstance(part, Step) and "body" in values:
        values["note"] = _with_lost_body(part, system)
    return replace(part, **values) if values else part


def _parts_without(values: tuple[Any, ...], gone: Container[str], system: System) -> tuple[Any, ...]:
    left = []
    for value in values:
        kept = _without(value, gone, system) if isinstance(value, Part) else value
        if kept is not None:
            left.append(kept)
    return tuple(left)


def _with_lost_body(step: Step, system: System) -> str:
    """The note of a step whose body goes: the name stays readable."""
    lost = f"Was at {system.name_of(step.body or '')}, removed from this chart."
    return f"{step.note} {lost}".strip()

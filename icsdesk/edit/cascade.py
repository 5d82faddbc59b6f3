"""What else goes when a record goes, so that nothing is ever left pointing at nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from icsdesk.domain.change import Draft
from icsdesk.domain.records import About, Holding, Part, Record, Route, Step, Succession, View, Waiver
from icsdesk.domain.system import System
from icsdesk.edit import mentions, wording

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
    if isinstance(record, Waiver) and isinstance(left, Waiver):
        return left.parties != record.parties  # fewer parties would let it cover more
    return left is None


def _without(part: P, gone: Container[str], system: System) -> P | None:
    """A record or part that no longer mentions what is gone; None when it cannot stand without it."""
    left = mentions.remade(part, lambda x: None if x in gone else x)
    if isinstance(left, Route) and isinstance(part, Route) and left is not part:
        steps = (_noted(old, new, system) for old, new in zip(part.steps, left.steps, strict=True))
        left = replace(left, steps=tuple(steps))
    return left


def _noted(old: Step, new: Step, system: System) -> Step:
    """A step whose body went says in its note where it was."""
    if old.body is None or new.body is not None:
        return new
    return replace(new, note=f"{new.note} Was at {system.name_of(old.body)}, removed from this chart.".strip())

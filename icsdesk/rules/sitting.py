"""One rule being tried on one system on one day: what every check is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from icsdesk.domain.kinds import BodyKind, OrganisationKind
from icsdesk.domain.records import Body, Organisation, Record
from icsdesk.domain.system import System
from icsdesk.domain.times import day_in_words
from icsdesk.rules.facts import Being, Facts
from icsdesk.rules.outcome import Outcome, cannot_tell, not_applicable
from icsdesk.rules.rule import Rule

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A rule, and the facts it is tried on."""

    facts: Facts
    rule: Rule

    @property
    def system(self) -> System:
        """The system tried."""
        return self.facts.system

    @property
    def day(self) -> dt.date | None:
        """The day it is tried on."""
        return self.facts.day

    def value(self, name: str, default: Any = None) -> Any:
        """A parameter of the rule. A list of entries with `from`, `until` and `value` gives the one for the day."""
        found = self.rule.parameters.get(name, default)
        if isinstance(found, list) and found and all(isinstance(x, dict) and "value" in x for x in found):
            return next((x["value"] for x in found if self.covers(x)), default)
        return found

    def covers(self, entry: dict[str, Any]) -> bool:
        """Whether a dated entry of the rule's data holds on the day."""
        if self.day is None:
            return True
        start, end = entry.get("from"), entry.get("until")
        return (start is None or start <= self.day) and (end is None or self.day <= end)


Check = Callable[[Sitting], Iterable[Outcome]]
BodyCheck = Callable[[Sitting, Body], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Each(Generic[R]):
    """A check that looks at one record after another, each look by itself, so that one alone can be tried again."""

    subjects: Callable[[Sitting], Iterable[R]]
    look: Callable[[Sitting, R], Iterable[Outcome]]

    def __call__(self, sitting: Sitting) -> Iterator[Outcome]:
        for record in self.subjects(sitting):
            yield from self.look(sitting, record)


def those(subjects: Callable[[Sitting], Iterable[R]]) -> Callable[[Callable[[Sitting, R], Iterable[Outcome]]], Each[R]]:
    """Try a check on each of these records, whatever their dates."""
    return lambda look: Each(subjects, look)


def each(*kinds: BodyKind) -> Callable[[BodyCheck], Each[Body]]:
    """Try a check on every body of these kinds in being on the day, and say why for the others."""
    return lambda look: Each(lambda s: s.system.bodies_of_kind(*kinds), lambda s, body: on(s, body, look))


def every_body(s: Sitting) -> tuple[Body, ...]:
    """Every body there is."""
    return s.system.every(Body)


def every_organisation(*kinds: OrganisationKind) -> Callable[[Sitting], Iterable[Organisation]]:
    """Every organisation of these kinds."""
    return lambda s: (x for kind in kinds for x in s.system.organisations_of_kind(kind))


def on(sitting: Sitting, record: R, look: Callable[[Sitting, R], Iterable[Outcome]]) -> Iterator[Outcome]:
    """Try a record if it is in being; not yet in being is not yet bound; unsure dates cannot be judged."""
    being = sitting.facts.being(record)
    if being is Being.IN_BEING:
        yield from look(sitting, record)
    elif being is Being.NOT_YET:
        yield not_applicable("Not yet in being, so not yet bound", record.id)
    elif being is Being.UNCERTAIN:
        name = sitting.facts.name(record.id)
        when = day_in_words(sitting.day) if sitting.day else "this day"
        yield cannot_tell(
            f"The dates recorded for {name} leave it open whether it was in being on {when}.",
            record.id,
            question=f"Give the exact day {name} started or ended.",
            field="start",
        )

"""Whether bodies are drawn only while the law knew them, whether there is a day at all, and what may change after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from icsdesk.domain.kinds import Status
from icsdesk.domain.records import Body, Organisation
from icsdesk.domain.times import Phase, Truth, day_in_words
from icsdesk.rules.facts import Being
from icsdesk.rules.outcome import Outcome, cannot_tell, failed, note, passed
from icsdesk.rules.sitting import Sitting, those


@those(lambda s: _parties(s))
def drawn_while_it_existed(s: Sitting, record: Body | Organisation) -> Iterator[Outcome]:
    """A statutory body is in being only within the dates the law gave its kind, unless marked as shadow or proposed."""
    window = _window_of(s, record)
    if window is None or (isinstance(record, Organisation) and any(_window_of(s, x) for x in s.system.bodies_of(record.id))):
        return
    yield from _window(s, record, window)


def _window_of(s: Sitting, record: Body | Organisation) -> dict[str, Any] | None:
    """The dates of a record's kind; none for what belongs to a scenario. An organisation's body speaks for it."""
    if isinstance(record, Body) and record.scenario is not None:
        return None
    return next((x for x in s.rule.parameters["kinds"] if x["kind"] == record.kind.value), None)


def _window(s: Sitting, record: Body | Organisation, window: dict[str, Any]) -> Iterator[Outcome]:
    name, being = s.facts.name(record.id), s.facts.being(record)
    start: dt.date | None = window.get("from")
    end: dt.date | None = window.get("until")
    if being in (Being.IN_BEING, Being.UNCERTAIN) and s.day is not None and not s.covers(window):
        if being is Being.UNCERTAIN:
            yield cannot_tell(
                f"The dates recorded for {name} leave it open whether it is drawn too early or too late.",
                record.id,
                question=f"Give the exact day {name} started or ended.",
                field="start",
            )
        elif start and s.day < start:
            yield failed(
                f"Give {name} its start date, or mark it as shadow: there was no {_kind(record)} before {day_in_words(start)}.",
                record.id,
                field="start",
            )
        elif end:
            yield failed(
                f"Give {name} its end date: there was no {_kind(record)} after {day_in_words(end)}.", record.id, field="end"
            )
    elif s.day is not None and _said_current_after_end(s, record):
        assert record.span.end is not None
        yield failed(
            f"Show {name} as ended: it ended on {day_in_words(record.span.end.last)} and is still recorded as current on {day_in_words(s.day)}.",
            record.id,
            field="statuses",
        )
    elif being is not Being.ABSENT:
        yield passed(record.id)


def _said_current_after_end(s: Sitting, record: Body | Organisation) -> bool:
    """A status dated to hold on the day says current although the record ended before it."""
    if s.day is None or record.span.phase(s.day) is not Phase.ENDED:
        return False
    return any(
        x.value is Status.CURRENT and x.span.start is not None and x.span.holds(s.day) is Truth.YES for x in record.statuses
    )


def _kind(record: Body | Organisation) -> str:
    return record.kind.label.removesuffix(" (organisation)")


def day_is_set(s: Sitting) -> Iterator[Outcome]:
    """The chart says as at which day it stands."""
    if s.day is None:
        yield cannot_tell(
            "No as-at date is set, so which rules apply cannot be told.", question="Set the as-at date.", field="as_at"
        )
    else:
        yield passed()


def may_change(s: Sitting) -> Iterator[Outcome]:
    """Law that is only proposed is a note on the kinds of body it would touch, one for each kind, never more."""
    for entry in s.rule.parameters["kinds"]:
        found = tuple(x.id for x in _parties(s) if x.kind.value == entry["kind"] and s.facts.here(x))
        if found and s.day is not None:
            yield note(
                f"The as-at date is {day_in_words(s.day)}. {entry['words']} may change after the Health Bill, "
                "which was still before Parliament when these rules were written.",
                *found,
            )


def _parties(s: Sitting) -> tuple[Body | Organisation, ...]:
    return (*s.system.every(Body), *s.system.every(Organisation))

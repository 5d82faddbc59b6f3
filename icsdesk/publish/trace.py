"""Where a finding comes from: the facts it used, in plain words, each with its source paper and the place in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from icsdesk.domain.kinds import Word
from icsdesk.domain.records import (
    OFFICE_PREFIX,
    Body,
    Cite,
    DatedParty,
    Line,
    Organisation,
    Paper,
    Person,
    Quorum,
    Record,
    Seat,
)
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, Truth, When, in_words
from icsdesk.publish.report import paper_words
from icsdesk.publish.words import field_label, in_row, several
from icsdesk.rules.finding import Finding

_MOST = 8
_LOOKED_AT: dict[type[Record], tuple[str, ...]] = {
    Body: ("kind", "organisation", "legal_form", "legal_basis", "founders", "membership_complete", "committees_complete"),
    Organisation: ("kind", "tier", "governance", "area"),
    Seat: ("role", "category", "standing", "represents", "nominated_by", "appointed_by", "approved_by"),
    Line: ("kind", "power", "functions", "agreement"),
    Person: ("post", "employers", "offices"),
}
"""What is told of a record of each sort; what is empty is left out, except the field that the finding is about."""


def trace(finding: Finding, system: System, day: dt.date | None = None) -> tuple[str, ...]:
    """One line for each record the finding used, first the one shown first: what is recorded and where it comes from.

    `day` chooses names and holders; all dates when None. The paper that supports the very field the finding is about is
    named first; a record with no paper says so.
    """
    lines = [_line(record, finding, system, day) for x in finding.subjects[:_MOST] if (record := system.get(x)) is not None]
    if len(finding.subjects) > _MOST:
        lines.append(f"And {several(len(finding.subjects) - _MOST, 'more record')} of the same sort.")
    own = {(cite.source, cite.at) for x in finding.subjects if (record := system.get(x)) for cite in record.sources}
    lines += [f"Also used: {_papers([x], system)}" for x in finding.facts if (x.source, x.at) not in own]
    return tuple(lines) or ("It used what the whole chart records, no one record more than another.",)


def recorded(finding: Finding, system: System, day: dt.date | None = None) -> tuple[str, ...]:
    """What is recorded of each record a finding used, without its papers."""
    found = (record for x in finding.subjects[:_MOST] if (record := system.get(x)) is not None)
    return tuple(f"{_facts(x, finding, system, day)}." for x in found)


def _facts(record: Record, finding: Finding, system: System, day: dt.date | None) -> str:
    told = [*_told(record, finding, system, day)]
    words = "; ".join(told)
    return f"{_called(record, system, day)}{'. ' if told else ''}{words[:1].upper()}{words[1:]}"


def _line(record: Record, finding: Finding, system: System, day: dt.date | None) -> str:
    cites = sorted(record.sources, key=lambda x: (x.supports != finding.field, bool(x.supports)))
    papers = _papers(cites[:2], system)
    return f"{_facts(record, finding, system, day)}. {f'From {papers}' if papers else 'No paper is recorded for it.'}"


def _called(record: Record, system: System, day: dt.date | None) -> str:
    if isinstance(record, Seat):
        return f"“{record.title}” on {system.name_of(record.body, day)}"
    if isinstance(record, Line):
        return f"The line from {_who(record.start, system, day)} to {_who(record.finish, system, day)}"
    return system.name_of(record.id, day)


def _told(record: Record, finding: Finding, system: System, day: dt.date | None) -> Iterator[str]:
    names = _LOOKED_AT.get(type(record), ())
    if finding.field and finding.field not in names and hasattr(record, finding.field):
        names = (*names, finding.field)
    for name in names:
        value = _value(getattr(record, name), system, day)
        if value or name == finding.field:
            yield f"{field_label(name).rstrip('?').lower()}: {value or 'not recorded'}"
    if isinstance(record, Body):
        yield from _seats(record, system, day)
    if isinstance(record, Seat):
        yield from _holders(record, system, day)
    span: Span | None = getattr(record, "span", None)
    if span is not None and (span.start or span.end or span.planned_start):
        yield _dates(span)


def _seats(body: Body, system: System, day: dt.date | None) -> Iterator[str]:
    seats = [x for x in system.seats(body.id) if day is None or x.span.holds(day) is not Truth.NO]
    yield f"{several(len(seats), 'entry', 'entries')} for seats" if seats else "no seats recorded"


def _holders(seat: Seat, system: System, day: dt.date | None) -> Iterator[str]:
    held = system.holders_on(seat.id, day)
    names = [system.name_of(x.person, day) if x.person else x.by_office or x.state.label.lower() for x in held]
    if names:
        yield f"held by {in_row(names)}" if any(x.person for x in held) else in_row(names)


def _value(value: Any, system: System, day: dt.date | None) -> str:
    """A field's value in words, "" when nothing is recorded."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return in_row([x for y in value if (x := _value(y, system, day))])
    if isinstance(value, Word):
        return value.label
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, DatedParty):
        return _who(value.who, system, day)
    if isinstance(value, Quorum):
        return str(value.count) if value.count is not None else value.text or ", ".join(value.required).replace("_", " ")
    if isinstance(value, Paper):
        return value.title or "recorded"
    if isinstance(value, When):
        return in_words(value)
    if isinstance(value, str):
        return _who(value, system, day)
    return str(getattr(value, "role", value)).replace("_", " ")


def _who(name: str, system: System, day: dt.date | None) -> str:
    if name.startswith(OFFICE_PREFIX):
        return "the " + name.removeprefix(OFFICE_PREFIX).replace("_", " ")
    record = system.get(name)
    return _called(record, system, day) if record is not None else name


def _dates(span: Span) -> str:
    parts = [f"from {in_words(span.start)}"] if span.start else []
    parts += [f"planned from {in_words(span.planned_start)}"] if span.planned_start and not span.start else []
    parts += [f"to {in_words(span.end)}"] if span.end else []
    return " ".join(parts)


def _papers(cites: Iterable[Cite], system: System) -> str:
    """Papers in a row, each with its place, and the words that were copied from it when there are any."""
    found = []
    for cite in cites:
        words = paper_words(cite, system)
        if words:
            quote = f": “{cite.quote.rstrip('.')}”" if cite.quote else ""
            found.append(f"{words}{quote}")
    return "; ".join(dict.fromkeys(found)) + "." if found else ""

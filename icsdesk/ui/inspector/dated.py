"""Values that hold for a time, typed in one line: "Shadow from 1 April 2021 to 30 June 2022; Current from 1 July 2022"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from icsdesk.domain.kinds import Status
from icsdesk.domain.records import PARTY, DatedParty, DatedStatus, DatedText, PersonalOffice, Secondment
from icsdesk.domain.system import System
from icsdesk.domain.times import Span, When
from icsdesk.ui.dates_in_words import read_when, shown
from icsdesk.ui.inspector.names import BETWEEN, ids_for, name_for

D = TypeVar("D", DatedText, DatedStatus, DatedParty, Secondment, PersonalOffice)


def show_dated(values: Sequence[Any], words: Callable[[Any], str]) -> str:
    """Dated values in one line, in the order recorded."""
    return BETWEEN.join(_one(x, words) for x in values or ())


def read_dated(text: str, old: Sequence[D], words: Callable[[D], str], make: Callable[[str, Span], D]) -> tuple[D, ...]:
    """The dated values a line means; those that read the same as before are kept as they were. Raises ValueError with a sentence."""
    kept = {_one(x, words): x for x in old or ()}
    found = []
    for part in text.split(";"):
        plain = " ".join(part.split())
        if plain:
            found.append(kept[plain] if plain in kept else make(*_split(plain)))
    return tuple(found)


def status_from(text: str, span: Span) -> DatedStatus:
    """A status for a time. Raises ValueError with the choices."""
    for status in Status:
        if text.lower() in (status.label.lower(), status.value):
            return DatedStatus(value=status, span=span)
    raise ValueError(f'Status must be one of {", ".join(x.label for x in Status)}, not "{text}"')


def text_from(text: str, span: Span) -> DatedText:
    """A name or another text for a time."""
    return DatedText(value=text, span=span)


def party_from(system: System) -> Callable[[str, Span], DatedParty]:
    """How a body or organisation for a time is made from its name; with a colon, its role stands before it."""

    def make(text: str, span: Span) -> DatedParty:
        role, colon, name = text.rpartition(": ")
        ids = ids_for(system, name if colon else text, PARTY)
        return DatedParty(who=ids[0], role=role, span=span)

    return make


def party_words(system: System) -> Callable[[DatedParty], str]:
    """A body or organisation that belongs for a time, in words."""
    return lambda x: f"{x.role}: {name_for(system, x.who)}" if x.role else name_for(system, x.who)


def secondment_from(system: System) -> Callable[[str, Span], Secondment]:
    """How someone lent is read: "Wirral Council to NHS England"."""

    def make(text: str, span: Span) -> Secondment:
        lender, found, borrower = text.partition(" to ")
        if not found:
            raise ValueError("Lent must say from whom to whom, like Wirral Council to NHS England from 1 July 2022")
        ids = ids_for(system, f"{lender}; {borrower}", ("organisations",))
        if len(ids) != 2:
            raise ValueError("Lent must name two organisations, like Wirral Council to NHS England from 1 July 2022")
        return Secondment(lender=ids[0], borrower=ids[1], span=span)

    return make


def secondment_words(system: System) -> Callable[[Secondment], str]:
    """Someone lent, in words."""
    return lambda x: f"{name_for(system, x.lender)} to {name_for(system, x.borrower)}"


def office_from(system: System) -> Callable[[str, Span], PersonalOffice]:
    """How an office that is no seat here is read: "Chair at Wye Valley NHS Trust", or only "Councillor"."""

    def make(text: str, span: Span) -> PersonalOffice:
        role, _, place = text.partition(" at ")
        ids = ids_for(system, place, ("organisations",))
        return PersonalOffice(role=role, organisation=ids[0] if ids else None, span=span)

    return make


def office_words(system: System) -> Callable[[PersonalOffice], str]:
    """An office in words."""
    return lambda x: f"{x.role} at {name_for(system, x.organisation)}" if x.organisation else x.role


def _one(value: Any, words: Callable[[Any], str]) -> str:
    span: Span = value.span
    start = f" from {shown(span.start)}" if span.start else ""
    end = f" to {shown(span.end)}" if span.end else ""
    return " ".join(f"{words(value)}{start}{end}".split())


def _split(text: str) -> tuple[str, Span]:
    """The value and its dates; words that are no dates stay part of the value."""
    rest, end = _cut(text, (" to ", " until "))
    rest, start = _cut(rest, (" from ",))
    return rest, Span(start=start, end=end)


def _cut(text: str, marks: Sequence[str]) -> tuple[str, When | None]:
    for mark in marks:
        before, found, after = text.rpartition(mark)
        if found:
            try:
                return before, read_when(after)
            except ValueError:
                continue
    return text, None

"""What each kind of record's form asks, in officers' words; the forms are lists, the widgets are made from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from icsdesk.domain.change import Change
from icsdesk.domain.kinds import Word
from icsdesk.domain.records import Paper, Quorum, Record
from icsdesk.domain.system import System
from icsdesk.edit import bodies, fields, lines

Get = Callable[[Record], Any]
Put = Callable[[System, str, Any], Change]

_EMPTY: dict[str, Any] = {"quorum": Quorum(), "terms_of_reference": Paper(), "constitution": Paper()}
"""Values made of parts that a record may be without: nothing filled in means not recorded."""


class Control(Enum):
    """Which control a field has."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes or no"
    DATE = "date"
    DAY = "day"
    NUMBER = "number"
    ONE = "one record"
    MANY = "several records"
    WORDS = "several texts"
    STATUSES = "statuses with dates"
    NAMES = "texts with dates"
    PARTIES = "bodies and organisations with dates"
    CHOICES = "several of a closed list"
    WORDS_OR_NONE = "several texts, or none"
    SECONDMENTS = "from one organisation to another, with dates"
    OFFICES = "roles at organisations, with dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question of a form. `field` is the record's field; `part` a field of the value inside it (a span's start).

    `sections` say where records are chosen from; `half` puts it beside its neighbour; `required` leaves no empty choice.
    """

    field: str
    label: str
    control: Control = Control.LINE
    part: str = ""
    words: type[Word] | None = None
    sections: tuple[str, ...] = ()
    offices: bool = False
    half: bool = False
    required: bool = False
    hint: str = ""
    put: Put | None = None

    @property
    def key(self) -> str:
        """What tells this question from the others of its form."""
        return f"{self.field}.{self.part}" if self.part else self.field

    def get(self, record: Record) -> Any:
        """The value recorded."""
        value = getattr(record, self.field)
        return getattr(value, self.part, None) if self.part else value

    def change(self, system: System, record: Record, value: Any) -> Change:
        """The change that records another value. Raises permits.Refused."""
        if self.put is not None:
            return self.put(system, record.id, value)
        if self.part:
            whole = getattr(record, self.field)
            whole = _EMPTY[self.field] if whole is None else whole
            value = replace(whole, **{self.part: value})
            value = None if self.field in _EMPTY and value == _EMPTY[self.field] else value
        return fields.set_fields(system, record.id, self._step(system, record), **{self.field: value})

    def _step(self, system: System, record: Record) -> str:
        name = system.name_of(record.id)
        plain = self.label.rstrip("?")
        return f"Change {plain[0].lower()}{plain[1:]} of {name}" if name != record.id else f"Change {plain[0].lower()}{plain[1:]}"


@dataclass(frozen=True, slots=True)
class Part:
    """A headed part of a form; parts that are seldom needed start folded."""

    heading: str
    asks: tuple[Ask, ...]
    folded: bool = False


def _rename(system: System, record_id: str, name: str) -> Change:
    return bodies.rename(system, record_id, name)


def _retype(system: System, record_id: str, kind: Any) -> Change:
    return bodies.retype(system, record_id, kind)


def _retype_line(system: System, record_id: str, kind: Any) -> Change:
    return lines.retype_line(system, record_id, kind)


def _from(system: System, record_id: str, end: str) -> Change:
    return lines.reconnect(system, record_id, start=end)


def _to(system: System, record_id: str, end: str) -> Change:
    return lines.reconnect(system, record_id, finish=end)


def name_ask(**more: Any) -> Ask:
    """The name of a record, renamed by its own verb."""
    return Ask(field="name", label="Name", required=True, put=_rename, **more)


def kind_ask(words: type[Word], put: Put | None = None) -> Ask:
    """The kind of a record; it always has one."""
    return Ask(field="kind", label="Kind", control=Control.CHOICE, words=words, required=True, put=put)


def retype_ask(words: type[Word]) -> Ask:
    """The kind of a body or organisation."""
    return kind_ask(words, _retype)


def retype_line_ask(words: type[Word]) -> Ask:
    """The kind of a line."""
    return kind_ask(words, _retype_line)


def line_ends() -> tuple[Ask, Ask]:
    """Both ends of a line."""
    party = ("bodies", "organisations", "seats", "people")
    return (
        Ask(field="start", label="From", control=Control.ONE, sections=party, required=True, put=_from),
        Ask(field="finish", label="To", control=Control.ONE, sections=party, required=True, put=_to),
    )


DATES = Part(
    "Dates",
    (
        Ask(
            field="span",
            part="start",
            label="Start date",
            control=Control.DATE,
            half=True,
            hint="For example: 1 July 2022, July 2022, 2022/23 or unknown",
        ),
        Ask(
            field="span",
            part="end",
            label="End date",
            control=Control.DATE,
            half=True,
            hint="The last day; for example 30 June 2022",
        ),
        Ask(
            field="span",
            part="planned_start",
            label="Planned start date",
            control=Control.DATE,
            half=True,
            hint="For example: April 2023",
        ),
        Ask(
            field="span",
            part="planned_end",
            label="Planned end date",
            control=Control.DATE,
            half=True,
            hint="For example: 2025/26",
        ),
    ),
)

NOTES = Part("Notes", (Ask(field="note", label="Note", control=Control.TEXT),))
